// Cases of one variant, or of all but one: named by its sequence, or by the short key that an address can hold.
import type { EventLog } from '../../event-log/index.ts';
import { activitiesIn, variantsOf } from '../flow/variants.ts';
import { type FilterKind, oneOf } from './filter-kind.ts';
import { variantKey } from './variant-key.ts';

export type VariantFilter = { readonly keep: 'with' | 'without'; readonly variant: readonly string[] };
export type VariantKeyFilter = { readonly keep: 'with' | 'without'; readonly variantKey: string };

const LONGEST_KEY = 20;

/** By its sequence; too long for an address, so it is never read from outside. */
export const variantFilter: FilterKind<VariantFilter> = {
  key: 'variant',
  read: () => undefined,
  passing: ({ log }, { variant }) => sameSequence(log, variant),
};

export const variantKeyFilter: FilterKind<VariantKeyFilter> = {
  key: 'variantKey',
  read: ({ keep, variantKey: key }) => {
    const kept = oneOf(keep, ['with', 'without']);
    return kept !== undefined && typeof key === 'string' && key.length <= LONGEST_KEY
      ? { keep: kept, variantKey: key }
      : undefined;
  },
  passing: ({ log }, filter) => {
    const found = sequenceOf(log, filter.variantKey);
    return found === undefined ? () => false : sameSequence(log, found);
  },
};

function sequenceOf(log: EventLog, key: string): readonly string[] | undefined {
  for (const c of variantsOf(log).example) {
    const activities = activitiesIn(log, c);
    if (variantKey(activities) === key) return activities;
  }
  return undefined;
}

function sameSequence(log: EventLog, variant: readonly string[]) {
  const codes = variant.map((name) => log.activities.indexOf(name));
  return (start: number, end: number): boolean => {
    if (end - start !== codes.length) return false;
    for (let i = 0; i < codes.length; i++) if (log.activity[start + i] !== codes[i]) return false;
    return true;
  };
}
