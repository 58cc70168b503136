// Somebody does the work they were offered: it is theirs, they start it, they complete it, and the case goes on.
import { type PersonId, type Rejection, reject, type WorkItem, type WorkItemId } from '../../model/index.ts';
import type { CompiledStage, NamedWay } from '../compile/compiled.ts';
import { withdrawItem } from '../flow/clear.ts';
import { isPaused } from '../flow/clocks.ts';
import { changeRecord, emit, type Progress, type Refused } from '../flow/progress.ts';
import { refusalTo, settle, standingAt } from '../flow/settle.ts';
import { cancelTimers } from '../flow/timers.ts';
import { closePool } from '../owners/pool/clock.ts';
import { changesFrom, missingFields } from './fields.ts';
import { decisionsBarred, passOn } from './several/pass-on.ts';

export const openItem = (progress: Progress, id: WorkItemId): WorkItem | undefined =>
  progress.state.workItems.find((item) => item.workItem === id);

/** The open item that the actor has, or may take from the pool. **rejects**: work-item-not-open, not-your-work. */
export function itemOf(progress: Progress, id: WorkItemId): { item: WorkItem; person: PersonId } | Rejection {
  const item = openItem(progress, id);
  if (item === undefined) return reject('work-item-not-open', { workItem: id });
  const { by } = progress;
  const person = by.kind === 'person' ? by.person : null;
  const has = person !== null && (item.owner === null ? mayTake(item, person) : item.owner === person);
  return has ? { item, person } : reject('not-your-work', { workItem: id, owner: item.owner });
}

/** A candidate, or who answers for it until one takes it. */
export const mayTake = ({ candidates, keeper }: WorkItem, person: PersonId): boolean =>
  candidates.includes(person) || keeper === person;

/** Why work that must be accepted first is not begun. */
export const notAccepted = ({ workItem }: WorkItem): Rejection =>
  reject('handoff-not-accepted', { workItem });

/** Takes an offered item, and starts it where asked; what already happened is not written again. */
export function takeOn(progress: Progress, item: WorkItem, person: PersonId, start: boolean): void {
  const { workItem, stage, status, owner } = item;
  if (owner !== person || status === 'offered')
    emit(progress, { type: 'WorkItemClaimed', workItem, stage, person });
  if (owner === null) closePool(progress, item);
  if (start && status !== 'started') emit(progress, { type: 'WorkItemStarted', workItem, stage, person });
}

type Mine = { readonly item: WorkItem; readonly person: PersonId };

export type Completion = {
  readonly values: { readonly [field: string]: unknown };
  readonly outcome: string | null;
  readonly reason: string | null;
  /** The last event that they had before them; null where they do not say. */
  readonly seen: number | null;
};

/** Completes an item and lets the case go on. The checks come in the order in which a person would mend them. */
export function completeItem(progress: Progress, mine: Mine, completion: Completion): Refused {
  const { item, person } = mine;
  if (item.question !== undefined) return reject('is-a-question', { workItem: item.workItem });
  if (isPaused(progress.state, item) && progress.by.kind === 'person') {
    return reject('paused', { workItem: item.workItem });
  }
  if (item.acceptance === 'due') return notAccepted(item);
  const standing = item.left === true ? undefined : standingAt(progress, item.token);
  const stage = standing?.here.stage ?? progress.compiled.stages.get(item.stage);
  if (stage === undefined || (standing === undefined && item.left !== true)) {
    return reject('work-item-not-open', { workItem: item.workItem });
  }
  const refused = refusalTo(progress, item, person) ?? done(progress, stage, mine, completion);
  if (refused !== null || standing === undefined) return refused;
  // Its token has changed where this was one of several.
  const { here, kind } = standingAt(progress, item.token) ?? standing;
  const { outcome } = completion;
  const unsettled = settle(
    progress,
    here,
    kind.on?.(progress, here, { what: 'completed', outcome }) ?? { next: 'rest' },
  );
  passOnBarred(progress, person);
  return unsettled;
}

/** What this person had besides, and may not decide now that they have decided here, goes to the next. */
function passOnBarred(progress: Progress, person: PersonId): void {
  for (const item of decisionsBarred(progress, person)) {
    takeBackQuestions(progress, item.workItem, 'Somebody else decides now');
    passOn(progress, item, person);
  }
}

/** Writes what was done, if it may be so. */
function done(
  progress: Progress,
  stage: CompiledStage,
  { item, person }: Mine,
  { values, outcome, reason, seen }: Completion,
): Refused {
  const way = namedWay(stage, outcome);
  if (way !== null && 'code' in way) return way;
  const changes = changesFrom(progress, values);
  if ('code' in changes) return changes;
  takeOn(progress, item, person, true);
  changeRecord(progress, changes, stage.id);
  const unfit = notReady(progress, stage, item, way, reason);
  if (unfit !== null) return unfit;
  finishItem(progress, item, { person, outcome, reason, seen });
  return null;
}

/** The outcome that was picked, null where the stage has none. **rejects**: outcome-missing, outcome-unknown. */
function namedWay(stage: CompiledStage, outcome: string | null): NamedWay | null | Rejection {
  const choices = stage.outcomes.map((each) => each.outcome);
  if (outcome === null) {
    return choices.length === 0 ? null : reject('outcome-missing', { stage: stage.id, outcomes: choices });
  }
  const way = stage.outcomes.find((each) => each.outcome === outcome);
  return way ?? reject('outcome-unknown', { stage: stage.id, outcome, outcomes: choices });
}

/** What is still missing. Work that goes back needs its reason, and neither the form nor the tasks. */
function notReady(
  progress: Progress,
  stage: CompiledStage,
  item: WorkItem,
  way: NamedWay | null,
  reason: string | null,
): Rejection | null {
  if (way?.needsReason === true && (reason === null || reason.trim() === '')) {
    return reject('reason-missing', { outcome: way.outcome });
  }
  const goesBack = way?.rework === true;
  const missing = missingFields(progress, goesBack ? [] : stage.form, way?.needsFields ?? []);
  if (missing !== null) return missing;
  const open = goesBack ? [] : item.tasks.filter((task) => !task.done).map((task) => task.title);
  return open.length > 0 ? reject('tasks-open', { workItem: item.workItem, tasks: open }) : null;
}

function finishItem(
  progress: Progress,
  item: WorkItem,
  { person, outcome, reason, seen }: Omit<Completion, 'values'> & { person: PersonId },
): void {
  const { workItem, stage, visit } = item;
  const standing = standingAt(progress, item.token);
  const marks = standing?.kind.marks?.(progress, standing.here, item) ?? {};
  takeBackQuestions(progress, workItem, 'It was decided without the answer');
  emit(progress, {
    type: 'WorkItemCompleted',
    workItem,
    stage,
    visit,
    person,
    outcome,
    reason,
    ...(seen === null ? {} : { seenSeq: seen }),
    ...marks,
  });
  cancelTimers(progress, (timer) => timer.workItem === workItem);
}

/** Whoever decides without the answer needs it no more. */
function takeBackQuestions(progress: Progress, of: WorkItemId, why: string): void {
  for (const { workItem, stage, question } of progress.state.workItems) {
    if (question?.of === of) withdrawItem(progress, { workItem, stage }, why);
  }
}
