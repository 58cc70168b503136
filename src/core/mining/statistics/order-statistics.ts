// What is the median, or a high percentile, without sorting? Quickselect (Hoare's find), in place, on typed arrays.

/** Puts the k-th smallest of values[from, to) at place `k`; smaller ones before it, larger ones behind. */
export function select(values: Float64Array, from: number, to: number, k: number): number {
  let left = from;
  let right = to - 1;
  while (left < right) {
    const pivot = middleOfThree(values, left, right);
    let i = left;
    let j = right;
    while (i <= j) {
      while ((values[i] as number) < pivot) i++;
      while ((values[j] as number) > pivot) j--;
      if (i > j) break;
      const held = values[i] as number;
      values[i++] = values[j] as number;
      values[j--] = held;
    }
    if (k <= j) right = j;
    else if (k >= i) left = i;
    else break;
  }
  return values[k] as number;
}

function middleOfThree(values: Float64Array, left: number, right: number): number {
  const a = values[left] as number;
  const b = values[(left + right) >>> 1] as number;
  const c = values[right] as number;
  return a < b ? (b < c ? b : a < c ? c : a) : a < c ? a : b < c ? c : b;
}

/** The figures of many values. **units**: those of the values. NaN where there are none. */
export type Summary = {
  readonly count: number;
  readonly total: number;
  readonly mean: number;
  readonly median: number;
  readonly p85: number;
  readonly p90: number;
  readonly p95: number;
  readonly min: number;
  readonly max: number;
};

/**
 * Summarises values[from, to), which it reorders. The median of an even number averages the middle two;
 * a percentile is the nearest rank: the smallest value that at least so many per cent do not exceed.
 */
export function summarise(values: Float64Array, from = 0, to = values.length): Summary {
  const count = to - from;
  if (count === 0) return NOTHING;
  let total = 0;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let i = from; i < to; i++) {
    const value = values[i] as number;
    total += value;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  const middle = from + (count >>> 1);
  let median = select(values, from, to, middle);
  if (count % 2 === 0) median = (median + largest(values, from, middle)) / 2;
  // Each selection leaves the greater values behind it, so the next one looks at those alone.
  let done = middle;
  const percentile = (share: number): number => {
    const rank = Math.max(done, from + Math.ceil(count * share) - 1);
    const value = select(values, done, to, rank);
    done = rank;
    return value;
  };
  const [p85, p90, p95] = [percentile(0.85), percentile(0.9), percentile(0.95)];
  return { count, total, mean: total / count, median, p85, p90, p95, min, max };
}

/** The summary of no values at all. */
export const NOTHING: Summary = {
  count: 0,
  total: 0,
  mean: Number.NaN,
  median: Number.NaN,
  p85: Number.NaN,
  p90: Number.NaN,
  p95: Number.NaN,
  min: Number.NaN,
  max: Number.NaN,
};

/** The same for the values that are numbers; those that are NaN (unknown) are left out. */
export function summariseKnown(values: Float64Array): Summary {
  return summarise(values.filter((value) => !Number.isNaN(value)));
}

function largest(values: Float64Array, from: number, to: number): number {
  let max = Number.NEGATIVE_INFINITY;
  for (let i = from; i < to; i++) if ((values[i] as number) > max) max = values[i] as number;
  return max;
}
