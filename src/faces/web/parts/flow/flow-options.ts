// The flow of a history as a question of its own, so that it can be asked before the page that shows it is there.
import { queryOptions } from '@tanstack/react-query';
import type { Flow } from '../../wire.ts';
import { askingOf, type FlowSource } from './flow-asking.ts';
import type { Filter } from './flow-filter.ts';

/** The first word is the topic that live changes bring up to date. */
export const keyOf = ({ of, id }: FlowSource, what: string) =>
  [of === 'log' ? 'logs' : 'workflows', what, id] as const;

export const flowOptions = (source: FlowSource, filters: readonly Filter[]) =>
  queryOptions<Flow>({
    queryKey: [...keyOf(source, 'flow'), filters],
    queryFn: () => askingOf(source).flow(filters),
  });
