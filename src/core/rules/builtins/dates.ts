// Which functions work on dates and durations? `now()` is the command's time and `today()` its date in the workspace's
// zone: a rule never looks at a clock.

import {
  civilDate,
  dayOfWall,
  epochDayOf,
  wallTime,
  weekdayOf,
  type Zone,
  zoneNamed,
} from '../../base/index.ts';
import {
  CALENDAR_DURATION,
  DATE,
  DATE_TIME,
  DURATION,
  NUMBER,
  type RuleType,
  TEXT,
  TIME,
  UNKNOWN,
} from '../scope.ts';
import type { Evaluation } from '../values/evaluation.ts';
import { readClock, readDate, readMoment, readSpan } from '../values/moment.ts';
import { type RuleValue, tagOf } from '../values/value.ts';
import { type Builtin, builtin, texts } from './signature.ts';

const WEEKDAY_NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTH_NAMES =
  'January February March April May June July August September October November December'.split(' ');

const utc = zoneNamed('UTC');
const readsMoment = (text: string): boolean => utc !== undefined && readMoment(text, utc) !== undefined;

export const DATE_BUILTINS: readonly Builtin[] = [
  builtin('now()', [], DATE_TIME, (_, run) => ({ kind: 'date-time', at: run.at })),
  builtin('today()', [], DATE, (_, run) => ({ kind: 'date', day: dayAt(run.at, run.zone) })),
  builtin('date("2026-11-23")', ['date or text'], DATE, date, {
    typeOfText: (text) => (readDate(text) === undefined ? undefined : DATE),
  }),
  builtin('date and time("2026-11-23T09:30:00Z")', ['date or text'], DATE_TIME, dateAndTime, {
    typeOfText: (text) => (readsMoment(text) ? DATE_TIME : undefined),
  }),
  builtin('duration("P3D")', ['text'], UNKNOWN, (given) => readSpan(texts(given)[0] ?? '') ?? null, {
    typeOfText: spanType,
  }),
  builtin('@("P3D")', ['text'], UNKNOWN, (given, run) => atLiteral(texts(given)[0] ?? '', run.zone), {
    typeOfText: (text) =>
      spanType(text) ??
      (readDate(text) ? DATE : readClock(text) ? TIME : readsMoment(text) ? DATE_TIME : undefined),
  }),
  builtin(
    'day of week(today())',
    ['day'],
    TEXT,
    (given, run) => WEEKDAY_NAMES[weekdayOf(dayIn(given, run)) - 1] ?? null,
  ),
  builtin(
    'month of year(today())',
    ['day'],
    TEXT,
    (given, run) => MONTH_NAMES[civilDate(dayIn(given, run)).month - 1] ?? null,
  ),
  builtin('day of year(today())', ['day'], NUMBER, (given, run) => {
    const day = dayIn(given, run);
    return day - epochDayOf(civilDate(day).year, 1, 1) + 1;
  }),
];

function spanType(text: string): RuleType | undefined {
  const span = readSpan(text);
  return span === undefined ? undefined : span.kind === 'duration' ? DURATION : CALENDAR_DURATION;
}

const dayAt = (at: number, zone: Zone): number => dayOfWall(wallTime(zone, at));

export function dayIn([value = null]: readonly RuleValue[], run: Evaluation): number {
  if (value === null || typeof value !== 'object' || !('kind' in value)) return 0;
  return value.kind === 'date' ? value.day : value.kind === 'date-time' ? dayAt(value.at, run.zone) : 0;
}

function date(given: readonly RuleValue[], run: Evaluation): RuleValue {
  const [value = null] = given;
  if (typeof value === 'string') return readDate(value) ?? null;
  return tagOf(value) === 'date' ? value : { kind: 'date', day: dayIn(given, run) };
}

function dateAndTime([value = null]: readonly RuleValue[], run: Evaluation): RuleValue {
  if (typeof value === 'string') return readMoment(value, run.zone) ?? null;
  return tagOf(value) === 'date-time' ? value : null;
}

function atLiteral(text: string, zone: Zone): RuleValue {
  return readSpan(text) ?? readDate(text) ?? readClock(text) ?? readMoment(text, zone) ?? null;
}
