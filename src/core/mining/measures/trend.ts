// How does a figure of cases change over time? Summarised over the cases that ended in each period.
import type { EventLog } from '../../event-log/index.ts';
import { type Summary, summariseKnown } from '../statistics/order-statistics.ts';
import { caseSpans } from './case-span.ts';
import { earliest } from './flow-per-period.ts';
import type { MeasureOptions } from './measure.ts';
import { periodOf, periodStarts } from './periods.ts';

/** The summary of one period. **units**: `from` and `to` are instants, `to` excluded; the summary's are the measure's. */
export type PeriodSummary = { readonly from: number; readonly to: number; readonly summary: Summary };

/** One summary for each day, week or month of the log. **shape**: `perCase` by case number, NaN where not known. */
export function trendOf(log: EventLog, perCase: Float64Array, options: MeasureOptions = {}): PeriodSummary[] {
  if (log.cases === 0) return [];
  const { beganAt, endedAt, until } = caseSpans(log, options);
  const starts = periodStarts(options.period ?? 'week', earliest(beganAt), until);
  const values: number[][] = Array.from({ length: starts.length - 1 }, () => []);
  for (let c = 0; c < log.cases; c++) {
    const ended = endedAt[c] as number;
    if (!Number.isNaN(ended)) values[periodOf(starts, ended)]?.push(perCase[c] as number);
  }
  return values.map((list, i) => ({
    from: starts[i] as number,
    to: starts[i + 1] as number,
    summary: summariseKnown(Float64Array.from(list)),
  }));
}
