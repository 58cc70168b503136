// What of a workflow matters to where its tokens may lie? Its stages by number, with their ways, and what the drawing says:
// which stage can reach which, what every way to a stage comes through, which split a join belongs to.
import type { Stage, Workflow } from '../../model/index.ts';
import { type Drawing, drawingOf, startsOf, targetsOf } from './drawing.ts';

/** What a stage does with a token: a person or the machine has it for a while, or it passes at once. */
export type Role = 'rests' | 'decides' | 'splits' | 'joins' | 'ends' | 'watches';

/** One way of a stage. **shape**: `always` is false where a rule decides; `to` is a stage by number. */
export type PlanWay = { readonly to: number; readonly always: boolean };

/** How many a join needs: all that can come, so many, or as many as the case's record says. */
export type Needs = number | 'all' | 'any';

export type PlanStage = {
  readonly role: Role;
  readonly ways: readonly PlanWay[];
  /** Of a split: the numbers of copies that may be. */
  readonly copies: readonly number[];
  readonly needs: Needs;
  readonly cancelsRest: boolean;
  /** Of a join: the split whose branches it brings together; -1 for the innermost. */
  readonly of: number;
  /** Of an end: whether it ends the case with all its branches. */
  readonly endsCase: boolean;
  /** The stages whose tokens are withdrawn as it begins, and those that a scope watches over. */
  readonly cancels: readonly number[];
  readonly over: readonly number[];
  /** Where a case goes that missed it: a stage, -1 for nowhere, null where it cannot be missed. */
  readonly missed: number | null;
  /** Whether it may begin anew when it is done. */
  readonly repeats: boolean;
};

/** **shape**: `standsFor[s]` is the stage whose tokens stand for those of s, too, since it does but lead there. */
export type Plan = {
  readonly workflow: Workflow;
  readonly stages: readonly PlanStage[];
  readonly starts: readonly number[];
  readonly drawing: Drawing;
  readonly standsFor: readonly number[];
};

/** More copies of a branch than two behave as two do, but for joins that count them. */
const MOST_COPIES = 2;

export function planOf(workflow: Workflow): Plan {
  const numbers = new Map(workflow.stages.map(({ id }, number) => [id, number]));
  const numbersOf = (ids: unknown): number[] =>
    Array.isArray(ids) ? ids.flatMap((id) => numbers.get(String(id)) ?? []) : [];
  const drawing = drawingOf(workflow, numbers);
  const counted = workflow.stages.map((stage) => copiesOf(stage));
  const stages = workflow.stages.map((stage, number): PlanStage => {
    const { settings } = stage;
    const of = stage.kind === 'join' ? splitOf(stage, number, numbers, drawing) : -1;
    return {
      role: roleOf(stage),
      ways: waysOf(stage, numbers),
      copies: counted[number]?.copies ?? [1],
      needs: stage.kind === 'join' ? needsOf(stage, counted[of]?.isBounded === true) : 'all',
      cancelsRest: settings.rest === 'cancel',
      of,
      endsCase: settings.ends === 'case',
      cancels: numbersOf(settings.cancels),
      over: stage.kind === 'scope' ? numbersOf(settings.over) : [],
      missed: missedOf(stage, numbers),
      repeats: settings.repeat !== undefined,
    };
  });
  const starts = [...new Set(workflow.intake.flatMap((each) => numbers.get(each.starts) ?? []))];
  return { workflow, stages, starts, drawing, standsFor: contract(workflow, stages, drawing, numbers) };
}

const ROLES: { readonly [kind: string]: Role } = {
  decide: 'decides',
  split: 'splits',
  join: 'joins',
  end: 'ends',
  scope: 'watches',
};

/** What must wait for others before it begins may stand there for a while, whatever it is. */
function roleOf({ kind, settings }: Stage): Role {
  const isHeld = settings.alone !== undefined || settings.while !== undefined;
  return isHeld && kind === 'decide' ? 'rests' : (ROLES[kind] ?? 'rests');
}

function waysOf({ kind, next, outcomes, settings }: Stage, numbers: ReadonlyMap<string, number>): PlanWay[] {
  const always = next.findIndex(({ when }) => when === null);
  const takesAll = kind === 'split' || settings.table !== undefined || always < 0;
  const ruled = takesAll ? next : next.slice(0, always + 1);
  return [
    ...ruled.map(({ to, when }) => ({ to: numbers.get(to) ?? -1, always: when === null })),
    ...outcomes.map(({ to }) => ({ to: numbers.get(to) ?? -1, always: false })),
  ].filter(({ to }) => to >= 0);
}

function copiesOf({ kind, settings: { copies } }: Stage): { copies: number[]; isBounded: boolean } {
  if (kind !== 'split' || copies === undefined) return { copies: [1], isBounded: false };
  if (typeof copies !== 'number') return { copies: [1, MOST_COPIES], isBounded: true };
  return { copies: [Math.min(copies, MOST_COPIES)], isBounded: copies > MOST_COPIES };
}

function needsOf({ settings: { needs } }: Stage, isBounded: boolean): Needs {
  if (needs === undefined || needs === 'all') return 'all';
  return typeof needs === 'number' && !isBounded ? needs : 'any';
}

function missedOf({ settings: { while: open } }: Stage, numbers: ReadonlyMap<string, number>): number | null {
  if (typeof open !== 'object' || open === null) return null;
  return 'else' in open ? (numbers.get(String(open.else)) ?? -1) : -1;
}

function splitOf(
  { settings }: Stage,
  join: number,
  numbers: ReadonlyMap<string, number>,
  drawing: Drawing,
): number {
  return typeof settings.of === 'string' ? (numbers.get(settings.of) ?? -1) : drawing.nearestSplit(join);
}

/** A stage that but follows another, and matters to nothing else, need not be told apart from it. */
function contract(
  workflow: Workflow,
  stages: readonly PlanStage[],
  drawing: Drawing,
  numbers: ReadonlyMap<string, number>,
): number[] {
  const comingIn = stages.map(() => 0);
  for (const targets of drawing.ways) for (const to of targets) comingIn[to] = (comingIn[to] ?? 0) + 1;
  for (const start of startsOf(workflow, numbers)) comingIn[start] = 2;
  const groups = stages.map((_, number) => groupsOf(stages, number));
  const isPlain = stages.map(
    ({ role, cancels, missed }, number) =>
      role === 'rests' && cancels.length === 0 && missed === null && groups[number] === '',
  );
  const standsFor = stages.map((_, number) => number);
  workflow.stages.forEach((stage, number) => {
    const [to, ...others] = targetsOf(stage, numbers);
    if (to === undefined || others.length > 0 || to === number) return;
    const isAlone = drawing.ways[number]?.length === 1 && comingIn[to] === 1;
    if (isAlone && isPlain[number] === true && isPlain[to] === true) standsFor[to] = number;
  });
  return standsFor.map((_, number) => firstOf(standsFor, number));
}

function firstOf(standsFor: readonly number[], number: number): number {
  let first = number;
  // A circle of such stages that nothing leads into stands for itself.
  for (let i = 0; i < standsFor.length && standsFor[first] !== first; i++) first = standsFor[first] ?? first;
  return first;
}

/** Which scopes and cancelling stages name it. */
const groupsOf = (stages: readonly PlanStage[], number: number): string =>
  stages
    .flatMap(({ over, cancels }, each) => (over.includes(number) || cancels.includes(number) ? [each] : []))
    .join();
