// The provider of a workspace with its secret, and what may be asked of the own network for it.
import { type Database, workspaces } from '../../store/index.ts';
import { outgoingRules } from '../outgoing.ts';
import { type Provider, providerIn } from './settings.ts';
import type { SendOut, WayOut } from './talk.ts';

type Asking = { readonly db: Database; readonly key: string; readonly sendOut: SendOut };

export async function providerOf(
  { db, key, sendOut }: Asking,
  workspaceId: string,
): Promise<{ provider: Provider; wayOut: WayOut } | undefined> {
  // What names a workspace here comes from an address that anybody may type.
  if (!(await workspaces.ids(db.above)).includes(workspaceId)) return undefined;
  const scope = db.in(workspaceId);
  const provider = await providerIn(scope, key);
  if (provider === undefined) return undefined;
  return { provider, wayOut: { sendOut, allowed: (await outgoingRules(scope)).allowed } };
}
