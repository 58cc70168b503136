// What must be known of a log once, so that its map can be drawn again at each touch of a slider?
import type { EventLog } from '../../event-log/index.ts';
import { type ActivityCount, countActivities } from '../flow/activities.ts';
import { GATE, inOrder, surveyPaths } from '../flow/directly-follows.ts';
import { summariseKnown } from '../statistics/order-statistics.ts';
import { tellsStarts, workSpans } from '../work-spans.ts';

/** An activity on the map. **units**: `medianMs` is the median working time, null where the log does not tell it. */
export type MapActivity = ActivityCount & { readonly medianMs: number | null };

/** An arrow on the map; `from` null is the start, `to` null the end. **units**: milliseconds between the two events. */
export type MapPath = {
  readonly from: string | null;
  readonly to: string | null;
  readonly count: number;
  readonly cases: number;
  readonly medianMs: number;
  readonly meanMs: number;
  readonly p90Ms: number;
  readonly totalMs: number;
};

/** All activities and paths of a log, the frequent first. Plain data. */
export type FlowSurvey = {
  readonly cases: number;
  readonly events: number;
  readonly activities: readonly MapActivity[];
  readonly paths: readonly MapPath[];
};

/** Surveys the log, or its cases for which `kept` is 1. Those for which `open` is 1 have not come to the end. */
export function surveyFlow(log: EventLog, kept?: Uint8Array, open?: Uint8Array): FlowSurvey {
  const working = medianWorking(log, kept);
  const activities = countActivities(log, kept)
    .map((count, a) => ({ ...count, medianMs: working(a) }))
    .filter((activity) => activity.events > 0)
    .sort((a, b) => b.cases - a.cases || b.events - a.events || inOrder(a.name, b.name));
  const name = (code: number): string | null => (code === GATE ? null : (log.activities[code] ?? ''));
  const underWay = lastOfOpen(log, kept, open);
  const paths = surveyPaths(log, kept)
    .map(({ from, to, cases, times }) => ({
      from: name(from),
      to: name(to),
      count: times.count - (to === GATE ? (underWay.get(from) ?? 0) : 0),
      cases: cases - (to === GATE ? (underWay.get(from) ?? 0) : 0),
      medianMs: times.median,
      meanMs: times.mean,
      p90Ms: times.p90,
      totalMs: times.total,
    }))
    .filter(({ count }) => count > 0)
    .sort(
      (a, b) => b.count - a.count || inOrder(a.from ?? '', b.from ?? '') || inOrder(a.to ?? '', b.to ?? ''),
    );
  const events = activities.reduce((sum, activity) => sum + activity.events, 0);
  return { cases: kept ? kept.reduce((sum, bit) => sum + bit, 0) : log.cases, events, activities, paths };
}

/** How many cases under way came by each activity last. */
function lastOfOpen(log: EventLog, kept: Uint8Array | undefined, open: Uint8Array | undefined) {
  const last = new Map<number, number>();
  for (let c = 0; open && c < log.cases; c++) {
    if (open[c] !== 1 || (kept && kept[c] !== 1)) continue;
    const activity = log.activity[(log.caseStarts[c + 1] as number) - 1] as number;
    last.set(activity, (last.get(activity) ?? 0) + 1);
  }
  return last;
}

function medianWorking(log: EventLog, kept: Uint8Array | undefined): (activity: number) => number | null {
  if (!tellsStarts(log)) return () => null;
  const spans = workSpans(log);
  const values: number[][] = log.activities.map(() => []);
  for (let i = 0; i < spans.count; i++) {
    if (kept && kept[spans.caseOf[i] as number] !== 1) continue;
    values[spans.activity[i] as number]?.push(spans.workingMs[i] as number);
  }
  return (activity) => {
    const summary = summariseKnown(Float64Array.from(values[activity] ?? []));
    return summary.count === 0 ? null : summary.median;
  };
}
