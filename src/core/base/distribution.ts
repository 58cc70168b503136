// How long does it take this time? Seeded draws from the four shapes that processing, waiting and arrival times take.

import type { Random } from './random.ts';

/** A shape of chance. **units**: those of its numbers. **shape**: `median` and `sigma` of a lognormal are those of the
 * value and of its natural logarithm; an empirical one gives back its own values, each as likely as it is frequent. */
export type Distribution =
  | { readonly kind: 'exponential'; readonly mean: number }
  | { readonly kind: 'lognormal'; readonly median: number; readonly sigma: number }
  | { readonly kind: 'uniform'; readonly min: number; readonly max: number }
  | { readonly kind: 'empirical'; readonly values: readonly number[] };

/** One draw. */
export function draw(distribution: Distribution, random: Random): number {
  switch (distribution.kind) {
    case 'exponential':
      // 1 - next() lies in (0, 1], so the logarithm is finite.
      return -distribution.mean * Math.log(1 - random.next());
    case 'lognormal':
      return distribution.median * Math.exp(distribution.sigma * standardNormal(random));
    case 'uniform':
      return distribution.min + (distribution.max - distribution.min) * random.next();
    case 'empirical':
      return random.pick(distribution.values);
  }
}

/** The mean that very many draws come to. */
export function meanOf(distribution: Distribution): number {
  switch (distribution.kind) {
    case 'exponential':
      return distribution.mean;
    case 'lognormal':
      return distribution.median * Math.exp(distribution.sigma ** 2 / 2);
    case 'uniform':
      return (distribution.min + distribution.max) / 2;
    case 'empirical':
      return distribution.values.reduce((sum, value) => sum + value, 0) / distribution.values.length;
  }
}

/** Why a distribution cannot be drawn from, or undefined where it can. */
export function distributionProblem(distribution: Distribution): string | undefined {
  switch (distribution.kind) {
    case 'exponential':
      return distribution.mean >= 0 ? undefined : 'The mean is a number from 0 up.';
    case 'lognormal':
      return distribution.median > 0 && distribution.sigma >= 0
        ? undefined
        : 'The median is above 0 and sigma is 0 or more.';
    case 'uniform':
      return distribution.min <= distribution.max ? undefined : 'The least value is not above the greatest.';
    case 'empirical':
      return distribution.values.length > 0 && distribution.values.every(Number.isFinite)
        ? undefined
        : 'At least one value is needed, and each is a number.';
  }
}

/** Box and Muller (1958); one of the pair is let go, so that a draw needs no memory. */
function standardNormal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random.next()));
  return radius * Math.cos(2 * Math.PI * random.next());
}
