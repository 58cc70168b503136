// What goes along: fields that must be there, a field that is typed once, and the time in which a stage should be done.
import {
  DAY_MS,
  fail,
  formatDuration,
  HOUR_MS,
  type Milliseconds,
  type Result,
  succeed,
} from '../../../base/index.ts';
import {
  blankField,
  type Edit,
  type FormField,
  fieldFromTitle,
  type LateRung,
  type Stage,
  type StageId,
  type Workflow,
} from '../../../model/index.ts';
import { and, beginChanging, type Changing, fieldCalled } from './changing.ts';

/** What the stage needs is asked for before it: every way to it carries the fields, and what opens a case there asks for them. */
export function requireFields(
  workflow: Workflow,
  stage: Stage,
  names: readonly string[],
): Result<Changing, string> {
  const known = names.reduce(withField, beginChanging(workflow, stage.id));
  const fields = names.flatMap((name) => fieldCalled(known.workflow, name) ?? []);
  const changed = and(known, ...askedBefore(known.workflow, stage.id, fields));
  return changed.edits.length === 0
    ? fail(`Every way to "${stage.title}" asks for this already.`)
    : succeed(changed);
}

function withField(changing: Changing, name: string): Changing {
  if (fieldCalled(changing.workflow, name) !== undefined) return changing;
  const field = fieldFromTitle(name, Object.keys(changing.workflow.record));
  return and(changing, { type: 'AddField', field, definition: blankField(field, { label: name }) });
}

function askedBefore({ intake, stages }: Workflow, to: StageId, fields: readonly string[]): Edit[] {
  const forms = intake.flatMap((each, index): Edit[] => {
    const filled = withRequired(each.fields, fields);
    return each.starts === to && filled !== null
      ? [{ type: 'ChangeIntake', index, changes: { fields: filled } }]
      : [];
  });
  const unasked = fields.filter((field) => !isAsked(field, intake, stages, to));
  return [
    ...forms,
    ...stages.flatMap((stage) => [...carrying(stage, to, fields), ...asking(stage, to, unasked)]),
  ];
}

/** Whether some form before the stage has the field, so that what must be carried can be filled in. */
const isAsked = (field: string, intake: Workflow['intake'], stages: readonly Stage[], to: StageId): boolean =>
  [
    ...intake.map(({ fields }) => fields),
    ...stages.filter(({ id }) => id !== to).map(({ form }) => form),
  ].some((form) => form.some((each) => each.field === field));

/** The ways of one stage on to another, with these fields in their contract. */
const carrying = (stage: Stage, to: StageId, fields: readonly string[]): Edit[] => [
  ...stage.next.flatMap((way, index): Edit[] => {
    const carries = withAll(way.carries, fields);
    return way.to !== to || way.rework || carries === null
      ? []
      : [{ type: 'ChangeTransition', stage: stage.id, index, changes: { carries } }];
  }),
  ...stage.outcomes.flatMap((way): Edit[] => {
    const carries = withAll(way.carries, fields);
    return way.to !== to || way.rework || carries === null
      ? []
      : [{ type: 'ChangeOutcome', stage: stage.id, outcome: way.name, changes: { carries } }];
  }),
];

/** Whoever hands on to the stage is asked for what nobody was asked for. */
function asking(stage: Stage, to: StageId, fields: readonly string[]): Edit[] {
  const form = withRequired(stage.form, fields);
  const hands = [...stage.next, ...stage.outcomes].some((way) => way.to === to && !way.rework);
  const isWorked = stage.kind === 'work' || stage.kind === 'approval';
  return form === null || !hands || !isWorked
    ? []
    : [{ type: 'ChangeStage', stage: stage.id, changes: { form } }];
}

/** The list with all of these in it; null where they are. */
function withAll(names: readonly string[], fields: readonly string[]): readonly string[] | null {
  const missing = fields.filter((field) => !names.includes(field));
  return missing.length === 0 ? null : [...names, ...missing];
}

/** The form with these fields in it, all required; null where they are. */
function withRequired(form: readonly FormField[], fields: readonly string[]): readonly FormField[] | null {
  const missing = fields.filter((field) => !form.some((each) => each.field === field));
  const loose = form.some(({ field, required }) => fields.includes(field) && !required);
  if (missing.length === 0 && !loose) return null;
  const tightened = form.map((each) => (fields.includes(each.field) ? { ...each, required: true } : each));
  return [...tightened, ...missing.map((field) => ({ field, required: true }))];
}

/** A field that is filled in earlier is carried along and not asked for again. */
export function carryField(
  workflow: Workflow,
  name: string,
  from: Stage,
  to: Stage,
): Result<Changing, string> {
  const field = fieldCalled(workflow, name);
  if (field === undefined) return fail(`The record has no field "${name}" yet. Add it, then carry it along.`);
  const asked = withRequired(from.form, [field]);
  const isAskedBefore = workflow.intake.some(({ fields }) => fields.some((each) => each.field === field));
  const first: Edit[] =
    asked === null || isAskedBefore
      ? []
      : [{ type: 'ChangeStage', stage: from.id, changes: { form: asked } }];
  const form = to.form.filter((each) => each.field !== field);
  const again: Edit[] =
    form.length === to.form.length ? [] : [{ type: 'ChangeStage', stage: to.id, changes: { form } }];
  const carried = carrying(from, to.id, [field]);
  const changed = and(beginChanging(workflow, to.id), ...first, ...again, ...carried);
  return changed.edits.length === 0
    ? fail(`"${to.title}" does not ask for "${name}" any more.`)
    : succeed(changed);
}

/** A due time that misses a whole day by this much is that day. */
const ROUNDING = 0.05;

/** Working time as a due time: hours below a working day, whole business days from there on. */
export function dueText(dueMs: Milliseconds, workingDayMs: Milliseconds): string {
  if (dueMs < workingDayMs) {
    const hours = Math.max(1, Math.ceil(dueMs / HOUR_MS));
    return formatDuration({ businessDays: 0, businessMs: hours * HOUR_MS });
  }
  return formatDuration({
    businessDays: Math.max(1, Math.ceil(dueMs / Math.min(workingDayMs, DAY_MS) - ROUNDING)),
    businessMs: 0,
  });
}

/** A due time, a word to the owner before it, and somebody who hears of it after. Rungs that are there stay. */
export function setDue(workflow: Workflow, stage: Stage, duration: string): Result<Changing, string> {
  if (stage.due?.kind === 'within' && stage.due.duration === duration)
    return fail(`"${stage.title}" is due after ${duration} already.`);
  const late = stage.late.length > 0 ? stage.late : ladder(workflow, stage);
  const changes = { due: { kind: 'within' as const, duration }, late };
  return succeed(and(beginChanging(workflow, stage.id), { type: 'ChangeStage', stage: stage.id, changes }));
}

function ladder({ owner: keeper }: Workflow, { owner }: Stage): LateRung[] {
  const remind: LateRung = { when: { kind: 'share', percent: 80 }, act: { kind: 'remind' } };
  const after = { kind: 'share' as const, percent: 150 };
  if (owner?.kind === 'team')
    return [
      remind,
      { when: after, act: { kind: 'escalate', to: { kind: 'lead-of-team', team: owner.team } } },
    ];
  if (keeper === null) return [remind];
  return [remind, { when: after, act: { kind: 'escalate', to: { kind: 'person', person: keeper } } }];
}
