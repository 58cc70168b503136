// Cases by when they were: started in a period, ended in it, were under way in it at some time, or lie wholly within it.
import type { EventLog } from '../../event-log/index.ts';
import { type FilterKind, oneOf, type PeriodOfTime, readPeriod } from './filter-kind.ts';

export type PeriodFilter = {
  readonly keep: 'started' | 'ended' | 'active' | 'within';
  readonly period: PeriodOfTime;
};

export const periodFilter: FilterKind<PeriodFilter> = {
  key: 'period',
  read: (raw) => {
    const keep = oneOf(raw.keep, ['started', 'ended', 'active', 'within']);
    const period = readPeriod(raw.period);
    return keep && period && { keep, period };
  },
  passing: ({ log, open }, { keep, period }) => {
    const from = period.from ?? Number.NEGATIVE_INFINITY;
    const to = period.to ?? Number.POSITIVE_INFINITY;
    const isIn = (at: number): boolean => at >= from && at < to;
    // A case under way has not ended; it is active for as long as one may look.
    const endOf = (end: number, c: number): number =>
      open?.[c] === 1 ? Number.POSITIVE_INFINITY : (log.at[end - 1] as number);
    if (keep === 'started') return (start) => isIn(beganAt(log, start));
    if (keep === 'ended') return (_, end, c) => isIn(endOf(end, c));
    if (keep === 'within') return (start, end, c) => isIn(beganAt(log, start)) && isIn(endOf(end, c));
    return (start, end, c) => beganAt(log, start) < to && endOf(end, c) >= from;
  },
};

/** When a case began: with its first event, or when the work of that was ready or begun. */
export function beganAt(log: EventLog, start: number): number {
  const at = log.at[start] as number;
  const began = log.startedAt?.[start] ?? at;
  const ready = log.readyAt?.[start] ?? at;
  return Math.min(at, Number.isNaN(began) ? at : began, Number.isNaN(ready) ? at : ready);
}
