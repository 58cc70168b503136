// When is the business open? Weekly hours, holidays and a time zone; adds business time and measures it.
// An instant is business time exactly when the wall clock of the zone then reads within the hours, so days on which
// the clock is changed come out right: a skipped hour is never worked, a repeated one is worked twice.

import { dayOfWall, type EpochDay, parseCivilDate, weekdayOf } from './civil-date.ts';
import type { Duration } from './duration.ts';
import { DAY_MS, type Instant, MINUTE_MS, type Milliseconds } from './instant.ts';
import { fail, type Result, succeed } from './result.ts';
import { wallTime, type Zone, zoneNamed } from './zone.ts';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** As it is written down. **shape**: hours like `09:00-12:30`, `24:00` ends a day; holidays like `2026-12-25`. */
export type BusinessHours = {
  readonly zone: string;
  readonly week: Readonly<Partial<Record<Weekday, readonly string[]>>>;
  readonly holidays?: readonly string[];
};

/** Why hours cannot be used: the place in them, what is wrong, what to write. */
export type CalendarProblem = { readonly at: string; readonly message: string; readonly remedy: string };

/** A stretch of opening on one day, with the wall's offset in it. */
type Opening = { readonly from: Instant; readonly to: Instant; readonly offsetMs: Milliseconds };
type Day = { readonly openings: readonly Opening[]; readonly openMs: Milliseconds };
type Hours = { readonly from: Milliseconds; readonly to: Milliseconds };

/** A business calendar ready to be asked; days once worked out are kept. */
export type BusinessCalendar = { readonly zone: Zone; dayAt(day: EpochDay): Day };

const HOURS = /^([01]\d|2[0-4]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)$/;

/** Makes a calendar from hours. **rejects**: unknown zones, hours that overlap or are malformed, no hours at all, dates that do not exist. */
export function businessCalendar(hours: BusinessHours): Result<BusinessCalendar, readonly CalendarProblem[]> {
  const problems: CalendarProblem[] = [];
  const zone = zoneNamed(hours.zone);
  if (zone === undefined)
    problems.push(
      problem('zone', `There is no time zone "${hours.zone}".`, 'Write for example Europe/Berlin.'),
    );
  const week = WEEKDAYS.map((weekday) => readDay(weekday, hours.week[weekday] ?? [], problems));
  if (problems.length === 0 && week.every((day) => day.length === 0))
    problems.push(
      problem('week', 'The week has no business hours.', 'Give at least one day hours such as 09:00-17:00.'),
    );
  const holidays = new Set<EpochDay>();
  for (const [index, text] of (hours.holidays ?? []).entries()) {
    const day = parseCivilDate(text);
    if (day === undefined)
      problems.push(problem(`holidays[${index}]`, `"${text}" is no date.`, 'Write for example 2026-12-25.'));
    else holidays.add(day);
  }
  return zone === undefined || problems.length > 0 ? fail(problems) : succeed(askable(zone, week, holidays));
}

/** The instant at which a duration from `at` has passed. Business time ends at the earliest such instant (the closing,
 * not the next opening); business days keep the wall-clock time, moved to the next opening of that day or to its closing. */
export function addDuration(calendar: BusinessCalendar, at: Instant, duration: Duration): Instant {
  if ('ms' in duration) return at + duration.ms;
  const dayReached = duration.businessDays > 0 ? addBusinessDays(calendar, at, duration.businessDays) : at;
  return addBusinessMs(calendar, dayReached, duration.businessMs);
}

/** How much business time lies between two instants; 0 where `to` is not after `from`. **units**: milliseconds. */
export function businessMsBetween(calendar: BusinessCalendar, from: Instant, to: Instant): Milliseconds {
  if (to <= from) return 0;
  const first = dayOfWall(wallTime(calendar.zone, from));
  const last = dayOfWall(wallTime(calendar.zone, to));
  let sum = 0;
  // One day more on both sides: where a clock is put back over midnight, an opening of the day before comes later.
  for (let day = Math.min(first, last) - 1; day <= Math.max(first, last) + 1; day++) {
    const { openings, openMs } = calendar.dayAt(day);
    if (day > first + 1 && day < last - 1) sum += openMs;
    else
      for (const opening of openings)
        sum += Math.max(0, Math.min(to, opening.to) - Math.max(from, opening.from));
  }
  return sum;
}

/** Whether the business is open at an instant. */
export function isBusinessTime(calendar: BusinessCalendar, at: Instant): boolean {
  const { openings } = calendar.dayAt(dayOfWall(wallTime(calendar.zone, at)));
  return openings.some((opening) => at >= opening.from && at < opening.to);
}

function addBusinessMs(calendar: BusinessCalendar, at: Instant, ms: Milliseconds): Instant {
  let left = ms;
  if (left <= 0) return at;
  for (let day = dayOfWall(wallTime(calendar.zone, at)); ; day++) {
    for (const opening of calendar.dayAt(day).openings) {
      const start = Math.max(at, opening.from);
      const openMs = opening.to - start;
      if (openMs >= left) return start + left;
      if (openMs > 0) left -= openMs;
    }
  }
}

function addBusinessDays(calendar: BusinessCalendar, at: Instant, count: number): Instant {
  const start = nextOpen(calendar, at);
  const startWall = wallTime(calendar.zone, start);
  let day = dayOfWall(startWall);
  const timeOfDay = startWall - day * DAY_MS;
  for (let left = count; left > 0; ) if (calendar.dayAt(++day).openMs > 0) left--;
  let closing = start;
  for (const { from, to, offsetMs } of calendar.dayAt(day).openings) {
    const wanted = day * DAY_MS + timeOfDay - offsetMs;
    if (wanted < to) return Math.max(wanted, from);
    closing = to;
  }
  return closing;
}

function nextOpen(calendar: BusinessCalendar, at: Instant): Instant {
  for (let day = dayOfWall(wallTime(calendar.zone, at)); ; day++)
    for (const opening of calendar.dayAt(day).openings)
      if (opening.to > at) return Math.max(at, opening.from);
}

function askable(zone: Zone, week: readonly Hours[][], holidays: ReadonlySet<EpochDay>): BusinessCalendar {
  const days = new Map<EpochDay, Day>();
  const workOut = (day: EpochDay): Day => {
    const hours = holidays.has(day) ? [] : (week[weekdayOf(day) - 1] ?? []);
    const openings = hours.flatMap((one) => openingsOf(zone, day * DAY_MS + one.from, day * DAY_MS + one.to));
    openings.sort((a, b) => a.from - b.from);
    return { openings, openMs: openings.reduce((sum, opening) => sum + opening.to - opening.from, 0) };
  };
  const dayAt = (day: EpochDay): Day => {
    const known = days.get(day);
    if (known !== undefined) return known;
    const fresh = workOut(day);
    days.set(day, fresh);
    return fresh;
  };
  return { zone, dayAt };
}

/** Every instant at which the wall reads from `fromWall` to `toWall`: one stretch, or two where the clock is changed within. */
function openingsOf(zone: Zone, fromWall: Milliseconds, toWall: Milliseconds): Opening[] {
  const openings: Opening[] = [];
  let span = zone.spanAt(fromWall - DAY_MS);
  for (;;) {
    const from = Math.max(span.from, fromWall - span.offsetMs);
    const to = Math.min(span.to, toWall - span.offsetMs);
    if (from < to) openings.push({ from, to, offsetMs: span.offsetMs });
    if (span.to > toWall + DAY_MS) return openings;
    span = zone.spanAt(span.to);
  }
}

function readDay(weekday: Weekday, texts: readonly string[], problems: CalendarProblem[]): Hours[] {
  const day: Hours[] = [];
  for (const [index, text] of texts.entries()) {
    const match = HOURS.exec(text);
    const from = minutes(match?.[1], match?.[2]);
    const to = minutes(match?.[3], match?.[4]);
    const fits = match !== null && from < to && to <= DAY_MS;
    if (fits && day.every((other) => to <= other.from || from >= other.to)) day.push({ from, to });
    else if (fits)
      problems.push(
        problem(`week.${weekday}[${index}]`, `${text} overlaps other hours.`, 'Join or separate them.'),
      );
    else
      problems.push(
        problem(
          `week.${weekday}[${index}]`,
          `"${text}" are no hours.`,
          'Write for example 09:00-17:00; split hours at midnight.',
        ),
      );
  }
  return day.sort((a, b) => a.from - b.from);
}

const minutes = (hour = '0', minute = '0'): Milliseconds => (Number(hour) * 60 + Number(minute)) * MINUTE_MS;

const problem = (at: string, message: string, remedy: string): CalendarProblem => ({ at, message, remedy });
