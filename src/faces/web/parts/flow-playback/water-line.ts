// A channel of the map as a line that dots travel along: points at a known length from its start.
import type { Point, Route } from '../../../../core/layout/index.ts';

/** **units**: as the drawing; `lengths[i]` is how far point i lies from the first one along the line. */
export type WaterLine = {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly lengths: readonly number[];
};

/** Into so many straight pieces a curve is cut. */
const CUTS = 16;

export function waterLine({ start, pieces }: Pick<Route, 'start' | 'pieces'>): WaterLine {
  const points = [start];
  let from = start;
  for (const { via, to } of pieces) {
    if (via === null) points.push(to);
    else for (let cut = 1; cut <= CUTS; cut++) points.push(onCurve([from, ...via, to], cut / CUTS));
    from = to;
  }
  const lengths = [0];
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1] as Point, points[i] as Point];
    lengths.push((lengths[i - 1] as number) + Math.hypot(b.x - a.x, b.y - a.y));
  }
  return { xs: points.map(({ x }) => x), ys: points.map(({ y }) => y), lengths };
}

function onCurve([a, b, c, d]: readonly [Point, Point, Point, Point], t: number): Point {
  const s = 1 - t;
  const of = (axis: 'x' | 'y') =>
    s * s * s * a[axis] + 3 * s * s * t * b[axis] + 3 * s * t * t * c[axis] + t * t * t * d[axis];
  return { x: of('x'), y: of('y') };
}

/** The point at a share of the way from the start to the end, and `aside` of it: to the right of whoever travels. */
export function pointAlong({ xs, ys, lengths }: WaterLine, share: number, aside: number): Point {
  const far = share * (lengths.at(-1) ?? 0);
  let i = 1;
  while (i < lengths.length - 1 && (lengths[i] as number) < far) i++;
  const [x0, y0] = [xs[i - 1] ?? 0, ys[i - 1] ?? 0];
  const [x1, y1] = [xs[i] ?? x0, ys[i] ?? y0];
  const length = Math.hypot(x1 - x0, y1 - y0) || 1;
  const part = Math.min(1, Math.max(0, (far - (lengths[i - 1] as number)) / length));
  const [along, across] = [(x1 - x0) / length, (y1 - y0) / length];
  return { x: x0 + (x1 - x0) * part - across * aside, y: y0 + (y1 - y0) * part + along * aside };
}
