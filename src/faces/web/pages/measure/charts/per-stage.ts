// Charts stage by stage: waiting and working, how old open cases are, what was late, what was done again.
import type { ChartData, Series } from '../../../chart/figures.ts';
import { written } from '../../../chart/written.ts';
import type { MeasureAnswer } from '../../../wire.ts';
import type { Told } from '../told.ts';
import {
  aboutMeasure,
  type Frame,
  type MeasureChart,
  type Time,
  timesAs,
  timeUnit,
  wholeSpan,
} from './frame.ts';

const MOST_STAGES = 14;

type Figure = 'mean' | 'median' | 'p85' | 'p95';

/** Mean times of one passage, so that waiting, pauses and working add up. Where they are not told apart, the whole. */
export function stageTimesChart(frame: Frame, time: Time): MeasureChart {
  const { t, told } = frame;
  const { measures } = told;
  const whole = figuresOf(measures['sojourn-time'], 'mean');
  const waiting = figuresOf(measures['waiting-time'], 'mean');
  const working = figuresOf(measures['working-time'], 'mean');
  const paused = figuresOf(measures['paused-time'], 'mean');
  const stages = [...new Set([...whole.keys(), ...working.keys()])].slice(0, MOST_STAGES);
  const isApart = (stage: string) => waiting.has(stage) || working.has(stage);
  const series = (
    id: 'waiting' | 'paused' | 'working' | 'whole',
    tone: Series['tone'],
    values: Series['values'],
  ): Series => ({
    ...{ id, title: t(`measure.series.${id}`), tone, values },
  });
  const all = [
    series(
      'waiting',
      'warm',
      stages.map((stage) => waiting.get(stage) ?? null),
    ),
    series(
      'paused',
      'water',
      stages.map((stage) => (isApart(stage) ? paused.get(stage) || null : null)),
    ),
    series(
      'working',
      'deep',
      stages.map((stage) => working.get(stage) ?? null),
    ),
    series(
      'whole',
      'quiet',
      stages.map((stage) => (isApart(stage) ? null : (whole.get(stage) ?? null))),
    ),
  ];
  return {
    kind: 'bar',
    wide: true,
    ...(tellsWork(told) ? {} : { note: t(stages.length === 0 ? 'measure.noWorkYet' : 'measure.notApart') }),
    data: {
      ...common(frame, stages),
      title: t('measure.stageTimes'),
      unit: timeUnit(frame, time, t('measure.meanPerPassage')),
      measure: timesAs(time),
      about: [
        aboutMeasure(frame, 'waiting-time'),
        aboutMeasure(frame, 'working-time'),
        ...(paused.size === 0 ? [] : [aboutMeasure(frame, 'paused-time')]),
      ].join(' '),
      series: all.filter(({ values }) => values.some((value) => value !== null)),
    },
    behind: ({ place, series: chosen }) => ({
      measure:
        chosen === 'working' || chosen === 'waiting' || chosen === 'paused'
          ? `${chosen}-time`
          : 'sojourn-time',
      activity: place,
    }),
  };
}

/** How long nearly all work waits, stage by stage. */
export function waitingChart(frame: Frame, time: Time): MeasureChart | null {
  const { t, told } = frame;
  const measure = told.measures['waiting-time'];
  const stages = (measure?.activities ?? []).slice(0, MOST_STAGES).map(({ activity }) => activity);
  if (stages.length === 0) return null;
  const figures: readonly [Figure, Series['tone']][] = [
    ['median', 'water'],
    ['p85', 'warm'],
    ['p95', 'late'],
  ];
  return {
    kind: 'bar',
    wide: true,
    data: {
      ...common(frame, stages),
      title: t('measure.waitingSpread'),
      unit: timeUnit(frame, time, t('measure.waitsAtMost')),
      measure: timesAs(time),
      beside: true,
      about: aboutMeasure(frame, 'waiting-time'),
      series: figures.map(([figure, tone]) => {
        const values = figuresOf(measure, figure);
        return {
          id: figure,
          title: t(`measure.percentile.${figure}` as 'measure.percentile.p85'),
          tone,
          values: stages.map((stage) => values.get(stage) ?? null),
        };
      }),
    },
    behind: ({ place }) => ({ measure: 'waiting-time', activity: place }),
  };
}

/** Whether anything tells waiting and working apart. */
const tellsWork = ({ measures }: Told): boolean => (measures['working-time']?.activities?.length ?? 0) > 0;

const AGE_TONES = ['done', 'water', 'warm', 'late'] as const;

/** Open cases by how old they are beside what ended ones took. Null where no case is open, as in an imported log. */
export function ageingChart(frame: Frame, time: Time): MeasureChart | null {
  const { t, told } = frame;
  const { bounds, stages } = told.ages;
  if (stages.length === 0) return null;
  const shown = stages.slice(0, MOST_STAGES);
  const write = (age: number): string => written(age, timesAs(time));
  const band = (i: number): string => {
    const [from, to] = [bounds[i - 1], bounds[i]];
    if (from === undefined && to === undefined) return t('measure.age.any');
    if (from === undefined) return t('measure.age.under', { to: write(to ?? 0) });
    return to === undefined
      ? t('measure.age.over', { from: write(from) })
      : t('measure.age.between', { from: write(from), to: write(to) });
  };
  return {
    kind: 'bar',
    wide: true,
    data: {
      title: t('measure.ageing'),
      unit: timeUnit(frame, time, t('measure.openCases')),
      period: t('measure.now'),
      sample: told.counted.open,
      measure: 'count',
      adds: true,
      about: `${aboutMeasure(frame, 'ageing')} ${t('measure.ageingHint')}`,
      places: shown.map(({ activity }) => ({ id: activity, title: activity })),
      series: Array.from({ length: bounds.length + 1 }, (_, i) => ({
        id: String(i),
        title: band(i),
        tone: AGE_TONES[bounds.length === 0 ? 1 : i + (4 - bounds.length - 1)] ?? 'late',
        values: shown.map(({ counts }) => counts[i] ?? 0),
      })),
    },
    behind: ({ place, series }) => {
      const i = series === null ? -1 : Number(series);
      const [atLeast, below] = [bounds[i - 1], bounds[i]];
      return {
        measure: 'ageing',
        activity: place,
        ...(atLeast === undefined ? {} : { atLeast }),
        ...(below === undefined || i < 0 ? {} : { below }),
      };
    },
  };
}

/** The share of work done by its due time. Null where no due time is recorded. */
export function punctualChart(frame: Frame): MeasureChart | null {
  const { t, told } = frame;
  const rows = (told.measures['on-time-work']?.activities ?? []).slice(0, MOST_STAGES);
  if (rows.length === 0) return null;
  return {
    kind: 'bar',
    data: {
      ...common(
        frame,
        rows.map(({ activity }) => activity),
      ),
      title: t('measure.onTimeWork'),
      unit: t('measure.shareOfWork'),
      measure: 'share',
      about: aboutMeasure(frame, 'on-time-work'),
      series: [
        {
          id: 'on-time',
          title: t('measure.series.onTime'),
          tone: 'done',
          values: rows.map(({ summary }) => summary.mean),
        },
      ],
    },
    behind: ({ place }) => ({ measure: 'on-time-work', activity: place }),
  };
}

export function reworkChart(frame: Frame): MeasureChart {
  const { t, told } = frame;
  const rows = (told.measures.rework?.activities ?? [])
    .filter(({ summary }) => summary.total > 0)
    .sort((a, b) => b.summary.total - a.summary.total)
    .slice(0, MOST_STAGES);
  return {
    kind: 'bar',
    data: {
      ...common(
        frame,
        rows.map(({ activity }) => activity),
      ),
      title: t('measure.reworkPerStage'),
      unit: t('measure.timesAgain'),
      measure: 'count',
      adds: true,
      about: aboutMeasure(frame, 'rework'),
      series: [
        {
          id: 'rework',
          title: t('measure.series.rework'),
          tone: 'warm',
          values: rows.map(({ summary }) => summary.total),
        },
      ],
    },
    behind: ({ place }) => ({ measure: 'rework', activity: place }),
  };
}

const common = (
  frame: Frame,
  stages: readonly string[],
): Pick<ChartData, 'period' | 'sample' | 'places'> => ({
  period: wholeSpan(frame),
  sample: frame.told.counted.cases,
  places: stages.map((stage) => ({ id: stage, title: stage })),
});

const figuresOf = (measure: MeasureAnswer | undefined, figure: Figure): Map<string, number> =>
  new Map(
    (measure?.activities ?? []).flatMap(({ activity, summary }) => {
      const value = summary[figure];
      return value === null ? [] : [[activity, value]];
    }),
  );
