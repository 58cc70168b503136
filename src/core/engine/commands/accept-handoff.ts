// Whoever received the work says that they have what they need; in a pool that takes it too.
import { z } from 'zod';
import { emit } from '../flow/progress.ts';
import { itemOf, takeOn } from '../work/work.ts';
import { defineCommand } from './command-kind.ts';

export const acceptHandoff = defineCommand({
  type: 'AcceptHandoff',
  title: 'Accept what was handed over',
  access: 'owner',
  input: z.strictObject({ workItem: z.string() }),
  decide(progress, { workItem }) {
    const mine = itemOf(progress, workItem);
    if ('code' in mine) return mine;
    const { item, person } = mine;
    if (item.acceptance === 'given') return null;
    takeOn(progress, item, person, false);
    emit(progress, { type: 'HandoffAccepted', workItem, stage: item.stage, person });
    return null;
  },
});
