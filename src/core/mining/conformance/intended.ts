// What should have happened? A workflow, or a block-structured model, as a net whose labels are the activities of a log.

import { type Result, succeed } from '../../base/index.ts';
import type { Stage, Workflow } from '../../model/index.ts';
import {
  type NetProblem,
  type NetWalk,
  namesOfStage,
  netOfTree,
  netOfWorkflow,
  type PetriNet,
  type ProcessTree,
  simplifyNet,
  type WorkflowNet,
  walkNet,
} from '../../net/index.ts';

/** What a history is held against. */
export type IntendedModel = { readonly tree: ProcessTree } | { readonly workflow: Workflow };

/**
 * A model in the words of a log. **shape**: `labelOf[code]` is the label of the walk that an activity of the log stands
 * for, -1 where the model has none. A stage that is seen under several names has one label: the first that the log has.
 */
export type IntendedWalk = {
  readonly net: PetriNet;
  readonly walk: NetWalk;
  /** For each split of a workflow, the transitions of each of its branches. */
  readonly besides: WorkflowNet['besides'];
  readonly labelOf: Int32Array;
  /** A name of the model as the log spells it. */
  readonly spelled: (name: string) => string;
};

/** Larger models are refused: nobody drew them, and every answer would take its time. */
export const MOST_TRANSITIONS = 50_000;

/**
 * Reads a model in the words of a log's activities. A name counts as the log's where they differ only in capitals,
 * blanks, dashes or underscores, and the log does not have it just so. **rejects**: a workflow with branches that cannot be
 * replayed.
 */
export function walkOf(
  model: IntendedModel,
  activities: readonly string[],
): Result<IntendedWalk, NetProblem> {
  const inLog = spellingsOf(activities);
  const named =
    'tree' in model
      ? succeed(ofTree(model.tree, inLog))
      : ofWorkflow(model.workflow, inLog, new Set(activities));
  if (!named.ok) return named;
  const { net, labelFor, besides } = named.value;
  const walk = walkNet(simplifyNet(net));
  const numbers = new Map(walk.labels.map((label, number) => [label, number]));
  const labelOf = Int32Array.from(activities, (name) => numbers.get(labelFor(name)) ?? -1);
  return succeed({ net, walk, besides, labelOf, spelled: inLog });
}

type InLog = (name: string) => string;
type Named = Pick<IntendedWalk, 'net' | 'besides'> & { readonly labelFor: (activity: string) => string };

function ofTree(tree: ProcessTree, inLog: InLog): Named {
  const net = netOfTree(tree);
  const transitions = net.transitions.map((each) =>
    each.label === null ? each : { ...each, label: inLog(each.label) },
  );
  return { net: { ...net, transitions }, besides: [], labelFor: (activity) => activity };
}

function ofWorkflow(
  workflow: Workflow,
  inLog: InLog,
  activities: ReadonlySet<string>,
): Result<Named, NetProblem> {
  const namesOf = (stage: Stage): string[] => {
    const names = namesOfStage(stage, (name) => activities.has(inLog(name)));
    return [...new Set(names.map(inLog))];
  };
  const same = createUnion();
  for (const stage of workflow.stages) same.join(namesOf(stage));
  const labels = (stage: Stage): string[] => namesOf(stage).slice(0, 1).map(same.first);
  const net = netOfWorkflow(workflow, labels);
  return net.ok ? succeed({ net: net.value, besides: net.value.besides, labelFor: same.first }) : net;
}

/** The log's spelling of a name; the name itself where the log does not have it. */
function spellingsOf(activities: readonly string[]): InLog {
  const exact = new Set(activities);
  const loose = new Map<string, string>();
  for (const name of activities) {
    const key = looseKey(name);
    if (!loose.has(key)) loose.set(key, name);
  }
  return (name) => (exact.has(name) ? name : (loose.get(looseKey(name)) ?? name));
}

/** A name without what people write differently. */
export const looseKey = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();

/** Names that mean the same, by the first of them. */
function createUnion() {
  const parent = new Map<string, string>();
  const first = (name: string): string => {
    let at = name;
    for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) at = up;
    return at;
  };
  return {
    first,
    join: ([head, ...others]: readonly string[]): void => {
      if (head === undefined) return;
      for (const other of others) if (first(other) !== first(head)) parent.set(first(other), first(head));
    },
  };
}
