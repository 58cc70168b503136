// How do cases fall apart? The first cut that the graph shows, in the papers' order; where it shows none, of its frequent part.
import type { TreeOperator } from '../../../net/index.ts';
import { type FlowGraph, frequentPart } from '../flow-graph.ts';
import type { TraceBag } from '../trace-bag.ts';
import { choiceCut } from './choice.ts';
import { loopCut } from './loop.ts';
import { parallelCut } from './parallel.ts';
import { betweenNearest } from './self-distance.ts';
import { sequenceCut } from './sequence.ts';

/** **shape**: groups of activity codes: in order for a sequence, the body first for a loop. */
export type Cut = { readonly operator: TreeOperator; readonly groups: readonly (readonly number[])[] };

/** **units**: `noise` is a share; 0 looks at the whole graph only. */
export function findCut(graph: FlowGraph, noise: number, bag?: TraceBag, width = 0): Cut | null {
  if (graph.size < 2) return null;
  const whole = cutOf(graph, bag && (() => betweenNearest(bag, graph, width)));
  return whole ?? (noise > 0 ? cutOf(frequentPart(graph, noise)) : null);
}

function cutOf(graph: FlowGraph, distances?: () => (a: number, b: number) => boolean): Cut | null {
  const named = (operator: TreeOperator, groups: number[][] | null): Cut | null =>
    groups && { operator, groups: groups.map((group) => group.map((node) => graph.codes[node] ?? 0)) };
  return (
    named('choice', choiceCut(graph)) ??
    named('sequence', sequenceCut(graph)) ??
    named('parallel', parallelCut(graph, distances?.())) ??
    named('loop', loopCut(graph)) ??
    // What the self-distance forbade is still better than no structure at all.
    (distances ? named('parallel', parallelCut(graph)) : null)
  );
}
