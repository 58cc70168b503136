// What was handed over goes back to whom it came from, with a reason and with what was missing. That is rework.
import { z } from 'zod';
import { type Rejection, reject, type StageId } from '../../model/index.ts';
import { forkOnward } from '../flow/branches/go-back.ts';
import { clearToken } from '../flow/clear.ts';
import { emit, type Progress } from '../flow/progress.ts';
import { enterAndSettle } from '../flow/settle.ts';
import { itemOf } from '../work/work.ts';
import { defineCommand } from './command-kind.ts';
import { handedFrom } from './handed-from.ts';

export const returnHandoff = defineCommand({
  type: 'ReturnHandoff',
  title: 'Return what was handed over',
  access: 'owner',
  input: z.strictObject({
    workItem: z.string(),
    reason: z.string().max(5_000).default(''),
    missing: z
      .array(z.string())
      .max(100)
      .default([])
      .meta({ description: 'Fields of the record that were not there, or not right.' }),
    to: z.string().optional().meta({ description: 'The stage it goes back to, if it came from several.' }),
  }),
  decide(progress, { workItem, reason, missing, to: asked }) {
    const mine = itemOf(progress, workItem);
    if ('code' in mine) return mine;
    if (mine.item.question !== undefined) return reject('is-a-question', { workItem });
    const { stage, token: id } = mine.item;
    const token = progress.state.tokens.find((each) => each.token === id);
    if (token === undefined) return reject('work-item-not-open', { workItem });
    const to = stageToReturnTo(progress, stage, asked);
    if (typeof to !== 'string') return to;
    const { record } = progress.compiled.workflow;
    const unknown = missing.filter((field) => !Object.hasOwn(record, field));
    if (unknown.length > 0) return reject('field-unknown', { fields: unknown });
    if (reason.trim() === '') return reject('reason-missing');
    const lacking = missing.length === 0 ? {} : { missing };
    emit(progress, { type: 'HandoffReturned', stage, to, reason, ...lacking });
    clearToken(progress, token, { to, reason });
    return enterAndSettle(progress, {
      stage: to,
      from: stage,
      rework: true,
      fork: forkOnward(progress, token, to),
    });
  },
});

function stageToReturnTo(progress: Progress, stage: StageId, asked: string | undefined): StageId | Rejection {
  const earlier = handedFrom(progress, stage);
  const [only, ...others] = earlier;
  if (only === undefined) return reject('nothing-to-return', { stage });
  if (asked !== undefined) {
    return earlier.includes(asked) ? asked : reject('not-an-earlier-stage', { stage: asked, earlier });
  }
  return others.length === 0 ? only : reject('return-to-which', { stage, earlier });
}
