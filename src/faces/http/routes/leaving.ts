// Somebody leaves: what they would leave behind, who gets each, and how far that was carried out.
import * as z from 'zod';
import { succeed } from '../../../core/base/index.ts';
import { LEAVING_KINDS, type LeavingProgress } from '../../../shell/service/index.ts';
import { route } from '../route.ts';

const progressSchema = z
  .object({
    state: z.enum(['none', 'running', 'done']),
    total: z.number(),
    done: z.number(),
    failed: z.array(z.object({ title: z.string(), message: z.string() })),
  })
  .meta({ id: 'LeavingProgress' });

const lineSchema = z
  .object({
    key: z.string(),
    kind: z.enum(LEAVING_KINDS),
    title: z.string(),
    detail: z.string(),
    caseId: z.string().nullable(),
    successorId: z.string().nullable(),
    why: z.string(),
  })
  .meta({ id: 'LeavingLine' });

const params = z.object({ id: z.string() });

const progressOnTheWire = (progress: LeavingProgress): z.input<typeof progressSchema> => ({
  ...progress,
  failed: [...progress.failed],
});

const show = route({
  method: 'GET',
  path: '/api/people/:id/leaving',
  access: 'administrator',
  summary:
    'What a person would leave behind, with a proposed successor each, and how far that was carried out',
  params,
  answer: z.object({
    personId: z.string(),
    name: z.string(),
    active: z.boolean(),
    heirId: z.string().nullable(),
    lines: z.array(lineSchema),
    progress: progressSchema,
  }),
  handle: async ({ services, actor, params }) => {
    const shown = await services.leaving.show(actor.workspaceId, params.id);
    if (!shown.ok) return shown;
    const { lines, progress, ...plan } = shown.value;
    return succeed({ ...plan, lines: [...lines], progress: progressOnTheWire(progress) });
  },
});

const carryOut = route({
  method: 'POST',
  path: '/api/people/:id/leaving',
  access: 'administrator',
  summary:
    'Mark a person as left and hand on what was theirs; successors by the key of a line, else as planned',
  params,
  body: z.object({ successors: z.record(z.string(), z.string().nullable()).default({}) }),
  answer: progressSchema,
  handle: async ({ services, actor, params, body }) => {
    const begun = await services.leaving.carryOut(actor, params.id, body.successors);
    return begun.ok ? succeed(progressOnTheWire(begun.value)) : begun;
  },
});

export const leavingRoutes = [show, carryOut];
