// Do two yes-or-no things go together? Fisher's exact test where numbers are small, Pearson's chi-square where not
// (Agresti, Categorical Data Analysis, 3rd ed., 2.6 and 3.2).
import { logGamma } from './special-functions.ts';
import { chiSquareTail } from './tails.ts';

/** **shape**: `both` of those with the first thing have the second, `onlyFirst` not; `onlySecond` and `neither` of the rest. */
export type TwoByTwo = {
  readonly both: number;
  readonly onlyFirst: number;
  readonly onlySecond: number;
  readonly neither: number;
};

/** Pearson's chi-square with Yates' correction. **shape**: two-sided p; 1 where a row or column is empty. */
export function chiSquare({ both, onlyFirst, onlySecond, neither }: TwoByTwo): number {
  const total = both + onlyFirst + onlySecond + neither;
  const margins = (both + onlyFirst) * (onlySecond + neither) * (both + onlySecond) * (onlyFirst + neither);
  if (margins === 0) return 1;
  const off = Math.max(0, Math.abs(both * neither - onlyFirst * onlySecond) - total / 2);
  return chiSquareTail((total * off * off) / margins, 1);
}

/** P of at least `both` together, the margins being as they are: Fisher's exact test, one-sided. */
export function fisherGreater({ both, onlyFirst, onlySecond, neither }: TwoByTwo): number {
  const first = both + onlyFirst;
  const second = both + onlySecond;
  const total = first + onlySecond + neither;
  const whole = logChoose(total, second);
  let p = 0;
  for (let k = both; k <= Math.min(first, second); k++) {
    const term = Math.exp(logChoose(first, k) + logChoose(total - first, second - k) - whole);
    p += term;
    if (term < p * 1e-16) break;
  }
  return Math.min(1, p);
}

const logChoose = (n: number, k: number): number =>
  k < 0 || k > n ? Number.NEGATIVE_INFINITY : logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
