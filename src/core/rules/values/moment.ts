// How are dates, times and durations written, shifted and taken apart? ISO 8601; months keep the day or take the last one.

import {
  civilDate,
  DAY_MS,
  dayOfWall,
  type EpochDay,
  epochDayOf,
  formatCivilDate,
  HOUR_MS,
  type Instant,
  instantOfWall,
  MINUTE_MS,
  parseCivilDate,
  SECOND_MS,
  wallTime,
  weekdayOf,
  type Zone,
} from '../../base/index.ts';
import type { CivilDay, Moment, Months, Span, TimeOfDay } from './value.ts';

const DATE_TIME = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:\d{2})?$/;
const CLOCK = /^(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?$/;
const MONTHS = /^(-?)P(?:(\d{1,6})Y)?(?:(\d{1,6})M)?$/;
const SPAN =
  /^(-?)P(?:(\d{1,6})D)?(?:T(?=\d)(?:(\d{1,8})H)?(?:(\d{1,8})M)?(?:(\d{1,9})(?:\.(\d{1,3}))?S)?)?$/;

export function readDate(text: string): CivilDay | undefined {
  const day = parseCivilDate(text);
  return day === undefined ? undefined : { kind: 'date', day };
}

/** Reads `2026-11-23T09:30:00+01:00`; without an offset the wall of the zone is meant. */
export function readMoment(text: string, zone: Zone): Moment | undefined {
  const match = DATE_TIME.exec(text);
  const day = parseCivilDate(match?.[1] ?? text);
  if (day === undefined) return undefined;
  const [hour, minute, second] = [Number(match?.[2] ?? 0), Number(match?.[3] ?? 0), Number(match?.[4] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const ms = Number((match?.[5] ?? '').slice(0, 3).padEnd(3, '0'));
  const wall = day * DAY_MS + hour * HOUR_MS + minute * MINUTE_MS + second * SECOND_MS + ms;
  const offset = match?.[6];
  return {
    kind: 'date-time',
    at: offset === undefined ? instantOfWall(zone, wall) : wall - offsetMs(offset),
  };
}

/** Reads `09:30` and `09:30:00`; a time of day has no zone of its own. */
export function readClock(text: string): TimeOfDay | undefined {
  const match = CLOCK.exec(text);
  if (match === null) return undefined;
  const [hour = 0, minute = 0, second = 0] = [1, 2, 3].map((group) => Number(match[group] ?? 0));
  return clockOf(hour, minute, second, Number((match[4] ?? '').padEnd(3, '0')));
}

/** A time of day from its parts; undefined where there is none such. */
export function clockOf(hour: number, minute: number, second: number, ms = 0): TimeOfDay | undefined {
  const fits = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
  return fits
    ? { kind: 'time', ms: hour * HOUR_MS + minute * MINUTE_MS + second * SECOND_MS + ms }
    : undefined;
}

/** Whole months from one date with a time on the wall to another, towards 0: `P1Y8M` and some days are 20. **source**: DMN 1.5, 10.3.4.1. */
export function monthsBetween(from: number, to: number): number {
  if (to < from) return 0 - monthsBetween(to, from);
  const [first, last] = [from, to].map((wall) => civilDate(dayOfWall(wall)));
  if (first === undefined || last === undefined) return 0;
  const months = (last.year - first.year) * 12 + last.month - first.month;
  const day = dayOfWall(from);
  const reached = shiftMonths(day, months) * DAY_MS + (from - day * DAY_MS);
  return reached > to ? months - 1 : months;
}

/** Reads `P3D`, `PT4H`, `P1Y6M`; months and days do not mix. */
export function readSpan(text: string): Span | Months | undefined {
  const months = MONTHS.exec(text);
  if (months !== null && (months[2] ?? months[3]) !== undefined) {
    const count = Number(months[2] ?? 0) * 12 + Number(months[3] ?? 0);
    return { kind: 'calendar-duration', months: months[1] === '-' ? 0 - count : count };
  }
  const span = SPAN.exec(text);
  if (span === null || text.endsWith('P')) return undefined;
  const [days, hours, minutes, seconds] = [2, 3, 4, 5].map((group) => Number(span[group] ?? 0));
  const ms =
    (days ?? 0) * DAY_MS + (hours ?? 0) * HOUR_MS + (minutes ?? 0) * MINUTE_MS + (seconds ?? 0) * SECOND_MS;
  const all = ms + Number((span[6] ?? '').padEnd(3, '0'));
  return { kind: 'duration', ms: span[1] === '-' ? 0 - all : all };
}

export const formatMoment = (at: Instant): string => {
  const day = dayOfWall(at);
  return `${formatCivilDate(day)}T${formatClock(at - day * DAY_MS)}Z`;
};

export function formatClock(ms: number): string {
  const two = (unit: number, limit: number) => String(Math.floor(ms / unit) % limit).padStart(2, '0');
  const fraction = ms % SECOND_MS === 0 ? '' : `.${String(ms % SECOND_MS).padStart(3, '0')}`;
  return `${two(HOUR_MS, 24)}:${two(MINUTE_MS, 60)}:${two(SECOND_MS, 60)}${fraction}`;
}

export function formatSpan(ms: number): string {
  const all = Math.abs(ms);
  const [days, rest] = [Math.floor(all / DAY_MS), all % DAY_MS];
  const clock = [
    piece(Math.floor(rest / HOUR_MS), 'H'),
    piece(Math.floor(rest / MINUTE_MS) % 60, 'M'),
    piece((rest % MINUTE_MS) / SECOND_MS, 'S'),
  ].join('');
  const text = piece(days, 'D') + (clock === '' ? '' : `T${clock}`);
  return `${ms < 0 ? '-' : ''}P${text === '' ? 'T0S' : text}`;
}

export function formatMonths(months: number): string {
  const all = Math.abs(months);
  const text = piece(Math.floor(all / 12), 'Y') + piece(all % 12, 'M');
  return `${months < 0 ? '-' : ''}P${text === '' ? '0M' : text}`;
}

/** The same day of another month, or its last day where it has no such day. */
export function shiftMonths(day: EpochDay, months: number): EpochDay {
  const { year, month, day: dayOfMonth } = civilDate(day);
  const count = year * 12 + (month - 1) + months;
  const [targetYear, targetMonth] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1];
  const first = epochDayOf(targetYear, targetMonth, 1);
  const nextFirst = epochDayOf(targetMonth === 12 ? targetYear + 1 : targetYear, (targetMonth % 12) + 1, 1);
  return Math.min(first + dayOfMonth - 1, nextFirst - 1);
}

/** One part of a date, a time or a duration, such as `year` or `hours`; undefined where there is none so called. */
export function partOf(
  value: CivilDay | Moment | TimeOfDay | Span | Months,
  name: string,
  zone: Zone,
): number | undefined {
  switch (value.kind) {
    case 'date':
      return datePart(value.day, name);
    case 'date-time':
      return timePart(wallTime(zone, value.at), name);
    case 'time':
      return clockPart(value.ms, name);
    case 'duration':
      return spanPart(value.ms, name);
    case 'calendar-duration':
      return name === 'years'
        ? Math.trunc(value.months / 12)
        : name === 'months'
          ? value.months % 12
          : undefined;
  }
}

function datePart(day: EpochDay, name: string): number | undefined {
  if (name === 'weekday') return weekdayOf(day);
  const date = civilDate(day);
  return name === 'year' || name === 'month' || name === 'day' ? date[name] : undefined;
}

function timePart(wall: number, name: string): number | undefined {
  const day = dayOfWall(wall);
  return clockPart(wall - day * DAY_MS, name) ?? datePart(day, name);
}

function clockPart(ms: number, name: string): number | undefined {
  if (name === 'hour') return Math.floor(ms / HOUR_MS);
  if (name === 'minute') return Math.floor(ms / MINUTE_MS) % 60;
  return name === 'second' ? Math.floor(ms / SECOND_MS) % 60 : undefined;
}

function spanPart(ms: number, name: string): number | undefined {
  if (name === 'days') return Math.trunc(ms / DAY_MS);
  if (name === 'hours') return Math.trunc(ms / HOUR_MS) % 24;
  if (name === 'minutes') return Math.trunc(ms / MINUTE_MS) % 60;
  return name === 'seconds' ? Math.trunc(ms / SECOND_MS) % 60 : undefined;
}

const piece = (count: number, unit: string): string => (count === 0 ? '' : `${count}${unit}`);

function offsetMs(offset: string): number {
  if (offset === 'Z') return 0;
  const ms = Number(offset.slice(1, 3)) * HOUR_MS + Number(offset.slice(4)) * MINUTE_MS;
  return offset.startsWith('-') ? -ms : ms;
}
