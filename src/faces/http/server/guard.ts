// What a request may not be: sent by another site in a person's name, too large, or not what it says it is.
import { fail, succeed } from '../../../core/base/index.ts';
import type { Refusal } from '../../../shell/service/index.ts';
import { problemResponse } from '../problem.ts';
import type { Upload } from '../route.ts';
import { DEEPEST, excessOf, TOO_MUCH } from './storable.ts';

/** **units**: bytes. A JSON body is typed by a person or a small program; logs and files come as uploads. */
const JSON_LIMIT = 2 * 1024 * 1024;

/** Refuses what another site sends with a person's cookie. Programs send neither header and carry no cookie jar. */
export function guard(request: Request): Response | undefined {
  if (request.method === 'GET' || request.method === 'HEAD') return undefined;
  const site = request.headers.get('sec-fetch-site');
  const origin = request.headers.get('origin');
  const foreign = site === null ? origin !== null && !sameHost(origin, request) : !SAME_SITE.has(site);
  if (!foreign) return undefined;
  const message = 'This request came from another site and was refused. Open Millrace itself and try again.';
  return problemResponse({ kind: 'forbidden', code: 'foreign-origin', message });
}

const SAME_SITE = new Set(['same-origin', 'none']);

function sameHost(origin: string, request: Request): boolean {
  try {
    return new URL(origin).host === (request.headers.get('host') ?? new URL(request.url).host);
  } catch {
    return false;
  }
}

/** Requests of browsers that came over TLS, though the proxy which took it off did not say so. */
const cameOverTls = new WeakSet<Request>();

/** Looks whether a request was sent to the address that people type, where that one begins with https. */
export function tlsAhead(address: string | undefined): (request: Request) => void {
  const typed = address !== undefined && URL.canParse(address) ? new URL(address) : undefined;
  if (typed?.protocol !== 'https:') return () => undefined;
  return (request) => {
    if (request.headers.get('host') === typed.host) cameOverTls.add(request);
  };
}

/** Whether the browser came over TLS, here or at a proxy before us: its cookies then never travel without. */
export const isEncrypted = (request: Request): boolean =>
  cameOverTls.has(request) ||
  request.headers.get('x-forwarded-proto') === 'https' ||
  new URL(request.url).protocol === 'https:';

/** A body as it was read, or why it cannot be. */
export type Read = { ok: true; value: unknown } | { ok: false; problem: Refusal; status: number };

const refuse = (code: string, message: string, status: number): Read => ({
  ...fail<Refusal>({ kind: 'invalid', code, message }),
  status,
});

const EXCESS = {
  'too-deep': `The body is nested more than ${DEEPEST} levels deep. Send it flatter.`,
  'too-many': `${TOO_MUCH}.`,
};

/** The JSON body, or why it cannot be read. */
export async function readJson(request: Request): Promise<Read> {
  const type = request.headers.get('content-type') ?? '';
  // A form of another site cannot send this type without asking first, so it is a wall of its own.
  if (!type.startsWith('application/json')) {
    return refuse('not-json', 'Send the body as JSON with the header Content-Type: application/json.', 415);
  }
  const text = await textOf(request).catch(tooLargeOnly);
  if (text === undefined) {
    return refuse(
      'too-large',
      `The body is larger than ${JSON_LIMIT / 1024 / 1024} MB. Send less at once.`,
      413,
    );
  }
  const excess = excessOf(text);
  if (excess !== undefined) return refuse(excess, EXCESS[excess], 422);
  try {
    return succeed(JSON.parse(text));
  } catch {
    return refuse('not-json', 'The body is not valid JSON. Check for a missing bracket or quote.', 400);
  }
}

/** The body as a stream that ends with an error when it grows past the route's limit. */
export function readUpload(request: Request, { upload, limit }: Upload): Read {
  const type =
    (request.headers.get('content-type') ?? 'application/octet-stream').split(';')[0]?.trim() ?? '';
  if (!upload.includes(type)) {
    return refuse('wrong-type', `Send one of these types: ${upload.join(', ')}. This was ${type}.`, 415);
  }
  const length = Number(request.headers.get('content-length') ?? 0);
  if (length > limit) {
    const most = Math.floor(limit / 1024 / 1024);
    return refuse(
      'too-large',
      `The file is larger than ${most} MB. Split it or compress it, then try again.`,
      413,
    );
  }
  return succeed(limited(request.body, limit));
}

/** A body that says its length is read at once: counting it in pieces took a tenth of the time of a command. */
function textOf(request: Request): Promise<string> {
  const length = Number(request.headers.get('content-length') ?? Number.NaN);
  if (length <= JSON_LIMIT) return request.text();
  return new Response(limited(request.body, JSON_LIMIT)).text();
}

class TooLarge extends Error {}

/** What is answered where a body that did not tell its size grew past the limit while it was read; undefined for other faults. */
export function tooLargeResponse(error: unknown): Response | undefined {
  if (!(error instanceof TooLarge)) return undefined;
  const message = 'This is larger than the server takes at once. Split it or compress it, then try again.';
  return problemResponse({ kind: 'invalid', code: 'too-large', message }, 413);
}

const tooLargeOnly = (error: unknown): undefined => {
  if (!(error instanceof TooLarge)) throw error;
};

/** **units**: bytes. What is read on and thrown away beyond a limit: whoever still sends hears no answer before they have sent all. */
const READ_ON = 64 * 1024 * 1024;

function limited(body: ReadableStream<Uint8Array> | null, limit: number): ReadableStream<Uint8Array> {
  let seen = 0;
  const tooLarge = () => new TooLarge('the body is larger than the limit');
  const count = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      seen += chunk.byteLength;
      if (seen > limit + READ_ON) controller.error(tooLarge());
      else if (seen <= limit) controller.enqueue(chunk);
    },
    flush(controller) {
      if (seen > limit) controller.error(tooLarge());
    },
  });
  return (body ?? new Blob([]).stream()).pipeThrough(count);
}
