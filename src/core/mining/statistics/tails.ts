// How likely is it to see at least this much by chance? Upper tails of the normal, chi-square, binomial and Poisson laws.
import { betaI, gammaQ } from './special-functions.ts';

/** P(Z >= z) of the standard normal law. */
export function normalTail(z: number): number {
  const half = gammaQ(0.5, (z * z) / 2) / 2;
  return z >= 0 ? half : 1 - half;
}

/** P(X >= x) of the chi-square law with `freedom` degrees of freedom. */
export const chiSquareTail = (x: number, freedom: number): number => gammaQ(freedom / 2, x / 2);

/** P(X >= k) of n tries that each succeed with probability p: the exact binomial tail (Clopper and Pearson 1934). */
export function binomialTail(k: number, n: number, p: number): number {
  if (k <= 0) return 1;
  if (k > n) return 0;
  return betaI(p, k, n - k + 1);
}

/** P(X >= k) where `mean` are expected: the exact Poisson tail. */
export const poissonTail = (k: number, mean: number): number => (k <= 0 ? 1 : 1 - gammaQ(k, mean));
