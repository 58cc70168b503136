// What lies in a bucket is in a backup, comes back without the bucket, and is proved as everything else is.
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { whileObjectsStay } from '../../src/shell/store/backup/object-pieces.ts';
import { openBackup } from '../../src/shell/store/backup/read-backup.ts';
import { restoreBackup } from '../../src/shell/store/backup/restore-backup.ts';
import { writeBackup } from '../../src/shell/store/backup/write-backup.ts';
import { proveDatabaseAt, restoreDatabase, StartProblem } from '../../src/shell/store/index.ts';
import { type Bucket, openBucket } from '../../src/shell/store/objects/bucket.ts';
import { bucketSettings } from '../../src/shell/store/objects/bucket-settings.ts';
import { filePlace } from '../../src/shell/store/objects/file-place.ts';
import { type Database, openPrepared } from '../../src/shell/store/open-database.ts';
import { asOwner, type ServerAccess } from '../../src/shell/store/server.ts';
import { files } from '../../src/shell/store/tables/files.ts';
import { proveDatabase } from '../../src/shell/store/verify/prove-database.ts';
import { proveHistories } from '../../src/shell/store/verify/prove-histories.ts';
import { emptyAccess, freshAccess, freshWorkspace } from '../database/fresh-database.ts';
import { openS3Server, type S3Server } from '../s3-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'millrace-objects-'));
let storage: S3Server;
let access: ServerAccess;
let bucket: Bucket;
let db: Database;
let workspaceId: string;
/** Their hashes, by name. */
const kept: { [name: string]: string } = {};

const keep = async (into: Database, name: string, size: number, mark = '') => {
  const content = Buffer.alloc(size, name);
  const hash = mark + createHash('sha256').update(content).digest('hex');
  const pieces = async function* () {
    for (let at = 0; at < size; at += 300_000) yield content.subarray(at, at + 300_000);
  };
  const file = { hash, bytes: size, name, mediaType: 'text/plain', by: null };
  await into.fileKeeper.keep(workspaceId, file, pieces);
  kept[name] = hash;
};

const objectOf = async (name: string): Promise<string> =>
  (await files.get(db.in(workspaceId), kept[name] ?? ''))?.object ?? '';

async function readWhole(from: Database, name: string): Promise<string> {
  const sum = createHash('sha256');
  for await (const piece of from.fileKeeper.read(workspaceId, kept[name] ?? '')) sum.update(piece);
  return sum.digest('hex');
}

const backup = (name: string, from: Bucket | null = bucket) => {
  const path = join(folder, name);
  return asOwner(access.owner, (owner) => writeBackup(owner, path, '0.0.0', from));
};
const prove = () => asOwner(access.owner, (owner) => proveDatabase(owner, {}, bucket));
const problem = async (work: Promise<unknown>): Promise<StartProblem> => {
  const error = await work.catch((reason: unknown) => reason);
  if (error instanceof StartProblem) return error;
  throw new Error('expected a StartProblem', { cause: error });
};

beforeAll(async () => {
  storage = await openS3Server(['files']);
  const settings = bucketSettings(storage.environment('files/first'));
  if (settings === null) throw new Error('no bucket');
  bucket = openBucket(settings, 6_000);
  access = await freshAccess();
  const inRows = await openPrepared({ ...access, stop: () => Promise.resolve() });
  workspaceId = await freshWorkspace(inRows);
  await keep(inRows, 'in rows', 1_300_000);
  await inRows.close();
  db = await openPrepared(access, filePlace(bucket));
  await keep(db, 'small', 10);
  await keep(db, 'large', 1_300_000);
  await keep(db, 'exactly two rows', 1_048_576);
  await keep(db, 'a log\twith \\ in its name', 600_000, 'log-');
});
afterAll(async () => {
  await db.close();
  await storage.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a backup holds the bytes of objects, and is whole where there is no bucket', {
  timeout: 60_000,
}, async () => {
  expect(storage.objects('files')).toHaveLength(4);
  expect((await backup('whole')).lost).toEqual([]);
  const read = await openBackup(join(folder, 'whole'));
  const ofFile = await proveHistories(read.pieces());
  expect(ofFile).toMatchObject({ files: 5, faults: [] });
  expect(await prove()).toEqual(ofFile);

  const target = await emptyAccess();
  await asOwner(target.owner, (owner) => restoreBackup(owner, read));
  const copy = await openPrepared(target);
  for (const name of Object.keys(kept)) {
    expect(await readWhole(copy, name)).toBe(kept[name]?.replace('log-', ''));
  }
  expect(await copy.fileKeeper.warnings()).toEqual([]);
  await copy.close();
});

test('a restore puts files where the settings say, and leaves alone what the first server has there', {
  timeout: 120_000,
}, async () => {
  const before = storage.objects('files');
  const directory = join(folder, 'restored');
  const options = { directory, files: storage.environment('files/second') };
  const { files: moved } = await restoreDatabase(options, join(folder, 'whole'));
  expect(moved).toMatchObject({ moved: 5, trouble: null });
  const now = storage.objects('files');
  expect(now.filter((each) => each.startsWith('first/'))).toEqual(before);
  expect(now.filter((each) => each.startsWith('second/'))).toHaveLength(5);
  expect(await proveDatabaseAt(options, {})).toMatchObject({ files: 5, faults: [] });
  expect((await problem(proveDatabaseAt({ directory }, {}))).remedy).toContain('MILLRACE_FILES');
});

test('where the storage is away, there is no backup, and no proof', async () => {
  await storage.shut();
  const refused = await problem(backup('away'));
  expect(refused.message).toContain('ECONNREFUSED');
  expect(existsSync(join(folder, 'away'))).toBe(false);
  expect((await problem(prove())).remedy).toContain('storage');
  await storage.openAgain();
  expect((await problem(backup('without', null))).message).toContain('no bucket is set');
});

test('while somebody reads what was there, no object goes; then it does', async () => {
  await keep(db, 'to be let go', 20);
  const object = `first/${await objectOf('to be let go')}`;
  await asOwner(access.owner, (owner) =>
    whileObjectsStay(owner, async () => {
      await db.withWorkspace(workspaceId, (scope) => files.removeUnused(scope, kept['to be let go'] ?? ''));
      await db.fileKeeper.sweep(workspaceId);
      expect(storage.objects('files')).toContain(object);
    }),
  );
  await db.fileKeeper.sweep(workspaceId);
  expect(storage.objects('files')).not.toContain(object);
});

test('an object that was altered, cut, made longer or removed is named, and everything else is saved', async () => {
  const large = `first/${await objectOf('large')}`;
  for (const content of [
    Buffer.alloc(1_300_000, 'other'),
    Buffer.alloc(700_000, 'large'),
    Buffer.alloc(3_000_000, 'large'),
  ]) {
    storage.alter('files', large, content);
    const { faults } = await prove();
    expect(faults).toEqual([
      expect.objectContaining({
        code: 'file',
        message: expect.stringMatching(/"large" .* is not what was stored/),
      }),
    ]);
  }
  storage.drop('files', `first/${await objectOf('small')}`);
  const { lost } = await backup('lossy');
  expect(lost.map(({ name }) => name).sort()).toEqual(['large', 'small']);
  const read = await openBackup(join(folder, 'lossy'));
  const messages = (await proveHistories(read.pieces())).faults.map(({ message }) => message).sort();
  expect(messages).toEqual([
    expect.stringMatching(/"large" .* is not what was stored/),
    expect.stringMatching(/"small" .* is missing, or/),
  ]);
});

test('bytes that were altered or removed in rows are named, too', async () => {
  const hash = kept['in rows'];
  const faultsAfter = async (text: string) => {
    await asOwner(access.owner, (owner) => owner.query(text, [workspaceId, hash]));
    return (await prove()).faults.map(({ message }) => message).filter((each) => each.includes('in rows'));
  };
  expect(await faultsAfter('select $1::text, $2::text')).toEqual([]);
  const where = 'workspace_id = $1 and hash = $2';
  const altered = [`The file "in rows" (${hash}) is not what was stored.`];
  const bend = (chunk: string) =>
    faultsAfter(`update file_chunks set bytes = ${chunk} where ${where} and n = 1`);
  expect(await bend('set_byte(bytes, 5, get_byte(bytes, 5) # 1)')).toEqual(altered);
  expect(await bend('set_byte(bytes, 5, get_byte(bytes, 5) # 1)')).toEqual([]);
  expect(await faultsAfter(`delete from file_chunks where ${where} and n = 1`)).toEqual(altered);
  expect(await faultsAfter(`delete from file_chunks where ${where}`)).toEqual([
    `The file "in rows" (${hash}) is missing, or not what was stored.`,
  ]);
});
