// Which tag comes next? A streaming XML scanner for what XES needs: tags with the attributes `key` and `value`.
// It makes no text, follows no entity declaration and refuses a document type, so no file can blow itself up.
import type { Window } from '../columns/window.ts';

export type Tag = 'open' | 'close' | 'empty' | 'skipped' | 'more' | 'document-type' | 'broken';

/** The tag scanned last: its name is bytes[nameStart, nameEnd), likewise its key and value. */
export type TagScanner = {
  bytes: Uint8Array;
  nameStart: number;
  nameEnd: number;
  keyStart: number;
  keyEnd: number;
  valueStart: number;
  valueEnd: number;
  /** The key or the value holds `&`. */
  hasEntity: boolean;
  hasKey: boolean;
  line: number;
};

export const createTagScanner = (): TagScanner => ({
  bytes: new Uint8Array(0),
  nameStart: 0,
  nameEnd: 0,
  keyStart: 0,
  keyEnd: 0,
  valueStart: 0,
  valueEnd: 0,
  hasEntity: false,
  hasKey: false,
  line: 1,
});

const LESS = 0x3c;
const GREATER = 0x3e;
const SLASH = 0x2f;
const EQUALS = 0x3d;
const LINE_FEED = 0x0a;
const AMPERSAND = 0x26;

/** Scans the next tag and moves window.start behind it; 'more' while its end has not arrived. */
export function nextTag(scanner: TagScanner, window: Window): Tag {
  const { bytes, end } = window;
  let at = window.start;
  scanner.bytes = bytes;
  bytes[end] = LESS;
  let byte = bytes[at];
  while (byte !== LESS) {
    if (byte === LINE_FEED) scanner.line++;
    byte = bytes[++at];
  }
  window.start = at;
  if (at + 1 >= end) return 'more';
  const second = bytes[at + 1];
  if (second === 0x21) return declaration(scanner, window);
  if (second === 0x3f) return skipTo(scanner, window, '?>');
  const closing = second === SLASH;
  at += closing ? 2 : 1;
  scanner.nameStart = at;
  bytes[end] = GREATER;
  while (!endsName(bytes[at] as number)) at++;
  scanner.nameEnd = at;
  if (at === end) return 'more';
  if (closing) return closeTag(window, at);
  return readAttributes(scanner, window, at);
}

const endsName = (byte: number): boolean =>
  byte <= 0x20 || byte === SLASH || byte === GREATER || byte === EQUALS;

function closeTag(window: Window, at: number): Tag {
  while (window.bytes[at] !== GREATER) at++;
  if (at === window.end) return 'more';
  window.start = at + 1;
  return 'close';
}

function readAttributes(scanner: TagScanner, window: Window, at: number): Tag {
  const { bytes, end } = window;
  scanner.hasKey = false;
  scanner.hasEntity = false;
  scanner.valueStart = scanner.valueEnd = 0;
  let lines = 0;
  for (;;) {
    while ((bytes[at] as number) <= 0x20) if (bytes[at++] === LINE_FEED) lines++;
    if (at >= end) return 'more';
    const byte = bytes[at];
    if (byte === GREATER || byte === SLASH) break;
    const nameStart = at;
    while (!endsName(bytes[at] as number)) at++;
    const nameEnd = at;
    while ((bytes[at] as number) <= 0x20) at++;
    if (at >= end) return 'more';
    if (bytes[at] !== EQUALS || nameEnd === nameStart) return 'broken';
    at++;
    while ((bytes[at] as number) <= 0x20) at++;
    if (at >= end) return 'more';
    const quote = bytes[at];
    if (quote !== 0x22 && quote !== 0x27) return 'broken';
    const from = ++at;
    let entity = false;
    bytes[end] = quote;
    for (let inside = bytes[at]; inside !== quote; inside = bytes[++at])
      if (inside === AMPERSAND) entity = true;
    bytes[end] = GREATER;
    if (at === end) return 'more';
    if (keepAttribute(scanner, nameStart, nameEnd, from, at)) scanner.hasEntity ||= entity;
    at++;
  }
  const empty = bytes[at] === SLASH;
  if (empty && ++at >= end) return 'more';
  if (bytes[at] !== GREATER) return 'broken';
  window.start = at + 1;
  scanner.line += lines;
  return empty ? 'empty' : 'open';
}

// Whether it is one of the two that XES uses: key and value.
function keepAttribute(scanner: TagScanner, nameStart: number, nameEnd: number, from: number, to: number) {
  const { bytes } = scanner;
  const length = nameEnd - nameStart;
  const first = bytes[nameStart];
  if (length === 3 && first === 0x6b && bytes[nameStart + 1] === 0x65) {
    scanner.keyStart = from;
    scanner.keyEnd = to;
    scanner.hasKey = true;
    return true;
  }
  if (length !== 5 || first !== 0x76 || bytes[nameStart + 1] !== 0x61) return false;
  scanner.valueStart = from;
  scanner.valueEnd = to;
  return true;
}

function declaration(scanner: TagScanner, window: Window): Tag {
  const { bytes, start, end } = window;
  if (end - start < 9) return 'more';
  if (bytes[start + 2] === 0x2d) return skipTo(scanner, window, '-->', 4);
  if (bytes[start + 2] === 0x5b) return skipTo(scanner, window, ']]>', 9);
  return 'document-type';
}

function skipTo(scanner: TagScanner, window: Window, mark: string, from = 2): Tag {
  const { bytes, end } = window;
  const last = mark.length - 1;
  let lines = 0;
  for (let at = window.start + from; at < end; at++) {
    if (bytes[at] === LINE_FEED) lines++;
    if (bytes[at] !== GREATER) continue;
    let back = 1;
    while (back <= last && bytes[at - back] === mark.charCodeAt(last - back)) back++;
    if (back <= last || at - last < window.start + from) continue;
    window.start = at + 1;
    scanner.line += lines;
    return 'skipped';
  }
  return 'more';
}
