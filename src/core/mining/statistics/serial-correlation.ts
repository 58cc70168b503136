// Do neighbours in a series resemble each other? Spearman's rank correlation of each value with the next one (Wald and
// Wolfowitz 1943): near 0 for values that know nothing of each other, high where work stands in one queue.
import { orderBy } from './order-by.ts';
import { normalTail } from './tails.ts';

/** **shape**: `correlation` from -1 to 1; `pPositive` one-sided, 1 where the series is too short or all values are equal. */
export type SerialCorrelation = { readonly correlation: number; readonly pPositive: number };

/** So many values tell as much as a million. */
const MOST = 30_000;

/** Each value against the one after it; of a very long series the middle part. */
export function serialCorrelation(series: Float64Array): SerialCorrelation {
  const n = Math.min(MOST, series.length);
  const from = (series.length - n) >> 1;
  const values = series.subarray(from, from + n);
  if (n < 4) return { correlation: 0, pPositive: 1 };
  const ranks = ranksOf(values);
  const mean = (n + 1) / 2;
  let [shared, spread] = [0, 0];
  for (let i = 0; i < n; i++) {
    const here = (ranks[i] as number) - mean;
    spread += here * here;
    if (i + 1 < n) shared += here * ((ranks[i + 1] as number) - mean);
  }
  if (!(spread > 0)) return { correlation: 0, pPositive: 1 };
  const correlation = shared / spread;
  return { correlation, pPositive: normalTail((correlation + 1 / n) * Math.sqrt(n)) };
}

/** Ranks from 1, ties sharing theirs. */
function ranksOf(values: Float64Array): Float64Array {
  const { order, same } = orderBy(values);
  const ranks = new Float64Array(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && same(to)) to++;
    for (let k = from; k < to; k++) ranks[order[k] as number] = (from + 1 + to) / 2;
    from = to;
  }
  return ranks;
}
