// How long does work at each activity wait before somebody begins, and how long is it worked on? Where the log tells no
// start, both are unknown, and unknown is not nothing.
import { type Summary, summarise } from '../statistics/order-statistics.ts';
import type { WorkSpans } from '../work-spans.ts';

/** The times of one activity; null where no piece of its work tells them. **units**: milliseconds. */
export type SpanTimes = { readonly waiting: Summary | null; readonly working: Summary | null };

/** By activity code, of all cases or of those for which `kept` is 1. */
export function spanTimes(spans: WorkSpans, activities: number, kept?: Uint8Array): SpanTimes[] {
  const waiting = summaries(spans, activities, waitingAt, kept);
  const working = summaries(spans, activities, workingAt, kept);
  return waiting.map((summary, a) => ({ waiting: summary, working: working[a] ?? null }));
}

type Told = (spans: WorkSpans, i: number) => number;

const waitingAt: Told = ({ readyAt, startedAt }, i) =>
  Math.max(0, (startedAt[i] as number) - (readyAt[i] as number));
const workingAt: Told = ({ workingMs }, i) => workingMs[i] as number;

/** Values are put side by side by activity (a counting sort), then each run is summarised in place. */
function summaries(spans: WorkSpans, activities: number, told: Told, kept: Uint8Array | undefined) {
  const { count, caseOf, activity } = spans;
  const values = new Float64Array(count);
  const ends = new Uint32Array(activities + 1);
  for (let i = 0; i < count; i++) {
    const value = kept && kept[caseOf[i] as number] !== 1 ? Number.NaN : told(spans, i);
    values[i] = value;
    if (!Number.isNaN(value))
      ends[(activity[i] as number) + 1] = (ends[(activity[i] as number) + 1] as number) + 1;
  }
  for (let a = 0; a < activities; a++) ends[a + 1] = (ends[a + 1] as number) + (ends[a] as number);
  const next = ends.slice();
  const sorted = new Float64Array(ends[activities] as number);
  for (let i = 0; i < count; i++) {
    const value = values[i] as number;
    if (Number.isNaN(value)) continue;
    const a = activity[i] as number;
    const place = next[a] as number;
    next[a] = place + 1;
    sorted[place] = value;
  }
  return Array.from({ length: activities }, (_, a): Summary | null => {
    const [from, to] = [ends[a] as number, ends[a + 1] as number];
    return from === to ? null : summarise(sorted, from, to);
  });
}
