// How many cases are under way at once?
import { everySpan } from './case-span.ts';
import { earliest } from './flow-per-period.ts';
import type { MeasureOf } from './measure.ts';
import { overPeriods, periodOf, periodStarts } from './periods.ts';

/**
 * Work in progress, averaged over the time of each period, so that Little's law holds exactly:
 * its sum over periods times their length is the sum of all cycle times. **units**: cases.
 */
export const workInProgress: MeasureOf<'period'> = {
  name: 'work-in-progress',
  title: 'Work in progress',
  definition: 'The number of cases under way, averaged over the time of each day, week or month (UTC).',
  unit: 'cases',
  grain: 'period',
  source: 'Little, A proof for the queuing formula L = λW, Operations Research 9 (1961)',
  compute: (log, options = {}) => {
    const { beganAt, endedAt, until } = everySpan(log, options);
    if (beganAt.length === 0) return { grain: 'period', periods: [] };
    const starts = periodStarts(options.period ?? 'week', earliest(beganAt), until);
    const underWay = new Float64Array(starts.length - 1);
    for (let c = 0; c < beganAt.length; c++) {
      const ended = endedAt[c] as number;
      spread(underWay, starts, beganAt[c] as number, Number.isNaN(ended) ? until : ended);
    }
    const lengths = underWay.map((_, i) => (starts[i + 1] as number) - (starts[i] as number));
    return overPeriods(
      starts,
      underWay.map((ms, i) => ms / (lengths[i] as number)),
    );
  },
};

function spread(underWay: Float64Array, starts: Float64Array, from: number, to: number): void {
  for (let period = periodOf(starts, from); period < underWay.length; period++) {
    const begins = starts[period] as number;
    if (begins > to) return;
    const ends = starts[period + 1] as number;
    underWay[period] =
      (underWay[period] as number) + Math.max(0, Math.min(to, ends) - Math.max(from, begins));
  }
}
