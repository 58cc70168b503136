// Signing in by a provider of the house (OpenID Connect): set by the owner, offered on the sign-in page, connected in one's settings.
import * as z from 'zod';
import { succeed } from '../../../core/base/index.ts';
import { CALLBACK } from '../../../shell/service/index.ts';
import { route } from '../route.ts';
import { deviceOf, placeOf, setCookies } from '../sessions.ts';

const owners = { access: 'owner', doing: 'sign-in' } as const;
const own = { access: 'signed-in', doing: 'sign-in' } as const;

const DOMAIN = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/;

const issuerSchema = z
  .string()
  .trim()
  .max(500)
  .refine((text) => {
    if (!URL.canParse(text)) return false;
    const { protocol, search, hash, username } = new URL(text);
    return /^https?:$/.test(protocol) && search === '' && hash === '' && username === '';
  }, 'Write the whole address of the provider, such as https://accounts.example.org');

const fields = {
  name: z.string().trim().min(1, 'Please give a name').max(60, 'Please use at most 60 characters'),
  issuer: issuerSchema,
  clientId: z.string().trim().min(1, 'Please give the client id').max(500),
  domains: z
    .array(z.string().trim().toLowerCase().regex(DOMAIN, 'Write a domain such as example.org'))
    .max(50),
  byAddress: z.boolean(),
};

const providerSchema = z
  .object({ ...fields, issuer: z.string(), domains: z.array(z.string()) })
  .meta({ id: 'Provider', description: 'The secret is never told again.' });

const show = route({
  ...owners,
  method: 'GET',
  path: '/api/workspace/provider',
  summary: 'The provider that people sign in with, and the address to name there',
  answer: z.object({ provider: providerSchema.nullable(), callback: z.string() }),
  handle: async ({ services, actor, request }) => {
    const provider = (await services.identity.provider(actor.workspaceId)) ?? null;
    const shown = provider && { ...provider, domains: [...provider.domains] };
    return succeed({ provider: shown, callback: placeOf(request).origin + CALLBACK });
  },
});

const set = route({
  ...owners,
  method: 'PUT',
  path: '/api/workspace/provider',
  summary: 'Set the provider that people sign in with',
  body: z.object({
    ...fields,
    secret: z
      .string()
      .trim()
      .min(1)
      .max(2_000)
      .optional()
      .meta({ description: 'Left out: the one that is kept stays, as long as the issuer does.' }),
  }),
  answer: providerSchema,
  handle: async ({ services, actor, body }) => {
    const kept = await services.identity.setProvider(actor, body);
    return kept.ok ? succeed({ ...kept.value, domains: [...kept.value.domains] }) : kept;
  },
});

const remove = route({
  ...owners,
  method: 'DELETE',
  path: '/api/workspace/provider',
  summary: 'Nobody signs in by the provider any more',
  handle: ({ services, actor }) => services.identity.removeProvider(actor),
});

const attempt = route({
  ...owners,
  method: 'POST',
  path: '/api/workspace/provider/trial',
  summary: 'Try the provider without signing in, and say what is wrong',
  answer: z.object({ works: z.boolean(), says: z.array(z.string()) }),
  handle: async ({ services, actor, request }) => {
    const tried = await services.identity.tryProvider(actor, placeOf(request));
    return tried.ok ? succeed({ works: tried.value.works, says: [...tried.value.says] }) : tried;
  },
});

const offered = route({
  method: 'GET',
  path: '/api/session/providers',
  access: 'public',
  summary: 'The providers that the sign-in page offers',
  answer: z.object({
    providers: z.array(z.object({ workspaceId: z.string(), name: z.string() })),
  }),
  handle: async ({ services }) => succeed({ providers: [...(await services.identity.providers())] }),
});

const connection = route({
  ...own,
  method: 'GET',
  path: '/api/session/provider',
  summary: 'Whether the provider of the workspace lets one in',
  answer: z.object({ provider: z.object({ name: z.string(), connected: z.boolean() }).nullable() }),
  handle: async ({ services, actor }) =>
    succeed({ provider: (await services.identity.isConnected(actor.workspaceId, actor.userId)) ?? null }),
});

const connect = route({
  ...own,
  method: 'PUT',
  path: '/api/session/provider/connection',
  summary: 'Where to go to connect an account of the provider; takes the password, where there is one',
  body: z.object({ password: z.string().max(128).optional() }),
  answer: z.object({ address: z.string() }),
  handle: async ({ services, actor, body, request, reply }) => {
    const { userId, workspaceId } = actor;
    const user = { userId, workspaceId, password: body.password };
    const left = await services.identity.connectProvider(user, placeOf(request));
    if (!left.ok) return left;
    setCookies(reply, [journeyCookie(left.value.journey)]);
    return succeed({ address: left.value.address });
  },
});

const disconnect = route({
  ...own,
  method: 'DELETE',
  path: '/api/session/provider/connection',
  summary: 'The provider lets one in no more',
  handle: ({ services, actor }) => services.identity.disconnectProvider(actor.workspaceId, actor.userId),
});

const leave = route({
  method: 'GET',
  path: '/api/session/provider/:workspace/start',
  access: 'public',
  summary: 'Go to the provider to sign in, or to join with an invitation',
  params: z.object({ workspace: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/) }),
  query: z.object({
    next: z.string().max(2_000).optional(),
    invitation: z.string().max(128).optional(),
  }),
  answer: { download: 'text/html' },
  handle: async ({ services, params, query, request, reply }) => {
    const purpose =
      query.invitation === undefined
        ? ({ kind: 'sign-in' } as const)
        : ({ kind: 'invitation', token: query.invitation } as const);
    const way = { place: placeOf(request), next: ownAddress(query.next ?? '/'), purpose };
    const left = await services.identity.goToProvider(params.workspace, way);
    if (!left.ok) return goTo(`/sign-in?trouble=${left.problem.code}`);
    setCookies(reply, [journeyCookie(left.value.journey)]);
    return goTo(left.value.address);
  },
});

const arrive = route({
  method: 'GET',
  path: CALLBACK,
  access: 'public',
  summary: 'Where the provider sends people back to',
  query: z.record(z.string(), z.unknown()),
  answer: { download: 'text/html' },
  handle: async ({ services, request, reply }) => {
    const journey = JOURNEY.exec(request.headers.get('cookie') ?? '')?.[1] ?? '';
    const { pathname, search } = new URL(request.url);
    const at = pathname + search;
    const back = await services.identity.backFromProvider(decoded(journey), at, deviceOf(request));
    setCookies(reply, [journeyCookie('')]);
    if (!back.outcome.ok) return goTo(`${back.next}?trouble=${back.outcome.problem.code}`);
    setCookies(reply, back.outcome.value.cookies);
    return goTo(back.next);
  },
});

const goTo = (location: string): Response => new Response(null, { status: 303, headers: { location } });

/** Only an address of this site; anything else would let a link lead people away. */
const ownAddress = (next: string): string => (/^\/(?![/\\])[^\s]*$/.test(next) ? next : '/');

/** The cookie that remembers the way; empty: it is done. */
const journeyCookie = (journey: string): string =>
  `millrace.provider=${encodeURIComponent(journey)}; Path=/api/session/provider; HttpOnly; SameSite=Lax; Max-Age=${journey === '' ? 0 : 600}`;
const JOURNEY = /(?:^|;\s*)millrace\.provider=([^;]*)/;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

export const providerRoutes = [
  ...[show, set, remove, attempt, offered],
  ...[connection, connect, disconnect, leave, arrive],
];
