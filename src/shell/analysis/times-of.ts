// Everything that takes time in an open log, in order: put so once, and kept as long as the log is held open, so that any two
// sets of its cases are soon compared.
import type { EventLog } from '../../core/event-log/index.ts';
import { type TimedThings, tellsStarts, timedThings } from '../../core/mining/index.ts';
import { spansOf } from './spans-of.ts';

/** What is done so far, and what is still to be done. */
type Ordering = { readonly done: TimedThings[]; readonly rest: Generator<TimedThings> };

const known = new WeakMap<EventLog, Ordering>();

/** Beyond this many events nothing is kept, for it would be as large as the log: each question puts it in order anew. */
const MOST_EVENTS = 2_000_000;

/** Undefined for a log too large to keep it for. */
export function timesOf(log: EventLog): readonly TimedThings[] | undefined {
  if (log.events > MOST_EVENTS) return undefined;
  const { done, rest } = orderingOf(log);
  for (const things of rest) done.push(things);
  return done;
}

/** Does a part of it beforehand; false where nothing is left to do. */
export function prepareTimes(log: EventLog): boolean {
  if (log.events > MOST_EVENTS) return false;
  const { done, rest } = orderingOf(log);
  const next = rest.next();
  if (next.done !== true) done.push(next.value);
  return next.done !== true;
}

function orderingOf(log: EventLog): Ordering {
  const ordering = known.get(log) ?? { done: [], rest: timedThings(log, told(log)) };
  known.set(log, ordering);
  return ordering;
}

const told = (log: EventLog) => (tellsStarts(log) ? spansOf(log) : undefined);
