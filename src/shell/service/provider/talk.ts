// How a provider is talked to: by OpenID Connect, through the one way out. The library is fetched when somebody comes this way.
import type { Configuration, CustomFetch } from 'openid-client';
import type { Provider } from './settings.ts';

/** Sends one request outside; what it may reach is decided there. */
export type SendOut = (
  request: { url: string; method: string; headers: { [name: string]: string }; body: string },
  rules: { readonly allowed: readonly string[] },
) => Promise<{
  status: number;
  headers: { readonly [name: string]: string | readonly string[] | undefined };
  text: string;
}>;

/** The way out, and the hosts of the own network that the workspace allows. */
export type WayOut = { readonly sendOut: SendOut; readonly allowed: readonly string[] };

/** What is remembered between leaving for the provider and coming back. */
export type Journey = { readonly state: string; readonly nonce: string; readonly verifier: string };

/** What the provider says of somebody. `address` is undefined where it told none. */
export type Claims = {
  readonly subject: string;
  readonly name: string | undefined;
  readonly address: string | undefined;
  readonly isVerified: boolean;
};

export const library = () => import('openid-client');

/** **units**: seconds. */
const TIMEOUT = 10;

/** Asks the provider how it is talked to. **rejects** with what the library or the way out says. */
export async function configurationOf(
  { issuer, clientId, secret }: Provider,
  wayOut: WayOut,
): Promise<Configuration> {
  const client = await library();
  const server = new URL(issuer);
  const send = fetchOver(wayOut);
  // Without encryption only within the own network, at hosts that an administrator has named.
  const isOwn = wayOut.allowed.includes(server.host) || wayOut.allowed.includes(server.hostname);
  const isPlain = server.protocol === 'http:' && isOwn;
  const found = await client.discovery(server, clientId, secret, undefined, {
    ...{ [client.customFetch]: send, timeout: TIMEOUT },
    execute: isPlain ? [client.allowInsecureRequests] : [],
  });
  const metadata = found.serverMetadata();
  const takesPost = metadata.token_endpoint_auth_methods_supported?.includes('client_secret_post') === true;
  const takesBasic = metadata.token_endpoint_auth_methods_supported?.includes('client_secret_basic') ?? true;
  const proof = takesPost && !takesBasic ? client.ClientSecretPost(secret) : client.ClientSecretBasic(secret);
  const configuration = new client.Configuration(metadata, clientId, { client_secret: secret }, proof);
  configuration[client.customFetch] = send;
  configuration.timeout = TIMEOUT;
  if (isPlain) client.allowInsecureRequests(configuration);
  // The signature of what it says is checked as well, not only the connection it came by.
  client.enableNonRepudiationChecks(configuration);
  return configuration;
}

/** **units**: milliseconds; entries. Strangers who begin a sign-in cause no question each. */
const REMEMBERED_MS = 5 * 60_000;
const MOST_REMEMBERED = 100;

/** The same, remembered for a while; what cannot be asked is forgotten at once. */
export function rememberingConfigurations(now: () => number): typeof configurationOf {
  const kept = new Map<string, { until: number; found: Promise<Configuration> }>();
  return (provider, wayOut) => {
    const key = JSON.stringify([provider.issuer, provider.clientId, provider.secret, wayOut.allowed]);
    const before = kept.get(key);
    if (before !== undefined && before.until > now()) return before.found;
    if (kept.size >= MOST_REMEMBERED) kept.clear();
    const found = configurationOf(provider, wayOut);
    kept.set(key, { until: now() + REMEMBERED_MS, found });
    found.catch(() => kept.delete(key));
    return found;
  };
}

const fetchOver =
  ({ sendOut, allowed }: WayOut): CustomFetch =>
  async (url, { method, headers, body }) => {
    const sent = body === undefined || body === null ? '' : String(body);
    const answer = await sendOut({ url, method, headers, body: sent }, { allowed });
    const told = new Headers();
    for (const [name, value] of Object.entries(answer.headers))
      for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) told.append(name, one);
    const hasNone = answer.status === 204 || answer.status === 304;
    return new Response(hasNone ? null : answer.text, { status: answer.status, headers: told });
  };

/** Where the browser goes, and what is remembered until it is back. */
export async function departure(configuration: Configuration, redirect: string) {
  const client = await library();
  const verifier = client.randomPKCECodeVerifier();
  const journey: Journey = { state: client.randomState(), nonce: client.randomNonce(), verifier };
  const address = client.buildAuthorizationUrl(configuration, {
    ...{ redirect_uri: redirect, scope: 'openid email profile' },
    ...{ state: journey.state, nonce: journey.nonce },
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  });
  return { address: address.href, journey };
}

/** What the provider says, for the code that the browser brought back. */
export async function arrival(configuration: Configuration, at: URL, journey: Journey): Promise<Claims> {
  const client = await library();
  const tokens = await client.authorizationCodeGrant(configuration, at, {
    ...{ expectedState: journey.state, expectedNonce: journey.nonce },
    ...{ pkceCodeVerifier: journey.verifier, idTokenExpected: true },
  });
  const claims = tokens.claims();
  if (claims === undefined) throw new Error('The provider did not say who came.');
  const told = { ...claims, ...(await askedMore(configuration, tokens.access_token, claims)) };
  const { email, email_verified: verified, name, preferred_username: short } = told;
  return {
    subject: claims.sub,
    name: [name, short].find((each): each is string => typeof each === 'string' && each.trim() !== ''),
    address: typeof email === 'string' ? email.normalize('NFKC').trim().toLowerCase() : undefined,
    // Some say it as a text. Anything else is no verification.
    isVerified: verified === true || verified === 'true',
  };
}

type Told = { readonly sub: string; readonly [name: string]: unknown };

/** Many providers tell the address to a second question only. */
async function askedMore(configuration: Configuration, token: string, claims: Told): Promise<object> {
  const { userinfo_endpoint: endpoint } = configuration.serverMetadata();
  if (claims.email !== undefined || endpoint === undefined) return {};
  return (await library()).fetchUserInfo(configuration, token, claims.sub);
}
