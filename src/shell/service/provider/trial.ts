// Tries a provider without anybody signing in, and says in words what is wrong.
import type { Provider } from './settings.ts';
import { configurationOf, library, type WayOut } from './talk.ts';

/** **shape**: `says` are sentences; where it works, what to know besides. */
export type Trial = { readonly works: boolean; readonly says: readonly string[] };

export async function tryProvider(provider: Provider, redirect: string, wayOut: WayOut): Promise<Trial> {
  try {
    const configuration = await configurationOf(provider, wayOut);
    const metadata = configuration.serverMetadata();
    const lacks = [
      ...(metadata.authorization_endpoint === undefined ? ['no address to sign in at'] : []),
      ...(metadata.token_endpoint === undefined ? ['no address to ask who came'] : []),
      ...(metadata.jwks_uri === undefined ? ['no keys to check its word by'] : []),
    ];
    if (lacks.length > 0) return no(`The provider describes itself, but names ${lacks.join(' and ')}.`);
    const wrong = await wrongSecret(configuration, redirect);
    if (wrong !== undefined) return no(wrong);
    const tellsAddresses = metadata.scopes_supported?.includes('email') ?? true;
    const works = 'The provider answers, and knows this client id and secret.';
    return { works: true, says: tellsAddresses ? [works] : [works, NO_ADDRESSES] };
  } catch (error) {
    return no(wordsFor(error, provider));
  }
}

const no = (says: string): Trial => ({ works: false, says: [says] });

const NO_ADDRESSES =
  'It tells no mail addresses: people get in by an invitation, or by connecting it in their own settings.';

type Configuration = Awaited<ReturnType<typeof configurationOf>>;

/** Asks with a code that nobody was given: whoever knows the client refuses the code, all others refuse the client. */
async function wrongSecret(configuration: Configuration, redirect: string): Promise<string | undefined> {
  const client = await library();
  const asked = { code: 'a-trial-by-millrace', redirect_uri: redirect };
  try {
    await client.genericGrantRequest(configuration, 'authorization_code', {
      ...asked,
      code_verifier: client.randomPKCECodeVerifier(),
    });
  } catch (error) {
    if (error instanceof client.WWWAuthenticateChallengeError) return WRONG_CLIENT;
    if (!(error instanceof client.ResponseBodyError)) throw error;
    if (error.error === 'invalid_client' || error.error === 'unauthorized_client') return WRONG_CLIENT;
  }
  return undefined;
}

const WRONG_CLIENT =
  'The provider answers, but does not know this client id with this secret. Compare both with what stands there.';

/** What went wrong, as far as it can be told: the causes from the outermost to the innermost. */
export function wordsFor(error: unknown, { issuer }: Pick<Provider, 'issuer'>): string {
  const chain = chainOf(error);
  const codes = chain.map((each) => ('code' in each ? String(each.code) : ''));
  const { host } = new URL(issuer);
  for (const [code, words] of Object.entries(BY_CODE)) if (codes.includes(code)) return words(host, issuer);
  // The way out refuses in a sentence for people.
  const sentence = chain.map(({ message }) => message).find((message) => REFUSED_OUT.test(message));
  if (sentence !== undefined) return sentence;
  return `${host} could not be asked, or answered otherwise than OpenID Connect says. Check the issuer.`;
}

const REFUSED_OUT = /is not on the public internet|redirects|did not answer in time|is no address/;

const BY_CODE: { readonly [code: string]: (host: string, issuer: string) => string } = {
  ENOTFOUND: (host) => `There is no server with the name ${host}. Check the issuer for a slip of the pen.`,
  EAI_AGAIN: (host) => `The name ${host} could not be looked up just now. Try again in a moment.`,
  ECONNREFUSED: (host) => `Nobody answers at ${host}. Check the issuer, and whether the provider runs.`,
  OAUTH_HTTP_REQUEST_FORBIDDEN: (host) =>
    `The issuer must begin with https. Without it goes only in your own network: an administrator names ${host} under Webhooks.`,
  OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED: (host, issuer) =>
    `${host} says that it is another issuer than ${issuer}. Copy it exactly as it stands at the provider, with or without the slash at its end.`,
  OAUTH_RESPONSE_IS_NOT_CONFORM: (_, issuer) => noDescription(issuer),
  OAUTH_RESPONSE_IS_NOT_JSON: (_, issuer) => noDescription(issuer),
};

const noDescription = (issuer: string) =>
  `There is no description of a provider at ${issuer.replace(/\/$/, '')}/.well-known/openid-configuration. Check the issuer.`;

function chainOf(error: unknown): Error[] {
  const chain: Error[] = [];
  for (let at = error; at instanceof Error && chain.length < 8; at = at.cause) chain.push(at);
  return chain;
}
