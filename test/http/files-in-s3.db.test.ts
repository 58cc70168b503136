// Files kept in an S3-compatible storage: sent, read, erased, and what is said where the storage is away or not what it was.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DAY_MS } from '../../src/core/base/index.ts';
import { type Database, isFilesAway, newId } from '../../src/shell/store/index.ts';
import { openBucket } from '../../src/shell/store/objects/bucket.ts';
import { type BucketSettings, bucketSettings } from '../../src/shell/store/objects/bucket-settings.ts';
import { filePlace } from '../../src/shell/store/objects/file-place.ts';
import { openPrepared } from '../../src/shell/store/open-database.ts';
import { asOwner, type ServerAccess } from '../../src/shell/store/server.ts';
import { looseObjects } from '../../src/shell/store/tables/loose-objects.ts';
import { tidy } from '../../src/shell/worker/tidy-keeper.ts';
import { freshAccess, freshWorkspace } from '../database/fresh-database.ts';
import { openS3Server, type S3Server } from '../s3-server.ts';
import { appOver, type FreshApp } from './fresh-app.ts';
import { CLAIM, type Office, openOffice, publish } from './office.ts';

const PLACE = 'files/of/tests';

let access: ServerAccess;
let storage: S3Server;
let db: Database;
let fresh: FreshApp;
let office: Office;
let workspaceId: string;

const settings = (): BucketSettings => {
  const found = bucketSettings(storage.environment(PLACE));
  if (found === null) throw new Error('no bucket');
  return found;
};

beforeAll(async () => {
  access = await freshAccess();
  storage = await openS3Server(['files']);
  db = await openPrepared(access, filePlace(openBucket(settings(), 4_000)));
  fresh = await appOver(db);
  office = await openOffice(fresh);
  await publish(
    office.ana,
    CLAIM.replace('receipt: { type: file }', 'receipt: { type: file, personal: true }'),
  );
  const session = (await office.ana.ask('GET', '/api/session')).body as { workspace: { id: string } };
  workspaceId = session.workspace.id;
});
afterAll(async () => {
  expect(
    fresh.faults.filter((fault) => !/^files-|^file-lost/.test((fault as { code?: string }).code ?? '')),
  ).toEqual([]);
  await db.close();
  await storage.close();
});

type Stored = { file: string; name: string; mediaType: string; bytes: number };

const bytesOf = (size: number, seed: string): Uint8Array => {
  const bytes = Buffer.alloc(size, seed);
  bytes.writeUInt32BE(size);
  return bytes;
};
const send = (content: Uint8Array) => office.bo.ask('POST', '/api/files?name=receipt.bin', content);
const objects = () => storage.objects('files').map((path) => path.replace('of/tests/', ''));

async function kept(content: Uint8Array): Promise<{ caseId: string; where: string; object: string }> {
  const stored = await send(content);
  expect(stored, JSON.stringify(stored.body)).toMatchObject({ status: 200 });
  const receipt = stored.body as Stored;
  const opened = await office.bo.ask('POST', '/api/cases', {
    workflow: 'claim',
    values: { amount: '12.50', purpose: 'Bus ticket', receipt },
  });
  const { caseId } = opened.body as { caseId: string };
  const { rows } = await asOwner(access.owner, (owner) =>
    owner.query<{ object: string }>('select object from files where workspace_id = $1 and hash = $2', [
      workspaceId,
      receipt.file,
    ]),
  );
  const object = rows[0]?.object ?? '';
  return { caseId, where: `/api/cases/${caseId}/files/${receipt.file}`, object };
}

async function fetched(where: string): Promise<string> {
  const cookie = [...office.bo.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const request = new Request(`http://localhost${where}`, { headers: { host: 'localhost', cookie } });
  const response = await fresh.app.fetch(request);
  expect(response.status).toBe(200);
  return createHash('sha256')
    .update(Buffer.from(await response.arrayBuffer()))
    .digest('hex');
}

test('a file is sent to the bucket, before anybody is told so, and read from there', async () => {
  const content = bytesOf(3_000_000, 'm');
  const { where, object } = await kept(content);
  expect(object).toMatch(new RegExp(`^${workspaceId}/[0-9a-f]{64}/[\\w-]+$`));
  expect(await fetched(where)).toBe(where.slice(-64));
  const chunks = await db
    .in(workspaceId)
    .rows({ name: 'count-chunks', text: 'select 1 from file_chunks where workspace_id = $1' }, [workspaceId]);
  expect(chunks).toEqual([]);
  expect(await looseObjects.all(db.in(workspaceId))).toEqual([]);
});

test('what a case is erased of leaves the bucket too, and what another case holds stays', async () => {
  const first = await kept(bytesOf(1_000, 'a'));
  const second = await kept(bytesOf(1_000, 'a'));
  const erase = ({ caseId }: { caseId: string }) =>
    office.ana.ask('POST', `/api/cases/${caseId}/erase-personal-values`);
  expect((await erase(first)).body).toEqual({ erased: 1 });
  expect(await fetched(second.where)).toBe(second.where.slice(-64));
  expect((await erase(second)).body).toEqual({ erased: 1 });
  const hash = second.where.slice(-64);
  await expect.poll(() => objects().filter((each) => each.includes(hash))).toEqual([]);
  expect(await office.bo.ask('GET', second.where)).toMatchObject({ status: 404 });
});

test('while the storage is away files wait, all else goes on, and what was erased goes when it is back', async () => {
  const held = await kept(bytesOf(2_000, 'b'));
  const erased = await kept(bytesOf(2_000, 'c'));
  const before = objects();
  await storage.shut();
  const away = { status: 503, body: { code: 'files-away' } };
  expect(await send(bytesOf(2_000, 'd'))).toMatchObject(away);
  expect(await office.bo.ask('GET', held.where)).toMatchObject(away);
  expect(await office.bo.ask('GET', `/api/cases/${held.caseId}`)).toMatchObject({ status: 200 });
  await office.ana.ask('POST', `/api/cases/${erased.caseId}/erase-personal-values`);
  expect((await office.ana.ask('GET', '/api/status')).body).toMatchObject({
    files: {
      place: `the bucket ${PLACE} at 127.0.0.1:${storage.port}`,
      trouble: expect.stringContaining('ECONNREFUSED'),
    },
  });
  await storage.openAgain();
  expect(objects()).toEqual(before);
  expect(await fetched(held.where)).toBe(held.where.slice(-64));
  await tidy(db, DAY_MS);
  expect(objects()).toEqual(before.filter((each) => each !== erased.object));
  expect((await office.ana.ask('GET', '/api/status')).body).toMatchObject({ files: { trouble: null } });
});

test('a storage that falls silent or fails is not waited for, and nothing of it is acknowledged', async () => {
  for (const instead of ['silence', 500, 503] as const) {
    storage.next.push(instead);
    expect(await send(bytesOf(2_000, 'e'))).toMatchObject({ status: 503, body: { code: 'files-away' } });
  }
  const hash = createHash('sha256').update(bytesOf(2_000, 'e')).digest('hex');
  expect(objects().filter((each) => each.includes(hash))).toEqual([]);
  // What may have been begun is written down, to be removed.
  expect(await looseObjects.all(db.in(workspaceId))).toHaveLength(4);
});

test('an object that was altered, cut short or is gone is given to nobody, and sent again it is whole', async () => {
  const content = bytesOf(4_000, 'f');
  const { where, object } = await kept(content);
  const lost = { status: 503, body: { code: 'file-lost' } };
  storage.alter('files', `of/tests/${object}`, bytesOf(4_000, 'g'));
  expect(await office.bo.ask('GET', where)).toMatchObject(lost);
  storage.alter('files', `of/tests/${object}`, content.subarray(0, 3_000));
  expect(await office.bo.ask('GET', where)).toMatchObject(lost);
  storage.drop('files', `of/tests/${object}`);
  expect(await office.bo.ask('GET', where)).toMatchObject(lost);
  await send(content);
  expect(await fetched(where)).toBe(where.slice(-64));
});

test('a large object that was altered breaks off before its end', async () => {
  const content = bytesOf(3_000_000, 'h');
  const { where, object } = await kept(content);
  storage.alter('files', `of/tests/${object}`, bytesOf(3_000_000, 'i'));
  await expect(fetched(where)).rejects.toThrow();
});

test('two workspaces with the same content have an object each, and neither reads that of the other', async () => {
  const content = Buffer.from(bytesOf(5_000, 'j'));
  const hash = createHash('sha256').update(content).digest('hex');
  const { where, object } = await kept(content);
  const other = await freshWorkspace(db, 'Other');
  const read = async () => {
    let size = 0;
    for await (const piece of db.fileKeeper.read(other, hash)) size += piece.length;
    return size;
  };
  expect(await read()).toBe(0);
  await db.fileKeeper.keep(
    other,
    { hash, bytes: content.length, name: 'a', mediaType: 'text/plain', by: null },
    async function* () {
      yield content;
    },
  );
  const theirs = objects().filter((each) => each.includes(hash));
  expect(theirs.map((each) => each.split('/')[0]).sort()).toEqual([workspaceId, other].sort());
  expect(await read()).toBe(5_000);
  storage.drop('files', `of/tests/${object}`);
  expect(await read()).toBe(5_000);
  expect(await office.bo.ask('GET', where)).toMatchObject({ status: 503 });
});

test('switched off, new files lie in rows and old ones are read; switched on, those in rows are read', async () => {
  const old = await kept(bytesOf(6_000, 'k'));
  const { MILLRACE_FILES: MILLRACE_FILES_BEFORE, ...rest } = storage.environment(PLACE);
  const found = bucketSettings({ ...rest, MILLRACE_FILES_BEFORE });
  if (found === null) throw new Error('no bucket');
  const off = await openPrepared({ ...access, stop: () => Promise.resolve() }, filePlace(openBucket(found)));
  const content = Buffer.from(bytesOf(1_200_000, 'l'));
  const hash = createHash('sha256').update(content).digest('hex');
  const whole = async (from: Database, each: string) => {
    const sha = createHash('sha256');
    for await (const piece of from.fileKeeper.read(workspaceId, each)) sha.update(piece);
    return sha.digest('hex');
  };
  const before = objects();
  await off.fileKeeper.keep(
    workspaceId,
    { hash, bytes: content.length, name: 'l', mediaType: 'text/plain', by: null },
    async function* () {
      yield content.subarray(0, 600_000);
      yield content.subarray(600_000);
    },
  );
  expect(objects()).toEqual(before);
  expect(await whole(off, old.where.slice(-64))).toBe(old.where.slice(-64));
  expect([await whole(off, hash), await whole(db, hash)]).toEqual([hash, hash]);
  await off.close();

  const without = await openPrepared({ ...access, stop: () => Promise.resolve() });
  expect(await without.fileKeeper.warnings()).toEqual([expect.stringContaining('MILLRACE_FILES_BEFORE')]);
  const refused = await whole(without, old.where.slice(-64)).catch((error: unknown) => error);
  expect(isFilesAway(refused)).toBe(true);
  await without.close();
});

test('an upload that was given up leaves nothing behind', async () => {
  const object = `${workspaceId}/${'0'.repeat(64)}/${newId()}`;
  await looseObjects.add(db.in(workspaceId), object, 0);
  const content = Buffer.from('half');
  const sha256 = createHash('sha256').update(content).digest('hex');
  await openBucket(settings()).put(object, {
    ...{ bytes: 4, sha256 },
    pieces: async function* () {
      yield content;
    },
  });
  expect(objects()).toContain(object);
  await tidy(db, DAY_MS);
  expect(objects()).not.toContain(object);
});
