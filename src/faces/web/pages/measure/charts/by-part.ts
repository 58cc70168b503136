// Parts of the cases beside each other: how long they take, and every figure of them in a table.
import { written } from '../../../chart/written.ts';
import type { Column } from '../../../parts/data-table.tsx';
import type { Summary } from '../../../wire.ts';
import {
  aboutMeasure,
  type Frame,
  type MeasureChart,
  type Time,
  timesAs,
  timeUnit,
  wholeSpan,
} from './frame.ts';

/** **shape**: `only` is what narrows the page to these cases; null where nothing does. */
export type PartRow = {
  readonly key: string;
  readonly title: string;
  readonly only: string | null;
  readonly cases: number;
  readonly open: number;
  readonly summaries: { readonly [measure: string]: Summary };
};

export function partRows({ t, told: { split } }: Frame): PartRow[] {
  return (split?.parts ?? []).map(({ part, value, cases, open, summaries }) => ({
    ...{ key: `${part} ${value}`, cases, open, summaries },
    title:
      part === 'value'
        ? (value ?? '')
        : part === 'others'
          ? t('measure.otherValues', { count: split?.others ?? 0 })
          : t('measure.noValue'),
    only: part === 'value' ? value : part === 'none' ? '' : null,
  }));
}

/** Median and 85th percentile of the cycle time of each part. Null where there are no parts. */
export function partChart(frame: Frame, time: Time, column: string): MeasureChart | null {
  const { t, told } = frame;
  const rows = partRows(frame).filter(({ summaries }) => (summaries['cycle-time']?.count ?? 0) > 0);
  if (rows.length === 0) return null;
  return {
    kind: 'bar',
    data: {
      title: t('measure.cycleBy', { column }),
      unit: timeUnit(frame, time, t('measure.takesAtMost')),
      period: wholeSpan(frame),
      sample: told.counted.ended,
      measure: timesAs(time),
      beside: true,
      about: aboutMeasure(frame, 'cycle-time', told.counted.ended),
      places: rows.map(({ key, title }) => ({ id: key, title })),
      series: (['median', 'p85'] as const).map((figure) => ({
        id: figure,
        title: t(`measure.percentile.${figure}`),
        tone: figure === 'median' ? 'water' : 'warm',
        values: rows.map(({ summaries }) => summaries['cycle-time']?.[figure] ?? null),
      })),
    },
    behind: () => null,
  };
}

const FIGURES = [
  ['cycle-time', 'median', 'duration'],
  ['cycle-time', 'p85', 'duration'],
  ['case-waiting', 'median', 'duration'],
  ['on-time', 'mean', 'share'],
  ['first-pass', 'mean', 'share'],
  ['flow-efficiency', 'median', 'share'],
  ['cost', 'mean', 'count'],
] as const;

/** A column for each figure that some part has. */
export function partColumns(frame: Frame, time: Time): Column<PartRow>[] {
  const { t } = frame;
  const rows = partRows(frame);
  const known = FIGURES.filter(([measure]) =>
    rows.some(({ summaries }) => (summaries[measure]?.count ?? 0) > 0),
  );
  return [
    { key: 'title', title: t('chart.name'), names: true, show: ({ title }) => title },
    {
      key: 'cases',
      title: t('measure.series.cases'),
      figures: true,
      show: ({ cases }) => written(cases, 'count'),
    },
    {
      key: 'open',
      title: t('measure.series.open'),
      figures: true,
      show: ({ open }) => written(open, 'count'),
    },
    ...known.map(
      ([measure, figure, as]): Column<PartRow> => ({
        key: `${measure}-${figure}`,
        title: t(`measure.part.${measure}.${figure}` as 'measure.part.cycle-time.median'),
        figures: true,
        show: ({ summaries }) => {
          const value = summaries[measure]?.[figure] ?? null;
          return written(value, as === 'duration' ? timesAs(time) : as);
        },
      }),
    ),
  ];
}
