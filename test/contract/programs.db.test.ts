// Old and new beside each other on one database: what is added disturbs nobody, nothing is taken away from whoever is at work, and who
// was left behind stops.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPools } from '../../src/shell/store/connections.ts';
import { type Listener, openListener } from '../../src/shell/store/listener.ts';
import { lastMigration, migrate } from '../../src/shell/store/migrate.ts';
import { openPrepared } from '../../src/shell/store/open-database.ts';
import { programsAtWork } from '../../src/shell/store/programs.ts';
import { asOwner, type ServerAccess } from '../../src/shell/store/server.ts';
import { freshAccess, testServers } from '../database/fresh-database.ts';

const ADDS = '-- Adds a room.\n\nalter table cases add column room text;\n';
const TAKES = '-- Takes it away again.\n-- least: 9001\n\nalter table cases drop column room;\n';

describe.each(testServers())('Old and new servers on $name', (server) => {
  let access: ServerAccess;
  let folder: string;
  const listening: Listener[] = [];
  /** What a Millrace of a later release brings. */
  const bring = (...files: readonly [name: string, text: string][]) => {
    for (const [name, text] of files) writeFileSync(join(folder, name), text);
    return asOwner(access.owner, (owner) => migrate(owner, { folder }));
  };
  const listen = async (knows: number) => {
    let outgrown = 0;
    const listener = await openListener(openPools(access.runtime), {
      hear: () => undefined,
      knows,
      outgrown: () => {
        outgrown += 1;
      },
    });
    listening.push(listener);
    return { listener, outgrown: () => outgrown > 0 };
  };
  const atWork = () => asOwner(access.owner, programsAtWork);

  beforeEach(async () => {
    access = await freshAccess(server);
    folder = mkdtempSync(join(tmpdir(), 'millrace-migrations-'));
    cpSync(join(import.meta.dirname, '../../src/shell/store/migrations'), folder, { recursive: true });
  });
  afterEach(async () => {
    for (const listener of listening.splice(0)) await listener.close();
    rmSync(folder, { recursive: true });
    await access.stop();
  });

  it('counts who is at work by what they know, for as long as they are', async () => {
    const database = await openPrepared({ ...access, stop: () => Promise.resolve() });
    const { listener } = await listen(9_001);
    await listen(9_001);
    expect(await atWork()).toEqual([
      { knows: lastMigration(), servers: 1 },
      { knows: 9_001, servers: 2 },
    ]);
    await listener.close();
    await database.close();
    await expect.poll(atWork).toEqual([{ knows: 9_001, servers: 1 }]);
  });

  it('lets one that is older than the tables start beside the newer, where they only grew', async () => {
    expect(await bring(['9001-adds.sql', ADDS])).toEqual(['9001-adds.sql']);
    expect(await asOwner(access.owner, (owner) => migrate(owner))).toEqual([]);
  });

  it('takes nothing away from one that is at work and needs it, and changes nothing then', async () => {
    const { listener, outgrown } = await listen(lastMigration());
    await expect(bring(['9001-adds.sql', ADDS], ['9002-takes.sql', TAKES])).rejects.toMatchObject({
      message: '9002-takes.sql takes away what a server that is at work on this database still needs.',
      remedy: expect.stringContaining('Stop the older ones first'),
    });
    expect(outgrown()).toBe(false);
    await listener.close();
    await listen(9_001);
    await expect.poll(() => bring().catch(() => null)).toEqual(['9001-adds.sql', '9002-takes.sql']);
  });

  it('refuses to start what needs something that was taken away, and says so', async () => {
    await bring(['9001-adds.sql', ADDS], ['9002-takes.sql', TAKES]);
    await expect(asOwner(access.owner, (owner) => migrate(owner))).rejects.toThrow(
      `A newer Millrace took away from this database what this one needs (schema 9002; this one knows up to ${lastMigration()}).`,
    );
  });

  it('tells one that is at work, though it was not seen, to stop; also one that comes back from a lost line', async () => {
    const [old, younger] = [await listen(lastMigration()), await listen(9_001)];
    const database = await openPrepared({ ...access, stop: () => Promise.resolve() });
    await asOwner(access.owner, (owner) =>
      owner.query(
        `insert into schema_migrations (version, name, hash, least) values (9002, '9002-takes.sql', '', 9001)`,
      ),
    );
    expect(await database.ended).toBe('outgrown');
    await expect.poll(old.outgrown, { timeout: 10_000 }).toBe(true);
    expect(younger.outgrown()).toBe(false);
    expect((await listen(lastMigration())).outgrown()).toBe(true);
    await database.close();
  });
});
