// A finished case is opened again, at a stage it has been in.
import { z } from 'zod';
import { reject } from '../../model/index.ts';
import { isReturnable } from '../flow/branches/go-back.ts';
import { emit } from '../flow/progress.ts';
import { enterAndSettle } from '../flow/settle.ts';
import { restoreRecord, restoring } from '../work/restore.ts';
import { defineCommand } from './command-kind.ts';

export const reopenCase = defineCommand({
  type: 'ReopenCase',
  title: 'Open the case again',
  access: 'participant',
  alsoFinished: true,
  input: z.strictObject({
    to: z.string().meta({ description: 'The stage it is opened again at.' }),
    reason: z.string().max(5_000).default(''),
    ...restoring,
  }),
  decide(progress, { to, reason, restore, recordThen }) {
    const { status: before, visits, outcome: from } = progress.state;
    if (before === 'open') return reject('case-still-open');
    const stage = progress.compiled.stages.get(to);
    if (stage === undefined) return reject('stage-unknown', { stage: to });
    if ((visits[to] ?? 0) === 0 || !isReturnable(stage))
      return reject('not-an-earlier-stage', { stage: to, earlier: Object.keys(visits) });
    if (reason.trim() === '') return reject('reason-missing');
    emit(progress, { type: 'CaseReopened', to, reason, before });
    const refused = restore ? restoreRecord(progress, to, recordThen) : null;
    return refused ?? enterAndSettle(progress, { stage: to, from, rework: true });
  },
});
