// From measures to charts: which figures stand where, in what unit, over which period, from how many cases.
import type { TFunction } from 'i18next';
import type { ChartData, Place, Series } from '../../chart/figures.ts';
import type { MeasureAnswer } from '../../wire.ts';
import { type Measures, type Period, type PeriodFigure, periodsOf, wholePeriods } from './measures.ts';

export type Frame = {
  readonly t: TFunction;
  readonly period: Period;
  readonly now: number;
  readonly measures: Measures;
};

const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', timeZone: 'UTC' });
const month = new Intl.DateTimeFormat(undefined, { month: 'short', year: 'numeric', timeZone: 'UTC' });
const long = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });

const placeOf =
  (period: Period) =>
  ({ from }: PeriodFigure): Place => ({
    id: String(from),
    title: (period === 'month' ? month : day).format(from),
    at: from,
  });

export const spanText = (t: TFunction, figures: readonly PeriodFigure[]): string => {
  const [first, last] = [figures[0], figures.at(-1)];
  if (!first || !last) return t('measure.wholeTime');
  return t('measure.span', { from: long.format(first.from), to: long.format(last.to - 1) });
};

type Line = { readonly name: string; readonly tone: Series['tone'] };

/** Lines over whole periods; all measures count over the same ones. */
function overTime(frame: Frame, title: string, lines: readonly Line[]): ChartData {
  const { t, period, now, measures } = frame;
  const figures = lines.map(({ name }) => wholePeriods(periodsOf(measures[name]), period, now));
  return {
    title,
    unit: t(`measure.casesPer.${period}`),
    period: spanText(t, figures[0] ?? []),
    sample: sampleOf(measures),
    measure: 'count',
    places: (figures[0] ?? []).map(placeOf(period)),
    series: lines.map(({ name, tone }, index) => ({
      id: name,
      title: t(`measure.series.${name as 'demand'}`),
      tone,
      values: (figures[index] ?? []).map(({ value }) => value),
    })),
  };
}

export const throughputChart = (frame: Frame): ChartData =>
  overTime(frame, frame.t('measure.throughputAndDemand'), [
    { name: 'demand', tone: 'quiet' },
    { name: 'throughput', tone: 'deep' },
  ]);

export const progressChart = (frame: Frame): ChartData => ({
  ...overTime(frame, frame.t('measure.inProgressOverTime'), [{ name: 'work-in-progress', tone: 'water' }]),
  unit: frame.t('measure.casesOnAverage'),
});

const MOST_STAGES = 14;

/** Mean times of one passage, so that waiting and working add up. Where they are not told apart, the whole. */
export function stageTimesChart({ t, measures }: Frame): ChartData {
  const whole = meansOf(measures['sojourn-time']);
  const [waiting, working] = [meansOf(measures['waiting-time']), meansOf(measures['working-time'])];
  const stages = [...new Set([...whole.keys(), ...working.keys()])].slice(0, MOST_STAGES);
  const isApart = (stage: string) => waiting.has(stage) || working.has(stage);
  const series: Series[] = [
    {
      id: 'waiting',
      title: t('measure.series.waiting'),
      tone: 'warm',
      values: stages.map((stage) => waiting.get(stage) ?? null),
    },
    {
      id: 'working',
      title: t('measure.series.working'),
      tone: 'deep',
      values: stages.map((stage) => working.get(stage) ?? null),
    },
    {
      id: 'whole',
      title: t('measure.series.whole'),
      tone: 'quiet',
      values: stages.map((stage) => (isApart(stage) ? null : (whole.get(stage) ?? null))),
    },
  ];
  return {
    title: t('measure.stageTimes'),
    unit: t('measure.meanPerPassage'),
    period: t('measure.wholeTime'),
    sample: sampleOf(measures),
    measure: 'duration',
    places: stages.map((stage) => ({ id: stage, title: stage })),
    series: series.filter(({ values }) => values.some((value) => value !== null)),
  };
}

/** Whether anything tells waiting and working apart. */
export const tellsWork = (measures: Measures): boolean =>
  (measures['working-time']?.activities?.length ?? 0) > 0;

export function reworkChart({ t, measures }: Frame): ChartData {
  const stages = (measures.rework?.activities ?? [])
    .filter(({ summary }) => summary.total > 0)
    .sort((a, b) => b.summary.total - a.summary.total)
    .slice(0, MOST_STAGES);
  return {
    title: t('measure.reworkPerStage'),
    unit: t('measure.timesAgain'),
    period: t('measure.wholeTime'),
    sample: sampleOf(measures),
    measure: 'count',
    places: stages.map(({ activity }) => ({ id: activity, title: activity })),
    series: [
      {
        id: 'rework',
        title: t('measure.series.rework'),
        tone: 'warm',
        values: stages.map(({ summary }) => summary.total),
      },
    ],
  };
}

const meansOf = (measure: MeasureAnswer | undefined): Map<string, number> =>
  new Map(
    (measure?.activities ?? []).flatMap(({ activity, summary }) =>
      summary.mean === null ? [] : [[activity, summary.mean]],
    ),
  );

/** The cases that began, whether they ended or not. */
export const sampleOf = (measures: Measures): number =>
  (measures.demand?.periods ?? []).reduce((sum, { value }) => sum + (value ?? 0), 0);
