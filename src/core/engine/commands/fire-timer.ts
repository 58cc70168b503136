// A timer has come due: late work climbs its ladder, a wait is over, what has no deadline is looked at.
import { z } from 'zod';
import { reject, type Timer, type TimerPurpose } from '../../model/index.ts';
import { emit, type Progress } from '../flow/progress.ts';
import { standingAt } from '../flow/settle.ts';
import { settleByMachine, tellToken } from '../flow/stall.ts';
import { handToKeeper } from '../owners/pool/unclaimed.ts';
import { reachRung } from '../work/late.ts';
import { lookAtPause, resume } from '../work/pause.ts';
import { review, setReview } from '../work/review.ts';
import { openItem } from '../work/work.ts';
import { defineCommand } from './command-kind.ts';

export const fireTimer = defineCommand({
  type: 'FireTimer',
  title: 'A timer has come due',
  access: 'machine',
  input: z.strictObject({ timer: z.string() }),
  decide(progress, { timer: id, at }) {
    const timer = progress.state.timers.find((each) => each.timer === id);
    if (timer === undefined || timer.stopped !== undefined) return reject('timer-not-set', { timer: id });
    if (at < timer.dueAt) return reject('timer-early', { timer: id, dueAt: timer.dueAt });
    emit(progress, { type: 'TimerFired', timer: id });
    fired[timer.purpose](progress, timer);
    return null;
  },
});

const tellKind = (progress: Progress, { token, purpose, rung }: Timer): void =>
  tellToken(progress, token, { what: 'timer', purpose, rung });

const fired: { readonly [Purpose in TimerPurpose]: (progress: Progress, timer: Timer) => void } = {
  late(progress, timer) {
    const item = openItem(progress, timer.workItem ?? '');
    if (item === undefined || timer.rung === null) return;
    reachRung(progress, item, timer.rung);
    // Past the last rung, open work still has a clock.
    if (!progress.state.timers.some((each) => each.workItem === item.workItem)) setReview(progress, timer);
  },
  wait: tellKind,
  'time-out': tellKind,
  enter(progress, timer) {
    const standing = standingAt(progress, timer.token ?? '');
    if (standing === undefined) return;
    settleByMachine(progress, standing.here, standing.kind.enter(progress, standing.here));
  },
  review,
  unclaimed(progress, timer) {
    const item = openItem(progress, timer.workItem ?? '');
    if (item !== undefined) handToKeeper(progress, item);
  },
  pause(progress, timer) {
    const pause = progress.state.pauses?.find(({ workItem }) => workItem === timer.workItem);
    if (pause === undefined) return;
    if (pause.until !== null) resume(progress, pause);
    else lookAtPause(progress, pause, timer);
  },
};
