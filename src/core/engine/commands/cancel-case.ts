// A case is called off: whatever was open in it is withdrawn.
import { z } from 'zod';
import { reject } from '../../model/index.ts';
import { clearToken, withdrawLeft } from '../flow/clear.ts';
import { tellParent } from '../flow/close.ts';
import { notify } from '../flow/notify.ts';
import { emit } from '../flow/progress.ts';
import { defineCommand } from './command-kind.ts';

export const cancelCase = defineCommand({
  type: 'CancelCase',
  title: 'Cancel the case',
  access: 'requester',
  alsoPaused: true,
  input: z.strictObject({ reason: z.string().max(5_000).default('') }),
  decide(progress, { reason }) {
    if (reason.trim() === '') return reject('reason-missing');
    const { tokens, workItems, requester, title } = progress.state;
    for (const token of tokens) clearToken(progress, token, { to: null, reason });
    withdrawLeft(progress, reason);
    emit(progress, { type: 'CaseCancelled', reason });
    tellParent(progress, null);
    const people = [...workItems.map((item) => item.owner), requester].filter((person) => person !== null);
    notify(progress, { people, text: `${title} was cancelled. ${reason}`, reason: 'closed', workItem: null });
    return null;
  },
});
