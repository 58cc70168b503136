// Which net does a tree stand for? Each block becomes a piece of net between two places; silent transitions split, join,
// enter and leave. After van der Aalst, "Process Mining" (2nd ed., 2016), section 3.2.8.
import type { NetTransition, PetriNet } from './petri-net.ts';
import type { ProcessTree } from './process-tree.ts';

type Growing = { places: number; readonly transitions: NetTransition[] };

/** The net of a block-structured model: it has the same traces, and is sound and safe. */
export function netOfTree(tree: ProcessTree): PetriNet {
  const net: Growing = { places: 2, transitions: [] };
  addBlock(net, tree, 0, 1);
  return { places: net.places, transitions: net.transitions, source: 0, sink: 1 };
}

function addBlock(net: Growing, tree: ProcessTree, from: number, to: number): void {
  if (tree.kind === 'tau') addStep(net, null, [from], [to]);
  else if (tree.kind === 'activity') addStep(net, tree.name, [from], [to]);
  else if (tree.kind === 'choice') for (const child of tree.children) addBlock(net, child, from, to);
  else if (tree.kind === 'sequence') addSequence(net, tree.children, from, to);
  else if (tree.kind === 'parallel') addParallel(net, tree.children, from, to);
  else addLoop(net, tree.children, from, to);
}

function addSequence(net: Growing, children: readonly ProcessTree[], from: number, to: number): void {
  let place = from;
  children.forEach((child, index) => {
    const next = index === children.length - 1 ? to : net.places++;
    addBlock(net, child, place, next);
    place = next;
  });
}

function addParallel(net: Growing, children: readonly ProcessTree[], from: number, to: number): void {
  const begins = children.map(() => net.places++);
  const ends = children.map(() => net.places++);
  addStep(net, null, [from], begins);
  children.forEach((child, index) => {
    addBlock(net, child, begins[index] ?? from, ends[index] ?? to);
  });
  addStep(net, null, ends, [to]);
}

// The loop has two places of its own, so that going round never gives a choice around it a second turn.
function addLoop(net: Growing, [body, ...redos]: readonly ProcessTree[], from: number, to: number): void {
  const [begin, end] = [net.places++, net.places++];
  addStep(net, null, [from], [begin]);
  if (body !== undefined) addBlock(net, body, begin, end);
  for (const redo of redos) addBlock(net, redo, end, begin);
  addStep(net, null, [end], [to]);
}

function addStep(
  net: Growing,
  label: string | null,
  takes: readonly number[],
  gives: readonly number[],
): void {
  net.transitions.push({ label, takes, gives });
}
