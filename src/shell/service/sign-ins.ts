// Where somebody is signed in, device by device, and how they sign out on one of them from another.
import { fail, type Instant, type Result, succeed } from '../../core/base/index.ts';
import type { Refusal } from './refusal.ts';
import type { SignIn } from './sign-in.ts';

/** One device that somebody is signed in on. **units**: `usedAt` is exact to a day. */
export type DeviceView = {
  readonly id: string;
  /** What the browser calls itself; empty where it did not say. */
  readonly device: string;
  readonly since: Instant;
  readonly usedAt: Instant;
  /** The one that asks. */
  readonly isThis: boolean;
};

export type DeviceService = {
  devices(headers: Headers): Promise<DeviceView[]>;
  /** Ends one of one's own sign-ins. */
  signOutOn(headers: Headers, id: string): Promise<Result<undefined, Refusal>>;
};

/** `ended` is told the user whenever a sign-in was ended. */
export function createDevices(auth: SignIn, ended: (userId: string) => Promise<void>): DeviceService {
  const mine = async (headers: Headers) => {
    const found = await auth.api.getSession({ headers });
    if (found === null) return undefined;
    const { internalAdapter } = await auth.$context;
    return { found, internalAdapter, sessions: await internalAdapter.listSessions(found.user.id) };
  };
  return {
    devices: async (headers) => {
      const asking = await mine(headers);
      const views = (asking?.sessions ?? []).map(({ id, userAgent, createdAt, updatedAt }) => ({
        ...{ id, device: userAgent ?? '', isThis: id === asking?.found.session.id },
        ...{ since: createdAt.getTime(), usedAt: updatedAt.getTime() },
      }));
      return views.toSorted((a, b) => Number(b.isThis) - Number(a.isThis) || b.usedAt - a.usedAt);
    },
    signOutOn: async (headers, id) => {
      const asking = await mine(headers);
      const session = asking?.sessions.find((each) => each.id === id);
      if (asking === undefined || session === undefined) return fail(NOT_SIGNED_IN_THERE);
      await asking.internalAdapter.deleteSession(session.token);
      await ended(asking.found.user.id);
      return succeed(undefined);
    },
  };
}

const NOT_SIGNED_IN_THERE: Refusal = {
  kind: 'not-found',
  code: 'device-not-found',
  message: 'You are not signed in there any more. Reload to see where you are.',
};
