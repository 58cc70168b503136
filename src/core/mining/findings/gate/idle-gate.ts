// How is a gate told of that hardly ever changes anything, and what should become of it?
import type { Milliseconds } from '../../../base/index.ts';
import { wilson } from '../../statistics/wilson.ts';
import { periodOf } from '../facts/period.ts';
import { findingKey } from '../finding.ts';
import type { Candidate } from '../finding-kind.ts';
import type { FindingGround } from '../ground.ts';
import type { Proposal } from '../proposal.ts';
import { counted, figure, grouped, named, percent, workTime } from '../words.ts';
import type { Passages } from './passages.ts';
import type { Price } from './price.ts';
import { casesOf, effectsOf, interval } from './shown.ts';
import { SURE, thresholdOf } from './threshold.ts';

/** A gate of which `changed` passages changed something. */
export function idleGate(
  ground: FindingGround,
  passages: Passages,
  price: Price,
  { changed, pValue }: { changed: number; pValue: number },
): Candidate {
  const { hours } = ground;
  const name = ground.log.activities[passages.gate.activity] ?? '';
  const share = wilson(changed, passages.count);
  const result = changed === 0 ? 'nothing' : grouped(changed);
  const bound = changed === 0 ? `at most ${percent(share.high)}` : percent(share.share);
  const cases = casesOf(passages, (effect) => effect < 0);
  const at = { activity: name };
  return {
    kind: 'gate',
    ...{ at, pValue, cases: cases.length, costMs: price.idleMs, caseNumbers: cases },
    text: `${named(name)} changed ${result} in ${counted(passages.count, 'pass', 'passes')} (${bound}) and holds each case back ${workTime(price.medianMs, hours)}.`,
    proposal: proposalOf(ground, passages, { name, changed, idleMs: price.idleMs }),
    evidence: [
      {
        label: 'Changed the outcome',
        value: `${grouped(changed)} of ${grouped(passages.count)}, ${interval(share)}`,
      },
      ...effectsOf(passages),
      { label: 'Median delay', value: workTime(price.medianMs, hours) },
      { label: 'Price of one change', value: priceOfOne(ground, price.idleMs, changed) },
      ...doneByOthers(ground, passages),
      { label: 'Looking at one in five would save', value: workTime(price.idleMs * 0.8, hours) },
      ...periodOf(ground.log),
    ],
    key: findingKey('gate', at),
  };
}

type Case = { readonly name: string; readonly changed: number; readonly idleMs: Milliseconds };

function proposalOf(ground: FindingGround, passages: Passages, { name, changed, idleMs }: Case): Proposal {
  const fifth = workTime(idleMs * 0.8, ground.hours);
  if (changed === 0)
    return {
      text: `Take ${named(name)} out, or look at one case in five, which would have saved ${fifth}.`,
      change: { kind: 'remove-stage', activity: name },
    };
  const threshold = thresholdOf(ground, passages);
  if (threshold === undefined || threshold.pValue > SURE)
    return {
      text: `Look at one case in five: it would have saved ${fifth} and missed about ${figure(changed * 0.8)} of ${counted(changed, 'change')}.`,
      change: null,
    };
  const { field, value } = threshold;
  return {
    text: `Skip ${named(name)} where ${named(field)} is at most ${grouped(value)}.`,
    change: { kind: 'skip-when', activity: name, field, test: 'at-most', value: String(value) },
  };
}

const priceOfOne = ({ hours }: FindingGround, idleMs: Milliseconds, changed: number): string =>
  changed === 0 ? 'no change was made' : `${workTime(idleMs / changed, hours)} of waiting and work`;

const doneByOthers = (ground: FindingGround, { others, count }: Passages) =>
  ground.performers().kind === 'none'
    ? []
    : [{ label: 'Done by somebody else than the step before', value: percent(others / count) }];
