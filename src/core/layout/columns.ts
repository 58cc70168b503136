// Where does each column begin and end? A gap grows with the labels in it and with how far its channels climb.
import { type Arc, at } from './indexed.ts';
import type { Plan } from './plan.ts';
import type { Ports } from './ports.ts';

export type Column = { left: number; right: number };

const GAP = 54;
const WIDEST_GAP = 150;
/** Straight piece before a node, where the arrow head sits. */
export const STUB = 13;

export function columnsOf(plan: Plan, ports: Ports): Column[] {
  const gaps = gapsOf(plan, ports);
  const columns: Column[] = [];
  let x = 0;
  for (let rank = 0; rank < plan.s.ranks; rank++) {
    const nodes = plan.s.g.nodes.filter((_, node) => at(plan.s.rank, node) === rank);
    const width = Math.max(0, ...nodes.map((node) => node.width));
    columns.push({ left: x, right: x + width });
    x += width + (gaps[rank] ?? 0);
  }
  return columns;
}

function gapsOf(plan: Plan, ports: Ports): number[] {
  const gaps = new Array<number>(Math.max(plan.s.ranks - 1, 0)).fill(GAP);
  const widen = (gap: number, width: number) => {
    if (gap >= 0 && gap < gaps.length) gaps[gap] = Math.max(at(gaps, gap), Math.min(width, WIDEST_GAP));
  };
  const turns = new Array<number>(gaps.length + 1).fill(0);
  for (const arc of plan.s.g.arcs) {
    const from = at(plan.s.rank, arc.from);
    const to = at(plan.s.rank, arc.to);
    if (at(plan.s.back, arc.index)) {
      if (at(ports.leave, arc.index).kind === 'side') turns[from] = (turns[from] ?? 0) + 1;
      if (at(ports.enter, arc.index).kind === 'side') turns[to - 1] = (turns[to - 1] ?? 0) + 1;
      continue;
    }
    const label = to - from === 1 ? (arc.edge.label?.width ?? 0) : 0;
    if (label > 0) widen(from, label + STUB + 14);
    for (const [gap, climb] of climbsOf(plan, arc)) widen(gap, 40 + climb * 0.2);
  }
  return gaps.map((gap, index) => gap + Math.min(at(turns, index), 4) * 10);
}

function climbsOf(plan: Plan, arc: Arc): [number, number][] {
  const [a, b] = [at(plan.nodeY, arc.from), at(plan.nodeY, arc.to)];
  const lane = at(plan.laneY, arc.index) ?? b;
  return [
    [at(plan.s.rank, arc.from), Math.abs(lane - a)],
    [at(plan.s.rank, arc.to) - 1, Math.abs(b - lane)],
  ];
}
