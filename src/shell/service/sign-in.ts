// The library that keeps passwords and sessions (better-auth), set up for sign-in by a name: no mail server is needed.
import { createHash } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { twoFactor } from 'better-auth/plugins/two-factor';
import type { Database } from '../store/index.ts';
import { asUser } from './as-user.ts';

/** **units**: seconds. Nobody is signed out in silence while they keep coming back. */
const SESSION_LASTS = 90 * 24 * 3_600;
const RENEWED_AFTER = 24 * 3_600;

/** What authenticator apps show above the codes. */
export const ISSUER = 'Millrace';

export type SignIn = ReturnType<typeof createSignIn>;

/** Passwords and sessions over the given pool. `secret` signs the cookies; every server of a database has the same. */
export function createSignIn(pool: Database['identityPool'], secret: string) {
  return betterAuth({
    appName: 'Millrace',
    baseURL: 'http://millrace.invalid',
    secret,
    database: pool,
    // Whoever is made signs in at once by name and password, from a device: a sign-in of nobody's would stand beside it.
    emailAndPassword: { enabled: true, autoSignIn: false, minPasswordLength: 8, maxPasswordLength: 128 },
    session: { expiresIn: SESSION_LASTS, updateAge: RENEWED_AFTER },
    telemetry: { enabled: false },
    // Ten wrong codes in a row, over all servers and devices, and the account waits a quarter of an hour, as passwords do.
    plugins: [
      twoFactor({ issuer: ISSUER, accountLockout: { maxFailedAttempts: 10, durationSeconds: 900 } }),
      asUser(),
    ],
    // Our own routes are the only door and bring their own limit and origin check.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'millrace',
      useSecureCookies: false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
    },
    logger: { disabled: true },
  });
}

/** What the library takes as the mail address: the address itself, or one made of the name that can never receive mail. */
export function addressOf(name: string): string {
  const plain = name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
  if (/^[a-z0-9._%+-]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(plain)) return plain;
  return `${createHash('sha256').update(plain).digest('hex').slice(0, 40)}@name.invalid`;
}

/** What somebody types to get in. `device`: what the browser they type it in calls itself. */
export type Credentials = {
  readonly name: string;
  readonly password: string;
  readonly device?: string | undefined;
};

/** What signing in gives: the cookies to set. With `codeNeeded` they only say whose code is waited for. */
export type SignedIn = { readonly cookies: readonly string[]; readonly codeNeeded?: boolean };

/** Signs in. **rejects** with the library's own error when name and password do not fit. */
export async function cookiesFor(auth: SignIn, { name, password, device }: Credentials): Promise<SignedIn> {
  const body = { email: addressOf(name), password };
  const sent = new Headers({ 'user-agent': device ?? '' });
  const { headers, response } = await auth.api.signInEmail({ body, headers: sent, returnHeaders: true });
  return { cookies: headers.getSetCookie(), codeNeeded: 'twoFactorRedirect' in response };
}

/** Signs in whoever has shown without a password that they are this user. */
export async function signInAs(auth: SignIn, userId: string, device: string): Promise<SignedIn> {
  const headers = new Headers({ 'user-agent': device });
  const asked = { body: { userId }, headers, returnHeaders: true as const };
  return { cookies: (await auth.api.signInAs(asked)).headers.getSetCookie() };
}

/** Is this the password of the user? True as well where they have none and come in by other ways. */
export async function isPassword(auth: SignIn, userId: string, password = ''): Promise<boolean> {
  const { internalAdapter, password: passwords } = await auth.$context;
  const hash = (await internalAdapter.findCredentialAccount(userId))?.password;
  return hash === undefined || hash === null || passwords.verify({ hash, password });
}

/** The library throws its refusals, with a status below 500. */
export const isRefusal = (error: unknown): error is Error & { body?: { code?: string } } =>
  error instanceof Error && 'statusCode' in error && Number(error.statusCode) < 500;

/** Makes a user who signs in by this name. **shape**: the user's id. */
export async function newUser(auth: SignIn, { name, password }: Credentials): Promise<string> {
  const made = await auth.api.signUpEmail({ body: { name, email: addressOf(name), password } });
  return made.user.id;
}
