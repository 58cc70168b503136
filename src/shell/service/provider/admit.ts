// Whom a provider lets in: those who are connected with it, those who were invited, those whose verified address it names where
// the owner says so, and whoever has a verified address of a domain that joins. Nobody gets into an account by an address alone
// that nobody has verified.
import { createHash } from 'node:crypto';
import { beginningOf, fail, type Result, succeed } from '../../../core/base/index.ts';
import { identities, newId, people, type Scope, workspaceEvents, workspaces } from '../../store/index.ts';
import { announce, type Ground, insertPerson } from '../people.ts';
import type { Refusal } from '../refusal.ts';
import { addressOf, type SignIn } from '../sign-in.ts';
import { AN_UNVERIFIED, CONNECT_FIRST, ELSEWHERE, HAS_LEFT, NOT_LET_IN } from './refusals.ts';
import type { ProviderView } from './settings.ts';
import type { Claims } from './talk.ts';

export type Admitting = {
  readonly ground: Ground;
  readonly auth: SignIn;
  readonly workspaceId: string;
  readonly provider: ProviderView;
};

/** The name under which the library keeps who is who at this issuer; another issuer is another provider. */
export function linkName({ workspaceId, provider }: Pick<Admitting, 'workspaceId' | 'provider'>): string {
  const hash = createHash('sha256').update(provider.issuer).digest('hex').slice(0, 24);
  return `oidc:${workspaceId}:${hash}`;
}

/** The user who signs in. */
export async function admit(at: Admitting, claims: Claims): Promise<Result<string, Refusal>> {
  const linked = await linkedUser(at, claims.subject);
  if (linked !== undefined) return hereOnly(at, linked);
  const { address, isVerified } = claims;
  if (address === undefined || !isMailAddress(address)) return fail(NOT_LET_IN);
  const { internalAdapter } = await at.auth.$context;
  const user = (await internalAdapter.findUserByEmail(address))?.user;
  const joins = at.provider.domains.includes(address.slice(address.lastIndexOf('@') + 1));
  if (!isVerified) return fail(user !== undefined || joins ? AN_UNVERIFIED : NOT_LET_IN);
  if (user !== undefined) return byAddress(at, user, claims);
  return joins ? succeed(await newMember(at, address, claims)) : fail(NOT_LET_IN);
}

/** The same rule as for the name that somebody signs in with. */
const isMailAddress = (address: string): boolean => addressOf(address) === address;

export async function linkedUser(at: Admitting, subject: string): Promise<string | undefined> {
  const { adapter } = await at.auth.$context;
  const found = await adapter.findOne<{ userId: string }>({
    model: 'account',
    where: [
      { field: 'providerId', value: linkName(at) },
      { field: 'accountId', value: subject },
    ],
  });
  return found?.userId;
}

/** Keeps who is who. **rejects** by the database where the account at the provider belongs to somebody else by now. */
export async function link(at: Admitting, userId: string, subject: string): Promise<Result<string, Refusal>> {
  const linked = await linkedUser(at, subject);
  if (linked !== undefined) return linked === userId ? succeed(userId) : fail(ELSEWHERE);
  const { internalAdapter } = await at.auth.$context;
  await internalAdapter.createAccount({ userId, providerId: linkName(at), accountId: subject });
  return succeed(userId);
}

/** A user who is a person of this workspace, and has not left. */
async function hereOnly(at: Admitting, userId: string): Promise<Result<string, Refusal>> {
  const { db } = at.ground;
  const mine = await identities.workspacesOf(db.above, userId);
  const here = mine.find(({ workspaceId }) => workspaceId === at.workspaceId);
  if (here === undefined) return fail(NOT_LET_IN);
  const person = await people.get(db.in(at.workspaceId), here.personId);
  return person?.active === true ? succeed(userId) : fail(HAS_LEFT);
}

/**
 * Somebody signs in with this address as their name. Nobody has checked that it is theirs, unless a provider did before: so
 * the owner has to say that it counts. And the owner of one workspace does not open what somebody has in another.
 */
async function byAddress(
  at: Admitting,
  user: { id: string; emailVerified: boolean },
  { subject }: Claims,
): Promise<Result<string, Refusal>> {
  const here = await hereOnly(at, user.id);
  if (!here.ok) return here;
  if (!user.emailVerified && !at.provider.byAddress) return fail(CONNECT_FIRST);
  if (!(await belongsHereAlone(at, user.id))) return fail(CONNECT_FIRST);
  return link(at, user.id, subject);
}

async function belongsHereAlone(
  { ground: { db }, workspaceId }: Admitting,
  userId: string,
): Promise<boolean> {
  const others = (await identities.workspacesOf(db.above, userId)).filter(
    (each) => each.workspaceId !== workspaceId,
  );
  const kinds = await Promise.all(others.map((each) => workspaces.get(db.in(each.workspaceId))));
  return kinds.every((workspace) => workspace?.sample === true);
}

/** Somebody new of a domain that joins. */
async function newMember(at: Admitting, address: string, { subject, name: told }: Claims): Promise<string> {
  const { db, now } = at.ground;
  const name = beginningOf((told ?? address).trim(), 120);
  const userId = await newProviderUser(at, { name, address, isVerified: true });
  const personId = newId();
  await orWithout(at, userId, async () => {
    await link(at, userId, subject);
    await db.withWorkspace(at.workspaceId, async (scope: Scope) => {
      await insertPerson(scope, { personId, name, role: 'member', userId });
      await identities.join(scope, userId, { workspaceId: at.workspaceId, personId });
      const data = { personId, name, role: 'member' };
      await workspaceEvents.append(scope, { kind: 'PersonAdded', at: now(), actor: personId, data });
    });
  });
  announce(db, at.workspaceId, 'people-changed');
  return userId;
}

/** Does what makes the user somebody; where it fails, the user is gone again. */
export async function orWithout<Value>({ auth }: Admitting, userId: string, work: () => Promise<Value>) {
  try {
    return await work();
  } catch (error) {
    await (await auth.$context).internalAdapter.deleteUser(userId);
    throw error;
  }
}

type NewUser = { name: string; address: string; isVerified: boolean };

/** A user without a password. */
export async function newProviderUser({ auth }: Admitting, { name, address, isVerified }: NewUser) {
  const { internalAdapter } = await auth.$context;
  const made = { name, email: address, emailVerified: isVerified };
  const user = await internalAdapter.createUser(made, { method: 'oauth' });
  return user.id;
}
