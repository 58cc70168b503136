// A standard task of a work item is ticked, or unticked.
import { z } from 'zod';
import { reject } from '../../model/index.ts';
import { emit } from '../flow/progress.ts';
import { itemOf } from '../work/work.ts';
import { defineCommand } from './command-kind.ts';

export const tickTask = defineCommand({
  type: 'TickTask',
  title: 'Tick a task',
  access: 'owner',
  alsoPaused: true,
  input: z.strictObject({
    workItem: z.string(),
    task: z.int().min(0).meta({ description: 'Its place in the list, 0 and up.' }),
    done: z.boolean().default(true),
  }),
  decide(progress, { workItem, task, done }) {
    const mine = itemOf(progress, workItem);
    if ('code' in mine) return mine;
    const ticked = mine.item.tasks[task];
    if (ticked === undefined) return reject('task-unknown', { workItem, task });
    if (ticked.done !== done) emit(progress, { type: 'TaskTicked', workItem, task, done });
    return null;
  },
});
