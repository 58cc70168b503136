// How many cases went through at the first go?
import type { EventLog } from '../../event-log/index.ts';
import { summariseKnown } from '../statistics/order-statistics.ts';
import { caseSpans } from './case-span.ts';
import type { MeasureOf } from './measure.ts';
import { reworkedCases } from './reworked-cases.ts';

/**
 * First-pass yield. **units**: 1 for a case that went through at the first go, 0 for another; the mean is the share.
 * **source**: George et al., The Lean Six Sigma Pocket Toolbook (2005). By hand: of two ended cases one checks twice: 0.5.
 */
export const firstPass: MeasureOf<'case'> = {
  name: 'first-pass',
  title: 'First-pass yield',
  definition:
    'The share of ended cases in which nothing was done twice: no step repeated, none sent back and done again, ' +
    'none broken off. Cases still open are left out.',
  unit: 'share',
  grain: 'case',
  source: 'George et al., The Lean Six Sigma Pocket Toolbook (2005), first-pass yield',
  compute: (log, options = {}) => {
    const { endedAt } = caseSpans(log, options);
    const again = reworkedCases.compute(log, options).perCase;
    const broken = brokenOff(log);
    const perCase = endedAt.map((ended, c) =>
      Number.isNaN(ended) ? Number.NaN : again[c] === 1 || broken[c] === 1 ? 0 : 1,
    );
    return { grain: 'case', perCase, summary: summariseKnown(perCase) };
  },
};

/** XES life cycle: an activity or a whole process instance that was aborted. */
const ABORTED: ReadonlySet<string> = new Set(['ate_abort', 'pi_abort', 'abort']);

function brokenOff(log: EventLog): Uint8Array {
  const broken = new Uint8Array(log.cases);
  const codes = log.lifecycles.map((state) => ABORTED.has(state.toLowerCase()));
  if (!codes.includes(true)) return broken;
  for (let c = 0; c < log.cases; c++) {
    const end = log.caseStarts[c + 1] as number;
    for (let i = log.caseStarts[c] as number; i < end; i++)
      if (codes[log.lifecycle[i] as number]) broken[c] = 1;
  }
  return broken;
}
