// What the machine may send outside: the secret its requests are signed with, and the hosts inside the house it may reach.
import { randomBytes } from 'node:crypto';
import { fail, type Result, succeed } from '../../core/base/index.ts';
import { type Scope, settings, workspaceEvents, workspaces } from '../store/index.ts';
import { announce, type By, type Ground } from './people.ts';
import type { Refusal } from './refusal.ts';

/** **shape**: `hasSecret` says whether one was made; it is never shown again. */
export type OutgoingView = { readonly allowed: readonly string[]; readonly hasSecret: boolean };

export type OutgoingService = {
  outgoing(workspaceId: string): Promise<OutgoingView>;
  /** Says which hosts that are not public may be reached. */
  allowHosts(by: By, hosts: readonly string[]): Promise<Result<OutgoingView, Refusal>>;
  /** Makes another secret, which counts from now on. **shape**: the only time that it is shown. */
  renewSecret(by: By): Promise<Result<{ secret: string }, Refusal>>;
};

const ALLOWED = 'outgoing-hosts';
const SECRET = 'outgoing-secret';

const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

/** What a request goes by. A workspace that has no secret yet gets one. */
export async function outgoingRules(scope: Scope): Promise<{ secret: string; allowed: readonly string[] }> {
  const allowed = await allowedHosts(scope);
  const kept = await settings.get(scope, SECRET);
  if (typeof kept === 'string') return { secret: kept, allowed };
  // Two that are first at once agree on the one that was kept.
  await settings.putFirst(scope, SECRET, newSecret());
  return { secret: String(await settings.get(scope, SECRET)), allowed };
}

async function allowedHosts(scope: Scope): Promise<readonly string[]> {
  const kept = await settings.get(scope, ALLOWED);
  return Array.isArray(kept) ? kept.map(String) : [];
}

export function createOutgoingService({ db, now }: Ground): OutgoingService {
  const viewOf = async (scope: Scope): Promise<OutgoingView> => ({
    allowed: await allowedHosts(scope),
    hasSecret: typeof (await settings.get(scope, SECRET)) === 'string',
  });
  return {
    outgoing: (workspaceId) => viewOf(db.in(workspaceId)),
    allowHosts: async (by, hosts) => {
      const own = await workspaces.get(db.in(by.workspaceId));
      if (own?.sample !== false) return fail(NOT_FROM_A_SAMPLE);
      const allowed = [...new Set(hosts)];
      const view = await db.withWorkspace(by.workspaceId, async (scope) => {
        await settings.put(scope, ALLOWED, allowed);
        const event = { kind: 'OutgoingHostsAllowed', at: now(), actor: by.personId, data: { allowed } };
        await workspaceEvents.append(scope, event);
        return viewOf(scope);
      });
      announce(db, by.workspaceId, 'workspace-changed');
      return succeed(view);
    },
    renewSecret: async (by) => {
      const secret = newSecret();
      await db.withWorkspace(by.workspaceId, async (scope) => {
        await settings.put(scope, SECRET, secret);
        const event = { kind: 'OutgoingSecretRenewed', at: now(), actor: by.personId, data: {} };
        await workspaceEvents.append(scope, event);
      });
      announce(db, by.workspaceId, 'workspace-changed');
      return succeed({ secret });
    },
  };
}

/** Whoever makes a sample owns it, and need not be one who may open the house in a workspace of work. */
const NOT_FROM_A_SAMPLE: Refusal = {
  kind: 'forbidden',
  code: 'not-from-a-sample',
  message:
    'A sample workspace does not say what this server may reach. An administrator does that in a workspace of your own.',
};
