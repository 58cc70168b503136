// Somebody does the work they were offered: it is theirs, they start it, they complete it, and the case goes on.
import { type PersonId, type Rejection, reject, type WorkItem, type WorkItemId } from '../../model/index.ts';
import type { CompiledStage, NamedWay } from '../compile/compiled.ts';
import { changeRecord, emit, type Progress, type Refused } from '../flow/progress.ts';
import { barredFrom, settle, standingAt } from '../flow/settle.ts';
import { cancelTimers } from '../flow/timers.ts';
import { changesFrom, missingFields } from './fields.ts';

export const openItem = (progress: Progress, id: WorkItemId): WorkItem | undefined =>
  progress.state.workItems.find((item) => item.workItem === id);

/** The open item that the actor has, or may take from the pool. **rejects**: work-item-not-open, not-your-work. */
export function itemOf(progress: Progress, id: WorkItemId): { item: WorkItem; person: PersonId } | Rejection {
  const item = openItem(progress, id);
  if (item === undefined) return reject('work-item-not-open', { workItem: id });
  const { by } = progress;
  const person = by.kind === 'person' ? by.person : null;
  const has =
    person !== null && (item.owner === null ? item.candidates.includes(person) : item.owner === person);
  return has ? { item, person } : reject('not-your-work', { workItem: id, owner: item.owner });
}

/** Takes an offered item, and starts it where asked; what already happened is not written again. */
export function takeOn(progress: Progress, item: WorkItem, person: PersonId, start: boolean): void {
  const { workItem, stage, status, owner } = item;
  if (owner !== person || status === 'offered')
    emit(progress, { type: 'WorkItemClaimed', workItem, stage, person });
  if (start && status !== 'started') emit(progress, { type: 'WorkItemStarted', workItem, stage, person });
}

export type Completion = {
  readonly values: { readonly [field: string]: unknown };
  readonly outcome: string | null;
  readonly reason: string | null;
};

/** Completes an item and lets the case go on. The checks come in the order in which a person would mend them. */
export function completeItem(
  progress: Progress,
  { item, person }: { item: WorkItem; person: PersonId },
  { values, outcome, reason }: Completion,
): Refused {
  const standing = standingAt(progress, item.token);
  if (standing === undefined) return reject('work-item-not-open', { workItem: item.workItem });
  const { here, kind } = standing;
  if (item.paused !== undefined && progress.by.kind === 'person')
    return reject('paused', { workItem: item.workItem });
  if (barredFrom(progress, item.token).includes(person)) {
    return reject('requester-may-not-decide', { stage: here.stage.id });
  }
  const way = namedWay(here.stage, outcome);
  if (way !== null && 'code' in way) return way;
  const changes = changesFrom(progress, values);
  if ('code' in changes) return changes;
  takeOn(progress, item, person, true);
  changeRecord(progress, changes, here.stage.id);
  const unfit = notReady(progress, here.stage, item, way, reason);
  if (unfit !== null) return unfit;
  finishItem(progress, item, { person, outcome, reason });
  return settle(
    progress,
    here,
    kind.on?.(progress, here, { what: 'completed', outcome }) ?? { next: 'rest' },
  );
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
  { workItem, stage, visit }: WorkItem,
  { person, outcome, reason }: { person: PersonId; outcome: string | null; reason: string | null },
): void {
  emit(progress, { type: 'WorkItemCompleted', workItem, stage, visit, person, outcome, reason });
  cancelTimers(progress, (timer) => timer.workItem === workItem);
}
