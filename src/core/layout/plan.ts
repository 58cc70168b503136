// A drawing with heights but no places yet: what lies on which row, and how high each row is.
import type { FlowGraph, FlowKeep, Side } from './graph.ts';
import { type Arc, at, indexGraph } from './indexed.ts';
import { heightsOf } from './order-rows.ts';
import { frameOf } from './pack.ts';
import { type Row, rowsOf } from './rows.ts';
import { sidesOf } from './sides.ts';
import { type Skeleton, skeletonOf } from './skeleton.ts';

export type Plan = {
  s: Skeleton;
  side: readonly (Side | 0)[];
  /** Height of each node's line. */
  nodeY: readonly number[];
  /** Height of the long part of each arc; null where it has none. */
  laneY: readonly (number | null)[];
  /** Per arc: true where it runs on the main line. */
  isMain: (arc: Arc) => boolean;
};

export function planOf(graph: FlowGraph, keep?: FlowKeep): Plan {
  const s = skeletonOf(indexGraph(graph), keep);
  const side = sidesOf(s, keep);
  const rows = rowsOf(s, side);
  const heights = heightsOf(s, rows, frameOf(s, rows), keep);
  const heightOf = (row: Row | null) => (row ? (heights.get(row) ?? 0) : 0);
  const main = new Set(s.main.map((arc) => arc.index));
  return {
    s,
    side,
    nodeY: rows.ofNode.map(heightOf),
    laneY: s.g.arcs.map((arc) => {
      if (main.has(arc.index)) return 0;
      const row = at(rows.ofArc, arc.index);
      return row && heightOf(row);
    }),
    isMain: (arc) => main.has(arc.index),
  };
}

/** What a smaller drawing of the same flow needs in order to keep its places. */
export function keepOf({ s, side, nodeY }: Plan): FlowKeep {
  return new Map(
    s.g.nodes.map((node, index) => [
      node.id,
      { position: at(s.position, index), side: at(side, index), level: at(nodeY, index) },
    ]),
  );
}
