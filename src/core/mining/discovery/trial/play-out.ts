// Sequences that a model allows, drawn by chance from a seed.
import type { Random } from '../../../base/index.ts';
import type { ProcessTree } from '../../../net/index.ts';

export function playOut(tree: ProcessTree, random: Random): string[] {
  if (tree.kind === 'tau') return [];
  if (tree.kind === 'activity') return [tree.name];
  const { children } = tree;
  const any = (among: readonly ProcessTree[]): string[] => {
    const chosen = among[Math.floor(random.next() * among.length)];
    return chosen ? playOut(chosen, random) : [];
  };
  if (tree.kind === 'choice') return any(children);
  if (tree.kind === 'sequence') return children.flatMap((child) => playOut(child, random));
  if (tree.kind === 'parallel')
    return shuffled(
      children.map((child) => playOut(child, random)),
      random,
    );
  const [body, ...redos] = children;
  const word = any(body ? [body] : []);
  while (random.next() < 0.5) word.push(...any(redos), ...any(body ? [body] : []));
  return word;
}

function shuffled(words: readonly string[][], random: Random): string[] {
  const left = words.map((word) => [...word]);
  const merged: string[] = [];
  for (;;) {
    const open = left.filter((word) => word.length > 0);
    const next = open[Math.floor(random.next() * open.length)]?.shift();
    if (next === undefined) return merged;
    merged.push(next);
  }
}
