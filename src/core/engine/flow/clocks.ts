// Which clocks stand still, and with how much left? Whatever is paused keeps the time that it had: its due time, the rungs of
// its ladder and its reviews stop together and go on together, in business time where they count that. Dates stay dates.
import { addDuration, businessMsBetween, type Instant } from '../../base/index.ts';
import type { CaseState, TimeLeft, Timer, TokenId, WorkItem } from '../../model/index.ts';
import { rungAt } from '../work/due.ts';
import type { Decides } from '../work/several/decides.ts';
import { emit, type Progress } from './progress.ts';
import { standingAt } from './settle.ts';
import { tellToken } from './stall.ts';
import { setTimer } from './timers.ts';

/** Is this paused, with the whole case or on its own? */
export const isPaused = (
  { pauses = [] }: Pick<CaseState, 'pauses'>,
  { workItem }: Pick<Timer, 'workItem'>,
): boolean => pauses.some((pause) => pause.workItem === null || pause.workItem === workItem);

/** Does a decision wait for an answer? The time that bounds all decisions of a stage waits along. */
const isAsking = (
  { workItems }: Pick<CaseState, 'workItems'>,
  { workItem, token, purpose }: Clock,
): boolean =>
  workItems.some(
    ({ question, token: at }) =>
      question !== undefined && (question.of === workItem || (purpose === 'time-out' && at === token)),
  );

type Clock = Pick<Timer, 'workItem'> & Partial<Pick<Timer, 'token' | 'purpose'>>;

/** Must the clock of this stand still? Whoever adds another reason to wait for somebody adds it here, and the clocks follow. */
export const isHeld = (state: Pick<CaseState, 'pauses' | 'workItems'>, clock: Clock): boolean =>
  isPaused(state, clock) || isAsking(state, clock);

/** Stops every clock that must stand still by now, and lets those go on that need not any more. Asked after each command. */
export function keepClocks(progress: Progress): void {
  const { pauses, workItems, timers } = progress.state;
  const stands =
    timers.some(({ stopped, purpose }) => stopped !== undefined || purpose === 'pause') ||
    workItems.some(({ paused }) => paused !== undefined);
  const asks = workItems.some(({ question }) => question !== undefined);
  if (pauses === undefined && !stands && !asks) return;
  for (const item of workItems) keepItem(progress, item);
  // A wait that ends as its clock goes on may take the clocks behind it away.
  for (const { timer: id } of timers) {
    const timer = progress.state.timers.find(({ timer }) => timer === id);
    if (timer !== undefined) keepTimer(progress, timer);
  }
}

/** Lets what was set stand still go on where it does; a wait that ended meanwhile ends now. */
function keepItem(progress: Progress, item: WorkItem): void {
  const held = isHeld(progress.state, item);
  const { workItem, stage, paused } = item;
  if (held === (paused !== undefined)) return;
  if (paused === undefined)
    emit(progress, { type: 'WorkItemPaused', workItem, stage, left: leftUntilDue(progress, item) });
  else
    emit(progress, {
      type: 'WorkItemResumed',
      workItem,
      stage,
      dueAt: item.dueAt === null ? null : goesOnUntil(progress, paused.left, item.dueAt),
    });
}

function keepTimer(progress: Progress, timer: Timer): void {
  if (timer.purpose === 'pause') {
    // The timer of a pause ends with it.
    if (!progress.state.pauses?.some(({ workItem }) => workItem === timer.workItem))
      emit(progress, { type: 'TimerCancelled', timer: timer.timer });
    return;
  }
  const held = isHeld(progress.state, timer);
  if (held === (timer.stopped !== undefined)) return;
  if (held) emit(progress, { type: 'TimerStopped', timer: timer.timer, left: leftOf(progress, timer) });
  else start(progress, timer);
}

function start(progress: Progress, { timer: id, purpose, token, workItem, rung, ...timer }: Timer): void {
  const { stopped = { kind: 'date' } } = timer;
  emit(progress, { type: 'TimerCancelled', timer: id });
  const dueAt =
    stopped.kind === 'after-due'
      ? afterDue(progress, { workItem, rung, dueAt: timer.dueAt })
      : goesOnUntil(progress, stopped, timer.dueAt);
  setTimer(progress, { purpose, dueAt, token, workItem, rung });
  // The record may have changed meanwhile what a wait waits for.
  if (purpose === 'wait') tellToken(progress, token, { what: 'record-changed' });
}

const CLOCK = (ms: number): TimeLeft => ({ kind: 'clock', ms: Math.max(0, ms) });
const DATE: TimeLeft = { kind: 'date' };

/** What is late already stays as late as it was. */
function leftUntilDue(progress: Progress, { stage, dueAt }: WorkItem): TimeLeft {
  if (dueAt === null || dueAt <= progress.at) return DATE;
  return leftUntil(progress, dueAt, countsBusinessTime(progress, stage));
}

function leftUntil({ compiled, at }: Progress, dueAt: Instant, inBusinessTime: boolean): TimeLeft {
  if (!inBusinessTime) return CLOCK(dueAt - at);
  return { kind: 'business', ms: businessMsBetween(compiled.calendar, at, dueAt) };
}

function countsBusinessTime({ compiled }: Progress, stage: string): boolean {
  const due = compiled.stages.get(stage)?.due ?? null;
  return due !== null && 'businessDays' in due;
}

function boundsBusinessTime(progress: Progress, token: TokenId | null): boolean {
  const decides = standingAt(progress, token ?? '')?.here.ready as Partial<Decides> | undefined;
  const after = decides?.timeOut?.after;
  return after !== undefined && 'businessDays' in after;
}

/** A wait's end is a date; a rung after the due time follows it; anything else has time left. */
function leftOf(progress: Progress, { purpose, dueAt, workItem, rung, token }: Timer): TimeLeft {
  if (purpose === 'wait') return DATE;
  if (purpose === 'time-out') return leftUntil(progress, dueAt, boundsBusinessTime(progress, token));
  if (purpose === 'review') return CLOCK(dueAt - progress.at);
  const item = progress.state.workItems.find((each) => each.workItem === workItem);
  const stage = item && progress.compiled.stages.get(item.stage);
  const when = rung === null ? undefined : stage?.late[rung]?.when;
  if (item === undefined || when === undefined) return CLOCK(dueAt - progress.at);
  if ('percent' in when && when.percent !== 100) return leftUntil(progress, dueAt, when.inBusinessTime);
  if (item.dueAt !== null && item.dueAt > progress.at) return { kind: 'after-due' };
  return leftUntil(progress, dueAt, 'after' in when && 'businessDays' in when.after);
}

/** Never earlier than it would have been. */
function goesOnUntil({ compiled, at }: Progress, left: TimeLeft, before: Instant): Instant {
  if (left.kind === 'clock') return Math.max(before, at + left.ms);
  if (left.kind !== 'business') return before;
  return Math.max(before, addDuration(compiled.calendar, at, { businessDays: 0, businessMs: left.ms }));
}

function afterDue(
  progress: Progress,
  { workItem, rung, dueAt }: Pick<Timer, 'workItem' | 'rung' | 'dueAt'>,
): Instant {
  const item = progress.state.workItems.find((each) => each.workItem === workItem);
  const when = progress.compiled.stages.get(item?.stage ?? '')?.late[rung ?? -1]?.when;
  if (item === undefined || item.dueAt === null || when === undefined) return dueAt;
  return Math.max(dueAt, rungAt(progress, when, item.dueAt));
}
