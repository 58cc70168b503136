// What breaks when a connection breaks: the statement under way, and nothing else.
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
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
  const { promise: own, resolve: tell } = Promise.withResolvers<number | undefined>();
  const broken = database.withWorkspace(workspaceId, async (scope) => {
    tell((await scope.rows<{ pid: number }>(OWN, []))[0]?.pid);
    // The caller is busy elsewhere when it breaks: nobody waits for an answer of this connection.
    await new Promise((resolve) => setTimeout(resolve, 200));
    await scope.rows(OWN, []);
  });
  const noted = expect(broken).rejects.toThrow();
  await database.above.rows(END, [await own]);
  await noted;
  expect(await database.in(workspaceId).rows(OWN, [])).toHaveLength(1);
});

test('whoever holds a connection and asks for another is told of: many who do so would wait for each other for ever', async () => {
  const workspaceId = await freshWorkspace(database);
  const warned = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
  try {
    await database.withWorkspace(workspaceId, (scope) => scope.rows(OWN, []));
    expect(warned).not.toHaveBeenCalled();
    await database.withWorkspace(workspaceId, () => database.in(workspaceId).rows(OWN, []));
    await database.withWorkspace(workspaceId, () => database.above.rows(OWN, []));
    expect(warned.mock.calls.map(([, kind]) => kind)).toEqual(['SecondConnection', 'SecondConnection']);
  } finally {
    warned.mockRestore();
  }
});
