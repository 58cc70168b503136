// How does a finding speak of times, shares and names? Plainly, with units; working time is said in working days.
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS, type Milliseconds, SECOND_MS } from '../../base/index.ts';
import { type ObservedHours, roundTheClock } from '../hours/observed-hours.ts';

/** A name as it stands in the log, set off from the sentence; a very long one is cut. */
export const named = (name: string): string =>
  `“${name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name}”`;
const LONGEST_NAME = 60;

/** "1 case", "2,400 cases". */
export const counted = (value: number, one: string, many = `${one}s`): string =>
  `${grouped(value)} ${value === 1 ? one : many}`;

/** A whole number with its thousands set off: "2,400". The same on every machine. */
export const grouped = (value: number): string =>
  String(Math.round(value)).replace(/\B(?=(\d{3})+(?!\d))/g, ',');

/** "two people", "12 people": small numbers are written out. */
export const fewOf = (value: number, one: string, many = `${one}s`): string =>
  value === 1 ? `one ${one}` : `${SMALL[value] ?? grouped(value)} ${many}`;
const SMALL = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** "25 %", "0.4 %". */
export function percent(share: number): string {
  const value = share * 100;
  return `${value > 0 && value < 1 ? value.toFixed(1) : Math.round(value)}%`;
}

const PARTS: readonly (readonly [number, string])[] = [
  [0.25, 'a quarter'],
  [0.333, 'a third'],
  [0.5, 'half'],
  [0.667, 'two thirds'],
  [0.75, 'three quarters'],
];

/** A share as one says it: "two thirds", "almost all", otherwise "about 60 %". */
export function part(share: number): string {
  if (share >= 0.88) return 'almost all';
  const near = PARTS.find(([value]) => Math.abs(share - value) <= 0.03);
  return near ? near[1] : `about ${percent(share)}`;
}

/** Working time: "1.9 working days", "5.5 hours", "40 minutes"; days are those of the place. */
export function workTime(ms: Milliseconds, hours: ObservedHours): string {
  if (!(ms >= 1000)) return 'no time';
  if (ms < hours.dayMs) return clockTime(ms, hours.dayMs);
  const days = rounded(ms / hours.dayMs);
  const day = roundTheClock(hours) ? 'day' : 'working day';
  return `${days} ${days === '1' ? day : `${day}s`}`;
}

/** Time by the calendar: "1.9 days", "5.5 hours". */
export const spanTime = (ms: Milliseconds): string => {
  if (ms < DAY_MS) return clockTime(ms, DAY_MS);
  const days = rounded(ms / DAY_MS);
  return `${days} ${days === '1' ? 'day' : 'days'}`;
};

function clockTime(ms: Milliseconds, below: Milliseconds): string {
  if (ms >= Math.min(90 * MINUTE_MS, below) || Math.abs(ms - HOUR_MS) < MINUTE_MS)
    return inUnit(rounded(ms / HOUR_MS), 'hour');
  return ms >= MINUTE_MS
    ? inUnit(grouped(ms / MINUTE_MS), 'minute')
    : inUnit(grouped(ms / SECOND_MS), 'second');
}

const inUnit = (value: string, unit: string): string => `${value} ${unit}${value === '1' ? '' : 's'}`;

/** One decimal below ten, none above. */
function rounded(value: number): string {
  if (value >= 9.95) return grouped(value);
  const text = value.toFixed(1);
  return text.endsWith('.0') ? text.slice(0, -2) : text;
}

/** A number with one decimal where that matters: "1.4", "12". */
export const figure = rounded;

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** "3 March 2026" (UTC). */
export function dayInWords(at: Instant): string {
  const date = new Date(at);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** "Ana", "Ana and Ben", "Ana, Ben and 3 others". */
export function listed(names: readonly string[], most = 3): string {
  const shown = names.slice(0, names.length === most + 1 ? most + 1 : most);
  const rest = names.length - shown.length;
  const last = rest > 0 ? counted(rest, 'other') : (shown.pop() ?? '');
  return shown.length === 0 ? last : `${shown.join(', ')} and ${last}`;
}
