// When was each piece of work ready, begun and done? Life-cycle events are paired (IEEE 1849, lifecycle:standard),
// a start column is taken as it is; where the log tells no start, waiting and working cannot be told apart.
import type { EventLog } from '../event-log/index.ts';

/**
 * Completed pieces of work in columns, by case and then as they were done. **shape**: `event[i]` is the place of the event that
 * completed it. **units**: instants and milliseconds, NaN where the log does not tell.
 */
export type WorkSpans = {
  readonly count: number;
  readonly startsKnown: boolean;
  readonly event: Int32Array;
  readonly caseOf: Int32Array;
  readonly activity: Int32Array;
  readonly resource: Int32Array;
  readonly readyAt: Float64Array;
  readonly startedAt: Float64Array;
  readonly endedAt: Float64Array;
  readonly workingMs: Float64Array;
  /** For how long it was suspended before it was begun, and after; undefined where the log never tells of that. */
  readonly pausedReadyMs: Float64Array | undefined;
  readonly pausedMs: Float64Array | undefined;
  /** The places of the last events of work that was never completed. */
  readonly unfinished: readonly number[];
};

type Phase = 'ready' | 'start' | 'pause' | 'resume' | 'done' | 'dropped';

const PHASES: { readonly [state: string]: Phase } = {
  schedule: 'ready',
  assign: 'ready',
  reassign: 'ready',
  enable: 'ready',
  start: 'start',
  suspend: 'pause',
  resume: 'resume',
  withdraw: 'dropped',
  autoskip: 'dropped',
  manualskip: 'dropped',
  ate_abort: 'dropped',
  pi_abort: 'dropped',
  abort: 'dropped',
};

const MOST_OPEN = 1000;

/** A piece of work that is not done yet. */
type OpenWork = {
  activity: number;
  /** The place of the last event that told of it. */
  event: number;
  readyAt: number;
  startedAt: number;
  /** NaN while it is not suspended. */
  pausedSince: number;
  pausedReadyMs: number;
  pausedMs: number;
};

type Writing = { -readonly [column in keyof WorkSpans]: WorkSpans[column] } & {
  readonly unfinished: number[];
};

/** Whether the log tells of any work when it began: what needs that is not worth computing where it does not. */
export const tellsStarts = (log: EventLog): boolean =>
  log.startedAt !== undefined || log.lifecycles.some((state) => PHASES[state.toLowerCase()] === 'start');

/** Whether the log tells of any work that it was suspended. */
export const tellsPauses = (log: EventLog): boolean =>
  log.pausedMs !== undefined || log.lifecycles.some((state) => PHASES[state.toLowerCase()] === 'pause');

/** How long each piece of work waited until somebody began. **units**: milliseconds, NaN where the log does not tell. */
export function waitingMs({ count, readyAt, startedAt, pausedReadyMs }: WorkSpans): Float64Array {
  const waited = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const paused = pausedReadyMs === undefined ? 0 : (pausedReadyMs[i] as number);
    waited[i] = Math.max(0, (startedAt[i] as number) - (readyAt[i] as number) - paused);
  }
  return waited;
}

/** Pairs the events of every case, first opened first done. */
export function workSpans(log: EventLog): WorkSpans {
  const spans: Writing = {
    count: 0,
    startsKnown: log.startedAt !== undefined,
    event: new Int32Array(log.events),
    caseOf: new Int32Array(log.events),
    activity: new Int32Array(log.events),
    resource: new Int32Array(log.events),
    readyAt: new Float64Array(log.events),
    startedAt: new Float64Array(log.events),
    endedAt: new Float64Array(log.events),
    workingMs: new Float64Array(log.events),
    pausedReadyMs: tellsPauses(log) ? new Float64Array(log.events) : undefined,
    pausedMs: tellsPauses(log) ? new Float64Array(log.events) : undefined,
    unfinished: [],
  };
  if (log.lifecycles.length === 0) return spansOfVisits(log, spans);
  const phases = log.lifecycles.map((state) => PHASES[state.toLowerCase()] ?? 'done');
  for (let c = 0; c < log.cases; c++) spansOfCase(log, c, phases, spans);
  return spans;
}

/** Where no event names a state, each is a piece of work done: nothing has to be paired. */
function spansOfVisits(log: EventLog, spans: Writing): WorkSpans {
  const { startedAt, readyAt, at, pausedMs } = log;
  for (let c = 0; c < log.cases; c++) {
    const start = log.caseStarts[c] as number;
    const end = log.caseStarts[c + 1] as number;
    for (let i = start; i < end; i++) {
      const begun = startedAt === undefined ? Number.NaN : (startedAt[i] as number);
      const ready = readyAt === undefined ? Number.NaN : (readyAt[i] as number);
      spans.caseOf[i] = c;
      spans.event[i] = i;
      spans.readyAt[i] = !Number.isNaN(ready) ? ready : i > start ? (at[i - 1] as number) : Number.NaN;
      spans.startedAt[i] = begun;
      spans.workingMs[i] = Math.max(
        0,
        (at[i] as number) - begun - ((pausedMs?.[i] as number | undefined) ?? 0),
      );
    }
  }
  spans.activity.set(log.activity);
  spans.resource.set(log.resource);
  spans.endedAt.set(at);
  if (pausedMs !== undefined) spans.pausedMs?.set(pausedMs);
  if (log.pausedReadyMs !== undefined) spans.pausedReadyMs?.set(log.pausedReadyMs);
  spans.count = log.events;
  return spans;
}

function spansOfCase(log: EventLog, c: number, phases: readonly Phase[], spans: Writing): void {
  const open: OpenWork[] = [];
  let doneAt = Number.NaN;
  const end = log.caseStarts[c + 1] as number;
  for (let i = log.caseStarts[c] as number; i < end; i++) {
    const phase = phases[log.lifecycle[i] as number] ?? 'done';
    if (phase !== 'done') {
      follow(open, phase, { activity: log.activity[i] as number, at: log.at[i] as number, event: i }, doneAt);
      continue;
    }
    close(log, c, i, take(open, log.activity[i] as number), doneAt, spans);
    doneAt = log.at[i] as number;
  }
  for (const { event } of open) spans.unfinished.push(event);
}

type Told = { readonly activity: number; readonly at: number; readonly event: number };

function follow(open: OpenWork[], phase: Phase, { activity, at, event }: Told, doneAt: number): void {
  const work = open.find((other) => other.activity === activity && fits(other, phase));
  if (work) work.event = event;
  if (phase === 'dropped') {
    if (work) open.splice(open.indexOf(work), 1);
  } else if (phase === 'ready') {
    if (!work) open.push({ ...opened(activity, at, Number.NaN), event });
  } else if (phase === 'pause') {
    if (work) work.pausedSince = at;
  } else if (work) {
    takePause(work, at);
    if (phase === 'start') work.startedAt = at;
  } else open.push({ ...opened(activity, doneAt, at), event });
  // Starts without end in one endless case would make the search above quadratic.
  if (open.length > MOST_OPEN) open.shift();
}

const opened = (activity: number, readyAt: number, startedAt: number): Omit<OpenWork, 'event'> => ({
  ...{ activity, readyAt, startedAt, pausedSince: Number.NaN, pausedReadyMs: 0, pausedMs: 0 },
});

/** Adds the pause that is under way to what was paused: before work began, or after. */
function takePause(work: OpenWork, at: number): void {
  if (Number.isNaN(work.pausedSince)) return;
  if (Number.isNaN(work.startedAt)) work.pausedReadyMs += at - work.pausedSince;
  else work.pausedMs += at - work.pausedSince;
  work.pausedSince = Number.NaN;
}

// A start belongs to work that has not begun, a pause to work that goes, begun or not, a resumption to work that rests.
function fits(work: OpenWork, phase: Phase): boolean {
  const rests = !Number.isNaN(work.pausedSince);
  if (phase === 'start' || phase === 'ready') return Number.isNaN(work.startedAt);
  if (phase === 'pause') return !rests;
  return phase === 'resume' ? rests : true;
}

function take(open: OpenWork[], activity: number): OpenWork | undefined {
  if (open.length === 0) return undefined;
  const begun = open.findIndex((work) => work.activity === activity && !Number.isNaN(work.startedAt));
  const place = begun >= 0 ? begun : open.findIndex((work) => work.activity === activity);
  return place < 0 ? undefined : open.splice(place, 1)[0];
}

function close(
  log: EventLog,
  c: number,
  i: number,
  work: OpenWork | undefined,
  doneAt: number,
  spans: Writing,
) {
  const at = log.at[i] as number;
  const told = firstKnown(log.startedAt?.[i]);
  const startedAt = firstKnown(told, work?.startedAt);
  if (work !== undefined) takePause(work, at);
  const pausedMs = Number.isNaN(told) ? (work?.pausedMs ?? 0) : 0;
  const working = at - startedAt - pausedMs;
  const place = spans.count++;
  spans.event[place] = i;
  spans.caseOf[place] = c;
  spans.activity[place] = log.activity[i] as number;
  spans.resource[place] = log.resource[i] as number;
  spans.readyAt[place] = firstKnown(log.readyAt?.[i], work?.readyAt, doneAt);
  spans.startedAt[place] = startedAt;
  spans.endedAt[place] = at;
  spans.workingMs[place] = Number.isNaN(startedAt) ? Number.NaN : Math.max(0, working);
  if (spans.pausedMs !== undefined) spans.pausedMs[place] = pausedMs;
  if (spans.pausedReadyMs !== undefined) spans.pausedReadyMs[place] = work?.pausedReadyMs ?? 0;
  if (!Number.isNaN(startedAt)) spans.startsKnown = true;
}

function firstKnown(...instants: (number | undefined)[]): number {
  for (const instant of instants) if (instant !== undefined && !Number.isNaN(instant)) return instant;
  return Number.NaN;
}
