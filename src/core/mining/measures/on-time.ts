// How many cases had all their work done by the time it was due?
import { summariseKnown } from '../statistics/order-statistics.ts';
import { caseSpans } from './case-span.ts';
import type { MeasureOf } from './measure.ts';

/**
 * On time. **units**: 1 for a case without late work, 0 for one with; the mean is the share. **source**: SCOR.
 * By hand: work due at 8 h and done at 6 h, then due at 10 h and done at 11 h: 0.
 */
export const onTime: MeasureOf<'case'> = {
  name: 'on-time',
  title: 'On time',
  definition:
    'The share of ended cases in which all work that had a due time was done by then. ' +
    'Cases without any due time, and cases still open, are left out; imported logs record no due times.',
  unit: 'share',
  grain: 'case',
  source: 'APICS, SCOR Model, RL.2.2 (delivery performance to commit date)',
  compute: (log, options = {}) => {
    const perCase = new Float64Array(log.cases).fill(Number.NaN);
    const { dueAt } = log;
    if (dueAt === undefined) return { grain: 'case', perCase, summary: summariseKnown(perCase) };
    const { endedAt } = caseSpans(log, options);
    for (let c = 0; c < log.cases; c++) {
      if (Number.isNaN(endedAt[c] as number)) continue;
      const end = log.caseStarts[c + 1] as number;
      for (let i = log.caseStarts[c] as number; i < end; i++) {
        const due = dueAt[i] as number;
        if (Number.isNaN(due)) continue;
        if ((log.at[i] as number) > due) perCase[c] = 0;
        else if (Number.isNaN(perCase[c] as number)) perCase[c] = 1;
      }
    }
    return { grain: 'case', perCase, summary: summariseKnown(perCase) };
  },
};
