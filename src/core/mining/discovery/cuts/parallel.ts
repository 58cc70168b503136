// Which groups of activities does a case pass side by side? Each activity of one follows and precedes each of the others, and
// each group has a start and an end (IM 2013, parallel). What only stands between two occurrences of an activity is a loop's
// doing, not a parallel group's (minimum self-distance; Leemans, Fahland, van der Aalst 2014).
import type { FlowGraph } from '../flow-graph.ts';
import { createPartition } from './partition.ts';

/** `between(a, b)`: b stands between two occurrences of a that are as near as any. */
export function parallelCut(
  { size, follows, starts, ends }: FlowGraph,
  between?: (a: number, b: number) => boolean,
): number[][] | null {
  const parts = createPartition(size);
  const isBeside = (a: number, b: number): boolean =>
    (follows[a * size + b] as number) > 0 &&
    (follows[b * size + a] as number) > 0 &&
    !(between?.(a, b) || between?.(b, a));
  for (let a = 0; a < size; a++) {
    for (let b = a + 1; b < size; b++) if (!isBeside(a, b)) parts.join(a, b);
  }
  const has = (counts: Float64Array) => (group: readonly number[]) =>
    group.some((node) => (counts[node] as number) > 0);
  const groups = whole(parts.groups(), (group) => has(starts)(group) && has(ends)(group));
  return groups.length > 1 ? groups : null;
}

/** Groups that are not whole become one, or, where that is not whole either, part of the first that is. */
function whole(groups: readonly number[][], isWhole: (group: readonly number[]) => boolean): number[][] {
  const good = groups.filter(isWhole);
  const rest = groups.filter((group) => !isWhole(group)).flat();
  if (rest.length === 0 || good.length === 0) return good;
  if (isWhole(rest)) return [...good, rest];
  const [first = [], ...others] = good;
  return [[...first, ...rest], ...others];
}
