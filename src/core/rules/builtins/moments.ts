// Which functions make dates, times of day and durations out of their parts (DMN 1.5, 10.3.4.1, 10.3.4.7)?

import {
  civilDate,
  DAY_MS,
  dayOfWall,
  epochDayOf,
  instantOfWall,
  wallTime,
  weekdayOf,
} from '../../base/index.ts';
import { CALENDAR_DURATION, DATE, DATE_TIME, NUMBER, TIME } from '../scope.ts';
import type { Evaluation } from '../values/evaluation.ts';
import { clockOf, monthsBetween, readClock } from '../values/moment.ts';
import { type CivilDay, type RuleValue, type TimeOfDay, tagOf } from '../values/value.ts';
import { dayIn } from './dates.ts';
import { type Builtin, builtin, type Complaint, type Given, texts } from './signature.ts';

export const MOMENT_BUILTINS: readonly Builtin[] = [
  builtin('date(2026, 11, 23)', ['number', 'number', 'number'], DATE, (given) => dateOf(given) ?? null, {
    check: (given) => impossible(given, dateOf, 'There is no such date.', 'date(2026, 11, 23)'),
  }),
  builtin('date and time(today(), time("09:30:00"))', ['day', 'time'], DATE_TIME, dayWithTime),
  builtin('time("09:30:00")', ['time, date or text'], TIME, timeOf, {
    typeOfText: (text) => (readClock(text) === undefined ? undefined : TIME),
  }),
  builtin('time(9, 30, 0)', ['number', 'number', 'number'], TIME, (given) => clockIn(given) ?? null, {
    check: (given) => impossible(given, clockIn, 'There is no such time of day.', 'time(9, 30, 0)'),
  }),
  builtin(
    'years and months duration(date("2025-01-31"), today())',
    ['day', 'day'],
    CALENDAR_DURATION,
    ([from = null, to = null], run) => ({
      kind: 'calendar-duration',
      months: monthsBetween(wallOf(from, run), wallOf(to, run)),
    }),
  ),
  builtin('week of year(today())', ['day'], NUMBER, (given, run) => weekOfYear(dayIn(given, run))),
];

/** Looks at parts that are all written out: a rule with an impossible date is not published. */
function impossible(
  given: readonly Given[],
  make: (parts: readonly RuleValue[]) => RuleValue | undefined,
  message: string,
  example: string,
): Complaint | undefined {
  const parts = given.map(({ written }) => (written === undefined ? Number.NaN : Number(written)));
  if (parts.some(Number.isNaN) || make(parts) !== undefined) return undefined;
  return { at: 0, message, remedy: `Write for example ${example}.` };
}

function dateOf([year, month, day]: readonly RuleValue[]): CivilDay | undefined {
  if (typeof year !== 'number' || typeof month !== 'number' || typeof day !== 'number') return undefined;
  if (year < 0 || year > 9_999 || month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  const found = epochDayOf(year, month, day);
  return civilDate(found).day === day ? { kind: 'date', day: found } : undefined;
}

function clockIn([hour, minute, second]: readonly RuleValue[]): TimeOfDay | undefined {
  if (typeof hour !== 'number' || typeof minute !== 'number' || typeof second !== 'number') return undefined;
  return clockOf(hour, minute, second);
}

/** The time of day of a date with a time is that on the zone's wall; that of a date is its beginning. */
function timeOf(given: readonly RuleValue[], run: Evaluation): RuleValue {
  const [value = null] = given;
  if (typeof value === 'string') return readClock(texts(given)[0] ?? '') ?? null;
  if (tagOf(value) === 'time') return value;
  const wall = wallOf(value, run);
  return { kind: 'time', ms: wall - dayOfWall(wall) * DAY_MS };
}

function dayWithTime([day = null, time = null]: readonly RuleValue[], run: Evaluation): RuleValue {
  if (tagOf(time) !== 'time') return null;
  const wall = dayIn([day], run) * DAY_MS + (time as TimeOfDay).ms;
  return { kind: 'date-time', at: instantOfWall(run.zone, wall) };
}

function wallOf(value: RuleValue, run: Evaluation): number {
  if (value !== null && typeof value === 'object' && 'kind' in value && value.kind === 'date-time')
    return wallTime(run.zone, value.at);
  return dayIn([value], run) * DAY_MS;
}

/** Weeks begin on Monday; the first of a year is the one with its first Thursday (ISO 8601). */
function weekOfYear(day: number): number {
  const thursday = day - weekdayOf(day) + 4;
  const first = epochDayOf(civilDate(thursday).year, 1, 1);
  return Math.floor((thursday - first) / 7) + 1;
}
