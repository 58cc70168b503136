// Which blocks are drawn as branches, and what is drawn for them beside the stages that the history names: a split, for each
// branch the choice of how it begins, and a join.
import type { Block } from './parallel-blocks.ts';

/** A block drawn as branches. **shape**: numbers after those of the named stages; `entries` by group. */
export type DrawnBlock = Block & {
  readonly split: number;
  readonly join: number;
  readonly entries: readonly number[];
};

/** **shape**: `nodes` counts the named stages and all that is drawn beside them; the others stay `inOrder`. */
export type DrawnBlocks = {
  readonly named: number;
  readonly nodes: number;
  readonly branches: readonly DrawnBlock[];
  readonly inOrder: readonly Block[];
};

/** Of blocks inside each other the outermost is drawn as branches, and of all of them those that are not `refused`. */
export function drawBlocks(
  blocks: readonly Block[],
  named: number,
  refused: ReadonlySet<Block>,
): DrawnBlocks {
  const branches: DrawnBlock[] = [];
  const inOrder: Block[] = [];
  const taken = new Set<number>();
  let nodes = named;
  for (const block of blocks) {
    const stages = block.beside.flat();
    if (refused.has(block) || stages.some((stage) => taken.has(stage))) {
      inOrder.push(block);
      continue;
    }
    for (const stage of stages) taken.add(stage);
    const entries = block.beside.map((_, group) => nodes + 2 + group);
    branches.push({ ...block, split: nodes, join: nodes + 1, entries });
    nodes += 2 + entries.length;
  }
  return { named, nodes, branches, inOrder };
}
