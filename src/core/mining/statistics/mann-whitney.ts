// Are the values of one group larger than those of another, whatever their distribution? The rank-sum test
// (Mann and Whitney 1947; normal approximation with tie and continuity correction, Lehmann, Nonparametrics, 1.2 to 1.4).
import { normalTail } from './tails.ts';

/**
 * **shape**: `u` pairs in which the first group's value is larger, ties half; `superiority` the share of such pairs
 * (0.5 is no difference); `pGreater` one-sided, `pDiffers` two-sided. 1 where a group is empty or all values tie.
 */
export type RankSum = {
  readonly u: number;
  readonly superiority: number;
  readonly pGreater: number;
  readonly pDiffers: number;
};

/** Compares two groups; both are sorted in place. **units**: any, the same in both. */
export const mannWhitney = (first: Float64Array, second: Float64Array): RankSum =>
  rankSum(first.sort(), second.sort());

/** The same for two groups that are in ascending order. */
export function rankSum(first: Float64Array, second: Float64Array): RankSum {
  const [m, n] = [first.length, second.length];
  if (m === 0 || n === 0) return { u: 0, superiority: 0.5, pGreater: 1, pDiffers: 1 };
  const { u, ties } = count(first, second);
  const total = m + n;
  const variance = ((m * n) / 12) * (total + 1 - ties / (total * (total - 1)));
  const superiority = u / (m * n);
  if (!(variance > 0)) return { u, superiority, pGreater: 1, pDiffers: 1 };
  const away = u - (m * n) / 2;
  const spread = Math.sqrt(variance);
  return {
    u,
    superiority,
    pGreater: normalTail((away - 0.5) / spread),
    pDiffers: Math.min(1, 2 * normalTail((Math.abs(away) - 0.5) / spread)),
  };
}

/** One walk over both sorted groups, tie by tie; `ties` is the sum of t^3 - t. */
function count(first: Float64Array, second: Float64Array): { u: number; ties: number } {
  let u = 0;
  let ties = 0;
  let i = 0;
  let j = 0;
  while (i < first.length || j < second.length) {
    const value = Math.min(first[i] ?? Number.POSITIVE_INFINITY, second[j] ?? Number.POSITIVE_INFINITY);
    const [fromFirst, fromSecond] = [i, j];
    while (i < first.length && first[i] === value) i++;
    while (j < second.length && second[j] === value) j++;
    const [here, there] = [i - fromFirst, j - fromSecond];
    // NaN or an infinite value would not move either place on.
    if (here + there === 0) break;
    u += here * (fromSecond + there / 2);
    const tied = here + there;
    ties += tied * tied * tied - tied;
  }
  return { u, ties };
}
