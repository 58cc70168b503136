// What was paused goes on, with the time that was left.
import { z } from 'zod';
import { reject } from '../../model/index.ts';
import { resume } from '../work/pause.ts';
import { defineCommand } from './command-kind.ts';

export const resumeCase = defineCommand({
  type: 'ResumeCase',
  title: 'Resume',
  access: 'owner-or-operator',
  alsoPaused: true,
  input: z.strictObject({
    workItem: z.string().nullish().meta({ description: 'The work to resume; left out for the whole case.' }),
  }),
  decide(progress, { workItem: asked }) {
    const workItem = asked ?? null;
    const pause = progress.state.pauses?.find((each) => each.workItem === workItem);
    if (pause === undefined) return reject('not-paused', { workItem });
    resume(progress, pause);
    return null;
  },
});
