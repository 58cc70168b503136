// What must be known of a log once, so that its map can be drawn again at each touch of a slider?
import type { EventLog } from '../../event-log/index.ts';
import { type ActivityCount, countActivities } from '../flow/activities.ts';
import { GATE, inOrder, surveyPaths } from '../flow/directly-follows.ts';
import type { Summary } from '../statistics/order-statistics.ts';
import { tellsStarts, type WorkSpans, workSpans } from '../work-spans.ts';
import { spanTimes } from './span-times.ts';

/**
 * An activity on the map. **units**: milliseconds; `waiting` (ready until begun) and `working` (begun until done, without
 * pauses) are null where the log does not tell them.
 */
export type MapActivity = ActivityCount & {
  readonly waiting: MapTimes | null;
  readonly working: MapTimes | null;
};

/** How long something took, over many times. **units**: milliseconds. */
export type MapTimes = {
  readonly medianMs: number;
  readonly meanMs: number;
  readonly p90Ms: number;
  readonly minMs: number;
  readonly maxMs: number;
  readonly totalMs: number;
};

/** An arrow on the map; `from` null is the start, `to` null the end. **units**: milliseconds between the two events. */
export type MapPath = MapTimes & {
  readonly from: string | null;
  readonly to: string | null;
  readonly count: number;
  readonly cases: number;
};

/** All activities and paths of a log, the frequent first. Plain data. */
export type FlowSurvey = {
  readonly cases: number;
  readonly events: number;
  readonly activities: readonly MapActivity[];
  readonly paths: readonly MapPath[];
};

/** Of which cases a survey is. */
export type SurveyOptions = {
  /** 1 for each case looked at; without it all are. */
  readonly kept?: Uint8Array | undefined;
  /** 1 for each case that is still under way: it has not come to the end. */
  readonly open?: Uint8Array | undefined;
  /** The pieces of work of the whole log, where they are known already. */
  readonly spans?: WorkSpans | undefined;
};

/** Surveys the log, or some of its cases. */
export function surveyFlow(log: EventLog, { kept, open, spans }: SurveyOptions = {}): FlowSurvey {
  const times = tellsStarts(log) ? spanTimes(spans ?? workSpans(log), log.activities.length, kept) : [];
  const activities = countActivities(log, kept)
    .map((count, a) => ({
      ...count,
      waiting: mapTimes(times[a]?.waiting),
      working: mapTimes(times[a]?.working),
    }))
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
      ...timesOf(times),
    }))
    .filter(({ count }) => count > 0)
    .sort(
      (a, b) => b.count - a.count || inOrder(a.from ?? '', b.from ?? '') || inOrder(a.to ?? '', b.to ?? ''),
    );
  const events = activities.reduce((sum, activity) => sum + activity.events, 0);
  return { cases: kept ? kept.reduce((sum, bit) => sum + bit, 0) : log.cases, events, activities, paths };
}

const timesOf = ({ median, mean, p90, min, max, total }: Summary): MapTimes => ({
  medianMs: median,
  meanMs: mean,
  p90Ms: p90,
  minMs: min,
  maxMs: max,
  totalMs: total,
});

const mapTimes = (summary: Summary | null | undefined): MapTimes | null =>
  summary === null || summary === undefined ? null : timesOf(summary);

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
