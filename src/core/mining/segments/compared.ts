// What is known of one thing in two sets of cases: both values, how far they are apart, and whether chance explains it.

/** **shape**: `cases` are those the value rests on. */
export type Side = { readonly cases: number; readonly value: number };

/**
 * **shape**: `difference` is the first minus the second with its 95 % interval `low` to `high`; `effect` from 0 (none) to 1
 * (complete); `pValue` two-sided, of one test alone.
 */
export type Compared = {
  readonly first: Side;
  readonly second: Side;
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  readonly effect: number;
  readonly pValue: number;
};
