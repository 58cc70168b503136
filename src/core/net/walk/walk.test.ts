import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exploreNet, netOfTree, type PetriNet, parseTree, walkNet, wayTo } from '../index.ts';
import { anyTree } from '../trial/any-tree.ts';

const netOf = (text: string): PetriNet => {
  const parsed = parseTree(text);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return netOfTree(parsed.value);
};

/** Walks along names; says after each what can come next, and at last whether the net can end. */
function walked(given: PetriNet, names: readonly string[]) {
  const walk = walkNet(given);
  let marking = walk.start;
  const next = [walk.offered(marking)];
  for (const name of names) {
    const [step] = walk.step(marking, walk.labels.indexOf(name));
    if (step === undefined) return { stoppedAt: name, next: [], ends: false };
    marking = step.to;
    next.push(walk.offered(marking));
  }
  const named = next.map((labels) =>
    labels
      .map((label) => walk.labels[label])
      .sort()
      .join(''),
  );
  return { stoppedAt: null, next: named, ends: walk.end(marking) !== null };
}

describe('a net that is walked', () => {
  it('NT-7 fires the silent transitions that a step needs, and says what can come next', () => {
    const given = netOf("->( X( 'a', tau ), +( 'b', *( 'c', tau ) ), 'd' )");
    expect(walked(given, ['c', 'c', 'b', 'd'])).toEqual({
      stoppedAt: null,
      next: ['abc', 'bc', 'bc', 'cd', ''],
      ends: true,
    });
    expect(walked(given, ['a', 'd'])).toMatchObject({ stoppedAt: 'd' });
  });

  it('NT-7 counts the tokens of every step, silent ones included', () => {
    const walk = walkNet(netOf("->( 'a', +( 'b', 'c' ) )"));
    const a = walk.step(walk.start, 0)[0];
    const b = walk.step(a?.to ?? -1, 1)[0];
    expect(a).toMatchObject({ produced: 1, consumed: 1, missing: 0 });
    expect(b).toMatchObject({ produced: 3, consumed: 2, missing: 0 });
    expect(walk.end(b?.to ?? -1)).toBeNull();
  });

  it('NT-8 passes over the fewest activities to one that comes later, or to the end', () => {
    const walk = walkNet(netOf("->( 'a', X( ->( 'b', 'c' ), 'd' ), +( 'e', 'f' ), 'g' )"));
    const named = (labels: readonly number[] = []) => labels.map((label) => walk.labels[label]).sort();
    const g = walk.labels.indexOf('g');
    expect(named(walk.jump(walk.start, g)?.skipped)).toEqual(['a', 'd', 'e', 'f']);
    expect(named(walk.endJump(walk.jump(walk.start, g)?.to ?? -1)?.skipped)).toEqual([]);
    expect(walk.step(walk.start, g)).toEqual([]);
    expect(walk.force(walk.start, g)).toMatchObject({ missing: 1, consumed: 1, produced: 1 });
  });

  it('NT-8 does not pass over what it is already beyond', () => {
    const walk = walkNet(netOf("->( 'a', 'b' )"));
    const b = walk.jump(walk.start, 1)?.to ?? -1;
    expect(walk.jump(b, 0)).toBeNull();
    expect(walk.endJump(b)?.skipped).toEqual([]);
  });

  it('NT-7 offers exactly what some silent way makes possible, whatever the tree', () => {
    fc.assert(
      fc.property(anyTree(fc.constantFrom('a', 'b', 'c', 'd')), (tree) => {
        const given = netOfTree(tree);
        const walk = walkNet(given);
        for (const [state, names] of seenIn(given).slice(0, 50)) {
          let marking = walk.start;
          // A tree may have a name twice: then the step that was taken is any of those it offers.
          if (new Set(names).size < names.length || hasTwice(given)) continue;
          for (const name of names) marking = walk.step(marking, walk.labels.indexOf(name))[0]?.to ?? -1;
          expect(marking).toBeGreaterThanOrEqual(0);
          expect(
            walk
              .offered(marking)
              .map((label) => walk.labels[label])
              .sort(),
          ).toEqual(offeredBySearch(given, names));
          expect(state).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});

const hasTwice = ({ transitions }: PetriNet): boolean => {
  const labels = transitions.flatMap(({ label }) => label ?? []);
  return new Set(labels).size < labels.length;
};

/** For the first states of a net what is seen on a shortest way there. */
function seenIn(given: PetriNet): [number, string[]][] {
  const space = exploreNet(given, 300);
  return space.markings.map((_, state) => [
    state,
    wayTo(space, state).flatMap((t) => given.transitions[t]?.label ?? []),
  ]);
}

/** What can be seen after `names`, by trying every way that shows just these. */
function offeredBySearch(given: PetriNet, names: readonly string[]): string[] {
  const space = exploreNet(given, 5_000);
  let states = new Set([0]);
  const silently = (from: ReadonlySet<number>): Set<number> => {
    const all = new Set(from);
    for (const state of all) {
      for (const { transition, to } of space.arcs[state] ?? []) {
        if (given.transitions[transition]?.label === null) all.add(to);
      }
    }
    return all;
  };
  for (const name of names) {
    const next = new Set<number>();
    for (const state of silently(states)) {
      for (const { transition, to } of space.arcs[state] ?? []) {
        if (given.transitions[transition]?.label === name) next.add(to);
      }
    }
    states = next;
  }
  const offered = new Set<string>();
  for (const state of silently(states)) {
    for (const { transition } of space.arcs[state] ?? []) {
      const label = given.transitions[transition]?.label;
      if (label !== undefined && label !== null) offered.add(label);
    }
  }
  return [...offered].sort();
}
