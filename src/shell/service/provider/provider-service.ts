// Signing in by a provider of the house (OpenID Connect): set, tried and removed by the owner, connected by whoever has an account.
import { fail, type Result, succeed } from '../../../core/base/index.ts';
import { type Scope, workspaceEvents, workspaces } from '../../store/index.ts';
import { inTurn } from '../in-turn.ts';
import type { Place } from '../passkeys.ts';
import { announce, type By } from '../people.ts';
import type { Refusal } from '../refusal.ts';
import { isPassword } from '../sign-in.ts';
import { linkName } from './admit.ts';
import {
  back,
  CALLBACK,
  type Departure,
  goToProvider,
  type ProviderGround,
  type Purpose,
  type Returned,
} from './journey.ts';
import { providerOf } from './provider-of.ts';
import { NOT_IN_SAMPLE, NOT_SET, SECRET_MISSING } from './refusals.ts';
import {
  forget,
  keep,
  type ProviderView,
  type ProviderWish,
  type ShownProvider,
  shownProviders,
  viewIn,
} from './settings.ts';
import { rememberingConfigurations } from './talk.ts';
import { type Trial, tryProvider } from './trial.ts';

export { CALLBACK } from './journey.ts';
export type { SendOut } from './talk.ts';

export type ProviderService = {
  provider(workspaceId: string): Promise<ProviderView | undefined>;
  setProvider(by: By, wish: ProviderWish): Promise<Result<ProviderView, Refusal>>;
  removeProvider(by: By): Promise<Result<undefined, Refusal>>;
  /** Tries what is kept. */
  tryProvider(by: By, place: Place): Promise<Result<Trial, Refusal>>;
  /** What the sign-in page offers. */
  providers(): Promise<readonly ShownProvider[]>;
  goToProvider(
    workspaceId: string,
    way: { place: Place; next: string; purpose: Purpose },
  ): Promise<Result<Departure, Refusal>>;
  /** `at`: the path and query that the browser came back to. */
  backFromProvider(journey: string, at: string, device: string): Promise<Returned>;
  /** Takes the password where there is one: a browser left open must not become a way in that stays. */
  connectProvider(
    user: { userId: string; workspaceId: string; password: string | undefined },
    place: Place,
  ): Promise<Result<Departure, Refusal>>;
  /** Whether the provider of the workspace lets this user in; undefined where there is none. */
  isConnected(workspaceId: string, userId: string): Promise<{ name: string; connected: boolean } | undefined>;
  disconnectProvider(workspaceId: string, userId: string): Promise<Result<undefined, Refusal>>;
};

export function createProviderService(given: ProviderGround): ProviderService {
  // Two windows of one newcomer do not make two people of them.
  const arriving = inTurn();
  const ground = { ...given, configurationOf: rememberingConfigurations(given.now), arriving };
  const { db, key, now } = ground;
  const changed = async (by: By, kind: string, work: (scope: Scope) => Promise<boolean>, data = {}) => {
    const done = await db.withWorkspace(by.workspaceId, async (scope) => {
      if (!(await work(scope))) return false;
      await workspaceEvents.append(scope, { kind, at: now(), actor: by.personId, data });
      return true;
    });
    if (done) announce(db, by.workspaceId, 'workspace-changed');
    return done;
  };
  const go: ProviderService['goToProvider'] = (workspaceId, way) => goToProvider(ground, workspaceId, way);
  return {
    provider: (workspaceId) => viewIn(db.in(workspaceId)),
    setProvider: async (by, wish) => {
      if ((await workspaces.get(db.in(by.workspaceId)))?.sample === true) return fail(NOT_IN_SAMPLE);
      const { secret: _, ...data } = wish;
      const done = await changed(by, 'SignInProviderSet', (scope) => keep(scope, key, wish), data);
      const view = await viewIn(db.in(by.workspaceId));
      return done && view !== undefined ? succeed(view) : fail(SECRET_MISSING);
    },
    removeProvider: async (by) => {
      await changed(by, 'SignInProviderRemoved', (scope) => forget(scope).then(() => true));
      return succeed(undefined);
    },
    tryProvider: async ({ workspaceId }, { origin }) => {
      const found = await providerOf(ground, workspaceId);
      if (found === undefined) return fail(NOT_SET);
      return succeed(await tryProvider(found.provider, origin + CALLBACK, found.wayOut));
    },
    providers: () => shownProviders(db),
    goToProvider: go,
    backFromProvider: (journey, at, device) => back(ground, journey, at, device),
    connectProvider: async ({ userId, workspaceId, password }, place) => {
      const guesses = `second step ${userId}`;
      if (!ground.attempts.begin(guesses)) return fail(TOO_OFTEN);
      if (!(await isPassword(ground.auth, userId, password))) return fail(WRONG_PASSWORD);
      ground.attempts.forget(guesses);
      return go(workspaceId, { place, next: '/settings', purpose: { kind: 'connect', userId } });
    },
    isConnected: async (workspaceId, userId) => {
      const provider = await viewIn(db.in(workspaceId));
      if (provider === undefined) return undefined;
      const accounts = await (await ground.auth.$context).internalAdapter.findAccounts(userId);
      const name = linkName({ workspaceId, provider });
      return { name: provider.name, connected: accounts.some(({ providerId }) => providerId === name) };
    },
    disconnectProvider: async (workspaceId, userId) => {
      const provider = await viewIn(db.in(workspaceId));
      if (provider === undefined) return fail(NOT_SET);
      const { internalAdapter } = await ground.auth.$context;
      const accounts = await internalAdapter.findAccounts(userId);
      const name = linkName({ workspaceId, provider });
      if (!accounts.some(({ providerId }) => providerId === 'credential')) return fail(ONLY_WAY);
      for (const { id, providerId } of accounts)
        if (providerId === name) await internalAdapter.deleteAccount(id);
      return succeed(undefined);
    },
  };
}

const TOO_OFTEN: Refusal = {
  kind: 'limit',
  code: 'too-many-attempts',
  message: 'That was tried too often. Wait a quarter of an hour, then try again.',
};
const wrongPassword = 'This is not your password.';
const WRONG_PASSWORD: Refusal = {
  ...{ kind: 'invalid', code: 'wrong-password', message: wrongPassword },
  faults: [{ at: 'body.password', message: wrongPassword }],
};
const ONLY_WAY: Refusal = {
  kind: 'conflict',
  code: 'only-way-in',
  message:
    'You have no password, so this is your way in. Ask an administrator for a link, and choose a password first.',
};
