// Does a case come back to where it began? The body holds all starts and ends; a part of the rest that is entered from every
// end and left to every start, and nowhere else, leads back (IM 2013, loop).
import type { FlowGraph } from '../flow-graph.ts';
import { createPartition } from './partition.ts';

/** **shape**: the body, then all that leads back. */
export function loopCut(graph: FlowGraph): number[][] | null {
  const { size, follows, starts, ends } = graph;
  const nodes = Array.from({ length: size }, (_, node) => node);
  const isGate = (node: number): boolean => (starts[node] as number) > 0 || (ends[node] as number) > 0;
  const parts = createPartition(size);
  for (const a of nodes) {
    if (isGate(a)) continue;
    for (const b of nodes) if (!isGate(b) && (follows[a * size + b] as number) > 0) parts.join(a, b);
  }
  const gates = nodes.filter(isGate);
  const leadsBack = (part: readonly number[]): boolean =>
    part.every((node) => !isGate(node) && isRedo(graph, gates, node));
  const all = parts.groups();
  const redo = all.filter(leadsBack).flat();
  const body = all.filter((part) => !leadsBack(part)).flat();
  return redo.length > 0 && body.length > 0 ? [body.sort(ascending), redo.sort(ascending)] : null;
}

const ascending = (a: number, b: number): number => a - b;

function isRedo({ size, follows, starts, ends }: FlowGraph, gates: readonly number[], node: number): boolean {
  const into = gates.map((gate) => (follows[gate * size + node] as number) > 0);
  const out = gates.map((gate) => (follows[node * size + gate] as number) > 0);
  const fits = (has: readonly boolean[], counts: Float64Array): boolean =>
    !has.includes(true) || gates.every((gate, i) => has[i] === (counts[gate] as number) > 0);
  return fits(into, ends) && fits(out, starts);
}
