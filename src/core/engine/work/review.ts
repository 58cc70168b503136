// What is open without a due time is looked at now and then, by whoever has it or answers for it.
import type { PersonId, Timer } from '../../model/index.ts';
import { notify, titleOf } from '../flow/notify.ts';
import type { Progress } from '../flow/progress.ts';
import { standingAt } from '../flow/settle.ts';
import { setTimer } from '../flow/timers.ts';
import { resolveOwner } from '../owners/resolve-owner.ts';
import { reviewAt } from './due.ts';

import { openItem } from './work.ts';

/** Shows what is still open, and sets the next look; where it is done already, nothing. */
export function review(progress: Progress, timer: Timer): void {
  const shown = timer.workItem === null ? waitOf(progress, timer) : workOf(progress, timer.workItem);
  if (shown === null) return;
  const text = `${shown.text}: ${progress.state.title}`;
  notify(progress, { people: shown.people, text, reason: 'late', workItem: timer.workItem });
  setReview(progress, timer);
}

export function setReview(progress: Progress, { token, workItem }: Timer): void {
  setTimer(progress, { purpose: 'review', dueAt: reviewAt(progress), token, workItem, rung: null });
}

type Shown = { readonly people: readonly PersonId[]; readonly text: string };

function workOf(progress: Progress, workItem: string): Shown | null {
  const item = openItem(progress, workItem);
  if (item === undefined) return null;
  const people = item.owner === null ? item.candidates : [item.owner];
  return { people, text: `Still open at ${titleOf(progress, item)}` };
}

function waitOf(progress: Progress, { token }: Timer): Shown | null {
  const stage = standingAt(progress, token ?? '')?.here.stage;
  if (stage === undefined) return null;
  const { owner } = resolveOwner(progress, { rule: stage.owner, stage: stage.id, except: [] });
  return { people: owner === null ? [] : [owner], text: `Still waiting at ${stage.title}` };
}
