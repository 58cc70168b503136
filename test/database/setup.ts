// One database server per test run: the embedded one, and Debian's PostgreSQL 15 or the one of DATABASE_URL_TEST where there is one.
// Each holds a template with all tables; a test file gets a fresh copy of it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClientConfig } from 'pg';
import { citusPresence } from '../../src/shell/store/cluster/citus.ts';
import { distributeTables } from '../../src/shell/store/cluster/distribute.ts';
import { startEmbedded } from '../../src/shell/store/embedded/start-embedded.ts';
import { prepareDatabase } from '../../src/shell/store/open-database.ts';
import { RUNTIME_ROLE } from '../../src/shell/store/runtime-role.ts';
import { asOwner } from '../../src/shell/store/server.ts';
import { startDebianServer } from './debian-server.ts';

/** A server for tests. `owner` connects to its database `postgres`; of a `single` one, to the only database there is, which is
 * emptied where another server would make a fresh one. */
export type TestServer = { name: string; owner: ClientConfig; runtimePassword: string; single?: boolean };

declare module 'vitest' {
  interface ProvidedContext {
    servers: readonly TestServer[];
  }
}

export const TEMPLATE = 'millrace_template';

const stops: (() => Promise<void> | void)[] = [];

export async function setup({
  provide,
}: {
  provide: (key: 'servers', value: readonly TestServer[]) => void;
}): Promise<void> {
  const url = process.env.MILLRACE_TEST_CLUSTER ?? '';
  const servers = url === '' ? [await embedded(), ...(await other())] : [await cluster(url)];
  for (const server of servers) if (server.single !== true) await makeTemplate(server);
  provide('servers', servers);
}

export async function teardown(): Promise<void> {
  for (const stop of stops.reverse()) await stop();
}

async function embedded(): Promise<TestServer> {
  const directory = mkdtempSync(join(tmpdir(), 'millrace-test-'));
  stops.push(() => rmSync(directory, { recursive: true, force: true }));
  const server = await startEmbedded({ directory, settings: ['-c', 'max_connections=300'] });
  stops.push(server.stop);
  return { name: 'embedded 18', owner: server.owner, runtimePassword: server.credentials.runtime };
}

async function other(): Promise<TestServer[]> {
  const url = process.env.DATABASE_URL_TEST;
  if (url !== undefined && url !== '') {
    return [
      { name: 'DATABASE_URL_TEST', owner: { connectionString: url }, runtimePassword: 'for-tests-only' },
    ];
  }
  const debian = await startDebianServer();
  if (debian === null) return [];
  stops.push(debian.stop);
  return [debian.server];
}

/** A cluster by its URL, or a server that stands in for one (scripts/test-citus.ts): its tables made and distributed. */
async function cluster(url: string): Promise<TestServer> {
  const owner = { connectionString: url };
  const server: TestServer = { name: 'cluster', owner, runtimePassword: 'for-tests-only', single: true };
  await prepare(owner, server.runtimePassword);
  await asOwner(owner, async (client) => {
    if ((await citusPresence(client)) === 'present') await distributeTables(client);
  });
  return server;
}

async function makeTemplate({ owner, runtimePassword }: TestServer): Promise<void> {
  await asOwner(owner, async (client) => {
    await client.query(`drop database if exists ${TEMPLATE}`);
    await client.query(`create database ${TEMPLATE}`);
  });
  const template = inDatabase(owner, TEMPLATE);
  await prepare(template, runtimePassword);
  // What connections print of their statements (heard-statements.ts) is for them alone, not for the log of the server.
  if (owner.connectionString === undefined) {
    await asOwner(owner, (client) => client.query(`alter role ${RUNTIME_ROLE} set log_min_messages = fatal`));
  }
}

const prepare = (owner: ClientConfig, runtimePassword: string): Promise<void> =>
  prepareDatabase({
    place: 'tests',
    owner,
    runtime: { ...owner, user: RUNTIME_ROLE, password: runtimePassword },
    runtimePassword,
    ended: new Promise(() => undefined),
    stop: () => Promise.resolve(),
  });

/** The same server and user, another database. */
export function inDatabase(owner: ClientConfig, database: string): ClientConfig {
  if (owner.connectionString === undefined) return { ...owner, database };
  const url = new URL(owner.connectionString);
  url.pathname = `/${database}`;
  return { connectionString: url.href };
}
