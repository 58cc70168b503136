// What a commit costs does not depend on how much is there: rows are found by their whole key, on fresh tables too,
// whose plans were made while they were empty, or were looked at while there was next to nothing in them.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cases, type Database, newId } from '../../src/shell/store/index.ts';
import { openPrepared } from '../../src/shell/store/open-database.ts';
import { asOwner, type ServerAccess } from '../../src/shell/store/server.ts';
import { freshAccess, freshWorkspace, testServers } from '../database/fresh-database.ts';
import { completing, opening, request } from './history.ts';

describe.each(testServers())('The cost of a commit on $name', (server) => {
  let access: ServerAccess;
  let database: Database;
  const COUNT = 300;

  beforeEach(async () => {
    access = await freshAccess(server);
    database = await openPrepared(access);
  });
  afterEach(() => database.close());

  it.each([
    ['were never looked at', null],
    ['were looked at while they held three', 3],
  ])(
    'reads as many rows at the three hundredth case as at the first where tables %s',
    async (_, lookedAt) => {
      const workspaceId = await freshWorkspace(database);
      for (let n = 0; n < COUNT; n++) {
        if (n === lookedAt) await asOwner(access.owner, (client) => client.query('analyze'));
        const caseId = newId();
        const timer = { kind: 'timer' as const, key: `${caseId}/9`, caseId, dueAt: Date.UTC(2200, 0, 1) };
        await database.commit(opening(workspaceId, caseId, [timer]));
        const before = await cases.load(database.in(workspaceId), caseId);
        const cancel = { kind: 'cancel' as const, key: timer.key, caseId };
        await database.commit(request(workspaceId, caseId, before ?? null, completing(caseId), [cancel]));
      }
      const read = () =>
        asOwner(access.owner, async (client) => {
          const { rows } = await client.query<{ read: number; seen: number }>(
            `select sum(idx_tup_read + idx_tup_fetch)::float8 as read, (select n_tup_ins::float8 from pg_stat_user_tables
              where relname = 'case_events') as seen
            from pg_stat_user_indexes where relname in ('cases', 'work_items', 'stage_visits', 'jobs')`,
          );
          return rows[0] ?? { read: 0, seen: 0 };
        });
      // The server counts with a delay.
      await expect.poll(async () => (await read()).seen, { timeout: 20_000, interval: 500 }).toBe(COUNT * 8);
      const { read: rowsRead } = await read();
      expect(rowsRead / (COUNT * 2)).toBeLessThan(30);
    },
  );
});
