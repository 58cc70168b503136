// Where does each number go? On a long level stretch it lies on its channel, elsewhere just above or below it; never on a node
// or on another number. The heaviest edge chooses first; one that finds no room shows its number only when asked.
import { onCurve } from './curve.ts';
import type { Box, FlowEdge, Point, Route, Size } from './graph.ts';
import { waterOf } from './water.ts';

export type Labelled = { route: Route; edge: FlowEdge };

export function placeLabels(labelled: readonly Labelled[], obstacles: readonly Box[]): Map<string, Point> {
  const taken: Box[] = [...obstacles];
  const places = new Map<string, Point>();
  const order = labelled.map((entry, index) => ({ ...entry, index }));
  order.sort((a, b) => b.edge.weight - a.edge.weight || a.index - b.index);
  const water = waterOf(labelled);
  for (const { route, edge } of order) {
    const size = edge.label;
    if (!size) continue;
    const measure = (box: Box) => (isFree(box, taken) ? water.count(box, edge.id) : Number.POSITIVE_INFINITY);
    const point = driest(candidates(route, edge.thickness, size), size, measure);
    if (!point) continue;
    places.set(edge.id, point);
    taken.push(boxOf(point, size));
  }
  return places;
}

/** The first candidate that lies on no other channel, else the one on the fewest; none that is taken. */
function driest(points: readonly Point[], size: Size, count: (box: Box) => number): Point | null {
  let best: Point | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const point of points) {
    const wet = count(boxOf(point, size));
    if (wet < least) [best, least] = [point, wet];
    if (wet === 0) break;
  }
  return best;
}

function boxOf(centre: Point, { width, height }: Size): Box {
  return { x: centre.x - width / 2, y: centre.y - height / 2, width, height };
}

function isFree(box: Box, taken: readonly Box[]): boolean {
  return taken.every((other) => !overlaps(box, other));
}

/** True where two boxes share more than an edge. */
export function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

const SHARES = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9];

function candidates(route: Route, thickness: number, size: Size): Point[] {
  const off = thickness / 2 + size.height / 2 + 1;
  const stretch = longestLevel(route);
  const onIt = stretch && Math.abs(stretch.b.x - stretch.a.x) > size.width + 24 ? alongLine(stretch) : [];
  const beside = [...(stretch ? alongLine(stretch) : []), ...alongCurves(route)];
  if (route.kind === 'loop') return besideLoop(route, size);
  const above = beside.map(({ x, y }) => ({ x, y: y - off }));
  const below = beside.map(({ x, y }) => ({ x, y: y + off }));
  const level = route.pieces.every(({ to }) => Math.abs(to.y - route.start.y) < 1);
  return level ? [...above, ...below] : [...onIt, ...alongCurves(route), ...above, ...below];
}

type Stretch = { a: Point; b: Point };

function longestLevel(route: Route): Stretch | null {
  let best: Stretch | null = null;
  let a = route.start;
  const length = (s: Stretch) => Math.abs(s.b.x - s.a.x);
  for (const { to, via } of route.pieces) {
    const isLevel = via === null || Math.abs(to.y - a.y) < 1;
    if (isLevel && Math.abs(to.y - a.y) < 1 && (!best || Math.abs(to.x - a.x) > length(best)))
      best = { a, b: to };
    a = to;
  }
  return best;
}

function alongLine({ a, b }: Stretch): Point[] {
  return SHARES.map((t) => ({ x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t }));
}

function alongCurves(route: Route): Point[] {
  const points: Point[] = [];
  let from = route.start;
  for (const { via, to } of route.pieces) {
    if (via && Math.abs(to.x - from.x) + Math.abs(to.y - from.y) > 12) {
      for (const t of SHARES) points.push(onCurve([from, ...via, to], t));
    }
    from = to;
  }
  return points;
}

/** Right of the arc, else above it, else left of it. */
function besideLoop(route: Route, size: Size): Point[] {
  const end = route.pieces.at(-1)?.to ?? route.start;
  const top = route.pieces[0]?.via?.[0].y ?? route.start.y;
  const y = end.y + (top - end.y) * 0.5;
  return [
    { x: end.x + size.width / 2 + 7, y },
    { x: (route.start.x + end.x) / 2, y: top - 2 },
    { x: route.start.x - size.width / 2 - 7, y },
  ];
}
