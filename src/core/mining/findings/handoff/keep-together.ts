// May one person do both steps? What is approved, or let pass, is looked at by somebody else than whoever did it: there the
// two agree beforehand instead.

import { approves } from '../facts/words.ts';
import { gatesIn } from '../gate/gates-in.ts';
import { type FindingGround, once } from '../ground.ts';
import type { Proposal } from '../proposal.ts';
import { named } from '../words.ts';

/** Whether a step is there to let the work of others pass or not. */
export type IsGate = (activity: string) => boolean;

/** Whatever is declared or called an approval, or decides, in this log. */
export function gateTest(ground: FindingGround): IsGate {
  const found = once(() => new Set(gatesIn(ground).map(({ activity }) => ground.log.activities[activity])));
  return (activity) => ground.gates.has(activity) || approves(activity) || found().has(activity);
}

/** One person for both, said in `text`, unless one of the two approves: then what it looks for is settled first. */
export function keptTogether(isGate: IsGate, activities: readonly [string, string], text: string): Proposal {
  const [first, second] = activities;
  if (first === second) return { text, change: { kind: 'keep-one-owner', activities: [first] } };
  if (!activities.some(isGate)) return { text, change: { kind: 'keep-one-owner', activities } };
  const [gate, work] = isGate(second) ? [second, first] : [first, second];
  const when = gate === second ? `before ${named(work)} hands over` : `before ${named(work)} needs it`;
  return { text: `Agree on what ${named(gate)} looks for ${when}; the two stay apart.`, change: null };
}
