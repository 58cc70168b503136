// What does the part after the date say? "14:32", "T14:32:00.000+01:00", "2:32 PM", "14:32:00 UTC".
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../base/index.ts';
import { digitAt, pairAt } from './digits.ts';

/** The answer of `readClock`. **units**: milliseconds since midnight UTC (an offset is already taken off). */
export type Clock = { ms: number; hasOffset: boolean };

/** Reads bytes[at, end) into `clock`; false where it is no time of day. Nothing at all is midnight. */
export function readClock(clock: Clock, bytes: Uint8Array, at: number, end: number): boolean {
  clock.ms = 0;
  clock.hasOffset = false;
  if (at === end) return true;
  if (bytes[at] !== 0x54 && bytes[at] !== 0x74 && bytes[at] !== 0x20) return false;
  at++;
  while (bytes[at] === 0x20 && at < end) at++;
  let hour = pairAt(bytes, at);
  at += 2;
  if (hour < 0) {
    hour = digitAt(bytes, at - 2);
    at--;
  }
  if (hour < 0 || hour > 23 || at + 3 > end || bytes[at] !== 0x3a) return false;
  const minute = pairAt(bytes, at + 1);
  if (minute < 0 || minute > 59) return false;
  clock.ms = hour * HOUR_MS + minute * MINUTE_MS;
  return readSeconds(clock, bytes, at + 3, end);
}

function readSeconds(clock: Clock, bytes: Uint8Array, at: number, end: number): boolean {
  if (at < end && bytes[at] === 0x3a) {
    const second = at + 3 <= end ? pairAt(bytes, at + 1) : -1;
    if (second < 0 || second > 60) return false;
    clock.ms += second * SECOND_MS;
    at += 3;
    if (at < end && (bytes[at] === 0x2e || bytes[at] === 0x2c)) {
      let unit = 100;
      for (at++; at < end && digitAt(bytes, at) >= 0; at++) {
        // Finer than a millisecond is cut off, not rounded: a day must not spill into the next.
        if (unit >= 1) clock.ms += digitAt(bytes, at) * unit;
        unit = unit === 1 ? 0 : unit / 10;
      }
    }
  }
  return at === end || readTail(clock, bytes, at, end);
}

function readTail(clock: Clock, bytes: Uint8Array, at: number, end: number): boolean {
  while (at < end && bytes[at] === 0x20) at++;
  const letter = (bytes[at] as number) | 0x20;
  if (end - at >= 2 && ((bytes[at + 1] as number) | 0x20) === 0x6d && (letter === 0x61 || letter === 0x70)) {
    if (!halfDay(clock, letter === 0x70)) return false;
    for (at += 2; at < end && bytes[at] === 0x20; ) at++;
    if (at === end) return true;
  }
  return readOffset(clock, bytes, at, end);
}

function halfDay(clock: Clock, afternoon: boolean): boolean {
  const hour = Math.floor(clock.ms / HOUR_MS);
  if (hour < 1 || hour > 12) return false;
  if (hour === 12) clock.ms -= 12 * HOUR_MS;
  if (afternoon) clock.ms += 12 * HOUR_MS;
  return true;
}

function readOffset(clock: Clock, bytes: Uint8Array, at: number, end: number): boolean {
  clock.hasOffset = true;
  const sign = bytes[at];
  const length = end - at;
  if (sign === 0x2b || sign === 0x2d) {
    const hours = length >= 3 ? pairAt(bytes, at + 1) : -1;
    const rest = at + 3 + (length > 3 && bytes[at + 3] === 0x3a ? 1 : 0);
    const minutes = rest === end ? 0 : rest + 2 === end ? pairAt(bytes, rest) : -1;
    if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) return false;
    const offset = hours * HOUR_MS + minutes * MINUTE_MS;
    clock.ms += sign === 0x2b ? -offset : offset;
    return true;
  }
  if (length === 1) return sign === 0x5a || sign === 0x7a;
  const word = String.fromCharCode(...bytes.subarray(at, Math.min(end, at + 4))).toUpperCase();
  return word === 'UTC' || word === 'GMT';
}
