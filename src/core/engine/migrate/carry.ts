// A case comes along to another version: its tokens stay, its half-done work keeps owner and ticked tasks, clocks are set anew
// where their rule changed, and a stage of another kind is begun at. Nothing is lost, nothing is there twice.
import { canonicalJson } from '../../base/index.ts';
import type { CarriedWork, StageId, StageVisit, Task, Token, WorkItem } from '../../model/index.ts';
import type { Compiled, CompiledStage } from '../compile/compiled.ts';
import { withdrawItem } from '../flow/clear.ts';
import { emit, markOf, type Progress, rewind } from '../flow/progress.ts';
import { barredFrom, enterStage, standingAt } from '../flow/settle.ts';
import { stageKind } from '../stages/index.ts';
import { clocksDiffer, dueNow, enterSoon, resetClocks, takeBack, wasTold } from './carry-clocks.ts';
import { isBusy, type StageMapping, targetOf } from './verdict.ts';

export type Move = { readonly from: Compiled; readonly mapping: StageMapping };

/** What a token needs at its stage: `stay`, nothing; `work`, its open work goes on there; `begin`, the stage begins anew. */
type Need = 'stay' | 'work' | 'begin';

/** A token, where it goes on, and what it needs there. */
type Coming = {
  readonly token: Token;
  readonly goal: StageVisit;
  readonly need: Need;
  readonly reset: boolean;
  /** Its open work as it was. */
  readonly items: readonly { readonly item: WorkItem; readonly told: boolean }[];
};

/** What was decided of every token, before anything is written. */
export function comingAlong(progress: Progress, move: Move): Coming[] {
  const visits: { [stage: StageId]: number } = { ...progress.state.visits };
  return progress.state.tokens.map((token) => {
    const stage = targetOf(move.mapping, token.stage);
    const visit = stage === token.stage ? token.visit : (visits[stage] ?? 0) + 1;
    visits[stage] = Math.max(visits[stage] ?? 0, visit);
    const items = progress.state.workItems
      .filter((item) => item.token === token.token)
      .map((item) => ({ item, told: wasTold(move.from, progress, item) }));
    const need = needOf(progress, move, token, stage, items.length);
    const reset = clocksDiffer(move.from, progress.compiled, token.stage, stage);
    return { token, goal: { stage, visit }, need, reset, items };
  });
}

function needOf(
  { compiled, state }: Progress,
  { from }: Move,
  token: Token,
  goal: StageId,
  items: number,
): Need {
  const [was, now] = [from.stages.get(token.stage), compiled.stages.get(goal)];
  if (was?.kind === now?.kind && token.stage === goal) {
    if (isWorked(now) || items > 0) return items > 0 ? 'work' : 'stay';
    const waitsFor = isBusy(state, token.token) || passes(now);
    return waitsFor || sameSettings(from, compiled, goal) ? 'stay' : 'begin';
  }
  if (!isWorked(now) || items === 0 || token.instances !== undefined) return 'begin';
  // Several pieces of work for one stage are of its kind: another kind begins its own way.
  return items === 1 || was?.kind === now?.kind ? 'work' : 'begin';
}

const isWorked = (stage: CompiledStage | undefined): boolean => stageKind(stage?.kind ?? '')?.worked === true;
const passes = (stage: CompiledStage | undefined): boolean => stageKind(stage?.kind ?? '')?.passes === true;

function sameSettings(from: Compiled, to: Compiled, id: StageId): boolean {
  const settings = ({ workflow }: Compiled) =>
    workflow.stages.find((stage) => stage.id === id)?.settings ?? {};
  return canonicalJson(settings(from)) === canonicalJson(settings(to));
}

/** The open work that comes along, as it is from now on. */
export function carriedWork(progress: Progress, { from }: Move, coming: readonly Coming[]): CarriedWork[] {
  return coming
    .filter(({ need }) => need === 'work')
    .flatMap(({ goal, reset, items }) =>
      items.map(({ item }) => ({
        workItem: item.workItem,
        stage: goal.stage,
        visit: goal.visit,
        tasks: carriedTasks(from, progress.compiled, item, goal.stage),
        dueAt: reset && !keepsClock(item) ? dueNow(progress, item, goal.stage) : item.dueAt,
        ...(item.paused === undefined ? {} : { paused: item.paused.since }),
      })),
    );
}

/** Paused work and questions keep the clock they have. */
const keepsClock = ({ paused, question }: WorkItem): boolean =>
  paused !== undefined || question !== undefined;

/** By title: what was ticked stays ticked, what is new is open, what is no more is dropped. */
function carriedTasks(
  from: Compiled,
  to: Compiled,
  { stage, tasks, question }: WorkItem,
  goal: StageId,
): readonly Task[] {
  const [before, after] = [from.stages.get(stage)?.tasks ?? [], to.stages.get(goal)?.tasks ?? []];
  if (question !== undefined) return tasks;
  // Work that a person took over from the machine has no tasks; an unchanged list stays as it is.
  if (!isWorked(from.stages.get(stage)) || canonicalJson(before) === canonicalJson(after)) return tasks;
  return after.map((title) => ({ title, done: tasks.some((task) => task.title === title && task.done) }));
}

/** Puts every token where it goes on. `filled`: fields were filled on the way, which a stage may wait for. */
export function arrive(progress: Progress, coming: readonly Coming[], filled: boolean): void {
  withdrawGone(progress);
  const moved = coming.some(({ token, goal }) => token.stage !== goal.stage);
  for (const each of coming) {
    moveToken(progress, each);
    if (each.need === 'begin') begin(progress, each.token.token, 'The workflow has changed');
    else if (each.need === 'work') goOnWorking(progress, each);
    else lookAgain(progress, each.token.token, { moved, filled });
  }
  watchAnew(progress);
}

/** Work that the case went on without, of a stage that is no more: nobody could complete it. */
function withdrawGone(progress: Progress): void {
  const { state, compiled } = progress;
  for (const item of state.workItems)
    if (item.left === true && !compiled.stages.has(item.stage))
      withdrawItem(progress, item, 'The workflow has changed');
}

/** Scopes that the new version has around where the case stands begin to watch, counted from the move on. */
function watchAnew(progress: Progress): void {
  const around = progress.state.tokens.flatMap(({ stage }) => progress.compiled.guards.get(stage) ?? []);
  for (const stage of new Set(around)) {
    if (progress.state.tokens.some((token) => token.guard === true && token.stage === stage)) continue;
    const token = enterStage(progress, { stage, from: null, rework: false, guard: true });
    if (typeof token === 'string') enterSoon(progress, token);
  }
}

/** What waits for other tokens or for the record looks again, where the move has changed those. */
function lookAgain(progress: Progress, token: string, since: { moved: boolean; filled: boolean }): void {
  const standing = standingAt(progress, token);
  if (standing === undefined || isBusy(progress.state, token)) return;
  const { listens, passes, on } = standing.kind;
  if (listens === true) {
    if (since.moved || since.filled) enterSoon(progress, token);
  } else if (since.filled && passes !== true && on !== undefined)
    begin(progress, token, 'The workflow has changed');
}

function moveToken(progress: Progress, { token: { token, stage, visit, fork }, goal }: Coming): void {
  if (goal.stage === stage) return;
  emit(progress, { type: 'StageLeft', token, stage, visit, outcome: null, to: goal.stage });
  const branch = fork === undefined ? {} : { fork };
  emit(progress, { type: 'StageEntered', token, ...goal, from: stage, rework: false, ...branch });
}

function goOnWorking(progress: Progress, { token: { token }, reset, items }: Coming): void {
  const mine = progress.state.workItems.filter((item) => item.token === token && item.question === undefined);
  if (mine.some((item) => barredFrom(progress, item).includes(item.owner ?? ''))) {
    begin(progress, token, 'Whoever had it may not decide on it');
    return;
  }
  if (!reset) return;
  for (const { item, told } of items) {
    const now = progress.state.workItems.find(({ workItem }) => workItem === item.workItem);
    if (now !== undefined && !keepsClock(now)) resetClocks(progress, now, told);
  }
}

/** The stage begins: a person's work is offered at once, a wait is set; whatever would go on by itself begins a moment later. */
function begin(progress: Progress, token: string, reason: string): void {
  takeBack(progress, token, reason);
  const standing = standingAt(progress, token);
  if (standing === undefined) return;
  const { kind, here } = standing;
  const mark = markOf(progress);
  const begun = begunBy(progress);
  if (kind.passes !== true && kind.kind !== 'end') {
    const onward = kind.enter(progress, here);
    const rests = onward.next === 'rest' && begunBy(progress) === begun;
    if (rests && progress.state.tokens.some((each) => each.token === token)) return;
  }
  rewind(progress, mark);
  enterSoon(progress, token);
}

const begunBy = ({ state }: Progress): number => state.effects.length + (state.children?.length ?? 0);
