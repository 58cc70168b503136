// How many cases begin per day, week or month?
import { casesPerPeriod } from './flow-per-period.ts';
import type { MeasureOf } from './measure.ts';

/** Demand. **units**: cases per period. **source**: Dumas et al., section 7.1 (arrival rate). */
export const demand: MeasureOf<'period'> = {
  name: 'demand',
  title: 'Demand',
  definition: 'The number of cases that began in each day, week or month (UTC).',
  unit: 'cases',
  grain: 'period',
  source: 'Dumas et al., Fundamentals of Business Process Management, 2nd ed., 7.1 (arrival rate)',
  compute: (log, options = {}) => casesPerPeriod(log, options, 'beganAt'),
};
