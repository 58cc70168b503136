// What do the kinds of finding stand on? The log, its pieces of work, its hours, and columns that several of them read;
// each such column is made when it is first asked for, and once.
import type { Instant, Milliseconds, Zone } from '../../base/index.ts';
import { type EventLog, spanOf } from '../../event-log/index.ts';
import { type ObservedHours, observedHours } from '../hours/observed-hours.ts';
import { type WorkSpans, workSpans } from '../work-spans.ts';
import { type Groups, groupBy, restsAfter, sinceReady } from './columns.ts';
import { type CaseFact, caseFacts } from './facts/case-facts.ts';
import { type FieldChanges, fieldChanges } from './facts/field-changes.ts';
import { type Performers, performersOf } from './performers.ts';
import { type Timelines, timelinesOf } from './waiting/timelines.ts';

/** The flow that is meant. **shape**: whether it leads from one activity straight to another. */
export type DrawnFlow = { has(from: string, to: string): boolean };

/**
 * **shape**: `open[c]` is 1 for a case still under way at `until`; without it every case ended with its last event. `gates`
 * are activities that are known to let work pass or not; `intended` the flow that is meant.
 */
export type FindingOptions = {
  readonly open?: Uint8Array | undefined;
  readonly until?: Instant | undefined;
  readonly zone?: Zone | undefined;
  readonly gates?: readonly string[] | undefined;
  readonly intended?: DrawnFlow | undefined;
};

/**
 * **shape**: `spansOf()[c]` to `spansOf()[c + 1]` are the pieces of work of case c, in the order they were done; `performers()`
 * says who did each; `byActivity()` groups them; `rests()[a]` is 1 where cases usually come to rest after activity a; `facts()` is
 * known of a case from its beginning, `changes()` what was recorded on the way. **units**: `waited()` working time from ready to
 * begun, `passing()` from ready to done, both NaN where unknown; `totalMs()` that all cases together were under way.
 */
export type FindingGround = {
  readonly log: EventLog;
  readonly spans: WorkSpans;
  readonly open: Uint8Array | undefined;
  readonly until: Instant;
  readonly hours: ObservedHours;
  readonly gates: ReadonlySet<string>;
  readonly intended: DrawnFlow | undefined;
  spansOf(): Uint32Array;
  performers(): Performers;
  facts(): readonly CaseFact[];
  changes(): FieldChanges;
  totalMs(): Milliseconds;
  rests(): Uint8Array;
  byActivity(): Groups;
  waited(): Float64Array;
  passing(): Float64Array;
  timelines(): Timelines;
};

export function findingGround(log: EventLog, options: FindingOptions = {}): FindingGround {
  const spans = workSpans(log);
  const hours = observedHours(log, options.zone);
  const rests = once(() => restsAfter(log, spans));
  const performers = once(() => performersOf(log, spans));
  const facts = once(() => caseFacts(log));
  return {
    ...{ log, spans, hours, open: options.open, performers, rests, facts },
    until: options.until ?? spanOf(log)?.to ?? 0,
    gates: new Set(options.gates),
    intended: options.intended,
    spansOf: once(() => groupBy(spans.caseOf, spans.count, log.cases).starts),
    byActivity: once(() => groupBy(spans.activity, spans.count, log.activities.length)),
    waited: once(() => sinceReady(spans, spans.startedAt, hours, rests())),
    passing: once(() => sinceReady(spans, spans.endedAt, hours, rests())),
    timelines: once(() => timelinesOf(spans, performers())),
    changes: once(() => fieldChanges(log, facts())),
    totalMs: once(() => totalOf(log, hours)),
  };
}

/** A value that is made when it is first asked for. */
export function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function totalOf({ cases, caseStarts, at }: EventLog, hours: ObservedHours): Milliseconds {
  let total = 0;
  for (let c = 0; c < cases; c++) {
    const [first, next] = [caseStarts[c] as number, caseStarts[c + 1] as number];
    total += hours.workingMs(at[first] as number, at[next - 1] as number);
  }
  return total;
}
