// The tokens with which programs ask in somebody's name: made and shown once by that person, revoked by them or an administrator.
import * as z from 'zod';
import { succeed } from '../../../core/base/index.ts';
import { type AccessTokenView, TOKEN_SCOPES } from '../../../shell/service/index.ts';
import { route } from '../route.ts';
import { iso, isoOrNull } from './case-shapes.ts';

const tokenSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    may: z.enum(TOKEN_SCOPES).meta({ description: 'To look alone, or to act as well.' }),
    since: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    usedAt: z.iso.datetime().nullable().meta({ description: 'Exact to some minutes.' }),
  })
  .meta({ id: 'AccessToken', description: 'A token with which a program asks; never the token itself.' });

const onTheWire = ({ since, expiresAt, usedAt, ...rest }: AccessTokenView): z.input<typeof tokenSchema> => ({
  ...rest,
  since: iso(since),
  expiresAt: iso(expiresAt),
  usedAt: isoOrNull(usedAt),
});

const list = route({
  method: 'GET',
  path: '/api/tokens',
  access: 'signed-in',
  doing: 'sign-in',
  summary: 'One’s own tokens',
  answer: z.object({ tokens: z.array(tokenSchema) }),
  handle: async ({ services, actor }) =>
    succeed({ tokens: (await services.accessTokens.list(actor)).map(onTheWire) }),
});

const make = route({
  method: 'POST',
  path: '/api/tokens',
  access: 'signed-in',
  doing: 'sign-in',
  summary: 'Make a token with which a program asks in one’s name. It is shown this once',
  body: z.object({
    name: z.string().trim().min(1, 'Please give a name').max(120, 'Please use at most 120 characters'),
    may: z.enum(TOKEN_SCOPES).default('read'),
    expiresAt: z.iso.datetime().optional().meta({ description: 'In ninety days where it is left out.' }),
  }),
  answer: z.object({ token: z.string(), made: tokenSchema }),
  handle: async ({ services, actor, body }) => {
    const { expiresAt, ...asked } = body;
    const ends = expiresAt === undefined ? undefined : Date.parse(expiresAt);
    const outcome = await services.accessTokens.make(actor, { ...asked, expiresAt: ends });
    if (!outcome.ok) return outcome;
    const { token, ...made } = outcome.value;
    return succeed({ token, made: onTheWire(made) });
  },
});

const revoke = route({
  method: 'DELETE',
  path: '/api/tokens/:tokenId',
  access: 'signed-in',
  doing: 'sign-in',
  summary: 'Revoke a token: one’s own, or as an administrator anybody’s',
  params: z.object({ tokenId: z.string().max(64) }),
  handle: ({ services, actor, params }) => services.accessTokens.revoke(actor, params.tokenId),
});

const listOf = route({
  method: 'GET',
  path: '/api/people/:id/tokens',
  access: 'administrator',
  doing: 'sign-in',
  summary: 'The tokens of a person',
  params: z.object({ id: z.string().max(64) }),
  answer: z.object({ tokens: z.array(tokenSchema) }),
  handle: async ({ services, actor, params }) => {
    const outcome = await services.accessTokens.listOf(actor, params.id);
    return outcome.ok ? succeed({ tokens: outcome.value.map(onTheWire) }) : outcome;
  },
});

export const tokenRoutes = [list, make, revoke, listOf];
