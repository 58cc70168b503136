// What was each performer doing, and when? Their pieces of work in the order they were begun, ready for "busy from, to".
import { DAY_MS, type Instant } from '../../../base/index.ts';
import { placesBy } from '../../statistics/order-by.ts';
import type { WorkSpans } from '../../work-spans.ts';
import { groupBy } from '../columns.ts';
import type { Performers } from '../performers.ts';

/**
 * **shape**: those of performer p are places `starts[p]` to `starts[p + 1]` of `order`, by when they were begun (unknown starts
 * left out); `latestEnd` is the latest end so far among them. `isActive` says whether a performer did anything on a day (UTC);
 * `firstDay` and `lastDay` number the days since 1970 of the first and last sign.
 */
export type Timelines = {
  readonly starts: Uint32Array;
  readonly order: Uint32Array;
  readonly latestEnd: Float64Array;
  isActive(performer: number, at: Instant): boolean;
  firstDay(performer: number): number;
  lastDay(performer: number): number;
};

export function timelinesOf(spans: WorkSpans, performers: Performers): Timelines {
  const begun = performers.of.slice(0, spans.count);
  for (let i = 0; i < spans.count; i++) if (Number.isNaN(spans.startedAt[i] as number)) begun[i] = -1;
  const { starts, order } = groupBy(begun, spans.count, performers.names.length);
  const latestEnd = new Float64Array(order.length);
  for (let p = 0; p < performers.names.length; p++) {
    const [from, to] = [starts[p] as number, starts[p + 1] as number];
    order.set(placesBy(order.subarray(from, to), spans.startedAt), from);
    let latest = Number.NEGATIVE_INFINITY;
    for (let place = from; place < to; place++) {
      latest = Math.max(latest, spans.endedAt[order[place] as number] as number);
      latestEnd[place] = latest;
    }
  }
  return { starts, order, latestEnd, ...activeDays(spans, performers) };
}

/** Up to so many days of so many performers are marked in a bitmap (32 MB); beyond it nobody is known to be away. */
const MOST_MARKS = 2 ** 28;

function activeDays(spans: WorkSpans, performers: Performers) {
  const many = performers.names.length;
  const first = new Float64Array(many).fill(Number.POSITIVE_INFINITY);
  const last = new Float64Array(many).fill(Number.NEGATIVE_INFINITY);
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const eachSign = (mark: (p: number, day: number) => void): void => {
    for (let i = 0; i < spans.count; i++) {
      const p = performers.of[i] as number;
      if (p < 0) continue;
      mark(p, Math.floor((spans.endedAt[i] as number) / DAY_MS));
      const startedAt = spans.startedAt[i] as number;
      if (!Number.isNaN(startedAt)) mark(p, Math.floor(startedAt / DAY_MS));
    }
  };
  eachSign((p, day) => {
    first[p] = Math.min(first[p] as number, day);
    last[p] = Math.max(last[p] as number, day);
    from = Math.min(from, day);
    to = Math.max(to, day);
  });
  const marks = (to - from + 1) * many;
  const bits = marks > 0 && marks <= MOST_MARKS ? new Uint8Array((marks >>> 3) + 1) : undefined;
  const placeOf = (p: number, day: number): number => (day - from) * many + p;
  if (bits) {
    eachSign((p, day) => {
      const place = placeOf(p, day);
      bits[place >>> 3] = (bits[place >>> 3] as number) | (1 << (place & 7));
    });
  }
  return {
    isActive: (p: number, at: Instant): boolean => {
      const day = Math.floor(at / DAY_MS);
      if (bits === undefined) return true;
      if (day < from || day > to) return false;
      const place = placeOf(p, day);
      return (((bits[place >>> 3] as number) >>> (place & 7)) & 1) === 1;
    },
    firstDay: (p: number): number => first[p] as number,
    lastDay: (p: number): number => last[p] as number,
  };
}

/** The first place in [from, to) whose value is not below `limit`; values ascend. */
export function firstNotBelow(
  valueAt: (place: number) => number,
  from: number,
  to: number,
  limit: number,
): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (valueAt(middle) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
