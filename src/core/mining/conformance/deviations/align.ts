// Which way through the model is nearest to what a case did? Each move is done by both, by the case alone, or by the model
// alone; the fewest of the latter two are sought. After Adriansyah, van Dongen, van der Aalst (2011), with one jump to the
// next place where an activity is allowed instead of every single move of the model.
import type { NetStep } from '../../../net/index.ts';
import type { IntendedWalk } from '../intended.ts';

/** **shape**: `both` and `case` tell the event's place in the case; `both` and `model` the label. */
export type Move =
  | { readonly by: 'both'; readonly event: number; readonly label: number }
  | { readonly by: 'case'; readonly event: number }
  | { readonly by: 'model'; readonly label: number };

/** **shape**: `nearest` is false where the search was broken off, and each event taken as it best fitted. */
export type Alignment = {
  readonly moves: readonly Move[];
  readonly nearest: boolean;
  /** How many states were tried. */
  readonly tried: number;
};

/** How a case is aligned. **shape**: one that is under way need not come to the end; so many states are tried. */
export type AlignOptions = { readonly underWay: boolean; readonly mostStates: number };

type Search = AlignOptions & { readonly done: Set<number> };

type Node = {
  readonly marking: number;
  readonly at: number;
  readonly cost: number;
  readonly before: Node | null;
  readonly step: NetStep | null;
};

/** Aligns a case with the model. **shape**: `codes` are its activities by code. */
export function align(intended: IntendedWalk, codes: Int32Array, options: AlignOptions): Alignment {
  const done = new Set<number>();
  const found = search(intended, codes, { ...options, done });
  const end = found ?? walkOn(intended, codes, options);
  return { moves: movesTo(end, intended, codes), nearest: found !== null, tried: done.size };
}

/** Cheapest first; of equally cheap ones the one that has come farthest. */
function search(intended: IntendedWalk, codes: Int32Array, options: Search): Node | null {
  const unknown = unknownAfter(intended, codes);
  const buckets: Node[][] = [];
  const { done } = options;
  const open = (node: Node): void => {
    const total = node.cost + (unknown[node.at] ?? 0);
    buckets[total] ??= [];
    buckets[total]?.push(node);
  };
  const width = codes.length + 2;
  open({ marking: intended.walk.start, at: 0, cost: 0, before: null, step: null });
  for (let total = 0; total < buckets.length; ) {
    const node = buckets[total]?.pop();
    if (node === undefined) {
      total++;
      continue;
    }
    if (node.at > codes.length) return node;
    const key = node.marking * width + node.at;
    if (done.has(key)) continue;
    done.add(key);
    if (done.size > options.mostStates) return null;
    // The one pushed last is tried first.
    if (node.at === codes.length) {
      const last = ending(intended, node, options);
      if (last !== null) open(last);
      continue;
    }
    open(passed(node));
    const label = intended.labelOf[codes[node.at] as number] as number;
    if (label < 0) continue;
    const steps = intended.walk.step(node.marking, label);
    const jump = steps.length === 0 ? intended.walk.jump(node.marking, label) : null;
    if (jump !== null) open(stepped(node, jump));
    for (const step of steps) open(stepped(node, step));
  }
  return null;
}

const stepped = (node: Node, step: NetStep): Node => ({
  marking: step.to,
  at: node.at + 1,
  cost: node.cost + step.skipped.length,
  before: node,
  step,
});

/** The event is the case's own. */
const passed = (node: Node): Node => ({
  marking: node.marking,
  at: node.at + 1,
  cost: node.cost + 1,
  before: node,
  step: null,
});

function ending({ walk }: IntendedWalk, node: Node, { underWay }: AlignOptions): Node | null {
  const last = underWay ? null : walk.endJump(node.marking);
  if (last !== null) return stepped(node, last);
  // A model that cannot end asks for nothing more.
  return { marking: node.marking, at: node.at + 1, cost: node.cost, before: node, step: null };
}

/** How many events from each on the model does not have: so many moves are certain. */
function unknownAfter({ labelOf }: IntendedWalk, codes: Int32Array): Int32Array {
  const after = new Int32Array(codes.length + 1);
  for (let i = codes.length - 1; i >= 0; i--) {
    after[i] = (after[i + 1] as number) + ((labelOf[codes[i] as number] as number) < 0 ? 1 : 0);
  }
  return after;
}

/** Passing over more than this for one event is taken for the case's own way. */
const LONGEST_JUMP = 2;

/** Event by event, each as it best fits. */
function walkOn(intended: IntendedWalk, codes: Int32Array, options: AlignOptions): Node {
  let node: Node = { marking: intended.walk.start, at: 0, cost: 0, before: null, step: null };
  for (const code of codes) {
    const label = intended.labelOf[code] as number;
    const [step] = label < 0 ? [] : intended.walk.step(node.marking, label);
    const jump = step === undefined && label >= 0 ? intended.walk.jump(node.marking, label) : null;
    if (step !== undefined) node = stepped(node, step);
    else if (jump !== null && jump.skipped.length <= LONGEST_JUMP) node = stepped(node, jump);
    else node = passed(node);
  }
  return ending(intended, node, options) ?? node;
}

function movesTo(end: Node, { labelOf }: IntendedWalk, codes: Int32Array): Move[] {
  const moves: Move[] = [];
  for (let node: Node = end; node.before !== null; node = node.before) {
    const event = node.at - 1;
    const isEvent = event < codes.length;
    if (isEvent && node.step !== null) {
      moves.push({ by: 'both', event, label: labelOf[codes[event] as number] as number });
    } else if (isEvent) moves.push({ by: 'case', event });
    for (const label of [...(node.step?.skipped ?? [])].reverse()) moves.push({ by: 'model', label });
  }
  return moves.reverse();
}
