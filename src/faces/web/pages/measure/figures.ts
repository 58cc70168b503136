// The four figures on top: throughput, in progress, cycle time, rework; each with its trend over the last whole periods.

import { written } from '../../chart/written.ts';
import { durationText } from '../../parts/duration.ts';
import type { FlowSource } from '../../parts/flow/flow-source.ts';
import type { Frame } from './charts.ts';
import type { Figure } from './figure-card.tsx';
import { lately, type PeriodFigure, periodsOf, trendOf, wholePeriods } from './measures.ts';

type Asked = Frame & { readonly workflowId: string; readonly source: FlowSource; readonly openCases: number };

export function topFigures(asked: Asked): Figure[] {
  return [throughputFigure(asked), progressFigure(asked), cycleFigure(asked), reworkFigure(asked)];
}

type Link = Figure['link'];

/** Our own cases stand in the list of cases; those of a log behind its map. */
const casesLink = ({ workflowId, source }: Asked, status: string): Link =>
  source.of === 'own'
    ? { to: '/cases', search: { workflow: workflowId, status } }
    : mapLink({ workflowId, source });

const mapLink = ({ workflowId, source }: Pick<Asked, 'workflowId' | 'source'>, show?: string): Link => ({
  to: `/workflows/${workflowId}/map`,
  search: { source: source.of, ...(show === undefined ? {} : { show }) },
});

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

function throughputFigure(asked: Asked): Figure {
  const { t, period, measures } = asked;
  const figures = recent(asked, periodsOf(measures.throughput));
  const value = lately(figures);
  return {
    name: 'throughput',
    title: t('measure.throughput'),
    value: value === null ? null : count(value),
    about: t(`measure.finishedPer.${period}`),
    definition: `${measures.throughput?.definition ?? ''} ${t('measure.lately')}`,
    trend: valuesOf(figures),
    spoken: spokenTrend(asked, figures, count),
    tone: 'deep',
    link: casesLink(asked, 'closed'),
  };
}

function progressFigure(asked: Asked): Figure {
  const { t, measures, source, openCases } = asked;
  const figures = recent(asked, periodsOf(measures['work-in-progress']));
  const average = lately(figures);
  const isOurs = source.of === 'own';
  return {
    name: 'in-progress',
    title: t('measure.inProgress'),
    value: isOurs ? count(openCases) : average === null ? null : count(average),
    about: t(isOurs ? 'measure.casesNow' : 'measure.casesAtOnce'),
    definition: measures['work-in-progress']?.definition ?? '',
    trend: valuesOf(figures),
    spoken: spokenTrend(asked, figures, count),
    tone: 'water',
    link: casesLink(asked, 'open'),
  };
}

function cycleFigure(asked: Asked): Figure {
  const { t, measures } = asked;
  const summary = measures['cycle-time']?.summary ?? null;
  const figures = recent(asked, trendOf(measures['cycle-time'], 'median'));
  const { median = null, p90 = null, count: cases = 0 } = summary ?? {};
  return {
    name: 'cycle-time',
    title: t('measure.cycleTime'),
    value: median === null ? null : durationText(median),
    about: t('measure.cycleAbout', { cases, p90: p90 === null ? '–' : durationText(p90) }),
    definition: `${measures['cycle-time']?.definition ?? ''} ${t('measure.median')}`,
    trend: valuesOf(figures),
    spoken: spokenTrend(asked, figures, durationText),
    tone: 'warm',
    link: mapLink(asked, 'median'),
  };
}

function reworkFigure(asked: Asked): Figure {
  const { t, measures } = asked;
  const measure = measures['reworked-cases'];
  const figures = recent(asked, trendOf(measure, 'mean'));
  const mean = measure?.summary?.mean ?? null;
  return {
    name: 'rework',
    title: t('measure.rework'),
    value: mean === null ? null : share(mean),
    about: t('measure.reworkAbout', { cases: measure?.summary?.count ?? 0 }),
    definition: measure?.definition ?? '',
    trend: valuesOf(figures),
    spoken: spokenTrend(asked, figures, share),
    tone: 'late',
    link: mapLink(asked),
  };
}
