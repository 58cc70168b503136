// Work is done: its values are written, its outcome is named, and the case goes on.
import { z } from 'zod';
import { completeItem, itemOf } from '../work/work.ts';
import { defineCommand } from './command-kind.ts';

export const completeWorkItem = defineCommand({
  type: 'CompleteWorkItem',
  title: 'Complete work',
  access: 'owner',
  input: z.strictObject({
    workItem: z.string(),
    values: z.record(z.string(), z.unknown()).default({}),
    outcome: z.string().nullish(),
    reason: z.string().max(5_000).nullish(),
  }),
  decide(progress, { workItem, values, outcome, reason }) {
    const mine = itemOf(progress, workItem);
    if ('code' in mine) return mine;
    return completeItem(progress, mine, { values, outcome: outcome ?? null, reason: reason ?? null });
  },
});
