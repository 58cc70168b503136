// Above or below the main line? Nodes stay with their neighbours; what serves rework lies below; the rest is balanced.
import type { FlowKeep, Side } from './graph.ts';
import { type Arc, at } from './indexed.ts';
import type { Skeleton } from './skeleton.ts';

/** Side per node; 0 on the main line. */
export function sidesOf(s: Skeleton, keep?: FlowKeep): (Side | 0)[] {
  const side: (Side | 0)[] = s.g.nodes.map(() => 0);
  const load = crowding(s);
  const order = s.g.nodes.map((_, node) => node).filter((node) => !s.onMain.has(node));
  order.sort((a, b) => at(s.g.nodes, b).weight - at(s.g.nodes, a).weight || a - b);
  for (const node of order) {
    const hint = keep?.get(at(s.g.nodes, node).id)?.side ?? 0;
    const chosen = hint !== 0 ? hint : preferred(s, { node, side, load });
    side[node] = chosen;
    const row = chosen < 0 ? load.above : load.below;
    row[at(s.rank, node)] = at(row, at(s.rank, node)) + 2;
  }
  return side;
}

type Load = { above: number[]; below: number[] };

/** Lanes that pass each column already: ways forward above, ways back below. */
function crowding(s: Skeleton): Load {
  const load = { above: new Array<number>(s.ranks).fill(0), below: new Array<number>(s.ranks).fill(0) };
  for (const arc of s.g.arcs) {
    if (!s.onMain.has(arc.from) || !s.onMain.has(arc.to)) continue;
    const isBack = at(s.back, arc.index);
    const row = isBack ? load.below : load.above;
    const [low, high] = [at(s.rank, arc.from), at(s.rank, arc.to)].sort((a, b) => a - b);
    for (let r = (low ?? 0) + 1; r < (high ?? 0); r++) row[r] = at(row, r) + 1;
  }
  return load;
}

type Choice = { node: number; side: readonly (Side | 0)[]; load: Load };

function preferred(s: Skeleton, { node, side, load }: Choice): Side {
  let pull = 0;
  let total = 0;
  const weigh = (arc: Arc, other: number) => {
    const weight = arc.weight + 1;
    pull += weight * at(side, other);
    if (at(s.back, arc.index) || arc.edge.rework) pull += weight * 0.5;
    total += weight;
  };
  for (const arc of at(s.g.out, node)) weigh(arc, arc.to);
  for (const arc of at(s.g.into, node)) weigh(arc, arc.from);
  const rank = at(s.rank, node);
  const crowd = at(load.above, rank) - at(load.below, rank);
  return pull / Math.max(total, 1) + crowd * 0.12 >= 0 ? 1 : -1;
}
