// How is a step told of that adds nothing?
import type { Milliseconds } from '../../../base/index.ts';
import { wilson } from '../../statistics/wilson.ts';
import { periodOf } from '../facts/period.ts';
import { findingKey } from '../finding.ts';
import type { Candidate } from '../finding-kind.ts';
import type { FindingGround } from '../ground.ts';
import type { Proposal } from '../proposal.ts';
import { counted, grouped, named, percent, workTime } from '../words.ts';
import type { Step } from './steps.ts';

/** So often one hand does both steps that they are one. */
const SAME_HAND = 0.9;

type Told = { readonly next: number; readonly workMs: Milliseconds; readonly pValue: number };

/** The finding for a step with its usual next one. */
export function told(ground: FindingGround, step: Step, { next, workMs, pValue }: Told): Candidate {
  const { log, hours } = ground;
  const name = log.activities[step.activity] ?? '';
  const following = log.activities[next] ?? '';
  const at = { activity: name };
  const wrote = step.wrote === 0 ? 'nothing' : `${grouped(step.wrote)} times something`;
  const held = workTime(step.heldMs / step.times, hours);
  return {
    kind: 'idle-step',
    ...{ at, pValue, caseNumbers: step.cases, cases: step.cases.length, costMs: step.heldMs },
    text: `${named(name)} recorded ${wrote} in ${counted(step.times, 'time')}, always leads on to ${named(following)}, takes ${workTime(workMs, hours)} of work and holds each case ${held}.`,
    proposal: proposalOf(name, following, step.sameHand / step.times),
    evidence: [
      { label: 'Recorded something', value: `${grouped(step.wrote)} of ${counted(step.times, 'time')}` },
      { label: 'At most', value: percent(wilson(step.wrote, step.times).high) },
      { label: 'Median work', value: workTime(workMs, hours) },
      { label: 'Same hand as the next step', value: percent(step.sameHand / step.times) },
      ...periodOf(log),
    ],
    key: findingKey('idle-step', at),
  };
}

const proposalOf = (name: string, next: string, sameHand: number): Proposal =>
  sameHand >= SAME_HAND
    ? {
        text: `Make ${named(name)} and ${named(next)} one step: the same person does both.`,
        change: { kind: 'merge-stages', activities: [name, next] },
      }
    : { text: `Take ${named(name)} out.`, change: { kind: 'remove-stage', activity: name } };
