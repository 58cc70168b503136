// How urgent a case is.
import { z } from 'zod';
import { PRIORITIES } from '../../model/index.ts';
import { changePriority } from '../flow/progress.ts';
import { defineCommand } from './command-kind.ts';

export const setPriority = defineCommand({
  type: 'SetPriority',
  title: 'Set the priority',
  access: 'owner-or-operator',
  alsoPaused: true,
  input: z.strictObject({ priority: z.enum(PRIORITIES) }),
  decide(progress, { priority }) {
    changePriority(progress, priority);
    return null;
  },
});
