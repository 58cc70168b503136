// Which way do most cases take from start to end? Found as the cheapest way where a thin edge is dear: the cost of
// an edge is the square of how much thinner it is than the thickest, so a long heavy way beats a short thin one.
import { type Arc, at, byWeight, type Indexed } from './indexed.ts';

/** The arcs of the heaviest way, in order. Empty where the graph has none. */
export function mainPath(g: Indexed, allowed: (arc: Arc) => boolean): Arc[] {
  const start = firstNode(g);
  if (start === null) return [];
  const walked = followHeaviest(g, start, allowed);
  const last = walked.at(-1)?.to ?? start;
  const ends = g.nodes.flatMap((node, index) => (node.gate === 'end' ? [index] : []));
  if (ends.length === 0) return walked;
  const targets = ends.includes(last) ? [last] : ends;
  return cheapest(g, { start, targets, allowed }) ?? walked;
}

/** The start gate; else the heaviest node that nothing leads to; else the heaviest. */
function firstNode(g: Indexed): number | null {
  const gate = g.nodes.findIndex((node) => node.gate === 'start');
  if (gate >= 0) return gate;
  const order = g.nodes.map((_, index) => index);
  order.sort((a, b) => at(g.nodes, b).weight - at(g.nodes, a).weight || a - b);
  return order.find((index) => at(g.into, index).length === 0) ?? order[0] ?? null;
}

function followHeaviest(g: Indexed, start: number, allowed: (arc: Arc) => boolean): Arc[] {
  const seen = new Set([start]);
  const path: Arc[] = [];
  let here = start;
  for (;;) {
    const next = byWeight(at(g.out, here)).find((arc) => allowed(arc) && !seen.has(arc.to));
    if (!next) return path;
    path.push(next);
    seen.add(next.to);
    here = next.to;
  }
}

type Search = { start: number; targets: readonly number[]; allowed: (arc: Arc) => boolean };

function cheapest(g: Indexed, search: Search): Arc[] | null {
  const heaviest = Math.max(...g.arcs.map((arc) => arc.weight), 1);
  const cost = g.nodes.map(() => Number.POSITIVE_INFINITY);
  const by: (Arc | null)[] = g.nodes.map(() => null);
  const open = new Set([search.start]);
  cost[search.start] = 0;
  while (open.size > 0) {
    let here = -1;
    for (const node of open) if (here < 0 || at(cost, node) < at(cost, here)) here = node;
    open.delete(here);
    for (const arc of at(g.out, here)) {
      const reached = at(cost, here) + (heaviest / Math.max(arc.weight, heaviest / 1e4)) ** 2;
      if (!search.allowed(arc) || reached >= at(cost, arc.to)) continue;
      cost[arc.to] = reached;
      by[arc.to] = arc;
      open.add(arc.to);
    }
  }
  const target = [...search.targets].sort((a, b) => at(cost, a) - at(cost, b))[0];
  if (target === undefined || !Number.isFinite(at(cost, target))) return null;
  return wayBack(by, target);
}

function wayBack(by: readonly (Arc | null)[], target: number): Arc[] {
  const path: Arc[] = [];
  for (let arc = at(by, target); arc; arc = at(by, arc.from)) path.unshift(arc);
  return path;
}
