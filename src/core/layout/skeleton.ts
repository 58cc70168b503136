// The bones of a drawing before it has places: main path, direction of every edge, column of every node.
import type { FlowKeep } from './graph.ts';
import { type Arc, at, type Indexed } from './indexed.ts';
import { mainPath } from './main-path.ts';
import { orient, topological } from './orient.ts';
import { ranksOf } from './ranks.ts';

export type Skeleton = {
  g: Indexed;
  main: readonly Arc[];
  /** Nodes on the main line; with no edge at all, the first node. */
  onMain: ReadonlySet<number>;
  back: readonly boolean[];
  /** Place in the order of flow, later nodes higher. */
  position: readonly number[];
  rank: readonly number[];
  ranks: number;
};

export function skeletonOf(g: Indexed, keep?: FlowKeep): Skeleton {
  const kept = keep && g.nodes.every((node) => keep.has(node.id)) ? keep : null;
  const place = (node: number) => kept?.get(at(g.nodes, node).id)?.position ?? 0;
  const runsForward = (arc: Arc) => (kept ? place(arc.from) < place(arc.to) : !arc.edge.rework);
  const main = mainPath(g, runsForward);
  const back = kept ? g.arcs.map((arc) => !runsForward(arc)) : orient(g, main);
  const order = topological(g, back);
  const position: number[] = g.nodes.map(() => 0);
  for (const [index, node] of order.entries()) position[node] = kept ? place(node) : index;
  const rank = ranksOf({ g, back, order, main });
  const onMain = new Set(main.flatMap((arc) => [arc.from, arc.to]));
  if (onMain.size === 0 && g.nodes.length > 0) onMain.add(0);
  return { g, main, onMain, back, position, rank, ranks: Math.max(-1, ...rank) + 1 };
}
