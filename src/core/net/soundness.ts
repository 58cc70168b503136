// Is a workflow net sound? From every state it can end; when it ends nothing is left over; every transition can fire.
// After van der Aalst, "The Application of Petri Nets to Workflow Management" (1998), definition 10.
import { type Marking, markingKey } from './marking.ts';
import type { PetriNet } from './petri-net.ts';
import { exploreNet, type StateSpace, wayTo } from './state-space.ts';

/**
 * `sound`, `unsound` with at least one fault, or `unknown` where the net has more states than were looked at (then the
 * faults are those that are certain all the same).
 */
export type Soundness = {
  readonly verdict: 'sound' | 'unsound' | 'unknown';
  readonly faults: readonly SoundnessFault[];
  readonly states: number;
};

/**
 * One fault. **shape**: `cannot-end`: after `path` the end is out of reach; `left-over`: after `path` the sink has a token
 * and other tokens are left; `unbounded`: tokens pile up along `path`; `dead`: `transition` can never fire. A path is
 * the transitions that fire, a shortest such.
 */
export type SoundnessFault =
  | {
      readonly kind: 'cannot-end' | 'left-over' | 'unbounded';
      readonly path: readonly number[];
      readonly marking: Marking;
    }
  | { readonly kind: 'dead'; readonly transition: number };

/** Judges a net. **units**: at most `mostStates` states are looked at (20,000 where not given). */
export function soundnessOf(net: PetriNet, mostStates?: number): Soundness {
  const space = exploreNet(net, mostStates);
  const states = space.markings.length;
  const certain = [...leftOver(net, space), ...growing(space)];
  if (!space.complete) {
    return { verdict: certain.length > 0 ? 'unsound' : 'unknown', faults: certain, states };
  }
  const faults = [...cannotEnd(net, space), ...certain, ...dead(net, space)];
  return { verdict: faults.length > 0 ? 'unsound' : 'sound', faults, states };
}

const fault = (
  kind: 'cannot-end' | 'left-over' | 'unbounded',
  space: StateSpace,
  state: number,
): SoundnessFault => ({ kind, path: wayTo(space, state), marking: space.markings[state] ?? [] });

/** The nearest state that has ended too early. */
function leftOver({ sink }: PetriNet, space: StateSpace): SoundnessFault[] {
  const state = space.markings.findIndex((marking) => marking.length > 1 && marking.includes(sink));
  return state < 0 ? [] : [fault('left-over', space, state)];
}

const growing = (space: StateSpace): SoundnessFault[] =>
  space.growing < 0 ? [] : [fault('unbounded', space, space.growing)];

/**
 * The first wrong turn: the nearest state from which the end is out of reach while it was not before. Where it never was
 * in reach, the nearest state that is stuck; where there is none either (only circles), the first state.
 */
function cannotEnd({ sink }: PetriNet, space: StateSpace): SoundnessFault[] {
  const ending = endingStates(space, markingKey([sink]));
  const isLost = (state: number): boolean =>
    ending[state] === 0 && space.markings[state]?.includes(sink) !== true;
  const states = space.markings.map((_, state) => state);
  if (ending[0] === 1)
    return states
      .filter(isLost)
      .slice(0, 1)
      .map((state) => fault('cannot-end', space, state));
  const stuck = states.find((state) => isLost(state) && space.arcs[state]?.length === 0);
  if (stuck !== undefined) return [fault('cannot-end', space, stuck)];
  return space.markings.some((marking) => marking.includes(sink)) ? [] : [fault('cannot-end', space, 0)];
}

function endingStates(space: StateSpace, end: string): Uint8Array {
  const before: number[][] = space.markings.map(() => []);
  space.arcs.forEach((arcs, from) => {
    for (const { to } of arcs) before[to]?.push(from);
  });
  const ending = new Uint8Array(space.markings.length);
  const waiting = space.markings.flatMap((marking, state) => (markingKey(marking) === end ? [state] : []));
  for (const state of waiting) ending[state] = 1;
  for (let state = waiting.pop(); state !== undefined; state = waiting.pop()) {
    for (const from of before[state] ?? []) {
      if (ending[from] === 1) continue;
      ending[from] = 1;
      waiting.push(from);
    }
  }
  return ending;
}

function dead(net: PetriNet, space: StateSpace): SoundnessFault[] {
  const fires = new Uint8Array(net.transitions.length);
  for (const arcs of space.arcs) for (const { transition } of arcs) fires[transition] = 1;
  return net.transitions.flatMap((_, transition) =>
    fires[transition] === 1 ? [] : [{ kind: 'dead' as const, transition }],
  );
}
