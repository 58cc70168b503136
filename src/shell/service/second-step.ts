// The second step of signing in: a code from an authenticator app, or one of the backup codes, after the password.
import { fail, type Result, succeed } from '../../core/base/index.ts';
import type { Attempts } from './attempts.ts';
import type { Refusal } from './refusal.ts';
import { ISSUER, isRefusal, type SignedIn, type SignIn } from './sign-in.ts';

/** Whether a second step is asked for. `codesLeft`: backup codes that were not used yet. */
export type SecondStepView = { readonly on: boolean; readonly codesLeft: number };

/** What an authenticator app takes: `address` as a picture, `key` by hand. */
export type SecondStepKey = { readonly key: string; readonly address: string };

/** A code as it was typed, and what the browser calls itself. */
export type TypedCode = { readonly code: string; readonly device: string };

export type SecondStepService = {
  secondStep(headers: Headers): Promise<SecondStepView>;
  /** Makes a key; nothing is asked for before a code of it was confirmed. */
  beginSecondStep(headers: Headers, password: string): Promise<Result<SecondStepKey, Refusal>>;
  /** Turns it on. **shape**: the backup codes, told this once. */
  confirmSecondStep(
    headers: Headers,
    code: string,
  ): Promise<Result<SignedIn & { backupCodes: readonly string[] }, Refusal>>;
  /** New backup codes in place of all earlier ones. */
  renewBackupCodes(headers: Headers, password: string): Promise<Result<readonly string[], Refusal>>;
  turnOffSecondStep(headers: Headers, password: string): Promise<Result<SignedIn, Refusal>>;
  /** Finishes a sign-in whose password was right. */
  signInByCode(headers: Headers, typed: TypedCode): Promise<Result<SignedIn, Refusal>>;
};

type SecondStepGround = {
  readonly auth: SignIn;
  readonly attempts: Attempts;
  /** Is told the user whenever their sign-in was exchanged for another. */
  readonly ended: (userId: string) => Promise<void>;
  /** Notes that a code signed in; false where it did before. */
  readonly spend: (code: string) => Promise<boolean>;
};

export function createSecondStep({ auth, attempts, ended, spend }: SecondStepGround): SecondStepService {
  const userOf = async (headers: Headers): Promise<string> =>
    (await auth.api.getSession({ headers }))?.user.id ?? '';
  /** Does what takes a secret of the user; guessing it with somebody's open browser is slowed. */
  const guarded = async <Value>(
    headers: Headers,
    wrong: Refusal,
    work: () => Promise<Value>,
  ): Promise<Result<Value, Refusal>> => {
    const guesses = `second step ${await userOf(headers)}`;
    if (!attempts.begin(guesses)) return fail(TOO_OFTEN);
    try {
      const value = await work();
      attempts.forget(guesses);
      return succeed(value);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return fail(REFUSALS[error.body?.code ?? ''] ?? wrong);
    }
  };
  const exchanged = async (headers: Headers, answered: Headers): Promise<SignedIn> => {
    await ended(await userOf(headers));
    return { cookies: answered.getSetCookie() };
  };
  return {
    secondStep: async (headers) => {
      const session = await auth.api.getSession({ headers, query: { disableCookieCache: true } });
      if (session?.user.twoFactorEnabled !== true) return { on: false, codesLeft: 0 };
      return { on: true, codesLeft: (await backupCodesOf(auth, session.user.id)).length };
    },
    beginSecondStep: (headers, password) =>
      guarded(headers, WRONG_PASSWORD, async () => {
        const made = await auth.api.enableTwoFactor({ body: { password }, headers });
        if (made.method !== 'totp') throw new Error('The library made another kind of second step.');
        const name = (await auth.api.getSession({ headers }))?.user.name ?? '';
        return keyIn(made.totpURI, name);
      }),
    confirmSecondStep: (headers, code) =>
      guarded(headers, WRONG_CODE, async () => {
        const userId = await userOf(headers);
        const body = { code: digits(code) };
        const { headers: answered } = await auth.api.verifyTOTP({ body, headers, returnHeaders: true });
        await ended(userId);
        return { cookies: answered.getSetCookie(), backupCodes: await backupCodesOf(auth, userId) };
      }),
    renewBackupCodes: (headers, password) =>
      guarded(headers, WRONG_PASSWORD, async () => {
        const { backupCodes } = await auth.api.generateBackupCodes({ body: { password }, headers });
        return backupCodes;
      }),
    turnOffSecondStep: (headers, password) =>
      guarded(headers, WRONG_PASSWORD, async () => {
        const asked = { body: { password }, headers, returnHeaders: true as const };
        const { headers: answered } = await auth.api.disableTwoFactor(asked);
        return exchanged(headers, answered);
      }),
    signInByCode: (headers, typed) => signInByCode({ auth, spend }, headers, typed),
  };
}

async function signInByCode(
  { auth, spend }: Pick<SecondStepGround, 'auth' | 'spend'>,
  headers: Headers,
  { code, device }: TypedCode,
): Promise<Result<SignedIn, Refusal>> {
  // Of all cookies the one that says whose code it is: a sign-in that is still there has no say in this one.
  const waiting = WAITING.exec(headers.get('cookie') ?? '')?.[1];
  if (waiting === undefined) return fail(BEGIN_AGAIN);
  const sent = new Headers({ cookie: waiting, 'user-agent': device });
  const isFromApp = /^\d{6}$/.test(digits(code));
  const asked = { headers: sent, returnHeaders: true as const };
  try {
    const { headers: answered, response } = isFromApp
      ? await auth.api.verifyTOTP({ ...asked, body: { code: digits(code) } })
      : await auth.api.verifyBackupCode({ ...asked, body: { code: code.trim() } });
    // Whoever looked over a shoulder has half a minute more to type the same: it signs in once.
    if (isFromApp && !(await spend(`${response.user.id} ${digits(code)}`))) {
      await (await auth.$context).internalAdapter.deleteSession(response.token ?? '');
      return fail(CODE_USED);
    }
    return succeed({ cookies: answered.getSetCookie() });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return fail(AT_SIGN_IN[error.body?.code ?? ''] ?? NOT_THE_CODE);
  }
}

const WAITING = /(?:^|;\s*)(millrace\.two_factor=[^;]+)/;

/** Apps show a code in two halves. */
const digits = (code: string): string => code.replace(/\s/g, '');

/** The library names the user by their address, which may be made up: the app shows their name. */
function keyIn(totpAddress: string, name: string): SecondStepKey {
  const key = new URL(totpAddress).searchParams.get('secret') ?? '';
  const label = `${encodeURIComponent(ISSUER)}:${encodeURIComponent(name)}`;
  return { key, address: `otpauth://totp/${label}?secret=${key}&issuer=${encodeURIComponent(ISSUER)}` };
}

async function backupCodesOf(auth: SignIn, userId: string): Promise<readonly string[]> {
  return (await auth.api.viewBackupCodes({ body: { userId } })).backupCodes;
}

/** Signs this user in by password alone from now on. */
export async function endSecondStep(auth: SignIn, userId: string): Promise<void> {
  const { adapter, internalAdapter } = await auth.$context;
  await adapter.delete({ model: 'twoFactor', where: [{ field: 'userId', value: userId }] });
  await internalAdapter.updateUser(userId, { twoFactorEnabled: false });
}

const wrong = (code: string, at: string, message: string): Refusal => ({
  ...{ kind: 'invalid', code, message },
  faults: [{ at: `body.${at}`, message }],
});

const WRONG_PASSWORD = wrong('wrong-password', 'password', 'This is not your password.');
const WRONG_CODE = wrong(
  'wrong-code',
  'code',
  'This code does not fit. Type the one the app shows now; if it never fits, check the clock of the phone.',
);
const TOO_OFTEN: Refusal = {
  kind: 'limit',
  code: 'too-many-attempts',
  message: 'That was tried too often. Wait a quarter of an hour, then try again.',
};
const ON_ALREADY: Refusal = {
  kind: 'conflict',
  code: 'second-step-on',
  message: 'The second step is on already. Turn it off first to set up another app.',
};
const IS_OFF: Refusal = {
  kind: 'conflict',
  code: 'second-step-off',
  message: 'The second step is not on. Reload to see how it stands.',
};
const BEGIN_AGAIN: Refusal = {
  kind: 'unauthenticated',
  code: 'sign-in-again',
  message: 'This sign-in took too long or was tried too often. Begin again with your name and password.',
};
const CODE_USED: Refusal = {
  kind: 'unauthenticated',
  code: 'code-used',
  message: 'This code has signed you in already. Begin again, and type the next one that the app shows.',
};
const NOT_THE_CODE: Refusal = {
  kind: 'unauthenticated',
  code: 'wrong-code',
  message:
    'This code does not fit. Type the one the app shows now, or one of your backup codes that you did not use yet.',
};

const REFUSALS: Readonly<Record<string, Refusal>> = {
  TOTP_ALREADY_ENABLED: ON_ALREADY,
  TOTP_NOT_ENABLED: IS_OFF,
  TWO_FACTOR_NOT_ENABLED: IS_OFF,
};

const AT_SIGN_IN: Readonly<Record<string, Refusal>> = {
  INVALID_TWO_FACTOR_COOKIE: BEGIN_AGAIN,
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: BEGIN_AGAIN,
  TOTP_NOT_ENABLED: BEGIN_AGAIN,
  ACCOUNT_TEMPORARILY_LOCKED: TOO_OFTEN,
};
