// A log that tells begin and end of a step as two events, read as people read it: each piece of work is one event, done when it was
// completed, begun when it was started. Else every step would seem to follow itself.
import { type EventLog, keepEvents } from '../event-log/index.ts';
import { tellsPauses, tellsStarts, workSpans } from './work-spans.ts';

/**
 * The log of the pieces of work. **shape**: one event for each, at its completion; work that was never completed stands at the
 * last event that tells of it, work that was withdrawn is gone. A log that names no states of work is left as it is. **source**: activity
 * instances of IEEE 1849 (lifecycle:standard); van der Aalst, Process Mining, 2nd ed., 5.2.
 */
export function piecesOfWork(log: EventLog): EventLog {
  if (log.lifecycles.length === 0 || !(tellsStarts(log) || tellsPauses(log))) return log;
  const spans = workSpans(log);
  const kept = new Uint8Array(log.events);
  for (let i = 0; i < spans.count; i++) kept[spans.event[i] as number] = 1;
  for (const event of spans.unfinished) kept[event] = 1;
  const pieces = keepEvents(log, kept);
  const placed = (column: Float64Array | undefined, otherwise: number): Float64Array | undefined =>
    column && valuesAt(column, otherwise, { kept, spans: spans.event.subarray(0, spans.count) });
  return {
    ...pieces,
    lifecycles: [],
    lifecycle: new Int32Array(pieces.events).fill(-1),
    startedAt: placed(spans.startedAt, Number.NaN),
    readyAt: placed(spans.readyAt, Number.NaN),
    pausedReadyMs: placed(spans.pausedReadyMs, 0),
    pausedMs: placed(spans.pausedMs, 0),
  };
}

type Places = { readonly kept: Uint8Array; readonly spans: Int32Array };

/** What a span knows, at the place of its event among the kept ones. */
function valuesAt(column: Float64Array, otherwise: number, { kept, spans }: Places): Float64Array {
  const at = new Float64Array(kept.length).fill(otherwise);
  for (let i = 0; i < spans.length; i++) at[spans[i] as number] = column[i] as number;
  return at.filter((_, place) => kept[place] === 1);
}
