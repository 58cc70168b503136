// What is a measure? A name, a definition, a unit, a source, and a function from a log to values.
import type { Instant } from '../../base/index.ts';
import type { EventLog } from '../../event-log/index.ts';
import { type Summary, summariseKnown } from '../statistics/order-statistics.ts';

export type Unit = 'ms' | 'cases' | 'repeats' | 'share';
export type Period = 'day' | 'week' | 'month';

/** Cases that no event tells of yet, such as one at its first stage. **units**: instants; `endedAt` NaN while under way. */
export type UnseenCases = { readonly beganAt: Float64Array; readonly endedAt: Float64Array };

/**
 * **shape**: `open[c]` is 1 for a case still under way at `until`; without it every case ended with its last event.
 * `unseen` are counted besides by what counts cases over time.
 */
export type MeasureOptions = {
  readonly period?: Period | undefined;
  readonly open?: Uint8Array | undefined;
  readonly until?: Instant | undefined;
  readonly unseen?: UnseenCases | undefined;
};

/** One activity's values. **units**: those of the measure. */
export type ActivityValue = { readonly activity: string; readonly summary: Summary };

/** One period's value. **units**: `from` and `to` are instants, `to` excluded. */
export type PeriodValue = { readonly from: Instant; readonly to: Instant; readonly value: number };

/** What a measure gives. **shape**: `perCase` is by case number, NaN where the log does not tell. */
export type Values =
  | { readonly grain: 'case'; readonly perCase: Float64Array; readonly summary: Summary }
  | { readonly grain: 'activity'; readonly activities: readonly ActivityValue[] }
  | { readonly grain: 'period'; readonly periods: readonly PeriodValue[] };

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
export type Measure = MeasureOf<'case'> | MeasureOf<'activity'> | MeasureOf<'period'>;

/** The values of many activities, those with the most values first; an activity without any is left out. */
export function byActivity(
  log: EventLog,
  activity: ArrayLike<number>,
  values: ArrayLike<number>,
  count: number,
) {
  const lists: number[][] = log.activities.map(() => []);
  for (let i = 0; i < count; i++) {
    const value = values[i] as number;
    if (!Number.isNaN(value)) lists[activity[i] as number]?.push(value);
  }
  const activities = log.activities
    .map((name, a) => ({ activity: name, summary: summariseKnown(Float64Array.from(lists[a] ?? [])) }))
    .filter(({ summary }) => summary.count > 0)
    .sort((a, b) => b.summary.count - a.summary.count || (a.activity < b.activity ? -1 : 1));
  return { grain: 'activity' as const, activities };
}
