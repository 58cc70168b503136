// How much time lies between two instants: that of the calendar on the wall, or business time where hours are given?
import { businessClock, type Instant, type Milliseconds } from '../../base/index.ts';
import { type EventLog, spanOf } from '../../event-log/index.ts';
import type { WorkSpans } from '../work-spans.ts';
import type { MeasureOptions } from './measure.ts';

/** NaN where either is not known. **units**: milliseconds. */
export type Elapsed = (from: Instant, to: Instant) => Milliseconds;

/** One answer for all spans of a log. */
export function elapsedIn(log: EventLog, { calendar, until }: MeasureOptions = {}): Elapsed {
  const span = calendar && spanOf(log);
  if (calendar === undefined || span === undefined) return (from, to) => to - from;
  const clock = businessClock(calendar, span.from, Math.max(span.to, until ?? span.to));
  return (from, to) => (Number.isNaN(from + to) ? Number.NaN : clock(to) - clock(from));
}

/** The time worked on piece `i`; of business time the same share as of all time, where work was suspended. */
export function workedOn(spans: WorkSpans, i: number, elapsed: Elapsed): Milliseconds {
  const [started, ended] = [spans.startedAt[i] as number, spans.endedAt[i] as number];
  const [worked, whole] = [spans.workingMs[i] as number, ended - started];
  return whole <= 0 ? worked : elapsed(started, ended) * (worked / whole);
}

/** The time piece `i` waited; work begun before the work before it was done has not waited. */
export const waitedFor = (spans: WorkSpans, i: number, elapsed: Elapsed): Milliseconds =>
  Math.max(0, elapsed(spans.readyAt[i] as number, spans.startedAt[i] as number));
