// Which edges run forward, and which lead back? The main path runs forward; then every node is reached by its heaviest way;
// then the rest, heaviest first, unless it would close a loop. So what is drawn backwards is the thin part of a loop.
import { type Arc, at, byWeight, type Indexed } from './indexed.ts';

/** True per arc where it leads back. */
export function orient(g: Indexed, main: readonly Arc[]): boolean[] {
  const ahead: number[][] = g.nodes.map(() => []);
  const back = g.arcs.map(() => true);
  const take = (arc: Arc) => {
    back[arc.index] = false;
    at(ahead, arc.from).push(arc.to);
  };
  for (const arc of main) take(arc);
  for (const arc of reachAll(g, main)) take(arc);
  const rest = byWeight(g.arcs.filter((arc) => at(back, arc.index)));
  rest.sort((a, b) => Number(a.edge.rework) - Number(b.edge.rework));
  for (const arc of rest) if (!reaches(ahead, arc.to, arc.from)) take(arc);
  return back;
}

/** From the main path outward, each further node by the heaviest arc into it; then other islands from their first node. */
function reachAll(g: Indexed, main: readonly Arc[]): Arc[] {
  const reached = new Set<number>(main.flatMap((arc) => [arc.from, arc.to]));
  const order = byWeight(g.arcs).sort((a, b) => Number(a.edge.rework) - Number(b.edge.rework));
  const found: Arc[] = [];
  while (reached.size < g.nodes.length) {
    const next = order.find((arc) => reached.has(arc.from) && !reached.has(arc.to));
    if (next) found.push(next);
    reached.add(next ? next.to : nextRoot(g, reached));
  }
  return found;
}

function nextRoot(g: Indexed, reached: ReadonlySet<number>): number {
  let best = -1;
  for (let node = 0; node < g.nodes.length; node++) {
    if (reached.has(node)) continue;
    if (best < 0 || at(g.into, node).length < at(g.into, best).length) best = node;
  }
  return best;
}

function reaches(ahead: readonly (readonly number[])[], from: number, to: number): boolean {
  const seen = new Set([from]);
  const stack = [from];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node === to) return true;
    for (const next of at(ahead, node)) {
      if (seen.has(next)) continue;
      seen.add(next);
      stack.push(next);
    }
  }
  return false;
}

/** Nodes so that every forward arc leads to a later one; equals in the order in which they came. */
export function topological(g: Indexed, back: readonly boolean[]): number[] {
  const waiting = g.nodes.map((_, node) => at(g.into, node).filter((arc) => !at(back, arc.index)).length);
  const ready = g.nodes.flatMap((_, node) => (at(waiting, node) === 0 ? [node] : []));
  const order: number[] = [];
  for (let node = ready.shift(); node !== undefined; node = ready.shift()) {
    order.push(node);
    for (const arc of at(g.out, node)) {
      if (at(back, arc.index)) continue;
      waiting[arc.to] = at(waiting, arc.to) - 1;
      if (at(waiting, arc.to) === 0) ready.push(arc.to);
    }
  }
  return order;
}
