// A case, or one piece of its work, waits for somebody outside. What is paused says why and is never forgotten: it goes on at
// its time, or is looked at again.
import type { Pause, PersonId, Timer, TokenId, WorkItemId } from '../../model/index.ts';
import { notify } from '../flow/notify.ts';
import { emit, freshId, type Progress } from '../flow/progress.ts';
import { setTimer } from '../flow/timers.ts';
import { reviewAt } from './due.ts';
import { openItem } from './work.ts';

type Asked = Pick<Pause, 'workItem' | 'reason' | 'note' | 'until'>;

/** Pauses; the clocks that this stops are stopped at the end of the decision. */
export function pause(progress: Progress, { workItem, reason, note, until }: Asked): void {
  const item = openItem(progress, workItem ?? '');
  const stage = item?.stage ?? null;
  emit(progress, { type: 'CasePaused', pause: freshId(progress), workItem, stage, reason, note, until });
  setClock(progress, { token: item?.token ?? null, workItem }, until ?? reviewAt(progress));
}

/** Ends a pause; whoever has the work is told where it was not they who ended it. */
export function resume(progress: Progress, { pause: id, workItem, reason }: Pause): void {
  const stage = openItem(progress, workItem ?? '')?.stage ?? null;
  emit(progress, { type: 'CaseResumed', pause: id, workItem, stage });
  const text = `No longer paused (${reason}): ${progress.state.title}`;
  notify(progress, { people: peopleOf(progress, workItem), text, reason: 'automation', workItem });
}

/** A pause without an end comes up again, so that nothing is forgotten. */
export function lookAtPause(
  progress: Progress,
  { workItem, reason }: Pause,
  { token }: Pick<Timer, 'token'>,
): void {
  const text = `Still paused (${reason}): ${progress.state.title}`;
  notify(progress, { people: peopleOf(progress, workItem), text, reason: 'late', workItem });
  setClock(progress, { token, workItem }, reviewAt(progress));
}

function setClock(
  progress: Progress,
  { token, workItem }: { token: TokenId | null; workItem: WorkItemId | null },
  dueAt: number,
): void {
  setTimer(progress, { purpose: 'pause', dueAt, token, workItem, rung: null });
}

function peopleOf({ state }: Progress, workItem: WorkItemId | null): PersonId[] {
  return state.workItems
    .filter((item) => workItem === null || item.workItem === workItem)
    .flatMap(({ owner, candidates }) => (owner === null ? candidates : [owner]));
}
