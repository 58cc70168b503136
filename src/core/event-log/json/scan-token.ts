// Which token comes next? A streaming JSON scanner (RFC 8259) over bytes that makes no text and no objects, so that a file
// of any size is read in little memory. What stands inside what is checked here; what it means, by the caller.
import type { Window } from '../columns/window.ts';

export type Token = 'open' | 'close' | 'key' | 'value' | 'null' | 'more' | 'end' | 'broken' | 'too-deep';

/** The token scanned last: its text is bytes[start, end), without quotes. */
export type TokenScanner = {
  bytes: Uint8Array;
  start: number;
  end: number;
  hasEscape: boolean;
  isText: boolean;
  /** Whether the container opened or closed last is an object. */
  isObject: boolean;
  /** One place for each open container: 1 for an object. */
  readonly open: number[];
  expects: Expects;
  line: number;
};

type Expects = 'value' | 'key' | 'first-key' | 'first-value' | 'colon' | 'comma' | 'nothing';

export const createTokenScanner = (): TokenScanner => ({
  bytes: new Uint8Array(0),
  start: 0,
  end: 0,
  hasEscape: false,
  isText: false,
  isObject: false,
  open: [],
  expects: 'value',
  line: 1,
});

const DEEPEST = 100;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Scans the next token and moves window.start behind it; 'more' while its end has not arrived. */
export function nextToken(scanner: TokenScanner, window: Window): Token {
  const { bytes, end } = window;
  scanner.bytes = bytes;
  for (;;) {
    const at = skipBlanks(scanner, window);
    if (at >= end) return scanner.expects === 'nothing' ? 'end' : 'more';
    const byte = bytes[at] as number;
    if (byte === 0x2c) {
      if (scanner.expects !== 'comma') return 'broken';
      scanner.expects = scanner.open.at(-1) === 1 ? 'key' : 'value';
    } else if (byte === 0x3a) {
      if (scanner.expects !== 'colon') return 'broken';
      scanner.expects = 'value';
    } else return token(scanner, window, byte);
    window.start = at + 1;
  }
}

function skipBlanks(scanner: TokenScanner, window: Window): number {
  const { bytes, end } = window;
  let at = window.start;
  while (at < end && (bytes[at] as number) <= 0x20) if (bytes[at++] === 0x0a) scanner.line++;
  window.start = at;
  return at;
}

const takesValue = (expects: Expects): boolean => expects === 'value' || expects === 'first-value';

function token(scanner: TokenScanner, window: Window, byte: number): Token {
  const { expects } = scanner;
  if (byte === 0x7b || byte === 0x5b) return takesValue(expects) ? opening(scanner, window, byte) : 'broken';
  if (byte === 0x7d || byte === 0x5d) return closing(scanner, window, byte);
  const isKey = expects === 'key' || expects === 'first-key';
  if (byte === QUOTE && isKey) return text(scanner, window, 'key');
  if (!takesValue(expects)) return 'broken';
  return byte === QUOTE ? text(scanner, window, 'value') : literal(scanner, window);
}

function opening(scanner: TokenScanner, window: Window, byte: number): Token {
  scanner.isObject = byte === 0x7b;
  scanner.open.push(scanner.isObject ? 1 : 0);
  if (scanner.open.length > DEEPEST) return 'too-deep';
  scanner.expects = scanner.isObject ? 'first-key' : 'first-value';
  window.start++;
  return 'open';
}

function closing(scanner: TokenScanner, window: Window, byte: number): Token {
  const isObject = byte === 0x7d;
  const { expects } = scanner;
  if (scanner.open.pop() !== (isObject ? 1 : 0)) return 'broken';
  if (expects !== 'comma' && expects !== (isObject ? 'first-key' : 'first-value')) return 'broken';
  scanner.isObject = isObject;
  window.start++;
  afterValue(scanner);
  return 'close';
}

function afterValue(scanner: TokenScanner): void {
  scanner.expects = scanner.open.length === 0 ? 'nothing' : 'comma';
}

function text(scanner: TokenScanner, window: Window, kind: 'key' | 'value'): Token {
  const { bytes, end } = window;
  const start = window.start + 1;
  let hasEscape = false;
  let at = start;
  // The sentinel ends the loop without a look at the end of the window for each byte.
  bytes[end] = QUOTE;
  for (;;) {
    const byte = bytes[at];
    if (byte === QUOTE) break;
    if (byte === BACKSLASH) {
      hasEscape = true;
      at++;
    }
    at++;
  }
  if (at >= end) return 'more';
  Object.assign(scanner, { start, end: at, hasEscape, isText: true });
  window.start = at + 1;
  if (kind === 'key') scanner.expects = 'colon';
  else afterValue(scanner);
  return kind;
}

const WORDS = ['true', 'false', 'null'];
const NUMBER = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;
const LONGEST_NUMBER = 400;

function literal(scanner: TokenScanner, window: Window): Token {
  const { bytes, end, start } = window;
  let at = start;
  while (at < end && !endsLiteral(bytes[at] as number)) at++;
  if (at - start > LONGEST_NUMBER) return 'broken';
  if (at === end) return 'more';
  const word = String.fromCharCode(...bytes.subarray(start, at));
  if (!WORDS.includes(word) && !NUMBER.test(word)) return 'broken';
  Object.assign(scanner, { start, end: at, hasEscape: false, isText: false });
  window.start = at;
  afterValue(scanner);
  return word === 'null' ? 'null' : 'value';
}

const endsLiteral = (byte: number): boolean =>
  byte <= 0x20 || byte === 0x2c || byte === 0x7d || byte === 0x5d || byte === 0x3a || byte === QUOTE;
