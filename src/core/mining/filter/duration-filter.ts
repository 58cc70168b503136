// Cases by how long they took, from their first event to their last. A case that is still under way has no duration yet.
import { type FilterKind, oneOf, type Range, readRange, within } from './filter-kind.ts';
import { beganAt } from './period-filter.ts';

/** **units**: milliseconds. */
export type DurationFilter = { readonly keep: 'with'; readonly lasting: Range };

export const durationFilter: FilterKind<DurationFilter> = {
  key: 'lasting',
  read: (raw) => {
    const keep = oneOf(raw.keep, ['with']);
    const lasting = readRange(raw.lasting);
    return keep && lasting && { keep, lasting };
  },
  passing:
    ({ log, open }, { lasting }) =>
    (start, end, c) =>
      open?.[c] !== 1 && within((log.at[end - 1] as number) - beganAt(log, start), lasting),
};
