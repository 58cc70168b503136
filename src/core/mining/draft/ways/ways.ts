// Where does work go on from each stage, and where does it begin? The frequent ways between the stages,
// and what is needed so that every stage is reached and reaches the end.
import { type Arrow, widestTree } from '../../map/widest-paths.ts';
import { BEGIN, type Passes } from './passes.ts';

/** A way from a stage. **shape**: `to` is a stage number, or the count of all for the end. */
export type DraftWay = { readonly to: number; readonly count: number; readonly rework: boolean };

/** **shape**: `ways[stage]` the frequent first; `starts` are stage numbers, the frequent first. */
export type DraftWays = {
  readonly ways: readonly (readonly DraftWay[])[];
  readonly starts: readonly number[];
};

const RARE_WAY = 0.1;
const MOST_WAYS = 5;
const RARE_START = 0.05;

type Counted = Arrow & { readonly again: number };

/** `isJoin` tells what brings branches together: each of them comes there, and none comes back. */
export function draftWays(passes: Passes, stages: number, isJoin: (stage: number) => boolean): DraftWays {
  const [start, end] = [stages, stages + 1];
  const arrows = countArrows(passes, stages);
  const starts = chooseStarts(arrows, stages);
  const usable = arrows.filter((arrow) => arrow.from !== start || starts.has(arrow.to));
  const needed = new Set<Counted>();
  for (const [tree, root] of [
    [widestTree(usable, stages + 2, start, false), start] as const,
    [widestTree(usable, stages + 2, end, true), end] as const,
  ]) {
    for (let stage = 0; stage < stages; stage++) {
      const arrow = usable[tree[stage] as number];
      if (arrow && stage !== root) needed.add(arrow);
    }
  }
  const ways = Array.from({ length: stages }, (_, stage) => {
    const out = usable
      .filter((arrow) => arrow.from === stage)
      .sort((a, b) => b.count - a.count || a.to - b.to);
    const total = out.reduce((sum, arrow) => sum + arrow.count, 0);
    return out
      .filter((arrow, rank) => needed.has(arrow) || (rank < MOST_WAYS && arrow.count >= total * RARE_WAY))
      .map(({ to, count, again }) => ({
        to: to === end ? stages : to,
        count,
        rework: again * 2 > count && !isJoin(to),
      }));
  });
  return { ways, starts: [...starts] };
}

// `again` counts the passings after which the case was where it had been before.
function countArrows({ count: passes, caseOf, from, to }: Passes, stages: number): Counted[] {
  const size = stages + 2;
  const count = new Uint32Array(size * size);
  const again = new Uint32Array(size * size);
  const visited = new Int32Array(size).fill(-1);
  for (let p = 0; p < passes; p++) {
    const source = from[p] === BEGIN ? stages : (from[p] as number);
    const target = to[p] === stages ? stages + 1 : (to[p] as number);
    const arrow = source * size + target;
    count[arrow] = (count[arrow] as number) + 1;
    if (visited[target] === caseOf[p]) again[arrow] = (again[arrow] as number) + 1;
    visited[target] = caseOf[p] as number;
  }
  return Array.from(count, (times, arrow) => ({
    from: Math.floor(arrow / size),
    to: arrow % size,
    count: times,
    again: again[arrow] as number,
  })).filter((arrow) => arrow.count > 0);
}

// Where a fair share of the cases begin; then any stage that could not be reached otherwise and where cases begin too.
function chooseStarts(arrows: readonly Counted[], stages: number): Set<number> {
  const gates = arrows
    .filter((arrow) => arrow.from === stages)
    .sort((a, b) => b.count - a.count || a.to - b.to);
  const cases = gates.reduce((sum, gate) => sum + gate.count, 0);
  const starts = new Set(
    gates.filter((gate, rank) => rank === 0 || gate.count >= cases * RARE_START).map((gate) => gate.to),
  );
  const usable = arrows.filter((arrow) => arrow.from !== stages || starts.has(arrow.to));
  const tree = widestTree(usable, stages + 2, stages, false);
  for (const gate of gates) if (tree[gate.to] === -1) starts.add(gate.to);
  return starts;
}
