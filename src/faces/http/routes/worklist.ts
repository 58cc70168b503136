// What the signed-in person has to do, over all workflows.
import * as z from 'zod';
import { succeed } from '../../../core/base/index.ts';
import { COMMANDS } from '../../../core/engine/index.ts';
import type { WorklistItem } from '../../../shell/service/index.ts';
import { route } from '../route.ts';
import { actingPerson } from '../sessions.ts';
import { iso, isoOrNull, riskSchema } from './case-shapes.ts';

const itemSchema = z
  .object({
    workItem: z.string(),
    caseId: z.string(),
    number: z.int(),
    title: z.string(),
    workflow: z.string(),
    workflowTitle: z.string(),
    stage: z.string(),
    stageTitle: z.string(),
    priority: z.string(),
    status: z.string(),
    pool: z.boolean(),
    requesterId: z.string().nullable(),
    requesterName: z.string().nullable(),
    offeredAt: z.string(),
    dueAt: z.string().nullable(),
    pausedAt: z.string().nullable(),
    risk: riskSchema,
    why: z.string(),
    seq: z.int(),
    decides: z
      .array(z.object({ outcome: z.string(), title: z.string(), needsReason: z.boolean() }))
      .readonly(),
  })
  .meta({ id: 'WorklistItem' });

const onTheWire = (item: WorklistItem): z.input<typeof itemSchema> => ({
  ...item,
  offeredAt: iso(item.offeredAt),
  dueAt: isoOrNull(item.dueAt),
  pausedAt: isoOrNull(item.pausedAt),
});

const list = route({
  method: 'GET',
  path: '/api/worklist',
  access: 'signed-in',
  summary: 'Open work of the signed-in person and of their pools, the promise most at risk first',
  answer: z.object({ items: z.array(itemSchema), total: z.int() }),
  handle: async ({ services, actor }) => {
    const { items, total } = await services.worklist.list(actor);
    return succeed({ items: items.map(onTheWire), total });
  },
});

const done = route({
  method: 'GET',
  path: '/api/worklist/done',
  access: 'signed-in',
  summary: 'The last fifty pieces of work that the signed-in person completed',
  answer: z.object({ items: z.array(itemSchema) }),
  handle: async ({ services, actor }) =>
    succeed({ items: (await services.worklist.done(actor)).map(onTheWire) }),
});

const MOST_AT_ONCE = 100;

const decideMany = route({
  method: 'POST',
  path: '/api/worklist/complete',
  access: 'member',
  summary: 'Completes several pieces of work, each on its own: one that is refused does not stop the others',
  body: z.strictObject({
    items: z
      .array(
        z.strictObject({
          caseId: z.string().max(64),
          ...COMMANDS.CompleteWorkItem.input.shape,
          key: z.string().min(1).max(200).optional(),
        }),
      )
      .min(1)
      .max(MOST_AT_ONCE),
  }),
  answer: z.object({
    results: z.array(z.object({ workItem: z.string(), done: z.boolean(), why: z.string().nullable() })),
  }),
  handle: async ({ services, actor, body }) => {
    const { workspaceId, role } = actor;
    const by = actingPerson(actor);
    const results = [];
    for (const { caseId, key, ...input } of body.items) {
      const command = { type: 'CompleteWorkItem', caseId, input } as const;
      const handled = await services.handle({ workspaceId, actor: by, role, command, idempotencyKey: key });
      const why = handled.ok ? null : handled.problem.message;
      results.push({ workItem: input.workItem, done: handled.ok, why });
    }
    return succeed({ results });
  },
});

export const worklistRoutes = [list, done, decideMany];
