// What may stand within what? A workflow by chance is a tree of blocks, five deep at most, so that every branch that
// begins is joined and every case can end. Each block has a roll of its own, so that a smaller tree keeps what it says.
import { type Random, seededRandom } from '../../src/core/base/index.ts';

export const LEAVES = ['work', 'approval', 'each', 'automatic', 'wait', 'subflow', 'several'] as const;
export const COMPOSITES = ['sequence', 'decide', 'split', 'loop', 'scope'] as const;
export type BlockKind = (typeof LEAVES)[number] | (typeof COMPOSITES)[number];
export type Block = { readonly kind: BlockKind; readonly roll: number; readonly parts: readonly Block[] };

const MOST_DEPTH = 5;
const COUNT: { readonly [Kind in (typeof COMPOSITES)[number]]: readonly [least: number, most: number] } = {
  sequence: [2, 3],
  decide: [2, 3],
  split: [2, 3],
  loop: [1, 1],
  scope: [1, 2],
};

/** A tree by chance: the deeper, the likelier a leaf. */
export function blockBy(random: Random, depth = 1): Block {
  const roll = random.below(0x7fffffff);
  if (depth >= MOST_DEPTH || random.next() < depth * 0.17)
    return { kind: random.pick(LEAVES), roll, parts: [] };
  const kind = random.pick(COMPOSITES);
  const [least, most] = COUNT[kind];
  const count = least + random.below(most - least + 1);
  return { kind, roll, parts: Array.from({ length: count }, () => blockBy(random, depth + 1)) };
}

export const blockFrom = (seed: number): Block => blockBy(seededRandom(seed));

const PLAIN: Block = { kind: 'work', roll: 0, parts: [] };

/** Trees that say less, the smallest first: for the search of the least that still fails. */
export function* smaller(block: Block): Generator<Block> {
  if (block !== PLAIN && !(block.kind === 'work' && block.roll === 0)) yield PLAIN;
  yield* block.parts;
  for (const [index, part] of block.parts.entries())
    for (const less of smaller(part)) yield { ...block, parts: block.parts.with(index, less) };
}
