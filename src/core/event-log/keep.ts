// What remains of a log when only some of its cases or events are looked at? A smaller log, in the same order.
import type { Attribute } from './columns/attributes.ts';
import type { Names } from './columns/dictionary.ts';
import type { EventLog } from './event-log.ts';

/** The log of the events for which `kept` is 1; cases left without events go too. Code lists stay as they are. */
export function keepEvents(log: EventLog, kept: Uint8Array): EventLog {
  const places: number[] = [];
  const cases: number[] = [];
  const starts: number[] = [0];
  for (let c = 0; c < log.cases; c++) {
    const before = places.length;
    const end = log.caseStarts[c + 1] as number;
    for (let i = log.caseStarts[c] as number; i < end; i++) if (kept[i] === 1) places.push(i);
    if (places.length === before) continue;
    cases.push(c);
    starts.push(places.length);
  }
  return {
    ...log,
    events: places.length,
    cases: cases.length,
    caseNames: someNames(log.caseNames, cases),
    caseStarts: Uint32Array.from(starts),
    activity: at(log.activity, places),
    resource: at(log.resource, places),
    lifecycle: at(log.lifecycle, places),
    at: timesAt(log.at, places),
    startedAt: log.startedAt && timesAt(log.startedAt, places),
    readyAt: log.readyAt && timesAt(log.readyAt, places),
    dueAt: log.dueAt && timesAt(log.dueAt, places),
    pausedReadyMs: log.pausedReadyMs && timesAt(log.pausedReadyMs, places),
    pausedMs: log.pausedMs && timesAt(log.pausedMs, places),
    attributes: log.attributes.map((a) => keptAttribute(a, a.of === 'case' ? cases : places)),
  };
}

/** The log of the cases for which `kept` is 1. */
export function keepCases(log: EventLog, kept: Uint8Array): EventLog {
  const events = new Uint8Array(log.events);
  for (let c = 0; c < log.cases; c++) {
    if (kept[c] === 1) events.fill(1, log.caseStarts[c], log.caseStarts[c + 1]);
  }
  return keepEvents(log, events);
}

/** The log of the events in one life-cycle state, capitals aside; an event that names none counts as complete. */
export function keepLifecycle(log: EventLog, state: string): EventLog {
  const wanted = state.toLowerCase();
  const fits = log.lifecycles.map((name) => name.toLowerCase() === wanted);
  const kept = new Uint8Array(log.events);
  for (let i = 0; i < log.events; i++) {
    const code = log.lifecycle[i] as number;
    if (code < 0 ? wanted === 'complete' : fits[code]) kept[i] = 1;
  }
  return keepEvents(log, kept);
}

function at(column: Int32Array, places: readonly number[]): Int32Array {
  return Int32Array.from(places, (place) => column[place] as number);
}

function timesAt(column: Float64Array, places: readonly number[]): Float64Array {
  return Float64Array.from(places, (place) => column[place] as number);
}

const keptAttribute = (attribute: Attribute, places: readonly number[]): Attribute => ({
  ...attribute,
  codes: at(attribute.codes, places),
});

function someNames(names: Names, codes: readonly number[]): Names {
  const offsets = new Uint32Array(codes.length + 1);
  const bytes = new Uint8Array(names.bytes.length);
  let put = 0;
  for (const [i, code] of codes.entries()) {
    const name = names.bytes.subarray(names.offsets[code], names.offsets[code + 1]);
    bytes.set(name, put);
    put += name.length;
    offsets[i + 1] = put;
  }
  return { size: codes.length, bytes: bytes.slice(0, put), offsets };
}
