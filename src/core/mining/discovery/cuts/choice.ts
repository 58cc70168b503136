// Are there groups of activities of which a case only ever visits one? The connected parts of the graph (IM 2013, exclusive choice).
import type { FlowGraph } from '../flow-graph.ts';
import { createPartition } from './partition.ts';

export function choiceCut({ size, follows }: FlowGraph): number[][] | null {
  const parts = createPartition(size);
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) if ((follows[a * size + b] as number) > 0) parts.join(a, b);
  }
  const groups = parts.groups();
  return groups.length > 1 ? groups : null;
}
