// A backup comes back whole: the same rows, the same histories, and nothing that works by itself before somebody says so.
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beginSnapshot, keptTables, piecesOf } from '../../src/shell/store/backup/pieces.ts';
import { openBackup } from '../../src/shell/store/backup/read-backup.ts';
import { restoreBackup } from '../../src/shell/store/backup/restore-backup.ts';
import { writeBackup } from '../../src/shell/store/backup/write-backup.ts';
import { signingKey } from '../../src/shell/store/checkpoints/signing-key.ts';
import { quarantine, StartProblem } from '../../src/shell/store/index.ts';
import { migrate, readMigrations } from '../../src/shell/store/migrate.ts';
import { type Database, openPrepared } from '../../src/shell/store/open-database.ts';
import { asOwner, type ServerAccess } from '../../src/shell/store/server.ts';
import { proveDatabase } from '../../src/shell/store/verify/prove-database.ts';
import { proveHistories } from '../../src/shell/store/verify/prove-histories.ts';
import { performWith, startWorker } from '../../src/shell/worker/index.ts';
import { emptyAccess, freshAccess, freshWorkspace, testServers } from '../database/fresh-database.ts';
import { keptOutside, tellHistory } from '../drills/told-history.ts';
import { opening } from './history.ts';

/** Every row of a backup's tables, to compare whole databases by. */
async function everything(client: Client): Promise<string[]> {
  await beginSnapshot(client);
  const rows: string[] = [];
  let table = '';
  for await (const piece of piecesOf(client, await keptTables(client))) {
    if (piece.kind === 'table') table = `${piece.table} ${piece.workspace}`;
    else rows.push(...piece.rows.map((row) => `${table}\t${row.toString('utf8')}`));
  }
  await client.query('rollback');
  return rows.filter((row) => !row.startsWith('server_states'));
}

const problem = async (work: Promise<unknown>): Promise<StartProblem> => {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof StartProblem)) throw new Error('expected a StartProblem', { cause: error });
  return error;
};

/** The connection of a restore whose process ends once the rows are there for good. */
function killedAfterCommit(owner: Client): Client {
  let isOver = false;
  return new Proxy(owner, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (name !== 'query') return typeof value === 'function' ? value.bind(target) : value;
      return async (...asked: [string]) => {
        if (isOver) throw new Error('killed');
        const answer = await target.query(...asked);
        if (asked[0] === 'commit') {
          const { rows } = await target.query(`select to_regclass('public.workspace_ids') as there`);
          const isThere = rows[0]?.there !== null;
          isOver = isThere && (await target.query('select 1 from workspace_ids limit 1')).rows.length > 0;
        }
        return answer;
      };
    },
  });
}

describe.each(testServers())('T1.2 a backup on $name', (server) => {
  const folder = mkdtempSync(join(tmpdir(), 'millrace-backup-'));
  const file = join(folder, 'all.backup');
  const places: ServerAccess[] = [];
  let access: ServerAccess;
  let database: Database;
  let workspaceId: string;

  const empty = async (): Promise<ServerAccess> => {
    const made = await emptyAccess(server);
    places.push(made);
    return made;
  };
  const bent = (name: string, change: (text: string) => string): string => {
    const path = join(folder, name);
    writeFileSync(path, gzipSync(change(gunzipSync(readFileSync(file)).toString('latin1')), { level: 1 }));
    return path;
  };

  beforeAll(async () => {
    access = await freshAccess(server);
    database = await openPrepared(access);
    workspaceId = await freshWorkspace(database);
    await tellHistory(database, workspaceId, signingKey(join(folder, 'key.pem')), 6);
    await tellHistory(
      database,
      await freshWorkspace(database, 'Zwei — “zwei”\t\\N\n'),
      signingKey(join(folder, 'key.pem')),
      3,
    );
    const due = (id: string) => ({ kind: 'timer', key: `${id}/5`, caseId: id, dueAt: 0 }) as const;
    const asked = opening(workspaceId);
    await database.commit({ ...asked, jobs: [due(asked.caseId)] });
    const bytes = Buffer.from(Array.from({ length: 700_000 }, (_, n) => n % 251));
    const hash = createHash('sha256').update(bytes).digest('hex');
    await database.fileKeeper.keep(
      workspaceId,
      { hash, bytes: bytes.length, name: 'a\\b\tc', mediaType: 'text/plain', by: null },
      async function* () {
        yield bytes;
      },
    );
    await asOwner(access.owner, (owner) => writeBackup(owner, file, '0.0.0'));
  });
  afterAll(async () => {
    await database.close();
    for (const place of places) await place.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('comes back equal, row by row, proves whole, and waits for its operator', {
    timeout: 60_000,
  }, async () => {
    const outside = await keptOutside(database.in(workspaceId));
    const before = await asOwner(access.owner, everything);
    const target = await empty();
    const backup = await openBackup(file);
    await asOwner(target.owner, (owner) => restoreBackup(owner, backup));
    expect(await asOwner(target.owner, everything)).toEqual(before);
    const ofFile = await proveHistories(backup.pieces(), { outside });
    const ofDatabase = await asOwner(target.owner, (owner) => proveDatabase(owner, { outside }));
    expect(ofFile.faults).toEqual([]);
    expect(ofDatabase).toEqual(ofFile);
    expect(ofFile).toMatchObject({ workspaces: 2, cases: 10, checkpoints: 3 });

    const copy = await openPrepared({ ...target, stop: () => Promise.resolve() });
    const fired: string[] = [];
    const worker = startWorker({
      ...{ database: copy, pollMs: 50, mayBegin: async () => (await quarantine.get(copy.above)) === null },
      perform: performWith({ db: copy, handle: () => Promise.reject(new Error('not asked for')) }),
      report: async ({ key }) => {
        fired.push(key);
        return false;
      },
    });
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(fired).toEqual([]);
    expect(await quarantine.lift(copy.above)).toBe(true);
    await expect.poll(() => fired.length, { timeout: 5_000 }).toBe(1);
    await worker.stop();
    await copy.close();
  });

  it('waits for its operator even where the restore was killed right after the rows had come', async () => {
    const target = await empty();
    const backup = await openBackup(file);
    await expect(
      asOwner(target.owner, (owner) => restoreBackup(killedAfterCommit(owner), backup)),
    ).rejects.toThrow('killed');
    await asOwner(target.owner, async (owner) => {
      expect((await owner.query('select 1 from workspace_ids')).rows).toHaveLength(2);
      const { rows } = await owner.query(`select 1 from server_states where name = 'quarantine'`);
      expect(rows).toHaveLength(1);
    });
  });

  it('is not restored beneath a server that is at work: it would begin to send', async () => {
    const target = await freshAccess(server);
    const atWork = await openPrepared(target);
    const backup = await openBackup(file);
    const refused = await problem(asOwner(target.owner, (owner) => restoreBackup(owner, backup)));
    expect(refused.message).toContain('at work');
    await atWork.close();
  });

  it('is not written over a file, and not restored over a workspace', async () => {
    expect(
      (await problem(asOwner(access.owner, (owner) => writeBackup(owner, file, '0.0.0')))).message,
    ).toContain('there already');
    const backup = await openBackup(file);
    const refused = await problem(asOwner(access.owner, (owner) => restoreBackup(owner, backup)));
    expect(refused.message).toContain('already');
    expect(refused.remedy).toContain('--data');
  });

  it('says where it is damaged, and is then not touched', async () => {
    const whole = readFileSync(file);
    const cut = join(folder, 'cut');
    writeFileSync(cut, whole.subarray(0, whole.length - 2_000));
    expect((await problem(openBackup(cut))).message).toMatch(/damaged: .*\(after line \d+/);
    const flipped = Buffer.from(whole);
    flipped[Math.floor(whole.length / 2)] = (flipped[Math.floor(whole.length / 2)] ?? 0) ^ 0x10;
    const spoilt = join(folder, 'flipped');
    writeFileSync(spoilt, flipped);
    expect((await problem(openBackup(spoilt))).message).toContain('damaged');
    expect(
      (await problem(openBackup(bent('altered', (text) => text.replace('Second of 2', 'Second of 3')))))
        .message,
    ).toContain('not what was written');
    expect((await problem(openBackup(bent('short', (text) => text.slice(0, -90))))).message).toContain(
      'damaged',
    );
  });

  it('says that a file is none, is not there, or is of a newer Millrace', async () => {
    writeFileSync(join(folder, 'text'), 'hello');
    expect((await problem(openBackup(join(folder, 'text')))).message).toContain('damaged');
    expect((await problem(openBackup(bent('other', () => 'a,b\n1,2\n')))).message).toContain('no backup');
    expect((await problem(openBackup(join(folder, 'nowhere')))).message).toContain('no file');
    expect(
      (await problem(openBackup(bent('newer', (text) => text.replace('"format":1', '"format":2'))))).message,
    ).toContain('format 2');
    const backup = await openBackup(file);
    const strange = { ...backup, header: { ...backup.header, migrations: [{ version: 9_999, hash: '' }] } };
    const target = await empty();
    const refused = await problem(asOwner(target.owner, (owner) => restoreBackup(owner, strange)));
    expect(refused.message).toContain('schema 9999');
  });

  it.runIf(server === testServers()[0])(
    'T1.3 of an older schema comes up to this one: the tables are those of a fresh database',
    {
      timeout: 60_000,
    },
    async () => {
      const wanted = await asOwner(access.owner, catalogue);
      const all = readMigrations().map(({ version }) => version);
      const target = await empty();
      // The first, one in the middle and the last but one; the drill tries them all.
      for (const version of [all[0], all[all.length >> 1], all.at(-2)] as number[]) {
        await asOwner(target.owner, async (owner) => {
          await owner.query('begin');
          await owner.query('drop schema public cascade');
          await owner.query('create schema public');
          await owner.query('commit');
          await migrate(owner, { only: all.filter((each) => each <= version) });
          const applied = await migrate(owner);
          expect(applied).toHaveLength(all.length - all.indexOf(version) - 1);
          expect(await catalogue(owner)).toEqual(wanted);
        });
      }
    },
  );
});

async function catalogue(client: Client): Promise<unknown[]> {
  const columns = await client.query(
    `select table_name, column_name, data_type, is_nullable, column_default from information_schema.columns
      where table_schema = 'public' order by table_name, ordinal_position`,
  );
  const indexes = await client.query(
    `select indexdef from pg_indexes where schemaname = 'public' order by indexdef`,
  );
  const functions = await client.query(
    `select proname, prosrc from pg_proc where pronamespace = 'public'::regnamespace order by proname`,
  );
  return [columns.rows, indexes.rows, functions.rows];
}
