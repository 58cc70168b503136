// How are the values of many cases spread? Counted in steps that a person would choose, the long rest in the last.
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../base/index.ts';
import { summariseKnown } from '../statistics/order-statistics.ts';
import type { Unit } from './measure.ts';

/** **shape**: values from `from` (included) to `to` (excluded); `to` is null for all that are greater. **units**: the measure's. */
export type DistributionStep = { readonly from: number; readonly to: number | null; readonly count: number };

const WANTED = 16;
const TIMES = [
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE_MS),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR_MS),
  ...[1, 2, 3, 5, 7, 14, 30, 60, 90, 180, 365].map((days) => days * DAY_MS),
];

/** At most some twenty steps from 0 to the 95th percentile, and one for the rest. NaN is no value. */
export function distributionOf(perCase: Float64Array, unit: Unit): DistributionStep[] {
  const { count, p95, min } = summariseKnown(perCase);
  if (count === 0) return [];
  const step = stepFor(p95 - Math.min(0, min), unit);
  const first = Math.floor(Math.min(0, min) / step);
  const steps = Math.max(1, Math.floor(p95 / step) - first + 1);
  const counts = new Uint32Array(steps + 1);
  for (const value of perCase) {
    if (Number.isNaN(value)) continue;
    const place = Math.min(steps, Math.floor(value / step) - first);
    counts[place] = (counts[place] as number) + 1;
  }
  const shown = counts[steps] === 0 ? counts.subarray(0, steps) : counts;
  return Array.from(shown, (each, i) => ({
    from: (first + i) * step,
    to: i === steps ? null : (first + i + 1) * step,
    count: each,
  }));
}

function stepFor(width: number, unit: Unit): number {
  const rough = Math.max(width / WANTED, Number.MIN_VALUE);
  if (unit === 'share') return 0.1;
  if (unit === 'ms')
    return TIMES.find((step) => step >= rough) ?? Math.ceil(rough / (365 * DAY_MS)) * 365 * DAY_MS;
  const power = 10 ** Math.floor(Math.log10(rough));
  return Math.max(
    [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= rough) ?? power * 10,
    1e-9,
  );
}
