// A log becomes CSV (RFC 4180, UTF-8, header as PM4Py writes and reads it): one row an event, instants to the millisecond.
// A text that a spreadsheet would take for a formula gets an apostrophe before it, which our reader takes off again.
import { encodeText } from './columns/utf8.ts';
import { beginsFormula } from './csv/formula.ts';
import type { EventLog } from './event-log.ts';
import { putInstant } from './write/put-instant.ts';
import {
  createSink,
  handOn,
  isFull,
  makeRoom,
  nameBytes,
  type OnEvents,
  put,
  putText,
  type Sink,
} from './write/sink.ts';
import { hasAny, KEYS, writtenAttributes } from './write/written-attributes.ts';

/** One column: its title, and what it writes for event `i` of case `c`. */
type Column = { readonly title: string; write(sink: Sink, i: number, c: number): void };

/** Writes a log as CSV, piece by piece. **shape**: case attributes are titled `case:` and their name. */
export function* logToCsv(log: EventLog, onEvents?: OnEvents): Generator<Uint8Array, void> {
  const sink = createSink();
  const columns = columnsOf(log);
  columns.forEach(({ title }, n) => {
    if (n > 0) putText(sink, ',');
    putField(sink, encodeText(title), false);
  });
  for (let c = 0; c < log.cases; c++) {
    const end = log.caseStarts[c + 1] as number;
    for (let i = log.caseStarts[c] as number; i < end; i++) {
      putRow(sink, columns, i, c);
      if (!isFull(sink)) continue;
      onEvents?.(i + 1);
      yield handOn(sink);
    }
  }
  put(sink, LINE_END);
  yield handOn(sink);
}

const LINE_END = Uint8Array.of(0x0d, 0x0a);
const OFFSET = encodeText('+00:00');
const COMMA = 0x2c;
const QUOTE = 0x22;

function putRow(sink: Sink, columns: readonly Column[], i: number, c: number): void {
  put(sink, LINE_END);
  for (let n = 0; n < columns.length; n++) {
    if (n > 0) {
      makeRoom(sink, 1);
      sink.bytes[sink.at++] = COMMA;
    }
    (columns[n] as Column).write(sink, i, c);
  }
}

function columnsOf(log: EventLog): Column[] {
  const columns: Column[] = [
    {
      title: `case:${KEYS.activity}`,
      write: (sink, _, c) => putField(sink, nameBytes(log.caseNames, c), false),
    },
    named(KEYS.activity, log.activity, log.activities),
    timed(KEYS.time, log.at),
  ];
  if (log.startedAt) columns.push(timed(KEYS.start, log.startedAt));
  if (log.readyAt) columns.push(timed(KEYS.ready, log.readyAt));
  if (hasAny(log.resource)) columns.push(named(KEYS.resource, log.resource, log.resources));
  if (hasAny(log.lifecycle)) columns.push(named(KEYS.lifecycle, log.lifecycle, log.lifecycles));
  for (const grain of ['case', 'event'] as const) {
    for (const { written, codes, values, kind } of writtenAttributes(log, grain)) {
      columns.push({
        title: grain === 'case' ? `case:${written}` : written,
        write: (sink, i, c) => {
          const code = codes[grain === 'case' ? c : i] as number;
          if (code >= 0) putField(sink, nameBytes(values, code), kind === 'number');
        },
      });
    }
  }
  return columns;
}

function named(title: string, codes: Int32Array, names: readonly string[]): Column {
  const fields = names.map((name) => {
    const sink: Sink = { bytes: new Uint8Array(64), at: 0 };
    putField(sink, encodeText(name), false);
    return handOn(sink);
  });
  return {
    title,
    write: (sink, i) => {
      const field = fields[codes[i] as number];
      if (field) put(sink, field);
    },
  };
}

const timed = (title: string, times: Float64Array): Column => ({
  title,
  write: (sink, i) => {
    const instant = times[i] as number;
    if (Number.isNaN(instant)) return;
    putInstant(sink, instant);
    put(sink, OFFSET);
  },
});

function putField(sink: Sink, value: Uint8Array, isNumber: boolean): void {
  makeRoom(sink, value.length * 2 + 3);
  const { bytes } = sink;
  const quoted = needsQuotes(value);
  let at = sink.at;
  if (quoted) bytes[at++] = QUOTE;
  if (!isNumber && beginsFormula(value, 0, value.length)) bytes[at++] = 0x27;
  for (let i = 0; i < value.length; i++) {
    const byte = value[i] as number;
    bytes[at++] = byte;
    if (byte === QUOTE) bytes[at++] = QUOTE;
  }
  if (quoted) bytes[at++] = QUOTE;
  sink.at = at;
}

// A name that begins or ends with a blank is quoted too: some readers trim what is not.
function needsQuotes(value: Uint8Array): boolean {
  if (value.length === 0) return false;
  if ((value[0] as number) <= 0x20 || (value[value.length - 1] as number) <= 0x20) return true;
  for (const byte of value) {
    if (byte === COMMA || byte === QUOTE || byte === 0x0a || byte === 0x0d) return true;
    if (byte === 0x3b || byte === 0x09 || byte === 0x7c) return true;
  }
  return false;
}
