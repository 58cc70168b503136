// How a history follows its intended flow, and the rules that the address holds.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call } from '../../client.ts';
import { textIn, useAddress } from '../../state/address.ts';
import type { Conformance } from '../../wire.ts';
import type { Filter, IntendedFilter } from '../flow/flow-filter.ts';
import type { FlowSource } from '../flow/flow-source.ts';

export type ConformanceAsked = {
  readonly filters: readonly Filter[];
  readonly rules: readonly string[];
  /** Null for the workflow that the history belongs to. */
  readonly workflow: string | null;
};

/** **shape**: `filter` are the cases that are opened, and `title` says which. */
export type Opened = { readonly title: string; readonly filter: IntendedFilter };

/** What was shown stays until the answer to a new rule is there. */
export function useConformance(source: FlowSource, { filters, rules, workflow }: ConformanceAsked) {
  const query = {
    ...(filters.length === 0 ? {} : { filters: JSON.stringify(filters) }),
    ...(rules.length === 0 ? {} : { rules: JSON.stringify(rules) }),
    ...(workflow === null ? {} : { workflow }),
  };
  return useQuery<Conformance>({
    queryKey: [source.of === 'log' ? 'logs' : 'workflows', 'conformance', source.id, query],
    queryFn: () =>
      source.of === 'log'
        ? call('GET /api/logs/:logId/conformance', { params: { logId: source.id }, query })
        : call('GET /api/workflows/:id/conformance', { params: { id: source.id }, query }),
    placeholderData: keepPreviousData,
  });
}

type ConformanceAddress = { readonly rules: readonly string[] | undefined; readonly against: string };

const readAddress = (raw: Record<string, unknown>): ConformanceAddress => ({
  rules: Array.isArray(raw.rules) ? raw.rules.filter((each) => typeof each === 'string') : undefined,
  against: textIn(raw, 'against'),
});

/** The rules, and the workflow a log is held against where it belongs to none. */
export function useConformanceAddress() {
  const [address, set] = useAddress(readAddress);
  return {
    rules: address.rules ?? NONE,
    against: address.against === '' ? null : address.against,
    setRules: (rules: readonly string[]) => void set({ rules: rules.length === 0 ? undefined : rules }),
    setAgainst: (against: string | null) => void set({ against: against ?? '' }),
  };
}

const NONE: readonly string[] = [];
