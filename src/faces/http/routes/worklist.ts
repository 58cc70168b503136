// What the signed-in person has to do, over all workflows.
import * as z from 'zod';
import { succeed } from '../../../core/base/index.ts';
import type { WorklistItem } from '../../../shell/service/index.ts';
import { route } from '../route.ts';
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

export const worklistRoutes = [list, done];
