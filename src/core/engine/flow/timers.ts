// Timers are set and taken back, one event each.
import type { EventOf, Timer } from '../../model/index.ts';
import { emit, freshId, type Progress } from './progress.ts';

type Setting = Pick<EventOf<'TimerSet'>, 'purpose' | 'dueAt' | 'token' | 'workItem' | 'rung'>;

export function setTimer(progress: Progress, { purpose, dueAt, token, workItem, rung }: Setting): void {
  emit(progress, { type: 'TimerSet', timer: freshId(progress), purpose, dueAt, token, workItem, rung });
}

/** Takes back every timer of which `is` holds. */
export function cancelTimers(progress: Progress, is: (timer: Timer) => boolean): void {
  for (const timer of progress.state.timers) {
    if (is(timer)) emit(progress, { type: 'TimerCancelled', timer: timer.timer });
  }
}
