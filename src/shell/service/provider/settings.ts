// The provider that a workspace signs its people in with, as its owner has set it. The secret is kept encrypted and never told again.
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import * as z from 'zod';
import { type Database, type Scope, settings, workspaces } from '../../store/index.ts';

/** What an owner types. `secret` is left out where the one that is kept shall stay. */
export type ProviderWish = {
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly secret?: string | undefined;
  /** Whoever has a verified mail address below one of these joins as a member. */
  readonly domains: readonly string[];
  /** Whether a verified address lets in whoever signs in with it as their name. */
  readonly byAddress: boolean;
};

export type Provider = Required<Omit<ProviderWish, 'secret'>> & { readonly secret: string };
export type ProviderView = Required<Omit<ProviderWish, 'secret'>>;

const KEY = 'sign-in-provider';

const keptSchema = z.object({
  name: z.string(),
  issuer: z.string(),
  clientId: z.string(),
  /** Encrypted. */
  secret: z.string(),
  domains: z.array(z.string()),
  byAddress: z.boolean(),
});

/** The provider as it is kept; undefined where none is set. */
async function keptIn(scope: Scope): Promise<z.infer<typeof keptSchema> | undefined> {
  return keptSchema.safeParse(await settings.get(scope, KEY)).data;
}

export async function viewIn(scope: Scope): Promise<ProviderView | undefined> {
  const kept = await keptIn(scope);
  if (kept === undefined) return undefined;
  const { secret: _, ...view } = kept;
  return view;
}

export async function providerIn(scope: Scope, key: string): Promise<Provider | undefined> {
  const kept = await keptIn(scope);
  return kept && { ...kept, secret: await symmetricDecrypt({ key, data: kept.secret }) };
}

/** False where no secret was typed and none is kept. */
export async function keep(scope: Scope, key: string, wish: ProviderWish): Promise<boolean> {
  const before = await keptIn(scope);
  // A secret is kept for the issuer it was typed for: it is not sent to another that is typed over it.
  const stays = before?.issuer === wish.issuer ? before.secret : undefined;
  const secret = wish.secret === undefined ? stays : await symmetricEncrypt({ key, data: wish.secret });
  if (secret === undefined) return false;
  await settings.put(scope, KEY, { ...wish, secret, domains: [...wish.domains] });
  return true;
}

export const forget = (scope: Scope): Promise<void> => settings.put(scope, KEY, null);

/** **units**: workspaces. On a server with more, a stranger is not shown whose they are. */
const MOST_SHOWN = 50;

export type ShownProvider = { readonly workspaceId: string; readonly name: string };

/** What the sign-in page offers. Sample workspaces have no provider. */
export async function shownProviders(db: Database): Promise<ShownProvider[]> {
  const ids = await workspaces.ids(db.above);
  if (ids.length > MOST_SHOWN) return [];
  const found = ids.map(async (workspaceId) => {
    const scope = db.in(workspaceId);
    const [view, workspace] = await Promise.all([viewIn(scope), workspaces.get(scope)]);
    return view === undefined || workspace?.sample !== false ? [] : [{ workspaceId, name: view.name }];
  });
  return (await Promise.all(found)).flat();
}
