// A route as the text of an SVG path, the head of its arrow, and the point half way along it.
import type { Point, Route } from '../../../../core/layout/index.ts';

const xy = ({ x, y }: Point): string => `${round(x)} ${round(y)}`;
const round = (value: number): number => Math.round(value * 10) / 10;

/** `short`: how much to leave off at the end, for the arrow head. */
export function pathData(route: Route, short: number): string {
  const last = route.pieces.length - 1;
  const parts = route.pieces.map(({ via, to }, index) => {
    const end = index === last && !via ? nearer(endOf(route, last - 1), to, short) : to;
    return via ? `C${xy(via[0])} ${xy(via[1])} ${xy(end)}` : `L${xy(end)}`;
  });
  return `M${xy(route.start)}${parts.join('')}`;
}

function endOf(route: Route, index: number): Point {
  return route.pieces[index]?.to ?? route.start;
}

function nearer(from: Point, to: Point, by: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length <= by) return to;
  return { x: to.x - ((to.x - from.x) / length) * by, y: to.y - ((to.y - from.y) / length) * by };
}

export type Head = { length: number; data: string };

/** A small arrow head whose point touches the node; it is a little wider than its channel. */
export function headOf(route: Route, thickness: number): Head {
  const tip = route.pieces.at(-1)?.to ?? route.start;
  const last = route.pieces.at(-1);
  const before = last?.via ? last.via[1] : endOf(route, route.pieces.length - 2);
  const angle = Math.atan2(tip.y - before.y, tip.x - before.x);
  const half = thickness / 2 + 2.6;
  const length = Math.min(6.5 + thickness * 0.3, 10);
  const back = { x: tip.x - Math.cos(angle) * length, y: tip.y - Math.sin(angle) * length };
  const off = { x: -Math.sin(angle) * half, y: Math.cos(angle) * half };
  const a = { x: back.x + off.x, y: back.y + off.y };
  const b = { x: back.x - off.x, y: back.y - off.y };
  return { length, data: `M${xy(a)}L${xy(tip)}L${xy(b)}Z` };
}

/** A point near the middle, for what hangs on an edge. */
export function middleOf(route: Route): Point {
  if (route.label) return route.label;
  const points = [route.start, ...route.pieces.map(({ to }) => to)];
  const [a, b] = [points[Math.floor((points.length - 1) / 2)], points[Math.ceil((points.length - 1) / 2)]];
  return a && b ? { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 } : route.start;
}
