// How many cases end per day, week or month?
import { casesPerPeriod } from './flow-per-period.ts';
import type { MeasureOf } from './measure.ts';

/** Throughput. **units**: cases per period. **source**: Little, A proof for the queuing formula L = λW (1961). */
export const throughput: MeasureOf<'period'> = {
  name: 'throughput',
  title: 'Throughput',
  definition: 'The number of cases that ended in each day, week or month (UTC).',
  unit: 'cases',
  grain: 'period',
  source: 'Dumas et al., Fundamentals of Business Process Management, 2nd ed., 7.1',
  compute: (log, options = {}) => casesPerPeriod(log, options, 'endedAt'),
};
