// How long does work at each activity wait before somebody begins, and how long is it worked on? Where the log tells no
// start, both are unknown, and unknown is not nothing.
import { type Summary, summarise } from '../statistics/order-statistics.ts';
import { type WorkSpans, waitingMs } from '../work-spans.ts';

/** The times of one activity; null where no piece of its work tells them. **units**: milliseconds. */
export type SpanTimes = { readonly waiting: Summary | null; readonly working: Summary | null };

/** By activity code, of all cases or of those for which `kept` is 1. */
export function spanTimes(spans: WorkSpans, activities: number, kept?: Uint8Array): SpanTimes[] {
  const waiting = summaries(spans, activities, waitingMs(spans), kept);
  const working = summaries(spans, activities, spans.workingMs, kept);
  return waiting.map((summary, a) => ({ waiting: summary, working: working[a] ?? null }));
}

/** Values are put side by side by activity (a counting sort), then each run is summarised in place. */
function summaries(
  { count, caseOf, activity }: WorkSpans,
  activities: number,
  values: Float64Array,
  kept: Uint8Array | undefined,
) {
  const ends = new Uint32Array(activities + 1);
  const known = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const value = values[i] as number;
    if (Number.isNaN(value) || (kept && kept[caseOf[i] as number] !== 1)) continue;
    known[i] = 1;
    const a = activity[i] as number;
    ends[a + 1] = (ends[a + 1] as number) + 1;
  }
  for (let a = 0; a < activities; a++) ends[a + 1] = (ends[a + 1] as number) + (ends[a] as number);
  const next = ends.slice();
  const sorted = new Float64Array(ends[activities] as number);
  for (let i = 0; i < count; i++) {
    if (known[i] === 0) continue;
    const a = activity[i] as number;
    const place = next[a] as number;
    next[a] = place + 1;
    sorted[place] = values[i] as number;
  }
  return Array.from({ length: activities }, (_, a): Summary | null => {
    const [from, to] = [ends[a] as number, ends[a + 1] as number];
    return from === to ? null : summarise(sorted, from, to);
  });
}
