export { netOfTree } from './net-of-tree.ts';
export { parseTree, type TreeProblem } from './parse-tree.ts';
export type { NetTransition, PetriNet } from './petri-net.ts';
export { activitiesOfTree, type ProcessTree, printTree, type TreeOperator } from './process-tree.ts';
