// What is told of one history, as the page reads it: measures by name, in whole periods, nothing made up where nothing is known.
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { type AnswerOf, call } from '../../client.ts';
import type { FlowSource } from '../../parts/flow/flow-source.ts';
import type { MeasureAnswer } from '../../wire.ts';
import type { Behind, Counting, Period, Split } from './use-measured.ts';

/** How many periods are shown at most. */
const SHOWN: { readonly [period in Period]: number } = { day: 60, week: 52, month: 36 };

type Answer = AnswerOf<'GET /api/workflows/:id/measures'>;
export type Measures = { readonly [name: string]: MeasureAnswer };
export type Told = Omit<Answer, 'measures'> & { readonly measures: Measures };

type Asked = Counting & { readonly period: Period };

export const toldOptions = ({ of, id }: FlowSource, asked: Asked) =>
  queryOptions<Told>({
    queryKey: [of === 'log' ? 'logs' : 'workflows', 'measures', id, asked],
    queryFn: async () => {
      const query = {
        ...countedBy(asked),
        period: asked.period,
        ...(asked.split === null ? {} : { split: JSON.stringify(asked.split) }),
      };
      const { measures, ...rest } =
        of === 'log'
          ? await call('GET /api/logs/:logId/measures', { params: { logId: id }, query })
          : await call('GET /api/workflows/:id/measures', { params: { id }, query });
      return { ...rest, measures: Object.fromEntries(measures.map((measure) => [measure.name, measure])) };
    },
    placeholderData: keepPreviousData,
  });

/** The part of a question that says which cases are counted, and in which time. */
export const countedBy = ({ time, rate, split, only }: Counting) => ({
  time,
  ...(rate === null ? {} : { rate }),
  ...(split === null || only === null ? {} : { filters: JSON.stringify([onlyThose(split, only)]) }),
});

/** The cases with a value; an empty one stands for those without any. */
const onlyThose = (attribute: Split, only: string) =>
  only === ''
    ? { keep: 'with', attribute, is: { missing: true } }
    : { keep: 'with', attribute, is: { anyOf: [only] } };

const PAGE = 50;

/** The cases behind a part of a figure, page by page. */
export const behindOptions = ({ of, id }: FlowSource, counting: Counting, behind: Behind) => ({
  queryKey: [of === 'log' ? 'logs' : 'workflows', 'cases-of-figure', id, counting, behind],
  queryFn: ({ pageParam }: { pageParam: number }) => {
    const query = { ...countedBy(counting), figure: JSON.stringify(behind), limit: PAGE, offset: pageParam };
    return of === 'log'
      ? call('GET /api/logs/:logId/measures/cases', { params: { logId: id }, query })
      : call('GET /api/workflows/:id/measures/cases', { params: { id }, query });
  },
  initialPageParam: 0,
  getNextPageParam: (last: { total: number }, pages: readonly unknown[]) =>
    pages.length * PAGE < last.total ? pages.length * PAGE : undefined,
});

export type PeriodFigure = { readonly from: number; readonly to: number; readonly value: number | null };

/** The last whole periods: one that has only begun would look like a fall. */
export function wholePeriods<Figure extends { readonly to: number }>(
  figures: readonly Figure[],
  period: Period,
  now: number,
): Figure[] {
  const whole = figures.filter(({ to }, place) => to <= now || (place === 0 && figures.length === 1));
  return whole.slice(-SHOWN[period]);
}

export const periodsOf = (measure: MeasureAnswer | undefined): PeriodFigure[] =>
  measure?.periods?.map(({ from, to, value }) => ({ from: at(from), to: at(to), value })) ?? [];

/** The trend of a figure of cases; `figure` picks it from the summary of each period. */
export const trendOf = (
  measure: MeasureAnswer | undefined,
  figure: 'median' | 'mean' | 'p85',
): PeriodFigure[] =>
  measure?.trend?.map(({ from, to, summary }) => ({ from: at(from), to: at(to), value: summary[figure] })) ??
  [];

export const at = (iso: string): number => new Date(iso).getTime();

/** The mean of the last few periods; null where there are none. */
export function lately(figures: readonly PeriodFigure[], count = LATELY): number | null {
  const known = figures.slice(-count).flatMap(({ value }) => value ?? []);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}

/** How many periods a figure on top speaks of. */
export const LATELY = 4;
