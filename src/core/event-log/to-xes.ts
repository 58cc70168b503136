// A log becomes XES (IEEE 1849): traces in the order of the log, every attribute under its own type, instants in UTC.
import { nameAt } from './columns/dictionary.ts';
import { encodeText } from './columns/utf8.ts';
import type { EventLog } from './event-log.ts';
import { putInstant } from './write/put-instant.ts';
import { putXmlText } from './write/put-xml-text.ts';
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
import { hasAny, KEYS, type WrittenAttribute, writtenAttributes } from './write/written-attributes.ts';

/** Writes a log as XES, piece by piece. **shape**: characters that XML cannot hold are written as U+FFFD. */
export function* logToXes(log: EventLog, onEvents?: OnEvents): Generator<Uint8Array, void> {
  const sink = createSink();
  const ofCase = attributesOf(log, 'case');
  const ofEvent = [...standardOf(log), ...attributesOf(log, 'event')];
  putText(sink, HEAD);
  for (let c = 0; c < log.cases; c++) {
    putText(sink, '\t<trace>\n');
    putAttribute(sink, { indent: 2, key: KEYS.activity, element: 'string' }, nameBytes(log.caseNames, c));
    for (const write of ofCase) write(sink, c);
    const end = log.caseStarts[c + 1] as number;
    for (let i = log.caseStarts[c] as number; i < end; i++) {
      put(sink, EVENT);
      for (const write of ofEvent) write(sink, i);
      put(sink, EVENT_END);
      if (!isFull(sink)) continue;
      onEvents?.(i + 1);
      yield handOn(sink);
    }
    putText(sink, '\t</trace>\n');
  }
  putText(sink, '</log>\n');
  yield handOn(sink);
}

const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1849-2016" xes.features="" xmlns="http://www.xes-standard.org/">
\t<extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
\t<extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
\t<extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext"/>
\t<extension name="Lifecycle" prefix="lifecycle" uri="http://www.xes-standard.org/lifecycle.xesext"/>
\t<extension name="Cost" prefix="cost" uri="http://www.xes-standard.org/cost.xesext"/>
\t<classifier name="Activity" keys="concept:name"/>
`;
const EVENT = encodeText('\t\t<event>\n');
const EVENT_END = encodeText('\t\t</event>\n');
const TAG_END = encodeText('"/>\n');
const DATE_END = encodeText('+00:00"/>\n');

/** Writes what the log tells of case or event number `index`. */
type Write = (sink: Sink, index: number) => void;
type Place = { readonly indent: number; readonly key: string; readonly element: string };

function standardOf(log: EventLog): Write[] {
  const writes = [named(KEYS.activity, log.activity, log.activities), timed(KEYS.time, log.at)];
  if (log.startedAt) writes.push(timed(KEYS.start, log.startedAt));
  if (log.readyAt) writes.push(timed(KEYS.ready, log.readyAt));
  if (hasAny(log.resource)) writes.push(named(KEYS.resource, log.resource, log.resources));
  if (hasAny(log.lifecycle)) writes.push(named(KEYS.lifecycle, log.lifecycle, log.lifecycles));
  return writes;
}

function named(key: string, codes: Int32Array, names: readonly string[]): Write {
  const lines = names.map((name) => {
    const sink: Sink = { bytes: new Uint8Array(128), at: 0 };
    putAttribute(sink, { indent: 3, key, element: 'string' }, encodeText(name));
    return handOn(sink);
  });
  return (sink, i) => {
    const line = lines[codes[i] as number];
    if (line) put(sink, line);
  };
}

function timed(key: string, times: Float64Array): Write {
  const begin = beginOf({ indent: 3, key, element: 'date' });
  return (sink, i) => {
    const instant = times[i] as number;
    if (Number.isNaN(instant)) return;
    put(sink, begin);
    putInstant(sink, instant);
    put(sink, DATE_END);
  };
}

const attributesOf = (log: EventLog, of: 'case' | 'event'): Write[] =>
  writtenAttributes(log, of).map((attribute) => attributeWriter(attribute, of === 'case' ? 2 : 3));

function attributeWriter({ kind, codes, values, written }: WrittenAttribute, indent: number): Write {
  const beginWith = (element: string) => beginOf({ indent, key: written, element });
  const [whole, plain] = [beginWith('int'), beginWith(ELEMENTS[kind])];
  // One byte a value says whether it is a whole number.
  const isWhole =
    kind === 'number'
      ? Uint8Array.from({ length: values.size }, (_, code) => (WHOLE.test(nameAt(values, code)) ? 1 : 0))
      : undefined;
  return (sink, index) => {
    const code = codes[index] as number;
    if (code < 0) return;
    put(sink, isWhole?.[code] === 1 ? whole : plain);
    putXmlText(sink, nameBytes(values, code));
    put(sink, TAG_END);
  };
}

const ELEMENTS = { text: 'string', number: 'float', time: 'date', boolean: 'boolean' } as const;
const WHOLE = /^[+-]?\d{1,18}$/;

function beginOf({ indent, key, element }: Place): Uint8Array {
  const sink: Sink = { bytes: new Uint8Array(128), at: 0 };
  putText(sink, `${'\t'.repeat(indent)}<${element} key="`);
  putXmlText(sink, encodeText(key));
  putText(sink, '" value="');
  return handOn(sink);
}

function putAttribute(sink: Sink, place: Place, value: Uint8Array): void {
  put(sink, beginOf(place));
  putXmlText(sink, value);
  put(sink, TAG_END);
}
