// Someone puts stages where they want them: routes that touch a moved node are drawn anew and freely, all others stay.
import type { Box, FlowGraph, FlowLayout, PlacedNode, Point, Route } from './graph.ts';
import { placeLabels } from './label.ts';
import { routeLoop } from './loop.ts';
import { line, wave } from './route.ts';

const DROP = 30;
const LANE = 24;
const CORNER = 14;
const STUB = 13;
const MARGIN = 24;

/** The layout with some nodes at new centres (units of the layout, left to right only). An unknown id is left out. */
export function moveNodes(
  layout: FlowLayout,
  graph: FlowGraph,
  moved: ReadonlyMap<string, Point>,
): FlowLayout {
  const nodes = layout.nodes.map((node) => ({ ...node, ...moved.get(node.id) }));
  const boxes = new Map(nodes.map((node) => [node.id, boxOf(node)]));
  const routes = new Map(layout.routes.map((route) => [route.id, route]));
  const free = graph.edges.filter((edge) => moved.has(edge.from) || moved.has(edge.to));
  for (const [nth, edge] of free.entries()) {
    const from = boxes.get(edge.from);
    const to = boxes.get(edge.to);
    if (!from || !to) continue;
    const kept = { id: edge.id, main: false, label: null };
    if (edge.from === edge.to)
      routes.set(edge.id, routeLoop({ index: 0, from: 0, to: 0, weight: 0, edge }, from, 0));
    else routes.set(edge.id, { ...kept, ...freeWay(from, to, nth) });
  }
  return { ...layout, nodes, ...measured(nodes, relabelled(graph, routes, [...boxes.values()])) };
}

const boxOf = ({ x, y, width, height }: PlacedNode): Box => ({
  x: x - width / 2,
  y: y - height / 2,
  width,
  height,
});

type Way = Pick<Route, 'kind' | 'start' | 'pieces'>;

function freeWay(from: Box, to: Box, nth: number): Way {
  const gap = to.x - (from.x + from.width);
  if (gap > STUB * 2) return ahead(from, to);
  const isBeside = to.x + to.width > from.x - STUB;
  if (isBeside && to.y - (from.y + from.height) > STUB * 2) return upright(from, to, 1);
  if (isBeside && from.y - (to.y + to.height) > STUB * 2) return upright(from, to, -1);
  return around(from, to, nth);
}

function ahead(from: Box, to: Box): Way {
  const start = { x: from.x + from.width, y: from.y + from.height / 2 };
  const end = { x: to.x, y: to.y + to.height / 2 };
  const out = { x: start.x + 3, y: start.y };
  const home = { x: end.x - STUB, y: end.y };
  const pieces = [line(out), wave(out, home), line(home), wave(home, home), line(end)];
  return { kind: 'forward', start, pieces };
}

/** From the lower edge of one to the upper edge of another below it (`down` 1), or the other way round. */
function upright(from: Box, to: Box, down: 1 | -1): Way {
  const start = { x: from.x + from.width / 2, y: down > 0 ? from.y + from.height : from.y };
  const end = { x: to.x + to.width / 2, y: down > 0 ? to.y : to.y + to.height };
  const home = { x: end.x, y: end.y - down * STUB };
  const reach = (home.y - start.y) * 0.55;
  const via: [Point, Point] = [
    { x: start.x, y: start.y + reach },
    { x: home.x, y: home.y - reach },
  ];
  const pieces = [line(start), { via, to: home }, line(home), wave(home, home), line(end)];
  return { kind: 'forward', start, pieces };
}

/** Down from the one, below both, up into the other. */
function around(from: Box, to: Box, nth: number): Way {
  const a = { x: from.x + from.width * 0.66, y: from.y + from.height };
  const b = { x: to.x + to.width * 0.34, y: to.y + to.height };
  const lane = Math.max(a.y, b.y) + DROP + (nth % 4) * LANE;
  const sign = b.x < a.x ? -1 : 1;
  const bend = Math.min(CORNER, Math.abs(b.x - a.x) / 2);
  const first = { x: a.x + sign * bend, y: lane };
  const last = { x: b.x - sign * bend, y: lane };
  const [drop, rise] = [
    { x: a.x, y: lane - CORNER },
    { x: b.x, y: lane - CORNER },
  ];
  return {
    kind: 'back',
    start: a,
    pieces: [
      line(drop),
      {
        via: [
          { x: a.x, y: lane - 6 },
          { x: a.x + sign * bend * 0.45, y: lane },
        ],
        to: first,
      },
      line(last),
      {
        via: [
          { x: b.x - sign * bend * 0.45, y: lane },
          { x: b.x, y: lane - 6 },
        ],
        to: rise,
      },
      line(b),
    ],
  };
}

function relabelled(graph: FlowGraph, routes: ReadonlyMap<string, Route>, boxes: readonly Box[]): Route[] {
  const known = graph.edges.flatMap((edge) => {
    const route = routes.get(edge.id);
    return route ? [{ route, edge }] : [];
  });
  const places = placeLabels(known, boxes);
  return known.map(({ route }) => ({ ...route, label: places.get(route.id) ?? null }));
}

function measured(nodes: readonly PlacedNode[], routes: readonly Route[]) {
  const points = [
    ...nodes.map(({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 })),
    ...routes.flatMap(({ pieces }) => pieces.map(({ to }) => to)),
  ];
  return {
    routes,
    width: Math.max(0, ...points.map(({ x }) => x)) + MARGIN,
    height: Math.max(0, ...points.map(({ y }) => y)) + MARGIN,
  };
}
