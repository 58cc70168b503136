// Who is asking, and how somebody gets in: the first person, sign-in, sign-out and invitations.
import { fail, type Result, succeed } from '../../core/base/index.ts';
import { identities, newId, passkeys, people, workspaces } from '../store/index.ts';
import { holderOf, type TokenHolder, tokenIn } from './access-tokens.ts';
import { type Attempts, createAttempts } from './attempts.ts';
import { createInvitations, type InvitationService } from './invitations.ts';
import { createPasskeys, type PasskeyService } from './passkeys.ts';
import { announce, type Ground } from './people.ts';
import { createProviderService, type ProviderService, type SendOut } from './provider/provider-service.ts';
import type { Refusal } from './refusal.ts';
import type { Role } from './roles.ts';
import { createSecondStep, type SecondStepService } from './second-step.ts';
import {
  addressOf,
  type Credentials,
  cookiesFor,
  createSignIn,
  isRefusal,
  type SignedIn,
  type SignIn,
} from './sign-in.ts';
import { createDevices, type DeviceService } from './sign-ins.ts';
import { createWelcome, type WelcomeService } from './welcome.ts';

/** A person who signed in, in the workspace that is open; or one in whose name a program asks, in that of its token. */
export type Identity = {
  readonly userId: string;
  readonly personId: string;
  readonly workspaceId: string;
  readonly workspaceName: string;
  /** Whether it is a sample workspace. */
  readonly isSample: boolean;
  readonly name: string;
  readonly role: Role;
  /** Left out where they signed in themselves. */
  readonly token?: TokenHolder['token'];
};

export type IdentityService = {
  identify(headers: Headers): Promise<Identity | undefined>;
  workspaces(userId: string): Promise<{ id: string; name: string; sample: boolean }[]>;
  signIn(credentials: Credentials, address: string): Promise<Result<SignedIn, Refusal>>;
  signOut(headers: Headers): Promise<SignedIn>;
  signOutEverywhere(headers: Headers): Promise<SignedIn>;
} & WelcomeService &
  DeviceService &
  SecondStepService &
  PasskeyService &
  ProviderService &
  InvitationService;

/** The cookie that says which of one's workspaces is open. */
const OPEN_WORKSPACE = /(?:^|;\s*)millrace\.workspace=([A-Za-z0-9_-]{1,64})/;

/** **units**: milliseconds. Spares a busy page its questions; a change of people or workspace is heard and forgets all. */
const REMEMBERED_MS = 5_000;
const MOST_REMEMBERED = 10_000;
/** **units**: milliseconds. Longer than any code of an app counts. */
const CODE_COUNTS_MS = 5 * 60_000;
const FORGET_AT = new Set(['people-changed', 'workspace-changed', 'many']);

/** `sendOut`: the one way out, for questions to providers. */
export async function createIdentityService(
  ground: Ground & { readonly sendOut: SendOut },
): Promise<IdentityService> {
  const { db } = ground;
  const secret = await identities.secret(db.above, 'sign-in', `${newId()}${newId()}`);
  const auth = createSignIn(db.identityPool, secret);
  const known = new Map<string, { at: number; identity: Promise<Identity | undefined> }>();
  db.listen((hearing) => {
    if (hearing.kind === 'lost' || hearing.change.kinds.some((kind) => FORGET_AT.has(kind))) known.clear();
  });
  const identify = (headers: Headers) => {
    const token = tokenIn(headers);
    const asking = token === undefined ? (headers.get('cookie') ?? '') : `token ${token}`;
    const found = known.get(asking);
    // By a clock that never jumps back, or nobody would be asked again for as long.
    const at = performance.now();
    if (found !== undefined && at - found.at < REMEMBERED_MS) return found.identity;
    if (known.size >= MOST_REMEMBERED) known.clear();
    const identity = token === undefined ? bySignIn(ground, auth, headers) : byToken(ground, token);
    known.set(asking, { at, identity });
    identity.catch(() => known.delete(asking));
    return identity;
  };
  const attempts = createAttempts(() => performance.now());
  const forgetting = async (leave: Promise<{ headers: Headers }>): Promise<SignedIn> => {
    const { headers } = await leave;
    known.clear();
    return { cookies: headers.getSetCookie() };
  };
  /** Other servers remember who somebody is for a moment: they forget it at once. */
  const ended = async (userId: string): Promise<void> => {
    known.clear();
    const [open] = await identities.workspacesOf(db.above, userId);
    if (open !== undefined) announce(db, open.workspaceId, 'people-changed');
  };
  return {
    ...createWelcome(ground, auth),
    identify,
    workspaces: (userId) => listWorkspaces(ground, userId),
    signIn: (credentials, address) => enter(auth, attempts, credentials, address),
    signOut: (headers) => forgetting(auth.api.signOut({ headers, returnHeaders: true })),
    signOutEverywhere: async (headers) => {
      const session = await auth.api.getSession({ headers });
      if (session !== null) await (await auth.$context).internalAdapter.deleteUserSessions(session.user.id);
      if (session !== null) await ended(session.user.id);
      return forgetting(auth.api.signOut({ headers, returnHeaders: true }));
    },
    ...createDevices(auth, ended),
    ...createSecondStep({
      ...{ auth, attempts, ended },
      spend: (code) => passkeys.take(db.above, `code ${code}`, ground.now(), CODE_COUNTS_MS),
    }),
    ...createProviderService({ ...ground, auth, attempts, key: secret }),
    ...createPasskeys({ ...ground, auth, attempts, key: secret }),
    ...createInvitations(ground, auth),
  };
}

async function bySignIn(ground: Ground, auth: SignIn, headers: Headers): Promise<Identity | undefined> {
  const session = await auth.api.getSession({ headers });
  if (session === null) return undefined;
  const mine = await identities.workspacesOf(ground.db.above, session.user.id);
  const wanted = OPEN_WORKSPACE.exec(headers.get('cookie') ?? '')?.[1];
  const open = mine.find(({ workspaceId }) => workspaceId === wanted) ?? mine[0];
  const found = open && (await personAt(ground, open));
  return found && { ...found, userId: session.user.id };
}

async function byToken(ground: Ground, token: string): Promise<Identity | undefined> {
  const holder = await holderOf(ground, token);
  const found = holder && (await personAt(ground, holder));
  // Whoever cannot sign in has nobody ask in their name.
  const userId = found?.userId ?? null;
  return found && userId !== null ? { ...found, userId, token: holder.token } : undefined;
}

type At = { readonly workspaceId: string; readonly personId: string };

type Found = Omit<Identity, 'userId'> & { readonly userId: string | null };

/** Somebody who is here. */
async function personAt({ db }: Ground, { workspaceId, personId }: At): Promise<Found | undefined> {
  const scope = db.in(workspaceId);
  const [person, workspace] = await Promise.all([people.get(scope, personId), workspaces.get(scope)]);
  if (person === undefined || workspace === undefined || !person.active) return undefined;
  return {
    userId: person.userId,
    personId: person.personId,
    workspaceId,
    workspaceName: workspace.name,
    isSample: workspace.sample,
    name: person.name,
    role: person.role as Role,
  };
}

async function listWorkspaces({ db }: Ground, userId: string) {
  const mine = await identities.workspacesOf(db.above, userId);
  const named = mine.map(async ({ workspaceId }) => {
    const row = await workspaces.get(db.in(workspaceId));
    return { id: workspaceId, name: row?.name ?? workspaceId, sample: row?.sample ?? false };
  });
  return Promise.all(named);
}

async function enter(
  auth: SignIn,
  attempts: Attempts,
  credentials: Credentials,
  address: string,
): Promise<Result<SignedIn, Refusal>> {
  const guesses = `${addressOf(credentials.name)} ${address}`;
  if (!attempts.begin(guesses)) return fail(TOO_OFTEN);
  try {
    const signedIn = await cookiesFor(auth, credentials);
    attempts.forget(guesses);
    return succeed(signedIn);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return fail(WRONG);
  }
}

const WRONG: Refusal = {
  kind: 'unauthenticated',
  code: 'wrong-credentials',
  message: 'Name and password do not fit together. Check both; capital letters matter in the password only.',
};
const TOO_OFTEN: Refusal = {
  kind: 'limit',
  code: 'too-many-attempts',
  message: 'That was tried too often. Wait a quarter of an hour, or ask an administrator for a new link.',
};
