// The pieces of work in an open log, paired once and kept as long as the log is held open.
import type { EventLog } from '../../core/event-log/index.ts';
import { type WorkSpans, workSpans } from '../../core/mining/index.ts';

const known = new WeakMap<EventLog, WorkSpans>();

export function spansOf(log: EventLog): WorkSpans {
  const spans = known.get(log) ?? workSpans(log);
  known.set(log, spans);
  return spans;
}
