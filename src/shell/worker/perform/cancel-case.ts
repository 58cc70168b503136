// Cancels a case that another had opened and waits for no longer. One that has ended already is as good as cancelled.
import * as z from 'zod';
import { fail, succeed } from '../../../core/base/index.ts';
import type { Performer } from './performer.ts';

/** As the engine asks for it. */
const settingsShape = z.object({ case: z.string(), reason: z.string() });

export const cancelCase: Performer = async (job, { handle }) => {
  const { case: caseId, reason } = settingsShape.parse(job.settings);
  const handled = await handle({
    workspaceId: job.workspaceId,
    actor: { kind: 'machine', part: 'cancel-case' },
    command: { type: 'CancelCase', caseId, input: { reason } },
    idempotencyKey: job.key,
  });
  if (handled.ok || handled.problem.code === 'case-not-open') return succeed({ caseId });
  return fail(handled.problem.message);
};
