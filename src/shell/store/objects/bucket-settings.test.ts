// What the environment says about files is read whole, or refused with a sentence that says what to set.
import { expect, test } from 'vitest';
import { StartProblem } from '../start-problem.ts';
import { bucketSettings, type Environment } from './bucket-settings.ts';

const ACCESS = { MILLRACE_S3_KEY: 'key-1', MILLRACE_S3_SECRET: 'a-secret-that-nobody-sees' };

function refusal(environment: Environment): StartProblem {
  try {
    bucketSettings(environment);
  } catch (error) {
    if (error instanceof StartProblem) return error;
    throw error;
  }
  throw new Error('it was taken');
}

test('files are in the database where nothing is said, or where that is said', () => {
  expect(bucketSettings({})).toBeNull();
  expect(bucketSettings({ MILLRACE_FILES: ' ' })).toBeNull();
  expect(bucketSettings({ MILLRACE_FILES: 'database', ...ACCESS })).toBeNull();
});

test('a bucket is read with its prefix, its address and its region', () => {
  expect(bucketSettings({ MILLRACE_FILES: 's3://my.files', ...ACCESS })).toMatchObject({
    ...{ keeps: true, bucket: 'my.files', prefix: '', region: 'us-east-1' },
    endpoint: new URL('https://s3.us-east-1.amazonaws.com'),
  });
  const full = {
    MILLRACE_FILES: 's3://files/office/one/',
    MILLRACE_S3_ENDPOINT: 'http://10.0.0.5:9000/',
    MILLRACE_S3_REGION: 'eu-central-1',
  };
  expect(bucketSettings({ ...full, ...ACCESS })).toMatchObject({
    ...{ prefix: 'office/one', region: 'eu-central-1', endpoint: new URL('http://10.0.0.5:9000') },
    ...{ key: 'key-1', secret: 'a-secret-that-nobody-sees' },
  });
});

test('a bucket of before is read and keeps nothing new', () => {
  const before = { MILLRACE_FILES_BEFORE: 's3://files/old', ...ACCESS };
  expect(bucketSettings(before)).toMatchObject({ keeps: false, bucket: 'files', prefix: 'old' });
  expect(bucketSettings({ ...before, MILLRACE_FILES: 's3://files/new' })).toMatchObject({
    ...{ keeps: true, prefix: 'new' },
  });
});

test.each([
  [{ MILLRACE_FILES: 'https://files' }, 'MILLRACE_FILES is no place'],
  [{ MILLRACE_FILES: 's3://Files' }, 'MILLRACE_FILES is no place'],
  [{ MILLRACE_FILES: 's3://files/../other' }, 'MILLRACE_FILES is no place'],
  [{ MILLRACE_FILES: 's3://files/a b' }, 'MILLRACE_FILES is no place'],
  [{ MILLRACE_FILES_BEFORE: 'files' }, 'MILLRACE_FILES_BEFORE is no place'],
  [{ MILLRACE_S3_KEY: '' }, 'MILLRACE_S3_KEY is missing'],
  [{ MILLRACE_S3_SECRET: '' }, 'MILLRACE_S3_SECRET is missing'],
  [{ MILLRACE_S3_SECRET: 'a secret' }, 'MILLRACE_S3_SECRET holds a space'],
  [{ MILLRACE_S3_ENDPOINT: 'minio:9000' }, 'MILLRACE_S3_ENDPOINT is no address'],
  [{ MILLRACE_S3_ENDPOINT: 'https://me:secret@minio' }, 'MILLRACE_S3_ENDPOINT is no address'],
  [{ MILLRACE_S3_ENDPOINT: 'https://minio/files' }, 'MILLRACE_S3_ENDPOINT is no address'],
  [{ MILLRACE_S3_REGION: 'EU (Frankfurt)' }, 'MILLRACE_S3_REGION is no region'],
])('%o is refused with what to do', (wrong: Environment, says) => {
  const { MILLRACE_FILES_BEFORE: before } = wrong;
  const problem = refusal({
    ...(before === undefined ? { MILLRACE_FILES: 's3://files' } : {}),
    ...ACCESS,
    ...wrong,
  });
  expect(problem.message).toContain(says);
  expect(problem.remedy).toMatch(/^(Write|Set|Copy) .*docs\/how-to\/keep-files-in-s3\.md/);
  expect(`${problem.message} ${problem.remedy}`).not.toContain('secret-that');
});
