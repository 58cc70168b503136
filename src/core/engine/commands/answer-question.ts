// Whoever was asked before a decision answers, and fills the fields that were asked for.
import { z } from 'zod';
import { answerQuestion as answerIt } from '../work/several/asking.ts';
import { itemOf } from '../work/work.ts';
import { defineCommand } from './command-kind.ts';

export const answerQuestion = defineCommand({
  type: 'AnswerQuestion',
  title: 'Answer a question',
  access: 'owner',
  input: z.strictObject({
    workItem: z.string().meta({ description: 'The question.' }),
    answer: z.string().trim().min(1).max(20_000),
    values: z.record(z.string(), z.unknown()).default({}),
  }),
  decide(progress, { workItem, answer, values }) {
    const mine = itemOf(progress, workItem);
    return 'code' in mine ? mine : answerIt(progress, mine, { answer, values });
  },
});
