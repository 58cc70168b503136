// What does a cell say as text? Numbers as they are meant, dates in ISO 8601, true and false as words.
import { DAY_MS } from '../../base/index.ts';
import { encodeText } from '../columns/utf8.ts';
import { instantText } from '../write/put-instant.ts';

// Day 60 is 29 February 1900, which never was: Excel counts it because Lotus 1-2-3 did.
const NEVER_WAS = 60;
const SINCE_1900 = -25_569;
const SINCE_1904 = -24_107;
// 31 December 9999.
const LAST_DAY = 2_958_466;

/** The instant that a day number means; NaN for one that is no date. **units**: days in, milliseconds out. */
export function instantOfDay(day: number, since1904: boolean): number {
  if (!(day >= 0) || day >= LAST_DAY) return Number.NaN;
  const shift = since1904 ? SINCE_1904 : day < NEVER_WAS ? SINCE_1900 + 1 : SINCE_1900;
  return Math.round((day + shift) * DAY_MS);
}

const TRUE = encodeText('true');
const FALSE = encodeText('false');

/** The bytes that a number with a date's format says: a date and time, or a time of day where it is less than a day. */
export function dateText(value: Uint8Array, since1904: boolean): Uint8Array {
  const day = Number(String.fromCharCode(...value.subarray(0, 40)));
  const instant = instantOfDay(day, since1904);
  if (Number.isNaN(instant)) return value;
  // The Z is left off: a sheet does not say its time zone.
  const text = instantText(instant).slice(0, -1);
  return encodeText(day < 1 && !since1904 ? text.slice(11) : text);
}

/** A number without the noise of its last binary digits: 0.30000000000000004 was meant as 0.3. */
export function numberText(value: Uint8Array): Uint8Array {
  if (value.length < 16) return value;
  const number = Number(String.fromCharCode(...value.subarray(0, 40)));
  return Number.isNaN(number) ? value : encodeText(String(Number(number.toPrecision(15))));
}

export const truthText = (value: Uint8Array): Uint8Array => (value[0] === 0x31 ? TRUE : FALSE);
