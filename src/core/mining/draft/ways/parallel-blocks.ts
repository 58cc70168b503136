// What is done side by side? The parallel cuts of the discovered model that hold in enough cases, each with the order in which
// it was mostly done.
import { discoverIn } from '../../discovery/discover.ts';
import { MOST_STEPS } from '../../discovery/means.ts';
import { createBag } from '../../discovery/trace-bag.ts';
import type { Beside } from './runs.ts';
import type { Walks } from './walks.ts';

/** A block that the history shows side by side. **units**: `share` of the cases with all of it that took the drawn order. */
export type Block = { readonly beside: Beside; readonly share: number };

const NOISE = 0.2;
// Of the cases that come to a block, so many come to all of it, and so many do not take the most frequent order.
const TOGETHER = 0.5;
const OTHERWISE = 0.15;
// What has more stages in a row is a flow of its own, beside which something happens now and then.
const LONGEST_GROUP = 5;

export function parallelBlocks(walks: Walks, stages: number): Block[] {
  const blocks: Block[] = [];
  const names = Array.from({ length: stages }, (_, stage) => String(stage));
  discoverIn(bagOf(walks), names, {
    noise: NOISE,
    budget: MOST_STEPS,
    onCut: ({ operator, groups }) => {
      if (operator !== 'parallel') return;
      const block = groups.some(({ length }) => length > LONGEST_GROUP) ? null : blockOf(walks, groups);
      if (block) blocks.push(block);
    },
  });
  return blocks;
}

function bagOf({ starts, stage }: Walks) {
  const writer = createBag();
  for (let c = 0; c + 1 < starts.length; c++) {
    for (let i = starts[c] as number; i < (starts[c + 1] as number); i++) writer.push(stage[i] as number);
    writer.end(1);
  }
  return writer.finish();
}

function blockOf(walks: Walks, groups: Beside): Block | null {
  const groupOf = new Map(groups.flatMap((group, g) => group.map((each) => [each, g] as const)));
  const orders = new Map<string, number>();
  let coming = 0;
  let whole = 0;
  for (let c = 0; c + 1 < walks.starts.length; c++) {
    const order = widestRun(walks, c, groupOf);
    if (order.length > 0) coming++;
    if (order.length < groups.length) continue;
    whole++;
    const key = order.join(' ');
    orders.set(key, (orders.get(key) ?? 0) + 1);
  }
  const [most] = [...orders].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  if (!most || whole < coming * TOGETHER || whole - most[1] < whole * OTHERWISE) return null;
  const beside = most[0].split(' ').map((group) => groups[Number(group)] ?? []);
  return { beside, share: most[1] / whole };
}

// The groups of the run of a case, undisturbed by other stages, that comes to most of them, in the order of their first steps.
function widestRun({ starts, stage }: Walks, c: number, groupOf: ReadonlyMap<number, number>): number[] {
  let widest: number[] = [];
  let run = new Set<number>();
  for (let i = starts[c] as number; i < (starts[c + 1] as number); i++) {
    const group = groupOf.get(stage[i] as number);
    if (group === undefined) run = new Set();
    else if (run.add(group).size > widest.length) widest = [...run];
  }
  return widest;
}
