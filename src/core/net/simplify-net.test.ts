import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exploreNet, netOfTree, type PetriNet, parseTree, simplifyNet, soundnessOf } from './index.ts';
import { anyTree } from './trial/any-tree.ts';

/** All that is seen up to four activities, with whether the net can end there. */
function languageOf(net: PetriNet): string[] {
  const space = exploreNet(net, 3_000);
  const silently = (from: ReadonlySet<number>): Set<number> => {
    const all = new Set(from);
    for (const state of all) {
      for (const { transition, to } of space.arcs[state] ?? []) {
        if (net.transitions[transition]?.label === null) all.add(to);
      }
    }
    return all;
  };
  const found = new Set<string>();
  const visit = (states: ReadonlySet<number>, word: string): void => {
    const all = silently(states);
    found.add(word + ([...all].some((state) => space.markings[state]?.join() === `${net.sink}`) ? '.' : '…'));
    if (word.length === 4) return;
    const next = new Map<string, Set<number>>();
    for (const state of all) {
      for (const { transition, to } of space.arcs[state] ?? []) {
        const label = net.transitions[transition]?.label ?? null;
        if (label !== null) next.set(label, (next.get(label) ?? new Set()).add(to));
      }
    }
    for (const [label, targets] of next) visit(targets, word + label);
  };
  visit(new Set([0]), '');
  return [...found].sort();
}

describe('a simplified net', () => {
  it('NT-9 has no silent transition that decides nothing', () => {
    const parsed = parseTree("->( 'a', *( tau, 'b' ), X( 'c', tau ) )");
    if (!parsed.ok) throw new Error(parsed.problem.message);
    const { transitions } = simplifyNet(netOfTree(parsed.value));
    expect(transitions.map(({ label }) => label)).toEqual(['a', 'b', 'c', null]);
  });

  it('NT-9 shows the same as before, and is sound where that is', () => {
    fc.assert(
      fc.property(anyTree(fc.constantFrom('a', 'b', 'c')), (tree) => {
        const net = netOfTree(tree);
        const simple = simplifyNet(net);
        fc.pre(exploreNet(net, 3_000).complete);
        expect(languageOf(simple)).toEqual(languageOf(net));
        expect(soundnessOf(simple).verdict).toBe('sound');
      }),
    );
  });
});
