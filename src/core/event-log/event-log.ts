// What is an event log here? Typed columns, one place an event, sorted by case and time: what every measure reads.
// After the XES standard (IEEE 1849): trace = case, concept:name = activity, org:resource = resource.
import type { Instant } from '../base/index.ts';
import { arrange, gather, gatherTimes } from './columns/arrange.ts';
import { type Attribute, finishAttribute, type GrowingAttribute } from './columns/attributes.ts';
import { type Names, nameAt } from './columns/dictionary.ts';
import { release } from './columns/grow.ts';
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
  /** When the work was due; our own history alone tells it. NaN where nothing was promised. */
  readonly dueAt?: Float64Array | undefined;
  /** For how long the clock of work stood still, before and after it was begun; our own history alone tells it so, where it
   * ever did. Other logs tell it by events. **units**: milliseconds. */
  readonly pausedReadyMs?: Float64Array | undefined;
  readonly pausedMs?: Float64Array | undefined;
  readonly attributes: readonly Attribute[];
};

/** The names that the codes of arriving rows stand for. */
export type RowNames = {
  readonly cases: Names;
  readonly activities: readonly string[];
  readonly resources: readonly string[];
  readonly lifecycles: readonly string[];
};

/** Turns rows in file order into a log, and uses them up: a column is let go as soon as it is arranged. */
export function assemble(
  rows: Rows,
  names: RowNames,
  attributes: readonly GrowingAttribute[] = [],
): EventLog {
  const { count } = rows;
  const { starts, order } = arrange(rows, names.cases.size);
  release(letGo(rows, 'caseOf'));
  return {
    events: count,
    cases: names.cases.size,
    caseNames: names.cases,
    caseStarts: starts,
    activities: names.activities,
    resources: names.resources,
    lifecycles: names.lifecycles,
    activity: gather(letGo(rows, 'activity'), count, order),
    resource: gather(letGo(rows, 'resource'), count, order),
    lifecycle: gather(letGo(rows, 'lifecycle'), count, order),
    at: gatherTimes(letGoTimes(rows, 'at') ?? NO_TIMES, count, order),
    startedAt: arranged(letGoTimes(rows, 'startedAt'), count, order),
    readyAt: arranged(letGoTimes(rows, 'readyAt'), count, order),
    attributes: attributes.map((attribute) =>
      finishAttribute(attribute, attribute.of === 'case' ? names.cases.size : count, order),
    ),
  };
}

const NO_CODES = new Int32Array(0);
const NO_TIMES = new Float64Array(0);

function letGo(rows: Rows, column: 'caseOf' | 'activity' | 'resource' | 'lifecycle'): Int32Array {
  const codes = rows[column];
  rows[column] = NO_CODES;
  return codes;
}

function letGoTimes(rows: Rows, column: 'at' | 'startedAt' | 'readyAt'): Float64Array | undefined {
  const times = rows[column];
  rows[column] = NO_TIMES;
  return times;
}

const arranged = (times: Float64Array | undefined, count: number, order: Uint32Array | undefined) =>
  times && gatherTimes(times, count, order);

/** The name of case c. */
export const caseName = (log: EventLog, c: number): string => nameAt(log.caseNames, c);

/** The first and the last instant of a log, starts included; undefined for an empty log. */
export function spanOf(log: EventLog): { from: Instant; to: Instant } | undefined {
  if (log.events === 0) return undefined;
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  // By place: walking a typed array by its iterator takes ten times as long.
  const { at } = log;
  for (let i = 0; i < at.length; i++) {
    const here = at[i] as number;
    if (here < from) from = here;
    if (here > to) to = here;
  }
  for (const column of [log.startedAt, log.readyAt]) {
    for (let i = 0; column && i < column.length; i++) {
      if ((column[i] as number) < from) from = column[i] as number;
    }
  }
  return { from, to };
}
