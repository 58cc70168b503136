// A token is taken off a stage before its work was done: nothing of it may stay behind.
import type { StageId, Token } from '../../model/index.ts';
import { emit, type Progress } from './progress.ts';
import { cancelTimers } from './timers.ts';

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
}
