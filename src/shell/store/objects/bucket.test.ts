// A bucket is tried before anything is kept in it, and what is wrong is said so that somebody can mend it.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openS3Server, type S3Server } from '../../../../test/s3-server.ts';
import { StartProblem } from '../start-problem.ts';
import { type Bucket, openBucket, tryBucket } from './bucket.ts';
import { bucketSettings, type Environment } from './bucket-settings.ts';

/** **units**: milliseconds. A busy machine answers later than one thinks. */
const PATIENCE_MS = 2_500;

let storage: S3Server;
const open: Bucket[] = [];

beforeAll(async () => {
  storage = await openS3Server(['files']);
});
afterAll(async () => {
  for (const bucket of open) bucket.close();
  await storage.close();
});

function bucketOf(place: string, more: Environment = {}): Bucket {
  const settings = bucketSettings({ ...storage.environment(place), ...more });
  if (settings === null) throw new Error('no bucket');
  const bucket = openBucket(settings, PATIENCE_MS);
  open.push(bucket);
  return bucket;
}

const problemOf = async (bucket: Bucket): Promise<StartProblem> => {
  const problem = await tryBucket(bucket).catch((error: unknown) => error);
  if (problem instanceof StartProblem) return problem;
  throw new Error('expected a StartProblem', { cause: problem });
};

test('it is tried by putting, reading and removing, and nothing stays', async () => {
  storage.asked.length = 0;
  expect(await tryBucket(bucketOf('files/a/b'))).toBeNull();
  expect(storage.asked.map((each) => each.replace(/tried-.*/, ''))).toEqual([
    ...['PUT /files/a/b/', 'GET /files/a/b/', 'DELETE /files/a/b/'],
  ]);
  expect(storage.objects('files')).toEqual([]);
});

test('a wrong secret, an unknown key and a bucket that is not there end the start with a sentence', async () => {
  const secret = { MILLRACE_S3_SECRET: 'another-secret' };
  const wrong = await problemOf(bucketOf('files', secret));
  expect(wrong.message).toContain('MILLRACE_S3_SECRET does not fit MILLRACE_S3_KEY');
  expect(wrong.remedy).toContain('docs/how-to/keep-files-in-s3.md');
  const told = JSON.stringify([wrong.message, wrong.remedy, wrong.stack, String(wrong.cause)]);
  expect(told).not.toContain('another-secret');
  expect((await problemOf(bucketOf('files', { MILLRACE_S3_KEY: 'NOBODY' }))).message).toContain(
    'does not know MILLRACE_S3_KEY',
  );
  expect((await problemOf(bucketOf('nowhere'))).message).toContain('no such bucket');
});

test('a storage that is away or fails is no wrong setting', async () => {
  const nobodyThere = { MILLRACE_S3_ENDPOINT: 'http://127.0.0.1:9' };
  expect(await tryBucket(bucketOf('files', nobodyThere))).toContain('ECONNREFUSED');
  const bucket = bucketOf('files');
  storage.next.push(503);
  expect(await tryBucket(bucket)).toContain('503');
  storage.next.push('silence');
  expect(await tryBucket(bucket)).toContain('did not answer in time');
  expect(bucket.trouble()).toContain('did not answer');
  expect(await tryBucket(bucket)).toBeNull();
  expect(bucket.trouble()).toBeNull();
});

test('a connection that the storage closed while it was kept is not noticed', async () => {
  const bucket = bucketOf('files');
  for (let n = 0; n < 3; n++) {
    expect(await tryBucket(bucket)).toBeNull();
    await storage.shut();
    await storage.openAgain();
  }
});

test('whoever reads slowly is waited for', async () => {
  const bucket = bucketOf('files');
  const content = Buffer.alloc(8_000_000, 'slow');
  const sha256 = createHash('sha256').update(content).digest('hex');
  const pieces = async function* () {
    yield content;
  };
  await bucket.put('slow', { bytes: content.length, sha256, pieces });
  let bytes = 0;
  for await (const piece of bucket.read('slow', sha256)) {
    if (bytes === 0) await new Promise((resolve) => setTimeout(resolve, PATIENCE_MS + 500));
    bytes += piece.length;
  }
  expect(bytes).toBe(content.length);
});

test.each(['stall', 'cut', 500, 404] as const)('an answer that is a %s is given up', async (instead) => {
  const bucket = bucketOf('files');
  const read = async () => {
    for await (const _ of bucket.read('anything', '0'.repeat(64)));
  };
  storage.next.push(instead);
  await expect(read()).rejects.toMatchObject({ code: instead === 404 ? 'file-lost' : 'files-away' });
  storage.next.push(404);
  const sent = { bytes: 0, sha256: '0'.repeat(64), pieces: async function* () {} };
  await expect(bucket.put('anything', sent)).rejects.toMatchObject({ code: 'files-away' });
});

test('removing what is not there is no fault', async () => {
  await bucketOf('files').remove('nothing');
});
