// Somebody opens their work: from here on it is working time, no longer waiting.
import { z } from 'zod';
import { itemOf, takeOn } from '../work/work.ts';
import { defineCommand } from './command-kind.ts';

export const startWorkItem = defineCommand({
  type: 'StartWorkItem',
  title: 'Start work',
  access: 'owner',
  input: z.strictObject({ workItem: z.string() }),
  decide(progress, { workItem }) {
    const mine = itemOf(progress, workItem);
    if ('code' in mine) return mine;
    takeOn(progress, mine.item, mine.person, true);
    return null;
  },
});
