// The first person of a new server, and the workspace that is made for them.
import { fail, type Result, succeed } from '../../core/base/index.ts';
import { identities, newId, type Scope, workspaceEvents, workspaces } from '../store/index.ts';
import { firstCalendar } from './calendars.ts';
import { inTurn } from './in-turn.ts';
import { type Ground, insertPerson } from './people.ts';
import type { Refusal } from './refusal.ts';
import { addressOf, type Credentials, cookiesFor, newUser, type SignedIn, type SignIn } from './sign-in.ts';

/** Whoever comes first. `zone`: the time zone they are in, where that is known. */
type First = Credentials & { workspaceName?: string | undefined; zone?: string | undefined };

export type WelcomeService = {
  /** True until the first person has come. */
  isNew(): Promise<boolean>;
  welcome(first: First): Promise<Result<SignedIn, Refusal>>;
};

export function createWelcome(ground: Ground, auth: SignIn): WelcomeService {
  const isNew = async () => (await workspaces.ids(ground.db.above)).length === 0;
  const welcoming = inTurn();
  return {
    isNew,
    welcome: (first) =>
      welcoming(async () => ((await isNew()) ? welcomeFirst(ground, auth, first) : fail(NOT_NEW))),
  };
}

async function welcomeFirst(ground: Ground, auth: SignIn, first: First): Promise<Result<SignedIn, Refusal>> {
  const { name, password } = first;
  const userId = await firstUser(auth, name, password);
  if (await foundWorkspace(ground, userId, first)) return succeed(await cookiesFor(auth, first));
  await (await auth.$context).internalAdapter.deleteUser(userId);
  return fail(NOT_NEW);
}

/** Makes the first workspace. False where somebody came first by another server on the same database. */
function foundWorkspace({ db, now }: Ground, userId: string, first: First): Promise<boolean> {
  const { name } = first;
  const workspaceId = newId();
  const personId = newId();
  return db.withWorkspace(workspaceId, async (scope: Scope) => {
    await workspaces.first(scope);
    if ((await workspaces.ids(scope)).length > 0) return false;
    await workspaces.create(scope, first.workspaceName ?? `${name}\u2019s workspace`);
    await insertPerson(scope, { personId, name, role: 'owner', userId });
    await identities.join(scope, userId, { workspaceId, personId });
    if (first.zone !== undefined) await firstCalendar(scope, first.zone);
    const data = { personId, name, role: 'owner' };
    await workspaceEvents.append(scope, { kind: 'PersonAdded', at: now(), actor: personId, data });
    return true;
  });
}

/** The sign-in of the first person. One that an interrupted welcome left behind is taken over: nothing hangs on it yet. */
async function firstUser(auth: SignIn, name: string, password: string): Promise<string> {
  const { internalAdapter } = await auth.$context;
  const left = await internalAdapter.findUserByEmail(addressOf(name));
  if (left !== null) await internalAdapter.deleteUser(left.user.id);
  return newUser(auth, { name, password });
}

const NOT_NEW: Refusal = {
  kind: 'conflict',
  code: 'not-new',
  message: 'This server already has its first person. Sign in, or ask them for an invitation.',
};
