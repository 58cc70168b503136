// What changes when a case or a piece of its work is paused and goes on, and when a finished case is opened again.
import type { CaseState, Pause, TimeLeft, TimerId, WorkItem, WorkItemId } from '../../model/index.ts';
import { type Appliers, type Change, replaced, UNCHANGED } from './applier.ts';

export const pauseAppliers: Appliers<
  | 'CasePaused'
  | 'CaseResumed'
  | 'WorkItemPaused'
  | 'WorkItemResumed'
  | 'TimerStopped'
  | 'StageSkipped'
  | 'SubmissionRecalled'
  | 'CaseReopened'
> = {
  CasePaused: (state, { pause, workItem, reason, note, until, at: since }) => ({
    nextId: state.nextId + 1,
    pauses: [...(state.pauses ?? []), { pause, workItem, reason, note, since, until }],
  }),
  CaseResumed: (state, { pause }) => withoutPauses(state, (each) => each.pause === pause),
  WorkItemPaused: (state, { workItem, left, at: since }) => ({
    workItems: changed(state, workItem, (item) => ({ ...item, paused: { since, left } })),
  }),
  WorkItemResumed: (state, { workItem, dueAt }) => ({
    workItems: changed(state, workItem, ({ paused: _, ...item }) => ({ ...item, dueAt })),
  }),
  TimerStopped: (state, { timer, left }) => ({ timers: stopped(state, timer, left) }),
  StageSkipped: () => UNCHANGED,
  SubmissionRecalled: () => UNCHANGED,
  CaseReopened: () => ({ status: 'open', outcome: null, closedAt: null }),
};

/** The pauses that are left, and none where there are none left. */
export function withoutPauses({ pauses }: CaseState, is: (pause: Pause) => boolean): Change {
  if (pauses === undefined || !pauses.some(is)) return UNCHANGED;
  const left = pauses.filter((each) => !is(each));
  return { pauses: left.length === 0 ? undefined : left } as Change;
}

const changed = (state: CaseState, id: WorkItemId, by: (item: WorkItem) => WorkItem): readonly WorkItem[] =>
  replaced(state.workItems, (item) => item.workItem === id, by);

const stopped = ({ timers }: CaseState, id: TimerId, left: TimeLeft): CaseState['timers'] =>
  replaced(
    timers,
    ({ timer }) => timer === id,
    (timer) => ({ ...timer, stopped: left }),
  );
