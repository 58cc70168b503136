// The case rests until a time has come: some time after it got here, or a date in its record.
import { z } from 'zod';
import { addDuration, DAY_MS, type Instant, instantOfWall, parseCivilDate } from '../../base/index.ts';
import { reject, type Timer } from '../../model/index.ts';
import type { Preparing } from '../compile/compiled.ts';
import type { Progress } from '../flow/progress.ts';
import { cancelTimers, setTimer } from '../flow/timers.ts';
import { wayByRule } from '../flow/ways.ts';
import { defineStageKind, type Here, type Onward, REST } from './stage-kind.ts';

/** When the wait is over; null where the field that says so is still empty. */
type Until = { readonly field: string | null; instant(progress: Progress, here: Here): Instant | null };

export const wait = defineStageKind({
  kind: 'wait',
  title: 'Wait',
  summary: 'The case waits for a date, or for some time to pass.',
  worked: false,
  settings: z.strictObject({
    until: z
      .union([z.string(), z.strictObject({ field: z.string() })])
      .meta({ title: 'Wait until', description: 'Some time, such as 3 days, or a date field.' }),
  }),
  prepare({ until }, preparing): Until {
    const at = `${preparing.at}.settings.until`;
    if (typeof until !== 'string') return untilField(until.field, preparing, at);
    const duration = preparing.duration(until, at);
    return {
      field: null,
      instant: (progress, here) => addDuration(progress.compiled.calendar, here.token.enteredAt, duration),
    };
  },
  enter: waitOrGo,
  on(progress, here, { what }) {
    return what === 'record-changed' ? waitAnew(progress, here) : wayByRule(progress, here, null);
  },
});

/** The record changed: the timer is set anew where that changes how long to wait. */
function waitAnew(progress: Progress, here: Here<Until>): Onward {
  const mine = (timer: Timer): boolean => timer.token === here.token.token && timer.purpose === 'wait';
  const timer = progress.state.timers.find(mine);
  if (timer === undefined || timer.dueAt === here.ready.instant(progress, here)) return REST;
  cancelTimers(progress, mine);
  return waitOrGo(progress, here);
}

function waitOrGo(progress: Progress, here: Here<Until>): Onward {
  const dueAt = here.ready.instant(progress, here);
  if (dueAt === null) {
    const fields = here.ready.field === null ? [] : [here.ready.field];
    return { next: 'refuse', rejection: reject('field-missing', { stage: here.stage.id, fields }) };
  }
  if (dueAt <= progress.at) return wayByRule(progress, here, null);
  setTimer(progress, { purpose: 'wait', dueAt, token: here.token.token, workItem: null, rung: null });
  return REST;
}

/** A date is reached as its day begins, by the wall of the business calendar's zone. */
function untilField(field: string, preparing: Preparing, at: string): Until {
  if (preparing.workflow.record[field]?.type !== 'date') {
    preparing.note({
      code: 'wait-field-no-date',
      severity: 'error',
      at,
      message: `"${field}" is not a date field of the record.`,
      remedy: 'Name a field of type date, or write some time such as 3 days.',
    });
  }
  return {
    field,
    instant({ state, compiled }) {
      const value = state.record[field];
      const day = typeof value === 'string' ? parseCivilDate(value) : undefined;
      return day === undefined ? null : instantOfWall(compiled.calendar.zone, day * DAY_MS);
    },
  };
}
