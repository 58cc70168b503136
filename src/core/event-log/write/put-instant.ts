// How is an instant written? As ISO 8601 in UTC, to the millisecond. Days to dates after Howard Hinnant's civil-from-days.
import { DAY_MS } from '../../base/index.ts';
import { makeRoom, type Sink } from './sink.ts';

const DAY = { number: Number.NaN, text: new Uint8Array(11) };
const LONGEST = 24;

/** Writes an instant like 2026-11-23T14:05:00.000 and no offset, which is the caller's to add. */
export function putInstant(sink: Sink, instant: number): void {
  makeRoom(sink, LONGEST);
  const { bytes } = sink;
  const day = Math.floor(instant / DAY_MS);
  if (day !== DAY.number) keepDay(day);
  bytes.set(DAY.text, sink.at);
  let ms = Math.floor(instant - day * DAY_MS);
  const at = sink.at + DAY.text.length;
  digits(bytes, at + 9, 3, ms % 1000);
  ms = Math.floor(ms / 1000);
  digits(bytes, at + 6, 2, ms % 60);
  ms = Math.floor(ms / 60);
  digits(bytes, at + 3, 2, ms % 60);
  digits(bytes, at, 2, Math.floor(ms / 60));
  bytes[at + 2] = bytes[at + 5] = 0x3a;
  bytes[at + 8] = 0x2e;
  sink.at = at + 12;
}

/** The same as a text, with the Z of UTC. */
export function instantText(instant: number): string {
  const sink: Sink = { bytes: new Uint8Array(LONGEST), at: 0 };
  putInstant(sink, instant);
  return `${String.fromCharCode(...sink.bytes.subarray(0, sink.at))}Z`;
}

// The events of a day follow one another, so its digits are kept.
function keepDay(day: number): void {
  const shifted = day + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  digits(DAY.text, 0, 4, yearOfEra + era * 400 + (month <= 2 ? 1 : 0));
  digits(DAY.text, 5, 2, month);
  digits(DAY.text, 8, 2, dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1);
  DAY.text[4] = DAY.text[7] = 0x2d;
  DAY.text[10] = 0x54;
  DAY.number = day;
}

function digits(bytes: Uint8Array, at: number, count: number, value: number): void {
  let rest = value;
  for (let i = count - 1; i >= 0; i--) {
    bytes[at + i] = 48 + (rest % 10);
    rest = Math.floor(rest / 10);
  }
}
