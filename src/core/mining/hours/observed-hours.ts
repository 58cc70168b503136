// When does this place work? Learnt from when its events happen, hour of the week by hour of the week, so that a weekend
// nobody works in is not counted as waiting. Working time between two instants is then two look-ups in sums.
import { HOUR_MS, type Instant, type Milliseconds, type Zone } from '../../base/index.ts';
import type { EventLog } from '../../event-log/index.ts';
import { openHours } from './open-hours.ts';
import { EVERY_HOUR, WEEK_HOURS, wallSince } from './week.ts';

/**
 * The week as it was observed. **shape**: `open[h]` is 1 where the place works in hour h of the week, Monday 0:00 first,
 * in the zone's clock (UTC without one); `learnt` is false where the log cannot tell, and all hours count as open.
 * **units**: `dayMs` the open time of a usual working day; `workingMs` from one instant to the next, 0 backwards, NaN for
 * an unknown instant.
 */
export type ObservedHours = {
  readonly learnt: boolean;
  readonly open: Uint8Array;
  readonly dayMs: Milliseconds;
  workingMs(from: Instant, to: Instant): Milliseconds;
};

/** Learns the hours from all events of a log. A place that works round the clock has every hour open. */
export function observedHours(log: EventLog, zone?: Zone): ObservedHours {
  const learnt = openHours(log, zone);
  return hoursFrom(learnt ?? EVERY_HOUR, learnt !== undefined, zone);
}

/** The hours of a week that is given. **shape**: 168 places, 1 for open; with none open all count as open. */
export function hoursFrom(given: Uint8Array, learnt = true, zone?: Zone): ObservedHours {
  const open = given.includes(1) ? given : EVERY_HOUR;
  const before = new Float64Array(WEEK_HOURS + 1);
  for (let h = 0; h < WEEK_HOURS; h++) before[h + 1] = (before[h] as number) + (open[h] === 1 ? HOUR_MS : 0);
  const week = before[WEEK_HOURS] as number;
  const since = (at: Instant): Milliseconds => {
    const wall = wallSince(at, zone);
    const hours = Math.floor(wall / HOUR_MS);
    const weeks = Math.floor(hours / WEEK_HOURS);
    const hour = hours - weeks * WEEK_HOURS;
    const into = open[hour] === 1 ? wall - hours * HOUR_MS : 0;
    return weeks * week + (before[hour] as number) + into;
  };
  return {
    learnt,
    open,
    dayMs: usualDay(open),
    workingMs: (from, to) => (to <= from ? 0 : since(to) - since(from)),
  };
}

/** Whether all hours are open. */
export const roundTheClock = ({ open }: ObservedHours): boolean => !open.includes(0);

/** The median open time of the days that have any. */
function usualDay(open: Uint8Array): Milliseconds {
  const days: number[] = [];
  for (let day = 0; day < 7; day++) {
    const hours = open.subarray(day * 24, day * 24 + 24).reduce((sum, bit) => sum + bit, 0);
    if (hours > 0) days.push(hours);
  }
  days.sort((a, b) => a - b);
  return (days[days.length >> 1] ?? 24) * HOUR_MS;
}
