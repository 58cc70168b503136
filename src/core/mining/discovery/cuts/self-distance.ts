// What stands between two occurrences of an activity that are as near to each other as any? (Minimum self-distance.)
import type { FlowGraph } from '../flow-graph.ts';
import type { TraceBag } from '../trace-bag.ts';

export function betweenNearest(
  bag: TraceBag,
  { size, codes }: FlowGraph,
  width: number,
): (a: number, b: number) => boolean {
  const nodeOf = new Int16Array(width).fill(-1);
  for (const [node, code] of codes.entries()) nodeOf[code] = node;
  const nearest = new Int32Array(size).fill(0x7fffffff);
  const between = new Uint8Array(size * size);
  const last = new Int32Array(size);
  const lastTrace = new Int32Array(size).fill(-1);
  for (let t = 0; t < bag.size; t++) {
    for (let i = bag.starts[t] as number; i < (bag.starts[t + 1] as number); i++) {
      const here = nodeOf[bag.codes[i] as number] as number;
      const before = last[here] as number;
      const again = lastTrace[here] === t;
      last[here] = i;
      lastTrace[here] = t;
      if (!again || i - before > (nearest[here] as number)) continue;
      if (i - before < (nearest[here] as number)) between.fill(0, here * size, (here + 1) * size);
      nearest[here] = i - before;
      for (let j = before + 1; j < i; j++)
        between[here * size + (nodeOf[bag.codes[j] as number] as number)] = 1;
    }
  }
  return (a, b) => between[a * size + b] === 1;
}
