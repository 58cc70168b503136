// Which gate stops work and hardly ever changes anything? Tested against a gate that is worth its price: one that changes at
// least 3 % of what passes. Shares with Wilson's interval; delays in the working time of the place.
import { MINUTE_MS, type Milliseconds } from '../../../base/index.ts';
import { binomialTail } from '../../statistics/tails.ts';
import { tooFewCases } from '../enough-cases.ts';
import type { Candidate, FindingKind, Untold } from '../finding-kind.ts';
import type { FindingGround } from '../ground.ts';
import { gateBelow } from './gate-below.ts';
import { gatesIn } from './gates-in.ts';
import { idleGate } from './idle-gate.ts';
import { type Passages, passagesOf } from './passages.ts';
import { priceOf } from './price.ts';
import { SURE, thresholdOf } from './threshold.ts';

/** A gate that changes at least this share of what passes is worth that everything stops there. */
const WORTH = 0.03;
/** A gate that holds work for less than this on average costs nothing worth a change. */
const LEAST_HELD: Milliseconds = MINUTE_MS;

export const gate: FindingKind = {
  kind: 'gate',
  title: 'Gate that changes little',
  lacks: (ground) => tooFewCases(ground) ?? noGate(ground),
  find: (ground) => gatesIn(ground).flatMap((each) => judge(ground, passagesOf(ground, each))),
};

const noGate = (ground: FindingGround): string | null =>
  gatesIn(ground).length > 0 ? null : 'No step is called an approval, is declared one, or writes a decision.';

function judge(ground: FindingGround, passages: Passages): (Candidate | Untold)[] {
  const changed = passages.effect.filter((effect) => effect >= 0).length;
  const price = priceOf(passages);
  const pIdle = 1 - binomialTail(changed + 1, passages.count, WORTH);
  if (!(price.meanMs >= LEAST_HELD)) return [{ pValue: pIdle }];
  if (pIdle <= SURE) return [idleGate(ground, passages, price, { changed, pValue: pIdle })];
  const threshold = thresholdOf(ground, passages);
  return [{ pValue: pIdle }, threshold ? gateBelow(ground, passages, threshold) : { pValue: 1 }];
}
