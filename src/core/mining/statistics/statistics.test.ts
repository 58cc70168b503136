// What may be concluded from few or many: each figure is worked out by hand or stands in the source named.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjustForMany } from './false-discoveries.ts';
import { mannWhitney } from './mann-whitney.ts';
import { orderBy } from './order-by.ts';
import { serialCorrelation } from './serial-correlation.ts';
import { sortTogether } from './sort-together.ts';
import { betaI, gammaQ, logGamma } from './special-functions.ts';
import { binomialTail, chiSquareTail, normalTail, poissonTail } from './tails.ts';
import { trendTest } from './trend-test.ts';
import { chiSquare, fisherGreater } from './two-by-two.ts';
import { wilson } from './wilson.ts';

describe('tails', () => {
  it('MN-W1 are those of the tables: 5 % lie above 1.645, 2.5 % above 1.96; 5 % of chi-square above 3.841', () => {
    expect(normalTail(1.6448536269514722)).toBeCloseTo(0.05, 12);
    expect(normalTail(1.959963984540054)).toBeCloseTo(0.025, 12);
    expect(normalTail(-1.959963984540054)).toBeCloseTo(0.975, 12);
    expect(chiSquareTail(3.841458820694124, 1)).toBeCloseTo(0.05, 12);
    // With two degrees of freedom the tail is e^(-x/2).
    expect(chiSquareTail(5, 2)).toBeCloseTo(Math.exp(-2.5), 12);
  });

  it('MN-W1 of a coin thrown ten times: eight heads or more in 56 of 1,024', () => {
    expect(binomialTail(8, 10, 0.5)).toBeCloseTo(56 / 1024, 12);
    expect(binomialTail(0, 10, 0.5)).toBe(1);
    expect(binomialTail(11, 10, 0.5)).toBe(0);
    expect(binomialTail(1, 3, 0.1)).toBeCloseTo(1 - 0.9 ** 3, 12);
  });

  it('MN-W1 sum the single probabilities, whatever the numbers', () => {
    const sum = (k: number, n: number, p: number): number => {
      let total = 0;
      for (let i = k; i <= n; i++) {
        const choose = Math.exp(logGamma(n + 1) - logGamma(i + 1) - logGamma(n - i + 1));
        total += choose * p ** i * (1 - p) ** (n - i);
      }
      return total;
    };
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.nat(60),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (n, k, p) => {
          expect(binomialTail(Math.min(k, n), n, p)).toBeCloseTo(sum(Math.min(k, n), n, p), 9);
        },
      ),
    );
    expect(poissonTail(3, 1)).toBeCloseTo(1 - Math.exp(-1) * 2.5, 12);
  });

  it('MN-W1 stand on functions that meet their identities', () => {
    expect(Math.exp(logGamma(6))).toBeCloseTo(120, 9);
    expect(Math.exp(logGamma(0.5)) ** 2).toBeCloseTo(Math.PI, 12);
    // I(x; 1, b) = 1 - (1 - x)^b, and I(x; a, b) = 1 - I(1 - x; b, a).
    expect(betaI(0.3, 1, 5)).toBeCloseTo(1 - 0.7 ** 5, 12);
    expect(betaI(0.3, 2.5, 4)).toBeCloseTo(1 - betaI(0.7, 4, 2.5), 12);
    expect(gammaQ(1, 2)).toBeCloseTo(Math.exp(-2), 12);
  });
});

describe('the interval of a share', () => {
  it('MN-W2 is that of Wilson: 0 of 10 lie below 27.8 %, 5 of 10 between 23.7 and 76.3 %', () => {
    // z^2 = 3.8415: 0 of 10 gives z^2 / (10 + z^2) = 0.2775.
    expect(wilson(0, 10).high).toBeCloseTo(0.27753, 4);
    expect(wilson(0, 10).low).toBe(0);
    expect(wilson(5, 10).low).toBeCloseTo(0.23659, 4);
    expect(wilson(5, 10).high).toBeCloseTo(0.76341, 4);
    expect(wilson(0, 0)).toMatchObject({ low: 0, high: 1 });
  });
});

describe('many tests at once', () => {
  it('MN-W3 keep false discoveries at the share asked for: the example of Benjamini and Hochberg (1995), table 1', () => {
    const p = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
      0.759, 1,
    ];
    const told = adjustForMany(p).filter((adjusted) => adjusted <= 0.05);
    // 0.0095 <= 4 / 15 of 5 %, and no later one is: four are told.
    expect(told.length).toBe(4);
    expect(adjustForMany([0.01, 0.04, 0.03])[0]).toBeCloseTo(0.03, 12);
    expect(adjustForMany([0.01, 0.04, 0.03])[2]).toBeCloseTo(0.04, 12);
  });

  it('MN-W3 never make a p-value smaller, keep their order, and take an unknown one for 1', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (p) => {
        const adjusted = adjustForMany(p);
        for (let i = 0; i < p.length; i++) {
          expect(adjusted[i]).toBeGreaterThanOrEqual((p[i] as number) - 1e-15);
          for (let j = 0; j < p.length; j++)
            if ((p[i] as number) <= (p[j] as number))
              expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j] as number);
        }
      }),
    );
    expect([...adjustForMany([Number.NaN, 0.01])]).toEqual([1, 0.02]);
  });
});

describe('many values with something beside each', () => {
  it('MN-M8 are put in order within their bounds, and each keeps what was beside it', () => {
    const few = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 120 });
    const many = fc.array(fc.double({ noNaN: true }), { maxLength: 120 });
    fc.assert(
      fc.property(fc.oneof(few, many), fc.nat({ max: 9 }), fc.nat({ max: 9 }), (told, before, behind) => {
        const end = Math.max(before, told.length - behind);
        const [values, beside] = [Float64Array.from(told), Int32Array.from(told, (_, i) => i)];
        sortTogether(values, beside, before, end);
        const ordered = Float64Array.from(told.slice(before, end)).sort();
        expect([...values].map(plain)).toEqual(
          [...told.slice(0, before), ...ordered, ...told.slice(end)].map(plain),
        );
        expect([...beside].sort((a, b) => a - b)).toEqual(told.map((_, i) => i));
        expect([...beside].map((i) => plain(told[i] ?? 0))).toEqual([...values].map(plain));
      }),
    );
  });
});

/** Nothing is nothing, whatever its sign. */
const plain = (value: number): number => value + 0;

describe('two groups of values', () => {
  it('MN-W4 are compared by ranks: 4, 5, 6 against 1, 2, 3 wins all nine pairs', () => {
    const { u, superiority, pGreater } = mannWhitney(Float64Array.of(6, 4, 5), Float64Array.of(1, 3, 2));
    expect([u, superiority]).toEqual([9, 1]);
    // z = (9 - 4.5 - 0.5) / sqrt(3 * 3 * 7 / 12) = 1.7457.
    expect(pGreater).toBeCloseTo(normalTail(4 / Math.sqrt(5.25)), 12);
  });

  it('MN-W4 count a tie as half a pair and narrow the spread for it', () => {
    // Against 1, 2 the values 1, 2 win one pair, lose one and tie two: u = 2, no difference.
    const { u, pDiffers } = mannWhitney(Float64Array.of(1, 2), Float64Array.of(1, 2));
    expect([u, pDiffers]).toEqual([2, 1]);
    expect(mannWhitney(Float64Array.of(3, 3), Float64Array.of(3, 3)).pGreater).toBe(1);
    expect(mannWhitney(Float64Array.of(), Float64Array.of(3)).pGreater).toBe(1);
  });

  it('MN-W4 agree with the count of all pairs', () => {
    const values = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(values, values, (a, b) => {
        const pairs = a.flatMap((x) => b.map((y) => (x > y ? 1 : x === y ? 0.5 : 0)));
        const expected = pairs.reduce<number>((sum, pair) => sum + pair, 0);
        expect(mannWhitney(Float64Array.from(a), Float64Array.from(b)).u).toBe(expected);
      }),
    );
  });
});

describe('two yes-or-no things', () => {
  it("MN-W5 are tested exactly: Fisher's tea taster, three of four cups right, p = 17 / 70", () => {
    expect(fisherGreater({ both: 3, onlyFirst: 1, onlySecond: 1, neither: 3 })).toBeCloseTo(17 / 70, 12);
    expect(fisherGreater({ both: 4, onlyFirst: 0, onlySecond: 0, neither: 4 })).toBeCloseTo(1 / 70, 12);
  });

  it('MN-W5 and by chi-square where there are many', () => {
    // 30 of 100 against 10 of 100: 200 (|30 * 90 - 70 * 10| - 100)^2 / (100 * 100 * 40 * 160) = 11.28.
    const p = chiSquare({ both: 30, onlyFirst: 70, onlySecond: 10, neither: 90 });
    expect(p).toBeCloseTo(chiSquareTail((200 * 1900 ** 2) / 64e6, 1), 12);
    expect(chiSquare({ both: 0, onlyFirst: 0, onlySecond: 1, neither: 2 })).toBe(1);
  });
});

describe('a trend', () => {
  it('MN-W6 is the median slope: 1, 2, 4, 7 rises by 2 a step, in all six pairs', () => {
    // Slopes 1, 1.5, 2, 2, 2.5, 3; S = 6, variance 4 * 3 * 13 / 18 = 8.667.
    const { slope, pRises } = trendTest(Float64Array.of(1, 2, 4, 7));
    expect(slope).toBe(2);
    expect(pRises).toBeCloseTo(normalTail(5 / Math.sqrt(156 / 18)), 12);
    expect(trendTest(Float64Array.of(5, 5, 5, 5))).toMatchObject({ slope: 0, pRises: 1 });
    expect(trendTest(Float64Array.of(9)).pRises).toBe(1);
  });
});

describe('neighbours in a series', () => {
  it('MN-W6 resemble each other in a slow wave and not in a shuffled one', () => {
    const wave = Float64Array.from({ length: 100 }, (_, i) => Math.sin(i / 15));
    expect(serialCorrelation(wave).correlation).toBeGreaterThan(0.9);
    expect(serialCorrelation(wave).pPositive).toBeLessThan(1e-9);
    const shuffled = Float64Array.from({ length: 100 }, (_, i) => (i * 37) % 101);
    expect(serialCorrelation(shuffled).pPositive).toBeGreaterThan(0.05);
    expect(serialCorrelation(Float64Array.of(1, 1, 1, 1, 1))).toEqual({ correlation: 0, pPositive: 1 });
  });

  it('MN-W6 are compared by ranks: 1, 2, 3, 4 gives (0.75 - 0.25 + 0.75) / 5 = 0.25', () => {
    expect(serialCorrelation(Float64Array.of(1, 2, 3, 40)).correlation).toBeCloseTo(0.25, 12);
  });
});

describe('an order of many values', () => {
  it('MN-W4 is that of a sort, equal ones as they stand', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1000, max: 1000 })), (list) => {
        const { order, same } = orderBy(Float64Array.from(list));
        const sorted = Array.from(list.keys()).sort((a, b) => (list[a] ?? 0) - (list[b] ?? 0) || a - b);
        expect([...order]).toEqual(sorted);
        for (let k = 1; k < list.length; k++)
          expect(same(k)).toBe(list[sorted[k] ?? 0] === list[sorted[k - 1] ?? 0]);
      }),
    );
    expect([...orderBy(Float64Array.of(2, Number.POSITIVE_INFINITY, 1)).order]).toEqual([2, 0, 1]);
  });
});
