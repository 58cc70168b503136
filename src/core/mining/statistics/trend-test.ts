// Does a series grow, and how fast? The median of the slopes between all pairs (Sen 1968), and whether more pairs rise than
// chance would let (Mann 1945, Kendall 1975), whatever the distribution of the values.
import { select } from './order-statistics.ts';
import { normalTail } from './tails.ts';

/** **units**: `slope` and `level` in those of the values, per step; `level` is the fitted value at step 0. */
export type Trend = { readonly slope: number; readonly level: number; readonly pRises: number };

/** The trend of values that lie one step apart. Longer series than `MOST_STEPS` are thinned evenly. */
export function trendTest(values: Float64Array): Trend {
  const step = Math.max(1, Math.ceil(values.length / MOST_STEPS));
  const some = step === 1 ? values : values.filter((_, i) => i % step === 0);
  const n = some.length;
  if (n < 3) return { slope: 0, level: some[0] ?? Number.NaN, pRises: 1 };
  const { slopes, score } = comparePairs(some);
  const slope = median(slopes) / step;
  const level = median(Float64Array.from(some, (value, i) => value - slope * step * i));
  const variance = (n * (n - 1) * (2 * n + 5) - tieTerm(some)) / 18;
  const pRises = variance > 0 ? normalTail((score - Math.sign(score)) / Math.sqrt(variance)) : 1;
  return { slope, level, pRises };
}

const MOST_STEPS = 400;

function comparePairs(values: Float64Array): { slopes: Float64Array; score: number } {
  const n = values.length;
  const slopes = new Float64Array((n * (n - 1)) / 2);
  let score = 0;
  let place = 0;
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const rise = (values[j] as number) - (values[i] as number);
      score += Math.sign(rise);
      slopes[place++] = rise / (j - i);
    }
  }
  return { slopes, score };
}

function tieTerm(values: Float64Array): number {
  const sorted = values.slice().sort();
  let term = 0;
  for (let from = 0, to = 0; from < sorted.length; from = to) {
    while (to < sorted.length && sorted[to] === sorted[from]) to++;
    const tied = to - from;
    term += tied * (tied - 1) * (2 * tied + 5);
    if (tied === 0) break;
  }
  return term;
}

function median(values: Float64Array): number {
  const middle = values.length >>> 1;
  const upper = select(values, 0, values.length, middle);
  if (values.length % 2 === 1) return upper;
  let lower = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < middle; i++) lower = Math.max(lower, values[i] as number);
  return (lower + upper) / 2;
}
