// By which one figure is a finding measured, so that it can be measured again after a change? It is taken from the events
// alone and not from the test that found it, for a test needs many cases and a figure tells with few how little it knows.
import type { EventLog } from '../../../event-log/index.ts';
import type { ObservedHours } from '../../hours/observed-hours.ts';
import { wilson } from '../../statistics/wilson.ts';
import { type WorkSpans, workSpans } from '../../work-spans.ts';
import type { FindingKindName, FindingPlace } from '../finding.ts';

export const FIGURE_NAMES = ['wait', 'gap', 'repeats', 'passes', 'takes-path', 'work-share'] as const;

/**
 * One figure with the bounds between which the true one lies at 95 %. **shape**: `count` what it was taken from: pieces of
 * work or cases. **units**: working milliseconds of `wait` and `gap` (a median), a share of 0 to 1 of all others.
 */
export type StandingFigure = {
  readonly name: (typeof FIGURE_NAMES)[number];
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly count: number;
};

/** Kinds that are about whether something is done or taken at all, and not about how long it waits. */
const SHARES: ReadonlySet<FindingKindName> = new Set([
  'gate',
  'idle-step',
  'workaround',
  'drift',
  're-entry',
]);

type Found = { readonly kind: FindingKindName; readonly at: FindingPlace };

/** The figure of a finding in a log; NaN with no bounds where the log has nothing to take it from. */
export function standingFigure(log: EventLog, hours: ObservedHours, { kind, at }: Found): StandingFigure {
  if ('performer' in at) return workShare(log, at.performer);
  if ('activity' in at) {
    const activity = log.activities.indexOf(at.activity);
    if (kind === 'rework') return shareOfCases(log, 'repeats', (c) => timesIn(log, c, activity) > 1);
    if (SHARES.has(kind)) return shareOfCases(log, 'passes', (c) => timesIn(log, c, activity) > 0);
    return median('wait', waits(workSpans(log), activity, hours));
  }
  const from = at.from === null ? GATE : log.activities.indexOf(at.from);
  const to = at.to === null ? GATE : log.activities.indexOf(at.to);
  const isShare = SHARES.has(kind) || kind === 'rework' || from === GATE || to === GATE;
  if (isShare) return shareOfCases(log, 'takes-path', (c) => takesPath(log, c, from, to));
  return median('gap', gaps(log, from, to, hours));
}

/** Before the first and behind the last event. */
const GATE = -2;

const first = (log: EventLog, c: number): number => log.caseStarts[c] as number;
const end = (log: EventLog, c: number): number => log.caseStarts[c + 1] as number;

function timesIn(log: EventLog, c: number, activity: number): number {
  let times = 0;
  for (let i = first(log, c); i < end(log, c); i++) if (log.activity[i] === activity) times++;
  return times;
}

function takesPath(log: EventLog, c: number, from: number, to: number): boolean {
  for (let i = first(log, c); i <= end(log, c); i++) {
    const before = i === first(log, c) ? GATE : (log.activity[i - 1] as number);
    const after = i === end(log, c) ? GATE : (log.activity[i] as number);
    if (before === from && after === to) return true;
  }
  return false;
}

function shareOfCases(
  log: EventLog,
  name: StandingFigure['name'],
  does: (c: number) => boolean,
): StandingFigure {
  let hits = 0;
  for (let c = 0; c < log.cases; c++) if (does(c)) hits++;
  return shareOf(name, hits, log.cases);
}

function shareOf(name: StandingFigure['name'], hits: number, count: number): StandingFigure {
  const { share, low, high } = wilson(hits, count);
  return { name, value: share, low, high, count };
}

function workShare(log: EventLog, performer: string): StandingFigure {
  const code = log.resources.indexOf(performer);
  let [hits, known] = [0, 0];
  for (const each of log.resource) {
    if (each === -1) continue;
    known++;
    if (each === code) hits++;
  }
  return shareOf('work-share', hits, known);
}

/** Working time from ready to begun, or to done where no start is told. */
function waits(spans: WorkSpans, activity: number, hours: ObservedHours): number[] {
  const found: number[] = [];
  for (let i = 0; i < spans.count; i++) {
    if (spans.activity[i] !== activity) continue;
    const begun = spans.startedAt[i] as number;
    const until = Number.isNaN(begun) ? (spans.endedAt[i] as number) : begun;
    found.push(hours.workingMs(spans.readyAt[i] as number, until));
  }
  return found.filter((value) => !Number.isNaN(value));
}

/** Working time from the end of one activity to the beginning (or, untold, the end) of the one directly after it. */
function gaps(log: EventLog, from: number, to: number, hours: ObservedHours): number[] {
  const found: number[] = [];
  for (let c = 0; c < log.cases; c++) {
    for (let i = first(log, c) + 1; i < end(log, c); i++) {
      if (log.activity[i - 1] !== from || log.activity[i] !== to) continue;
      const begun = log.startedAt?.[i] ?? Number.NaN;
      const until = Number.isNaN(begun) ? (log.at[i] as number) : begun;
      found.push(hours.workingMs(log.at[i - 1] as number, until));
    }
  }
  return found.filter((value) => !Number.isNaN(value));
}

const Z_95 = 1.959963984540054;

/** The median and the order statistics around it (Conover, Practical Nonparametric Statistics, 3.2). */
function median(name: StandingFigure['name'], values: number[]): StandingFigure {
  values.sort((a, b) => a - b);
  const count = values.length;
  if (count === 0) return { name, value: Number.NaN, low: 0, high: Number.POSITIVE_INFINITY, count };
  const reach = (Z_95 * Math.sqrt(count)) / 2;
  const low = Math.floor(count / 2 - reach);
  const high = Math.ceil(count / 2 + reach);
  return {
    ...{ name, count },
    value: ((values[(count - 1) >> 1] as number) + (values[count >> 1] as number)) / 2,
    low: low < 0 ? 0 : (values[low] as number),
    high: high >= count ? Number.POSITIVE_INFINITY : (values[high] as number),
  };
}
