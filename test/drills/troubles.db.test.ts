// What several servers tell of one case, and what a server makes of a database that goes away: the drills in small, each with the
// fault planted that it is there to find.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type Database, openPrepared } from '../../src/shell/store/open-database.ts';
import { freshAccess } from '../database/fresh-database.ts';
import { appOver } from '../http/fresh-app.ts';
import { databaseDrill } from './database/database.ts';
import { diskDrill, holdsOut } from './disk/disk.ts';
import { LINEAR_FAULTS, type LinearFault, linearDrill } from './linear/linear.ts';

const opened: Database[] = [];
afterAll(async () => {
  for (const database of opened.reverse()) await database.close();
});

test('what people at two servers are told of one case is true in one order; the drill finds servers that lie', {
  timeout: 120_000,
}, async () => {
  const drill = async (fault?: LinearFault) => {
    const access = await freshAccess();
    const one = await openPrepared(access);
    const other = await openPrepared({ ...access, stop: () => Promise.resolve() });
    opened.push(one, other);
    const apps = [await appOver(one), await appOver(other)];
    const asked = { people: 5, seconds: 3, seed: 7, fault };
    return linearDrill(
      one,
      apps.map(({ app }) => app),
      asked,
    );
  };
  const found = await drill();
  expect(found).toMatchObject({ misfits: [], twice: 0 });
  expect(found.operations).toBeGreaterThan(20);
  for (const fault of LINEAR_FAULTS) expect((await drill(fault)).misfits, fault).not.toEqual([]);
});

test('troubles with the database lose nothing and double nothing; the drill finds keys that are not kept', {
  timeout: 180_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'millrace-line-'));
  const drill = async (rounds: number, fault: boolean) => {
    const access = await freshAccess();
    try {
      return await databaseDrill(access, folder, { rounds, seed: 7, fault });
    } finally {
      await access.stop();
    }
  };
  try {
    const found = await drill(4, false);
    expect(found).toMatchObject({ lost: 0, doubled: 0 });
    expect(found.acknowledged).toBeGreaterThan(20);
    expect((await drill(2, true)).doubled).toBeGreaterThan(0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a disk that fills up loses nothing, and work goes on once it is freed; the drill finds a server that keeps nothing free', {
  timeout: 120_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'millrace-disk-'));
  try {
    const found = await diskDrill(join(folder, 'one'), {});
    expect(found).toMatchObject({ blind: 0, untold: 0, lost: 0, doubled: 0 });
    expect(holdsOut(found)).toBe(true);
    expect(holdsOut(await diskDrill(join(folder, 'other'), { fault: true }))).toBe(false);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
