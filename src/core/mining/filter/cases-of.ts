// Which cases are looked at? Those that pass every filter. To add a kind of filter: one file, and one line below.
import type { EventLog } from '../../event-log/index.ts';
import { type ActivityFilter, activityFilter } from './activity-filter.ts';
import { type AttributeFilter, attributeFilter } from './attribute-filter.ts';
import { type DurationFilter, durationFilter } from './duration-filter.ts';
import { type FilterKind, isRaw, type Raw } from './filter-kind.ts';
import { type FollowsFilter, followsFilter } from './follows-filter.ts';
import { type PathFilter, pathFilter } from './path-filter.ts';
import { type PerformerFilter, performerFilter } from './performer-filter.ts';
import { type PeriodFilter, periodFilter } from './period-filter.ts';
import {
  type VariantFilter,
  type VariantKeyFilter,
  variantFilter,
  variantKeyFilter,
} from './variant-filter.ts';

/** One condition on a case. **units**: instants and milliseconds. */
export type CaseFilter = AskedFilter | VariantFilter;

/** A condition as it is asked from outside, short enough for an address: a variant goes by its key. */
export type AskedFilter =
  | ActivityFilter
  | PathFilter
  | FollowsFilter
  | VariantKeyFilter
  | PeriodFilter
  | AttributeFilter
  | PerformerFilter
  | DurationFilter;

// A duration comes last: paths have a `lasting` too.
type AnyKind = Pick<FilterKind<never>, 'key' | 'passing'> & { read(raw: Raw): AskedFilter | undefined };

const KINDS: readonly AnyKind[] = [
  activityFilter,
  pathFilter,
  followsFilter,
  { ...variantFilter, read: () => undefined },
  variantKeyFilter,
  periodFilter,
  attributeFilter,
  performerFilter,
  durationFilter,
];

/**
 * 1 for each case that meets all filters. An activity, value or person that the log does not have is met by no case; a
 * case for which `open` is 1 is still under way and has ended nowhere.
 */
export function casesOf(log: EventLog, filters: readonly CaseFilter[], open?: Uint8Array): Uint8Array {
  const kept = new Uint8Array(log.cases).fill(1);
  for (const filter of filters) {
    const passes = kindOf(filter)?.passing({ log, open }, filter as never);
    const wanted = filter.keep !== 'without';
    for (let c = 0; c < log.cases; c++) {
      if (kept[c] !== 1) continue;
      const passed = passes?.(log.caseStarts[c] as number, log.caseStarts[c + 1] as number, c);
      if (passed !== wanted) kept[c] = 0;
    }
  }
  return kept;
}

const kindOf = (filter: object): AnyKind | undefined => KINDS.find(({ key }) => key in filter);

/** The filter that this is, with nothing besides; undefined where it is none. **rejects** nothing: any value may be given. */
export function readFilter(raw: unknown): AskedFilter | undefined {
  const filter = isRaw(raw) ? kindOf(raw)?.read(raw) : undefined;
  return filter !== undefined && Object.keys(raw as Raw).every((key) => key in filter) ? filter : undefined;
}

/** The case numbers for which a mask is 1. */
export function numbersIn(kept: Uint8Array): number[] {
  const numbers: number[] = [];
  for (let c = 0; c < kept.length; c++) if (kept[c] === 1) numbers.push(c);
  return numbers;
}
