export { type BusinessClock, businessClock } from './business-clock.ts';
export {
  addDuration,
  type BusinessCalendar,
  type BusinessHours,
  businessCalendar,
  businessMsBetween,
  type CalendarProblem,
  isBusinessTime,
  WEEKDAYS,
  type Weekday,
} from './calendar.ts';
export { canonicalJson, type Json } from './canonical.ts';
export {
  civilDate,
  dayOfWall,
  type EpochDay,
  epochDayOf,
  formatCivilDate,
  parseCivilDate,
  weekdayOf,
} from './civil-date.ts';
export { type Distribution, distributionProblem, draw, meanOf } from './distribution.ts';
export { type Duration, type DurationProblem, formatDuration, parseDuration } from './duration.ts';
export { type Holiday, type HolidaysFound, holidaysInIcs } from './holidays-in-ics.ts';
export { DAY_MS, HOUR_MS, type Instant, MINUTE_MS, type Milliseconds, SECOND_MS } from './instant.ts';
export { clearlyNearest, nearest } from './nearest.ts';
export { type Random, seededRandom } from './random.ts';
export {
  formatRecurrence,
  parseRecurrence,
  type Recurrence,
  type RecurrenceProblem,
  timesAfter,
  timesUntil,
} from './recurrence.ts';
export { fail, type Result, succeed } from './result.ts';
export { slipsBetween, slipsForgiven } from './slips.ts';
export { beginningOf, isText, legible } from './text.ts';
export { instantOfWall, wallTime, type Zone, type ZoneSpan, zoneNamed } from './zone.ts';
