// A time that an automation was set for has come: it looks at this case, and acts on it where its rule holds.
import { z } from 'zod';
import { HOUR_MS, type Instant, MINUTE_MS } from '../../base/index.ts';
import { reject } from '../../model/index.ts';
import { isHeld } from '../flow/clocks.ts';
import { factsOf } from '../flow/progress.ts';
import { run } from '../flow/react.ts';
import { defineCommand } from './command-kind.ts';

export const runSchedule = defineCommand({
  type: 'RunSchedule',
  title: 'Run an automation at its time',
  access: 'machine',
  input: z.strictObject({
    automation: z.string(),
    due: z.int().meta({ description: 'The time it was set for, in milliseconds since 1970.' }),
    missed: z
      .int()
      .min(0)
      .default(0)
      .meta({ description: 'Earlier times that passed while nobody was there.' }),
  }),
  decide(progress, { automation: id, due, missed }) {
    const found = progress.compiled.automations
      .get('schedule')
      ?.find(({ automation }) => automation.id === id);
    if (found === undefined) return reject('schedule-not-for-this', { automation: id });
    if (isHeld(progress.state, { workItem: null })) return reject('paused', { automation: id });
    if (found.when?.(factsOf(progress, null)) === false)
      return reject('schedule-not-for-this', { automation: id });
    run(progress, found, lateWords(progress.at - due, missed));
    return null;
  },
});

/** Later than this is said. */
const LATE_MS = 5 * MINUTE_MS;

/** ", 3 hours late; 2 earlier times were missed", or nothing where it is in time. **units**: milliseconds. */
export function lateWords(lateMs: Instant, missed: number): string {
  const late = lateMs < LATE_MS ? '' : `, ${span(lateMs)} late`;
  if (missed === 0) return late;
  return `${late}; ${missed === 1 ? 'an earlier time was' : `${missed} earlier times were`} missed`;
}

function span(ms: number): string {
  const [count, unit] =
    ms < 2 * HOUR_MS
      ? [Math.round(ms / MINUTE_MS), 'minutes']
      : ms < 48 * HOUR_MS
        ? [Math.round(ms / HOUR_MS), 'hours']
        : [Math.round(ms / (24 * HOUR_MS)), 'days'];
  return `${count} ${unit}`;
}
