// When was it? Bytes of a time column to instants: ISO 8601 with and without offset, 31/12/2026, 31.12.2026, epoch numbers.
// 03/04/2026 alone does not say whether the day comes first: such values are packed and decided over the whole column.
import { DAY_MS } from '../../base/index.ts';
import { dayStart } from './calendar-day.ts';
import { digitAt, pairAt } from './digits.ts';
import { type Clock, readClock } from './read-clock.ts';

/** What one column has shown so far; kept by `readInstant`, asked by `settleDateOrder` and for warnings. */
export type TimeReader = {
  readonly clock: Clock;
  withOffset: number;
  withoutOffset: number;
  dayFirst: number;
  monthFirst: number;
  ambiguous: number;
  cachedDate: number;
  cachedStart: number;
};

export const createTimeReader = (): TimeReader => ({
  clock: { ms: 0, hasOffset: false },
  withOffset: 0,
  withoutOffset: 0,
  dayFirst: 0,
  monthFirst: 0,
  ambiguous: 0,
  cachedDate: -1,
  cachedStart: Number.NaN,
});

// Instants of the years 0 to 9999 lie below 2.6e14; what is above is a packed date whose order is still open.
const PACKED = 1e15;

/** The instant in bytes[start, end), NaN where there is none; may be a packed date until `settleDateOrder`. */
export function readInstant(reader: TimeReader, bytes: Uint8Array, start: number, end: number): number {
  while (start < end && (bytes[start] as number) <= 0x20) start++;
  while (end > start && (bytes[end - 1] as number) <= 0x20) end--;
  if (end - start >= 10) {
    const mark = bytes[start + 4];
    if ((mark === 0x2d || mark === 0x2f) && bytes[start + 7] === mark)
      return yearFirst(reader, bytes, start, end);
  }
  const mark = bytes[start + 1];
  const later = bytes[start + 2];
  if (end - start >= 6 && (isDateMark(mark) || isDateMark(later))) return yearLast(reader, bytes, start, end);
  return epoch(reader, bytes, start, end);
}

const isDateMark = (byte: number | undefined): boolean => byte === 0x2f || byte === 0x2e || byte === 0x2d;

function yearFirst(reader: TimeReader, bytes: Uint8Array, start: number, end: number): number {
  const century = pairAt(bytes, start);
  const years = pairAt(bytes, start + 2);
  const month = pairAt(bytes, start + 5);
  const day = pairAt(bytes, start + 8);
  if (century < 0 || years < 0 || month < 0 || day < 0) return Number.NaN;
  const date = ((century * 100 + years) * 16 + month) * 32 + day;
  if (date !== reader.cachedDate) {
    reader.cachedStart = dayStart(century * 100 + years, month, day);
    reader.cachedDate = date;
  }
  if (!readClock(reader.clock, bytes, start + 10, end)) return Number.NaN;
  return tally(reader, reader.cachedStart + reader.clock.ms);
}

function tally(reader: TimeReader, instant: number): number {
  if (Number.isNaN(instant)) return instant;
  if (reader.clock.hasOffset) reader.withOffset++;
  else reader.withoutOffset++;
  return instant;
}

function yearLast(reader: TimeReader, bytes: Uint8Array, start: number, end: number): number {
  const first = numberOf(bytes, start);
  let at = start + first.digits;
  const mark = bytes[at];
  const second = numberOf(bytes, at + 1);
  at += 1 + second.digits;
  const year = numberOf(bytes, at + 1);
  if (!isDateMark(mark) || bytes[at] !== mark || at + 1 + year.digits > end) return Number.NaN;
  if (first.digits === 0 || second.digits === 0 || (year.digits !== 2 && year.digits !== 4))
    return Number.NaN;
  if (!readClock(reader.clock, bytes, at + 1 + year.digits, end)) return Number.NaN;
  const fullYear = year.digits === 4 ? year.value : year.value < 70 ? 2000 + year.value : 1900 + year.value;
  return mark === 0x2e
    ? tally(reader, dayStart(fullYear, second.value, first.value) + reader.clock.ms)
    : orderedDate(reader, fullYear, first.value, second.value);
}

function orderedDate(reader: TimeReader, year: number, first: number, second: number): number {
  const { ms } = reader.clock;
  if (first > 12) {
    reader.dayFirst++;
    return tally(reader, dayStart(year, second, first) + ms);
  }
  if (second > 12) {
    reader.monthFirst++;
    return tally(reader, dayStart(year, first, second) + ms);
  }
  if (first === 0 || second === 0) return Number.NaN;
  reader.ambiguous++;
  // The time of day lies within two days of midnight once an offset is taken off; one day is added to keep it positive.
  return tally(reader, PACKED + ((year * 16 + first) * 16 + second) * 4 * DAY_MS + ms + DAY_MS);
}

function numberOf(bytes: Uint8Array, at: number): { value: number; digits: number } {
  let value = 0;
  let digits = 0;
  for (let digit = digitAt(bytes, at); digit >= 0 && digits < 5; digit = digitAt(bytes, at + digits)) {
    value = value * 10 + digit;
    digits++;
  }
  return { value, digits };
}

// Nine to eleven digits are seconds (1973 to 5138), twelve to fourteen milliseconds; a fraction may follow.
function epoch(reader: TimeReader, bytes: Uint8Array, start: number, end: number): number {
  let value = 0;
  let at = start;
  for (; at < end && digitAt(bytes, at) >= 0; at++) value = value * 10 + digitAt(bytes, at);
  const digits = at - start;
  if (digits < 9 || digits > 14) return Number.NaN;
  let fraction = 0;
  if (at < end && bytes[at] === 0x2e) {
    let unit = 0.1;
    for (at++; at < end && digitAt(bytes, at) >= 0; at++, unit /= 10) fraction += digitAt(bytes, at) * unit;
  }
  if (at !== end) return Number.NaN;
  reader.withOffset++;
  return digits <= 11 ? value * 1000 + Math.floor(fraction * 1000 + 1e-6) : value;
}

/** Whether the column's packed dates are read day first: by what the clear ones show; day first where none does. */
export const isDayFirst = (reader: TimeReader): boolean => reader.dayFirst >= reader.monthFirst;

/** Replaces the packed dates among the first `count` instants by real ones. */
export function settleDateOrder(instants: Float64Array, count: number, dayFirst: boolean): void {
  for (let i = 0; i < count; i++) {
    const packed = instants[i] as number;
    if (packed >= PACKED) instants[i] = unpack(packed - PACKED, dayFirst);
  }
}

function unpack(packed: number, dayFirst: boolean): number {
  const date = Math.floor(packed / (4 * DAY_MS));
  const ms = packed - date * 4 * DAY_MS - DAY_MS;
  const second = date % 16;
  const first = Math.floor(date / 16) % 16;
  const year = Math.floor(date / 256);
  return dayStart(year, dayFirst ? second : first, dayFirst ? first : second) + ms;
}
