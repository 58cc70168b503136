// Columns over the pieces of work that several kinds of finding read: grouped by a code, and how long each waited and took.
import type { EventLog } from '../../event-log/index.ts';
import type { ObservedHours } from '../hours/observed-hours.ts';
import type { WorkSpans } from '../work-spans.ts';

/** **shape**: the members of group g are `order[starts[g]]` to `order[starts[g + 1] - 1]`; code -1 is in no group. */
export type Groups = { readonly starts: Uint32Array; readonly order: Uint32Array };

/** The first `count` places of a column of codes below `size`, by code: a stable counting sort. */
export function groupBy(codes: Int32Array, count: number, size: number): Groups {
  const starts = new Uint32Array(size + 1);
  for (let i = 0; i < count; i++) {
    const code = codes[i] as number;
    if (code >= 0) starts[code + 1] = (starts[code + 1] as number) + 1;
  }
  for (let g = 0; g < size; g++) starts[g + 1] = (starts[g + 1] as number) + (starts[g] as number);
  const next = starts.slice();
  const order = new Uint32Array(starts[size] as number);
  for (let i = 0; i < count; i++) {
    const code = codes[i] as number;
    if (code < 0) continue;
    const place = next[code] as number;
    order[place] = i;
    next[code] = place + 1;
  }
  return { starts, order };
}

/** The members of one group. */
export const membersOf = ({ starts, order }: Groups, g: number): Uint32Array =>
  order.subarray(starts[g], starts[g + 1]);

/**
 * Working time from when each piece of work was ready until `end`: 0 where begun before, NaN where either is unknown, or where the
 * case had come to rest before, for then nobody knows when it stirred again.
 */
export function sinceReady(spans: WorkSpans, end: Float64Array, hours: ObservedHours, rests: Uint8Array) {
  const waited = new Float64Array(spans.count);
  for (let i = 0; i < spans.count; i++) {
    const [from, to] = [spans.readyAt[i] as number, end[i] as number];
    const rested = i > 0 && spans.endedAt[i - 1] === from && rests[spans.activity[i - 1] as number] === 1;
    waited[i] = rested || Number.isNaN(from) || Number.isNaN(to) ? Number.NaN : hours.workingMs(from, to);
  }
  return waited;
}

/** Where so large a part of an activity's pieces are the last of their case, a case rests after it. */
const RESTS = 0.3;

/** 1 for each activity after which a case usually comes to rest. */
export function restsAfter(log: EventLog, spans: WorkSpans): Uint8Array {
  const [all, last] = [new Uint32Array(log.activities.length), new Uint32Array(log.activities.length)];
  for (let i = 0; i < spans.count; i++) {
    const a = spans.activity[i] as number;
    all[a] = (all[a] as number) + 1;
    if (i + 1 === spans.count || spans.caseOf[i + 1] !== spans.caseOf[i]) last[a] = (last[a] as number) + 1;
  }
  return Uint8Array.from(all, (count, a) => ((last[a] as number) > count * RESTS ? 1 : 0));
}
