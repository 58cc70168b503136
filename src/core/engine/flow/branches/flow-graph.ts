// What does a workflow's drawing say about branches? Which stages come only after a split, and which can reach which.
// Dominators after Cooper, Harvey, Kennedy: "A Simple, Fast Dominance Algorithm" (2001).
import type { Stage, StageId, Workflow } from '../../../model/index.ts';
import { everyFrom, reversed } from '../../validate/circles.ts';

/** **shape**: `before` is the stage that every way to a stage comes through last; absent for first stages and for stages nothing leads to. */
export type FlowGraph = {
  readonly ways: ReadonlyMap<StageId, readonly StageId[]>;
  readonly before: ReadonlyMap<StageId, StageId>;
  /** The ways turned round. */
  readonly back: ReadonlyMap<StageId, readonly StageId[]>;
  readonly reaching: Map<StageId, ReadonlySet<StageId>>;
};

const known = new WeakMap<Workflow, FlowGraph>();

/** The graph of a workflow, made once. */
export function flowGraph(workflow: Workflow): FlowGraph {
  let graph = known.get(workflow);
  if (graph === undefined) {
    graph = makeGraph(workflow);
    known.set(workflow, graph);
  }
  return graph;
}

/**
 * Where a case may get to from each stage: by its ways, by the scopes that watch over it, and where it goes when it has
 * missed what it needed.
 */
export function waysIn(stages: readonly Stage[]): Map<StageId, StageId[]> {
  const ways = new Map(stages.map((stage) => [stage.id, targetsOf(stage)]));
  for (const { id, kind, settings } of stages) {
    if (kind !== 'scope' || !Array.isArray(settings.over)) continue;
    for (const stage of settings.over) ways.get(String(stage))?.push(id);
  }
  return ways;
}

/** Where cases begin: by an intake, or at stages that are started when needed. */
export const startsIn = ({ intake, stages }: Workflow): StageId[] => [
  ...new Set([
    ...intake.map((each) => each.starts),
    ...stages.filter(({ settings }) => settings['on-demand'] === true).map(({ id }) => id),
  ]),
];

function targetsOf({ next, outcomes, settings }: Stage): StageId[] {
  const open = settings.while;
  const missed =
    typeof open === 'object' && open !== null && 'else' in open && typeof open.else === 'string'
      ? [open.else]
      : [];
  return [...[...next, ...outcomes].map(({ to }) => to), ...missed];
}

/** Does every way to `stage` come through `split` first? A stage does not come after itself. */
export function comesAfter({ before }: FlowGraph, stage: StageId, split: StageId): boolean {
  for (let at = before.get(stage); at !== undefined; at = before.get(at)) if (at === split) return true;
  return false;
}

/** Can a case get from one stage to another, by one way or more? */
export const canReach = (graph: FlowGraph, from: StageId, to: StageId): boolean =>
  reachersOf(graph, to).has(from);

function reachersOf(graph: FlowGraph, to: StageId): ReadonlySet<StageId> {
  const found = graph.reaching.get(to);
  if (found !== undefined) return found;
  const reachers = new Set(everyFrom(graph.back, graph.back.get(to) ?? []));
  graph.reaching.set(to, reachers);
  return reachers;
}

/** Can a case get there without coming through any of the stages to avoid? Seldom asked, so walked each time. */
export function canReachAround(
  { ways }: FlowGraph,
  from: StageId,
  to: StageId,
  avoided: ReadonlySet<StageId>,
): boolean {
  const seen = new Set<StageId>();
  const queue = [from];
  for (let stage = queue.pop(); stage !== undefined; stage = queue.pop()) {
    for (const next of ways.get(stage) ?? []) {
      if (next === to) return true;
      if (seen.has(next) || avoided.has(next)) continue;
      seen.add(next);
      queue.push(next);
    }
  }
  return false;
}

function makeGraph(workflow: Workflow): FlowGraph {
  const ways = waysIn(workflow.stages);
  return { ways, before: dominators(ways, startsIn(workflow)), back: reversed(ways), reaching: new Map() };
}

/** By stage, the one that every way to it from the starts comes through last. Number 0 stands for the world before the first stage. */
export function dominators(ways: FlowGraph['ways'], starts: readonly StageId[]): Map<StageId, StageId> {
  const order = lastToFirst(ways, starts);
  const number = new Map(order.map((stage, index) => [stage, index + 1]));
  const into = order.map((): number[] => []);
  for (const start of starts) into[(number.get(start) ?? 0) - 1]?.push(0);
  for (const from of order) {
    for (const to of ways.get(from) ?? []) into[(number.get(to) ?? 0) - 1]?.push(number.get(from) ?? 0);
  }
  const before = settleDominators(into);
  const named = new Map<StageId, StageId>();
  order.forEach((stage, index) => {
    const dominator = order[(before[index + 1] ?? 0) - 1];
    if (dominator !== undefined) named.set(stage, dominator);
  });
  return named;
}

function settleDominators(into: readonly (readonly number[])[]): number[] {
  const before = [0, ...into.map(() => -1)];
  const meet = (one: number, other: number): number => {
    let [a, b] = [one, other];
    while (a !== b) {
      while (a > b) a = before[a] ?? 0;
      while (b > a) b = before[b] ?? 0;
    }
    return a;
  };
  for (let changed = true; changed; ) {
    changed = false;
    into.forEach((comes, index) => {
      const settled = comes.filter((from) => before[from] !== -1);
      const met = settled.reduce((one, other) => meet(one, other), settled[0] ?? -1);
      if (before[index + 1] === met) return;
      before[index + 1] = met;
      changed = true;
    });
  }
  return before;
}

/** The stages that can be reached, each before those that it leads to, circles apart. */
function lastToFirst(ways: FlowGraph['ways'], starts: readonly StageId[]): StageId[] {
  const done: StageId[] = [];
  const seen = new Set<StageId>();
  const stack = starts.map((stage) => ({ stage, at: -1 })).reverse();
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    if (top.at === -1 && (seen.has(top.stage) || !ways.has(top.stage))) {
      stack.pop();
      continue;
    }
    seen.add(top.stage);
    top.at++;
    const to = ways.get(top.stage)?.[top.at];
    if (to !== undefined) stack.push({ stage: to, at: -1 });
    else done.push(stack.pop()?.stage ?? '');
  }
  return done.reverse();
}
