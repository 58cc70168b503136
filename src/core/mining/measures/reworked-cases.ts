// In how many cases is some work done again?
import { summariseKnown } from '../statistics/order-statistics.ts';
import { workSpans } from '../work-spans.ts';
import type { MeasureOf } from './measure.ts';

/** Share of cases with rework. **units**: 1 for a case with a repetition, 0 for one without; the mean is the share. */
export const reworkedCases: MeasureOf<'case'> = {
  name: 'reworked-cases',
  title: 'Cases with rework',
  definition: 'The share of cases in which some work was done more than once.',
  unit: 'share',
  grain: 'case',
  source: 'van der Aalst, Process Mining: Data Science in Action, 2nd ed., 9.3',
  compute: (log, options = {}) => {
    const spans = options.spans ?? workSpans(log);
    const perCase = new Float64Array(log.cases);
    const lastCase = new Int32Array(log.activities.length).fill(-1);
    for (let i = 0; i < spans.count; i++) {
      const [c, activity] = [spans.caseOf[i] as number, spans.activity[i] as number];
      if (lastCase[activity] === c) perCase[c] = 1;
      lastCase[activity] = c;
    }
    return { grain: 'case', perCase, summary: summariseKnown(perCase.slice()) };
  },
};
