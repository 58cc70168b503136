// Which piece of a workbook's XML comes next? A streaming scanner with attributes by name and with text, which XES does without.
// It follows no entity declaration and refuses a document type.
import { append, createWindow, type Window } from '../columns/window.ts';
import { withoutEntities } from '../xes/entities.ts';

export type XmlPiece = 'open' | 'empty' | 'close' | 'text' | 'more' | 'broken';

/** The piece scanned last. **shape**: an element's name is bytes[nameStart, nameEnd) without prefix; text is bytes[start, end). */
export type XmlScanner = {
  readonly window: Window;
  bytes: Uint8Array;
  nameStart: number;
  nameEnd: number;
  start: number;
  end: number;
  isVerbatim: boolean;
};

export const createXmlScanner = (): XmlScanner => ({
  window: createWindow(),
  bytes: new Uint8Array(0),
  ...{ nameStart: 0, nameEnd: 0, start: 0, end: 0, isVerbatim: false },
});

const LESS = 0x3c;
const GREATER = 0x3e;
const SLASH = 0x2f;
const LONGEST_PIECE = 1 << 23;

/** Takes a chunk, and calls back for each piece that is whole; false once the answer is known or the XML is broken. */
export function scanChunk(
  scanner: XmlScanner,
  chunk: Uint8Array,
  take: (piece: XmlPiece) => boolean,
): boolean {
  const { window } = scanner;
  append(window, chunk);
  for (;;) {
    const piece = nextPiece(scanner);
    if (piece === 'more') return window.end - window.start <= LONGEST_PIECE;
    if (piece === 'broken' || !take(piece)) return false;
  }
}

function nextPiece(scanner: XmlScanner): XmlPiece {
  const { window } = scanner;
  const { bytes, end } = window;
  scanner.bytes = bytes;
  for (;;) {
    const at = window.start;
    if (at >= end) return 'more';
    if (bytes[at] !== LESS) return text(scanner, at);
    const second = at + 1 < end ? bytes[at + 1] : 0;
    if (second === 0) return 'more';
    if (second === 0x3f) {
      if (!skipPast(window, '?>')) return 'more';
    } else if (second === 0x21) {
      if (end - at < 9) return 'more';
      if (bytes[at + 2] === 0x5b) return verbatim(scanner, at);
      if (bytes[at + 2] !== 0x2d) return 'broken';
      if (!skipPast(window, '-->')) return 'more';
    } else return tag(scanner, at, second === SLASH);
  }
}

function text(scanner: XmlScanner, at: number): XmlPiece {
  const { window } = scanner;
  const { bytes, end } = window;
  bytes[end] = LESS;
  let to = at;
  while (bytes[to] !== LESS) to++;
  if (to === end) return 'more';
  scanner.start = at;
  scanner.end = window.start = to;
  scanner.isVerbatim = false;
  return 'text';
}

function verbatim(scanner: XmlScanner, at: number): XmlPiece {
  const { window } = scanner;
  if (!skipPast(window, ']]>')) return 'more';
  scanner.start = Math.min(at + 9, window.start - 3);
  scanner.end = window.start - 3;
  scanner.isVerbatim = true;
  return 'text';
}

function skipPast(window: Window, mark: string): boolean {
  const { bytes, start, end } = window;
  const last = mark.length - 1;
  for (let at = start + 2 + last; at < end; at++) {
    if (bytes[at] !== GREATER) continue;
    let back = 1;
    while (back <= last && bytes[at - back] === mark.charCodeAt(last - back)) back++;
    if (back <= last) continue;
    window.start = at + 1;
    return true;
  }
  return false;
}

function tag(scanner: XmlScanner, from: number, closing: boolean): XmlPiece {
  const { window } = scanner;
  const { bytes, end } = window;
  let at = from + (closing ? 2 : 1);
  scanner.nameStart = at;
  while (at < end && (bytes[at] as number) > 0x20 && bytes[at] !== GREATER && bytes[at] !== SLASH) {
    if (bytes[at++] === 0x3a) scanner.nameStart = at;
  }
  scanner.nameEnd = scanner.start = at;
  let quote = 0;
  for (; at < end; at++) {
    const byte = bytes[at] as number;
    if (quote !== 0) {
      if (byte === quote) quote = 0;
    } else if (byte === 0x22 || byte === 0x27) quote = byte;
    else if (byte === GREATER) break;
    else if (byte === LESS) return 'broken';
  }
  if (at >= end) return 'more';
  scanner.end = at;
  window.start = at + 1;
  if (closing) return 'close';
  return bytes[at - 1] === SLASH ? 'empty' : 'open';
}

/** Whether the element scanned last has that name, prefix aside. */
export function isNamed({ bytes, nameStart, nameEnd }: XmlScanner, name: string): boolean {
  if (nameEnd - nameStart !== name.length) return false;
  for (let i = 0; i < name.length; i++) if (bytes[nameStart + i] !== name.charCodeAt(i)) return false;
  return true;
}

/** Where the value of an attribute of the element scanned last stands; undefined where it has none of that name. */
export function attributeAt(
  scanner: XmlScanner,
  name: string,
): readonly [from: number, to: number] | undefined {
  const { bytes, start, end } = scanner;
  let at = start;
  while (at < end) {
    while (at < end && (bytes[at] as number) <= 0x20) at++;
    const nameFrom = at;
    while (at < end && bytes[at] !== 0x3d) at++;
    let nameTo = at;
    while (nameTo > nameFrom && (bytes[nameTo - 1] as number) <= 0x20) nameTo--;
    at++;
    while (at < end && (bytes[at] as number) <= 0x20) at++;
    const quote = bytes[at];
    const from = ++at;
    while (at < end && bytes[at] !== quote) at++;
    if (nameTo - nameFrom === name.length && isText(bytes, nameFrom, name)) return [from, at];
    at++;
  }
  return undefined;
}

function isText(bytes: Uint8Array, at: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text.charCodeAt(i)) return false;
  return true;
}

/** The text scanned last, or any range of it, with its entities replaced. */
export function textBytes({ bytes, isVerbatim }: XmlScanner, from: number, to: number): Uint8Array {
  if (isVerbatim) return bytes.subarray(from, to);
  for (let at = from; at < to; at++) if (bytes[at] === 0x26) return withoutEntities(bytes, from, to);
  return bytes.subarray(from, to);
}
