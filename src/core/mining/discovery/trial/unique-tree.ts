// Models in which no name occurs twice, for properties; and those among them that the inductive miner finds again
// (Leemans, Fahland, van der Aalst 2013, theorem 14): no tau, and a loop's body never begins with what it may end with.
import fc from 'fast-check';
import type { ProcessTree } from '../../../net/index.ts';

type Shape = 'leaf' | 'tau' | { kind: 'sequence' | 'choice' | 'parallel' | 'loop'; children: Shape[] };

const shape = (withTau: boolean): fc.Arbitrary<Shape> =>
  fc.letrec<{ shape: Shape }>((tie) => ({
    shape: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'unique' },
      { weight: 3, arbitrary: fc.constant<Shape>('leaf') },
      { weight: withTau ? 1 : 0, arbitrary: fc.constant<Shape>('tau') },
      {
        weight: 6,
        arbitrary: fc.record({
          kind: fc.constantFrom('sequence', 'choice', 'parallel', 'loop'),
          children: fc.array(tie('shape'), { minLength: 2, maxLength: 3 }),
        }),
      },
    ),
  })).shape;

/** At most 8 activities, a to h. */
export const uniqueTree = (withTau: boolean): fc.Arbitrary<ProcessTree> =>
  shape(withTau)
    .map((drawn) => {
      let next = 0;
      const name = (part: Shape): ProcessTree => {
        if (part === 'tau') return { kind: 'tau' };
        if (part === 'leaf') return { kind: 'activity', name: String.fromCharCode(97 + next++) };
        return { kind: part.kind, children: part.children.map(name) };
      };
      const tree = name(drawn);
      return { tree, activities: next };
    })
    .filter(({ activities }) => activities > 0 && activities <= 8)
    .map(({ tree }) => tree);

/** What may come first and last, and what may follow what directly, of a model without tau. */
export type Relations = {
  readonly starts: readonly string[];
  readonly ends: readonly string[];
  readonly follows: readonly string[];
};

export function relationsOf(tree: ProcessTree): Relations {
  if (tree.kind === 'tau') return { starts: [], ends: [], follows: [] };
  if (tree.kind === 'activity') return { starts: [tree.name], ends: [tree.name], follows: [] };
  const parts = tree.children.map(relationsOf);
  const [first = NONE, ...others] = parts;
  const inside = parts.flatMap(({ follows }) => follows);
  const starts = parts.flatMap((part) => part.starts);
  const ends = parts.flatMap((part) => part.ends);
  if (tree.kind === 'sequence') {
    const steps = parts.flatMap((part, i) => pairs(part.ends, parts[i + 1]?.starts ?? []));
    return { starts: first.starts, ends: parts.at(-1)?.ends ?? [], follows: [...inside, ...steps] };
  }
  if (tree.kind === 'loop') {
    const steps = others.flatMap((redo) => [
      ...pairs(first.ends, redo.starts),
      ...pairs(redo.ends, first.starts),
    ]);
    return { starts: first.starts, ends: first.ends, follows: [...inside, ...steps] };
  }
  const names = tree.children.map(namesIn);
  const beside =
    tree.kind === 'parallel'
      ? names.flatMap((own, i) => names.flatMap((other, j) => (i === j ? [] : pairs(own, other))))
      : [];
  return { starts, ends, follows: [...inside, ...beside] };
}

const NONE: Relations = { starts: [], ends: [], follows: [] };

const pairs = (from: readonly string[], to: readonly string[]): string[] =>
  from.flatMap((a) => to.map((b) => `${a}${b}`));

const namesIn = (tree: ProcessTree): string[] => {
  if (tree.kind === 'activity') return [tree.name];
  return tree.kind === 'tau' ? [] : tree.children.flatMap(namesIn);
};

/** Does every loop's body begin otherwise than it ends? */
export function loopsAreApart(tree: ProcessTree): boolean {
  if (tree.kind === 'activity' || tree.kind === 'tau') return true;
  if (!tree.children.every(loopsAreApart)) return false;
  const [body] = tree.children;
  if (tree.kind !== 'loop' || body === undefined) return true;
  const { starts, ends } = relationsOf(body);
  return !starts.some((name) => ends.includes(name));
}
