// Other ways: past a stage where it is not needed, or one that people take already and nobody drew.
import { fail, type Result, succeed } from '../../../base/index.ts';
import {
  blankOutcome,
  blankStage,
  blankTransition,
  type Edit,
  type Field,
  idFromTitle,
  type Stage,
  type StageId,
  type Workflow,
} from '../../../model/index.ts';
import { and, beginChanging, type Changing, fieldCalled, leadElsewhere, onwardOf } from './changing.ts';

type Skip = { readonly field: string; readonly test: 'at-most' | 'is'; readonly value: string };

/** A case that meets the condition goes past the stage. */
export function skipWhen(workflow: Workflow, stage: Stage, skip: Skip): Result<Changing, string> {
  const field = fieldCalled(workflow, skip.field);
  const definition = field === undefined ? undefined : workflow.record[field];
  if (field === undefined || definition === undefined)
    return fail(`The record has no field "${skip.field}" to decide by. Add it to a form first.`);
  const when = conditionOf(field, definition, skip);
  if (when === undefined)
    return fail(`"${definition.label}" cannot be compared with "${skip.value}". Write the rule by hand.`);
  const onward = onwardOf(stage);
  if (onward === undefined) return fail(`Nothing says where a case goes on without "${stage.title}".`);
  return succeed(pastBy(workflow, { stage, onward, when }));
}

function conditionOf(field: string, { type }: Field, { test, value }: Skip): string | undefined {
  const isNumber = type === 'number' || type === 'money';
  if (isNumber) {
    if (!/^-?\d+(\.\d+)?$/.test(value)) return undefined;
    return `${field} ${test === 'at-most' ? '<=' : '='} ${value}`;
  }
  if (test === 'at-most') return undefined;
  if (type === 'yes-no') return /^(true|false)$/.test(value) ? `${field} = ${value}` : undefined;
  return type === 'text' || type === 'choice' ? `${field} = ${JSON.stringify(value)}` : undefined;
}

type Past = { readonly stage: Stage; readonly onward: StageId; readonly when: string };

/** Where a decision stands before the stage already it takes one rule more; else a new one is put there. */
function pastBy(workflow: Workflow, past: Past): Changing {
  const { stage, onward, when } = past;
  const before = workflow.stages.filter(({ next, outcomes }) =>
    [...next, ...outcomes].some(({ to, rework }) => to === stage.id && !rework),
  );
  const [only] = before;
  const isStart = workflow.intake.some(({ starts }) => starts === stage.id);
  if (only !== undefined && before.length === 1 && only.kind === 'decide' && !isStart) {
    const index = only.next.findIndex(({ to }) => to === stage.id);
    const carries = only.next.find(({ to }) => to === onward)?.carries ?? [];
    const transition = blankTransition(onward, { when, carries });
    return and(beginChanging(workflow, only.id), {
      type: 'AddTransition',
      stage: only.id,
      transition,
      index,
    });
  }
  return withDecision(workflow, past);
}

function withDecision(workflow: Workflow, { stage, onward, when }: Past): Changing {
  const title = `Needs ${stage.title}?`;
  const id = idFromTitle(
    `needs ${stage.title}`,
    workflow.stages.map((each) => each.id),
  );
  const next = [blankTransition(onward, { when }), blankTransition(stage.id)];
  const led = and(
    beginChanging(workflow, id),
    ...leadElsewhere(workflow, { from: stage.id, to: id, which: 'forward' }),
  );
  const index = workflow.stages.findIndex((each) => each.id === stage.id);
  return and(led, { type: 'AddStage', stage: blankStage(id, { kind: 'decide', title, next }), index });
}

/** A way that was never drawn. Where a person picks, it is one outcome more; where rules choose, it needs a rule. */
export function addTransition(
  workflow: Workflow,
  from: Stage,
  to: Stage,
  when: string | null,
): Result<Changing, string> {
  if (from.kind === 'end') return fail(`"${from.title}" ends the case; no way leads on from there.`);
  const isThere = [...from.next, ...from.outcomes].some((way) => way.to === to.id && when === null);
  if (isThere) return fail(`A way from "${from.title}" to "${to.title}" is there already.`);
  const rework = workflow.stages.indexOf(to) <= workflow.stages.indexOf(from);
  const begun = beginChanging(workflow, from.id);
  if (from.outcomes.length > 0 || from.kind === 'approval')
    return succeed(and(begun, newOutcome(from, to, rework)));
  const always = from.next.findIndex((way) => way.when === null);
  if (when !== null || always === -1)
    return succeed(and(begun, newTransition(from, blankTransition(to.id, { when, rework }), always)));
  return asChoice(begun, workflow, { from, to, rework });
}

const newTransition = (
  from: Stage,
  transition: ReturnType<typeof blankTransition>,
  always: number,
): Edit => ({
  ...{ type: 'AddTransition', stage: from.id, transition },
  index: always === -1 ? from.next.length : always,
});

function newOutcome(from: Stage, to: Stage, rework: boolean): Edit {
  const name = idFromTitle(
    to.title,
    from.outcomes.map((each) => each.name),
    'outcome',
  );
  return {
    type: 'AddOutcome',
    stage: from.id,
    outcome: blankOutcome(name, to.id, { title: to.title, rework }),
  };
}

type Choice = { readonly from: Stage; readonly to: Stage; readonly rework: boolean };

/** Two ways without a rule: whoever has the stage picks. */
function asChoice(
  begun: Changing,
  workflow: Workflow,
  { from, to, rework }: Choice,
): Result<Changing, string> {
  const [only] = from.next;
  if (only === undefined || from.next.length > 1 || from.kind !== 'work')
    return fail(
      `Rules choose the way on from "${from.title}". Say in a rule when a case goes to "${to.title}".`,
    );
  const target = workflow.stages.find(({ id }) => id === only.to);
  const usual = blankOutcome(idFromTitle(target?.title ?? only.to, [], 'outcome'), only.to, {
    title: target?.title ?? only.to,
    carries: only.carries,
    rework: only.rework,
  });
  const chosen = and(
    begun,
    { type: 'RemoveTransition', stage: from.id, index: 0 },
    { type: 'AddOutcome', stage: from.id, outcome: usual },
  );
  return succeed(and(chosen, newOutcome({ ...from, outcomes: [usual] }, to, rework)));
}
