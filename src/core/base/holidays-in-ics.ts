// Which days off does a calendar file name? Whole-day entries of an iCalendar file (RFC 5545), those that come every year
// worked out for the years asked about. What cannot be taken is named, with the reason: nothing is passed over in silence.
import {
  civilDate,
  type EpochDay,
  epochDayOf,
  formatCivilDate,
  parseCivilDate,
  weekdayOf,
} from './civil-date.ts';
import { fail, type Result, succeed } from './result.ts';

/** A day off and what it is called. **shape**: `date` like `2026-12-25`. */
export type Holiday = { readonly date: string; readonly name: string };

/** What a calendar file holds: the days off by date, and the entries that could not be taken, each with its reason. */
export type HolidaysFound = {
  readonly holidays: readonly Holiday[];
  readonly notTaken: readonly { readonly name: string; readonly why: string }[];
};

type Years = { readonly from: number; readonly to: number };
type Property = { readonly name: string; readonly value: string };
type Entry = readonly Property[];

const WEEKDAY_CODES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const LONGEST_DAYS = 366;
const MOST_TEXT = 5_000_000;
const MOST_ENTRIES = 2_000;
/** A rule that counts is followed from its beginning, and none that is meant is as old. */
const EARLIEST_COUNTED = 1_800;

/** Reads the days off within some years. **rejects**: what is no calendar file, with what to do. */
export function holidaysInIcs(text: string, years: Years): Result<HolidaysFound, { message: string }> {
  if (text.length > MOST_TEXT)
    return fail({ message: 'This file is too large. Take one with holidays alone.' });
  const entries = entriesOf(text);
  if (entries === undefined)
    return fail({ message: 'This is no calendar file. Choose a file that ends in .ics.' });
  if (entries.length > MOST_ENTRIES)
    return fail({ message: 'This file has more than 2,000 entries. Take one with holidays alone.' });
  const found = new Map<EpochDay, string>();
  const notTaken: { name: string; why: string }[] = [];
  for (const entry of entries) {
    const name = plain(valueIn(entry, 'SUMMARY') ?? '') || 'Without a name';
    const days = daysOf(entry, years);
    if (typeof days === 'string') notTaken.push({ name, why: days });
    else for (const day of days) if (!found.has(day)) found.set(day, name);
  }
  const holidays = [...found]
    .sort(([a], [b]) => a - b)
    .map(([day, name]) => ({ date: formatCivilDate(day), name }));
  return succeed({ holidays, notTaken });
}

/** The properties of each event; undefined where the text is no calendar. Folded lines are joined first. */
function entriesOf(text: string): Entry[] | undefined {
  const lines = text
    .replace(/^\uFEFF/, '')
    .replace(/\r?\n[ \t]/g, '')
    .split(/\r?\n/);
  if (lines[0]?.trim().toUpperCase() !== 'BEGIN:VCALENDAR') return undefined;
  const entries: Entry[] = [];
  const inside: string[] = [];
  let entry: Property[] = [];
  for (const line of lines) {
    if (entries.length > MOST_ENTRIES) break;
    const [, name = '', value = ''] = /^([A-Za-z0-9-]+)(?:;(?:[^":]|"[^"]*")*)?:(.*)$/.exec(line) ?? [];
    const [key, part] = [name.toUpperCase(), value.trim().toUpperCase()];
    if (key === 'BEGIN') {
      inside.push(part);
      if (part === 'VEVENT') entry = [];
    } else if (key === 'END') {
      if (part === 'VEVENT') entries.push(entry);
      inside.pop();
    } else if (inside.at(-1) === 'VEVENT') entry.push({ name: key, value: value.trim() });
  }
  return entries;
}

const valueIn = (entry: Entry, name: string): string | undefined =>
  entry.find((each) => each.name === name)?.value;

const plain = (text: string): string =>
  text
    .replace(/\\[nN]/g, ' ')
    .replace(/\\(.)/g, '$1')
    .trim();

/** `20261225`; undefined for a time of day, and for days that do not exist. */
function dayIn(value: string | undefined): EpochDay | undefined {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(value ?? '') ?? [];
  return year === undefined ? undefined : parseCivilDate(`${year}-${month}-${day}`);
}

/** The days of one entry, or why they cannot be taken. */
function daysOf(entry: Entry, years: Years): EpochDay[] | string {
  if (valueIn(entry, 'STATUS')?.toUpperCase() === 'CANCELLED') return 'It was cancelled.';
  const first = dayIn(valueIn(entry, 'DTSTART'));
  if (first === undefined) return 'It has a time of day, or no date. A day off is a whole day.';
  const length = lengthOf(entry, first);
  if (length === undefined) return 'Its end cannot be read.';
  const starts = startsOf(entry, first, years);
  if (typeof starts === 'string') return starts;
  const datesOf = (name: string) =>
    entry.filter((each) => each.name === name).flatMap(({ value }) => value.split(',').map(dayIn));
  const extra = datesOf('RDATE');
  const except = new Set(datesOf('EXDATE'));
  if (extra.includes(undefined) || except.has(undefined))
    return 'Its further or left out dates cannot be read.';
  const all = [...starts, ...(extra as EpochDay[])].filter((day) => !except.has(day));
  return daysFrom(all, length, years);
}

/** The days within the years on which something lies that begins on each of `starts`; each day once. */
function daysFrom(starts: readonly EpochDay[], length: number, { from, to }: Years): EpochDay[] {
  const [first, last] = [epochDayOf(from, 1, 1), epochDayOf(to, 12, 31)];
  const days: EpochDay[] = [];
  let next = first;
  for (const start of [...starts].sort((a, b) => a - b)) {
    for (next = Math.max(next, start); next < start + length && next <= last; next++) days.push(next);
  }
  return days;
}

/** **units**: days. The end of a whole-day entry is the day after it. */
function lengthOf(entry: Entry, first: EpochDay): number | undefined {
  const [end, duration] = [valueIn(entry, 'DTEND'), valueIn(entry, 'DURATION')];
  const [, count, unit] = /^P(\d{1,3})([DW])$/.exec(duration ?? '') ?? [];
  const last = dayIn(end);
  let days: number | undefined;
  if (end !== undefined) days = last === undefined ? undefined : Math.max(1, last - first);
  else if (duration !== undefined)
    days = count === undefined ? undefined : Number(count) * (unit === 'W' ? 7 : 1);
  else days = 1;
  return days !== undefined && days >= 1 && days <= LONGEST_DAYS ? days : undefined;
}

type Repeat = { readonly [part: string]: string };
const READABLE = new Set(['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYMONTH', 'BYMONTHDAY', 'BYDAY', 'WKST']);

/** When it begins, each year that it comes. */
function startsOf(entry: Entry, first: EpochDay, years: Years): EpochDay[] | string {
  const rule = valueIn(entry, 'RRULE');
  if (rule === undefined) return [first];
  const repeat: Repeat = Object.fromEntries(
    rule
      .toUpperCase()
      .split(';')
      .map((part) => part.split('=') as [string, string]),
  );
  const dayOf = yearlyDay(repeat, first);
  if (
    repeat.FREQ !== 'YEARLY' ||
    dayOf === undefined ||
    Object.keys(repeat).some((part) => !READABLE.has(part))
  )
    return `It repeats in a way that is not read (${rule}). Write its dates into the list yourself.`;
  const { year } = civilDate(first);
  const until = repeat.UNTIL === undefined ? Number.POSITIVE_INFINITY : dayIn(repeat.UNTIL.slice(0, 8));
  const [step, most] = [Number(repeat.INTERVAL ?? 1), Number(repeat.COUNT ?? Number.POSITIVE_INFINITY)];
  if (until === undefined || !(Number.isInteger(step) && step >= 1) || !(most >= 1))
    return `How it repeats cannot be read (${rule}).`;
  const counts = most !== Number.POSITIVE_INFINITY;
  if (counts && year < EARLIEST_COUNTED) return `How it repeats cannot be read (${rule}).`;
  // What began long ago and goes on is looked at from the first year that is asked for.
  const passed = counts ? 0 : Math.max(0, Math.floor((years.from - 2 - year) / step));
  const starts: EpochDay[] = [];
  for (let at = year + passed * step; at <= years.to && starts.length < most; at += step) {
    const day = dayOf(at);
    if (day !== undefined && day >= first && day <= until) starts.push(day);
  }
  return starts;
}

/** The day of a year on which it falls: a date, or such as the third Monday of a month; undefined where that is not read. */
function yearlyDay(repeat: Repeat, first: EpochDay): ((year: number) => EpochDay | undefined) | undefined {
  const begins = civilDate(first);
  const month = Number(repeat.BYMONTH ?? begins.month);
  if (!Number.isInteger(month) || month < 1 || month > 12) return undefined;
  if (repeat.BYDAY === undefined) {
    const day = Number(repeat.BYMONTHDAY ?? begins.day);
    return day >= 1 && day <= 31 ? (year) => parseCivilDate(isoOf(year, month, day)) : undefined;
  }
  const [, nth, code] = /^([+-]?[1-5])(MO|TU|WE|TH|FR|SA|SU)$/.exec(repeat.BYDAY) ?? [];
  if (code === undefined || repeat.BYMONTH === undefined || repeat.BYMONTHDAY !== undefined) return undefined;
  return (year) => nthWeekday({ year, month }, Number(nth), WEEKDAY_CODES.indexOf(code) + 1);
}

const isoOf = (year: number, month: number, day: number): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

function nthWeekday(
  { year, month }: { year: number; month: number },
  nth: number,
  weekday: number,
): EpochDay | undefined {
  const days: EpochDay[] = [];
  const first = epochDayOf(year, month, 1);
  for (let day = first + ((weekday - weekdayOf(first) + 7) % 7); civilDate(day).month === month; day += 7)
    days.push(day);
  return days.at(nth > 0 ? nth - 1 : nth);
}
