// Somebody takes work from the pool, or confirms that what they were offered is theirs.
import { z } from 'zod';
import { reject } from '../../model/index.ts';
import { refusalTo } from '../flow/settle.ts';
import { itemOf, openItem, takeOn } from '../work/work.ts';
import { defineCommand } from './command-kind.ts';

export const claimWorkItem = defineCommand({
  type: 'ClaimWorkItem',
  title: 'Take work',
  access: 'owner',
  alsoPaused: true,
  input: z.strictObject({ workItem: z.string() }),
  decide(progress, { workItem }) {
    const mine = itemOf(progress, workItem);
    if ('code' in mine) return isTaken(progress, workItem) ? reject('work-item-taken', mine.facts) : mine;
    const refused = refusalTo(progress, mine.item, mine.person);
    if (refused !== null) return refused;
    takeOn(progress, mine.item, mine.person, false);
    return null;
  },
});

const isTaken = (progress: Parameters<typeof openItem>[0], id: string): boolean => {
  const owner = openItem(progress, id)?.owner ?? null;
  return owner !== null;
};
