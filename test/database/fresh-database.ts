// A database of one's own: a fresh copy of the template, opened as the product opens it. Call `close` when done.
import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { tablesInOrder } from '../../src/shell/store/catalogue.ts';
import { newId, workspaces } from '../../src/shell/store/index.ts';
import { type Database, openPrepared } from '../../src/shell/store/open-database.ts';
import { RUNTIME_ROLE } from '../../src/shell/store/runtime-role.ts';
import { asOwner, type ServerAccess } from '../../src/shell/store/server.ts';
import { listenedTo, namesIn } from './heard-statements.ts';
import type { Names } from './routed-statements.ts';
import { inDatabase, TEMPLATE, type TestServer } from './setup.ts';

// Whoever asks for a connection while they hold one may wait for ever under load: here it ends the test at once.
process.on('warning', (warning) => {
  if (warning.name === 'SecondConnection') throw warning;
});

/** The servers of this run; the embedded one is always the first. */
export const testServers = (): readonly TestServer[] => inject('servers');

/** Access to a fresh copy; `stop` drops it. */
export const freshAccess = (server?: TestServer): Promise<ServerAccess> =>
  (server ?? embeddedServer()).single === true
    ? emptiedAccess(server ?? embeddedServer())
    : madeAccess(`template ${TEMPLATE}`, server);

/** Access to a database without a table. */
export const emptyAccess = (server?: TestServer): Promise<ServerAccess> =>
  madeAccess('template template0', server);

/** The one database there is, with nothing in it. */
async function emptiedAccess({ owner, runtimePassword }: TestServer): Promise<ServerAccess> {
  await asOwner(owner, async (client) => {
    const tables = (await tablesInOrder(client)).map(({ table }) => table);
    const filled = tables.filter((table) => table !== 'schema_migrations');
    await client.query(`truncate ${filled.map((table) => `"${table}"`).join(', ')}`);
  });
  return {
    place: 'a test database',
    owner,
    runtime: runtimeOf(owner, runtimePassword),
    runtimePassword: null,
    ended: new Promise(() => undefined),
    stop: () => Promise.resolve(),
  };
}

async function madeAccess(from: string, server: TestServer = embeddedServer()): Promise<ServerAccess> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await asOwner(server.owner, (client) => client.query(`create database ${name} ${from}`));
  const owner = inDatabase(server.owner, name);
  const runtime = runtimeOf(owner, server.runtimePassword);
  return {
    place: 'a test database',
    owner,
    runtime: from.endsWith(TEMPLATE) ? listenedTo(runtime, await namesOf(server, owner)) : runtime,
    runtimePassword: null,
    ended: new Promise(() => undefined),
    stop: async () => {
      await asOwner(server.owner, (client) => client.query(`drop database ${name} with (force)`));
    },
  };
}

const known = new Map<string, Promise<Names>>();

/** Every copy of the template has the same catalogue. */
function namesOf(server: TestServer, owner: ServerAccess['owner']): Promise<Names> {
  const names = known.get(server.name) ?? asOwner(owner, namesIn);
  known.set(server.name, names);
  return names;
}

/** An open database with nothing in it. */
export const freshDatabase = async (server?: TestServer): Promise<Database> =>
  openPrepared(await freshAccess(server));

/** A workspace in it. **shape**: its id. */
export async function freshWorkspace(database: Database, name = 'Tests'): Promise<string> {
  const workspaceId = newId();
  await database.withWorkspace(workspaceId, (scope) => workspaces.create(scope, name));
  return workspaceId;
}

function embeddedServer(): TestServer {
  const [server] = testServers();
  if (server === undefined) throw new Error('The test run has no database server.');
  return server;
}

function runtimeOf(owner: ServerAccess['owner'], password: string): ServerAccess['runtime'] {
  if (owner.connectionString === undefined) return { ...owner, user: RUNTIME_ROLE, password };
  const url = new URL(owner.connectionString);
  url.searchParams.set('user', RUNTIME_ROLE);
  url.searchParams.set('password', password);
  return { connectionString: url.href };
}
