// The contract of commands that go together, on every server we support: whoever's connection is cut learns the truth by
// their key, and a crowd of one workspace does not keep another waiting.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseEvents, cases, type Database, newId } from '../../src/shell/store/index.ts';
import { openPrepared } from '../../src/shell/store/open-database.ts';
import { asOwner, type ServerAccess } from '../../src/shell/store/server.ts';
import { freshAccess, freshWorkspace, testServers } from '../database/fresh-database.ts';
import { opening } from './history.ts';

describe.each(testServers())('Commands that go together on $name', (server) => {
  let access: ServerAccess;
  let database: Database;

  beforeAll(async () => {
    access = await freshAccess(server);
    database = await openPrepared(access);
  });
  afterAll(() => database.close());

  /** Ends the connections of the two groups under way while they are held up, as a broken network would. */
  const cutWhileHeld = (ask: () => void): Promise<void> =>
    asOwner(access.owner, async (client) => {
      await client.query('begin');
      await client.query('lock table case_events in access exclusive mode');
      ask();
      const held =
        "datname = current_database() and wait_event_type = 'Lock' and query like '%commit_commands%'";
      await expect
        .poll(async () => {
          // What others do is seen as it was when first asked, until this is called.
          await client.query('select pg_stat_clear_snapshot()');
          return (await client.query(`select pid from pg_stat_activity where ${held}`)).rowCount;
        })
        .toBe(2);
      await client.query(`select pg_terminate_backend(pid) from pg_stat_activity where ${held}`);
      await client.query('commit');
    });

  it('answers who gave a key when a group was cut off, and tells the others that nobody knows', async () => {
    const workspaceId = await freshWorkspace(database);
    const requests = Array.from({ length: 10 }, (_, n) => {
      const idempotency = { key: newId(), commandHash: 'open', answer: n };
      return n % 2 === 0 ? { ...opening(workspaceId), idempotency } : opening(workspaceId);
    });
    let answers: Promise<PromiseSettledResult<{ outcome: string }>[]> = Promise.resolve([]);
    await cutWhileHeld(() => {
      answers = Promise.allSettled(requests.map(database.commit));
    });
    for (const [n, answer] of (await answers).entries()) {
      const { caseId, idempotency } = requests[n] ?? opening(workspaceId);
      const there = await cases.load(database.in(workspaceId), caseId);
      if (answer.status === 'fulfilled') {
        expect([answer.value.outcome, there?.version]).toEqual(['committed', 4]);
        expect(await caseEvents.firstBroken(database.in(workspaceId), caseId)).toBeNull();
      } else {
        expect([answer.reason, idempotency]).toMatchObject([{ code: 'commit-unknown' }, undefined]);
        // It was cut before the end: nothing is left behind.
        expect(there).toBeUndefined();
      }
    }
    expect((await answers).map(({ status }) => status)).toContain('rejected');
  });

  it('lets a command of a small workspace pass the crowd of a large one', async () => {
    const [large, small] = [await freshWorkspace(database), await freshWorkspace(database)];
    const order: string[] = [];
    const crowd = Array.from({ length: 1_200 }, () =>
      database.commit(opening(large)).then(() => order.push('large')),
    );
    await Promise.all([...crowd, database.commit(opening(small)).then(() => order.push('small'))]);
    expect(order.indexOf('small')).toBeLessThan(600);
    expect(order).toHaveLength(1_201);
  });
});
