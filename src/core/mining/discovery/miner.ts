// Which block-structured model stands behind a bag of traces? The inductive miner: base case, else a cut and its parts, else a
// fall-through. IM (Leemans, Fahland, van der Aalst 2013) where `noise` is 0, IMf (2014) above it.
import type { ProcessTree } from '../../net/index.ts';
import { findCut } from './cuts/find-cut.ts';
import { fallThrough, flower } from './fall-through.ts';
import { graphOf } from './flow-graph.ts';
import type { Mine, Miner } from './means.ts';
import { splitBag } from './split.ts';
import { casesIn, type TraceBag, withoutEmpty } from './trace-bag.ts';

export function mineBag(bag: TraceBag, miner: Miner): ProcessTree {
  const mine: Mine = (part) => mineBag(part, miner);
  if (bag.empty > 0) return withSkipped(bag, miner, mine);
  if (bag.size === 0) return { kind: 'tau' };
  if (!miner.afford('pass', bag.codes.length)) return flower(leavesOf(bag, miner));
  const graph = graphOf(bag, miner.width);
  const [only = 0] = graph.codes;
  if (graph.size === 1 && isOne(bag, miner.noise)) return miner.leaf(only);
  const tablePasses = graph.size * graph.size * (12 + (graph.size >>> 5));
  if (!miner.afford('pass', tablePasses)) return flower(leavesOf(bag, miner));
  const cut = findCut(graph, miner.noise, bag, miner.width);
  if (cut === null) return fallThrough(bag, graph, miner, mine);
  miner.onCut?.(cut);
  return { kind: cut.operator, children: splitBag(bag, cut, miner.width).map(mine) };
}

// Empty cases that are rare enough are exceptions; otherwise what the others do may be skipped.
function withSkipped(bag: TraceBag, { noise }: Miner, mine: Mine): ProcessTree {
  const others = withoutEmpty(bag);
  const cases = casesIn(bag);
  if (cases === 0) return { kind: 'tau' };
  const tree = mine(others);
  return bag.empty < noise * (cases + bag.empty)
    ? tree
    : { kind: 'choice', children: [tree, { kind: 'tau' }] };
}

// One activity is itself where each case has it once; with noise, where the chance to stop after each, taken as geometric,
// is near one half.
function isOne(bag: TraceBag, noise: number): boolean {
  if (bag.size === 1 && bag.codes.length === 1) return true;
  if (noise === 0) return false;
  const cases = casesIn(bag);
  let events = 0;
  for (let t = 0; t < bag.size; t++) {
    events += (bag.counts[t] as number) * ((bag.starts[t + 1] as number) - (bag.starts[t] as number));
  }
  return Math.abs(cases / (events + cases) - 0.5) <= noise;
}

const leavesOf = (bag: TraceBag, miner: Miner): ProcessTree[] =>
  [...new Set(bag.codes)].sort((a, b) => a - b).map((code) => miner.leaf(code));
