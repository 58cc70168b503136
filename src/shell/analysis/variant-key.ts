// By which short key does a filter name a variant? A hash of its sequence, so that an address can carry it.
import type { EventLog } from '../../core/event-log/index.ts';
import { activitiesIn, type CaseFilter, variantsOf } from '../../core/mining/index.ts';
import type { Filter, FindingFilter } from './question.ts';

/** **shape**: 53 bits in base 36 (two 32-bit multiplicative hashes side by side); the same on every machine. */
export function variantKey(activities: readonly string[]): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (const name of activities) {
    for (let i = 0; i <= name.length; i++) {
      const unit = i < name.length ? name.charCodeAt(i) : 0x10000;
      high = Math.imul(high ^ unit, 2654435761);
      low = Math.imul(low ^ unit, 1597334677);
    }
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return ((high & 0x1fffff) * 2 ** 32 + (low >>> 0)).toString(36);
}

/** The filters with each variant's sequence in place of its key; a key that no variant has is met by no case. */
export function withSequences(
  log: EventLog,
  filters: readonly Exclude<Filter, FindingFilter>[],
): CaseFilter[] {
  return filters.map((filter) =>
    'variantKey' in filter ? { keep: filter.keep, variant: sequenceOf(log, filter.variantKey) } : filter,
  );
}

function sequenceOf(log: EventLog, key: string): readonly string[] {
  for (const c of variantsOf(log).example) {
    const activities = activitiesIn(log, c);
    if (variantKey(activities) === key) return activities;
  }
  return [];
}
