// Everything off the main line is gathered into rows: straight strips over neighbouring columns that hold side nodes and the
// long parts of edges. A side branch and the edges along it share one row, so that it reads as one straight channel.
import type { Side } from './graph.ts';
import { type Arc, at, byWeight } from './indexed.ts';
import type { Skeleton } from './skeleton.ts';

/** A strip over the columns `from` to `to`, all of it at one height. */
export type Row = {
  side: Side;
  from: number;
  to: number;
  nodes: number[];
  arcs: Arc[];
  weight: number;
};
export type Rows = {
  rows: readonly Row[];
  /** Row of each node and of the long part of each arc; null on the main line, or for an arc with no long part. */
  ofNode: readonly (Row | null)[];
  ofArc: readonly (Row | null)[];
};

export function rowsOf(s: Skeleton, side: readonly (Side | 0)[]): Rows {
  const ofNode = s.g.nodes.map((node, index): Row | null => {
    const own = at(side, index);
    const rank = at(s.rank, index);
    return own === 0
      ? null
      : { side: own, from: rank, to: rank, nodes: [index], arcs: [], weight: node.weight };
  });
  const ofArc: (Row | null)[] = s.g.arcs.map(() => null);
  const mainArcs = new Set(s.main.map((arc) => arc.index));
  const extra: Row[] = [];
  for (const arc of byWeight(s.g.arcs)) {
    if (mainArcs.has(arc.index)) continue;
    const joined = at(s.back, arc.index) ? null : joinRows(s, ofNode, arc);
    const row = joined ?? laneOf(s, side, arc);
    ofArc[arc.index] = row;
    if (row && !joined) extra.push(row);
    for (const node of joined?.nodes ?? []) ofNode[node] = joined;
    for (const held of joined?.arcs ?? []) ofArc[held.index] = joined;
  }
  const rows = [...new Set([...ofNode.filter((row) => row !== null), ...extra])];
  return { rows, ofNode, ofArc };
}

/** Lets a forward arc run in the row of one of its ends, or makes the two rows one; null where neither is free. */
function joinRows(s: Skeleton, ofNode: readonly (Row | null)[], arc: Arc): Row | null {
  const before = at(ofNode, arc.from);
  const after = at(ofNode, arc.to);
  const first = at(s.rank, arc.from) + 1;
  const last = at(s.rank, arc.to) - 1;
  const leaves = before !== null && before.to === first - 1;
  const enters = after !== null && after.from === last + 1;
  if (leaves && enters && before.side === after.side) return merge(before, after, arc);
  if (first > last) return null;
  if (enters && !(before && after.weight < before.weight && leaves))
    return stretch(after, arc, first, after.to);
  return leaves ? stretch(before, arc, before.from, last) : null;
}

function merge(before: Row, after: Row, arc: Arc): Row {
  before.to = after.to;
  before.nodes.push(...after.nodes);
  before.arcs.push(...after.arcs, arc);
  before.weight += after.weight;
  return before;
}

function stretch(row: Row, arc: Arc, from: number, to: number): Row {
  row.from = from;
  row.to = to;
  row.arcs.push(arc);
  return row;
}

/** A row of its own: a way back passes under both its ends, a way forward between them. */
function laneOf(s: Skeleton, side: readonly (Side | 0)[], arc: Arc): Row | null {
  const isBack = at(s.back, arc.index);
  const low = isBack ? at(s.rank, arc.to) : at(s.rank, arc.from) + 1;
  const high = isBack ? at(s.rank, arc.from) : at(s.rank, arc.to) - 1;
  if (low > high) return null;
  const own = at(side, arc.from) || at(side, arc.to) || (isBack ? 1 : -1);
  return { side: own, from: low, to: high, nodes: [], arcs: [arc], weight: arc.weight };
}
