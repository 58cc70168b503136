// Where on a node does each edge begin or end? Ways forward leave on the right and enter on the left, stacked like the arms of
// a river in the order in which they come from above; ways back use the outer edge (the lower one on and below the main line).
import type { Side } from './graph.ts';
import { type Arc, at } from './indexed.ts';
import type { Plan } from './plan.ts';

/** `side`: on the left or right edge, `offset` down from the centre. `outer`: on the upper or lower edge, `offset` right of it. */
export type Port = { kind: 'side' | 'outer'; offset: number };
export type Ports = { leave: readonly Port[]; enter: readonly Port[] };
type Touch = { arc: Arc; leaves: boolean; far: number };

export function portsOf(plan: Plan): Ports {
  const leave: Port[] = plan.s.g.arcs.map(() => ({ kind: 'side', offset: 0 }));
  const enter: Port[] = leave.map((port) => ({ ...port }));
  const set = (touch: Touch, port: Port) => {
    (touch.leaves ? leave : enter)[touch.arc.index] = port;
  };
  for (let node = 0; node < plan.s.g.nodes.length; node++) {
    const touches = touchesOf(plan, node);
    const isOuter = ({ arc }: Touch) => at(plan.s.back, arc.index) && !blocked(plan, node, arc);
    const outer = touches.filter(isOuter);
    const beside = touches.filter((touch) => !isOuter(touch));
    const goesRight = (touch: Touch) => touch.leaves;
    stack(plan, node, beside.filter(goesRight), set);
    stack(
      plan,
      node,
      beside.filter((touch) => !goesRight(touch)),
      set,
    );
    hang(plan, node, outer.filter(goesRight), set);
    hang(
      plan,
      node,
      outer.filter((touch) => !goesRight(touch)),
      set,
    );
  }
  return { leave, enter };
}

function touchesOf({ s, nodeY, laneY }: Plan, node: number): Touch[] {
  const out = at(s.g.out, node).map((arc) => ({
    arc,
    leaves: true,
    far: at(laneY, arc.index) ?? at(nodeY, arc.to),
  }));
  const into = at(s.g.into, node).map((arc) => ({
    arc,
    leaves: false,
    far: at(laneY, arc.index) ?? at(nodeY, arc.from),
  }));
  return [...out, ...into].sort((a, b) => a.far - b.far || a.arc.index - b.arc.index);
}

/** Which edge of a node its ways back use. */
export function outerSide(plan: Plan, node: number): Side {
  return at(plan.side, node) < 0 ? -1 : 1;
}

/** True where another node stands between this one and the lane of its way back, or the lane lies on the inner side. */
function blocked(plan: Plan, node: number, arc: Arc): boolean {
  const lane = at(plan.laneY, arc.index) ?? 0;
  const own = at(plan.nodeY, node);
  if ((lane - own) * outerSide(plan, node) <= 0) return true;
  const [low, high] = own < lane ? [own, lane] : [lane, own];
  return plan.s.rank.some((rank, other) => {
    const y = at(plan.nodeY, other);
    return rank === at(plan.s.rank, node) && other !== node && y > low && y < high;
  });
}

type Set = (touch: Touch, port: Port) => void;

/** Stacks channels on a left or right edge; the one that runs straight keeps the centre. */
function stack(plan: Plan, node: number, touches: readonly Touch[], set: Set): void {
  const own = at(plan.nodeY, node);
  let at0 = 0;
  const places = touches.map(({ arc }, index) => {
    const before = touches[index - 1];
    if (before) at0 += (before.arc.edge.thickness + arc.edge.thickness) / 2 + 5;
    return at0;
  });
  let centre = touches.findIndex(({ arc }) => plan.isMain(arc));
  if (centre < 0) centre = touches.findIndex(({ far }) => Math.abs(far - own) < 0.5);
  const middle = centre >= 0 ? at(places, centre) : at0 / 2;
  const room = at(plan.s.g.nodes, node).height / 2 - 12;
  const reach = Math.max(1e-9, ...places.map((place) => Math.abs(place - middle)));
  const scale = Math.min(1, Math.max(room, 0) / reach);
  for (const [index, touch] of touches.entries()) {
    set(touch, { kind: 'side', offset: (at(places, index) - middle) * scale });
  }
}

/** Hangs ways back on the outer edge: those that leave right of the centre, those that enter left of it, the farthest outermost. */
function hang(plan: Plan, node: number, touches: readonly Touch[], set: Set): void {
  const outward = [...touches].sort((a, b) => Math.abs(a.far) - Math.abs(b.far));
  const half = at(plan.s.g.nodes, node).width / 2;
  const step = Math.min(14, (half * 0.7) / Math.max(outward.length, 1));
  for (const [index, touch] of outward.entries()) {
    const offset = half * 0.22 + index * step;
    set(touch, { kind: 'outer', offset: touch.leaves ? offset : -offset });
  }
}
