// Graph in, drawing out: the main path straight on one line, side branches around it, ways back beneath. Pure and
// deterministic: the same graph gives the same drawing on every machine. (Layers after Sugiyama; rows and packing are ours.)
import { columnsOf } from './columns.ts';
import type { Box, FlowGraph, FlowLayout, LayoutOptions, PlacedNode, Point, Route } from './graph.ts';
import { at } from './indexed.ts';
import { type Labelled, placeLabels } from './label.ts';
import { routeLoop } from './loop.ts';
import { keepOf, type Plan, planOf } from './plan.ts';
import { portsOf } from './ports.ts';
import { type Places, routeArc } from './route.ts';
import { transposeGraph, transposeLayout } from './transpose.ts';

const MARGIN = 24;

/**
 * Places a flow.
 * **shape** `width` and `height` hold everything with a margin; `x`, `y` of a node are its centre.
 * **units** those of the sizes given. An edge with an unknown end is left out.
 * **options** `keep`: of a drawing of the whole flow, so that a filtered one keeps its order; `direction`.
 */
export function layoutFlow(graph: FlowGraph, options: LayoutOptions = {}): FlowLayout {
  if (options.direction === 'down') {
    return transposeLayout(layoutFlow(transposeGraph(graph), { ...options, direction: 'right' }));
  }
  const plan = planOf(graph, options.keep);
  const places = placesOf(plan);
  const routes = labelled(places.boxes, routesOf(plan, places));
  const nodes = plan.s.g.nodes.map((node, index): PlacedNode => {
    const box = at(places.boxes, index);
    const { id, width, height } = node;
    const centre = { x: box.x + width / 2, y: box.y + height / 2 };
    return { id, width, height, ...centre, rank: at(plan.s.rank, index), main: plan.s.onMain.has(index) };
  });
  const main = nodes.filter((node) => node.main).sort((a, b) => a.rank - b.rank);
  return { ...framed(nodes, routes, graph), main: main.map((node) => node.id), keep: keepOf(plan) };
}

function placesOf(plan: Plan): Places {
  const ports = portsOf(plan);
  const columns = columnsOf(plan, ports);
  const boxes = plan.s.g.nodes.map((node, index): Box => {
    const { left, right } = at(columns, at(plan.s.rank, index));
    const { width, height } = node;
    return { x: (left + right - width) / 2, y: at(plan.nodeY, index) - height / 2, width, height };
  });
  return { boxes, columns, ports };
}

function routesOf(plan: Plan, places: Places): Labelled[] {
  const nth = new Map<number, number>();
  const loops = plan.s.g.loops.map((arc) => {
    const before = nth.get(arc.from) ?? 0;
    nth.set(arc.from, before + 1);
    return { route: routeLoop(arc, at(places.boxes, arc.from), before), edge: arc.edge };
  });
  return [...plan.s.g.arcs.map((arc) => ({ route: routeArc(plan, places, arc), edge: arc.edge })), ...loops];
}

function labelled(boxes: readonly Box[], routes: readonly Labelled[]): Route[] {
  const places = placeLabels(routes, boxes);
  return routes.map(({ route, edge }) => ({ ...route, label: places.get(edge.id) ?? null }));
}

/** Moves everything so that the drawing begins at the margin, and measures it. */
function framed(nodes: readonly PlacedNode[], routes: readonly Route[], graph: FlowGraph) {
  const sizes = new Map(graph.edges.map((edge) => [edge.id, edge.label]));
  const corners: Point[] = nodes.flatMap(({ x, y, width, height }) => [
    { x: x - width / 2, y: y - height / 2 },
    { x: x + width / 2, y: y + height / 2 },
  ]);
  for (const { id, start, pieces, label } of routes) {
    corners.push(start, ...pieces.flatMap(({ via, to }) => [...(via ?? []), to]));
    const size = sizes.get(id);
    if (!label || !size) continue;
    corners.push({ x: label.x - size.width / 2, y: label.y - size.height / 2 });
    corners.push({ x: label.x + size.width / 2, y: label.y + size.height / 2 });
  }
  const least = { x: Math.min(...corners.map(({ x }) => x)), y: Math.min(...corners.map(({ y }) => y)) };
  if (corners.length === 0) return { nodes, routes, width: MARGIN * 2, height: MARGIN * 2 };
  const shift = ({ x, y }: Point): Point => ({ x: x - least.x + MARGIN, y: y - least.y + MARGIN });
  return {
    nodes: nodes.map((node) => ({ ...node, ...shift(node) })),
    routes: routes.map((route) => shifted(route, shift)),
    width: Math.max(...corners.map(({ x }) => x)) - least.x + MARGIN * 2,
    height: Math.max(...corners.map(({ y }) => y)) - least.y + MARGIN * 2,
  };
}

function shifted(route: Route, shift: (point: Point) => Point): Route {
  return {
    ...route,
    start: shift(route.start),
    pieces: route.pieces.map(({ via, to }) => ({
      via: via && [shift(via[0]), shift(via[1])],
      to: shift(to),
    })),
    label: route.label && shift(route.label),
  };
}
