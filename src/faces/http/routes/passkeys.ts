// Passkeys: one's own, added, named and removed; and signing in by one.
import * as z from 'zod';
import { succeed } from '../../../core/base/index.ts';
import { route } from '../route.ts';
import { deviceOf, placeOf, setCookies } from '../sessions.ts';
import { iso } from './case-shapes.ts';

const own = { access: 'signed-in', doing: 'sign-in' } as const;
const name = z.string().trim().min(1, 'Please give it a name').max(60, 'Please use at most 60 characters');
const params = z.object({ passkeyId: z.string().max(64) });

/** **units**: characters of base64url. */
const text = (most: number) =>
  z
    .string()
    .regex(/^[\w-]+$/)
    .max(most);
const passkey = { id: text(1_400), rawId: text(1_400), type: z.literal('public-key') };
const transports = z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb']);
const attachment = z.enum(['platform', 'cross-platform']);

/** What a browser answers, in the JSON form of the Web Authentication standard. What we do not read is left out. */
const madeSchema = z.object({
  ...passkey,
  authenticatorAttachment: attachment.optional().catch(undefined),
  clientExtensionResults: z.object({}),
  response: z.object({
    clientDataJSON: text(8_000),
    attestationObject: text(60_000),
    transports: z.array(transports).max(10).optional().catch(undefined),
  }),
});
const signedSchema = z.object({
  ...passkey,
  authenticatorAttachment: attachment.optional().catch(undefined),
  clientExtensionResults: z.object({}),
  response: z.object({
    clientDataJSON: text(8_000),
    authenticatorData: text(8_000),
    signature: text(8_000),
    userHandle: text(200).optional().catch(undefined),
  }),
});

/** Handed to the browser as it is. */
const askedSchema = z
  .record(z.string(), z.unknown())
  .meta({ description: 'What the browser takes, in the JSON form of the Web Authentication standard.' });

const passkeySchema = z
  .object({
    id: z.string(),
    name: z.string(),
    since: z.iso.datetime(),
    usedAt: z.iso.datetime().nullable(),
    isHere: z.boolean().meta({ description: 'False where it was made at another address of this server.' }),
  })
  .meta({ id: 'Passkey' });

const list = route({
  ...own,
  method: 'GET',
  path: '/api/session/passkeys',
  summary: 'One’s own passkeys',
  answer: z.object({ passkeys: z.array(passkeySchema) }),
  handle: async ({ services, actor, request }) => {
    const found = await services.identity.passkeys(actor.userId, placeOf(request));
    return succeed({ passkeys: found.map(onTheWire) });
  },
});

type Shown = { id: string; name: string; since: number; usedAt: number | null; isHere: boolean };

const onTheWire = ({ since, usedAt, ...rest }: Shown) => ({
  ...rest,
  since: iso(since),
  usedAt: usedAt === null ? null : iso(usedAt),
});

const begin = route({
  ...own,
  method: 'PUT',
  path: '/api/session/passkeys/beginning',
  summary: 'What the browser makes a new passkey from; takes the password, where there is one',
  body: z.object({ password: z.string().max(128).optional() }),
  answer: askedSchema,
  handle: async ({ services, actor, body, request }) => {
    const user = { userId: actor.userId, password: body.password };
    const begun = await services.identity.newPasskey(user, placeOf(request));
    return begun.ok ? succeed({ ...begun.value }) : begun;
  },
});

const add = route({
  ...own,
  method: 'POST',
  path: '/api/session/passkeys',
  summary: 'Add the passkey that the browser made',
  body: z.object({ name, made: madeSchema }),
  answer: passkeySchema,
  handle: async ({ services, actor, body, request }) => {
    const made = { name: body.name, response: body.made };
    const added = await services.identity.addPasskey(actor.userId, made, placeOf(request));
    return added.ok ? succeed(onTheWire(added.value)) : added;
  },
});

const rename = route({
  ...own,
  method: 'PATCH',
  path: '/api/session/passkeys/:passkeyId',
  summary: 'Give a passkey of one’s own another name',
  params,
  body: z.object({ name }),
  handle: ({ services, actor, params, body }) =>
    services.identity.namePasskey(actor.userId, params.passkeyId, body.name),
});

const remove = route({
  ...own,
  method: 'DELETE',
  path: '/api/session/passkeys/:passkeyId',
  summary: 'Remove a passkey of one’s own: it signs nobody in any more',
  params,
  handle: ({ services, actor, params }) => services.identity.removePasskey(actor.userId, params.passkeyId),
});

const ask = route({
  method: 'PUT',
  path: '/api/session/passkey',
  access: 'public',
  summary: 'What a passkey signs to sign in',
  answer: askedSchema,
  handle: async ({ services, request }) =>
    succeed({ ...(await services.identity.askPasskey(placeOf(request))) }),
});

const signIn = route({
  method: 'POST',
  path: '/api/session/passkey',
  access: 'public',
  summary: 'Sign in by what a passkey signed',
  body: signedSchema,
  handle: async ({ services, body, request, reply, address }) => {
    const entering = { place: placeOf(request), address, device: deviceOf(request) };
    const outcome = await services.identity.signInByPasskey(body, entering);
    if (!outcome.ok) return outcome;
    setCookies(reply, outcome.value.cookies);
    return succeed(undefined);
  },
});

export const passkeyRoutes = [list, begin, add, rename, remove, ask, signIn];
