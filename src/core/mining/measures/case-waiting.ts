// How long did a case wait in all?
import { summariseKnown } from '../statistics/order-statistics.ts';
import { workSpans } from '../work-spans.ts';
import { caseSpans } from './case-span.ts';
import { elapsedIn, waitedFor } from './elapsed.ts';
import type { MeasureOf } from './measure.ts';

/**
 * Waiting of a case. **units**: milliseconds by case. **source**: Dumas et al., section 7.1.
 * By hand: a case whose checks waited 2 h and whose payment waited 4 h waited 6 h.
 */
export const caseWaiting: MeasureOf<'case'> = {
  name: 'case-waiting',
  title: 'Waiting of a case',
  definition:
    'The waiting times of all work of a case together. Work whose beginning is not known adds nothing; ' +
    'cases without any that is known, and cases still open, are left out.',
  unit: 'ms',
  grain: 'case',
  source: 'Dumas et al., Fundamentals of Business Process Management, 2nd ed., 7.1',
  compute: (log, options = {}) => {
    const spans = options.spans ?? workSpans(log);
    const elapsed = elapsedIn(log, options);
    const { endedAt } = caseSpans(log, options);
    const perCase = new Float64Array(log.cases).fill(Number.NaN);
    for (let i = 0; i < spans.count; i++) {
      const c = spans.caseOf[i] as number;
      const waited = waitedFor(spans, i, elapsed);
      if (Number.isNaN(waited) || Number.isNaN(endedAt[c] as number)) continue;
      const before = perCase[c] as number;
      perCase[c] = Number.isNaN(before) ? waited : before + waited;
    }
    return { grain: 'case', perCase, summary: summariseKnown(perCase) };
  },
};
