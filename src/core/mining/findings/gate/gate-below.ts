// How is a gate told of that changes something above a value, and hardly anything up to it?
import { periodOf } from '../facts/period.ts';
import { findingKey } from '../finding.ts';
import type { Candidate } from '../finding-kind.ts';
import type { FindingGround } from '../ground.ts';
import { grouped, named, percent, workTime } from '../words.ts';
import type { Passages } from './passages.ts';
import { totalOf } from './price.ts';
import { casesOf, effectsOf, interval } from './shown.ts';
import type { Threshold } from './threshold.ts';

/** A gate with the threshold that was learnt for it. */
export function gateBelow(ground: FindingGround, passages: Passages, threshold: Threshold): Candidate {
  const { hours } = ground;
  const { field, value, passed, changed, interval: share, above, pValue } = threshold;
  const name = ground.log.activities[passages.gate.activity] ?? '';
  const numbers = ground.facts().find((fact) => fact.name === field)?.numbers;
  const isBelow = (n: number): boolean => (numbers?.[passages.cases[n] as number] ?? Number.NaN) <= value;
  const costMs = totalOf(passages.heldMs, isBelow);
  const cases = casesOf(passages, (_, n) => isBelow(n));
  const at = { activity: name };
  const limit = grouped(value);
  return {
    kind: 'gate',
    ...{ at, pValue, cases: cases.length, costMs, caseNumbers: cases },
    text: `Up to ${limit} ${named(field)}, ${named(name)} changes at most ${percent(share.high)} of the cases; above, it changes ${percent(above)}.`,
    proposal: {
      text: `Skip ${named(name)} where ${named(field)} is at most ${limit}. It would have saved ${workTime(costMs, hours)} of waiting and work.`,
      change: { kind: 'skip-when', activity: name, field, test: 'at-most', value: String(value) },
    },
    evidence: [
      {
        label: `Changed up to ${limit}`,
        value: `${grouped(changed)} of ${grouped(passed)}, ${interval(share)}`,
      },
      { label: `Changed above ${limit}`, value: percent(above) },
      { label: 'Learnt from', value: 'one half of the cases, and counted in the other' },
      ...effectsOf(passages),
      ...periodOf(ground.log),
    ],
    key: findingKey('gate', at, field),
  };
}
