// Whoever decides asks the requester, or somebody else, before they do.
import { z } from 'zod';
import { reject } from '../../model/index.ts';
import { refusalTo, standingAt } from '../flow/settle.ts';
import { askBefore } from '../work/several/asking.ts';
import { itemOf, takeOn } from '../work/work.ts';
import { defineCommand } from './command-kind.ts';

export const askForInformation = defineCommand({
  type: 'AskForInformation',
  title: 'Ask for information',
  access: 'owner',
  input: z.strictObject({
    workItem: z.string().meta({ description: 'The decision that waits for the answer.' }),
    question: z.string().trim().min(1).max(5_000),
    whom: z
      .string()
      .nullish()
      .meta({ description: 'The person who is asked; the requester where nobody is named.' }),
    fields: z
      .array(z.string())
      .max(50)
      .default([])
      .meta({ description: 'Fields that the answer has to fill.' }),
  }),
  decide(progress, { workItem, question, whom, fields }) {
    const mine = itemOf(progress, workItem);
    if ('code' in mine) return mine;
    const { item, person } = mine;
    const standing = standingAt(progress, item.token);
    if (item.question !== undefined || standing?.kind.mayAsk?.(standing.here) !== true) {
      return reject('asking-not-allowed', { workItem });
    }
    const refused = refusalTo(progress, item, person);
    if (refused !== null) return refused;
    takeOn(progress, item, person, false);
    return askBefore(progress, mine, { text: question, whom: whom ?? null, fields });
  },
});
