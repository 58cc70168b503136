// The sample workspace: made, looked after and removed.
import * as z from 'zod';
import { succeed } from '../../../core/base/index.ts';
import { route } from '../route.ts';
import { setCookies } from '../sessions.ts';
import { NO_WORKSPACE_OPEN } from './session.ts';

const statusSchema = z
  .object({
    state: z.enum(['none', 'loading', 'ready', 'failed']),
    /** The workspace to open; null until it is ready. */
    workspaceId: z.string().nullable(),
    /** How many cases are there already, of how many; 0 of 0 until they are counted. */
    done: z.int(),
    of: z.int(),
  })
  .meta({ id: 'SampleStatus' });

const show = route({
  method: 'GET',
  path: '/api/sample',
  access: 'signed-in',
  summary: 'Whether one’s sample workspace is there, and how far it is',
  answer: statusSchema,
  handle: async ({ services, actor }) => succeed(await services.sample.status(actor.userId)),
});

const make = route({
  method: 'POST',
  path: '/api/sample',
  access: 'operator',
  summary: 'Make a sample workspace beside this one; where there is one already, it stays as it is',
  answer: statusSchema,
  handle: async ({ services, actor }) => succeed(await services.sample.make(actor)),
});

const remove = route({
  method: 'DELETE',
  path: '/api/sample',
  access: 'signed-in',
  summary: 'Remove one’s sample workspace with everything in it',
  handle: async ({ services, actor, reply }) => {
    const { workspaceId } = await services.sample.status(actor.userId);
    const outcome = await services.sample.remove(actor.userId);
    if (outcome.ok && workspaceId === actor.workspaceId) setCookies(reply, [NO_WORKSPACE_OPEN]);
    return outcome;
  },
});

export const sampleRoutes = [show, make, remove];
