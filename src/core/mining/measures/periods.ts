// Into which days, weeks or months does a span of time fall? In UTC; weeks begin on Monday (ISO 8601).
import { DAY_MS, type Instant } from '../../base/index.ts';
import type { Period } from './measure.ts';

/** Forty years of days: a log with one wrong date must not be cut into millions of periods. */
const MOST_PERIODS = 15_000;
const LENGTHS: { readonly [period in Period]: number } = { day: 1, week: 7, month: 31 };

/**
 * The beginnings of the periods that cover [from, to], and the beginning of the one after. **units**: instants.
 * Where they would be too many, the first one holds all that lies before the last of them.
 */
export function periodStarts(period: Period, from: Instant, to: Instant): Float64Array {
  const length = LENGTHS[period] * DAY_MS;
  const starts: number[] = [startOf(period, from)];
  const near = startOf(period, Math.max(from, to) - MOST_PERIODS * length);
  if (near > (starts[0] as number)) starts.push(near);
  for (let last = starts[starts.length - 1] as number; last <= to; last = starts[starts.length - 1] as number)
    starts.push(startOf(period, last + length));
  return Float64Array.from(starts);
}

function startOf(period: Period, at: Instant): Instant {
  const day = Math.floor(at / DAY_MS);
  if (period === 'day') return day * DAY_MS;
  // 1970-01-01 was a Thursday.
  if (period === 'week') return (day - ((((day + 3) % 7) + 7) % 7)) * DAY_MS;
  const date = new Date(at);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
}

/** The number of the period in which an instant lies. */
export function periodOf(starts: Float64Array, at: Instant): number {
  let low = 0;
  let high = starts.length - 1;
  while (low + 1 < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] as number) <= at) low = middle;
    else high = middle;
  }
  return low;
}

/** The values of periods in the shape of a measure. */
export function overPeriods(starts: Float64Array, values: ArrayLike<number>) {
  const periods = Array.from({ length: starts.length - 1 }, (_, i) => ({
    from: starts[i] as number,
    to: starts[i + 1] as number,
    value: values[i] as number,
  }));
  return { grain: 'period' as const, periods };
}
