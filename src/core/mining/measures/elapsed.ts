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

/** The time piece `i` waited, without what it was suspended meanwhile; work begun before the work before it was done has not waited. */
export function waitedFor(spans: WorkSpans, i: number, elapsed: Elapsed): Milliseconds {
  const [ready, started] = [spans.readyAt[i] as number, spans.startedAt[i] as number];
  const [whole, paused] = [started - ready, spans.pausedReadyMs?.[i] ?? 0];
  const share = whole > 0 ? Math.max(0, whole - paused) / whole : 1;
  return Math.max(0, elapsed(ready, started) * share);
}

/** The time for which piece `i` was suspended, begun or not; of business time the same share as of all time. */
export function pausedFor(spans: WorkSpans, i: number, elapsed: Elapsed): Milliseconds {
  const [ready, started] = [spans.readyAt[i] as number, spans.startedAt[i] as number];
  const ended = spans.endedAt[i] as number;
  const paused = (spans.pausedReadyMs?.[i] ?? 0) + (spans.pausedMs?.[i] ?? 0);
  const from = Number.isNaN(ready) ? started : ready;
  const whole = ended - from;
  return Number.isNaN(whole) ? paused : whole <= 0 ? 0 : elapsed(from, ended) * Math.min(1, paused / whole);
}
