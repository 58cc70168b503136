// By which transitions does a net get from a marking to one where some places have a token? The cheapest way is worked
// out as if tokens were never used up (Hoffmann and Nebel's relaxed plan, 2001), then walked; in the nets of trees and of
// workflows that way holds. Where it does not, the states around are searched, up to a bound.
import { fire, holds, type Marking, markingKey } from '../marking.ts';
import type { NetTransition, PetriNet } from '../petri-net.ts';
import { takersOf } from '../state-space.ts';
import { createQueue } from './queue.ts';

export type Planner = {
  /** The transitions to fire, in order; null where there is no way, or none within the bound. */
  plan(marking: Marking, goal: readonly number[]): readonly number[] | null;
  /** The places that can get a token from here, taking no account of what is used up on the way. */
  within(marking: Marking): ReadonlySet<number>;
};

/** **shape**: `cost` of firing a transition, at least 1; infinite where it may not fire. */
export type PlanOptions = { readonly cost: (transition: NetTransition) => number };

const MOST_STATES = 2_000;
const MOST_STEPS = 10_000;

export function createPlanner(net: PetriNet, { cost }: PlanOptions): Planner {
  const costs = net.transitions.map(cost);
  const takers = takersOf(net).map((all) => all.filter((t) => costs[t] !== Number.POSITIVE_INFINITY));
  const relaxed = createRelaxation(net, costs, takers);
  const step = (marking: Marking, t: number): Marking => fire(marking, net.transitions[t] as NetTransition);
  const canFire = (marking: Marking, t: number): boolean => holds(marking, net.transitions[t]?.takes ?? []);

  const walked = (from: Marking, goal: readonly number[]): readonly number[] | null | undefined => {
    const fired: number[] = [];
    for (let marking = from; fired.length < MOST_STEPS; ) {
      if (holds(marking, goal)) return fired;
      const way = relaxed.plan(marking, goal);
      if (way === null) return fired.length === 0 ? null : undefined;
      const before = marking;
      for (const t of way) {
        if (!canFire(marking, t)) break;
        marking = step(marking, t);
        fired.push(t);
      }
      if (marking === before) return undefined;
    }
    return undefined;
  };

  const searched = (from: Marking, goal: readonly number[]): readonly number[] | null => {
    const markings: Marking[] = [from];
    const cameFrom = [-1];
    const cameBy = [-1];
    const best = new Map([[markingKey(from), 0]]);
    const open = createQueue();
    open.push(0, 0);
    for (let state = open.pop(); state >= 0 && markings.length < MOST_STATES; state = open.pop()) {
      const [marking, spent] = [markings[state] as Marking, open.cost()];
      if (holds(marking, goal)) return backFrom(state, cameFrom, cameBy);
      for (const t of new Set(marking.flatMap((place) => takers[place] ?? []))) {
        if (!canFire(marking, t)) continue;
        const next = step(marking, t);
        const [key, total] = [markingKey(next), spent + (costs[t] as number)];
        if ((best.get(key) ?? Number.POSITIVE_INFINITY) <= total) continue;
        best.set(key, total);
        cameFrom.push(state);
        cameBy.push(t);
        open.push(markings.push(next) - 1, total);
      }
    }
    return null;
  };

  return {
    plan: (marking, goal) => {
      const way = walked(marking, goal);
      return way === undefined ? searched(marking, goal) : way;
    },
    within: relaxed.within,
  };
}

function backFrom(end: number, cameFrom: readonly number[], cameBy: readonly number[]): number[] {
  const way: number[] = [];
  for (let state = end; (cameFrom[state] as number) >= 0; state = cameFrom[state] as number) {
    way.push(cameBy[state] as number);
  }
  return way.reverse();
}

type Relaxation = {
  plan(marking: Marking, goal: readonly number[]): readonly number[] | null;
  within(marking: Marking): ReadonlySet<number>;
};

/** Columns by place and transition are kept between questions; what is older than the present question does not count. */
function createRelaxation(
  net: PetriNet,
  costs: readonly number[],
  takers: readonly (readonly number[])[],
): Relaxation {
  const placeCost = new Float64Array(net.places);
  const placeAge = new Int32Array(net.places);
  const settled = new Int32Array(net.places);
  const giver = new Int32Array(net.places);
  const waiting = new Int32Array(net.transitions.length);
  const spent = new Float64Array(net.transitions.length);
  const age = new Int32Array(net.transitions.length);
  const open = createQueue();
  let now = 0;

  const offer = (place: number, cost: number, by: number): void => {
    if (placeAge[place] === now && (placeCost[place] as number) <= cost) return;
    placeAge[place] = now;
    placeCost[place] = cost;
    giver[place] = by;
    open.push(place, cost);
  };
  const take = (t: number, place: number): void => {
    const { takes, gives } = net.transitions[t] as NetTransition;
    if (age[t] !== now) {
      age[t] = now;
      waiting[t] = takes.length;
      spent[t] = costs[t] as number;
    }
    waiting[t] = (waiting[t] as number) - 1;
    spent[t] = (spent[t] as number) + (placeCost[place] as number);
    if (waiting[t] === 0) for (const given of gives) offer(given, spent[t] as number, t);
  };
  /** Settles places, the cheapest first, until all of the goal are; false where they never are. */
  const spread = (marking: Marking, goal: ReadonlySet<number> | null, seen?: Set<number>): boolean => {
    now++;
    open.clear();
    let left = goal?.size ?? Number.POSITIVE_INFINITY;
    for (const place of marking) offer(place, 0, -1);
    for (let place = open.pop(); place >= 0; place = open.pop()) {
      if (settled[place] === now) continue;
      settled[place] = now;
      seen?.add(place);
      if (goal?.has(place) && --left === 0) return true;
      for (const t of takers[place] ?? []) take(t, place);
    }
    return false;
  };
  const planned = (goal: Iterable<number>): number[] => {
    const order: number[] = [];
    const done = new Set<number>();
    const stack = [...goal].map((place) => ({ t: giver[place] as number, ready: false }));
    for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
      if (top.t < 0 || (done.has(top.t) && !top.ready)) continue;
      if (top.ready) order.push(top.t);
      else {
        done.add(top.t);
        stack.push({ t: top.t, ready: true });
        for (const place of net.transitions[top.t]?.takes ?? []) {
          stack.push({ t: giver[place] as number, ready: false });
        }
      }
    }
    return order;
  };
  return {
    plan: (marking, goal) => {
      const wanted = new Set(goal);
      return spread(marking, wanted) ? planned(wanted) : null;
    },
    within: (marking) => {
      const seen = new Set<number>();
      spread(marking, null, seen);
      return seen;
    },
  };
}
