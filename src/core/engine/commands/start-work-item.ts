// Somebody opens their work: from here on it is working time, no longer waiting.
import { z } from 'zod';
import { refusalTo } from '../flow/settle.ts';
import { itemOf, notAccepted, takeOn } from '../work/work.ts';
import { defineCommand } from './command-kind.ts';

export const startWorkItem = defineCommand({
  type: 'StartWorkItem',
  title: 'Start work',
  access: 'owner',
  input: z.strictObject({ workItem: z.string() }),
  decide(progress, { workItem }) {
    const mine = itemOf(progress, workItem);
    if ('code' in mine) return mine;
    // A question is read and answered; it is no work of the stage.
    if (mine.item.question !== undefined) return null;
    const refused = refusalTo(progress, mine.item, mine.person);
    if (refused !== null) return refused;
    if (mine.item.acceptance === 'due') return notAccepted(mine.item);
    takeOn(progress, mine.item, mine.person, true);
    return null;
  },
});
