// Requests to an S3-compatible storage: signed, bounded in time, path-style, never redirected. The operator named this place by
// environment, so it may be a private one (docs/decisions/0104).
import { once } from 'node:events';
import * as http from 'node:http';
import * as https from 'node:https';
import type { BucketSettings } from './bucket-settings.ts';

/** What is sent along. **shape**: `sha256` in hexadecimal, which the storage may prove; `pieces` once for each attempt. */
export type Sent = {
  readonly bytes: number;
  readonly sha256: string;
  pieces(): AsyncIterable<Uint8Array>;
};

export type S3Request = {
  readonly method: 'GET' | 'PUT' | 'DELETE';
  readonly object: string;
  readonly sent?: Sent;
};

export type S3Requests = {
  /** **rejects** where nothing answered in time. */
  ask(request: S3Request): Promise<http.IncomingMessage>;
  close(): void;
};

/** **units**: milliseconds in which something must come or go. */
export const SILENT_MS = 15_000;

const EMPTY_SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

export function openRequests(settings: BucketSettings, silentMs = SILENT_MS): S3Requests {
  const { endpoint, bucket, prefix, region, key, secret } = settings;
  const isEncrypted = endpoint.protocol === 'https:';
  const agent = new (isEncrypted ? https : http).Agent({
    keepAlive: true,
    maxFreeSockets: 8,
    timeout: 5_000,
  });
  const keys = new Map<string, ArrayBuffer>();
  const askOnce = async ({ method, object, sent }: S3Request): Promise<http.IncomingMessage> => {
    const path = [bucket, prefix, object].filter((part) => part !== '').join('/');
    // Loaded only where files are kept in a storage.
    const { AwsV4Signer } = await import('aws4fetch');
    const signer = new AwsV4Signer({
      ...{ method, url: new URL(`/${path}`, endpoint).href, service: 's3', region, cache: keys },
      ...{ accessKeyId: key, secretAccessKey: secret },
      headers: { 'x-amz-content-sha256': sent?.sha256 ?? EMPTY_SHA256 },
    });
    const signed = await signer.sign();
    const headers = {
      ...Object.fromEntries(signed.headers),
      ...(sent === undefined ? {} : { 'content-length': sent.bytes }),
    };
    const begin = isEncrypted ? https.request : http.request;
    return exchange(begin(signed.url, { method, headers, agent }), sent, silentMs);
  };
  return {
    // A connection that was kept may have been closed by the other side just now; the next one is new.
    ask: (request) =>
      askOnce(request).catch((error: unknown) => (isStale(error) ? askOnce(request) : Promise.reject(error))),
    close: () => agent.destroy(),
  };
}

const stale = new WeakSet<Error>();
const isStale = (error: unknown): boolean => error instanceof Error && stale.has(error);

function exchange(
  request: http.ClientRequest,
  sent: Sent | undefined,
  silentMs: number,
): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    const silence = setTimeout(() => {
      const late = new Error('it did not answer in time.');
      // A request that has no connection yet tells nobody that it was ended.
      reject(late);
      request.destroy(late);
    }, silentMs);
    // What was sent must also be written down over there before it is answered.
    request.on('finish', () => silence.refresh());
    request.on('error', (error: Error & { code?: string }) => {
      clearTimeout(silence);
      if (request.reusedSocket && ['ECONNRESET', 'EPIPE'].includes(error.code ?? '')) stale.add(error);
      reject(error);
    });
    request.on('response', (answer) => {
      clearTimeout(silence);
      resolve(answer);
    });
    send(request, sent, () => silence.refresh()).catch((error: Error) => request.destroy(error));
  });
}

async function send(request: http.ClientRequest, sent: Sent | undefined, onProgress: () => void) {
  if (sent !== undefined) {
    for await (const piece of sent.pieces()) {
      if (!request.write(piece)) await once(request, 'drain');
      onProgress();
    }
  }
  request.end();
}

/** What is answered, piece by piece. **rejects** where it falls silent, or ends early. */
export async function* piecesOf(answer: http.IncomingMessage, silentMs = SILENT_MS): AsyncGenerator<Buffer> {
  const pieces = answer[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  try {
    for (;;) {
      // Whoever reads slowly is waited for; only the storage must not fall silent.
      const silence = setTimeout(() => answer.destroy(new Error('it fell silent.')), silentMs);
      const next = await pieces.next().finally(() => clearTimeout(silence));
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    answer.destroy();
  }
}

const MOST_TOLD = 16 * 1024;

/** The code of S3 in an answer that refuses (`NoSuchKey`), or an empty string; the answer is read to its end. */
export async function refusalIn(answer: http.IncomingMessage): Promise<string> {
  let text = '';
  for await (const piece of piecesOf(answer)) {
    if (text.length < MOST_TOLD) text += piece.toString('utf8');
  }
  return /<Code>([A-Za-z]{1,60})<\/Code>/.exec(text)?.[1] ?? '';
}
