// The way each edge takes. Every route is a line, a curve, a line, a curve and a line, so that one drawing can flow into
// the next; climbing happens in the gaps between columns, where no node stands.

import { type Column, STUB } from './columns.ts';
import type { Box, Piece, Point, Route } from './graph.ts';
import { type Arc, at } from './indexed.ts';
import type { Plan } from './plan.ts';
import { outerSide, type Port, type Ports } from './ports.ts';

export type Places = { boxes: readonly Box[]; columns: readonly Column[]; ports: Ports };

const CORNER = 14;

export function routeArc(plan: Plan, places: Places, arc: Arc): Route {
  const isBack = at(plan.s.back, arc.index);
  const path = isBack ? backWay(plan, places, arc) : forwardWay(plan, places, arc);
  return { id: arc.edge.id, kind: isBack ? 'back' : 'forward', main: plan.isMain(arc), label: null, ...path };
}

type Way = { start: Point; pieces: readonly Piece[] };

function forwardWay(plan: Plan, { boxes, columns, ports }: Places, arc: Arc): Way {
  const from = at(boxes, arc.from);
  const to = at(boxes, arc.to);
  const start = { x: from.x + from.width, y: middle(from) + at(ports.leave, arc.index).offset };
  const end = { x: to.x, y: middle(to) + at(ports.enter, arc.index).offset };
  const [a, b] = [at(plan.s.rank, arc.from), at(plan.s.rank, arc.to)];
  const out = { x: at(columns, a).right + 3, y: start.y };
  const home = { x: at(columns, b).left - STUB, y: end.y };
  const lane = at(plan.laneY, arc.index);
  if (lane === null || b - a === 1) {
    return { start, pieces: [line(out), wave(out, home), line(home), wave(home, home), line(end)] };
  }
  const enter = { x: at(columns, a + 1).left - 4, y: lane };
  const leave = { x: at(columns, b - 1).right + 4, y: lane };
  return { start, pieces: [line(out), wave(out, enter), line(leave), wave(leave, home), line(end)] };
}

function backWay(plan: Plan, places: Places, arc: Arc): Way {
  const lane = at(plan.laneY, arc.index) ?? 0;
  const head = turnOut({
    plan,
    places,
    lane,
    node: arc.from,
    port: at(places.ports.leave, arc.index),
    right: true,
  });
  const tail = turnOut({
    plan,
    places,
    lane,
    node: arc.to,
    port: at(places.ports.enter, arc.index),
    right: false,
  });
  return {
    start: head.port,
    pieces: [
      line(head.near),
      { via: head.via, to: head.lane },
      line(tail.lane),
      { via: [tail.via[1], tail.via[0]], to: tail.near },
      line(tail.port),
    ],
  };
}

type Turn = { plan: Plan; places: Places; lane: number; node: number; port: Port; right: boolean };
type Turned = { port: Point; near: Point; via: readonly [Point, Point]; lane: Point };

/** From a node to the lane of its way back: round a corner off its outer edge, or round a bend in the gap beside it. */
function turnOut({ plan, places, lane, node, port, right }: Turn): Turned {
  const box = at(places.boxes, node);
  const sign = right ? 1 : -1;
  if (port.kind === 'outer') {
    const down = outerSide(plan, node);
    const x = box.x + box.width / 2 + port.offset;
    const edge = down > 0 ? box.y + box.height : box.y;
    const bend = Math.min(CORNER, Math.abs(lane - edge) - 2);
    const near = { x, y: lane - down * bend };
    const round: [Point, Point] = [
      { x, y: lane - down * bend * 0.45 },
      { x: x - sign * bend * 0.45, y: lane },
    ];
    return { port: { x, y: edge }, near, via: round, lane: { x: x - sign * bend, y: lane } };
  }
  const column = at(places.columns, at(plan.s.rank, node));
  const y = middle(box) + port.offset;
  const x = right ? column.right + 4 : column.left - STUB;
  const far = x + sign * 30;
  const edge = right ? box.x + box.width : box.x;
  return {
    port: { x: edge, y },
    near: { x, y },
    via: [
      { x: far, y },
      { x: far, y: lane },
    ],
    lane: { x, y: lane },
  };
}

function middle(box: Box): number {
  return box.y + box.height / 2;
}

export function line(to: Point): Piece {
  return { via: null, to };
}

/** A curve that leaves and arrives level. */
export function wave(from: Point, to: Point): Piece {
  const reach = (to.x - from.x) * 0.55;
  return {
    via: [
      { x: from.x + reach, y: from.y },
      { x: to.x - reach, y: to.y },
    ],
    to,
  };
}
