// The four figures on top: throughput, in progress, cycle time, on time; each with its trend, what it means, and its cases.
import { written } from '../../../chart/written.ts';
import type { Figure } from '../figure-card.tsx';
import { LATELY, lately, type PeriodFigure, periodsOf, trendOf, wholePeriods } from '../told.ts';
import { aboutMeasure, type Frame, spanText, type Time, timesAs, timeUnit, wholeSpan } from './frame.ts';

type Asked = Frame & { readonly isOurs: boolean; readonly time: Time };

export function topFigures(asked: Asked): Figure[] {
  return [throughputFigure(asked), progressFigure(asked), cycleFigure(asked), punctualFigure(asked)];
}

const recent = ({ period, now }: Frame, figures: readonly PeriodFigure[]) =>
  wholePeriods(figures, period, now).slice(-26);

const valuesOf = (figures: readonly PeriodFigure[]) => figures.map(({ value }) => value);

function spokenTrend({ t }: Frame, figures: readonly PeriodFigure[], say: (value: number) => string): string {
  const known = valuesOf(figures).filter((value) => value !== null);
  const [first, last] = [known[0], known.at(-1)];
  return first === undefined || last === undefined
    ? ''
    : t('measure.trend', { first: say(first), last: say(last) });
}

const count = (value: number): string => written(value, 'count');
const share = (value: number): string => written(value, 'share');

/** Nothing has ended yet, in a history that goes on. */
const waitsForEnds = ({ told: { counted } }: Frame): boolean => counted.ended === 0 && counted.open > 0;

/** From the beginning of the first period that a figure speaks of to the end of the last. */
function spanOf(figures: readonly PeriodFigure[]) {
  const [first, last] = [figures.slice(-LATELY)[0], figures.at(-1)];
  return first && last ? { from: first.from, to: last.to } : {};
}

function throughputFigure(asked: Asked): Figure {
  const { t, period, told } = asked;
  const figures = recent(asked, periodsOf(told.measures.throughput));
  const value = lately(figures);
  return {
    name: 'throughput',
    title: t('measure.throughput'),
    value: value === null ? null : count(value),
    waits: waitsForEnds(asked),
    about: t(`measure.finishedPer.${period}`),
    definition: `${aboutMeasure(asked, 'throughput')} ${t('measure.lately')} ${spanText(t, figures.slice(-LATELY))}.`,
    trend: valuesOf(figures),
    spoken: spokenTrend(asked, figures, count),
    tone: 'deep',
    behind: { measure: 'throughput', ...spanOf(figures) },
  };
}

function progressFigure(asked: Asked): Figure {
  const { t, told, isOurs } = asked;
  const figures = recent(asked, periodsOf(told.measures['work-in-progress']));
  const average = lately(figures);
  return {
    name: 'in-progress',
    title: t('measure.inProgress'),
    value: isOurs ? count(told.counted.open) : average === null ? null : count(average),
    waits: waitsForEnds(asked),
    about: t(isOurs ? 'measure.casesNow' : 'measure.casesAtOnce'),
    definition: `${aboutMeasure(asked, 'work-in-progress')} ${t(isOurs ? 'measure.openNow' : 'measure.logIsOver')}`,
    trend: valuesOf(figures),
    spoken: spokenTrend(asked, figures, count),
    tone: 'water',
    behind: { measure: 'work-in-progress', ...(isOurs ? {} : spanOf(figures)) },
  };
}

function cycleFigure(asked: Asked): Figure {
  const { t, told, time } = asked;
  const summary = told.measures['cycle-time']?.summary ?? null;
  const figures = recent(asked, trendOf(told.measures['cycle-time'], 'median'));
  const write = (ms: number): string => written(ms, timesAs(time));
  const { median = null, p85 = null, count: cases = 0 } = summary ?? {};
  const about = p85 === null ? t('measure.noneEnded') : t('measure.cycleAbout', { cases, p85: write(p85) });
  return {
    name: 'cycle-time',
    title: t('measure.cycleTime'),
    value: median === null ? null : write(median),
    waits: waitsForEnds(asked),
    about: timeUnit(asked, time, about),
    definition: `${aboutMeasure(asked, 'cycle-time', cases)} ${t('measure.median')} ${wholeSpan(asked)}.`,
    trend: valuesOf(figures),
    spoken: spokenTrend(asked, figures, write),
    tone: 'warm',
    behind: { measure: 'cycle-time' },
  };
}

function punctualFigure(asked: Asked): Figure {
  const { t, told } = asked;
  const measure = told.measures['on-time'];
  const figures = recent(asked, trendOf(measure, 'mean'));
  const { mean = null, count: cases = 0, total = 0 } = measure?.summary ?? {};
  const late = cases - total;
  return {
    name: 'on-time',
    title: t('measure.onTime'),
    value: mean === null ? null : share(mean),
    waits: waitsForEnds(asked),
    about:
      mean !== null
        ? t('measure.onTimeAbout', { cases, late })
        : t(waitsForEnds(asked) ? 'measure.noneEnded' : 'measure.noDueTimes'),
    definition: `${aboutMeasure(asked, 'on-time', cases)} ${wholeSpan(asked)}.`,
    trend: valuesOf(figures),
    spoken: spokenTrend(asked, figures, share),
    tone: 'done',
    // What was late is what one wants to see.
    behind: late > 0 ? { measure: 'on-time', below: 1 } : { measure: 'on-time' },
  };
}
