// How good is an order of rows? The sum over all edges of how far they rise or fall, and of what they cross on the way.
import { at } from './indexed.ts';
import type { Row, Rows } from './rows.ts';
import type { Skeleton } from './skeleton.ts';

const CROSSING = 60;
const NODE_IN_THE_WAY = 220;

type End = Row | null;
/** One rise or fall: between two heights, in the gap right of a column (`gap`), or within a column (a way back). */
type Climb = { a: End; b: End; gap: number; column: number | null; weight: number };
export type Strain = {
  climbs: readonly Climb[];
  through: readonly (readonly Row[])[];
  standing: readonly (readonly Row[])[];
};

export function strainOf(s: Skeleton, rows: Rows): Strain {
  const climbs: Climb[] = [];
  const heaviest = Math.max(1, ...s.g.arcs.map((arc) => arc.weight));
  for (const arc of s.g.arcs) {
    const lane = at(rows.ofArc, arc.index);
    const [a, b] = [at(rows.ofNode, arc.from), at(rows.ofNode, arc.to)];
    const weight = 0.25 + Math.sqrt(arc.weight / heaviest);
    const [from, to] = [at(s.rank, arc.from), at(s.rank, arc.to)];
    if (at(s.back, arc.index)) {
      climbs.push(
        { a, b: lane, gap: from, column: from, weight },
        { a: lane, b, gap: to, column: to, weight },
      );
    } else if (lane === null) {
      if (!isOnMain(s, arc.index)) climbs.push({ a, b, gap: from, column: null, weight });
    } else {
      climbs.push(
        { a, b: lane, gap: from, column: null, weight },
        { a: lane, b, gap: to - 1, column: null, weight },
      );
    }
  }
  return { climbs: climbs.filter((climb) => climb.a !== climb.b), ...occupancy(s.ranks, rows) };
}

function isOnMain(s: Skeleton, index: number): boolean {
  return s.main.some((arc) => arc.index === index);
}

function occupancy(ranks: number, rows: Rows) {
  const through: Row[][] = Array.from({ length: ranks }, () => []);
  const standing: Row[][] = Array.from({ length: ranks }, () => []);
  for (const row of rows.rows) {
    for (let r = row.from; r <= row.to; r++) {
      at(standing, r).push(row);
      if (r < row.to) at(through, r).push(row);
    }
  }
  return { through, standing };
}

/** Lower is better. `height` of null (the main line) is 0. */
export function strain({ climbs, through, standing }: Strain, heights: ReadonlyMap<Row, number>): number {
  let sum = 0;
  for (const { a, b, gap, column, weight } of climbs) {
    const ya = a ? (heights.get(a) ?? 0) : 0;
    const yb = b ? (heights.get(b) ?? 0) : 0;
    sum += Math.abs(ya - yb) * weight;
    const [low, high] = ya < yb ? [ya, yb] : [yb, ya];
    for (const row of at(column === null ? through : standing, gap)) {
      const y = heights.get(row) ?? 0;
      if (row === a || row === b || y <= low || y >= high) continue;
      sum += column !== null && row.nodes.length > 0 ? NODE_IN_THE_WAY : CROSSING;
    }
    if (low < 0 && high > 0) sum += CROSSING * 2;
  }
  return sum;
}

/** What one look at the strain costs, counted in steps and not in time, so that every machine draws the same. */
export function costOf({ climbs, through }: Strain): number {
  const passing = through.reduce((sum, rows) => sum + rows.length, 0) / Math.max(through.length, 1);
  return climbs.length * (1 + passing);
}
