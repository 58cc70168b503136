// Which states can a net get into? All of them, breadth first, up to a bound; a net that piles up tokens is found out.
import { exceeds, fire, holds, type Marking, markingKey } from './marking.ts';
import type { PetriNet } from './petri-net.ts';

/**
 * The states of a net in the order in which they are first reached. **shape**: `complete` is false where the bound was hit
 * or tokens pile up; `cameFrom[s]` and `cameBy[s]` are a shortest way to state s (-1 for the first); `arcs[s]` lead on;
 * `growing` is a state that has all tokens of one before it and more, so that the net has no end of states; -1 where none.
 */
export type StateSpace = {
  readonly complete: boolean;
  readonly markings: readonly Marking[];
  readonly cameFrom: readonly number[];
  readonly cameBy: readonly number[];
  readonly arcs: readonly (readonly StateArc[])[];
  readonly growing: number;
};
export type StateArc = { readonly transition: number; readonly to: number };

const MOST_STATES = 20_000;
/** How many states before it a state is compared with. */
const MOST_COMPARED = 200;

type Growing = {
  readonly markings: Marking[];
  readonly cameFrom: number[];
  readonly cameBy: number[];
  readonly arcs: StateArc[][];
  readonly known: Map<string, number>;
};

/** Explores a net from the token in its source. **units**: `mostStates` is the bound, 20,000 where not given. */
export function exploreNet(net: PetriNet, mostStates = MOST_STATES): StateSpace {
  const space: Growing = { markings: [], cameFrom: [], cameBy: [], arcs: [], known: new Map() };
  const takers = takersOf(net);
  reach(space, [net.source], -1, -1);
  for (let state = 0; state < space.markings.length; state++) {
    if (space.markings.length > mostStates) return { ...space, complete: false, growing: -1 };
    const marking = space.markings[state] as Marking;
    for (const transition of enabledIn(net, takers, marking)) {
      const next = fire(marking, net.transitions[transition] as PetriNet['transitions'][number]);
      const before = space.markings.length;
      const to = reach(space, next, state, transition);
      space.arcs[state]?.push({ transition, to });
      if (to === before && outgrows(space, to)) return { ...space, complete: false, growing: to };
    }
  }
  return { ...space, complete: true, growing: -1 };
}

function reach(space: Growing, marking: Marking, from: number, by: number): number {
  const key = markingKey(marking);
  const known = space.known.get(key);
  if (known !== undefined) return known;
  const state = space.markings.push(marking) - 1;
  space.known.set(key, state);
  space.cameFrom.push(from);
  space.cameBy.push(by);
  space.arcs.push([]);
  return state;
}

function outgrows(space: Growing, state: number): boolean {
  const marking = space.markings[state] as Marking;
  let before = space.cameFrom[state] as number;
  for (let i = 0; before >= 0 && i < MOST_COMPARED; i++) {
    if (exceeds(marking, space.markings[before] as Marking)) return true;
    before = space.cameFrom[before] as number;
  }
  return false;
}

/** The transitions that take from each place. */
export function takersOf(net: PetriNet): readonly (readonly number[])[] {
  const takers: number[][] = Array.from({ length: net.places }, () => []);
  net.transitions.forEach(({ takes }, t) => {
    for (const place of takes) takers[place]?.push(t);
  });
  return takers;
}

/** The transitions that can fire, each once. */
function enabledIn(net: PetriNet, takers: readonly (readonly number[])[], marking: Marking): number[] {
  const enabled = new Set<number>();
  for (const place of marking) {
    for (const t of takers[place] ?? []) if (holds(marking, net.transitions[t]?.takes ?? [])) enabled.add(t);
  }
  return [...enabled].sort((a, b) => a - b);
}

/** A shortest way to a state: the transitions that fire, in order. */
export function wayTo(space: StateSpace, state: number): readonly number[] {
  const way: number[] = [];
  for (let at = state; (space.cameFrom[at] ?? -1) >= 0; at = space.cameFrom[at] as number) {
    way.push(space.cameBy[at] as number);
  }
  return way.reverse();
}
