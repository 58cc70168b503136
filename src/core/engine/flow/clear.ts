// A token is taken off a stage before its work was done: nothing of it may stay behind.
import type { CaseId, EventBody, StageId, Token, WorkItem } from '../../model/index.ts';
import { emit, freshId, type Progress } from './progress.ts';
import { cancelTimers } from './timers.ts';

/** Withdraws one piece of work, with its timers. */
export function withdrawItem(
  progress: Progress,
  { workItem, stage }: Pick<WorkItem, 'workItem' | 'stage'>,
  reason: string,
): void {
  emit(progress, { type: 'WorkItemWithdrawn', workItem, stage, reason });
  cancelTimers(progress, (timer) => timer.workItem === workItem);
}

/** A case that ends leaves nothing open, such as work that it went on without. */
export function withdrawLeft(progress: Progress, reason: string): void {
  for (const item of progress.state.workItems) if (item.left === true) withdrawItem(progress, item, reason);
}

/** Withdraws the token's open work, takes back its timers, and leaves its stage for another one or for good. */
export function clearToken(
  progress: Progress,
  token: Token,
  { to, reason }: { to: StageId | null; reason: string },
): void {
  clearWork(progress, token, reason);
  const { stage, visit } = token;
  emit(progress, { type: 'StageLeft', token: token.token, stage, visit, outcome: null, to });
}

/** Withdraws the token's open work and takes back its timers; it stays where it is. */
export function clearWork(progress: Progress, { token }: Token, reason: string): void {
  for (const item of progress.state.workItems) {
    if (item.token !== token) continue;
    emit(progress, { type: 'WorkItemWithdrawn', workItem: item.workItem, stage: item.stage, reason });
  }
  cancelTimers(progress, (timer) => timer.token === token);
  for (const each of progress.state.children ?? []) {
    if (each.token === token) cancelChild(progress, each.child, reason);
  }
}

/** A token goes on, and what else was open for it is taken back, such as what a person was to do in the machine's place. */
export function clearRest(progress: Progress, { token, stage }: Token): void {
  const { state, compiled } = progress;
  const reason = `The case went on from ${compiled.stages.get(stage)?.title ?? stage}`;
  for (const item of state.workItems)
    if (item.token === token && item.left !== true) withdrawItem(progress, item, reason);
  cancelTimers(progress, (timer) => timer.token === token && timer.workItem === null);
  const isEnough = progress.events.some((event) => event.type === 'ChildEnded' && event.token === token);
  for (const each of progress.state.children ?? [])
    if (each.token === token)
      cancelChild(progress, each.child, isEnough ? 'Enough others have ended' : reason);
}

/** Asks for a case to be cancelled that a stage of this one had opened: once, though its work is cleared before it is left. */
export function cancelChild(progress: Progress, child: CaseId, reason: string): void {
  if (progress.events.some((event) => asksToCancel(event, child))) return;
  emit(progress, {
    type: 'EffectRequested',
    effect: freshId(progress),
    kind: 'cancel-case',
    settings: { case: child, reason },
    token: null,
    source: 'case',
    action: 0,
  });
}

const asksToCancel = (event: EventBody, child: CaseId): boolean =>
  event.type === 'EffectRequested' &&
  event.kind === 'cancel-case' &&
  (event.settings as { readonly case?: unknown }).case === child;
