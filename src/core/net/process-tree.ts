// What is a block-structured model, and how is it written? Leaves are activities or nothing; four operators join blocks.
// After Leemans, Fahland, van der Aalst (2013): sequence ->, exclusive choice X, parallel +, loop * (body first, then redos).

/**
 * A block-structured model; every such model is sound.
 * **shape**: a leaf is an activity by its name, or `tau` (nothing is seen); the other kinds have at least one child,
 * a loop at least two: the first is its body, the others lead back to it.
 */
export type ProcessTree =
  | { readonly kind: 'activity'; readonly name: string }
  | { readonly kind: 'tau' }
  | { readonly kind: TreeOperator; readonly children: readonly ProcessTree[] };

export type TreeOperator = 'sequence' | 'choice' | 'parallel' | 'loop';

export const TREE_SIGNS: { readonly [operator in TreeOperator]: string } = {
  sequence: '->',
  choice: 'X',
  parallel: '+',
  loop: '*',
};

/**
 * Writes a tree on one line, as `->( 'a', X( 'b', tau ), +( 'c', 'd' ), *( 'e', tau ) )`; a quote or a backslash
 * within a name has a backslash before it. `parseTree` reads it back.
 */
export function printTree(tree: ProcessTree): string {
  if (tree.kind === 'tau') return 'tau';
  if (tree.kind === 'activity') return `'${tree.name.replace(/['\\]/g, '\\$&')}'`;
  return `${TREE_SIGNS[tree.kind]}( ${tree.children.map(printTree).join(', ')} )`;
}

/** The names of a tree's activities, each once, in order of appearance. */
export function activitiesOfTree(tree: ProcessTree): readonly string[] {
  const names = new Set<string>();
  const waiting = [tree];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.kind === 'activity') names.add(next.name);
    else if (next.kind !== 'tau') waiting.push(...[...next.children].reverse());
  }
  return [...names];
}
