// A database of one's own: a fresh copy of the template, opened as the product opens it. Call `close` when done.
import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { newId, workspaces } from '../../src/shell/store/index.ts';
import { type Database, openPrepared } from '../../src/shell/store/open-database.ts';
import { RUNTIME_ROLE } from '../../src/shell/store/runtime-role.ts';
import { asOwner, type ServerAccess } from '../../src/shell/store/server.ts';
import { inDatabase, TEMPLATE, type TestServer } from './setup.ts';

/** The servers of this run; the embedded one is always the first. */
export const testServers = (): readonly TestServer[] => inject('servers');

/** Access to a fresh copy; `stop` drops it. */
export const freshAccess = (server?: TestServer): Promise<ServerAccess> =>
  madeAccess(`template ${TEMPLATE}`, server);

/** Access to a database without a table. */
export const emptyAccess = (server?: TestServer): Promise<ServerAccess> =>
  madeAccess('template template0', server);

async function madeAccess(from: string, server: TestServer = embeddedServer()): Promise<ServerAccess> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await asOwner(server.owner, (client) => client.query(`create database ${name} ${from}`));
  const owner = inDatabase(server.owner, name);
  return {
    place: 'a test database',
    owner,
    runtime: runtimeOf(owner, server.runtimePassword),
    runtimePassword: null,
    ended: new Promise(() => undefined),
    stop: async () => {
      await asOwner(server.owner, (client) => client.query(`drop database ${name} with (force)`));
    },
  };
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
