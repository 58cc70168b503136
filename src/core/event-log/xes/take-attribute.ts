// What does one XES attribute say about the event or the case it stands in?
// Standard keys of IEEE 1849 become columns of the log; all others attributes; nested ones are skipped by the caller.
import { type GrowingAttribute, growAttribute, setAttribute } from '../columns/attributes.ts';
import { codeOf, createDictionary, type Dictionary, nameAt } from '../columns/dictionary.ts';
import { encodeText } from '../columns/utf8.ts';
import { readInstant, type TimeReader } from '../time/read-instant.ts';
import { withoutEntities } from './entities.ts';
import type { TagScanner } from './scan-tag.ts';

// A file with more kinds of attribute than this uses them as data; columns would only cost memory.
const MOST_ATTRIBUTES = 256;

/** What the open event has said so far; -1 and NaN for nothing yet. */
export type OpenEvent = {
  activity: number;
  resource: number;
  lifecycle: number;
  at: number;
  badTime: string;
};

export type XesColumns = {
  readonly activities: Dictionary;
  readonly resources: Dictionary;
  readonly lifecycles: Dictionary;
  readonly times: TimeReader;
  readonly keep: boolean;
  readonly keys: { readonly case: Dictionary; readonly event: Dictionary };
  readonly attributes: { readonly case: GrowingAttribute[]; readonly event: GrowingAttribute[] };
  tooMany: boolean;
};

export const createXesColumns = (times: TimeReader, keep: boolean): XesColumns => ({
  activities: createDictionary(),
  resources: createDictionary(),
  lifecycles: createDictionary(),
  times,
  keep,
  keys: { case: createDictionary(), event: createDictionary() },
  attributes: { case: [], event: [] },
  tooMany: false,
});

const NAME = encodeText('concept:name');
const TIME = encodeText('time:timestamp');
const RESOURCE = encodeText('org:resource');
const LIFECYCLE = encodeText('lifecycle:transition');

function isKey(bytes: Uint8Array, scanner: TagScanner, key: Uint8Array): boolean {
  const { keyStart, keyEnd } = scanner;
  if (keyEnd - keyStart !== key.length) return false;
  for (let i = 0; i < key.length; i++) if (bytes[keyStart + i] !== key[i]) return false;
  return true;
}

/** Takes an attribute of the open event, whose row will be number `row`. */
export function takeEventAttribute(
  columns: XesColumns,
  event: OpenEvent,
  scanner: TagScanner,
  bytes: Uint8Array,
  row: number,
): void {
  if (!scanner.hasKey) return;
  const plain = scanner.hasEntity ? withoutEntities(bytes, scanner.valueStart, scanner.valueEnd) : bytes;
  const from = scanner.hasEntity ? 0 : scanner.valueStart;
  const to = scanner.hasEntity ? plain.length : scanner.valueEnd;
  if (isKey(bytes, scanner, NAME)) event.activity = optionalCode(columns.activities, plain, from, to);
  else if (isKey(bytes, scanner, RESOURCE)) event.resource = optionalCode(columns.resources, plain, from, to);
  else if (isKey(bytes, scanner, LIFECYCLE))
    event.lifecycle = optionalCode(columns.lifecycles, plain, from, to);
  else if (isKey(bytes, scanner, TIME)) {
    event.at = readInstant(columns.times, plain, from, to);
    if (Number.isNaN(event.at)) event.badTime = textOf(plain, from, to);
  } else keepAttribute(columns, 'event', scanner, bytes, row, plain, from, to);
}

/** Takes an attribute of case `c`; the value of concept:name is returned, as its bytes. */
export function takeCaseAttribute(
  columns: XesColumns,
  scanner: TagScanner,
  bytes: Uint8Array,
  c: number,
): Uint8Array | undefined {
  if (!scanner.hasKey) return undefined;
  const value = withoutEntities(bytes, scanner.valueStart, scanner.valueEnd);
  if (isKey(bytes, scanner, NAME)) return value;
  keepAttribute(columns, 'case', scanner, bytes, c, value, 0, value.length);
  return undefined;
}

const optionalCode = (dictionary: Dictionary, bytes: Uint8Array, from: number, to: number): number =>
  from === to ? -1 : codeOf(dictionary, bytes, from, to);

function textOf(bytes: Uint8Array, from: number, to: number): string {
  const shown = bytes.slice(from, Math.min(to, from + 40));
  return nameAt({ size: 1, bytes: shown, offsets: Uint32Array.of(0, shown.length) }, 0);
}

function keepAttribute(
  columns: XesColumns,
  of: 'case' | 'event',
  scanner: TagScanner,
  bytes: Uint8Array,
  index: number,
  value: Uint8Array,
  from: number,
  to: number,
): void {
  if (!columns.keep || from === to) return;
  const keys = columns.keys[of];
  const key = codeOf(keys, bytes, scanner.keyStart, scanner.keyEnd);
  if (key >= MOST_ATTRIBUTES) {
    columns.tooMany = true;
    return;
  }
  const known = columns.attributes[of];
  let attribute = known[key];
  if (!attribute) {
    attribute = growAttribute(nameAt(keys, key), of, kindOf(bytes, scanner.nameStart));
    known.push(attribute);
  }
  setAttribute(attribute, index, value, from, to);
}

// By the first letters of the element: <int> <float> <date> <boolean>; <string>, <id> and what is unknown are text.
function kindOf(bytes: Uint8Array, name: number): 'text' | 'number' | 'time' | 'boolean' {
  const letter = bytes[name];
  if (letter === 0x66 || (letter === 0x69 && bytes[name + 1] === 0x6e)) return 'number';
  if (letter === 0x64) return 'time';
  return letter === 0x62 ? 'boolean' : 'text';
}

/** Takes back what a rejected event has said under row number `row`. */
export function forgetEvent(columns: XesColumns, row: number): void {
  for (const { codes } of columns.attributes.event) if (row < codes.length) codes[row] = -1;
}
