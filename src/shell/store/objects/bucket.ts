// A bucket of an S3-compatible storage, in which files lie as objects: put there, read with their hash proved, removed.
import { createHash, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { StartProblem } from '../start-problem.ts';
import { StoreFault } from '../store-fault.ts';
import type { BucketSettings } from './bucket-settings.ts';
import { openRequests, piecesOf, refusalIn, type S3Request, type Sent, SILENT_MS } from './s3-requests.ts';

/** **rejects**, each of them, with a StoreFault: `files-away` where the storage does not do it just now, `file-lost` where it is not what was put. */
export type Bucket = {
  /** Whether new files go here. */
  readonly keeps: boolean;
  /** For people. */
  readonly place: string;
  put(object: string, content: Sent): Promise<void>;
  /** The last piece comes when all of them were proved to be what was put. */
  read(object: string, sha256: string): AsyncGenerator<Buffer>;
  /** Also where there is none. */
  remove(object: string): Promise<void>;
  /** What went wrong the last time, in a sentence; null where the storage did what it was asked. */
  trouble(): string | null;
  close(): void;
};

export function openBucket(settings: BucketSettings, silentMs = SILENT_MS): Bucket {
  const requests = openRequests(settings, silentMs);
  const place = placeOf(settings);
  let trouble: string | null = null;
  const away = (why: string, cause?: unknown): StoreFault => {
    trouble = `${place}: ${why}`;
    return new StoreFault('files-away', trouble, cause);
  };
  const ask = async (request: S3Request): Promise<IncomingMessage> => {
    const answer = await requests.ask(request).catch((cause: unknown) => {
      throw away(reasonOf(cause), cause);
    });
    if (isGood(answer)) trouble = null;
    return answer;
  };
  const refused = async (answer: IncomingMessage, asked?: string): Promise<StoreFault> => {
    const code = await refusalIn(answer).catch(() => '');
    const isLost = asked !== undefined && answer.statusCode === 404 && code !== 'NoSuchBucket';
    if (isLost) return lost(asked, 'is not there any more');
    return away(refusalInWords(answer.statusCode ?? 0, code), new S3Refusal(answer.statusCode ?? 0, code));
  };
  return {
    ...{ keeps: settings.keeps, place },
    put: async (object, sent) => {
      const answer = await ask({ method: 'PUT', object, sent });
      if (!isGood(answer)) throw await refused(answer);
      await refusalIn(answer).catch((cause: unknown) => {
        throw away(reasonOf(cause), cause);
      });
    },
    async *read(object, sha256) {
      const answer = await ask({ method: 'GET', object });
      if (!isGood(answer)) throw await refused(answer, object);
      const hash = createHash('sha256');
      let held: Buffer | null = null;
      try {
        for await (const piece of piecesOf(answer, silentMs)) {
          if (held !== null) yield held;
          hash.update(piece);
          held = piece;
        }
      } catch (cause) {
        throw away(reasonOf(cause), cause);
      }
      if (hash.digest('hex') !== sha256) throw lost(object, 'is not what was put there');
      if (held !== null) yield held;
    },
    remove: async (object) => {
      const answer = await ask({ method: 'DELETE', object });
      if (isGood(answer)) return void answer.resume();
      const fault = await refused(answer, object);
      if (fault.code !== 'file-lost') throw fault;
    },
    trouble: () => trouble,
    close: requests.close,
  };
}

/** Puts something small, reads it and removes it. **rejects** with a StartProblem where the settings are wrong. **shape**: what is wrong with a storage that does not answer, or null. */
export async function tryBucket(bucket: Bucket): Promise<string | null> {
  const content = Buffer.from('millrace');
  const sha256 = createHash('sha256').update(content).digest('hex');
  const object = `tried-${randomBytes(8).toString('hex')}`;
  try {
    await bucket.put(object, { bytes: content.length, sha256, pieces: () => once(content) });
    for await (const _ of bucket.read(object, sha256));
    await bucket.remove(object);
    return null;
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    const { cause } = error;
    if (error.code === 'files-away' && !(cause instanceof S3Refusal && cause.isFinal)) return error.message;
    throw new StartProblem(
      `Files cannot be kept in ${error.message}`,
      'Correct MILLRACE_FILES and the settings that begin with MILLRACE_S3_: docs/how-to/keep-files-in-s3.md.',
    );
  }
}

async function* once(content: Buffer): AsyncGenerator<Buffer> {
  yield content;
}

/** What the storage answered in place of doing it. `isFinal`: asking again helps nobody. */
class S3Refusal extends Error {
  readonly isFinal: boolean;

  constructor(status: number, code: string) {
    super(`${status} ${code}`);
    this.isFinal = status < 500 && status !== 408 && status !== 429;
  }
}

const placeOf = ({ bucket, prefix, endpoint }: BucketSettings): string =>
  `the bucket ${[bucket, prefix].filter((part) => part !== '').join('/')} at ${endpoint.host}`;

const isGood = ({ statusCode = 0 }: IncomingMessage): boolean => statusCode >= 200 && statusCode < 300;

const lost = (object: string, why: string): StoreFault =>
  new StoreFault('file-lost', `The object ${object} ${why}.`);

function reasonOf(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (code !== '') return `it cannot be reached (${code}).`;
  return cause instanceof Error ? cause.message : 'it cannot be reached.';
}

const REFUSALS: { readonly [code: string]: string } = {
  NoSuchBucket: 'there is no such bucket. Make it, or name another one.',
  InvalidAccessKeyId: 'the storage does not know MILLRACE_S3_KEY.',
  SignatureDoesNotMatch: 'MILLRACE_S3_SECRET does not fit MILLRACE_S3_KEY.',
  AccessDenied: 'this key may not put, read and remove objects there.',
  AuthorizationHeaderMalformed: 'MILLRACE_S3_REGION is not the region of the bucket.',
  PermanentRedirect: 'the bucket has another address; correct MILLRACE_S3_ENDPOINT and MILLRACE_S3_REGION.',
  RequestTimeTooSkewed: 'the clock of this server and that of the storage differ too much.',
};

const refusalInWords = (status: number, code: string): string =>
  REFUSALS[code] ?? `the storage answered ${status}${code === '' ? '' : ` (${code})`}.`;
