// What came of each time that work passed a gate: did it go on as usual, or was it sent back, led another way, decided
// otherwise, or altered? And how long did the gate hold it?
import type { Attribute } from '../../../event-log/index.ts';
import { membersOf } from '../columns.ts';
import { CHANGED } from '../facts/field-changes.ts';
import type { FindingGround } from '../ground.ts';
import type { Gate } from './gates-in.ts';

/** Why a passage counts as one at which the gate changed something. */
export const EFFECTS = [
  'sent back',
  'ended there',
  'led another way',
  'decided otherwise',
  'altered a field',
] as const;
export type Effect = (typeof EFFECTS)[number];

/**
 * The passages of one gate, in order. **shape**: `effect[i]` is a place in `EFFECTS`, -1 where nothing changed; `others`
 * counts those done by somebody else than the step before. **units**: `heldMs` from ready to done, in working time.
 */
export type Passages = {
  readonly gate: Gate;
  readonly count: number;
  readonly cases: Int32Array;
  readonly effect: Int8Array;
  readonly heldMs: Float64Array;
  readonly others: number;
};

export function passagesOf(ground: FindingGround, gate: Gate): Passages {
  const { spans } = ground;
  const places = placesOf(ground, gate.activity);
  const usual = usualOf(ground, gate, places);
  const performer = ground.performers().of;
  const cases = new Int32Array(places.length);
  const effect = new Int8Array(places.length);
  const heldMs = new Float64Array(places.length);
  let others = 0;
  for (const [n, i] of places.entries()) {
    cases[n] = spans.caseOf[i] as number;
    effect[n] = effectAt(ground, i, gate, usual);
    heldMs[n] = ground.passing()[i] as number;
    const before = i > 0 && spans.caseOf[i - 1] === spans.caseOf[i] ? (performer[i - 1] as number) : -1;
    if (before >= 0 && before !== performer[i]) others++;
  }
  return { gate, count: places.length, cases, effect, heldMs, others };
}

/** As many steps are looked at before and behind: a case of ten thousand is not walked for each of them. */
const AS_FAR = 300;

/** What mostly follows a gate (-1 is the end), and what it mostly decides. */
type Usual = { readonly next: number; readonly decision: number };

/** Every passage but the last step of a case that is under way: what comes of that is not known yet. */
function placesOf(ground: FindingGround, activity: number): Int32Array {
  const { spans, open } = ground;
  const isOpenEnd = (i: number): boolean =>
    open?.[spans.caseOf[i] as number] === 1 && nextOf(ground, i) === -1;
  return Int32Array.from(membersOf(ground.byActivity(), activity).filter((i) => !isOpenEnd(i)));
}

function usualOf(ground: FindingGround, { outcome }: Gate, places: Int32Array): Usual {
  const decisions = places.map((i) => decisionAt(ground, i, outcome)).filter((code) => code >= 0);
  return { next: mostFrequent(places.map((i) => nextOf(ground, i))), decision: mostFrequent(decisions) };
}

const nextOf = ({ spans }: FindingGround, i: number): number =>
  i + 1 < spans.count && spans.caseOf[i + 1] === spans.caseOf[i] ? (spans.activity[i + 1] as number) : -1;

/** What was decided there; how the case came out, where it ended there. */
function decisionAt(ground: FindingGround, i: number, outcome: Attribute | undefined): number {
  const { spans } = ground;
  if (outcome === undefined) return -1;
  if (outcome.of === 'event') return outcome.codes[spans.event[i] as number] as number;
  return nextOf(ground, i) === -1 ? (outcome.codes[spans.caseOf[i] as number] as number) : -1;
}

function mostFrequent(codes: Int32Array): number {
  const counts = new Map<number, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || a - b)[0]?.[0] ?? -1;
}

function effectAt(ground: FindingGround, i: number, { activity, outcome }: Gate, usual: Usual): number {
  const { spans } = ground;
  const next = nextOf(ground, i);
  if (next !== usual.next) {
    if (next < 0) return 1;
    if (next !== activity && wasBefore(ground, i, next)) return 0;
    // Where the decision is written down it says what changed; without one, another way is all there is to see, unless the
    // usual step is still to come.
    if (outcome?.of !== 'event' && next !== activity && !comesLater(ground, i, usual.next)) return 2;
  }
  const decision = decisionAt(ground, i, outcome);
  if (decision >= 0 && decision !== usual.decision) return 3;
  const changed = ((ground.changes().at[spans.event[i] as number] as number) & CHANGED) !== 0;
  return changed ? 4 : -1;
}

function wasBefore({ spans }: FindingGround, i: number, activity: number): boolean {
  for (let j = i - 1; j >= Math.max(0, i - AS_FAR) && spans.caseOf[j] === spans.caseOf[i]; j--)
    if (spans.activity[j] === activity) return true;
  return false;
}

function comesLater({ spans }: FindingGround, i: number, activity: number): boolean {
  const end = Math.min(spans.count, i + AS_FAR);
  for (let j = i + 1; j < end && spans.caseOf[j] === spans.caseOf[i]; j++)
    if (spans.activity[j] === activity) return true;
  return false;
}
