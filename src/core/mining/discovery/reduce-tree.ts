// How is a model said in the fewest blocks? Nested blocks of one kind become one, nothing (tau) goes where it adds nothing,
// choices and parallels stand in the order of their first names, nothing last. What the model allows stays the same.
import { type ProcessTree, printTree } from '../../net/index.ts';

type Block = Extract<ProcessTree, { readonly children: readonly ProcessTree[] }>;

const TAU: ProcessTree = { kind: 'tau' };

/** The normal form of a tree. **shape**: a loop has one body and one redo. Nothing that the tree allows is lost or added. */
export function reduceTree(tree: ProcessTree): ProcessTree {
  if (tree.kind === 'activity' || tree.kind === 'tau') return tree;
  const children = tree.children.map(reduceTree);
  if (tree.kind === 'loop') return loop(children[0] ?? TAU, choice(children.slice(1)));
  return tree.kind === 'choice' ? choice(children) : inRow(tree.kind, children);
}

function inRow(kind: 'sequence' | 'parallel', children: readonly ProcessTree[]): ProcessTree {
  const flat = flattened(kind, children).filter((child) => child.kind !== 'tau');
  return block(kind, kind === 'parallel' ? ordered(flat) : flat);
}

function choice(children: readonly ProcessTree[]): ProcessTree {
  const flat = flattened('choice', children);
  const different = [...new Map(flat.map((child) => [printTree(child), child])).values()];
  const some = ordered(different.filter((child) => child.kind !== 'tau'));
  const mayBeNothing = some.length < different.length;
  if (!mayBeNothing || some.some(allowsNothing)) return block('choice', some);
  // Nothing, or one or more times: any number of times.
  const [only] = some;
  const repeated = some.length === 1 && only ? repeatedIn(only) : null;
  return repeated === null ? block('choice', [...some, TAU]) : { kind: 'loop', children: [TAU, repeated] };
}

function loop(body: ProcessTree, redo: ProcessTree): ProcessTree {
  if (body.kind === 'loop') {
    const [inner = TAU, again = TAU] = body.children;
    return loop(inner, choice([again, redo]));
  }
  if (body.kind === 'tau') {
    // Any number of times: what is itself optional or repeated adds nothing to that.
    const bare = repeatedIn(redo) ?? withoutTau(redo);
    if (bare.kind === 'tau') return TAU;
    return bare === redo ? { kind: 'loop', children: [TAU, redo] } : loop(TAU, bare);
  }
  const bare = withoutTau(body);
  if (redo.kind === 'tau' && bare !== body) return loop(TAU, bare);
  return { kind: 'loop', children: [body, redo] };
}

/** Of one or more, or any number, of a block: the block. */
function repeatedIn(tree: ProcessTree): ProcessTree | null {
  if (tree.kind !== 'loop') return null;
  const [body = TAU, redo = TAU] = tree.children;
  if (redo.kind === 'tau') return body;
  return body.kind === 'tau' ? redo : null;
}

function withoutTau(tree: ProcessTree): ProcessTree {
  if (tree.kind !== 'choice' || !tree.children.some(({ kind }) => kind === 'tau')) return tree;
  return block(
    'choice',
    tree.children.filter(({ kind }) => kind !== 'tau'),
  );
}

function block(kind: 'sequence' | 'parallel' | 'choice', children: readonly ProcessTree[]): ProcessTree {
  const [only] = children;
  return children.length > 1 ? { kind, children } : (only ?? TAU);
}

const flattened = (kind: Block['kind'], children: readonly ProcessTree[]): ProcessTree[] =>
  children.flatMap((child) => (child.kind === kind ? [...child.children] : [child]));

function ordered(children: readonly ProcessTree[]): ProcessTree[] {
  return children
    .map((child) => ({ child, key: firstName(child), text: printTree(child) }))
    .sort((a, b) => inOrder(a.key, b.key) || inOrder(a.text, b.text))
    .map(({ child }) => child);
}

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function firstName(tree: ProcessTree): string {
  if (tree.kind === 'activity') return tree.name;
  if (tree.kind === 'tau') return '';
  return tree.children.map(firstName).find((name) => name !== '') ?? '';
}

/** May it be passed without anything being seen? */
export function allowsNothing(tree: ProcessTree): boolean {
  if (tree.kind === 'activity') return false;
  if (tree.kind === 'tau') return true;
  if (tree.kind === 'choice') return tree.children.some(allowsNothing);
  return tree.kind === 'loop' ? allowsNothing(tree.children[0] ?? TAU) : tree.children.every(allowsNothing);
}
