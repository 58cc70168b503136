// In which column does each node stand? Longest way from the start, then each node is drawn to its heavier neighbours.
import { type Arc, at, type Indexed } from './indexed.ts';

type Flow = { g: Indexed; back: readonly boolean[]; order: readonly number[]; main: readonly Arc[] };

/** Columns counted from 0, none empty; every forward arc leads to a later one. */
export function ranksOf(flow: Flow): number[] {
  const rank = longest(flow);
  const onMain = new Set(flow.main.map((arc) => arc.index));
  const pull = (arc: Arc) => (onMain.has(arc.index) ? 1e6 : 1 + arc.weight);
  for (let round = 0; round < 6; round++) {
    for (const node of round % 2 ? flow.order : [...flow.order].reverse()) settle(flow, { node, rank, pull });
  }
  for (let node = 0; node < rank.length; node++) if (isAlone(flow.g, node)) rank[node] = 1;
  return withoutGaps(rank);
}

function isAlone(g: Indexed, node: number): boolean {
  return at(g.nodes, node).gate === null && at(g.out, node).length === 0 && at(g.into, node).length === 0;
}

function longest({ g, back, order }: Flow): number[] {
  const rank = g.nodes.map(() => 0);
  for (const node of order) {
    for (const arc of at(g.out, node)) {
      if (!at(back, arc.index)) rank[arc.to] = Math.max(at(rank, arc.to), at(rank, node) + 1);
    }
  }
  return rank;
}

type Settling = { node: number; rank: number[]; pull: (arc: Arc) => number };

/** Moves one node as near to its heavier side as its neighbours allow. */
function settle({ g, back }: Flow, { node, rank, pull }: Settling): void {
  if (at(g.nodes, node).gate === 'start') return;
  let low = 0;
  let high = Number.POSITIVE_INFINITY;
  let balance = 0;
  for (const arc of at(g.into, node)) {
    if (at(back, arc.index)) continue;
    low = Math.max(low, at(rank, arc.from) + 1);
    balance -= pull(arc);
  }
  for (const arc of at(g.out, node)) {
    if (at(back, arc.index)) continue;
    high = Math.min(high, at(rank, arc.to) - 1);
    balance += pull(arc);
  }
  if (balance > 0 && Number.isFinite(high)) rank[node] = high;
  if (balance < 0) rank[node] = low;
}

function withoutGaps(rank: readonly number[]): number[] {
  const used = [...new Set(rank)].sort((a, b) => a - b);
  const dense = new Map(used.map((value, index) => [value, index]));
  return rank.map((value) => dense.get(value) ?? 0);
}
