// Is a workflow with branches sound? From every state a case can end, every stage is entered by some case, branches do not pile
// up, and joins get what they wait for.
import type { StageId, Workflow } from '../../model/index.ts';
import { exploreFlow, type FlowSpace, stagesTo } from './flow-space.ts';

/**
 * One fault at a stage. **shape**: `path` are the stages that a case enters on a shortest way there. `never-entered`: no case
 * is ever there, though the drawing leads there; `cannot-end`: from there the end is out of reach; `piling-up`: a circle adds
 * branches each time; `gets-fewer`: a join goes on with fewer than it needs; `joins-wait`: joins wait for each other alone.
 */
export type FlowFault = {
  readonly kind: 'never-entered' | 'cannot-end' | 'piling-up' | 'gets-fewer' | 'joins-wait';
  readonly stage: StageId;
  readonly path: readonly StageId[];
};

/** `unknown` where there are more states than were looked at; then the faults are those that are certain all the same. */
export type FlowSoundness = {
  readonly verdict: 'sound' | 'unsound' | 'unknown';
  readonly faults: readonly FlowFault[];
  readonly states: number;
};

/**
 * Judges a workflow by what the engine does with branches. Left out: what operators do by hand, and stages that are started
 * when needed. **units**: at most `mostStates` states are looked at (20,000 where not given).
 */
export function soundnessOfFlow(workflow: Workflow, mostStates?: number): FlowSoundness {
  const space = exploreFlow(workflow, mostStates);
  const states = space.states.length;
  const told = [...pilingUp(space), ...joinsIn(space)];
  if (!space.complete) {
    const isPiled = space.growing >= 0;
    return { verdict: isPiled ? 'unsound' : 'unknown', faults: told, states };
  }
  const faults = [...cannotEnd(space), ...told, ...neverEntered(space)];
  return { verdict: faults.length > 0 ? 'unsound' : 'sound', faults, states };
}

const nameIn = ({ plan }: FlowSpace, stage: number): StageId => plan.workflow.stages[stage]?.id ?? '';

const faultAt = (
  space: FlowSpace,
  kind: FlowFault['kind'],
  stage: number,
  state: number | null,
): FlowFault => ({
  kind,
  stage: nameIn(space, stage),
  path: state === null ? [] : once(stagesTo(space, state)).map((each) => nameIn(space, each)),
});

/** What several branches enter one after another is said once. */
const once = (stages: readonly number[]): number[] => stages.filter((stage, at) => stage !== stages[at - 1]);

/** The split whose branches are too many. */
function pilingUp(space: FlowSpace): FlowFault[] {
  if (space.growing < 0) return [];
  const way = stagesTo(space, space.growing);
  const split = way.findLast((stage) => space.plan.stages[stage]?.role === 'splits');
  return [faultAt(space, 'piling-up', split ?? way.at(-1) ?? 0, space.growing)];
}

const joinsIn = (space: FlowSpace): FlowFault[] =>
  space.notes.map(({ kind, join, state }) =>
    faultAt(space, kind === 'fewer' ? 'gets-fewer' : 'joins-wait', join, state),
  );

/** The nearest state from which no case ends, at the stage it came to last. */
function cannotEnd(space: FlowSpace): FlowFault[] {
  const ending = endingStates(space);
  const lost = space.states.findIndex((_, state) => state > 0 && ending[state] === 0);
  if (lost < 0) return [];
  const last = space.passed[lost]?.at(-1) ?? space.states[lost]?.tokens[0]?.stage ?? 0;
  return [faultAt(space, 'cannot-end', last, lost)];
}

function endingStates({ states, leadsTo }: FlowSpace): Uint8Array {
  const before: number[][] = states.map(() => []);
  leadsTo.forEach((targets, from) => {
    for (const to of targets) before[to]?.push(from);
  });
  const ending = new Uint8Array(states.length);
  const queue = states.flatMap(({ tokens }, state) => (state > 0 && tokens.length === 0 ? [state] : []));
  for (const state of queue) ending[state] = 1;
  for (let state = queue.pop(); state !== undefined; state = queue.pop()) {
    for (const from of before[state] ?? []) {
      if (ending[from] === 1) continue;
      ending[from] = 1;
      queue.push(from);
    }
  }
  return ending;
}

/** Stages to which the drawing leads from a start, yet no case. What is started when needed is entered by hand. */
function neverEntered(space: FlowSpace): FlowFault[] {
  const { plan, entered } = space;
  const isLedTo = (stage: number): boolean =>
    plan.starts.some((start) => start === stage || plan.drawing.canReach(start, stage));
  return plan.stages.flatMap(({ role }, stage) =>
    entered[stage] === 1 || role === 'watches' || !isLedTo(stage)
      ? []
      : [faultAt(space, 'never-entered', stage, null)],
  );
}
