// How many instants fall into each period? What demand and throughput both count.
import type { EventLog } from '../../event-log/index.ts';
import { everySpan } from './case-span.ts';
import type { MeasureOptions } from './measure.ts';
import { overPeriods, periodOf, periodStarts } from './periods.ts';

/** Counts, per period of the whole log, the cases that began or that ended in it. */
export function casesPerPeriod(log: EventLog, options: MeasureOptions, which: 'beganAt' | 'endedAt') {
  const spans = everySpan(log, options);
  if (spans.beganAt.length === 0) return { grain: 'period' as const, periods: [] };
  const starts = periodStarts(options.period ?? 'week', earliest(spans.beganAt), spans.until);
  const values = new Uint32Array(starts.length - 1);
  const instants = spans[which];
  for (let c = 0; c < instants.length; c++) {
    const at = instants[c] as number;
    if (Number.isNaN(at)) continue;
    const period = periodOf(starts, at);
    values[period] = (values[period] as number) + 1;
  }
  return overPeriods(starts, values);
}

/** The earliest of many instants. */
export function earliest(instants: Float64Array): number {
  let first = Number.POSITIVE_INFINITY;
  for (let i = 0; i < instants.length; i++)
    if ((instants[i] as number) < first) first = instants[i] as number;
  return first;
}
