// How does a figure of cases change over time? Summarised over the cases that ended in each period.
import type { EventLog } from '../../event-log/index.ts';
import { type Summary, summarise } from '../statistics/order-statistics.ts';
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
  const periods = starts.length - 1;
  const firsts = new Uint32Array(periods + 1);
  const periodOfCase = new Int32Array(log.cases).fill(-1);
  for (let c = 0; c < log.cases; c++) {
    const ended = endedAt[c] as number;
    if (Number.isNaN(ended) || Number.isNaN(perCase[c] as number)) continue;
    const period = periodOf(starts, ended);
    periodOfCase[c] = period;
    firsts[period + 1] = (firsts[period + 1] as number) + 1;
  }
  for (let i = 0; i < periods; i++) firsts[i + 1] = (firsts[i + 1] as number) + (firsts[i] as number);
  const values = new Float64Array(firsts[periods] as number);
  const next = firsts.slice();
  for (let c = 0; c < log.cases; c++) {
    const period = periodOfCase[c] as number;
    if (period < 0) continue;
    values[next[period] as number] = perCase[c] as number;
    next[period] = (next[period] as number) + 1;
  }
  return Array.from({ length: periods }, (_, i) => ({
    from: starts[i] as number,
    to: starts[i + 1] as number,
    summary: summarise(values, firsts[i] as number, firsts[i + 1] as number),
  }));
}
