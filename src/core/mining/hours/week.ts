// How is the week counted in hours? 168 of them, Monday 0:00 first, by the clock of a zone.
import { DAY_MS, HOUR_MS, type Instant, type Milliseconds, type Zone } from '../../base/index.ts';

export const WEEK_HOURS = 168;

/** Monday, 29 December 1969: the week in which instants begin. */
export const FIRST_MONDAY: Instant = -3 * DAY_MS;

export const EVERY_HOUR: Uint8Array = new Uint8Array(WEEK_HOURS).fill(1);

/** The time on the wall since the first Monday, in a zone or in UTC. */
export const wallSince = (at: Instant, zone: Zone | undefined): Milliseconds =>
  at - FIRST_MONDAY + (zone ? zone.spanAt(Math.floor(at)).offsetMs : 0);

/** Numbers the hours of the calendar since the first Monday. */
export const hourOfClock =
  (zone: Zone | undefined) =>
  (at: Instant): number =>
    Math.floor(wallSince(at, zone) / HOUR_MS);

/** Which hour of the week an hour of the calendar is. */
export const weekHour = (hour: number): number => ((hour % WEEK_HOURS) + WEEK_HOURS) % WEEK_HOURS;
