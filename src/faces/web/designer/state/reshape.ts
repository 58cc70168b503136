// The changes a designer asks for by drawing: a stage in between, a new way, a way gone. Pure: workflow in, workflow out.
import { stageKind } from '../../../../core/engine/index.ts';
import {
  blankOutcome,
  blankStage,
  blankTransition,
  edit,
  idFromTitle,
  type Stage,
  titleFromId,
  type Workflow,
} from '../../../../core/model/index.ts';
import { INTAKE_GATE, type WayOfWorkflow } from '../../map/drawing-of-workflow.ts';
import { BEGINS_SETTINGS } from './place.ts';
import { addTriggered, hasTriggers } from './triggers.ts';

/** A way that nobody has said yet when to take: never, until somebody does. */
export const NOT_YET = 'false';
const APPROVAL_NAMES = ['approved', 'rejected', 'returned'];

export type NewStage = { readonly title: string; readonly kind: string };

/** The stage as a new one of its kind begins: work is the requester's until somebody says whose, and has two days. */
function freshStage(workflow: Workflow, { title, kind }: NewStage): Stage {
  const id = idFromTitle(
    title,
    workflow.stages.map(({ id }) => id),
  );
  const isWorked = kind === 'work' || kind === 'approval';
  return blankStage(id, {
    kind,
    title: title.trim() === '' ? titleFromId(id) : title.trim(),
    due: isWorked ? { kind: 'within', duration: '2 business days' } : null,
    settings: freshSettings(workflow, kind),
  });
}

/** What a kind cannot do without. Which workflow a subflow calls, nobody but the designer can say. */
function freshSettings({ stages }: Workflow, kind: string): Stage['settings'] {
  switch (kind) {
    case 'wait':
      return { until: '1 day' };
    case 'automatic':
      return { do: [] };
    case 'scope':
      return {
        over: stages
          .filter(isWatchable)
          .slice(0, 1)
          .map(({ id }) => id),
        for: {},
      };
    case 'subflow':
      return { workflow: '' };
    default:
      return {};
  }
}

/** What a scope may watch over. */
const isWatchable = ({ kind }: Stage): boolean => kind !== 'end' && kind !== 'scope';

/** The ways on of a new stage, all to one place. */
function ledTo(stage: Stage, to: string | undefined): Stage {
  if (to === undefined || stage.kind === 'end') return stage;
  if (stage.kind !== 'approval') return { ...stage, next: [blankTransition(to)] };
  return { ...stage, outcomes: [blankOutcome('approved', to)] };
}

const placeAfter = (workflow: Workflow, id: string): number =>
  workflow.stages.findIndex((stage) => stage.id === id) + 1;

/** Adds a stage behind another, on its first way; behind the gate, it is where cases start. **shape**: also the new id. */
export function addAfter(workflow: Workflow, after: string, asked: NewStage): [Workflow, string] {
  const fresh = freshStage(workflow, asked);
  const from = workflow.stages.find(({ id }) => id === after);
  if (from === undefined) {
    const first = workflow.intake[0]?.starts ?? workflow.stages[0]?.id;
    const grown = edit(workflow, { type: 'AddStage', stage: ledTo(fresh, first), index: 0 });
    const intake = grown.intake.map((each) => (each.starts === first ? { ...each, starts: fresh.id } : each));
    return [{ ...grown, intake }, fresh.id];
  }
  const way = from.outcomes[0] ?? from.next.at(-1);
  const grown = edit(workflow, {
    type: 'AddStage',
    stage: ledTo(fresh, way?.to),
    index: placeAfter(workflow, after),
  });
  return [leadOn(grown, from, fresh.id), fresh.id];
}

function leadOn(workflow: Workflow, from: Stage, to: string): Workflow {
  const [outcome] = from.outcomes;
  if (from.kind === 'end') return workflow;
  if (outcome !== undefined)
    return edit(workflow, { type: 'ChangeOutcome', stage: from.id, outcome: outcome.name, changes: { to } });
  const last = from.next.length - 1;
  if (last >= 0)
    return edit(workflow, { type: 'ChangeTransition', stage: from.id, index: last, changes: { to } });
  return connect(workflow, from.id, to);
}

/** Adds a stage on a way, between what it joins. **shape**: also the new id. */
export function addOn(workflow: Workflow, way: WayOfWorkflow, asked: NewStage): [Workflow, string] {
  const fresh = freshStage(workflow, asked);
  const to = targetOf(workflow, way);
  const index = way.kind === 'intake' ? 0 : placeAfter(workflow, way.stage);
  const grown = edit(workflow, { type: 'AddStage', stage: ledTo(fresh, to), index });
  return [changeWay(grown, way, { to: fresh.id }), fresh.id];
}

function targetOf(workflow: Workflow, way: WayOfWorkflow): string | undefined {
  if (way.kind === 'intake') return workflow.intake[way.index]?.starts;
  const stage = workflow.stages.find(({ id }) => id === way.stage);
  return way.kind === 'transition'
    ? stage?.next[way.index]?.to
    : stage?.outcomes.find(({ name }) => name === way.name)?.to;
}

function changeWay(workflow: Workflow, way: WayOfWorkflow, { to }: { to: string }): Workflow {
  if (way.kind === 'intake')
    return edit(workflow, { type: 'ChangeIntake', index: way.index, changes: { starts: to } });
  if (way.kind === 'transition')
    return edit(workflow, { type: 'ChangeTransition', stage: way.stage, index: way.index, changes: { to } });
  return edit(workflow, { type: 'ChangeOutcome', stage: way.stage, outcome: way.name, changes: { to } });
}

/** A way from one stage to another, of the form that fits: an outcome where somebody picks, else a transition. */
export function connect(workflow: Workflow, from: string, to: string): Workflow {
  const stage = workflow.stages.find(({ id }) => id === from);
  if (from === INTAKE_GATE) return startAt(workflow, to);
  if (stage === undefined || stage.kind === 'end' || !workflow.stages.some(({ id }) => id === to))
    return workflow;
  if (hasTriggers(stage)) return addTriggered(workflow, from, to);
  if (stage.kind === 'approval' || stage.outcomes.length > 0) return addOutcome(workflow, stage, to);
  if (stageKind(stage.kind)?.branches === true)
    return edit(workflow, { type: 'AddTransition', stage: from, transition: blankTransition(to) });
  const index = stage.next.findIndex(({ when }) => when === null);
  const isFirst = index === -1;
  const transition = blankTransition(to, {
    when: isFirst ? null : NOT_YET,
    rework: leadsBack(workflow, from, to),
  });
  return edit(workflow, {
    type: 'AddTransition',
    stage: from,
    transition,
    index: isFirst ? stage.next.length : index,
  });
}

export function addOutcome(workflow: Workflow, stage: Stage, to: string): Workflow {
  const taken = stage.outcomes.map(({ name }) => name);
  const usual = stage.kind === 'approval' ? APPROVAL_NAMES.find((name) => !taken.includes(name)) : undefined;
  const name =
    usual ?? idFromTitle(workflow.stages.find(({ id }) => id === to)?.title ?? to, taken, 'outcome');
  const needs = name === 'rejected' || name === 'returned' ? ['reason'] : [];
  const outcome = blankOutcome(name, to, {
    needs,
    rework: name === 'returned' || leadsBack(workflow, stage.id, to),
  });
  return edit(workflow, { type: 'AddOutcome', stage: stage.id, outcome });
}

/** A way to a stage that stands earlier is rework until somebody says otherwise. */
function leadsBack({ stages }: Workflow, from: string, to: string): boolean {
  const place = (id: string) => stages.findIndex((stage) => stage.id === id);
  return place(to) <= place(from);
}

function startAt(workflow: Workflow, to: string): Workflow {
  if (workflow.intake.length > 0)
    return edit(workflow, { type: 'ChangeIntake', index: 0, changes: { starts: to } });
  const fields = Object.entries(workflow.record).map(([field, { required }]) => ({ field, required }));
  const intake = { title: workflow.title, fields, from: ['people' as const], starts: to };
  return edit(workflow, { type: 'AddIntake', intake });
}

/** Takes a stage away and leads what came to it on to where it led, where that is one place. */
export function removeStage(workflow: Workflow, id: string): Workflow {
  const stage = workflow.stages.find((each) => each.id === id);
  if (stage === undefined) return workflow;
  const targets = [...new Set([...stage.next, ...stage.outcomes].map(({ to }) => to))];
  const onward = targets.length === 1 && targets[0] !== id ? targets[0] : undefined;
  const led = onward === undefined ? workflow : bypass(workflow, id, onward);
  return edit(led, { type: 'RemoveStage', stage: id });
}

function bypass(workflow: Workflow, id: string, onward: string): Workflow {
  const follow = <Way extends { to: string }>(from: string, ways: readonly Way[]): readonly Way[] =>
    ways.map((way) => (way.to === id && from !== onward ? { ...way, to: onward } : way));
  return {
    ...workflow,
    intake: workflow.intake.map((each) => (each.starts === id ? { ...each, starts: onward } : each)),
    stages: workflow.stages.map((stage) => ({
      ...stage,
      next: follow(stage.id, stage.next),
      outcomes: follow(stage.id, stage.outcomes),
    })),
  };
}

export function removeWay(workflow: Workflow, way: WayOfWorkflow): Workflow {
  if (way.kind === 'intake')
    return workflow.intake.length > 1 ? edit(workflow, { type: 'RemoveIntake', index: way.index }) : workflow;
  if (way.kind === 'transition')
    return edit(workflow, { type: 'RemoveTransition', stage: way.stage, index: way.index });
  return edit(workflow, { type: 'RemoveOutcome', stage: way.stage, outcome: way.name });
}

/** A stage of another kind keeps its ways in the form that kind has. */
export function changeKind(workflow: Workflow, stage: Stage, kind: string): Workflow {
  if (kind === 'scope') return becomeScope(workflow, stage);
  const picked = kind === 'approval';
  const ways = [...stage.outcomes, ...stage.next].map(({ to }) => to);
  const none = { next: [], outcomes: [] };
  const bare = edit(workflow, {
    type: 'ChangeStage',
    stage: stage.id,
    changes: { kind, settings: { ...freshSettings(workflow, kind), ...begins(stage) } },
  });
  const becomes = bare.stages.find(({ id }) => id === stage.id);
  if (becomes === undefined) return bare;
  if (kind === 'end') return edit(bare, { type: 'ChangeStage', stage: stage.id, changes: none });
  if (picked && stage.outcomes.length === 0) return pickedWays(bare, becomes, ways);
  const machine = kind !== 'work' && kind !== 'approval';
  if (machine && stage.outcomes.length > 0) return ruledWays(bare, becomes);
  return bare;
}

/** What a stage says of when it begins, whatever its kind. */
const begins = ({ settings }: Stage): Stage['settings'] =>
  Object.fromEntries(Object.entries(settings).filter(([setting]) => BEGINS_SETTINGS.has(setting)));

/** No way leads to a scope: what led to it leads on, and is what it watches over, until somebody ends it by hand. */
function becomeScope(workflow: Workflow, { id, outcomes, next }: Stage): Workflow {
  const onward = [...outcomes, ...next].map(({ to }) => to).find((to) => to !== id);
  const before = workflow.stages.filter(
    (each) =>
      isWatchable(each) && each.id !== id && [...each.next, ...each.outcomes].some(({ to }) => to === id),
  );
  const others = workflow.stages.filter((each) => isWatchable(each) && each.id !== id);
  const over = (before.length > 0 ? before : others.slice(0, 1)).map((each) => each.id);
  const led = onward === undefined ? workflow : bypass(workflow, id, onward);
  const bare = edit(led, {
    type: 'ChangeStage',
    stage: id,
    changes: { kind: 'scope', settings: { over, for: {} }, next: [], outcomes: [] },
  });
  const to = workflow.stages.find(({ kind }) => kind === 'end')?.id ?? onward;
  return to === undefined ? bare : addTriggered(bare, id, to);
}

/** The owner picks the way: each transition becomes an outcome. */
export function pickedWays(
  workflow: Workflow,
  stage: Stage,
  targets = stage.next.map(({ to }) => to),
): Workflow {
  const cleared = edit(workflow, {
    type: 'ChangeStage',
    stage: stage.id,
    changes: { next: [], outcomes: [] },
  });
  return targets.reduce((grown, to) => {
    const now = grown.stages.find(({ id }) => id === stage.id);
    return now === undefined ? grown : addOutcome(grown, now, to);
  }, cleared);
}

/** A rule picks the way: each outcome becomes a transition, the last of them the otherwise. */
export function ruledWays(workflow: Workflow, stage: Stage): Workflow {
  const last = stage.outcomes.length - 1;
  const next = stage.outcomes.map(({ to, carries, rework }, index) =>
    blankTransition(to, { when: index === last ? null : NOT_YET, carries, rework }),
  );
  return edit(workflow, { type: 'ChangeStage', stage: stage.id, changes: { next, outcomes: [] } });
}
