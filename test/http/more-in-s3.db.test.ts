// What else lies in a bucket: logs, and files of a sample; people who break off; and many who keep and erase the same at once.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, settings as kept, workspaces } from '../../src/shell/store/index.ts';
import { openBucket } from '../../src/shell/store/objects/bucket.ts';
import { bucketSettings } from '../../src/shell/store/objects/bucket-settings.ts';
import { filePlace } from '../../src/shell/store/objects/file-place.ts';
import { openPrepared } from '../../src/shell/store/open-database.ts';
import { files } from '../../src/shell/store/tables/files.ts';
import { looseObjects } from '../../src/shell/store/tables/loose-objects.ts';
import { freshAccess, freshWorkspace } from '../database/fresh-database.ts';
import { openS3Server, type S3Server } from '../s3-server.ts';
import { appOver, type FreshApp } from './fresh-app.ts';
import { type Office, openOffice } from './office.ts';

let storage: S3Server;
let db: Database;
let fresh: FreshApp;
let office: Office;

beforeAll(async () => {
  storage = await openS3Server(['files']);
  const settings = bucketSettings(storage.environment('files'));
  if (settings === null) throw new Error('no bucket');
  db = await openPrepared(await freshAccess(), filePlace(openBucket(settings, 6_000)));
  fresh = await appOver(db);
  office = await openOffice(fresh);
});
afterAll(async () => {
  await db.close();
  await storage.close();
});

const shaOf = (content: Uint8Array) => createHash('sha256').update(content).digest('hex');

function keep(workspaceId: string, content: Buffer) {
  const file = { hash: shaOf(content), bytes: content.length, name: 'a', mediaType: 'text/plain', by: null };
  return db.fileKeeper.keep(workspaceId, file, async function* () {
    yield content;
  });
}

test('a log is kept there, read again when it is asked, and goes with its last reading', {
  timeout: 60_000,
}, async () => {
  const orders = Buffer.from(
    'Case,Activity,Timestamp\n1,Ask,2026-01-05T09:00:00Z\n1,Answer,2026-01-05T10:00:00Z\n2,Ask,2026-01-06T09:00:00Z\n',
  );
  const sent = await office.ana.ask('POST', '/api/logs?name=orders.csv', orders);
  const { id } = (sent.body as { log: { id: string } }).log;
  expect(storage.objects('files')).toEqual([expect.stringContaining(`/log-${shaOf(orders)}/`)]);
  expect(await office.ana.ask('POST', `/api/logs/${id}/reading`, {})).toMatchObject({
    body: { reading: { cases: 2 } },
  });
  // Another server over the same database has to fetch it.
  const other = await appOver(db);
  const asks = async (path: string) => {
    const cookie = [...office.ana.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return other.app.fetch(
      new Request(`http://localhost${path}`, { headers: { host: 'localhost', cookie } }),
    );
  };
  await storage.shut();
  const away = await asks(`/api/logs/${id}/flow`);
  expect([away.status, await away.json()]).toEqual([503, expect.objectContaining({ code: 'files-away' })]);
  await storage.openAgain();
  const flow = await asks(`/api/logs/${id}/flow`);
  expect(await flow.json()).toMatchObject({ survey: { cases: 2 } });

  const broken = await office.ana.ask('POST', '/api/logs?name=none.xes', Buffer.from('<log></log>'));
  const { id: wrong } = (broken.body as { log: { id: string } }).log;
  expect(storage.objects('files')).toHaveLength(2);
  expect((await office.ana.ask('POST', `/api/logs/${wrong}/reading`, {})).status).toBe(422);
  await expect.poll(() => storage.objects('files')).toHaveLength(1);
});

test('a sample goes with its objects, and stays where they cannot go', async () => {
  const workspaceId = 'sample-somebody';
  await db.withWorkspace(workspaceId, (scope) => workspaces.create(scope, 'Sample', true));
  await kept.put(db.in(workspaceId), 'sample', { state: 'ready', done: 1, of: 1, at: Date.now() });
  await keep(workspaceId, Buffer.from('of a sample'));
  await looseObjects.add(db.in(workspaceId), `${workspaceId}/half/way`, 60_000);
  const theirs = () => storage.objects('files').filter((each) => each.startsWith(workspaceId));
  expect(theirs()).toHaveLength(1);
  await storage.shut();
  await expect(fresh.services.sample.remove('somebody')).rejects.toMatchObject({ code: 'files-away' });
  expect(await workspaces.get(db.in(workspaceId))).toBeDefined();
  await storage.openAgain();
  expect(await fresh.services.sample.remove('somebody')).toMatchObject({ ok: true });
  expect(theirs()).toEqual([]);
  expect(await looseObjects.all(db.in(workspaceId))).toEqual([]);
});

test('whoever breaks off a fetch lets go of the storage, too', async () => {
  const workspaceId = await freshWorkspace(db);
  const content = Buffer.alloc(20_000_000, 'long');
  await keep(workspaceId, content);
  for (let n = 0; n < 20; n++) {
    const pieces = db.fileKeeper.read(workspaceId, shaOf(content));
    await pieces.next();
    await pieces.return(undefined);
  }
  await expect.poll(storage.connections).toBeLessThan(10);
  let bytes = 0;
  for await (const piece of db.fileKeeper.read(workspaceId, shaOf(content))) bytes += piece.length;
  expect(bytes).toBe(content.length);
});

test('an upload that took so long that it was tidied away is not acknowledged', async () => {
  const workspaceId = await freshWorkspace(db);
  const scope = db.in(workspaceId);
  const content = Buffer.from('too late');
  const file = { hash: shaOf(content), bytes: 8, name: 'a', mediaType: 'text/plain', by: null };
  const late = db.fileKeeper.keep(workspaceId, file, async function* () {
    for (const { object } of await looseObjects.all(scope)) await looseObjects.take(scope, object);
    yield content;
  });
  await expect(late).rejects.toMatchObject({ code: 'files-away' });
  expect(await files.get(scope, file.hash)).toBeUndefined();
});

test('of many who keep, erase and sweep the same content at once, nobody loses anything', {
  timeout: 120_000,
}, async () => {
  const workspaceId = await freshWorkspace(db);
  const scope = db.in(workspaceId);
  for (let round = 0; round < 12; round++) {
    const content = Buffer.from(`content ${round % 3}`);
    const hash = shaOf(content);
    const erase = async () => {
      await db.withWorkspace(workspaceId, (inside) => files.removeUnused(inside, hash));
      await db.fileKeeper.sweep(workspaceId);
    };
    const works = [0, 1, 2, 3].map(() => keep(workspaceId, content));
    await Promise.all([...works, erase(), erase(), db.fileKeeper.sweep(workspaceId)]);
    // Whoever was told that it is kept after all erasures finds it.
    await keep(workspaceId, content);
    const read = async () => {
      const sum = createHash('sha256');
      for await (const piece of db.fileKeeper.read(workspaceId, hash)) sum.update(piece);
      return sum.digest('hex');
    };
    await Promise.all([keep(workspaceId, content), read().then((sum) => expect(sum).toBe(hash))]);
    await db.fileKeeper.sweep(workspaceId);
    expect(await read()).toBe(hash);
    const there = storage.objects('files').filter((each) => each.startsWith(workspaceId));
    const known = [
      ...(await files.inObjects(scope)),
      ...(await looseObjects.all(scope)).map(({ object }) => object),
    ];
    expect(there.filter((each) => !known.includes(each))).toEqual([]);
  }
});
