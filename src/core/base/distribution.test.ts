import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Distribution, distributionProblem, draw, meanOf } from './distribution.ts';
import { seededRandom } from './random.ts';

const positive = fc.double({ min: 0.1, max: 1_000, noNaN: true });
const anyDistribution: fc.Arbitrary<Distribution> = fc.oneof(
  positive.map((mean): Distribution => ({ kind: 'exponential', mean })),
  fc
    .tuple(positive, fc.double({ min: 0, max: 0.8, noNaN: true }))
    .map(([median, sigma]): Distribution => ({ kind: 'lognormal', median, sigma })),
  fc
    .tuple(positive, positive)
    .map(([min, more]): Distribution => ({ kind: 'uniform', min, max: min + more })),
  fc.array(positive, { minLength: 1 }).map((values): Distribution => ({ kind: 'empirical', values })),
);

const draws = (distribution: Distribution, seed: number, count: number): number[] => {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => draw(distribution, random));
};

describe('distributions', () => {
  test('B9 give the same draws for the same seed', () => {
    fc.assert(
      fc.property(
        anyDistribution,
        fc.nat(),
        (distribution, seed) =>
          void expect(draws(distribution, seed, 20)).toEqual(draws(distribution, seed, 20)),
      ),
    );
  });

  test('B10 give finite draws from 0 up, and none outside their bounds', () => {
    fc.assert(
      fc.property(anyDistribution, fc.nat(), (distribution, seed) => {
        for (const value of draws(distribution, seed, 50)) {
          expect(Number.isFinite(value) && value >= 0).toBe(true);
          if (distribution.kind === 'uniform')
            expect(value >= distribution.min && value <= distribution.max).toBe(true);
          if (distribution.kind === 'empirical') expect(distribution.values).toContain(value);
        }
      }),
    );
  });

  test('B10 come to their mean over many draws', () => {
    fc.assert(
      fc.property(anyDistribution, fc.nat(), (distribution, seed) => {
        const values = draws(distribution, seed, 20_000);
        const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
        // Six standard errors of the widest shape here (the exponential, or a lognormal of sigma 0.8).
        expect(Math.abs(mean / meanOf(distribution) - 1)).toBeLessThan(0.06);
      }),
      { numRuns: 40 },
    );
  });

  test('B10 a lognormal has half its draws below its median', () => {
    const below = draws({ kind: 'lognormal', median: 5, sigma: 1 }, 7, 20_000).filter(
      (value) => value < 5,
    ).length;
    expect(Math.abs(below / 20_000 - 0.5)).toBeLessThan(0.02);
  });

  test('B10 that make no sense are named', () => {
    expect(distributionProblem({ kind: 'empirical', values: [] })).toContain('At least one');
    expect(distributionProblem({ kind: 'uniform', min: 2, max: 1 })).toContain('least');
    expect(distributionProblem({ kind: 'exponential', mean: Number.NaN })).toContain('mean');
    expect(distributionProblem({ kind: 'lognormal', median: 0, sigma: 1 })).toContain('median');
    expect(distributionProblem({ kind: 'exponential', mean: 3 })).toBeUndefined();
  });
});
