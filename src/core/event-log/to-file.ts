// As which kind of file is a log written? The forms, by name.
import type { EventLog } from './event-log.ts';
import { logToCsv } from './to-csv.ts';
import { logToOcel } from './to-ocel.ts';
import { logToXes } from './to-xes.ts';
import type { OnEvents } from './write/sink.ts';

/** The kinds of file a log can be written as. */
export const WRITTEN_FORMATS = ['csv', 'xes', 'ocel'] as const;
export type WrittenFormat = (typeof WRITTEN_FORMATS)[number];

type Writer = (log: EventLog, onEvents?: OnEvents) => Generator<Uint8Array, void>;

const WRITERS: { readonly [format in WrittenFormat]: Writer } = {
  csv: logToCsv,
  xes: logToXes,
  ocel: logToOcel,
};

/** The bytes of a log as a file of that kind, UTF-8, piece by piece. `onEvents` hears how many events are written. */
export const writeLog = (
  log: EventLog,
  format: WrittenFormat,
  onEvents?: OnEvents,
): Generator<Uint8Array, void> => WRITERS[format](log, onEvents);
