// Which open cases are growing old? At each stage, how many are younger than half of the ended ones took, and how many older
// than nearly all (Vacanti, Actionable Agile Metrics, ch. 3: ageing against percentiles of the cycle time).
import type { EventLog } from '../../event-log/index.ts';
import type { Summary } from '../statistics/order-statistics.ts';
import { elapsedIn } from './elapsed.ts';
import type { MeasureOptions } from './measure.ts';

/**
 * **shape**: `bounds` rise; `counts[b]` of a stage are the cases at least `bounds[b - 1]` and less than `bounds[b]` old. No
 * bounds where no case has ended. **units**: milliseconds. A case at two stages counts at both.
 */
export type AgeBands = {
  readonly bounds: readonly number[];
  readonly stages: readonly { readonly activity: string; readonly counts: readonly number[] }[];
};

export function ageBands(log: EventLog, options: MeasureOptions, cycle: Summary): AgeBands {
  const { standing, until } = options;
  const bounds = cycle.count === 0 ? [] : [...new Set([cycle.median, cycle.p85, cycle.p95])];
  if (standing === undefined || until === undefined) return { bounds, stages: [] };
  const elapsed = elapsedIn(log, options);
  const counts = standing.activities.map(() => new Array<number>(bounds.length + 1).fill(0));
  for (const [row, activity] of standing.activity.entries()) {
    const age = elapsed(standing.beganAt[row] as number, until);
    const band = bounds.filter((bound) => age >= bound).length;
    const at = counts[activity] as number[];
    at[band] = (at[band] as number) + 1;
  }
  const total = (each: readonly number[]): number => each.reduce((sum, count) => sum + count, 0);
  const stages = standing.activities
    .map((activity, a) => ({ activity, counts: counts[a] as readonly number[] }))
    .filter((stage) => total(stage.counts) > 0)
    .sort((a, b) => total(b.counts) - total(a.counts) || (a.activity < b.activity ? -1 : 1));
  return { bounds, stages };
}
