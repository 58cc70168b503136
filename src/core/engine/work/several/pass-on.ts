// Whoever has decided may have another decision open, at a stage where nobody decides twice: it goes to the next who may
// have it, so that no approval waits for somebody who will be refused.
import type { PersonId, WorkItem } from '../../../model/index.ts';
import { withdrawItem } from '../../flow/clear.ts';
import type { Progress } from '../../flow/progress.ts';
import { barredFrom, standingAt } from '../../flow/settle.ts';
import { nameOf } from '../../owners/able.ts';
import type { Here } from '../../stages/stage-kind.ts';
import { offerWork } from '../offer-work.ts';
import { findDecider } from './deciders.ts';
import type { Decides } from './decides.ts';

/** Open decisions that nobody who has them may take any more, now that this person has decided. */
export const decisionsBarred = (progress: Progress, person: PersonId): readonly WorkItem[] =>
  progress.state.deciders === undefined
    ? []
    : progress.state.workItems.filter((item) => isBarredTo(progress, item, person));

function isBarredTo(progress: Progress, item: WorkItem, person: PersonId): boolean {
  const { owner, candidates, question, left } = item;
  const has = owner === null ? candidates.includes(person) : owner === person;
  if (!has || question !== undefined || left === true) return false;
  const barred = barredFrom(progress, item);
  return (owner === null ? candidates : [owner]).every((each) => barred.includes(each));
}

/** Takes a decision back from whom it was offered to, and offers it to the next. */
export function passOn(progress: Progress, item: WorkItem, person: PersonId): void {
  const { here } = standingAt(progress, item.token) ?? {};
  if (here === undefined) return;
  const except = barredFrom(progress, item);
  withdrawItem(
    progress,
    item,
    `${nameOf(progress, person)} decided at another stage, and nobody decides twice`,
  );
  const { tasks } = here.stage;
  const one = here.token.instances?.find(({ instance }) => instance === item.instance);
  if (one === undefined) offerWork(progress, here, { tasks, except });
  else offerWork(progress, here, { tasks, found: findDecider(progress, here as Here<Decides>, one), one });
}
