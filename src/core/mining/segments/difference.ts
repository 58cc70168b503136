// What is compared in two sets of cases, and what is then said of it?
import type { Compared } from './compared.ts';

/** What is compared: a whole case, an activity, or a path (`from` null is the start, `to` null the end). */
export type Subject =
  | { readonly of: 'case' }
  | { readonly of: 'activity'; readonly activity: string }
  | { readonly of: 'path'; readonly from: string | null; readonly to: string | null };

/** What of it: the share of cases that have it or repeat it, or a time in milliseconds. */
export type Aspect = 'share' | 'repeats' | 'wait' | 'work' | 'time';

/** **shape**: `adjusted` for all rows together; `real` where that is at most 0.05 and the effect is not small. */
export type Difference = Compared & {
  readonly subject: Subject;
  readonly aspect: Aspect;
  readonly adjusted: number;
  readonly real: boolean;
};
