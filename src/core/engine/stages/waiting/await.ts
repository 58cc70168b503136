// A stage waits for the first of its triggers: those that the clock tells have timers, the others are looked at as things happen.
import type { Timer } from '../../../model/index.ts';
import { emit, factsOf, type Progress } from '../../flow/progress.ts';
import { cancelTimers, setTimer } from '../../flow/timers.ts';
import { reviewAt } from '../../work/due.ts';
import type { Happening, Here } from '../stage-kind.ts';
import type { Trigger } from './trigger.ts';

/** Begins to wait. **shape**: the trigger that has fired already, or null where timers are set and the case waits. */
export function beginWaiting(progress: Progress, here: Here, triggers: readonly Trigger[]): Trigger | null {
  const met =
    triggers.find((trigger) => isMet(progress, here, trigger)) ?? takeKept(progress, here, triggers);
  if (met !== undefined) return met;
  setTimers(progress, here, triggers);
  return null;
}

/** The trigger that something fires; null where the stage goes on waiting. */
export function firedBy(
  progress: Progress,
  here: Here,
  triggers: readonly Trigger[],
  happening: Happening,
): Trigger | null {
  switch (happening.what) {
    case 'timer':
      return happening.purpose === 'wait' ? (triggers[happening.rung ?? firstTimed(triggers)] ?? null) : null;
    case 'message':
      return triggers.find(({ message }) => message === happening.name) ?? null;
    case 'failed':
      return triggers.find(({ failure }) => failure === true) ?? null;
    case 'chosen':
      return triggers.find(({ outcome }) => outcome === happening.outcome) ?? null;
    case 'record-changed':
      return waitAnew(progress, here, triggers);
    default:
      return null;
  }
}

/** What a stage with triggers says of a message. */
export function awaitsAmong(triggers: readonly Trigger[], name: string): { keep: boolean } | null {
  const found = triggers.find(({ message }) => message === name);
  return found === undefined ? null : { keep: found.keep === true };
}

/** Takes back every timer of a stage that waits no longer. */
export const stopWaiting = (progress: Progress, { token }: Here): void =>
  cancelTimers(progress, (timer) => timer.token === token.token && timer.workItem === null);

const firstTimed = (triggers: readonly Trigger[]): number =>
  triggers.findIndex(({ instant }) => instant !== undefined);

function isMet(progress: Progress, here: Here, { instant, when }: Trigger): boolean {
  if (when !== undefined) return when(factsOf(progress, null));
  const at = instant?.(progress, here) ?? null;
  return at !== null && at <= progress.at;
}

function takeKept(progress: Progress, { token }: Here, triggers: readonly Trigger[]): Trigger | undefined {
  const { messages = [] } = progress.state;
  const found = triggers.find(({ message }) => message !== undefined && messages.includes(message));
  if (found?.message !== undefined)
    emit(progress, { type: 'MessageTaken', name: found.message, token: token.token });
  return found;
}

/** Without a clock of its own, what waits is looked at now and then. */
function setTimers(progress: Progress, here: Here, triggers: readonly Trigger[]): void {
  const { token } = here.token;
  let isTimed = false;
  for (const [index, { instant }] of triggers.entries()) {
    const dueAt = instant?.(progress, here) ?? null;
    if (dueAt === null) continue;
    isTimed = true;
    const rung = triggers.length === 1 ? null : index;
    setTimer(progress, { purpose: 'wait', dueAt, token, workItem: null, rung });
  }
  if (isTimed) return;
  setTimer(progress, { purpose: 'review', dueAt: reviewAt(progress), token, workItem: null, rung: null });
}

/** The record changed: a condition may hold now, and a timer is set anew where a date says another time. */
function waitAnew(progress: Progress, here: Here, triggers: readonly Trigger[]): Trigger | null {
  const conditional = triggers.find(({ when }) => when?.(factsOf(progress, null)) === true);
  if (conditional !== undefined) return conditional;
  const dated = triggers.filter(({ field }) => field !== undefined);
  if (dated.every((trigger) => isSetFor(progress, here, triggers, trigger))) return null;
  stopWaiting(progress, here);
  return beginWaiting(progress, here, triggers);
}

function isSetFor(progress: Progress, here: Here, triggers: readonly Trigger[], trigger: Trigger): boolean {
  const rung = triggers.length === 1 ? null : triggers.indexOf(trigger);
  const its = (timer: Timer): boolean =>
    timer.token === here.token.token && timer.purpose === 'wait' && timer.rung === rung;
  const due = trigger.instant?.(progress, here) ?? null;
  return (progress.state.timers.find(its)?.dueAt ?? null) === due;
}
