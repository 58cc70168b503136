// Which structured model stands behind an open log, and on what would a workflow drafted of it rest? Kept once found, because
// the pages ask again.
import type { EventLog } from '../../core/event-log/index.ts';
import { type Draft, discoverTree, draft } from '../../core/mining/index.ts';
import type { Stage } from '../../core/model/index.ts';
import { printTree } from '../../core/net/index.ts';
import type { OpenLog } from './open-log.ts';
import type { LearntAnswer, LearntBranchAnswer, ModelAnswer } from './question.ts';

const modelsOf = new WeakMap<EventLog, Map<number, ModelAnswer>>();
const learntOf = new WeakMap<EventLog, LearntAnswer>();

/** The model without what is rarer than a share. **shape**: the tree as `parseTree` reads it. */
export function discoverModel({ log }: OpenLog, noise: number): ModelAnswer {
  const known = modelsOf.get(log) ?? new Map<number, ModelAnswer>();
  modelsOf.set(log, known);
  const found = known.get(noise) ?? modelOf(log, noise);
  known.set(noise, found);
  return found;
}

function modelOf(log: EventLog, noise: number): ModelAnswer {
  const { tree, leftOut, isCutShort } = discoverTree(log, { noise });
  return { tree: printTree(tree), leftOut, isCutShort };
}

/** What a draft would rest on, by the titles of its stages. */
export function learntFrom({ log }: OpenLog): LearntAnswer {
  const found = learntOf.get(log) ?? learntIn(draft(log));
  learntOf.set(log, found);
  return found;
}

function learntIn({ workflow, learnt, besides, fields, leftOut }: Draft): LearntAnswer {
  const titles = new Map(workflow.stages.map(({ id, title }) => [id, title]));
  const title = (id: string): string => titles.get(id) ?? id;
  const branches = [...new Set(learnt.map(({ stage }) => stage))].map((id): LearntBranchAnswer => {
    const rules = learnt.filter(({ stage }) => stage === id);
    const [{ accuracy, baseline } = { accuracy: 0, baseline: 0 }] = rules;
    return {
      stage: title(id),
      rules: rules.map(({ to, when, support }) => ({ to: title(to), when, support })),
      otherwise: title(otherwiseOf(workflow.stages, id)),
      accuracy,
      baseline,
    };
  });
  return {
    branches,
    besides: besides.map((beside) => ({ ...beside, stages: beside.stages.map((group) => group.map(title)) })),
    fields: fields.map((field) => ({
      ...field,
      label: workflow.record[field.field]?.label ?? field.field,
      stages: field.stages.map(title),
    })),
    leftOut: leftOut.map(({ name, cases, events }) => ({ name, cases, events })),
  };
}

// Of the stage itself, or of the decision behind it.
function otherwiseOf(stages: readonly Stage[], id: string): string {
  const at = stages.findIndex((stage) => stage.id === id);
  const ruled = stages.slice(at, at + 2).find(({ next }) => next.some(({ when }) => when !== null));
  return ruled?.next.at(-1)?.to ?? '';
}
