// The way to a provider and back: what is remembered lies encrypted in the browser that left, and only that browser comes back.
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import * as z from 'zod';
import { fail, type Result, succeed } from '../../../core/base/index.ts';
import type { Attempts } from '../attempts.ts';
import { joinAtProvider } from '../invitations.ts';
import type { Place } from '../passkeys.ts';
import type { Ground } from '../people.ts';
import type { Refusal } from '../refusal.ts';
import { type SignedIn, type SignIn, signInAs } from '../sign-in.ts';
import { admit, link } from './admit.ts';
import { providerOf } from './provider-of.ts';
import { AWAY, DENIED, NOT_SET, TOO_LATE } from './refusals.ts';
import type { ProviderView } from './settings.ts';
import { arrival, type Claims, departure, type rememberingConfigurations, type SendOut } from './talk.ts';

/** Why somebody goes to the provider. `connect`: somebody who is signed in; `invitation`: whoever holds a link. */
export type Purpose =
  | { readonly kind: 'sign-in' }
  | { readonly kind: 'connect'; readonly userId: string }
  | { readonly kind: 'invitation'; readonly token: string };

/** Where to go, and the cookie that remembers the way. */
export type Departure = { readonly address: string; readonly journey: string };

/** Where the browser goes on; it says there what went wrong, where something did. */
export type Returned = { readonly next: string; readonly outcome: Result<SignedIn, Refusal> };

export type ProviderGround = Ground & {
  readonly auth: SignIn;
  readonly attempts: Attempts;
  /** What secrets are encrypted with. */
  readonly key: string;
  readonly sendOut: SendOut;
};

export type Asking = ProviderGround & {
  readonly configurationOf: ReturnType<typeof rememberingConfigurations>;
  /** Whoever arrives becomes somebody one after the other; nobody waits there for a provider. */
  readonly arriving: <Answer>(work: () => Promise<Answer>) => Promise<Answer>;
};

/** **units**: milliseconds. As long as a person may take at the provider. */
const JOURNEY_MS = 10 * 60_000;
export const CALLBACK = '/api/session/provider/callback';

const journeySchema = z.object({
  workspaceId: z.string(),
  origin: z.string(),
  next: z.string(),
  until: z.number(),
  purpose: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('sign-in') }),
    z.object({ kind: z.literal('connect'), userId: z.string() }),
    z.object({ kind: z.literal('invitation'), token: z.string() }),
  ]),
  journey: z.object({ state: z.string(), nonce: z.string(), verifier: z.string() }),
});
type Remembered = z.infer<typeof journeySchema>;

export async function goToProvider(
  ground: Asking,
  workspaceId: string,
  { place, next, purpose }: { place: Place; next: string; purpose: Purpose },
): Promise<Result<Departure, Refusal>> {
  const found = await providerOf(ground, workspaceId);
  if (found === undefined) return fail(NOT_SET);
  const left = await ground
    .configurationOf(found.provider, found.wayOut)
    .then((configuration) => departure(configuration, place.origin + CALLBACK))
    .catch(() => undefined);
  if (left === undefined) return fail(AWAY);
  const remembered: Remembered = {
    ...{ workspaceId, origin: place.origin, next, purpose },
    ...{ until: ground.now() + JOURNEY_MS, journey: left.journey },
  };
  const journey = await symmetricEncrypt({ key: ground.key, data: JSON.stringify(remembered) });
  return succeed({ address: left.address, journey });
}

export async function back(ground: Asking, cookie: string, at: string, device: string): Promise<Returned> {
  const remembered = await recalled(ground, cookie);
  if (remembered === undefined) return { next: '/sign-in', outcome: fail(TOO_LATE) };
  const user = await whoCame(ground, remembered, at);
  const { next, purpose } = remembered;
  // Whoever connects is signed in already, and is told in their settings what went wrong.
  if (purpose.kind === 'connect')
    return { next: '/settings', outcome: user.ok ? succeed({ cookies: [] }) : user };
  if (!user.ok) return { next: '/sign-in', outcome: user };
  return { next, outcome: succeed(await signInAs(ground.auth, user.value, device)) };
}

async function whoCame(ground: Asking, remembered: Remembered, at: string): Promise<Result<string, Refusal>> {
  const { workspaceId, origin, journey } = remembered;
  const found = await providerOf(ground, workspaceId);
  if (found === undefined) return fail(NOT_SET);
  const url = new URL(at, origin);
  if (url.searchParams.has('error')) return fail(DENIED);
  const claims = await ground
    .configurationOf(found.provider, found.wayOut)
    .then((configuration) => arrival(configuration, url, journey))
    .catch(() => undefined);
  if (claims === undefined) return fail(DENIED);
  return ground.arriving(() => userFor(ground, remembered, found.provider, claims));
}

async function recalled({ key, now }: ProviderGround, cookie: string): Promise<Remembered | undefined> {
  try {
    const text = await symmetricDecrypt({ key, data: cookie });
    const remembered = journeySchema.parse(JSON.parse(text));
    return remembered.until < now() ? undefined : remembered;
  } catch {
    return undefined;
  }
}

function userFor(
  ground: ProviderGround,
  { workspaceId, purpose }: Remembered,
  provider: ProviderView,
  claims: Claims,
): Promise<Result<string, Refusal>> {
  const at = { ground, auth: ground.auth, workspaceId, provider };
  if (purpose.kind === 'connect') return link(at, purpose.userId, claims.subject);
  if (purpose.kind === 'invitation') return joinAtProvider(at, purpose.token, claims);
  return admit(at, claims);
}
