// What does one XES attribute say about the event or the case it stands in?
// Standard keys of IEEE 1849 become columns of the log; all others attributes; nested ones are skipped by the caller.
import {
  type GrowingAttribute,
  growAttribute,
  MOST_ATTRIBUTES,
  setAttribute,
} from '../columns/attributes.ts';
import { codeOf, createDictionary, type Dictionary, nameAt } from '../columns/dictionary.ts';
import { decodeText, encodeText } from '../columns/utf8.ts';
import { readInstant, type TimeReader } from '../time/read-instant.ts';
import { withoutEntities } from './entities.ts';
import type { TagScanner } from './scan-tag.ts';

/** What the open event has said so far; -1 and NaN for nothing yet. */
export type OpenEvent = {
  activity: number;
  resource: number;
  lifecycle: number;
  at: number;
  startedAt: number;
  readyAt: number;
  badTime: string;
};

type Value = { bytes: Uint8Array; from: number; to: number };

export type XesColumns = {
  readonly event: OpenEvent;
  readonly value: Value;
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
  event: {
    activity: -1,
    resource: -1,
    lifecycle: -1,
    at: Number.NaN,
    startedAt: Number.NaN,
    readyAt: Number.NaN,
    badTime: '',
  },
  value: { bytes: new Uint8Array(0), from: 0, to: 0 },
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
// As PM4Py writes the beginning of work, and the tools of the BPM research groups when it could have begun.
const START = encodeText('start_timestamp');
const READY = encodeText('enable_timestamp');

function isKey({ bytes, keyStart, keyEnd }: TagScanner, key: Uint8Array): boolean {
  if (keyEnd - keyStart !== key.length) return false;
  for (let i = 0; i < key.length; i++) if (bytes[keyStart + i] !== key[i]) return false;
  return true;
}

/** Takes an attribute of the open event, whose row will be number `row`. */
export function takeEventAttribute(columns: XesColumns, scanner: TagScanner, row: number): void {
  if (!scanner.hasKey) return;
  const { event } = columns;
  const value = readValue(columns, scanner);
  if (isKey(scanner, NAME)) event.activity = codeOfValue(columns.activities, value);
  else if (isKey(scanner, RESOURCE)) event.resource = codeOfValue(columns.resources, value);
  else if (isKey(scanner, LIFECYCLE)) event.lifecycle = codeOfValue(columns.lifecycles, value);
  else if (isKey(scanner, TIME)) {
    event.at = instantIn(columns, value);
    if (Number.isNaN(event.at)) event.badTime = beginningOf(value);
  } else if (isKey(scanner, START)) event.startedAt = instantIn(columns, value);
  else if (isKey(scanner, READY)) event.readyAt = instantIn(columns, value);
  else keepAttribute(columns, 'event', scanner, row);
}

/** Takes an attribute of case `c`; the value of concept:name is returned, as its bytes. */
export function takeCaseAttribute(
  columns: XesColumns,
  scanner: TagScanner,
  c: number,
): Uint8Array | undefined {
  if (!scanner.hasKey) return undefined;
  const { bytes, from, to } = readValue(columns, scanner);
  if (isKey(scanner, NAME)) return bytes.slice(from, to);
  keepAttribute(columns, 'case', scanner, c);
  return undefined;
}

// The one value object is used again for each attribute: a file has millions of them.
function readValue(columns: XesColumns, scanner: TagScanner): Value {
  const { value } = columns;
  const { bytes, valueStart, valueEnd } = scanner;
  value.bytes = scanner.hasEntity ? withoutEntities(bytes, valueStart, valueEnd) : bytes;
  value.from = scanner.hasEntity ? 0 : valueStart;
  value.to = scanner.hasEntity ? value.bytes.length : valueEnd;
  return value;
}

const instantIn = ({ times }: XesColumns, { bytes, from, to }: Value): number =>
  readInstant(times, bytes, from, to);

const codeOfValue = (names: Dictionary, { bytes, from, to }: Value): number =>
  from === to ? -1 : codeOf(names, bytes, from, to);

const beginningOf = ({ bytes, from, to }: Value): string => decodeText(bytes, from, Math.min(to, from + 40));

function keepAttribute(columns: XesColumns, of: 'case' | 'event', scanner: TagScanner, index: number): void {
  const { bytes, from, to } = columns.value;
  if (!columns.keep || from === to) return;
  const keys = columns.keys[of];
  const key = codeOf(keys, scanner.bytes, scanner.keyStart, scanner.keyEnd);
  if (key >= MOST_ATTRIBUTES) {
    columns.tooMany = true;
    return;
  }
  const known = columns.attributes[of];
  const kind = kindOf(scanner.bytes, scanner.nameStart);
  let attribute = known[key];
  if (!attribute) {
    attribute = growAttribute(nameAt(keys, key), of, kind);
    known.push(attribute);
  } else if (attribute.kind !== kind) attribute.kind = 'text';
  setAttribute(attribute, index, bytes, from, to);
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
