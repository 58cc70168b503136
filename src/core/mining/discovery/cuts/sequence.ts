// Do cases pass groups of activities in one order? What can be reached from each other, or from neither side, is one group
// (IM 2013, sequence); groups that are only ever skipped together stay together (strict sequence; Leemans 2022, section 6.1).
import type { FlowGraph } from '../flow-graph.ts';
import { createPartition } from './partition.ts';
import { reachability } from './reach.ts';

export function sequenceCut(graph: FlowGraph): number[][] | null {
  const { size, follows } = graph;
  const reaches = reachability(follows, size);
  const parts = createPartition(size);
  for (let a = 0; a < size; a++) {
    for (let b = a + 1; b < size; b++) if (reaches(a, b) === reaches(b, a)) parts.join(a, b);
  }
  const groups = parts.groups();
  if (groups.length < 2) return null;
  // Of two groups one is always before the other, by any of their nodes.
  const first = ([node = 0]: number[]): number => node;
  groups.sort((a, b) => (reaches(first(a), first(b)) ? -1 : 1));
  return skippedTogether(graph, groups);
}

type Spans = {
  /** By group, the nearest group that leads into it: -1 for the start. */
  readonly from: Int32Array;
  /** By group, the furthest group that it leads to: the number of groups for the end. */
  readonly to: Int32Array;
  /** The furthest group that cases begin in. */
  readonly begin: number;
};

function skippedTogether(graph: FlowGraph, groups: readonly number[][]): number[][] {
  const { from, to, begin } = spansOf(graph, groups);
  const runs = createPartition(groups.length);
  let furthest = begin;
  for (let p = 0; p < groups.length; p++) {
    if (furthest > p) {
      for (let q = p - 1; q >= 0 && (to[q] as number) <= p; q--) runs.join(p, q);
      for (let q = p + 1; q < groups.length && (from[q] as number) >= p; q++) runs.join(p, q);
    }
    furthest = Math.max(furthest, to[p] as number);
  }
  const kept = runs.groups().map((run) => run.flatMap((group) => groups[group] ?? []));
  // Runs that chain into one say nothing; the order of the groups still does.
  return kept.length > 1 ? kept : [...groups];
}

function spansOf({ size, follows, starts, ends }: FlowGraph, groups: readonly number[][]): Spans {
  const groupOf = new Int32Array(size);
  for (const [g, nodes] of groups.entries()) for (const node of nodes) groupOf[node] = g;
  const from = new Int32Array(groups.length).fill(groups.length);
  const to = new Int32Array(groups.length).fill(-1);
  let begin = -1;
  for (let a = 0; a < size; a++) {
    const here = groupOf[a] as number;
    if ((starts[a] as number) > 0) {
      from[here] = -1;
      begin = Math.max(begin, here);
    }
    if ((ends[a] as number) > 0) to[here] = groups.length;
    for (let b = 0; b < size; b++) {
      const there = groupOf[b] as number;
      if (here === there || (follows[a * size + b] as number) === 0) continue;
      from[there] = Math.min(from[there] as number, here);
      to[here] = Math.max(to[here] as number, there);
    }
  }
  return { from, to, begin };
}
