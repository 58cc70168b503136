// The one way out: every request that the machine makes to an address somebody wrote down goes through here. Where it leads
// is checked when the connection is made, so that no name can point elsewhere in between; redirects are checked anew.
import { type LookupAddress, lookup } from 'node:dns';
import * as http from 'node:http';
import * as https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { Milliseconds } from '../../../core/base/index.ts';
import { isPublic } from './addresses.ts';

export type EgressRequest = {
  readonly url: string;
  readonly method: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
};

/** **shape**: `text` is the beginning of what was answered. */
export type EgressAnswer = {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
};

export type EgressRules = {
  /** Hosts (`localhost`, `10.0.0.5`, `intranet:8080`) that the workspace allows although they are not public. */
  readonly allowed: readonly string[];
  readonly timeoutMs?: Milliseconds;
};

/** It may never go there: trying again is of no use. */
export class NotAllowed extends Error {}

const TIMEOUT_MS = 15_000;
const MOST_REDIRECTS = 3;
const MOST_BYTES = 64 * 1024;
/** These repeat the request as it was; the others would make it another one. */
const REPEATS: ReadonlySet<number> = new Set([307, 308]);

/** Sends a request. **rejects**: NotAllowed where it leads to no public place; any other error may pass. */
export async function sendOut(request: EgressRequest, rules: EgressRules): Promise<EgressAnswer> {
  const signal = AbortSignal.timeout(rules.timeoutMs ?? TIMEOUT_MS);
  let url = addressOf(request.url);
  for (let hops = 0; ; hops++) {
    const answer = await sendOnce(url, request, { rules, signal });
    const { location } = answer.headers;
    if (!REPEATS.has(answer.status) || location === undefined) return answer;
    if (hops === MOST_REDIRECTS) throw new NotAllowed(`${url.host} redirects without end.`);
    const next = addressOf(new URL(location, url).href);
    if (url.protocol === 'https:' && next.protocol !== 'https:')
      throw new NotAllowed(`${url.host} redirects to an address that is not encrypted.`);
    url = next;
  }
}

function addressOf(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:'))
    throw new NotAllowed(`"${text}" is no address on the web.`);
  if (url.username !== '' || url.password !== '')
    throw new NotAllowed('An address may not carry a name or a password.');
  return url;
}

type Sending = { readonly rules: EgressRules; readonly signal: AbortSignal };

function sendOnce(url: URL, request: EgressRequest, { rules, signal }: Sending): Promise<EgressAnswer> {
  const { hostname, host, protocol } = url;
  const plain = hostname.replace(/^\[|\]$/g, '');
  const isAllowed = rules.allowed.some((each) => each === host || each === hostname || each === plain);
  if (!isAllowed && isIP(plain) !== 0 && !isPublic(plain)) return Promise.reject(notPublic(host));
  const { method, headers, body } = request;
  const options: https.RequestOptions = {
    method,
    signal,
    // A connection kept from before was checked under the rules of before.
    agent: false,
    headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    ...(isAllowed ? {} : { lookup: lookupPublic }),
  };
  const begin = protocol === 'https:' ? https.request : http.request;
  return new Promise((resolve, reject) => {
    const sent = begin(url, options, (answer) => {
      beginningOf(answer).then(
        (text) => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }),
        reject,
      );
    });
    sent.on('error', (error) =>
      reject(signal.aborted ? new Error(`${host} did not answer in time.`) : inWords(error, host)),
    );
    sent.end(body);
  });
}

/** What a network says of a connection that did not come about, for whoever reads why nothing went out. */
const TROUBLES: { readonly [code: string]: (host: string) => string } = {
  ECONNREFUSED: (host) => `Nobody answers at ${host}. Is the system there running?`,
  ECONNRESET: (host) => `${host} hung up without an answer.`,
  EHOSTUNREACH: (host) => `No way leads to ${host} from here.`,
  ENETUNREACH: (host) => `No way leads to ${host} from here.`,
  ETIMEDOUT: (host) => `${host} did not answer in time.`,
  ENOTFOUND: (host) => `There is no system called ${host}. Check the address for a slip of the pen.`,
  EAI_AGAIN: (host) => `The name ${host} could not be looked up just now.`,
  CERT_HAS_EXPIRED: (host) => `The certificate of ${host} has run out.`,
  DEPTH_ZERO_SELF_SIGNED_CERT: (host) => `The certificate of ${host} is signed by nobody that is known here.`,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: (host) =>
    `The certificate of ${host} is signed by nobody that is known here.`,
  ERR_TLS_CERT_ALTNAME_INVALID: (host) => `The certificate at ${host} is that of another system.`,
};

function inWords(error: NodeJS.ErrnoException, host: string): Error {
  const { code = '' } = error;
  const words = TROUBLES[code]?.(host);
  return words === undefined ? error : Object.assign(new Error(words, { cause: error }), { code });
}

/** Reads no more than it keeps: whoever answers without end is hung up on. */
async function beginningOf(answer: http.IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    parts.push(part);
    bytes += part.length;
    if (bytes >= MOST_BYTES) break;
  }
  answer.destroy();
  return Buffer.concat(parts).subarray(0, MOST_BYTES).toString('utf8');
}

/** The look-up of the connection itself: what it answers is what is connected to. One address inside the house spoils the name. */
const lookupPublic: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
    const [first] = found ?? [];
    if (error !== null) return callback(error, '', 0);
    if (first === undefined || found.some(({ address }) => !isPublic(address)))
      return callback(notPublic(hostname), '', 0);
    if (options.all === true) return callback(null, found);
    callback(null, first.address, first.family);
  });
};

const notPublic = (host: string): NotAllowed =>
  new NotAllowed(
    `${host} is not on the public internet. An administrator can allow it under Settings, Webhooks.`,
  );
