// Work is done: its values are written, its outcome is named, and the case goes on.
import { z } from 'zod';
import { reject } from '../../model/index.ts';
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
    seen: z
      .int()
      .min(1)
      .nullish()
      .meta({ description: 'The last event of the case that whoever does it has before them.' }),
  }),
  decide(progress, { workItem, values, outcome, reason, seen }) {
    const mine = itemOf(progress, workItem);
    if ('code' in mine) return mine;
    if (seen != null && seen > progress.state.seq) return reject('seen-unknown', { seen });
    const completion = { values, outcome: outcome ?? null, reason: reason ?? null, seen: seen ?? null };
    return completeItem(progress, mine, completion);
  },
});
