// How long does a case take from its first event to its last?
import { summariseKnown } from '../statistics/order-statistics.ts';
import { caseSpans } from './case-span.ts';
import { elapsedIn } from './elapsed.ts';
import type { MeasureOf } from './measure.ts';

/** Cycle time. **units**: milliseconds by case. **source**: Dumas et al., Fundamentals of BPM, 2nd ed., section 7.1. */
export const cycleTime: MeasureOf<'case'> = {
  name: 'cycle-time',
  title: 'Cycle time',
  definition: 'The time from the beginning of a case to its end. Cases still open are left out.',
  unit: 'ms',
  grain: 'case',
  source: 'Dumas et al., Fundamentals of Business Process Management, 2nd ed., 7.1',
  compute: (log, options) => {
    const { beganAt, endedAt } = caseSpans(log, options);
    const elapsed = elapsedIn(log, options);
    const perCase = endedAt.map((ended, c) => elapsed(beganAt[c] as number, ended));
    return { grain: 'case', perCase, summary: summariseKnown(perCase) };
  },
};
