export type { Marking } from './marking.ts';
export { netOfTree } from './net-of-tree.ts';
export { namesOfStage, netOfWorkflow, type StageNames, type WorkflowNet } from './net-of-workflow.ts';
export { parseTree, type TreeProblem } from './parse-tree.ts';
export type { NetTransition, PetriNet } from './petri-net.ts';
export { activitiesOfTree, type ProcessTree, printTree, type TreeOperator } from './process-tree.ts';
export { type Soundness, type SoundnessFault, soundnessOf } from './soundness.ts';
export { exploreNet, type StateArc, type StateSpace, wayTo } from './state-space.ts';
export { type NetStep, type NetWalk, walkNet } from './walk.ts';
