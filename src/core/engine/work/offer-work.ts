// Work is offered to whoever the stage's owner rule ends in, with its tasks, its due time and its ladder of lateness.
import type { EventOf, Instance, PersonId, WorkItemId } from '../../model/index.ts';
import { notify } from '../flow/notify.ts';
import { emit, freshId, type Progress } from '../flow/progress.ts';
import { setTimer } from '../flow/timers.ts';
import type { Assignment } from '../owners/assignment.ts';
import { setPoolClock } from '../owners/pool/clock.ts';
import { resolveOwner } from '../owners/resolve-owner.ts';
import type { Here } from '../stages/stage-kind.ts';
import { type Arrival, arrivalOf } from './arrival.ts';
import { dueAfter, reviewAt, rungAt } from './due.ts';

type Told = Pick<EventOf<'Notified'>, 'text' | 'reason'>;

type Offer = {
  readonly tasks: readonly string[];
  /** Who may not have it. */
  readonly except?: readonly PersonId[];
  /** What the owner is told, where it is not simply new or back. */
  readonly told?: Told;
  /** Who was found already. */
  readonly found?: Assignment;
  /** Which of several it is. */
  readonly one?: Pick<Instance, 'instance' | 'label'>;
};

/** Offers the work of a stage. **shape**: who was found for it. */
export function offerWork(
  progress: Progress,
  here: Here,
  { tasks, except = [], told, found, one }: Offer,
): Assignment {
  const { stage, token } = here;
  const arrival = arrivalOf(progress, token.token);
  const { owner: rule, else: otherwise = [] } = stage;
  const wanted = { rule, otherwise, stage: stage.id, except, again: arrival.rework };
  const assignment = found ?? resolveOwner(progress, wanted);
  const workItem = freshId(progress);
  const dueAt = stage.due === null ? null : dueAfter(progress, stage.due);
  const { owner, candidates, why, turn, keeper } = assignment;
  emit(progress, {
    type: 'WorkItemOffered',
    workItem,
    token: token.token,
    stage: stage.id,
    visit: token.visit,
    owner,
    candidates,
    why,
    tasks,
    dueAt,
    turn,
    ...whichOf(one),
    ...(owner === null && keeper != null ? { keeper } : {}),
    ...(arrival.accept === undefined ? {} : { accept: arrival.accept }),
  });
  setClocks(progress, here, workItem, dueAt);
  setPoolClock(progress, here, workItem, assignment);
  tellOwner(progress, assignment, workItem, told ?? tidings(progress, here, arrival, one?.label));
  return assignment;
}

const whichOf = (one: Offer['one']): { instance?: number; label?: string } => ({
  ...(one === undefined ? {} : { instance: one.instance }),
  ...(one?.label === undefined ? {} : { label: one.label }),
});

function tidings(
  { state }: Progress,
  { stage }: Here,
  { rework, reason }: Arrival,
  label: string | undefined,
): Told {
  const what = label === undefined ? stage.title : `${stage.title} (${label})`;
  if (!rework) return { text: `${what}: ${state.title}`, reason: 'offered' };
  const because = reason === null ? '' : `. ${reason}`;
  return { text: `Back at ${stage.title}: ${state.title}${because}`, reason: 'returned' };
}

/** Every open work item has a clock: its ladder, or a review where it has no due time. */
function setClocks(
  progress: Progress,
  { stage, token }: Here,
  workItem: WorkItemId,
  dueAt: number | null,
): void {
  const clock = { token: token.token, workItem };
  if (dueAt === null) {
    setTimer(progress, { ...clock, purpose: 'review', dueAt: reviewAt(progress), rung: null });
    return;
  }
  for (const [rung, { when }] of stage.late.entries()) {
    setTimer(progress, { ...clock, purpose: 'late', dueAt: rungAt(progress, when, dueAt), rung });
  }
}

function tellOwner(
  progress: Progress,
  { owner, candidates }: Assignment,
  workItem: WorkItemId,
  { text, reason }: Told,
): void {
  if (owner !== null || candidates.length > 0) {
    notify(progress, { people: owner === null ? candidates : [owner], text, reason, workItem });
    return;
  }
  const incident = 'Nobody could be found for this work. Reassign it to somebody who can sign in.';
  emit(progress, { type: 'IncidentRaised', text: incident, owner: null });
}
