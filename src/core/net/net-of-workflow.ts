// Which net does a workflow stand for? A token walks from stage to stage: being in a stage is a place, doing its work a
// transition, every way on a silent one. A split gives to all its branches, their join takes from each. A stage may be seen
// under any of its names.
import { type Result, succeed } from '../base/index.ts';
import type { Stage, StageId, Workflow } from '../model/index.ts';
import { type Block, blocksOf, type NetProblem } from './branches/blocks.ts';
import type { NetTransition, PetriNet } from './petri-net.ts';

/**
 * The net of a workflow. **shape**: `stageOf[t]` is the stage that transition t does or leaves; null as an intake opens.
 * `besides`: for each split, the transitions of each of its branches.
 */
export type WorkflowNet = PetriNet & {
  readonly stageOf: readonly (StageId | null)[];
  readonly besides: readonly (readonly (readonly number[])[])[];
};

/** Where nobody works and no history of ours has an event; seen only under names that were observed. */
const UNSEEN: ReadonlySet<string> = new Set(['end', 'decide', 'split', 'join', 'scope']);
/** What the machine or the calendar does: a history from elsewhere may well not tell of it. */
const UNWORKED: ReadonlySet<string> = new Set(['wait', 'automatic', 'subflow']);

/**
 * The names under which a history may show a stage: its title, and those it was observed by. A decision or an end has
 * only the latter. Where `has` says which names the history knows, a stage goes by those; one that nobody works at and
 * that the history never names is silent, one that somebody works at keeps its title.
 */
export function namesOfStage(stage: Stage, has?: (name: string) => boolean): readonly string[] {
  const { kind, title, observed } = stage;
  const names = [...new Set(UNSEEN.has(kind) ? observed : [title, ...observed])];
  if (has === undefined) return names;
  const known = names.filter(has);
  if (known.length > 0 || UNSEEN.has(kind) || UNWORKED.has(kind)) return known;
  return names.slice(0, 1);
}

/** What a stage is called in the net: several names are several transitions side by side, none is a silent one. */
export type StageNames = (stage: Stage) => readonly string[];

/**
 * The net of a workflow. A way that leads to no stage is left out. **rejects**: branches that do not all meet at one join
 * by stages of their own, and stages whose ways do not tell when they begin.
 */
export function netOfWorkflow(
  workflow: Workflow,
  names: StageNames = namesOfStage,
): Result<WorkflowNet, NetProblem> {
  const blocks = blocksOf(workflow);
  return blocks.ok ? succeed(netWith(workflow, names, blocks.value)) : blocks;
}

function netWith(workflow: Workflow, names: StageNames, blocks: readonly Block[]): WorkflowNet {
  const { stages, intake } = workflow;
  const numbers = new Map(stages.map(({ id }, index) => [id, index]));
  const meeting = createMeeting(stages.length, blocks);
  const transitions: NetTransition[] = [];
  const doneAt: number[] = [];
  const add = (
    at: number,
    label: string | null,
    takes: readonly number[],
    gives: readonly (number | undefined)[],
  ): void => {
    const given = gives.filter((place) => place !== undefined);
    if (given.length < gives.length) return;
    transitions.push({ label, takes, gives: given });
    doneAt.push(at);
  };
  for (const starts of new Set(intake.map((each) => each.starts))) {
    const first = numbers.get(starts);
    add(-1, null, [SOURCE], [first === undefined ? undefined : entered(first)]);
  }
  stages.forEach((stage, at) => {
    const labels = names(stage);
    // Nothing leads into a scope: it leads away from what it watches over.
    const shown = stage.kind === 'scope' ? [] : labels.length === 0 ? [null] : labels;
    for (const label of shown) add(at, label, [entered(at)], [done(at)]);
    if (stage.kind === 'end') add(at, null, [done(at)], [SINK]);
    for (const { takes, gives } of meeting.silentAt(at)) add(at, null, takes, gives);
    if (stage.settings.repeat !== undefined) add(at, null, [done(at)], [entered(at)]);
    for (const over of watched(stage)) {
      const inside = numbers.get(over);
      if (inside !== undefined) add(at, null, [entered(inside)], [done(at)]);
    }
    if (meeting.isSplit(at)) return;
    for (const id of new Set([...stage.next, ...stage.outcomes].map((way) => way.to))) {
      const to = numbers.get(id);
      add(at, null, [done(at)], [to === undefined ? undefined : meeting.arrival(at, to)]);
    }
  });
  return {
    ...{ places: meeting.places, transitions, source: SOURCE, sink: SINK },
    stageOf: doneAt.map((at) => stages[at]?.id ?? null),
    besides: blocks.map(({ branches }) =>
      branches.map((branch) => [...doneAt.keys()].filter((t) => branch.stages.has(doneAt[t] ?? -1))),
    ),
  };
}

const SOURCE = 0;
const SINK = 1;
const entered = (stage: number): number => 2 + 2 * stage;
const done = (stage: number): number => 3 + 2 * stage;

/** The stages that a scope ends. */
const watched = ({ kind, settings: { over } }: Stage): string[] =>
  kind === 'scope' && Array.isArray(over) ? over.map(String) : [];

/** Where branches begin and where each arrives at its join: places of their own beside those of stages. */
function createMeeting(stages: number, blocks: readonly Block[]) {
  let places = 2 + 2 * stages;
  const placed = blocks.map((block) => {
    const begins = block.branches.map((_, branch) => places + 2 * branch);
    places += 2 * block.branches.length;
    return { ...block, begins, arrives: begins.map((begin) => begin + 1) };
  });
  return {
    places,
    isSplit: (stage: number): boolean => placed.some(({ split }) => split === stage),
    /** Where a token lies that went from one stage to another: at a join, what came by each branch lies apart. */
    arrival(from: number, to: number): number {
      for (const { join, branches, arrives } of placed) {
        const branch = join === to ? branches.findIndex((each) => each.stages.has(from)) : -1;
        if (branch >= 0) return arrives[branch] ?? entered(to);
      }
      return entered(to);
    },
    /** What a split gives to each branch, whether or not it then starts, and what a join takes. */
    silentAt(stage: number): { takes: readonly number[]; gives: readonly number[] }[] {
      return placed.flatMap(({ split, join, branches, begins, arrives }) => {
        if (join === stage) return [{ takes: arrives, gives: [entered(stage)] }];
        if (split !== stage) return [];
        const steps = branches.flatMap(({ to, isSure }, branch) => {
          const [begin = 0, arrived = 0] = [begins[branch], arrives[branch]];
          const skips = { takes: [begin], gives: [arrived] };
          if (to === join) return [skips];
          const goes = { takes: [begin], gives: [entered(to)] };
          return isSure ? [goes] : [goes, skips];
        });
        return [{ takes: [done(stage)], gives: begins }, ...steps];
      });
    },
  };
}
