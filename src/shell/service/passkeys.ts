// Passkeys: a device signs in for its owner, by a key that never leaves it. Added, named and removed in one's own settings.
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { fail, type Instant, type Result, succeed } from '../../core/base/index.ts';
import { newId, type PasskeyRow, passkeys } from '../store/index.ts';
import type { Attempts } from './attempts.ts';
import { type Challenges, createChallenges } from './challenges.ts';
import type { Ground } from './people.ts';
import type { Refusal } from './refusal.ts';
import { ISSUER, isPassword, type SignedIn, type SignIn, signInAs } from './sign-in.ts';

/** A passkey as its owner sees it. `isHere`: it is good for the address that is open. */
export type PasskeyView = {
  readonly id: string;
  readonly name: string;
  readonly since: Instant;
  readonly usedAt: Instant | null;
  readonly isHere: boolean;
};

/** Where somebody has Millrace open. **shape**: `origin` as in https://millrace.example.org; `host` is its name alone. */
export type Place = { readonly origin: string; readonly host: string };

/** Who wants in, from where, and what their browser calls itself. */
export type Entering = { readonly place: Place; readonly address: string; readonly device: string };

export type PasskeyService = {
  passkeys(userId: string, place: Place): Promise<PasskeyView[]>;
  /** What the browser makes a passkey from. Takes the password, where there is one. */
  newPasskey(
    user: { userId: string; password: string | undefined },
    place: Place,
  ): Promise<Result<PublicKeyCredentialCreationOptionsJSON, Refusal>>;
  addPasskey(
    userId: string,
    made: { name: string; response: RegistrationResponseJSON },
    place: Place,
  ): Promise<Result<PasskeyView, Refusal>>;
  namePasskey(userId: string, id: string, name: string): Promise<Result<undefined, Refusal>>;
  removePasskey(userId: string, id: string): Promise<Result<undefined, Refusal>>;
  /** What any passkey of this server may sign. */
  askPasskey(place: Place): Promise<PublicKeyCredentialRequestOptionsJSON>;
  signInByPasskey(
    response: AuthenticationResponseJSON,
    entering: Entering,
  ): Promise<Result<SignedIn, Refusal>>;
};

/** What both ways of taking a passkey stand on. */
export type PasskeyGround = Ground & {
  readonly auth: SignIn;
  readonly attempts: Attempts;
  /** What challenges are sealed with. */
  readonly key: string;
};

type Challenging = PasskeyGround & { readonly challenges: Challenges };

/** The library reads many forms of attestation, and is fetched when somebody comes with a passkey. */
const library = () => import('@simplewebauthn/server');

/** EdDSA, ES256 and RS256: what devices know today. Those beyond are experiments in the runtime still. */
const ALGORITHMS = [-8, -7, -257];

const MOST = 20;
const SIGN_IN = 'sign-in';
const adding = (userId: string) => `add ${userId}`;

export function createPasskeys(given: PasskeyGround): PasskeyService {
  const ground = { ...given, challenges: createChallenges(given.db, given.key, given.now) };
  const { db, challenges } = ground;
  return {
    passkeys: async (userId, place) =>
      (await passkeys.ofUser(db.above, userId)).map((row) => viewOf(row, place)),
    newPasskey: (user, place) => newPasskey(ground, user, place),
    addPasskey: (userId, made, place) => addPasskey(ground, userId, made, place),
    namePasskey: async (userId, id, name) =>
      (await passkeys.rename(db.above, userId, id, name)) ? succeed(undefined) : fail(GONE),
    removePasskey: async (userId, id) =>
      (await passkeys.remove(db.above, userId, id)) ? succeed(undefined) : fail(GONE),
    askPasskey: async ({ host }) =>
      (await library()).generateAuthenticationOptions({
        rpID: host,
        challenge: challenges.make(SIGN_IN),
        userVerification: 'required',
      }),
    signInByPasskey: (response, entering) => signInByPasskey(ground, response, entering),
  };
}

async function newPasskey(
  { db, auth, attempts, challenges }: Challenging,
  { userId, password }: { userId: string; password: string | undefined },
  { host }: Place,
) {
  const guesses = `second step ${userId}`;
  if (!attempts.begin(guesses)) return fail(TOO_OFTEN);
  if (!(await isPassword(auth, userId, password))) return fail(WRONG_PASSWORD);
  attempts.forget(guesses);
  const mine = await passkeys.ofUser(db.above, userId);
  if (mine.length >= MOST) return fail(TOO_MANY);
  const user = await (await auth.$context).internalAdapter.findUserById(userId);
  const options = await (await library()).generateRegistrationOptions({
    ...{ rpName: ISSUER, rpID: host },
    ...{ userName: user?.name ?? '', userID: new Uint8Array(Buffer.from(userId)) },
    challenge: challenges.make(adding(userId)),
    supportedAlgorithmIDs: ALGORITHMS,
    excludeCredentials: mine.filter((row) => row.host === host).map(({ credentialId: id }) => ({ id })),
    // It stands for name and password, so it must be found without a name and ask for a finger, a face or a PIN.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  return succeed(options);
}

async function addPasskey(
  { db, now, challenges }: Challenging,
  userId: string,
  { name, response }: { name: string; response: RegistrationResponseJSON },
  place: Place,
): Promise<Result<PasskeyView, Refusal>> {
  const { verifyRegistrationResponse } = await library();
  const verified = await verifyRegistrationResponse({
    response,
    ...expected(place),
    supportedAlgorithmIDs: ALGORITHMS,
    expectedChallenge: (challenge) => challenges.isOurs(adding(userId), challenge),
  }).catch(() => undefined);
  if (verified?.verified !== true) return fail(NOT_MADE);
  if (!(await challenges.take(challengeIn(response)))) return fail(NOT_MADE);
  const { credential } = verified.registrationInfo;
  const row = {
    ...{ credentialId: credential.id, id: newId(), userId, host: place.host, name, madeAt: now() },
    ...{ publicKey: Buffer.from(credential.publicKey), counter: credential.counter },
    transports: credential.transports ?? [],
  };
  if (!(await passkeys.insert(db.above, row))) return fail(NOT_MADE);
  return succeed(viewOf({ ...row, usedAt: null }, place));
}

async function signInByPasskey(
  { db, now, auth, attempts, challenges }: Challenging,
  response: AuthenticationResponseJSON,
  { place, address, device }: Entering,
): Promise<Result<SignedIn, Refusal>> {
  const guesses = `passkey ${address}`;
  if (!attempts.begin(guesses)) return fail(TOO_OFTEN);
  const row = await passkeys.get(db.above, response.id);
  if (row === undefined || row.host !== place.host) return fail(UNKNOWN);
  const { verifyAuthenticationResponse } = await library();
  const verified = await verifyAuthenticationResponse({
    response,
    ...expected(place),
    expectedChallenge: (challenge) => challenges.isOurs(SIGN_IN, challenge),
    // The counter is compared where it is written, so that two at once cannot both pass.
    credential: { id: row.credentialId, publicKey: new Uint8Array(row.publicKey), counter: 0 },
  }).catch(() => undefined);
  if (verified?.verified !== true) return fail(NOT_SIGNED);
  const { newCounter } = verified.authenticationInfo;
  if (!(await challenges.take(challengeIn(response)))) return fail(NOT_SIGNED);
  if (!(await passkeys.use(db.above, row.credentialId, newCounter, now()))) return fail(NOT_SIGNED);
  attempts.forget(guesses);
  return succeed(await signInAs(auth, row.userId, device));
}

const expected = ({ origin, host }: Place) => ({
  ...{ expectedOrigin: origin, expectedRPID: host },
  requireUserVerification: true,
});

/** The challenge as the browser signed it; only read once what was signed is verified. */
function challengeIn({ response }: { response: { clientDataJSON: string } }): string {
  const signed = JSON.parse(Buffer.from(response.clientDataJSON, 'base64url').toString('utf8'));
  return (signed as { challenge: string }).challenge;
}

const viewOf = ({ id, name, madeAt, usedAt, host }: PasskeyRow, place: Place): PasskeyView => ({
  ...{ id, name, since: madeAt, usedAt },
  isHere: host === place.host,
});

const wrongPassword = 'This is not your password.';
const WRONG_PASSWORD: Refusal = {
  ...{ kind: 'invalid', code: 'wrong-password', message: wrongPassword },
  faults: [{ at: 'body.password', message: wrongPassword }],
};
const TOO_OFTEN: Refusal = {
  kind: 'limit',
  code: 'too-many-attempts',
  message: 'That was tried too often. Wait a quarter of an hour, then try again.',
};
const TOO_MANY: Refusal = {
  kind: 'conflict',
  code: 'too-many-passkeys',
  message: `You have ${MOST} passkeys. Remove one that you do not use before you add another.`,
};
const NOT_MADE: Refusal = {
  kind: 'invalid',
  code: 'passkey-not-made',
  message: 'The passkey could not be added: it took too long, or was made for another address. Try again.',
};
const GONE: Refusal = {
  kind: 'not-found',
  code: 'passkey-not-found',
  message: 'This passkey is gone already. Reload to see which you have.',
};
const UNKNOWN: Refusal = {
  kind: 'unauthenticated',
  code: 'passkey-unknown',
  message: 'This passkey is not known here: it may have been removed. Sign in in another way.',
};
const NOT_SIGNED: Refusal = {
  kind: 'unauthenticated',
  code: 'passkey-refused',
  message: 'That did not work: it took too long, or was meant for another address. Try again.',
};
