// How far from the main line does each row lie? Rows are laid one after the other against what lies there already.
import { at } from './indexed.ts';
import type { Row, Rows } from './rows.ts';
import type { Skeleton } from './skeleton.ts';

/** Free space kept around a node, and around a channel: two channels lie far enough apart for a number each. */
export const NODE_MARGIN = 14;
export const CHANNEL_MARGIN = 4;
/** Half the height that a channel needs for the number written on it. */
export const CHANNEL_HALF = 9;
/** What a self-loop takes above its node. */
export const LOOP_HEIGHT = 28;

/** How much room a row needs above and below its line, per column from its first. */
export type Cells = { up: number[]; down: number[] };
/** What rows are laid against. */
export type Frame = { top: readonly number[]; bottom: readonly number[]; cells: ReadonlyMap<Row, Cells> };

/** The room each row needs and the room the main line takes; independent of the order of rows. */
export function frameOf(s: Skeleton, rows: Rows): Frame {
  const looped = new Set(s.g.loops.map((loop) => loop.from));
  const up = (node: number) =>
    at(s.g.nodes, node).height / 2 + NODE_MARGIN + (looped.has(node) ? LOOP_HEIGHT : 0);
  const down = (node: number) => at(s.g.nodes, node).height / 2 + NODE_MARGIN;
  const cells = new Map<Row, Cells>();
  for (const row of rows.rows) cells.set(row, cellsOf(s, row, { up, down }));
  const top = new Array<number>(s.ranks).fill(mainChannel(s));
  const bottom = [...top];
  for (const node of s.onMain) {
    top[at(s.rank, node)] = up(node);
    bottom[at(s.rank, node)] = down(node);
  }
  return { top, bottom, cells };
}

function mainChannel(s: Skeleton): number {
  const thickest = Math.max(0, ...s.main.map((arc) => arc.edge.thickness));
  return thickest / 2 + CHANNEL_HALF * 2 + CHANNEL_MARGIN;
}

type Room = { up: (node: number) => number; down: (node: number) => number };

function cellsOf(s: Skeleton, row: Row, room: Room): Cells {
  const thickest = Math.max(0, ...row.arcs.map((arc) => arc.edge.thickness));
  const channel = Math.max(thickest / 2 + 3, CHANNEL_HALF) + CHANNEL_MARGIN;
  const columns = row.to - row.from + 1;
  const cells = {
    up: new Array<number>(columns).fill(channel),
    down: new Array<number>(columns).fill(channel),
  };
  for (const node of row.nodes) {
    cells.up[at(s.rank, node) - row.from] = room.up(node);
    cells.down[at(s.rank, node) - row.from] = room.down(node);
  }
  return cells;
}

/** Height of every row when they are laid in this order. */
export function pack(frame: Frame, order: readonly Row[]): Map<Row, number> {
  const top = [...frame.top];
  const bottom = [...frame.bottom];
  const heights = new Map<Row, number>();
  for (const row of order) {
    const cells = frame.cells.get(row);
    if (!cells) continue;
    const below = row.side > 0;
    const [taken, inner, outer] = below ? [bottom, cells.up, cells.down] : [top, cells.down, cells.up];
    let away = 0;
    for (let r = row.from; r <= row.to; r++) away = Math.max(away, at(taken, r) + at(inner, r - row.from));
    for (let r = row.from; r <= row.to; r++) taken[r] = away + at(outer, r - row.from);
    heights.set(row, below ? away : -away);
  }
  return heights;
}
