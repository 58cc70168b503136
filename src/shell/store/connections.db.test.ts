// What breaks when a connection breaks: the statement under way, and nothing else.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, freshWorkspace } from '../../../test/database/fresh-database.ts';
import { statement } from './connections.ts';
import type { Database } from './index.ts';

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

const OWN = statement('select pg_backend_pid() as pid');
const END = statement('select pg_terminate_backend($1)');

test('a connection that breaks in the hands of its caller ends the transaction and not the process', async () => {
  const workspaceId = await freshWorkspace(database);
  const broken = database.withWorkspace(workspaceId, async (scope) => {
    const [own] = await scope.rows<{ pid: number }>(OWN, []);
    await database.above.rows(END, [own?.pid]);
    // The caller is busy elsewhere when it breaks: nobody waits for an answer of this connection.
    await new Promise((resolve) => setTimeout(resolve, 100));
    await scope.rows(OWN, []);
  });
  await expect(broken).rejects.toThrow();
  expect(await database.in(workspaceId).rows(OWN, [])).toHaveLength(1);
});
