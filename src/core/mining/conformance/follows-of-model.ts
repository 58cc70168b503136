// What may directly follow what in a model, begin a case and end it? For a tree by its blocks, for a workflow along its ways.
import type { PetriNet, ProcessTree } from '../../net/index.ts';
import type { IntendedWalk } from './intended.ts';

/**
 * What a model lets happen, by label. **shape**: `after(a)` may directly follow label a; nothing at all may happen where
 * `isSkippable`.
 */
export type ModelFollows = {
  readonly starts: ReadonlySet<number>;
  readonly ends: ReadonlySet<number>;
  readonly isSkippable: boolean;
  readonly after: (label: number) => ReadonlySet<number>;
};

const NOTHING: ReadonlySet<number> = new Set();

type Block = {
  readonly all: ReadonlySet<number>;
  readonly starts: ReadonlySet<number>;
  readonly ends: ReadonlySet<number>;
  readonly isSkippable: boolean;
};

/** Of a tree. After the footprints of van der Aalst, Process Mining (2nd ed.), section 8.4. */
export function followsOfTree(tree: ProcessTree, numberOf: (name: string) => number): ModelFollows {
  const pairs = new Map<number, Set<number>>();
  const join = (from: ReadonlySet<number>, to: ReadonlySet<number>): void => {
    for (const a of from) {
      const after = pairs.get(a) ?? new Set();
      pairs.set(a, after);
      for (const b of to) after.add(b);
    }
  };
  const { starts, ends, isSkippable } = blockOf(tree, { numberOf, join });
  return { starts, ends, isSkippable, after: (label) => pairs.get(label) ?? NOTHING };
}

type Means = {
  readonly numberOf: (name: string) => number;
  readonly join: (from: ReadonlySet<number>, to: ReadonlySet<number>) => void;
};

function blockOf(tree: ProcessTree, means: Means): Block {
  if (tree.kind === 'tau') return { all: NOTHING, starts: NOTHING, ends: NOTHING, isSkippable: true };
  if (tree.kind === 'activity') {
    const one = new Set([means.numberOf(tree.name)]);
    return { all: one, starts: one, ends: one, isSkippable: false };
  }
  const blocks = tree.children.map((child) => blockOf(child, means));
  if (tree.kind === 'sequence') return blocks.reduce((before, next) => inRow(before, next, means));
  if (tree.kind === 'loop') return around(blocks, means);
  if (tree.kind === 'parallel') {
    for (const one of blocks) for (const other of blocks) if (one !== other) means.join(one.all, other.all);
  }
  const together = united(blocks);
  const isSkippable = blocks[tree.kind === 'choice' ? 'some' : 'every'](isPassable);
  return { ...together, isSkippable };
}

const isPassable = ({ isSkippable }: Block): boolean => isSkippable;

function united(blocks: readonly Block[]): Omit<Block, 'isSkippable'> {
  const all = (of: (block: Block) => ReadonlySet<number>) =>
    new Set(blocks.flatMap((block) => [...of(block)]));
  return { all: all((each) => each.all), starts: all((each) => each.starts), ends: all((each) => each.ends) };
}

function inRow(before: Block, next: Block, { join }: Means): Block {
  join(before.ends, next.starts);
  return {
    all: new Set([...before.all, ...next.all]),
    starts: before.isSkippable ? new Set([...before.starts, ...next.starts]) : before.starts,
    ends: next.isSkippable ? new Set([...before.ends, ...next.ends]) : next.ends,
    isSkippable: before.isSkippable && next.isSkippable,
  };
}

function around([body, ...ways]: readonly Block[], { join }: Means): Block {
  const back = united(ways);
  if (body === undefined) return { ...back, isSkippable: true };
  join(body.ends, back.starts);
  join(back.ends, body.starts);
  if (ways.some(isPassable)) join(body.ends, body.starts);
  if (body.isSkippable) join(back.ends, back.starts);
  return {
    all: new Set([...body.all, ...back.all]),
    starts: body.isSkippable ? new Set([...body.starts, ...back.starts]) : body.starts,
    ends: body.isSkippable ? new Set([...body.ends, ...back.ends]) : body.ends,
    isSkippable: body.isSkippable,
  };
}

/** Of the net of a workflow: what follows along its ways, and what is done beside each other in any order. */
export function followsOfWays(
  { net, besides }: Pick<IntendedWalk, 'net' | 'besides'>,
  numberOf: (name: string) => number,
): ModelFollows {
  const from = (places: readonly number[]) => seenFrom(net, places, numberOf);
  const begin = from([net.source]);
  const after = new Map<number, Set<number>>();
  const ends = new Set<number>();
  for (const { label, gives } of net.transitions) {
    if (label === null) continue;
    const [number, next] = [numberOf(label), from(gives)];
    after.set(number, new Set([...(after.get(number) ?? []), ...next.labels]));
    if (next.ends) ends.add(number);
  }
  const seen = (branch: readonly number[]): number[] =>
    branch.flatMap((t) => {
      const label = net.transitions[t]?.label ?? null;
      return label === null ? [] : [numberOf(label)];
    });
  for (const branches of besides.map((each) => each.map(seen))) {
    for (const one of branches) {
      const others = branches.filter((each) => each !== one).flat();
      for (const label of one) after.set(label, new Set([...(after.get(label) ?? []), ...others]));
    }
  }
  return {
    starts: begin.labels,
    ends,
    isSkippable: begin.ends,
    after: (label) => after.get(label) ?? NOTHING,
  };
}

/** What is seen first from some places on, and whether the end comes without anything seen. */
function seenFrom(net: PetriNet, places: readonly number[], numberOf: (name: string) => number) {
  const reached = new Set(places);
  const labels = new Set<number>();
  // A set that grows while it is walked is walked to its new end.
  for (const place of reached) {
    for (const { label, takes, gives } of net.transitions) {
      if (!takes.includes(place)) continue;
      if (label !== null) labels.add(numberOf(label));
      else for (const next of gives) reached.add(next);
    }
  }
  return { labels, ends: reached.has(net.sink) };
}
