// The graph by numbers: nodes and edges as positions in arrays, self-loops set apart, unknown ends left out.
import type { FlowEdge, FlowGraph, FlowNode } from './graph.ts';

export type Arc = { index: number; from: number; to: number; weight: number; edge: FlowEdge };
export type Indexed = {
  nodes: readonly FlowNode[];
  arcs: readonly Arc[];
  loops: readonly Arc[];
  out: readonly (readonly Arc[])[];
  into: readonly (readonly Arc[])[];
};

/** The element that must be there; a missing one is a mistake of this root, not of its caller. */
export function at<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new RangeError(`layout: nothing at ${index} of ${list.length}`);
  return found;
}

export function indexGraph(graph: FlowGraph): Indexed {
  const place = new Map(graph.nodes.map((node, index) => [node.id, index]));
  const arcs: Arc[] = [];
  const loops: Arc[] = [];
  const out: Arc[][] = graph.nodes.map(() => []);
  const into: Arc[][] = graph.nodes.map(() => []);
  for (const edge of graph.edges) {
    const from = place.get(edge.from);
    const to = place.get(edge.to);
    if (from === undefined || to === undefined) continue;
    const weight = Math.max(edge.weight, 0);
    if (from === to) {
      loops.push({ index: loops.length, from, to, weight, edge });
      continue;
    }
    const arc = { index: arcs.length, from, to, weight, edge };
    arcs.push(arc);
    at(out, from).push(arc);
    at(into, to).push(arc);
  }
  return { nodes: graph.nodes, arcs, loops, out, into };
}

/** Heaviest first; equals keep the order in which they came. */
export function byWeight(arcs: readonly Arc[]): Arc[] {
  return [...arcs].sort((a, b) => b.weight - a.weight || a.index - b.index);
}
