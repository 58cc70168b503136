// In which order are rows laid outward from the main line? First by where their neighbours lie, then by trying to move
// single rows inward or outward, and keeping what strains less.
import type { FlowKeep } from './graph.ts';
import { at } from './indexed.ts';
import { type Frame, pack } from './pack.ts';
import type { Row, Rows } from './rows.ts';
import type { Skeleton } from './skeleton.ts';
import { costOf, type Strain, strain, strainOf } from './strain.ts';

/** Steps spent on trying; a map of 30 stages stays far below it. */
const BUDGET = 1_500_000;

export function heightsOf(s: Skeleton, rows: Rows, frame: Frame, keep?: FlowKeep): Map<Row, number> {
  const measured = strainOf(s, rows);
  let order = settled(rows.rows, measured, frame);
  if (keep) order = asKept(s, order, keep);
  return pack(frame, improved({ order, frame, measured, pinned: keep !== undefined }));
}

/** Rows by the mean distance of what they join; the short and heavy nearest. */
function settled(rows: readonly Row[], measured: Strain, frame: Frame): Row[] {
  const narrowFirst = (a: Row, b: Row) => a.to - a.from - (b.to - b.from) || b.weight - a.weight;
  let order = [...rows].sort(narrowFirst);
  let best = order;
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 5; round++) {
    const heights = pack(frame, order);
    const value = strain(measured, heights);
    if (value < least) [best, least] = [order, value];
    const wish = wishes(measured, heights);
    order = [...order].sort((a, b) => (wish.get(a) ?? 0) - (wish.get(b) ?? 0) || narrowFirst(a, b));
  }
  return best;
}

function wishes({ climbs }: Strain, heights: ReadonlyMap<Row, number>): Map<Row, number> {
  const sums = new Map<Row, { far: number; weight: number }>();
  const add = (row: Row | null, other: Row | null, weight: number) => {
    if (!row) return;
    const sum = sums.get(row) ?? { far: 0, weight: 0 };
    const y = other && other.side === row.side ? Math.abs(heights.get(other) ?? 0) : 0;
    sums.set(row, { far: sum.far + y * weight, weight: sum.weight + weight });
  };
  for (const climb of climbs) {
    add(climb.a, climb.b, climb.weight);
    add(climb.b, climb.a, climb.weight);
  }
  return new Map([...sums].map(([row, sum]) => [row, sum.far / sum.weight]));
}

/** Rows with nodes in the order in which a larger drawing had them; the others where they were. */
function asKept(s: Skeleton, order: readonly Row[], keep: FlowKeep): Row[] {
  const level = (row: Row) =>
    Math.min(...row.nodes.map((node) => Math.abs(keep.get(at(s.g.nodes, node).id)?.level ?? 0)));
  const sorted = order.filter((row) => row.nodes.length > 0).sort((a, b) => level(a) - level(b));
  let next = 0;
  return order.map((row) => (row.nodes.length > 0 ? at(sorted, next++) : row));
}

type Trying = { order: Row[]; frame: Frame; measured: Strain; pinned: boolean };

/** Moves each row some places in or out as long as that helps, within the budget. */
function improved({ order, frame, measured, pinned }: Trying): Row[] {
  let left = Math.floor(BUDGET / (costOf(measured) + order.length * 4 + 1));
  let least = strain(measured, pack(frame, order));
  let best = order;
  for (let moved = true; moved && left > 0; ) {
    moved = false;
    for (const row of order) {
      for (const step of [-1, 1, -2, 2, -5, 5]) {
        const tried = shifted(best, row, step, pinned);
        if (!tried || left-- <= 0) continue;
        const value = strain(measured, pack(frame, tried));
        if (value >= least - 1e-6) continue;
        [best, least, moved] = [tried, value, true];
      }
    }
  }
  return best;
}

/** The order with one row moved past its nearest neighbours of the same side that share a column with it. */
function shifted(order: readonly Row[], row: Row, step: number, pinned: boolean): Row[] | null {
  const from = order.indexOf(row);
  const direction = Math.sign(step);
  let to = from;
  let passed = 0;
  for (let i = from + direction; i >= 0 && i < order.length && passed < Math.abs(step); i += direction) {
    const other = at(order, i);
    if (other.side !== row.side || other.to < row.from || other.from > row.to) continue;
    if (pinned && row.nodes.length > 0 && other.nodes.length > 0) return null;
    to = i;
    passed++;
  }
  if (passed < Math.abs(step)) return null;
  const moved = [...order];
  moved.splice(from, 1);
  moved.splice(to, 0, row);
  return moved;
}
