// The measures of one history as the page reads them: by name, in whole periods, with nothing made up where nothing is known.
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../client.ts';
import type { FlowSource } from '../../parts/flow/flow-source.ts';
import type { MeasureAnswer } from '../../wire.ts';

export const PERIODS = ['day', 'week', 'month'] as const;
export type Period = (typeof PERIODS)[number];

/** How many periods are shown at most. */
const SHOWN: { readonly [period in Period]: number } = { day: 60, week: 52, month: 36 };

export type Measures = { readonly [name: string]: MeasureAnswer };

export const measureOptions = ({ of, id }: FlowSource, period: Period) =>
  queryOptions<Measures>({
    queryKey: [of === 'log' ? 'logs' : 'workflows', 'measures', id, period],
    queryFn: async () => {
      const query = { period };
      const { measures } =
        of === 'log'
          ? await call('GET /api/logs/:logId/measures', { params: { logId: id }, query })
          : await call('GET /api/workflows/:id/measures', { params: { id }, query });
      return Object.fromEntries(measures.map((measure) => [measure.name, measure]));
    },
    placeholderData: keepPreviousData,
  });

export type PeriodFigure = { readonly from: number; readonly to: number; readonly value: number | null };

/** The last whole periods: one that has only begun would look like a fall. */
export function wholePeriods(figures: readonly PeriodFigure[], period: Period, now: number): PeriodFigure[] {
  const whole = figures.filter(({ to }, place) => to <= now || (place === 0 && figures.length === 1));
  return whole.slice(-SHOWN[period]);
}

export const periodsOf = (measure: MeasureAnswer | undefined): PeriodFigure[] =>
  measure?.periods?.map(({ from, to, value }) => ({ from: at(from), to: at(to), value })) ?? [];

/** The trend of a figure of cases; `figure` picks it from the summary of each period. */
export const trendOf = (measure: MeasureAnswer | undefined, figure: 'median' | 'mean'): PeriodFigure[] =>
  measure?.trend?.map(({ from, to, summary }) => ({ from: at(from), to: at(to), value: summary[figure] })) ??
  [];

const at = (iso: string): number => new Date(iso).getTime();

/** The mean of the last few periods; null where there are none. */
export function lately(figures: readonly PeriodFigure[], count = 4): number | null {
  const known = figures.slice(-count).flatMap(({ value }) => value ?? []);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}
