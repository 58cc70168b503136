// Whose history is on show, and how its flow, its cases and one of them are asked for.
import { keepPreviousData, queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { call } from '../../client.ts';
import type { Flow } from '../../wire.ts';
import type { Filter } from './flow-filter.ts';

/** An imported log, or the history that a workflow of ours lived. */
export type FlowSource = { readonly of: 'log' | 'own'; readonly id: string };

const asked = (filters: readonly Filter[]) =>
  filters.length === 0 ? {} : { filters: JSON.stringify(filters) };

/** The first word is the topic that live changes bring up to date. */
const keyOf = ({ of, id }: FlowSource, what: string) =>
  [of === 'log' ? 'logs' : 'workflows', what, id] as const;

export const flowOptions = (source: FlowSource, filters: readonly Filter[]) =>
  queryOptions<Flow>({
    queryKey: [...keyOf(source, 'flow'), filters],
    queryFn: () =>
      source.of === 'log'
        ? call('GET /api/logs/:logId/flow', { params: { logId: source.id }, query: asked(filters) })
        : call('GET /api/workflows/:id/flow', { params: { id: source.id }, query: asked(filters) }),
    placeholderData: keepPreviousData,
  });

/** What was shown stays until the answer to a new filter is there. */
export const useFlow = (source: FlowSource, filters: readonly Filter[]) =>
  useQuery(flowOptions(source, filters));

const PAGE = 50;

/** The cases that meet all filters, page by page. */
export function useCasesBehind(source: FlowSource, filters: readonly Filter[]) {
  return useInfiniteQuery({
    queryKey: [...keyOf(source, 'cases'), filters],
    queryFn: ({ pageParam }) => {
      const query = { ...asked(filters), limit: PAGE, offset: pageParam };
      return source.of === 'log'
        ? call('GET /api/logs/:logId/cases', { params: { logId: source.id }, query })
        : call('GET /api/workflows/:id/cases', { params: { id: source.id }, query });
    },
    initialPageParam: 0,
    getNextPageParam: (last, pages) => (pages.length * PAGE < last.total ? pages.length * PAGE : undefined),
  });
}
