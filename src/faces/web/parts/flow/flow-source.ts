// Whose history is on show, and how its flow, its cases and what they can be told apart by are kept for a page.
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { CaseColumns, Comparison, FlowMarks, Playback, ValueCount } from '../../wire.ts';
import { askingOf, type CompareAsked, type FlowSource, type ValueColumn } from './flow-asking.ts';
import type { Filter } from './flow-filter.ts';
import { flowOptions, keyOf } from './flow-options.ts';

export type { FlowSource } from './flow-asking.ts';

/** What was shown stays until the answer to a new filter is there. */
export const useFlow = (source: FlowSource, filters: readonly Filter[]) =>
  useQuery({ ...flowOptions(source, filters), placeholderData: keepPreviousData });

const PAGE = 50;

/** The cases that meet all filters, page by page. */
export function useCasesBehind(source: FlowSource, filters: readonly Filter[]) {
  return useInfiniteQuery({
    queryKey: [...keyOf(source, 'cases'), filters],
    queryFn: ({ pageParam }) => askingOf(source).cases(filters, { limit: PAGE, offset: pageParam }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => (pages.length * PAGE < last.total ? pages.length * PAGE : undefined),
  });
}

/** One case, event by event. */
export const useTrace = (source: FlowSource, name: string) =>
  useQuery({ queryKey: [...keyOf(source, 'trace'), name], queryFn: () => askingOf(source).trace(name) });

/** When the cases were at which activity; asked once somebody wants to watch them. */
export const usePlayback = (source: FlowSource, filters: readonly Filter[], enabled: boolean) =>
  useQuery<Playback>({
    // Not brought up to date while somebody watches: what is shown would leap.
    queryKey: ['playback', ...keyOf(source, 'playback'), filters],
    queryFn: () => askingOf(source).playback(filters),
    staleTime: 60_000,
    enabled,
  });

/** By what the cases can be told apart; asked when a filter or a comparison is made. */
export const useColumns = (source: FlowSource, enabled = true) =>
  useQuery<CaseColumns>({
    queryKey: keyOf(source, 'columns'),
    queryFn: () => askingOf(source).columns(),
    enabled,
  });

/** The frequent values of a column that contain a text; the last ones stay until new ones are there. */
export const useValues = (source: FlowSource, column: ValueColumn, text: string) =>
  useQuery<readonly ValueCount[]>({
    queryKey: [...keyOf(source, 'values'), column, text],
    queryFn: () => askingOf(source).values(column, text),
    placeholderData: keepPreviousData,
  });

export const useComparison = (source: FlowSource, asked: CompareAsked | null) =>
  useQuery<Comparison>({
    queryKey: [...keyOf(source, 'comparison'), asked],
    queryFn: () =>
      asked === null ? Promise.reject(new Error('Nothing is compared.')) : askingOf(source).compare(asked),
    enabled: asked !== null,
  });

/** How the flow of the cases that meet all filters stands to its workflow. */
export const useMarks = (source: FlowSource, filters: readonly Filter[], enabled: boolean) =>
  useQuery<FlowMarks | null>({
    queryKey: [...keyOf(source, 'marks'), filters],
    queryFn: () => askingOf(source).marks(filters),
    placeholderData: keepPreviousData,
    enabled,
  });
