// Work in a pool has a clock: it runs until somebody takes the work.
import type { Duration } from '../../../base/index.ts';
import type { WorkItem, WorkItemId } from '../../../model/index.ts';
import type { Progress } from '../../flow/progress.ts';
import { cancelTimers, setTimer } from '../../flow/timers.ts';
import type { Here } from '../../stages/stage-kind.ts';
import { dueAfter } from '../../work/due.ts';
import type { Assignment } from '../assignment.ts';

/** How long where the rule does not say. */
const MAY_WAIT: Duration = { businessDays: 1, businessMs: 0 };

/** Sets the clock of what was offered to several. */
export function setPoolClock(
  progress: Progress,
  { token }: Here,
  workItem: WorkItemId,
  { owner, keeper, within }: Assignment,
): void {
  if (owner !== null || keeper == null) return;
  const may = progress.compiled.owners.withins.get(within ?? '') ?? MAY_WAIT;
  const dueAt = dueAfter(progress, may);
  setTimer(progress, { purpose: 'unclaimed', dueAt, token: token.token, workItem, rung: null });
}

/** Somebody has it now: the pool's clock is taken back. */
export const closePool = (progress: Progress, { workItem }: WorkItem): void =>
  cancelTimers(progress, (timer) => timer.workItem === workItem && timer.purpose === 'unclaimed');
