// What if no cut is found? The fall-throughs of the inductive miner, in the papers' order: an activity once in each trace, an
// activity beside a rest that has structure, a loop that is seen at its ends, a loop that is seen at its starts, anything goes.
import type { ProcessTree } from '../../net/index.ts';
import { findCut } from './cuts/find-cut.ts';
import { type FlowGraph, graphOf } from './flow-graph.ts';
import type { Mine, Miner } from './means.ts';
import { casesIn, createBag, projected, type TraceBag } from './trace-bag.ts';

const TAU: ProcessTree = { kind: 'tau' };

export function fallThrough(bag: TraceBag, graph: FlowGraph, miner: Miner, mine: Mine): ProcessTree {
  const beside = onceInEach(bag, graph) ?? besideStructure(bag, graph, miner);
  if (beside !== null) {
    const groupOf = new Int16Array(miner.width).fill(1);
    groupOf[beside] = 0;
    return { kind: 'parallel', children: projected(bag, groupOf, 2).map(mine) };
  }
  const again = splitAgain(bag, graph, true) ?? splitAgain(bag, graph, false);
  if (again !== null) return { kind: 'loop', children: [mine(again), TAU] };
  return flower(graph.codes.map((code): ProcessTree => miner.leaf(code)));
}

/** Any sequence of them, but not none. */
export function flower(leaves: readonly ProcessTree[]): ProcessTree {
  const [only] = leaves;
  const body: ProcessTree = leaves.length === 1 && only ? only : { kind: 'choice', children: leaves };
  return { kind: 'loop', children: [body, TAU] };
}

// The first activity, by code, that each case has exactly once.
function onceInEach(bag: TraceBag, { size, codes, events }: FlowGraph): number | null {
  if (size < 2) return null;
  const cases = casesIn(bag);
  const candidates = codes.filter((_, node) => events[node] === cases);
  return candidates.find((code) => isOnceInEach(bag, code)) ?? null;
}

function isOnceInEach(bag: TraceBag, code: number): boolean {
  for (let t = 0; t < bag.size; t++) {
    const trace = bag.codes.subarray(bag.starts[t], bag.starts[t + 1]);
    const place = trace.indexOf(code);
    if (place < 0 || trace.indexOf(code, place + 1) >= 0) return false;
  }
  return true;
}

// The rarest activity without which the rest has a cut: setting it aside leaves most of the structure.
function besideStructure(bag: TraceBag, graph: FlowGraph, miner: Miner): number | null {
  if (graph.size < 3) return null;
  const rare = graph.codes
    .map((code, node) => ({ code, events: graph.events[node] as number }))
    .sort((a, b) => a.events - b.events || a.code - b.code);
  for (const { code } of rare) {
    if (!miner.afford('trial', bag.codes.length + graph.size * graph.size * TRIAL_PASSES)) return null;
    if (findCut(graphOf(bag, miner.width, code), miner.noise)) return code;
  }
  return null;
}

// How often a trial walks over the table of the graph, about.
const TRIAL_PASSES = 12;

// Cuts each trace before a start; where `strict`, only between an end and a start. Null where that cuts nothing.
function splitAgain(bag: TraceBag, graph: FlowGraph, strict: boolean): TraceBag | null {
  const [isStart, isEnd] = [graph.starts, graph.ends].map(
    (counts) => new Set(graph.codes.filter((_, node) => (counts[node] as number) > 0)),
  ) as [Set<number>, Set<number>];
  const writer = createBag();
  let cuts = 0;
  for (let t = 0; t < bag.size; t++) {
    const cases = bag.counts[t] as number;
    const from = bag.starts[t] as number;
    for (let i = from; i < (bag.starts[t + 1] as number); i++) {
      const code = bag.codes[i] as number;
      if (i > from && isStart.has(code) && (!strict || isEnd.has(bag.codes[i - 1] as number))) {
        writer.end(cases);
        cuts++;
      }
      writer.push(code);
    }
    writer.end(cases);
  }
  return cuts > 0 ? writer.finish() : null;
}
