// Where do the fields of a CSV row begin and end? After RFC 4180: quotes, doubled quotes, line breaks inside quotes;
// also a delimiter other than the comma and a line that ends without carriage return. No text is made.
import type { Window } from '../columns/window.ts';

const QUOTE = 0x22;
const CARRIAGE_RETURN = 0x0d;

/** The fields of the row scanned last: field i is bytes[starts[i], ends[i]). */
export type RowScanner = {
  readonly delimiter: number;
  readonly lineEnd: number;
  /** The bytes that starts and ends point into. */
  bytes: Uint8Array;
  starts: Int32Array;
  ends: Int32Array;
  fields: number;
  /** Line breaks inside quotes, so that line numbers stay those of an editor. */
  lineBreaks: number;
  doubledQuotes: boolean;
};

export const createRowScanner = (delimiter: number, lineEnd = 0x0a): RowScanner => ({
  delimiter,
  lineEnd,
  bytes: new Uint8Array(0),
  starts: new Int32Array(64),
  ends: new Int32Array(64),
  fields: 0,
  lineBreaks: 0,
  doubledQuotes: false,
});

/** Scans the row that begins at window.start; returns the place after it, or -1 while its end has not arrived. */
export function scanRow(scanner: RowScanner, window: Window): number {
  const { bytes, end } = window;
  const { delimiter, lineEnd } = scanner;
  bytes[end] = lineEnd;
  scanner.bytes = bytes;
  scanner.fields = 0;
  scanner.lineBreaks = 0;
  scanner.doubledQuotes = false;
  let at = window.start;
  for (;;) {
    let from = at;
    let to: number;
    if (bytes[at] === QUOTE) {
      from = at + 1;
      to = closingQuote(scanner, bytes, from, end);
      if (to < 0) return -1;
      at = to + 1;
      // What follows a closing quote up to the delimiter belongs to no field.
      while (bytes[at] !== delimiter && bytes[at] !== lineEnd) at++;
    } else {
      let byte = bytes[at];
      while (byte !== delimiter && byte !== lineEnd) byte = bytes[++at];
      to = at;
    }
    if (at === end) return -1;
    const last = bytes[at] === lineEnd;
    if (last && to === at && to > from && bytes[to - 1] === CARRIAGE_RETURN) to--;
    keepField(scanner, from, to);
    at++;
    if (last) break;
  }
  if (scanner.doubledQuotes) undoubleQuotes(scanner, bytes);
  return at;
}

function keepField(scanner: RowScanner, from: number, to: number): void {
  const field = scanner.fields++;
  if (field === scanner.starts.length) {
    const starts = new Int32Array(field * 2);
    starts.set(scanner.starts);
    scanner.starts = starts;
    const ends = new Int32Array(field * 2);
    ends.set(scanner.ends);
    scanner.ends = ends;
  }
  scanner.starts[field] = from;
  scanner.ends[field] = to;
}

function closingQuote(scanner: RowScanner, bytes: Uint8Array, at: number, end: number): number {
  for (; at < end; at++) {
    const byte = bytes[at];
    if (byte === scanner.lineEnd) scanner.lineBreaks++;
    if (byte !== QUOTE) continue;
    if (at + 1 === end || bytes[at + 1] !== QUOTE) return at;
    scanner.doubledQuotes = true;
    at++;
  }
  return -1;
}

// Only once the row is whole, because a row whose end is still to come is scanned again from its beginning.
function undoubleQuotes(scanner: RowScanner, bytes: Uint8Array): void {
  for (let field = 0; field < scanner.fields; field++) {
    const from = scanner.starts[field] as number;
    const to = scanner.ends[field] as number;
    if (bytes[from - 1] !== QUOTE) continue;
    let put = from;
    for (let at = from; at < to; at++) {
      bytes[put++] = bytes[at] as number;
      if (bytes[at] === QUOTE) at++;
    }
    scanner.ends[field] = put;
  }
}
