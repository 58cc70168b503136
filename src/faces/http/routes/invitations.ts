// Invitations by link: made for a person, looked at by whoever opens the link, accepted once.
import * as z from 'zod';
import { succeed } from '../../../core/base/index.ts';
import { route } from '../route.ts';
import { deviceOf, setCookies } from '../sessions.ts';
import { credentialsSchema } from './session.ts';

const token = z.object({ token: z.string().min(16).max(128) });

const invite = route({
  method: 'POST',
  path: '/api/people/:id/invitation',
  access: 'administrator',
  doing: 'sign-in',
  summary: 'Make a link with which this person gets a sign-in; an earlier link ends',
  params: z.object({ id: z.string() }),
  answer: z.object({ token: z.string(), path: z.string(), expiresAt: z.string() }),
  handle: async ({ services, actor, params }) => {
    const made = await services.identity.invite(actor, params.id);
    if (!made.ok) return made;
    const { token, expiresAt } = made.value;
    return succeed({ token, path: `/invitation/${token}`, expiresAt: new Date(expiresAt).toISOString() });
  },
});

const show = route({
  method: 'GET',
  path: '/api/invitations/:token',
  access: 'public',
  summary: 'Who is invited, by whom and where to',
  params: token,
  answer: z.object({
    workspaceName: z.string(),
    personName: z.string(),
    invitedBy: z.string(),
    expiresAt: z.string(),
    workspaceId: z.string(),
  }),
  handle: async ({ services, params }) => {
    const found = await services.identity.invitation(params.token);
    if (!found.ok) return found;
    return succeed({ ...found.value, expiresAt: new Date(found.value.expiresAt).toISOString() });
  },
});

const accept = route({
  method: 'POST',
  path: '/api/invitations/:token',
  access: 'public',
  summary: 'Accept an invitation: choose a name and a password and be signed in',
  params: token,
  body: credentialsSchema,
  handle: async ({ services, params, body, request, reply }) => {
    const outcome = await services.identity.accept(params.token, { ...body, device: deviceOf(request) });
    if (!outcome.ok) return outcome;
    setCookies(reply, outcome.value.cookies);
    return succeed(undefined);
  },
});

export const invitationRoutes = [invite, show, accept];
