// The workspace itself.
import * as z from 'zod';
import { succeed } from '../../../core/base/index.ts';
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

const outgoingSchema = z
  .object({ allowed: z.array(z.string()).readonly(), hasSecret: z.boolean() })
  .meta({ id: 'Outgoing' });

const outgoing = route({
  method: 'GET',
  path: '/api/workspace/outgoing',
  access: 'administrator',
  summary:
    'What webhooks may reach besides the public internet, and whether they have a secret to be signed with',
  answer: outgoingSchema,
  handle: async ({ services, actor }) => succeed(await services.workspace.outgoing(actor.workspaceId)),
});

const HOST = /^(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(:\d{1,5})?$/i;

const allow = route({
  method: 'PUT',
  path: '/api/workspace/outgoing',
  access: 'administrator',
  summary: 'Say which hosts webhooks may reach although they are not on the public internet',
  body: z.object({
    allowed: z
      .array(z.string().trim().regex(HOST, 'Write a host such as intranet.example or 10.0.0.5:8080'))
      .max(50),
  }),
  answer: outgoingSchema,
  handle: ({ services, actor, body }) => services.workspace.allowHosts(actor, body.allowed),
});

const renewSecret = route({
  method: 'POST',
  path: '/api/workspace/webhook-secret',
  access: 'administrator',
  summary: 'Make another secret that webhooks are signed with (Standard Webhooks); it is shown this once',
  answer: z.object({ secret: z.string() }),
  handle: ({ services, actor }) => services.workspace.renewSecret(actor),
});

export const workspaceRoutes = [rename, outgoing, allow, renewSecret];
