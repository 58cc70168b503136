// Invitations by link: made by an administrator for one person, accepted once; for somebody who can sign in, a new password.
import { DAY_MS, fail, type Instant, type Result, succeed } from '../../core/base/index.ts';
import {
  identities,
  invitations,
  type PersonRow,
  passkeys,
  people,
  type Scope,
  workspaceEvents,
  workspaces,
} from '../store/index.ts';
import { inTurn } from './in-turn.ts';
import { newToken, readToken } from './invitation-link.ts';
import { announce, type By, type Ground } from './people.ts';
import { type Admitting, link, linkedUser, newProviderUser, orWithout } from './provider/admit.ts';
import { ELSEWHERE } from './provider/refusals.ts';
import type { Claims } from './provider/talk.ts';
import type { Refusal } from './refusal.ts';
import { endSecondStep } from './second-step.ts';
import { addressOf, type Credentials, cookiesFor, newUser, type SignedIn, type SignIn } from './sign-in.ts';

const VALID_MS = 14 * DAY_MS;

/** What the guest sees before accepting. */
export type InvitationView = {
  readonly workspaceName: string;
  readonly personName: string;
  readonly invitedBy: string;
  readonly expiresAt: Instant;
  readonly workspaceId: string;
};

export type InvitationService = {
  invite(by: By, personId: string): Promise<Result<{ token: string; expiresAt: Instant }, Refusal>>;
  invitation(token: string): Promise<Result<InvitationView, Refusal>>;
  accept(token: string, credentials: Credentials): Promise<Result<SignedIn, Refusal>>;
};

export function createInvitations(ground: Ground, auth: SignIn): InvitationService {
  // A link that is opened twice, and two people who choose one name, do not meet half-way.
  const accepting = inTurn();
  return {
    invite: (by, personId) => invite(ground, by, personId),
    invitation: async (token) => {
      const found = await openInvitation(ground, token);
      if (found === undefined) return fail(GONE);
      const { person, workspaceName, invitedBy, expiresAt } = found;
      const workspaceId = readToken(token)?.workspaceId ?? '';
      return succeed({ workspaceName, personName: person.name, invitedBy, expiresAt, workspaceId });
    },
    accept: (token, credentials) => accepting(() => accept(ground, auth, token, credentials)),
  };
}

async function invite({ db, now }: Ground, by: By, personId: string) {
  const { token, tokenHash } = newToken(by.workspaceId);
  const expiresAt = now() + VALID_MS;
  const refusal = await db.withWorkspace(by.workspaceId, async (scope): Promise<Refusal | undefined> => {
    const person = await people.hold(scope, personId);
    if (person === undefined || !person.active) return NOT_HERE;
    if (person.role === 'owner' && by.personId !== personId) return OWNERS_OWN;
    await replaceInvitation(scope, { tokenHash, personId, invitedBy: by.personId, expiresAt }, now());
    return undefined;
  });
  if (refusal !== undefined) return fail(refusal);
  announce(db, by.workspaceId, 'people-changed');
  return succeed({ token, expiresAt });
}

type NewInvitation = Parameters<typeof invitations.insert>[1];

/** Puts an invitation in the place of those that the person has not accepted. */
export async function replaceInvitation(scope: Scope, invitation: NewInvitation, at: Instant): Promise<void> {
  const { personId, invitedBy } = invitation;
  await invitations.withdraw(scope, personId);
  await invitations.insert(scope, invitation);
  await workspaceEvents.append(scope, { kind: 'PersonInvited', at, actor: invitedBy, data: { personId } });
}

type Open = { person: PersonRow; workspaceName: string; invitedBy: string; expiresAt: number };

async function openInvitation({ db, now }: Ground, token: string): Promise<Open | undefined> {
  const read = readToken(token);
  if (read === undefined) return undefined;
  const scope = db.in(read.workspaceId);
  const found = await invitations.get(scope, read.tokenHash);
  if (found === undefined || found.acceptedAt !== null || found.expiresAt <= now()) return undefined;
  const person = await people.get(scope, found.personId);
  const host = await people.get(scope, found.invitedBy);
  const workspace = await workspaces.get(scope);
  if (person === undefined || !person.active || workspace === undefined) return undefined;
  return { person, workspaceName: workspace.name, invitedBy: host?.name ?? '', expiresAt: found.expiresAt };
}

async function accept(
  ground: Ground,
  auth: SignIn,
  token: string,
  credentials: Credentials,
): Promise<Result<SignedIn, Refusal>> {
  const { name } = credentials;
  const read = readToken(token);
  const found = await openInvitation(ground, token);
  if (read === undefined || found === undefined) return fail(GONE);
  const { internalAdapter } = await auth.$context;
  const other = await internalAdapter.findUserByEmail(addressOf(name));
  if (other !== null && other.user.id !== found.person.userId) {
    if (!(await isLeftBehind(ground, other.user))) return fail(NAME_TAKEN);
    await internalAdapter.deleteUser(other.user.id);
  }
  const userId = await userFor(ground, auth, found.person, credentials);
  const taken = await join(ground, read, { userId, name, person: found.person });
  if (!taken && found.person.userId === null) await internalAdapter.deleteUser(userId);
  if (!taken) return fail(GONE);
  announce(ground.db, read.workspaceId, 'people-changed');
  return succeed(await cookiesFor(auth, credentials));
}

/** Accepts an invitation with an account of the workspace's provider in place of a name and a password. */
export async function joinAtProvider(
  at: Admitting,
  token: string,
  claims: Claims,
): Promise<Result<string, Refusal>> {
  const { ground, auth, workspaceId } = at;
  const read = readToken(token);
  const found = await openInvitation(ground, token);
  if (read === undefined || found === undefined || read.workspaceId !== workspaceId) return fail(GONE);
  const { person } = found;
  const linked = await linkedUser(at, claims.subject);
  if (linked !== undefined && linked !== person.userId) return fail(ELSEWHERE);
  const { internalAdapter } = await auth.$context;
  const free =
    claims.address !== undefined && (await internalAdapter.findUserByEmail(claims.address)) === null;
  // An address that nobody has verified, or that is taken, is not kept: the account at the provider is enough.
  const made = { isVerified: claims.isVerified && free, name: person.name };
  const address = made.isVerified ? (claims.address ?? '') : addressOf(`${workspaceId} ${person.personId}`);
  const userId = person.userId ?? (await newProviderUser(at, { ...made, address }));
  const enter = async (): Promise<Result<string, Refusal>> => {
    if (!(await join(ground, read, { userId, name: claims.name ?? person.name, person })))
      throw new TakenMeanwhile();
    return link(at, userId, claims.subject);
  };
  try {
    const entered = await (person.userId === null ? orWithout(at, userId, enter) : enter());
    announce(ground.db, workspaceId, 'people-changed');
    return entered;
  } catch (error) {
    if (error instanceof TakenMeanwhile) return fail(GONE);
    throw error;
  }
}

class TakenMeanwhile extends Error {}

/** **units**: milliseconds. Long enough for any acceptance that is still under way, on this server or another. */
const GIVEN_UP_AFTER_MS = 60_000;

/** A sign-in that an interrupted acceptance left behind: it belongs to no workspace, and nobody is making it any more. */
async function isLeftBehind({ db, now }: Ground, user: { id: string; createdAt: Date }): Promise<boolean> {
  if (now() - user.createdAt.getTime() < GIVEN_UP_AFTER_MS) return false;
  return (await identities.workspacesOf(db.above, user.id)).length === 0;
}

/** The user this person signs in as: made now, or theirs with a new name and password and every old session ended. */
async function userFor(
  { db }: Ground,
  auth: SignIn,
  person: PersonRow,
  { name, password }: Credentials,
): Promise<string> {
  if (person.userId === null) return newUser(auth, { name, password });
  const { internalAdapter, password: passwords } = await auth.$context;
  await internalAdapter.updateUser(person.userId, { name, email: addressOf(name) });
  const hash = await passwords.hash(password);
  const credential = await internalAdapter.findCredentialAccount(person.userId);
  // Whoever joined by a provider has had no password so far.
  if (credential === null || credential === undefined) {
    const made = { userId: person.userId, providerId: 'credential', accountId: person.userId };
    await internalAdapter.createAccount({ ...made, password: hash });
  } else await internalAdapter.updatePassword(person.userId, hash);
  await internalAdapter.deleteUserSessions(person.userId);
  // Whoever asks for a link may have lost the phone as well: it lets them begin anew.
  await endSecondStep(auth, person.userId);
  await passkeys.removeAll(db.above, person.userId);
  await identities.disconnect(db.above, person.userId);
  return person.userId;
}

type Joining = { userId: string; name: string; person: PersonRow };

/** Takes the invitation and ties the person to the user, together. False where somebody took it a moment before. */
function join(
  { db, now }: Ground,
  { workspaceId, tokenHash }: { workspaceId: string; tokenHash: Buffer },
  { userId, name, person }: Joining,
): Promise<boolean> {
  return db.withWorkspace(workspaceId, async (scope) => {
    if ((await invitations.accept(scope, tokenHash)) === undefined) return false;
    const present = (await people.hold(scope, person.personId)) ?? person;
    await people.update(scope, { ...present, ...calledBy(present, name), userId });
    await identities.join(scope, userId, { workspaceId, personId: person.personId });
    const data = { personId: person.personId };
    const event = { kind: 'InvitationAccepted', at: now(), actor: person.personId, data };
    await workspaceEvents.append(scope, event);
    return true;
  });
}

/** Whoever a log knew by a code goes by the name they gave; the log's name stays known. A mail address is no name. */
const calledBy = ({ source, userId }: PersonRow, name: string): { name?: string } =>
  source === 'log' && userId === null && !name.includes('@') ? { name } : {};

const GONE: Refusal = {
  kind: 'not-found',
  code: 'invitation-gone',
  message: 'This link was already used, is too old or was cut short. Ask for a new one.',
};
const NOT_HERE: Refusal = {
  kind: 'not-found',
  code: 'person-unknown',
  message: 'There is no such person in this workspace, or they have left.',
};
const OWNERS_OWN: Refusal = {
  kind: 'forbidden',
  code: 'not-allowed',
  message: 'A link for the owner can be made only by the owner.',
};
const NAME_TAKEN: Refusal = {
  kind: 'conflict',
  code: 'name-taken',
  message:
    'Somebody already signs in with this name. Choose another, such as one with a family name, or a mail address.',
};
