// How does a net walk along what was seen? Each step fires the silent transitions it needs, by a shortest way, and then
// the one that was seen; what was worked out for a marking is kept. After Berti and van der Aalst, "Reviving Token-based
// Replay" (2019), and Rozinat and van der Aalst, "Conformance checking of processes" (2008).
import { fire, lacking, type Marking, markingKey } from '../marking.ts';
import type { NetTransition, PetriNet } from '../petri-net.ts';
import { createPlanner } from './plan.ts';

/**
 * One step. **shape**: `to` the marking reached; tokens given and taken on the way, silent steps included, and those that
 * were not there; `skipped` the labels of what had to happen unseen before.
 */
export type NetStep = {
  readonly to: number;
  readonly produced: number;
  readonly consumed: number;
  readonly missing: number;
  readonly skipped: readonly number[];
};

/** A net that is walked. **shape**: labels and markings go by number; `start` is the marking of the source alone. */
export type NetWalk = {
  readonly labels: readonly string[];
  readonly start: number;
  /** What is done as the net allows it: one step for each transition of the label that can be reached silently. */
  step(marking: number, label: number): readonly NetStep[];
  /** The same, though other activities must be passed over for it: the fewest. Null where it cannot be reached. */
  jump(marking: number, label: number): NetStep | null;
  /** What is done although the net does not allow it: missing tokens are lent. */
  force(marking: number, label: number): NetStep;
  /** To the sink, silently; null where the net cannot end so. */
  end(marking: number): NetStep | null;
  /** To the sink, passing over the fewest activities; null where the end is out of reach. */
  endJump(marking: number): NetStep | null;
  /** The labels that can come next, other activities not passed over. */
  offered(marking: number): readonly number[];
  /** How many tokens lie elsewhere than in the sink, and whether one lies there. */
  rest(marking: number): { readonly left: number; readonly ended: boolean };
};

/** What passing over an activity costs, in silent steps: any number of these is cheaper. */
const PASSED_OVER = 10_000;
/** A place keeps so many tokens that nobody takes; more would make ever new markings of a long case that fits nowhere. */
const MOST_TOKENS = 8;

export function walkNet(net: PetriNet): NetWalk {
  const labels = [...new Set(net.transitions.flatMap(({ label }) => label ?? []))];
  const numbers = new Map(labels.map((label, number) => [label, number]));
  const byLabel: number[][] = labels.map(() => []);
  net.transitions.forEach(({ label }, t) => {
    if (label !== null) byLabel[numbers.get(label) ?? -1]?.push(t);
  });
  const silently = createPlanner(net, {
    cost: ({ label }) => (label === null ? 1 : Number.POSITIVE_INFINITY),
  });
  const anyhow = createPlanner(net, { cost: ({ label }) => (label === null ? 1 : PASSED_OVER) });
  const pool = createPool();
  const sink: NetTransition = { label: null, takes: [net.sink], gives: [net.sink] };
  const transition = (t: number): NetTransition => net.transitions[t] ?? sink;

  const along = (from: number, way: readonly number[], last: readonly number[]): NetStep => {
    let [marking, produced, consumed] = [pool.at(from), 0, 0];
    const skipped: number[] = [];
    for (const t of way) {
      const each = transition(t);
      if (each.label !== null) skipped.push(numbers.get(each.label) ?? -1);
      marking = fire(marking, each);
      consumed += each.takes.length;
      produced += each.gives.length;
    }
    for (const t of last) {
      marking = fire(marking, transition(t));
      consumed += transition(t).takes.length;
      produced += transition(t).gives.length;
    }
    return { to: pool.keep(marking), produced, consumed, missing: 0, skipped };
  };
  const stepTo = (from: number, t: number, planner = silently): NetStep | null => {
    const way = planner.plan(pool.at(from), transition(t).takes);
    return way && along(from, way, [t]);
  };
  const forced = (from: number, label: number): NetStep => {
    const marking = pool.at(from);
    const missed = (t: number): number => lacking(marking, transition(t).takes).length;
    const best = (byLabel[label] ?? []).reduce((a, b) => (missed(b) < missed(a) ? b : a));
    const each = transition(best);
    return {
      to: pool.keep(fire(marking, each)),
      produced: each.gives.length,
      consumed: each.takes.length,
      missing: missed(best),
      skipped: [],
    };
  };
  const jumped = (from: number, label: number): NetStep | null =>
    (byLabel[label] ?? [])
      .map((t) => stepTo(from, t, anyhow))
      .reduce((a, b) => (a === null || (b !== null && b.skipped.length < a.skipped.length) ? b : a), null);
  const ended = (from: number, planner: typeof silently): NetStep | null => {
    const way = planner.plan(pool.at(from), [net.sink]);
    return way && along(from, way, []);
  };
  const next = (from: number): readonly number[] => {
    const reached = silently.within(pool.at(from));
    return labels.flatMap((_, label) =>
      byLabel[label]?.some((t) => transition(t).takes.every((place) => reached.has(place))) ? [label] : [],
    );
  };

  const byMarkingAndLabel = <Answer>(work: (marking: number, label: number) => Answer) => {
    const kept = new Map<number, Answer>();
    return (marking: number, label: number): Answer => {
      const key = marking * labels.length + label;
      let answer = kept.get(key);
      if (answer === undefined) {
        answer = work(marking, label);
        kept.set(key, answer);
      }
      return answer;
    };
  };
  const byMarking = <Answer>(work: (marking: number) => Answer) => {
    const kept: (Answer | undefined)[] = [];
    return (marking: number): Answer => {
      const answer = kept[marking] ?? work(marking);
      kept[marking] = answer;
      return answer;
    };
  };
  return {
    labels,
    start: pool.keep([net.source]),
    step: byMarkingAndLabel((marking, label) =>
      (byLabel[label] ?? []).flatMap((t) => stepTo(marking, t) ?? []),
    ),
    jump: byMarkingAndLabel(jumped),
    force: byMarkingAndLabel(forced),
    end: byMarking((marking) => ended(marking, silently)),
    endJump: byMarking((marking) => ended(marking, anyhow)),
    offered: byMarking(next),
    rest: byMarking((marking) => {
      const places = pool.at(marking);
      const inSink = places.filter((place) => place === net.sink).length;
      return { left: places.length - Math.min(1, inSink), ended: inSink > 0 };
    }),
  };
}

/** Markings by number. */
function createPool() {
  const markings: Marking[] = [];
  const numbers = new Map<string, number>();
  return {
    at: (number: number): Marking => markings[number] as Marking,
    keep(given: Marking): number {
      const marking = bounded(given);
      const key = markingKey(marking);
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, markings.length);
      return markings.push(marking) - 1;
    },
  };
}

function bounded(marking: Marking): Marking {
  const tooMany = (place: number, at: number): boolean => marking[at - MOST_TOKENS] === place;
  return marking.some(tooMany) ? marking.filter((place, at) => !tooMany(place, at)) : marking;
}
