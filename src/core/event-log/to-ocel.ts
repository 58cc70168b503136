// A log becomes OCEL 2.0 JSON: every case an object of the type "case", every event touches its case; values are texts, as
// the standard's schema asks, and their kinds stand with the types.
import { nameAt } from './columns/dictionary.ts';
import { encodeText } from './columns/utf8.ts';
import type { EventLog } from './event-log.ts';
import { putInstant } from './write/put-instant.ts';
import { putJsonText } from './write/put-json-text.ts';
import {
  createSink,
  handOn,
  isFull,
  nameBytes,
  type OnEvents,
  put,
  putText,
  type Sink,
} from './write/sink.ts';
import { usedBy } from './write/used-by.ts';
import { hasAny, KEYS, type WrittenAttribute, writtenAttributes } from './write/written-attributes.ts';

/** One thing said of case or event number `index`: nothing is written, and false returned, where there is no value. */
type Say = {
  readonly name: string;
  readonly type: string;
  has(index: number): boolean;
  write(sink: Sink, index: number): void;
};

/** Writes a log as OCEL 2.0 JSON, piece by piece. */
export function* logToOcel(log: EventLog, onEvents?: OnEvents): Generator<Uint8Array, void> {
  const sink = createSink();
  const ofCase = writtenAttributes(log, 'case').map(attributeSaid);
  const ofEvent = [...standardOf(log), ...writtenAttributes(log, 'event').map(attributeSaid)];
  putTypes(sink, log, ofCase, ofEvent);
  putText(sink, '"objects":[');
  for (let c = 0; c < log.cases; c++) {
    putText(sink, c === 0 ? '\n{"id":' : ',\n{"id":');
    putJsonText(sink, nameBytes(log.caseNames, c));
    putText(sink, ',"type":"case","attributes":[');
    putSaid(sink, ofCase, c, ',"time":"1970-01-01T00:00:00Z"');
    putText(sink, '],"relationships":[]}');
    if (isFull(sink)) yield handOn(sink);
  }
  putText(sink, '],\n"events":[');
  const activities = log.activities.map(jsonOf);
  for (let c = 0; c < log.cases; c++) {
    const relation = relationTo(nameBytes(log.caseNames, c));
    const end = log.caseStarts[c + 1] as number;
    for (let i = log.caseStarts[c] as number; i < end; i++) {
      putText(sink, `${i === 0 ? '' : ','}\n{"id":"e${i + 1}","type":`);
      put(sink, activities[log.activity[i] as number] ?? NOTHING);
      putText(sink, ',"time":"');
      putInstant(sink, log.at[i] as number);
      putText(sink, 'Z","attributes":[');
      putSaid(sink, ofEvent, i, '');
      put(sink, relation);
      if (!isFull(sink)) continue;
      onEvents?.(i + 1);
      yield handOn(sink);
    }
  }
  putText(sink, ']}\n');
  yield handOn(sink);
}

const NOTHING = encodeText('""');

function jsonOf(text: string): Uint8Array {
  const sink: Sink = { bytes: new Uint8Array(64), at: 0 };
  putJsonText(sink, encodeText(text));
  return handOn(sink);
}

function relationTo(name: Uint8Array): Uint8Array {
  const sink: Sink = { bytes: new Uint8Array(128), at: 0 };
  putText(sink, '],"relationships":[{"objectId":');
  putJsonText(sink, name);
  putText(sink, ',"qualifier":"case"}]}');
  return handOn(sink);
}

function putSaid(sink: Sink, said: readonly Say[], index: number, more: string): void {
  let first = true;
  for (const each of said) {
    if (!each.has(index)) continue;
    putText(sink, first ? '{"name":' : ',{"name":');
    first = false;
    putJsonText(sink, encodeText(each.name));
    putText(sink, `${more},"value":`);
    each.write(sink, index);
    putText(sink, '}');
  }
}

const TYPES = { text: 'string', number: 'float', time: 'time', boolean: 'boolean' } as const;
const WHOLE = /^[+-]?\d{1,15}$/;

function attributeSaid({ written, kind, codes, values }: WrittenAttribute): Say {
  return {
    name: written,
    type: kind === 'number' && allWhole(values) ? 'integer' : TYPES[kind],
    has: (index) => (codes[index] as number) >= 0,
    write: (sink, index) => putJsonText(sink, nameBytes(values, codes[index] as number)),
  };
}

function allWhole(values: WrittenAttribute['values']): boolean {
  for (let code = 0; code < values.size; code++) if (!WHOLE.test(nameAt(values, code))) return false;
  return true;
}

function standardOf(log: EventLog): Say[] {
  const said: Say[] = [];
  if (log.startedAt) said.push(timeSaid(KEYS.start, log.startedAt));
  if (log.readyAt) said.push(timeSaid(KEYS.ready, log.readyAt));
  if (hasAny(log.resource)) said.push(nameSaid(KEYS.resource, log.resource, log.resources));
  if (hasAny(log.lifecycle)) said.push(nameSaid(KEYS.lifecycle, log.lifecycle, log.lifecycles));
  return said;
}

function nameSaid(name: string, codes: Int32Array, names: readonly string[]): Say {
  const values = names.map(jsonOf);
  return {
    name,
    type: 'string',
    has: (index) => (codes[index] as number) >= 0,
    write: (sink, index) => put(sink, values[codes[index] as number] ?? NOTHING),
  };
}

const timeSaid = (name: string, times: Float64Array): Say => ({
  name,
  type: 'time',
  has: (index) => !Number.isNaN(times[index]),
  write: (sink, index) => {
    putText(sink, '"');
    putInstant(sink, times[index] as number);
    putText(sink, 'Z"');
  },
});

function putTypes(sink: Sink, log: EventLog, ofCase: readonly Say[], ofEvent: readonly Say[]): void {
  putText(sink, '{"objectTypes":[{"name":"case","attributes":[');
  putDeclared(sink, ofCase);
  putText(sink, ']}],\n"eventTypes":[');
  const uses = usedBy(log, ofEvent);
  log.activities.forEach((name, activity) => {
    putText(sink, `${activity === 0 ? '' : ','}\n{"name":`);
    putJsonText(sink, encodeText(name));
    putText(sink, ',"attributes":[');
    putDeclared(
      sink,
      ofEvent.filter((_, n) => uses(activity, n)),
    );
    putText(sink, ']}');
  });
  putText(sink, '],\n');
}

function putDeclared(sink: Sink, said: readonly Say[]): void {
  said.forEach(({ name, type }, n) => {
    putText(sink, n === 0 ? '{"name":' : ',{"name":');
    putJsonText(sink, encodeText(name));
    putText(sink, `,"type":"${type}"}`);
  });
}
