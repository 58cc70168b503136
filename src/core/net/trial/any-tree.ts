// Trees of every kind and shape, for properties.
import fc from 'fast-check';
import type { ProcessTree } from '../process-tree.ts';

/** Small trees over the given names (any text where none are given). */
export function anyTree(
  name: fc.Arbitrary<string> = fc.string({ unit: 'grapheme' }),
): fc.Arbitrary<ProcessTree> {
  const leaf = fc.oneof(
    { weight: 4, arbitrary: name.map((each): ProcessTree => ({ kind: 'activity', name: each })) },
    { weight: 1, arbitrary: fc.constant<ProcessTree>({ kind: 'tau' }) },
  );
  const { tree } = fc.letrec<{ tree: ProcessTree }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'tree' },
      leaf,
      fc.record({
        kind: fc.constantFrom('sequence', 'choice', 'parallel'),
        children: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
      }),
      fc.record({
        kind: fc.constant('loop' as const),
        children: fc.array(tie('tree'), { minLength: 2, maxLength: 3 }),
      }),
    ),
  }));
  return tree;
}
