// Getting in and out: who is signed in, the first welcome, sign-in, sign-out.
import * as z from 'zod';
import { succeed } from '../../../core/base/index.ts';
import { ROLES } from '../../../shell/service/index.ts';
import { route } from '../route.ts';
import { deviceOf, setCookies } from '../sessions.ts';
import { iso } from './case-shapes.ts';

const name = z.string().trim().min(1, 'Please give a name').max(120, 'Please use at most 120 characters');
const password = z
  .string()
  .min(8, 'Please use at least 8 characters')
  .max(128, 'Please use at most 128 characters');

/** What somebody types to get in. */
export const credentialsSchema = z.object({ name, password });

/** `sample`: made to look at; it can be removed whole. */
const workspaceSchema = z.object({ id: z.string(), name: z.string(), sample: z.boolean() });

const sessionSchema = z
  .object({
    /** True until the first person has come: the pages open on the welcome. */
    isNew: z.boolean(),
    person: z.object({ id: z.string(), name: z.string(), role: z.enum(ROLES) }).nullable(),
    workspace: workspaceSchema.nullable(),
    workspaces: z.array(workspaceSchema),
  })
  .meta({ id: 'Session' });

const showSession = route({
  method: 'GET',
  path: '/api/session',
  access: 'public',
  summary: 'Who is signed in, and whether this server is new',
  answer: sessionSchema,
  handle: async ({ services, request }) => {
    const found = await services.identity.identify(request.headers);
    if (found === undefined) {
      const isNew = await services.identity.isNew();
      return succeed({ isNew, person: null, workspace: null, workspaces: [] });
    }
    const workspaces = await services.identity.workspaces(found.userId);
    return succeed({
      isNew: false,
      person: { id: found.personId, name: found.name, role: found.role },
      workspace: { id: found.workspaceId, name: found.workspaceName, sample: found.isSample },
      workspaces,
    });
  },
});

const welcome = route({
  method: 'POST',
  path: '/api/welcome',
  access: 'public',
  summary: 'Make the first person and their workspace; works once',
  body: credentialsSchema.extend({
    workspaceName: name.optional(),
    zone: z.string().max(80).optional().meta({
      description:
        'The time zone, such as Europe/Vienna, in which business hours count; UTC where none is known.',
    }),
  }),
  handle: async ({ services, body, request, reply }) => {
    const outcome = await services.identity.welcome({ ...body, device: deviceOf(request) });
    if (!outcome.ok) return outcome;
    setCookies(reply, outcome.value.cookies);
    return succeed(undefined);
  },
});

const signIn = route({
  method: 'POST',
  path: '/api/session',
  access: 'public',
  summary: 'Sign in with a name or mail address and a password',
  body: z.object({ name, password: z.string().min(1, 'Please give your password').max(128) }),
  handle: async ({ services, body, request, reply, address }) => {
    const outcome = await services.identity.signIn({ ...body, device: deviceOf(request) }, address);
    if (!outcome.ok) return outcome;
    setCookies(reply, outcome.value.cookies);
    return outcome.value.codeNeeded === true ? CODE_NEEDED : succeed(undefined);
  },
});

const CODE_NEEDED = {
  ok: false,
  problem: {
    kind: 'unauthenticated',
    code: 'code-needed',
    message: 'The password is right. Now type the code that your authenticator app shows, or a backup code.',
  },
} as const;

const signOut = route({
  method: 'DELETE',
  path: '/api/session',
  access: 'public',
  summary: 'Sign out on this device',
  handle: async ({ services, request, reply }) => {
    setCookies(reply, (await services.identity.signOut(request.headers)).cookies);
    return succeed(undefined);
  },
});

const signOutEverywhere = route({
  method: 'DELETE',
  path: '/api/sessions',
  access: 'signed-in',
  doing: 'sign-in',
  summary: 'Sign out on every device',
  handle: async ({ services, request, reply }) => {
    setCookies(reply, (await services.identity.signOutEverywhere(request.headers)).cookies);
    return succeed(undefined);
  },
});

const deviceSchema = z
  .object({
    id: z.string(),
    device: z.string(),
    since: z.iso.datetime(),
    usedAt: z.iso.datetime().meta({ description: 'Exact to a day.' }),
    isThis: z.boolean(),
  })
  .meta({ id: 'Device', description: 'A device that somebody is signed in on.' });

const listDevices = route({
  method: 'GET',
  path: '/api/sessions',
  access: 'signed-in',
  doing: 'sign-in',
  summary: 'Where one is signed in, this device first',
  answer: z.object({ devices: z.array(deviceSchema) }),
  handle: async ({ services, request }) => {
    const devices = await services.identity.devices(request.headers);
    return succeed({
      devices: devices.map(({ since, usedAt, ...device }) => ({
        ...device,
        since: iso(since),
        usedAt: iso(usedAt),
      })),
    });
  },
});

const signOutOn = route({
  method: 'DELETE',
  path: '/api/sessions/:sessionId',
  access: 'signed-in',
  doing: 'sign-in',
  summary: 'Sign out on one other device of one’s own',
  params: z.object({ sessionId: z.string().max(64) }),
  handle: ({ services, request, params }) => services.identity.signOutOn(request.headers, params.sessionId),
});

const openWorkspace = route({
  method: 'PUT',
  path: '/api/session/workspace',
  access: 'signed-in',
  doing: 'sign-in',
  summary: 'Open another workspace that one belongs to',
  body: z.object({ workspaceId: z.string() }),
  handle: async ({ services, actor, body, reply }) => {
    const mine = await services.identity.workspaces(actor.userId);
    if (!mine.some(({ id }) => id === body.workspaceId)) return NOT_MINE;
    setCookies(reply, [
      `${WORKSPACE_COOKIE}=${body.workspaceId}; Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000`,
    ]);
    return succeed(undefined);
  },
});

/** The cookie that says which of one's workspaces is open; `identify` reads it. */
const WORKSPACE_COOKIE = 'millrace.workspace';

/** Forgets which workspace is open: the first of one's own opens again. */
export const NO_WORKSPACE_OPEN = `${WORKSPACE_COOKIE}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0`;

const NOT_MINE = {
  ok: false,
  problem: {
    kind: 'not-found',
    code: 'workspace-not-found',
    message: 'You belong to no such workspace. Ask its administrator for an invitation.',
  },
} as const;

const endSignIns = route({
  method: 'DELETE',
  path: '/api/people/:id/sessions',
  access: 'administrator',
  doing: 'sign-in',
  summary: 'Sign a person out on every device and revoke their tokens',
  params: z.object({ id: z.string().max(64) }),
  handle: ({ services, actor, params }) => services.people.endSignIns(actor, params.id),
});

export const sessionRoutes = [
  showSession,
  welcome,
  signIn,
  signOut,
  signOutEverywhere,
  listDevices,
  signOutOn,
  endSignIns,
  openWorkspace,
];
