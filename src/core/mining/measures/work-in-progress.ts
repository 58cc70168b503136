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
    const underWay = timeUnderWay(starts, beganAt, (c) => {
      const ended = endedAt[c] as number;
      return Number.isNaN(ended) ? until : ended;
    });
    const lengths = underWay.map((_, i) => (starts[i + 1] as number) - (starts[i] as number));
    return overPeriods(
      starts,
      underWay.map((ms, i) => ms / (lengths[i] as number)),
    );
  },
};

/** The time all cases spent in each period; two steps a case, however long it lasts. */
function timeUnderWay(starts: Float64Array, beganAt: Float64Array, endOf: (c: number) => number) {
  const time = new Float64Array(starts.length - 1);
  const add = (period: number, ms: number) => {
    time[period] = (time[period] as number) + ms;
  };
  // How many more cases than in the period before lie wholly in this one.
  const more = new Int32Array(starts.length);
  for (let c = 0; c < beganAt.length; c++) {
    const [began, ended] = [beganAt[c] as number, endOf(c)];
    const [first, last] = [periodOf(starts, began), periodOf(starts, ended)];
    if (first === last) add(first, Math.max(0, ended - began));
    else {
      add(first, (starts[first + 1] as number) - began);
      add(last, ended - (starts[last] as number));
      more[first + 1] = (more[first + 1] as number) + 1;
      more[last] = (more[last] as number) - 1;
    }
  }
  for (let period = 0, whole = 0; period < time.length; period++) {
    whole += more[period] as number;
    add(period, whole * ((starts[period + 1] as number) - (starts[period] as number)));
  }
  return time;
}
