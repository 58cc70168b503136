// What comes of a date and a duration? Days on a date are calendar days; months keep the day of the month where they can.

import { DAY_MS, dayOfWall } from '../../base/index.ts';
import { numbers, numberText, type RuleNumber, roundTo } from '../values/decimal.ts';
import { shiftMonths } from '../values/moment.ts';
import { isList, type RuleValue, type Tag, tagOf } from '../values/value.ts';

type Timed = Exclude<Extract<RuleValue, { kind: Tag }>, { kind: 'decimal' | 'thing' | 'group' | 'range' }>;

/** The furthest instant ECMAScript dates know; beyond it nothing has a date. */
const FURTHEST_MS = 8_640_000_000_000_000;

export function addTime(one: RuleValue, other: RuleValue): RuleValue {
  if (!isTimed(one) || !isTimed(other)) return null;
  return bounded(shift(one, other, 1) ?? shift(other, one, 1) ?? null);
}

export function subtractTime(one: RuleValue, other: RuleValue): RuleValue {
  if (!isTimed(one) || !isTimed(other)) return null;
  if (one.kind === 'date' && other.kind === 'date')
    return { kind: 'duration', ms: (one.day - other.day) * DAY_MS };
  if (one.kind === 'date-time' && other.kind === 'date-time')
    return { kind: 'duration', ms: one.at - other.at };
  if (one.kind === 'time' && other.kind === 'time') return { kind: 'duration', ms: one.ms - other.ms };
  return bounded(shift(one, other, -1) ?? null);
}

/** A duration so many times; rounded to whole milliseconds or months. */
export function scaleTime(value: RuleValue, times: RuleNumber): RuleValue {
  if (!isTimed(value)) return null;
  const count =
    value.kind === 'duration' ? value.ms : value.kind === 'calendar-duration' ? value.months : undefined;
  const product = count === undefined ? undefined : numbers.multiply(count, times);
  const whole = product === undefined ? undefined : roundTo(product, 0, 'half even');
  if (whole === undefined) return null;
  const scaled = Number(numberText(whole));
  return bounded(
    value.kind === 'duration'
      ? { kind: 'duration', ms: scaled }
      : { kind: 'calendar-duration', months: scaled },
  );
}

function shift(base: Timed, by: Timed, sign: 1 | -1): RuleValue | undefined {
  if (by.kind === 'duration') {
    if (base.kind === 'duration') return { kind: 'duration', ms: base.ms + sign * by.ms };
    if (base.kind === 'date-time') return { kind: 'date-time', at: base.at + sign * by.ms };
    if (base.kind === 'time') return { kind: 'time', ms: aroundTheClock(base.ms + sign * by.ms) };
    return base.kind === 'date'
      ? { kind: 'date', day: base.day + Math.floor((sign * by.ms) / DAY_MS) }
      : undefined;
  }
  if (by.kind !== 'calendar-duration') return undefined;
  const months = sign * by.months;
  if (base.kind === 'calendar-duration') return { kind: 'calendar-duration', months: base.months + months };
  if (base.kind === 'date') return { kind: 'date', day: shiftMonths(base.day, months) };
  return base.kind === 'date-time' ? { kind: 'date-time', at: shiftWall(base.at, months) } : undefined;
}

const aroundTheClock = (ms: number): number => ((ms % DAY_MS) + DAY_MS) % DAY_MS;

/** Months are added on UTC's wall, so that the answer does not depend on where it is asked. */
function shiftWall(at: number, months: number): number {
  const day = dayOfWall(at);
  return shiftMonths(day, months) * DAY_MS + (at - day * DAY_MS);
}

function bounded(value: RuleValue): RuleValue {
  if (!isTimed(value)) return value;
  const size =
    value.kind === 'date'
      ? value.day * DAY_MS
      : value.kind === 'date-time'
        ? value.at
        : value.kind === 'duration' || value.kind === 'time'
          ? value.ms
          : value.months * 30 * DAY_MS;
  return Math.abs(size) <= FURTHEST_MS ? value : null;
}

function isTimed(value: RuleValue): value is Timed {
  const tag = isList(value) ? undefined : tagOf(value);
  return tag !== undefined && !['decimal', 'thing', 'group', 'range'].includes(tag);
}
