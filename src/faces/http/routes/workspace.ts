// The workspace itself.
import * as z from 'zod';
import { route } from '../route.ts';

const rename = route({
  method: 'PATCH',
  path: '/api/workspace',
  access: 'administrator',
  summary: 'Give the workspace another name',
  body: z.object({ name: z.string().trim().min(1, 'Please give a name').max(80) }),
  answer: z.object({ id: z.string(), name: z.string() }),
  handle: ({ services, actor, body }) => services.workspace.rename(actor, body.name),
});

export const workspaceRoutes = [rename];
