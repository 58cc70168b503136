// Of the time a case takes, how much is somebody working on it?
import { summariseKnown } from '../statistics/order-statistics.ts';
import { workSpans } from '../work-spans.ts';
import { caseSpans } from './case-span.ts';
import { elapsedIn, workedOn } from './elapsed.ts';
import type { MeasureOf } from './measure.ts';

/**
 * Flow efficiency. **units**: share from 0 to 1 by case. **source**: Modig, Ahlstrom, This Is Lean (2012), ch. 2.
 * By hand: worked on for 3 h in 11 h from its first event to its last: 3/11.
 */
export const flowEfficiency: MeasureOf<'case'> = {
  name: 'flow-efficiency',
  title: 'Flow efficiency',
  definition:
    'The working time of a case divided by its cycle time, at most 1 where work went on side by side. ' +
    'Work whose beginning is not known adds nothing. Left out are cases still open, cases that took no time, and cases ' +
    'in which nothing tells when any work began.',
  unit: 'share',
  grain: 'case',
  source: 'Modig and Ahlstrom, This Is Lean: Resolving the Efficiency Paradox (2012), ch. 2',
  compute: (log, options = {}) => {
    const spans = options.spans ?? workSpans(log);
    const elapsed = elapsedIn(log, options);
    const { beganAt, endedAt } = caseSpans(log, options);
    const worked = new Float64Array(log.cases).fill(Number.NaN);
    for (let i = 0; i < spans.count; i++) {
      const c = spans.caseOf[i] as number;
      const ms = workedOn(spans, i, elapsed);
      if (Number.isNaN(ms)) continue;
      const before = worked[c] as number;
      worked[c] = Number.isNaN(before) ? ms : before + ms;
    }
    const perCase = worked.map((ms, c) => {
      const cycle = elapsed(beganAt[c] as number, endedAt[c] as number);
      return cycle > 0 ? Math.min(1, ms / cycle) : Number.NaN;
    });
    return { grain: 'case', perCase, summary: summariseKnown(perCase) };
  },
};
