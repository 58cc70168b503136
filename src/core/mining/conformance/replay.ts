// How well does a history fit a model? Each variant is replayed with tokens; what is missing and what remains is counted.
// After Rozinat and van der Aalst (2008) with the silent steps of Berti and van der Aalst (2019).
import type { IntendedWalk } from './intended.ts';
import { knownOf, type Sequences } from './sequences.ts';

/**
 * Token-based replay, summed over cases. **units**: tokens. **definition**: fitness is ½(1 − missing/consumed) +
 * ½(1 − remaining/produced); the token that a case begins with is produced, the one that it ends with consumed.
 * Activities that the model does not have are passed over, and counted in `passedOver` (events). null where there is no case.
 * **source**: Rozinat and van der Aalst, Information Systems 33(1), 2008.
 */
export type Replay = {
  readonly fitness: number | null;
  readonly fittingCases: number;
  readonly produced: number;
  readonly consumed: number;
  readonly missing: number;
  readonly remaining: number;
  readonly passedOver: number;
};

type State = { marking: number; produced: number; consumed: number; missing: number };

/** Where a name stands in several places, so many readings of a history are followed side by side. */
const MOST_READINGS = 16;

/** Replays each variant once and counts it as often as it has cases. */
export function replay(intended: IntendedWalk, { variants, codes }: Sequences): Replay {
  const total = { fittingCases: 0, produced: 0, consumed: 0, missing: 0, remaining: 0, passedOver: 0 };
  for (let variant = 0; variant < variants.count; variant++) {
    const cases = variants.counts[variant] as number;
    const done = codes(variant);
    const known = knownOf(intended, done);
    total.passedOver += cases * (done.length - known.length);
    const one = replayOne(intended, known);
    total.produced += cases * one.produced;
    total.consumed += cases * one.consumed;
    total.missing += cases * one.missing;
    total.remaining += cases * one.remaining;
    if (one.missing + one.remaining === 0) total.fittingCases += cases;
  }
  const { produced, consumed, missing, remaining } = total;
  const fitness = variants.count === 0 ? null : (1 - missing / consumed) / 2 + (1 - remaining / produced) / 2;
  return { fitness, ...total };
}

function replayOne(intended: IntendedWalk, labels: Int32Array) {
  let states: State[] = [{ marking: intended.walk.start, produced: 1, consumed: 0, missing: 0 }];
  for (const label of labels) states = stepped(intended, states, label);
  return states
    .map((state) => ended(intended, state))
    .reduce((a, b) => (b.missing + b.remaining < a.missing + a.remaining ? b : a));
}

function stepped({ walk }: IntendedWalk, states: readonly State[], label: number): State[] {
  const next: State[] = [];
  for (const state of states) {
    for (const { to, produced, consumed } of walk.step(state.marking, label)) {
      if (next.length === MOST_READINGS || next.some(({ marking }) => marking === to)) continue;
      next.push({
        marking: to,
        produced: state.produced + produced,
        consumed: state.consumed + consumed,
        missing: state.missing,
      });
    }
  }
  if (next.length > 0) return next;
  return states.slice(0, 1).map((state) => {
    const { to, produced, consumed, missing } = walk.force(state.marking, label);
    return {
      marking: to,
      produced: state.produced + produced,
      consumed: state.consumed + consumed,
      missing: state.missing + missing,
    };
  });
}

function ended({ walk }: IntendedWalk, state: State) {
  const last = walk.end(state.marking);
  const { left, ended: isEnded } = walk.rest(last?.to ?? state.marking);
  return {
    produced: state.produced + (last?.produced ?? 0),
    consumed: state.consumed + (last?.consumed ?? 0) + 1,
    missing: state.missing + (isEnded ? 0 : 1),
    remaining: left,
  };
}
