// Which net does a workflow stand for? One token walks from stage to stage: being in a stage is a place, doing its work a
// transition, every way on a silent one. A stage may be seen under any of its names.
import type { Stage, StageId, Workflow } from '../model/index.ts';
import type { NetTransition, PetriNet } from './petri-net.ts';

/** The net of a workflow. **shape**: `stageOf[t]` is the stage that transition t does or leaves; null as an intake opens. */
export type WorkflowNet = PetriNet & { readonly stageOf: readonly (StageId | null)[] };

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

/** The net of a workflow. A way that leads to no stage is left out. */
export function netOfWorkflow(workflow: Workflow, names: StageNames = namesOfStage): WorkflowNet {
  const places = new Map(workflow.stages.map(({ id }, index) => [id, 2 + 2 * index]));
  const transitions: NetTransition[] = [];
  const stageOf: (StageId | null)[] = [];
  const add = (stage: StageId | null, label: string | null, take: number, give: number | undefined): void => {
    if (give === undefined) return;
    transitions.push({ label, takes: [take], gives: [give] });
    stageOf.push(stage);
  };
  for (const starts of new Set(workflow.intake.map((intake) => intake.starts))) {
    add(null, null, SOURCE, places.get(starts));
  }
  workflow.stages.forEach((stage, index) => {
    const [entered, done] = [2 + 2 * index, 3 + 2 * index];
    const labels = names(stage);
    for (const label of labels.length === 0 ? [null] : labels) add(stage.id, label, entered, done);
    if (stage.kind === 'end') add(stage.id, null, done, SINK);
    for (const to of new Set([...stage.next, ...stage.outcomes].map((way) => way.to))) {
      add(stage.id, null, done, places.get(to));
    }
  });
  return { places: 2 + 2 * workflow.stages.length, transitions, source: SOURCE, sink: SINK, stageOf };
}

const SOURCE = 0;
const SINK = 1;
