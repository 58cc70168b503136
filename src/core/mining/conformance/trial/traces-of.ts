// Models whose every activity has one place, and the cases that they make.
import fc from 'fast-check';
import type { ProcessTree } from '../../../net/index.ts';

type Shape = 'activity' | 'tau' | 'sequence' | 'choice' | 'parallel' | 'loop';

/** A tree over the names a, b, c…, each at one leaf. */
export const distinctTree: fc.Arbitrary<ProcessTree> = fc
  .letrec<{ tree: ProcessTree }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'distinct' },
      fc.constant<ProcessTree>({ kind: 'activity', name: '?' }),
      fc.record({
        kind: fc.constantFrom<Exclude<Shape, 'activity' | 'tau'>[]>('sequence', 'choice', 'parallel', 'loop'),
        children: fc.array(
          fc.oneof({ weight: 4, arbitrary: tie('tree') }, fc.constant<ProcessTree>({ kind: 'tau' })),
          {
            minLength: 2,
            maxLength: 3,
          },
        ),
      }),
    ),
  }))
  .tree.map((tree) => named(tree, { next: 0 }));

function named(tree: ProcessTree, counter: { next: number }): ProcessTree {
  if (tree.kind === 'tau') return tree;
  if (tree.kind === 'activity') return { kind: 'activity', name: String.fromCharCode(97 + counter.next++) };
  return { kind: tree.kind, children: tree.children.map((child) => named(child, counter)) };
}

/** One case of a tree, by a stream of choices; a loop goes round at most twice. */
export function traceOf(tree: ProcessTree, choices: Iterator<number>): string[] {
  const pick = (count: number): number => (choices.next().value ?? 0) % count;
  const run = (part: ProcessTree): string[] => {
    if (part.kind === 'tau') return [];
    if (part.kind === 'activity') return [part.name];
    if (part.kind === 'choice') return runAt(part.children, pick(part.children.length));
    if (part.kind === 'sequence') return part.children.flatMap(run);
    if (part.kind === 'parallel') return interleaved(part.children.map(run), pick);
    const trace = runAt(part.children, 0);
    for (let rounds = pick(3); rounds > 0; rounds--) {
      trace.push(...runAt(part.children, 1 + pick(part.children.length - 1)), ...runAt(part.children, 0));
    }
    return trace;
  };
  const runAt = (parts: readonly ProcessTree[], index: number): string[] =>
    run(parts[index] ?? { kind: 'tau' });
  return run(tree);
}

function interleaved(traces: readonly string[][], pick: (count: number) => number): string[] {
  const merged: string[] = [];
  for (let left = traces.filter((each) => each.length > 0); left.length > 0; ) {
    const name = left[pick(left.length)]?.shift();
    if (name !== undefined) merged.push(name);
    left = left.filter((each) => each.length > 0);
  }
  return merged;
}
