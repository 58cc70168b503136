// A case, or one piece of work in it, is paused: its clocks stand still, for a reason, until somebody resumes it or a time has come.
import { z } from 'zod';
import { type Rejection, reject } from '../../model/index.ts';
import type { Progress } from '../flow/progress.ts';
import { pause } from '../work/pause.ts';
import { openItem } from '../work/work.ts';
import { defineCommand } from './command-kind.ts';

export const pauseCase = defineCommand({
  type: 'PauseCase',
  title: 'Pause',
  access: 'owner-or-operator',
  alsoPaused: true,
  input: z.strictObject({
    workItem: z.string().nullish().meta({ description: 'The work to pause; left out for the whole case.' }),
    reason: z
      .string()
      .max(5_000)
      .default('')
      .meta({ description: 'One of the reasons that the workflow names, else any.' }),
    note: z.string().trim().max(5_000).nullish(),
    until: z.int().nullish().meta({ description: 'When it goes on by itself: milliseconds since 1970.' }),
  }),
  decide(progress, { workItem: asked, reason, note, until, at }) {
    const workItem = asked ?? null;
    if (workItem !== null && openItem(progress, workItem) === undefined)
      return reject('work-item-not-open', { workItem });
    if (progress.state.pauses?.some((each) => each.workItem === workItem))
      return reject('already-paused', { workItem });
    const unfit = reasonUnfit(progress, reason.trim());
    if (unfit !== null) return unfit;
    if (typeof until === 'number' && until <= at) return reject('until-past', { until });
    pause(progress, { workItem, reason: reason.trim(), note: note || null, until: until ?? null });
    return null;
  },
});

function reasonUnfit({ compiled }: Progress, reason: string): Rejection | null {
  if (reason === '') return reject('reason-missing');
  const { pauseReasons: reasons = [] } = compiled.workflow;
  if (reasons.length === 0 || reasons.includes(reason)) return null;
  return reject('pause-reason-unknown', { reason, reasons });
}
