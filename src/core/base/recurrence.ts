// When does something come round? Times that people set for every day, every Monday, every month or every few business hours,
// read on the wall clock of a calendar's zone: a time that is skipped when the clock is changed comes that much later, a repeated
// one comes once.
import type { BusinessCalendar } from './calendar.ts';
import { civilDate, dayOfWall, type EpochDay, epochDayOf, weekdayOf } from './civil-date.ts';
import { formatDuration, parseDuration } from './duration.ts';
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS, type Milliseconds } from './instant.ts';
import { fail, type Result, succeed } from './result.ts';
import { instantOfWall, wallTime } from './zone.ts';

/**
 * **shape**: `weekdays` are ISO, Monday 1, each once and in order; a month without its `day` has its last one; `business-time`
 * begins anew with each opening day. **units**: `time` since midnight on the wall.
 */
export type Recurrence =
  | { readonly kind: 'week'; readonly weekdays: readonly number[]; readonly time: Milliseconds }
  | { readonly kind: 'business-days'; readonly time: Milliseconds }
  | { readonly kind: 'month'; readonly day: number | 'last'; readonly time: Milliseconds }
  | { readonly kind: 'business-time'; readonly each: Milliseconds };

/** Why a text says no times, and what to write instead. */
export type RecurrenceProblem = { readonly message: string; readonly remedy: string };

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const ALL_DAYS = [1, 2, 3, 4, 5, 6, 7];
const WORKDAYS = [1, 2, 3, 4, 5];
const SHORTEST = 5 * MINUTE_MS;
const TIMED = /^every (.+?)(?: at)? ([01]?\d|2[0-3]):([0-5]\d)$/;
const OF_MONTH = /^month(?: on)?(?: the)?(?: day (\d{1,2})| (last) day)$/;
const REMEDY =
  'Write for example every day 09:00, every business day 09:00, every monday 09:00, every month on day 1 09:00 or every 2 business hours.';

/** Reads `every monday 09:00`. **rejects**: unknown days, times that no clock shows, intervals under five minutes. */
export function parseRecurrence(text: string): Result<Recurrence, RecurrenceProblem> {
  const words = text.trim().toLowerCase().replace(/\s+/g, ' ');
  const timed = TIMED.exec(words);
  const read = timed === null ? intervalOf(words) : timedOf(timed);
  return read === null ? fail({ message: `"${text}" says no times.`, remedy: REMEDY }) : succeed(read);
}

/** Writes times so that `parseRecurrence` gives them back. */
export function formatRecurrence(recurrence: Recurrence): string {
  if (recurrence.kind === 'business-time')
    return `every ${formatDuration({ businessDays: 0, businessMs: recurrence.each })}`;
  return `every ${daysInWords(recurrence)} ${clock(recurrence.time)}`;
}

/** The first times after an instant, at most so many. **shape**: fewer, or none, where the calendar has no opening day for a year. */
export function timesAfter(
  recurrence: Recurrence,
  calendar: BusinessCalendar,
  { after, most }: { readonly after: Instant; readonly most: number },
): Instant[] {
  const found: Instant[] = [];
  const first = dayOfWall(wallTime(calendar.zone, after)) - 1;
  for (let day = first; day <= first + FARTHEST_DAYS + most * 31 && found.length < most; day++) {
    for (const at of timesOn(recurrence, calendar, day)) {
      if (at > after && found.length < most) found.push(at);
    }
  }
  return found;
}

/** The times of a stretch, the latest of them only, at most so many. **units**: `after` excluded, `until` included. */
export function timesUntil(
  recurrence: Recurrence,
  calendar: BusinessCalendar,
  { after, until, most }: { readonly after: Instant; readonly until: Instant; readonly most: number },
): Instant[] {
  const found: Instant[] = [];
  const first = dayOfWall(wallTime(calendar.zone, after)) - 1;
  for (let day = dayOfWall(wallTime(calendar.zone, until)) + 1; day >= first && found.length < most; day--) {
    for (const at of timesOn(recurrence, calendar, day).reverse()) {
      if (at > after && at <= until && found.length < most) found.unshift(at);
    }
  }
  return found;
}

const FARTHEST_DAYS = 400;

function timesOn(recurrence: Recurrence, calendar: BusinessCalendar, day: EpochDay): Instant[] {
  if (recurrence.kind === 'business-time') return openingTimes(calendar, day, recurrence.each);
  if (!isOn(recurrence, calendar, day)) return [];
  return [instantOfWall(calendar.zone, day * DAY_MS + recurrence.time)];
}

function isOn(
  recurrence: Exclude<Recurrence, { kind: 'business-time' }>,
  calendar: BusinessCalendar,
  day: EpochDay,
): boolean {
  if (recurrence.kind === 'week') return recurrence.weekdays.includes(weekdayOf(day));
  if (recurrence.kind === 'business-days') return calendar.dayAt(day).openMs > 0;
  const { year, month, day: date } = civilDate(day);
  const next = month === 12 ? epochDayOf(year + 1, 1, 1) : epochDayOf(year, month + 1, 1);
  const last = next - epochDayOf(year, month, 1);
  return date === (recurrence.day === 'last' ? last : Math.min(recurrence.day, last));
}

function openingTimes(calendar: BusinessCalendar, day: EpochDay, each: Milliseconds): Instant[] {
  const times: Instant[] = [];
  let passed = 0;
  for (const { from, to } of calendar.dayAt(day).openings) {
    const wait = (each - (passed % each)) % each;
    for (let at = from + wait; at < to; at += each) times.push(at);
    passed += to - from;
  }
  return times;
}

function intervalOf(words: string): Recurrence | null {
  const text = /^every (.+)$/.exec(words)?.[1] ?? '';
  const read = parseDuration(text.startsWith('business ') ? `1 ${text}` : text);
  if (!read.ok || 'ms' in read.value || read.value.businessDays > 0) return null;
  const each = read.value.businessMs;
  return each < SHORTEST ? null : { kind: 'business-time', each };
}

function timedOf([, days = '', hours, minutes]: RegExpExecArray): Recurrence | null {
  const time = Number(hours) * HOUR_MS + Number(minutes) * MINUTE_MS;
  if (days === 'business day') return { kind: 'business-days', time };
  const ofMonth = OF_MONTH.exec(days);
  if (ofMonth === null) return weekOf(days, time);
  const day = ofMonth[2] === 'last' ? 'last' : Number(ofMonth[1]);
  return day === 'last' || (day >= 1 && day <= 31) ? { kind: 'month', day, time } : null;
}

function weekOf(days: string, time: Milliseconds): Recurrence | null {
  if (days === 'day') return { kind: 'week', weekdays: ALL_DAYS, time };
  if (days === 'weekday') return { kind: 'week', weekdays: WORKDAYS, time };
  const numbers = days.split(/, and |, | and /).map((name) => DAYS.indexOf(name) + 1);
  if (numbers.includes(0)) return null;
  return { kind: 'week', weekdays: [...new Set(numbers)].sort((a, b) => a - b), time };
}

function daysInWords(recurrence: Exclude<Recurrence, { kind: 'business-time' }>): string {
  if (recurrence.kind === 'business-days') return 'business day';
  if (recurrence.kind === 'month')
    return recurrence.day === 'last' ? 'month on the last day' : `month on day ${recurrence.day}`;
  const { weekdays } = recurrence;
  if (weekdays.length === ALL_DAYS.length) return 'day';
  if (weekdays.join() === WORKDAYS.join()) return 'weekday';
  const names = weekdays.map((each) => DAYS[each - 1] ?? '');
  return names.length === 1 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

const clock = (time: Milliseconds): string => {
  const two = (count: number) => String(Math.floor(count)).padStart(2, '0');
  return `${two(time / HOUR_MS)}:${two((time % HOUR_MS) / MINUTE_MS)}`;
};
