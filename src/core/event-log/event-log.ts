// What is an event log here? Typed columns, one place an event, sorted by case and time: what every measure reads.
// After the XES standard (IEEE 1849): trace = case, concept:name = activity, org:resource = resource.
import type { Instant } from '../base/index.ts';
import { arrange, gather, gatherTimes } from './columns/arrange.ts';
import { type Attribute, finishAttribute, type GrowingAttribute } from './columns/attributes.ts';
import { type Names, nameAt } from './columns/dictionary.ts';
import type { Rows } from './columns/rows.ts';

/**
 * A history in columns. Events lie by case (order of first appearance), then time, ties in file order.
 * **shape**: the events of case c are places `caseStarts[c]` to `caseStarts[c + 1]`; codes index the name lists,
 * -1 where there is none. **units**: `at`, `startedAt` and `readyAt` are instants; the last two are NaN where unknown.
 * `at` is when the work was done, `startedAt` when it was begun, `readyAt` when it could have been.
 */
export type EventLog = {
  readonly events: number;
  readonly cases: number;
  readonly caseNames: Names;
  readonly caseStarts: Uint32Array;
  readonly activities: readonly string[];
  readonly resources: readonly string[];
  readonly lifecycles: readonly string[];
  readonly activity: Int32Array;
  readonly resource: Int32Array;
  readonly lifecycle: Int32Array;
  readonly at: Float64Array;
  readonly startedAt: Float64Array | undefined;
  readonly readyAt: Float64Array | undefined;
  readonly attributes: readonly Attribute[];
};

/** The names that the codes of arriving rows stand for. */
export type RowNames = {
  readonly cases: Names;
  readonly activities: readonly string[];
  readonly resources: readonly string[];
  readonly lifecycles: readonly string[];
};

/** Turns rows in file order into a log. */
export function assemble(
  rows: Rows,
  names: RowNames,
  attributes: readonly GrowingAttribute[] = [],
): EventLog {
  const { count } = rows;
  const { starts, order } = arrange(rows, names.cases.size);
  return {
    events: count,
    cases: names.cases.size,
    caseNames: names.cases,
    caseStarts: starts,
    activities: names.activities,
    resources: names.resources,
    lifecycles: names.lifecycles,
    activity: gather(rows.activity, count, order),
    resource: gather(rows.resource, count, order),
    lifecycle: gather(rows.lifecycle, count, order),
    at: gatherTimes(rows.at, count, order),
    startedAt: rows.startedAt && gatherTimes(rows.startedAt, count, order),
    readyAt: rows.readyAt && gatherTimes(rows.readyAt, count, order),
    attributes: attributes.map((attribute) =>
      finishAttribute(attribute, attribute.of === 'case' ? names.cases.size : count, order),
    ),
  };
}

/** The name of case c. */
export const caseName = (log: EventLog, c: number): string => nameAt(log.caseNames, c);

/** The first and the last instant of a log, starts included; undefined for an empty log. */
export function spanOf(log: EventLog): { from: Instant; to: Instant } | undefined {
  if (log.events === 0) return undefined;
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const at of log.at) {
    if (at < from) from = at;
    if (at > to) to = at;
  }
  for (const column of [log.startedAt, log.readyAt]) for (const at of column ?? []) if (at < from) from = at;
  return { from, to };
}
