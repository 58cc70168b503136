// What is a measure? A name, a definition, a unit, a source, and a function from a log to values.
import type { BusinessCalendar, Instant } from '../../base/index.ts';
import type { EventLog } from '../../event-log/index.ts';
import { type Summary, summarise } from '../statistics/order-statistics.ts';
import type { WorkSpans } from '../work-spans.ts';

/** `cost`: as the log counts it, whatever the currency. */
export type Unit = 'ms' | 'cases' | 'repeats' | 'share' | 'cost';
export type Period = 'day' | 'week' | 'month';

/** Cases that no event tells of yet, such as one at its first stage. **units**: instants; `endedAt` NaN while under way. */
export type UnseenCases = { readonly beganAt: Float64Array; readonly endedAt: Float64Array };

/**
 * Where open cases stand now, one row for each stage a case stands at. **shape**: `activity` indexes `activities`;
 * `caseOf` is the number of the case in the log, or -1 minus the number of an unseen one. **units**: instants.
 */
export type OpenPlaces = {
  readonly activities: readonly string[];
  readonly activity: Int32Array;
  readonly caseOf: Int32Array;
  readonly beganAt: Float64Array;
};

/**
 * **shape**: `open[c]` is 1 for a case still under way at `until`; without it every case ended with its last event.
 * `unseen` are counted besides by what counts cases over time. With a `calendar` times are business time.
 * `spans` are those of the log, where they are known already. **units**: `ratePerHour` in the currency of the reader.
 */
export type MeasureOptions = {
  readonly period?: Period | undefined;
  readonly open?: Uint8Array | undefined;
  readonly until?: Instant | undefined;
  readonly unseen?: UnseenCases | undefined;
  readonly standing?: OpenPlaces | undefined;
  readonly calendar?: BusinessCalendar | undefined;
  readonly spans?: WorkSpans | undefined;
  readonly ratePerHour?: number | undefined;
};

/** One activity's values. **units**: those of the measure. */
export type ActivityValue = { readonly activity: string; readonly summary: Summary };

/** One period's value. **units**: `from` and `to` are instants, `to` excluded. */
export type PeriodValue = { readonly from: Instant; readonly to: Instant; readonly value: number };

/** One line of a cumulative flow. **shape**: `activity` is null for cases that began or ended; one value a period. */
export type FlowBand = {
  readonly counts: 'began' | 'done' | 'ended';
  readonly activity: string | null;
  readonly values: readonly number[];
};

/** What a measure gives. **shape**: `perCase` is by case number, NaN where the log does not tell. */
export type Values =
  | { readonly grain: 'case'; readonly perCase: Float64Array; readonly summary: Summary }
  | { readonly grain: 'activity'; readonly activities: readonly ActivityValue[] }
  | { readonly grain: 'period'; readonly periods: readonly PeriodValue[] }
  | {
      readonly grain: 'flow';
      readonly periods: readonly Pick<PeriodValue, 'from' | 'to'>[];
      readonly bands: readonly FlowBand[];
    };

/** One file in this folder, one line in its index. */
export type MeasureOf<Grain extends Values['grain']> = {
  readonly name: string;
  readonly title: string;
  readonly definition: string;
  readonly unit: Unit;
  readonly grain: Grain;
  readonly source: string;
  compute(log: EventLog, options?: MeasureOptions): Extract<Values, { grain: Grain }>;
};

/** Any measure. **shape**: ask `grain` which values it gives. */
export type Measure = MeasureOf<'case'> | MeasureOf<'activity'> | MeasureOf<'period'> | MeasureOf<'flow'>;

/** The values of many activities, those with the most values first; an activity without any is left out. */
export function byActivity(
  names: readonly string[],
  activity: ArrayLike<number>,
  values: ArrayLike<number>,
  count: number,
) {
  const starts = new Uint32Array(names.length + 1);
  for (let i = 0; i < count; i++) {
    if (Number.isNaN(values[i] as number)) continue;
    const next = (activity[i] as number) + 1;
    starts[next] = (starts[next] as number) + 1;
  }
  for (let a = 0; a < names.length; a++) starts[a + 1] = (starts[a + 1] as number) + (starts[a] as number);
  const sorted = new Float64Array(starts[names.length] as number);
  const next = starts.slice();
  for (let i = 0; i < count; i++) {
    const value = values[i] as number;
    if (Number.isNaN(value)) continue;
    const place = next[activity[i] as number] as number;
    sorted[place] = value;
    next[activity[i] as number] = place + 1;
  }
  const activities: ActivityValue[] = [];
  for (const [a, name] of names.entries()) {
    const [from, to] = [starts[a] as number, starts[a + 1] as number];
    if (to > from) activities.push({ activity: name, summary: summarise(sorted, from, to) });
  }
  activities.sort((a, b) => b.summary.count - a.summary.count || (a.activity < b.activity ? -1 : 1));
  return { grain: 'activity' as const, activities };
}
