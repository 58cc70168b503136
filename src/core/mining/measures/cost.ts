// What does a case cost, as the log tells it or as the hours worked come to?

import { HOUR_MS } from '../../base/index.ts';
import { type Attribute, type EventLog, nameAt } from '../../event-log/index.ts';
import { summariseKnown } from '../statistics/order-statistics.ts';
import { workSpans } from '../work-spans.ts';
import { caseSpans } from './case-span.ts';
import { elapsedIn, workedOn } from './elapsed.ts';
import type { MeasureOf, MeasureOptions } from './measure.ts';

/**
 * Cost. **units**: by case, in the currency of the log or of the rate. **source**: IEEE 1849 (XES), cost extension.
 * By hand: events of 50, 400 and 100: 550. At a rate of 60 an hour 3 h of work: 180.
 */
export const cost: MeasureOf<'case'> = {
  name: 'cost',
  title: 'Cost',
  definition:
    'The costs recorded with the events of a case (or with the case) together; with a rate per hour, its working time ' +
    'at that rate instead. Cases still open, and cases without any cost, are left out.',
  unit: 'cost',
  grain: 'case',
  source: 'IEEE 1849-2016 (XES), cost extension (cost:total)',
  compute: (log, options = {}) => {
    const { endedAt } = caseSpans(log, options);
    const costs =
      options.ratePerHour === undefined ? recorded(log) : ofHours(log, options.ratePerHour, options);
    const perCase = costs.map((sum, c) => (Number.isNaN(endedAt[c] as number) ? Number.NaN : sum));
    return { grain: 'case', perCase, summary: summariseKnown(perCase) };
  },
};

/** `cost:total` where there is one, else an attribute that is called cost or costs; of events before of cases. */
function costAttribute({ attributes }: EventLog): Attribute | undefined {
  const named = attributes.filter(
    ({ name, kind }) => kind === 'number' && /(^|[^a-z])costs?($|[^a-z])/i.test(name),
  );
  const rank = ({ name, of }: Attribute) =>
    (name.toLowerCase() === 'cost:total' ? 0 : 2) + (of === 'event' ? 0 : 1);
  return named.sort((a, b) => rank(a) - rank(b))[0];
}

function recorded(log: EventLog): Float64Array {
  const sums = new Float64Array(log.cases).fill(Number.NaN);
  const attribute = costAttribute(log);
  if (attribute === undefined) return sums;
  const { codes, values, of } = attribute;
  const amounts = Float64Array.from({ length: values.size }, (_, code) => Number(nameAt(values, code)));
  for (let c = 0; c < log.cases; c++) {
    const [from, to] =
      of === 'case' ? [c, c + 1] : [log.caseStarts[c] as number, log.caseStarts[c + 1] as number];
    for (let i = from; i < to; i++) {
      const amount = amounts[codes[i] as number];
      if (amount === undefined || !Number.isFinite(amount)) continue;
      sums[c] = Number.isNaN(sums[c] as number) ? amount : (sums[c] as number) + amount;
    }
  }
  return sums;
}

function ofHours(log: EventLog, rate: number, options: MeasureOptions): Float64Array {
  const spans = options.spans ?? workSpans(log);
  const elapsed = elapsedIn(log, options);
  const sums = new Float64Array(log.cases).fill(Number.NaN);
  for (let i = 0; i < spans.count; i++) {
    const c = spans.caseOf[i] as number;
    const worked = workedOn(spans, i, elapsed);
    if (Number.isNaN(worked)) continue;
    const amount = (worked / HOUR_MS) * rate;
    sums[c] = Number.isNaN(sums[c] as number) ? amount : (sums[c] as number) + amount;
  }
  return sums;
}
