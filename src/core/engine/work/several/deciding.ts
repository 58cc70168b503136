// How an approval runs where several decide, or where the time to decide is bounded: each is offered their decision, more may be
// added, and when nobody has decided in time it ends with the outcome that was said for that.
import { addDuration } from '../../../base/index.ts';
import { type PersonId, reject, type WorkItem } from '../../../model/index.ts';
import type { Progress, Refused } from '../../flow/progress.ts';
import { setTimer } from '../../flow/timers.ts';
import { type Added, type Here, type Onward, REST } from '../../stages/stage-kind.ts';
import { offerWork } from '../offer-work.ts';
import { countDecisions } from './count.ts';
import { findDecider, neverDecide, planDeciders } from './deciders.ts';
import type { Decides } from './decides.ts';
import { addToSeveral, endSeveral, instancesNow, peopleOf, type Several, startSeveral } from './several.ts';

type Place = Here<Decides>;

export const severalDecide = (here: Place): Several => ({
  inOrder: here.ready.by === 'in order',
  rest: 'withdrawn',
  offer(progress, one) {
    offerWork(progress, here, { tasks: here.stage.tasks, found: findDecider(progress, here, one), one });
  },
  verdict: (_, instances) => countDecisions(here.ready, here.stage, instances),
});

export function startDeciding(progress: Progress, here: Place): Onward {
  const { timeOut } = here.ready;
  if (timeOut !== null) {
    const dueAt = addDuration(progress.compiled.calendar, progress.at, timeOut.after);
    setTimer(progress, { purpose: 'time-out', dueAt, token: here.token.token, workItem: null, rung: null });
  }
  return startSeveral(progress, here, {
    planned: planDeciders(progress, here),
    several: severalDecide(here),
  });
}

/** The time is over: it ends with the outcome that was said for that. */
export function timeOut(progress: Progress, here: Place): Onward {
  const { timeOut } = here.ready;
  if (timeOut === null || here.token.instances === undefined) return REST;
  const { outcome } = timeOut;
  return endSeveral(progress, here, { outcome, why: 'It was not decided in time', rest: 'withdrawn' });
}

/** Whoever has another of the decisions has no second one. */
export const othersThan = (
  progress: Progress,
  { token }: Place,
  item: WorkItem | null,
): readonly PersonId[] =>
  item === null || token.instances === undefined ? [] : peopleOf(progress, token, item.instance);

/** Somebody is to decide as well. **rejects**: instances-fixed, person-unknown, may-not-decide. */
export function addDecider(progress: Progress, here: Place, { person, weight, reason }: Added): Refused {
  const { ready, token, stage } = here;
  if (!ready.more || token.instances === undefined) return reject('instances-fixed', { stage: stage.id });
  const found = person === null ? undefined : progress.directory.people[person];
  if (person === null || found?.active !== true || !found.canSignIn)
    return reject('person-unknown', { person });
  if ([...neverDecide(progress, here), ...peopleOf(progress, token)].includes(person)) {
    return reject('may-not-decide', { stage: stage.id });
  }
  const instance = instancesNow(progress, token).length + 1;
  const weighs = ready.by === 'weighted' && weight !== null && weight !== 1 ? { weight } : {};
  const planned = { instance, member: person, ...weighs };
  addToSeveral(progress, here, { planned, reason, several: severalDecide(here) });
  return null;
}
