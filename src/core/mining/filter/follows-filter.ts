// Cases in which one activity is followed by another, whatever lies between, perhaps only where that took so long.
import { type FilterKind, isName, isRaw, oneOf, type Range, readRange, within } from './filter-kind.ts';

/** **units**: `lasting` in milliseconds from the first to the next time of the other. */
export type FollowsFilter = {
  readonly keep: 'with' | 'without';
  readonly follows: { readonly from: string; readonly to: string };
  readonly lasting?: Range;
};

export const followsFilter: FilterKind<FollowsFilter> = {
  key: 'follows',
  read: ({ keep, follows, lasting }) => {
    const kept = oneOf(keep, ['with', 'without']);
    if (kept === undefined || !isRaw(follows)) return undefined;
    const { from, to } = follows;
    if (!isName(from) || !isName(to)) return undefined;
    if (lasting === undefined) return { keep: kept, follows: { from, to } };
    const range = readRange(lasting);
    return range && { keep: kept, follows: { from, to }, lasting: range };
  },
  passing: ({ log }, { follows, lasting }) => {
    const [source, target] = [log.activities.indexOf(follows.from), log.activities.indexOf(follows.to)];
    const { activity, at } = log;
    // Backwards, so that the next time of the other is known at each step.
    return (start, end) => {
      let next = -1;
      for (let i = end - 1; i >= start; i--) {
        if (activity[i] === source && next >= 0) {
          if (!lasting || within((at[next] as number) - (at[i] as number), lasting)) return true;
        }
        if (activity[i] === target) next = i;
      }
      return false;
    };
  },
};
