// Work goes back to a stage the case has been in, with the reason. That is rework, and is measured as such.
import { z } from 'zod';
import { reject, type Token } from '../../model/index.ts';
import { forkOnward, isReturnable } from '../flow/branches/go-back.ts';
import { clearToken } from '../flow/clear.ts';
import { emit, type Progress } from '../flow/progress.ts';
import { enterAndSettle } from '../flow/settle.ts';
import { restoreRecord, restoring } from '../work/restore.ts';
import { openItem } from '../work/work.ts';
import { defineCommand } from './command-kind.ts';

export const sendBack = defineCommand({
  type: 'SendBack',
  title: 'Send back',
  access: 'owner-or-operator',
  input: z.strictObject({
    to: z.string().meta({ description: 'The stage it goes back to.' }),
    reason: z.string().max(5_000).default(''),
    workItem: z
      .string()
      .optional()
      .meta({ description: 'From where, if the case stands in several stages.' }),
    ...restoring,
  }),
  decide(progress, { to, reason, workItem, restore, recordThen }) {
    const token = tokenOf(progress, workItem);
    if (token === undefined) return reject('work-item-not-open', { workItem: workItem ?? null });
    // What a scope watches over would go on without it: it ends by one of its outcomes, with all that is in it.
    if (token.guard === true) return reject('move-not-allowed', { to });
    const stage = progress.compiled.stages.get(to);
    if (stage === undefined) return reject('stage-unknown', { stage: to });
    const { visits } = progress.state;
    if (to === token.stage || !isReturnable(stage) || (visits[to] ?? 0) === 0) {
      return reject('not-an-earlier-stage', { stage: to, earlier: Object.keys(visits) });
    }
    if (reason.trim() === '') return reject('reason-missing');
    emit(progress, { type: 'HandoffReturned', stage: token.stage, to, reason });
    clearToken(progress, token, { to, reason });
    const refused = restore ? restoreRecord(progress, to, recordThen) : null;
    if (refused !== null) return refused;
    const fork = forkOnward(progress, token, to);
    return enterAndSettle(progress, { stage: to, from: token.stage, rework: true, fork });
  },
});

function tokenOf(progress: Progress, workItem: string | undefined): Token | undefined {
  const { tokens } = progress.state;
  if (workItem === undefined) return tokens.find(({ guard }) => guard !== true);
  const item = openItem(progress, workItem);
  return tokens.find((token) => token.token === item?.token);
}
