// Opens a case of another workflow because one asked for it; asked again under the same key, it is the same case.
import * as z from 'zod';
import { fail, succeed } from '../../../core/base/index.ts';
import type { FieldValue } from '../../../core/model/index.ts';
import { revealed, revealedName } from '../../service/index.ts';
import { personalValues } from '../../store/index.ts';
import type { Performer } from './performer.ts';

/** As the engine's action of this name asks for it. */
const settingsShape = z.object({
  workflow: z.string(),
  values: z.record(z.string(), z.unknown()),
  parent: z.string(),
  requester: z.string().nullable(),
  requesterName: z.union([z.string(), z.object({ personal: z.string(), hash: z.string() })]).nullable(),
  title: z.string().optional(),
  depth: z.number().int().optional(),
  awaited: z.boolean().optional(),
});

export const openCase: Performer = async (job, { db, handle }) => {
  const { workflow, values, requesterName, depth = 0, ...rest } = settingsShape.parse(job.settings);
  // The new case keeps personal values of its own, so that each can be erased by itself.
  const stored = await personalValues.ofCase(db.in(job.workspaceId), job.caseId);
  const plain = Object.entries(values).map(([field, value]) => [
    field,
    revealed(value as FieldValue, stored),
  ]);
  const handled = await handle({
    workspaceId: job.workspaceId,
    actor: { kind: 'machine', part: 'open-case' },
    command: {
      type: 'OpenCase',
      workflow,
      input: {
        ...{ ...rest, depth: depth + 1, values: Object.fromEntries(plain), via: 'case' },
        requesterName: revealedName(requesterName, stored),
      },
    },
    idempotencyKey: job.key,
  });
  if (!handled.ok) return fail(handled.problem.message);
  return succeed({ caseId: handled.value.caseId, number: handled.value.state.number });
};
