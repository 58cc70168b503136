// Adds tasks to the open work, which is complete only once they are ticked. A task that is there already is not added again.
import { z } from 'zod';
import type { StageId } from '../../model/index.ts';
import type { TextTemplate } from '../compile/compiled.ts';
import { defineActionKind } from './action-kind.ts';
import { knownStage } from './known.ts';

const settings = z.strictObject({
  tasks: z
    .union([z.string().min(1), z.array(z.string().min(1)).min(1).max(50)])
    .meta({ title: 'Tasks', description: 'One a line. May name fields, such as {{subject}}.' }),
  stage: z.string().optional().meta({ title: 'Only at' }),
});

type Ready = { readonly tasks: readonly TextTemplate[]; readonly stage: StageId | null };

export const createTasksAction = defineActionKind({
  kind: 'create-tasks',
  title: 'Add tasks',
  automationsOnly: true,
  settings,
  prepare({ tasks, stage }, preparing): Ready {
    const { at } = preparing;
    if (stage !== undefined) knownStage(preparing, stage, `${at}.settings.stage`);
    const written = (typeof tasks === 'string' ? tasks.split('\n') : tasks).filter((each) => each.trim());
    const texts = written.map((task, index) => preparing.text(task.trim(), `${at}.settings.tasks[${index}]`));
    return { tasks: texts, stage: stage ?? null };
  },
  plan({ tasks, stage }, { facts }) {
    const titles = tasks.map((task) => task(facts));
    return {
      deeds: [{ does: 'add-tasks', tasks: titles, stage }],
      did: `added the tasks ${titles.join(', ')}`,
    };
  },
});
