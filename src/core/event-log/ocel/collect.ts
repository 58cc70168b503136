// What has an OCEL file told so far? Events, objects and what belongs to what, in columns: which object is the case is
// settled only when all of it is known.
import {
  type AttributeKind,
  type GrowingAttribute,
  growAttribute,
  MOST_ATTRIBUTES,
} from '../columns/attributes.ts';
import { codeOf, createDictionary, type Dictionary, nameAt } from '../columns/dictionary.ts';
import { longer } from '../columns/rows.ts';
import { createRejections, type Rejections, reject } from '../import.ts';
import { createTimeReader, readInstant, type TimeReader } from '../time/read-instant.ts';

/** A column of numbers that grows. */
export type Numbers = { count: number; codes: Int32Array };

const createNumbers = (): Numbers => ({ count: 0, codes: new Int32Array(1024) });

export function addNumber(numbers: Numbers, value: number): void {
  if (numbers.count === numbers.codes.length) numbers.codes = longer(numbers.codes, numbers.count * 2);
  numbers.codes[numbers.count++] = value;
}

/** Further columns of events, or of objects, by name; the values of the open item wait until it is whole. */
export type Columns = {
  readonly names: Dictionary;
  readonly all: GrowingAttribute[];
  readonly kinds: Map<string, AttributeKind>;
  readonly waiting: Map<number, { code: number; at: number }>;
  tooMany: boolean;
};

const createColumns = (): Columns => ({
  names: createDictionary(),
  all: [],
  kinds: new Map(),
  waiting: new Map(),
  tooMany: false,
});

/** **shape**: event e is of type `eventType[e]`, at `at[e]`, and touches the objects `touched[touches[e]]` to the next. */
export type Ocel = {
  readonly activities: Dictionary;
  readonly eventType: Numbers;
  at: Float64Array;
  readonly touches: Numbers;
  readonly touched: Numbers;
  readonly objects: Dictionary;
  readonly types: Dictionary;
  /** By object code; -1 for one that is only spoken of. */
  readonly typeOf: Numbers;
  /** Object to object: the pairs of codes. */
  readonly holders: Numbers;
  readonly held: Numbers;
  readonly ofEvents: Columns;
  readonly ofObjects: Columns;
  readonly times: TimeReader;
  readonly rejections: Rejections;
};

export const createOcel = (): Ocel => ({
  activities: createDictionary(),
  eventType: createNumbers(),
  at: new Float64Array(1024),
  touches: createNumbers(),
  touched: createNumbers(),
  objects: createDictionary(),
  types: createDictionary(),
  typeOf: createNumbers(),
  holders: createNumbers(),
  held: createNumbers(),
  ofEvents: createColumns(),
  ofObjects: createColumns(),
  times: createTimeReader(),
  rejections: createRejections(),
});

/** Keeps a value for the item that is open; of two under one name the later one stays. */
export function addValue(columns: Columns, name: Uint8Array, value: Uint8Array, at: number): void {
  if (value.length === 0) return;
  const place = codeOf(columns.names, name, 0, name.length);
  if (place >= MOST_ATTRIBUTES) {
    columns.tooMany = true;
    return;
  }
  const attribute = columns.all[place] ?? growAttribute(nameAt(columns.names, place), 'event');
  columns.all[place] = attribute;
  const known = columns.waiting.get(place);
  if (known && known.at > at) return;
  columns.waiting.set(place, { code: codeOf(attribute.dictionary, value, 0, value.length), at });
}

function settleValues(columns: Columns, index: number): void {
  for (const [place, { code }] of columns.waiting) {
    const attribute = columns.all[place] as GrowingAttribute;
    if (index >= attribute.codes.length)
      attribute.codes = longer(attribute.codes, Math.max(index + 1, attribute.codes.length * 2), -1);
    attribute.codes[index] = code;
  }
  columns.waiting.clear();
}

/** Notes the kind that a type declares for an attribute; where two types disagree it is text. */
export function declareKind(columns: Columns, name: string, kind: AttributeKind): void {
  const known = columns.kinds.get(name);
  columns.kinds.set(name, known === undefined || known === kind ? kind : 'text');
}

/** One event or object as it stands in the file. */
export type Item = { id: Uint8Array; type: Uint8Array; time: Uint8Array; related: number[] };

/** The code of an object, given now if it is new. */
export function objectOf(ocel: Ocel, id: Uint8Array): number {
  const code = codeOf(ocel.objects, id, 0, id.length);
  if (code === ocel.typeOf.count) addNumber(ocel.typeOf, -1);
  return code;
}

export function addEvent(ocel: Ocel, { type, time, related }: Item, line: number): void {
  const at = readInstant(ocel.times, time, 0, time.length);
  if (type.length === 0 || Number.isNaN(at)) {
    ocel.ofEvents.waiting.clear();
    reject(ocel.rejections, faultOf(type, line));
    return;
  }
  const e = ocel.eventType.count;
  addNumber(ocel.eventType, codeOf(ocel.activities, type, 0, type.length));
  if (e === ocel.at.length) {
    const wider = new Float64Array(e * 2);
    wider.set(ocel.at);
    ocel.at = wider;
  }
  ocel.at[e] = at;
  addNumber(ocel.touches, ocel.touched.count);
  for (const object of new Set(related)) addNumber(ocel.touched, object);
  settleValues(ocel.ofEvents, e);
}

const faultOf = (type: Uint8Array, line: number) =>
  type.length === 0
    ? { line, reason: 'The event that ends here has no type.', remedy: 'Export it with "type".' }
    : {
        line,
        reason: 'The event that ends here has no time that can be read.',
        remedy: 'Write times like 2026-11-23T14:05:00Z under "time".',
      };

export function addObject(ocel: Ocel, { id, type, related }: Item, line: number): void {
  if (id.length === 0 || type.length === 0) {
    ocel.ofObjects.waiting.clear();
    reject(ocel.rejections, {
      line,
      reason: 'The object that ends here has no id or no type.',
      remedy: 'Export it with "id" and "type".',
    });
    return;
  }
  const object = objectOf(ocel, id);
  ocel.typeOf.codes[object] = codeOf(ocel.types, type, 0, type.length);
  for (const other of new Set(related)) {
    addNumber(ocel.holders, object);
    addNumber(ocel.held, other);
  }
  settleValues(ocel.ofObjects, object);
}
