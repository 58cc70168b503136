// Who is asking: the person behind the cookie or the token, or the public.

import type { IdentityService, Place } from '../../shell/service/index.ts';
import type { Actor, PersonActor } from './access.ts';
import { isEncrypted } from './server/guard.ts';

/** Reads the actor of a request. A broken or old cookie is the public, never an error; so is a token that does not count. */
export function actorReader(identity: IdentityService) {
  return async (headers: Headers): Promise<Actor> => {
    if (!headers.has('cookie') && !headers.has('authorization')) return { kind: 'public' };
    const found = await identity.identify(headers);
    if (found === undefined) return { kind: 'public' };
    const { userId, personId, workspaceId, name, role, token } = found;
    const person = { kind: 'person', userId, personId, workspaceId, name, role } as const;
    return token === undefined ? person : { ...person, token };
  };
}

/** Who acts, as a case's history tells it: the person, and the token where a program asks in their name. */
export const actingPerson = ({ personId, token }: PersonActor) => ({
  ...{ kind: 'person' as const, person: personId },
  ...(token === undefined ? {} : { token: token.name }),
});

/** **units**: characters. */
const LONGEST_DEVICE = 300;

/** What the browser calls itself, to be told from others in the list of one's sign-ins. */
export const deviceOf = (request: Request): string =>
  (request.headers.get('user-agent') ?? '').slice(0, LONGEST_DEVICE);

/** Where whoever asks has Millrace open, as far as their browser says it. */
export function placeOf(request: Request): Place {
  const host = request.headers.get('host') ?? new URL(request.url).host;
  const origin = `${isEncrypted(request) ? 'https' : 'http'}://${host}`;
  return { origin, host: URL.canParse(origin) ? new URL(origin).hostname : '' };
}

/** Puts cookies on an answer. */
export function setCookies(reply: Headers, cookies: readonly string[]): void {
  for (const cookie of cookies) reply.append('set-cookie', cookie);
}
