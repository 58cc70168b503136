// Work is given to somebody else.
import { z } from 'zod';
import { reject } from '../../model/index.ts';
import { nameOf } from '../owners/able.ts';
import { delegate } from '../work/delegate.ts';
import { openItem } from '../work/work.ts';
import { defineCommand } from './command-kind.ts';

export const reassignWorkItem = defineCommand({
  type: 'ReassignWorkItem',
  title: 'Reassign work',
  access: 'owner-or-operator',
  alsoPaused: true,
  input: z.strictObject({
    workItem: z.string(),
    to: z.string().meta({ description: 'The person who gets it.' }),
    reason: z.string().max(5_000).nullish(),
  }),
  decide(progress, { workItem, to, reason, by }) {
    const item = openItem(progress, workItem);
    if (item === undefined) return reject('work-item-not-open', { workItem });
    const why = by.kind === 'person' ? `Given by ${nameOf(progress, by.person)}` : 'Reassigned';
    return delegate(progress, item, { to, reason: reason ?? null, why });
  },
});
