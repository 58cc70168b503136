// What follows what, how often and after how long? The directly-follows relation of a log, gates included,
// in two passes over the columns (van der Aalst, Process Mining, chapter 5).
import type { EventLog } from '../../event-log/index.ts';
import { type Summary, summarise } from '../statistics/order-statistics.ts';
import { createPairIndex } from './pairs.ts';

/** Stands for the gate before the first and behind the last event of a case. */
export const GATE = -1;

/** One arrow. **shape**: `from` and `to` are activity codes, `GATE` for the start or the end. **units**: milliseconds. */
export type Path = {
  readonly from: number;
  readonly to: number;
  readonly cases: number;
  readonly times: Summary;
};

type Counted = {
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** The number of the path that leads to each event, and of the one that leads from each case to the end. */
  readonly into: Int32Array;
  readonly count: Uint32Array;
  readonly cases: Uint32Array;
};

/** All arrows of the log, or of its cases for which `kept` is 1. Gate arrows have times of 0. */
export function surveyPaths(log: EventLog, kept?: Uint8Array): Path[] {
  const counted = countPaths(log, kept);
  const gaps = gapsByPath(log, kept, counted);
  const { from, to, cases } = counted;
  let start = 0;
  return from.map((source, path) => {
    const end = start + (counted.count[path] as number);
    const times = summarise(gaps, start, end);
    start = end;
    const last = log.activities.length;
    return {
      from: source === last ? GATE : source,
      to: to[path] === last ? GATE : (to[path] as number),
      cases: cases[path] as number,
      times,
    };
  });
}

function countPaths(log: EventLog, kept: Uint8Array | undefined): Counted {
  const gate = log.activities.length;
  const index = createPairIndex(gate + 1);
  const into = new Int32Array(log.events + log.cases);
  let count = new Uint32Array(256);
  let cases = new Uint32Array(256);
  let lastCase = new Int32Array(256).fill(-1);
  const { activity, caseStarts } = log;
  for (let c = 0; c < log.cases; c++) {
    if (kept && kept[c] !== 1) continue;
    const end = caseStarts[c + 1] as number;
    let before = gate;
    for (let i = caseStarts[c] as number; i <= end; i++) {
      const here = i < end ? (activity[i] as number) : gate;
      const path = index.numberOf(before, here);
      before = here;
      if (path >= count.length)
        [count, cases, lastCase] = [twice(count), twice(cases), twiceSigned(lastCase)];
      into[i < end ? i : log.events + c] = path;
      count[path] = (count[path] as number) + 1;
      if (lastCase[path] === c) continue;
      lastCase[path] = c;
      cases[path] = (cases[path] as number) + 1;
    }
  }
  return { from: index.from, to: index.to, into, count, cases };
}

function twice(column: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const longer = new Uint32Array(column.length * 2);
  longer.set(column);
  return longer;
}

function twiceSigned(column: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(column.length * 2).fill(-1);
  longer.set(column);
  return longer;
}

// A counting sort of the gaps by path, so that each path's medians are taken within one block.
function gapsByPath(log: EventLog, kept: Uint8Array | undefined, counted: Counted): Float64Array {
  const { count, into } = counted;
  const next = new Uint32Array(counted.from.length);
  let total = 0;
  for (let path = 0; path < next.length; path++) {
    next[path] = total;
    total += count[path] as number;
  }
  const gaps = new Float64Array(total);
  const { at, caseStarts } = log;
  for (let c = 0; c < log.cases; c++) {
    if (kept && kept[c] !== 1) continue;
    const end = caseStarts[c + 1] as number;
    for (let i = (caseStarts[c] as number) + 1; i < end; i++) {
      const path = into[i] as number;
      const place = next[path] as number;
      gaps[place] = (at[i] as number) - (at[i - 1] as number);
      next[path] = place + 1;
    }
  }
  return gaps;
}

/** A directly-follows arrow by name. **units**: milliseconds. */
export type Follows = {
  readonly from: string;
  readonly to: string;
  readonly count: number;
  readonly meanMs: number;
  readonly medianMs: number;
  readonly minMs: number;
  readonly maxMs: number;
};

/** The arrows between activities, the frequent first. */
export function directlyFollows(log: EventLog): Follows[] {
  const name = (code: number): string => log.activities[code] ?? '';
  return surveyPaths(log)
    .filter((path) => path.from !== GATE && path.to !== GATE)
    .map(({ from, to, times }) => ({
      from: name(from),
      to: name(to),
      count: times.count,
      meanMs: times.mean,
      medianMs: times.median,
      minMs: times.min,
      maxMs: times.max,
    }))
    .sort((a, b) => b.count - a.count || inOrder(a.from, b.from) || inOrder(a.to, b.to));
}

/** Orders texts by code unit, so that every machine gives the same list. */
export const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
