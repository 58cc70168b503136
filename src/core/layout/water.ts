// What flows where: points along every route, found by place, so that a number can keep off the channels of others.
import { onCurve } from './curve.ts';
import type { Box, FlowEdge, Point, Route } from './graph.ts';

const APART = 9;
const CELL = 64;

type Drop = { id: string; x: number; y: number; radius: number };
export type Water = {
  /** How much of other channels lies in a box. */
  count: (box: Box, own: string) => number;
};

export function waterOf(drawn: readonly { route: Route; edge: FlowEdge }[]): Water {
  const cells = new Map<string, Drop[]>();
  for (const { route, edge } of drawn) {
    const radius = route.kind === 'forward' ? edge.thickness / 2 : 1;
    for (const point of pointsAlong(route)) {
      const key = keyOf(Math.floor(point.x / CELL), Math.floor(point.y / CELL));
      const cell = cells.get(key) ?? [];
      cell.push({ id: edge.id, radius, ...point });
      cells.set(key, cell);
    }
  }
  return {
    count: (box, own) =>
      dropsNear(cells, box).filter((drop) => drop.id !== own && isWithin(box, drop)).length,
  };
}

const keyOf = (column: number, row: number): string => `${column} ${row}`;

function dropsNear(cells: ReadonlyMap<string, readonly Drop[]>, box: Box): Drop[] {
  const near: Drop[] = [];
  for (let c = Math.floor((box.x - 8) / CELL); c <= Math.floor((box.x + box.width + 8) / CELL); c++) {
    for (let r = Math.floor((box.y - 8) / CELL); r <= Math.floor((box.y + box.height + 8) / CELL); r++) {
      near.push(...(cells.get(keyOf(c, r)) ?? []));
    }
  }
  return near;
}

function isWithin(box: Box, { x, y, radius }: Drop): boolean {
  const across = x > box.x - radius && x < box.x + box.width + radius;
  return across && y > box.y - radius && y < box.y + box.height + radius;
}

function pointsAlong(route: Route): Point[] {
  const points: Point[] = [];
  let from = route.start;
  for (const { via, to } of route.pieces) {
    const length = Math.abs(to.x - from.x) + Math.abs(to.y - from.y);
    const steps = Math.max(1, Math.ceil(length / APART));
    for (let step = 0; step <= steps; step++) {
      const t = step / steps;
      const straight = { x: from.x + (to.x - from.x) * t, y: from.y + (to.y - from.y) * t };
      points.push(via ? onCurve([from, ...via, to], t) : straight);
    }
    from = to;
  }
  return points;
}
