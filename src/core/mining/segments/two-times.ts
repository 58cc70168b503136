// Does something take longer in one of two sets? Medians with the interval of their difference (Price and Bonett, Distribution-
// free confidence intervals for difference and ratio of medians, 2002) and the rank-sum test over the cases.
import { rankSum } from '../statistics/mann-whitney.ts';
import type { Compared } from './compared.ts';

/**
 * **shape**: `all` values, and `byCase` one for each case, for times of one case are no independent witnesses; both in
 * ascending order.
 */
export type Times = { readonly all: Float64Array; readonly byCase: Float64Array };

/** **units**: those of the values. `effect` is Cliff's delta without its sign. */
export function compareTimes(first: Times, second: Times): Compared {
  const [a, b] = [medianOf(first), medianOf(second)];
  const { superiority, pDiffers } = rankSum(first.byCase, second.byCase);
  const difference = a.median - b.median;
  const reach = Z_95 * Math.sqrt(a.variance + b.variance);
  return {
    first: { cases: first.byCase.length, value: a.median },
    second: { cases: second.byCase.length, value: b.median },
    difference,
    low: difference - reach,
    high: difference + reach,
    effect: Math.abs(2 * superiority - 1),
    pValue: pDiffers,
  };
}

const Z_95 = 1.959963984540054;

/** The median, and how uncertain it is: from the distance of two order statistics around it, widened to the number of cases. */
function medianOf({ all, byCase }: Times): { median: number; variance: number } {
  const n = all.length;
  if (n === 0) return { median: Number.NaN, variance: Number.NaN };
  const median = ((all[(n - 1) >> 1] as number) + (all[n >> 1] as number)) / 2;
  const rank = Math.max(1, Math.round((n + 1) / 2 - Math.sqrt(n)));
  const low = all[rank - 1] as number;
  const high = all[n - rank] as number;
  const spread = (high - low) / (2 * spreadOf(n, rank));
  return { median, variance: spread * spread * (n / Math.max(1, byCase.length)) };
}

/** How many standard deviations lie between the median and the order statistic of that rank, near two for many values. */
const spreadOf = (n: number, rank: number): number => ((n + 1) / 2 - rank) / (Math.sqrt(n) / 2) || 1;
