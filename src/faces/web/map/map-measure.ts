// Which number stands on each path of a mined map, and what warms it: how often it is taken, or how long it waits.
import type { ProcessMap } from '../../../core/mining/index.ts';
import { durationText } from '../parts/duration.ts';

/** How often: times, cases, share of the cases. How long: mean, median, nine in ten, least, most, all together. */
export const COUNTING = ['cases', 'share', 'times'] as const;
export const TIMING = ['median', 'mean', 'p90', 'min', 'max', 'total'] as const;
export type MapMeasure = (typeof COUNTING)[number] | (typeof TIMING)[number];
export const MAP_MEASURES: readonly MapMeasure[] = [...COUNTING, ...TIMING];

/** What the warmth of a path means. */
export type MapHeat = 'time' | 'count';

export type MapPath = ProcessMap['paths'][number];
export type MapTimes = Pick<MapPath, 'medianMs' | 'meanMs' | 'p90Ms' | 'minMs' | 'maxMs' | 'totalMs'>;
export type Timing = (typeof TIMING)[number];

export const isTiming = (show: MapMeasure): show is Timing =>
  (TIMING as readonly MapMeasure[]).includes(show);

/** **units**: milliseconds. */
export function msOf(times: MapTimes, timing: Timing): number {
  const { medianMs, meanMs, p90Ms, minMs, maxMs, totalMs } = times;
  return { median: medianMs, mean: meanMs, p90: p90Ms, min: minMs, max: maxMs, total: totalMs }[timing];
}

export const timeText = (times: MapTimes, timing: Timing): string => durationText(msOf(times, timing));

/** From the start gate and to the end gate no time passes. */
export const isTimed = (path: MapPath): boolean => path.from !== null && path.to !== null;

/** Nobody waits long who waits less than this, however quick the rest is. */
const LEAST_WARM_MS = 600_000;

/** What warms a path, from 0 to 1 on the scale of these paths; null where nothing does. */
export function warming(
  paths: readonly MapPath[],
  show: MapMeasure,
  heat: MapHeat,
): (path: MapPath) => number | null {
  if (heat === 'count') {
    const most = Math.max(1, ...paths.map(({ count }) => count));
    return ({ count }) => Math.min(1, count / most) ** 0.6;
  }
  const timing = isTiming(show) ? show : 'median';
  const warmest = warmestOf(paths, timing);
  return (path) => (isTimed(path) ? Math.min(1, msOf(path, timing) / warmest) ** 0.6 : null);
}

/** The wait that all but the longest twentieth of passages stay under: one case that lay for a year cools no other path. */
function warmestOf(paths: readonly MapPath[], timing: Timing): number {
  const timed = paths.filter(isTimed).sort((a, b) => msOf(b, timing) - msOf(a, timing));
  let left = timed.reduce((sum, { count }) => sum + count, 0) / 20;
  const limit = timed.find(({ count }) => {
    left -= count;
    return left <= 0;
  });
  return Math.max(LEAST_WARM_MS, limit ? msOf(limit, timing) : 0);
}
