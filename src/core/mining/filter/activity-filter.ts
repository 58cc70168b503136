// Cases with an activity (at least so many times), without it, starting or ending with it.
import { type FilterKind, isName, oneOf } from './filter-kind.ts';

/** **shape**: `times` counts for `with` and `without`: at least so many times, or fewer. */
export type ActivityFilter = {
  readonly keep: 'with' | 'without' | 'starting' | 'ending';
  readonly activity: string;
  readonly times?: number;
};

export const activityFilter: FilterKind<ActivityFilter> = {
  key: 'activity',
  read: ({ keep, activity, times }) => {
    const kept = oneOf(keep, ['with', 'without', 'starting', 'ending']);
    if (kept === undefined || !isName(activity)) return undefined;
    if (times === undefined) return { keep: kept, activity };
    return Number.isSafeInteger(times) && Number(times) >= 1
      ? { keep: kept, activity, times: Number(times) }
      : undefined;
  },
  passing: ({ log, open }, { keep, activity, times = 1 }) => {
    const code = log.activities.indexOf(activity);
    const column = log.activity;
    if (keep === 'starting') return (start) => column[start] === code;
    if (keep === 'ending') return (_, end, c) => open?.[c] !== 1 && column[end - 1] === code;
    return (start, end) => {
      let left = times;
      for (let i = start; i < end; i++) if (column[i] === code && --left === 0) return true;
      return false;
    };
  },
};
