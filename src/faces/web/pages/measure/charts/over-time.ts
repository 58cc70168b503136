// Charts over whole periods: what came in and was finished, the flow added up, work in progress, shares and their trend.
import type { ChosenMark, Series } from '../../../chart/figures.ts';
import { at, type PeriodFigure, periodsOf, trendOf, wholePeriods } from '../told.ts';
import type { Behind } from '../use-measured.ts';
import { aboutMeasure, type Frame, type MeasureChart, placeOf, spanText } from './frame.ts';

type Span = Pick<PeriodFigure, 'from' | 'to'>;

/** The cases that a measure counts in the period of a mark. */
const inPeriod =
  (periods: readonly Span[], measureOf: (mark: ChosenMark) => string) =>
  (mark: ChosenMark): Behind | null => {
    const period = periods.find(({ from }) => String(from) === mark.place);
    return period === undefined ? null : { measure: measureOf(mark), from: period.from, to: period.to };
  };

const total = (figures: readonly PeriodFigure[]): number =>
  figures.reduce((sum, { value }) => sum + (value ?? 0), 0);

const valuesOf = (figures: readonly PeriodFigure[]) => figures.map(({ value }) => value);

export function throughputChart(frame: Frame): MeasureChart {
  const { t, period, now, told } = frame;
  const [came, done] = [told.measures.demand, told.measures.throughput].map((measure) =>
    wholePeriods(periodsOf(measure), period, now),
  );
  const periods = came ?? [];
  const series = (
    id: 'demand' | 'throughput',
    tone: Series['tone'],
    figures: readonly PeriodFigure[],
  ): Series => ({
    ...{ id, title: t(`measure.series.${id}`), tone, values: valuesOf(figures) },
  });
  return {
    kind: 'line',
    data: {
      title: t('measure.throughputAndDemand'),
      unit: t(`measure.casesPer.${period}`),
      period: spanText(t, periods),
      sample: total(periods),
      measure: 'count',
      adds: true,
      about: `${aboutMeasure(frame, 'demand')} ${aboutMeasure(frame, 'throughput')} ${t('measure.wholePeriods')}`,
      places: periods.map(placeOf(period)),
      series: [series('demand', 'quiet', periods), series('throughput', 'deep', done ?? [])],
    },
    behind: inPeriod(periods, ({ series: chosen }) => (chosen === 'demand' ? 'demand' : 'throughput')),
  };
}

export function progressChart(frame: Frame): MeasureChart {
  const { t, period, now, told } = frame;
  const figures = wholePeriods(periodsOf(told.measures['work-in-progress']), period, now);
  return {
    kind: 'area',
    data: {
      title: t('measure.inProgressOverTime'),
      unit: t('measure.casesOnAverage'),
      period: spanText(t, figures),
      sample: told.counted.cases,
      measure: 'count',
      about: `${aboutMeasure(frame, 'work-in-progress')} ${t('measure.wholePeriods')}`,
      places: figures.map(placeOf(period)),
      series: [
        {
          id: 'work-in-progress',
          title: t('measure.series.work-in-progress'),
          tone: 'water',
          values: valuesOf(figures),
        },
      ],
    },
    behind: inPeriod(figures, () => 'work-in-progress'),
  };
}

/** More lines nobody tells apart. */
const MOST_STAGES = 4;
const STAGE_TONES = ['water', 'done', 'warm', 'machine'] as const;

export function flowChart(frame: Frame): MeasureChart {
  const { t, period, now, told } = frame;
  const flow = told.measures['cumulative-flow']?.flow;
  const all = (flow?.periods ?? []).map(({ from, to }, place) => ({ from: at(from), to: at(to), place }));
  const periods = wholePeriods(all, period, now);
  const bands = flow?.bands ?? [];
  const values = (band: (typeof bands)[number] | undefined) =>
    periods.map(({ place }) => band?.values[place] ?? null);
  const stages = chosenStages(bands.filter(({ counts }) => counts === 'done'));
  const series: Series[] = [
    {
      id: 'began',
      title: t('measure.series.demand'),
      tone: 'quiet',
      values: values(bands.find(({ counts }) => counts === 'began')),
    },
    ...stages.map(
      (band, i): Series => ({
        id: `done:${band.activity}`,
        title: t('measure.doneAt', { stage: band.activity ?? '' }),
        tone: STAGE_TONES[i % STAGE_TONES.length] ?? 'water',
        values: values(band),
      }),
    ),
    {
      id: 'ended',
      title: t('measure.series.throughput'),
      tone: 'deep',
      values: values(bands.find(({ counts }) => counts === 'ended')),
    },
  ];
  return {
    kind: 'line',
    data: {
      title: t('measure.cumulativeFlow'),
      unit: t('measure.casesUntilThen'),
      period: spanText(t, periods),
      sample: told.counted.cases,
      measure: 'count',
      about: `${aboutMeasure(frame, 'cumulative-flow')} ${t('measure.flowHint')}`,
      places: periods.map(placeOf(period)),
      series,
    },
    behind: inPeriod(periods, () => 'work-in-progress'),
  };
}

/** Those through which most cases come, in the order of the flow. */
function chosenStages<Band extends { readonly values: readonly number[] }>(bands: readonly Band[]): Band[] {
  const reached = ({ values }: Band): number => values.at(-1) ?? 0;
  const most = new Set([...bands].sort((a, b) => reached(b) - reached(a)).slice(0, MOST_STAGES));
  return bands.filter((band) => most.has(band));
}

const SHARES = [
  ['first-pass', 'done'],
  ['on-time', 'deep'],
  ['flow-efficiency', 'warm'],
] as const;

/** Shares of the cases that ended in each period; one that nothing records is left out. */
export function qualityChart(frame: Frame): MeasureChart {
  const { t, period, now, told } = frame;
  const known = SHARES.filter(([name]) => (told.measures[name]?.summary?.count ?? 0) > 0);
  const trends = known.map(([name]) => wholePeriods(trendOf(told.measures[name], 'mean'), period, now));
  const periods = trends[0] ?? [];
  return {
    kind: 'line',
    data: {
      title: t('measure.quality'),
      unit: t('measure.shareOfEnded'),
      period: spanText(t, periods),
      sample: told.counted.ended,
      measure: 'share',
      about: known.map(([name]) => `${told.measures[name]?.title}: ${aboutMeasure(frame, name)}`).join(' '),
      places: periods.map(placeOf(period)),
      series: known.map(([name, tone], i) => ({
        id: name,
        title: told.measures[name]?.title ?? name,
        tone,
        values: valuesOf(trends[i] ?? []),
      })),
    },
    behind: inPeriod(periods, ({ series }) => series ?? 'throughput'),
  };
}
