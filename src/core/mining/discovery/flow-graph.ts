// What follows what directly in a bag of traces, and what do they begin and end with? A dense table over the few activities
// that still occur; and the same without what is infrequent (Leemans, Fahland, van der Aalst 2014, IMf).
import type { TraceBag } from './trace-bag.ts';

/**
 * The directly-follows graph. **shape**: `codes[a]` is the code of node a; `follows[a * size + b]`, `starts[a]` and `ends[a]`
 * count cases' steps; `events[a]` counts occurrences. Nodes stand in the order of their codes.
 */
export type FlowGraph = {
  readonly size: number;
  readonly codes: readonly number[];
  readonly follows: Float64Array;
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  readonly events: Float64Array;
};

/** The graph of a bag over codes below `width`; as if `without` were not there, where one is given. */
export function graphOf(bag: TraceBag, width: number, without = -1): FlowGraph {
  const { codes, nodeOf } = nodesIn(bag, width, without);
  const size = codes.length;
  const follows = new Float64Array(size * size);
  const [starts, ends, events] = [0, 1, 2].map(() => new Float64Array(size)) as [Floats, Floats, Floats];
  for (let t = 0; t < bag.size; t++) {
    const cases = bag.counts[t] as number;
    let before = -1;
    for (let i = bag.starts[t] as number; i < (bag.starts[t + 1] as number); i++) {
      const here = nodeOf[bag.codes[i] as number] as number;
      if (here < 0) continue;
      events[here] = (events[here] as number) + cases;
      if (before < 0) starts[here] = (starts[here] as number) + cases;
      else follows[before * size + here] = (follows[before * size + here] as number) + cases;
      before = here;
    }
    if (before >= 0) ends[before] = (ends[before] as number) + cases;
  }
  return { size, codes, follows, starts, ends, events };
}

type Floats = Float64Array<ArrayBuffer>;

function nodesIn(bag: TraceBag, width: number, without: number) {
  const seen = new Uint8Array(width);
  for (const code of bag.codes) seen[code] = 1;
  if (without >= 0) seen[without] = 0;
  const nodeOf = new Int16Array(width).fill(-1);
  const codes: number[] = [];
  for (let code = 0; code < width; code++) {
    if (seen[code] === 1) nodeOf[code] = codes.push(code) - 1;
  }
  return { codes, nodeOf };
}

/**
 * The graph without its infrequent parts: an arrow goes that is rarer than `noise` times the most frequent way on from its
 * activity, the way to the end included; a start or an end goes that is rarer than `noise` times the most frequent one.
 */
export function frequentPart(graph: FlowGraph, noise: number): FlowGraph {
  const { size, follows, starts, ends } = graph;
  const kept = follows.slice();
  for (let a = 0; a < size; a++) {
    const row = kept.subarray(a * size, (a + 1) * size);
    const most = row.reduce((max, count) => Math.max(max, count), ends[a] as number);
    dropBelow(row, most * noise);
  }
  return { ...graph, follows: kept, starts: frequent(starts, noise), ends: frequent(ends, noise) };
}

function frequent(counts: Float64Array, noise: number): Float64Array {
  const kept = counts.slice();
  dropBelow(kept, kept.reduce((max, count) => Math.max(max, count), 0) * noise);
  return kept;
}

function dropBelow(counts: Float64Array, least: number): void {
  for (let i = 0; i < counts.length; i++) if ((counts[i] as number) < least) counts[i] = 0;
}
