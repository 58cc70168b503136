// A real provider of OpenID Connect on this machine (oidc-provider), with people who sign in there by choosing who they are.
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Somebody who has an account there. */
export type Account = { readonly email?: string; readonly email_verified?: boolean; readonly name?: string };

/** What is used of the library, which brings no types. */
type Library = {
  callback(): (request: IncomingMessage, response: ServerResponse) => void;
  interactionFinished(request: IncomingMessage, response: ServerResponse, result: object): Promise<void>;
};
type Context = {
  oidc: {
    session: { accountId: string };
    client: { clientId: string };
    provider: { Grant: new (of: object) => { addOIDCScope(scope: string): void; save(): Promise<string> } };
  };
};
type Maker = new (issuer: string, configuration: object) => Library;

const LIBRARY: string = 'oidc-provider';

export type IdentityProvider = Awaited<ReturnType<typeof startIdentityProvider>>;

/** `accounts` may be added to later. `callbacks`: where the client may be sent back to. */
export async function startIdentityProvider(accounts: Map<string, Account>, callbacks: readonly string[]) {
  const { default: Provider } = (await import(LIBRARY)) as { default: Maker };
  const client = { id: 'millrace', secret: randomBytes(24).toString('base64url') };
  let provider: Library | undefined;
  let isSilent = false;
  let unanswered: (() => void) | undefined;
  const server = createServer((request, response) => {
    if (provider === undefined) return void response.end();
    if (isSilent && request.url?.startsWith('/token')) {
      isSilent = false;
      unanswered = () => provider?.callback()(request, response);
      return;
    }
    if (!request.url?.startsWith('/interaction/')) return provider.callback()(request, response);
    const account = new URL(request.url, 'http://localhost').searchParams.get('account');
    if (account === null) return choose(response, request.url, [...accounts.keys()]);
    const result = account === '' ? { error: 'access_denied' } : { login: { accountId: account } };
    void provider.interactionFinished(request, response, result);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const issuer = `http://127.0.0.1:${port}`;
  provider = new Provider(issuer, {
    clients: [
      {
        ...{ client_id: client.id, client_secret: client.secret, redirect_uris: [...callbacks] },
        ...{ grant_types: ['authorization_code'], response_types: ['code'] },
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    cookies: { keys: [randomBytes(16).toString('hex')] },
    jwks: { keys: [signingKey()] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    ttl: { Session: 600, Interaction: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
    findAccount: (_: unknown, accountId: string) => ({
      accountId,
      claims: () => ({ sub: accountId, ...accounts.get(accountId) }),
    }),
    // Whoever signs in here has agreed to be told about.
    loadExistingGrant: async ({ oidc }: Context) => {
      const { Grant } = oidc.provider;
      const grant = new Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
  return {
    issuer,
    client,
    host: `127.0.0.1:${port}`,
    /** Leaves the next code unanswered until it `speaks`. */
    fallsSilent: () => {
      isSilent = true;
    },
    speaks: () => unanswered?.(),
    isAsked: () => unanswered !== undefined,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

const signingKey = () => ({
  ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }),
  ...{ use: 'sig', alg: 'RS256', kid: 'one' },
});

/** The page on which people say who they are. */
function choose(response: ServerResponse, at: string, names: readonly string[]): void {
  const links = [...names, ''].map(
    (name) => `<p><a href="${at}?account=${encodeURIComponent(name)}">${name || 'Nobody'}</a></p>`,
  );
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(`<!doctype html><title>Who are you?</title><h1>Who are you?</h1>${links.join('')}`);
}

/** Goes from the address Millrace gave through the provider as this account, and says where the provider sent people back to. */
export async function through(address: string, account: string): Promise<string> {
  const cookies = new Map<string, string>();
  let at = address;
  for (let hop = 0; hop < 10; hop++) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const url = at.includes('/interaction/') ? `${at}?account=${encodeURIComponent(account)}` : at;
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie } });
    for (const each of answer.headers.getSetCookie()) {
      const [pair = ''] = each.split(';');
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const location = answer.headers.get('location');
    if (location === null) throw new Error(`The provider answered ${answer.status}: ${await answer.text()}`);
    at = new URL(location, at).href;
    if (at.includes('/api/session/provider/callback')) return at;
  }
  throw new Error('The provider sends people round in circles.');
}
