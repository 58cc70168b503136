// Which PostgreSQL do we run on? The embedded one in a data directory, or the server that DATABASE_URL names. Either
// way the answer is the same: how its owner and how requests connect.
import { createHmac, randomBytes } from 'node:crypto';
import { Client, type ClientConfig } from 'pg';
import { reachEmbedded } from './embedded/reach-embedded.ts';
import { type EmbeddedServer, startEmbedded } from './embedded/start-embedded.ts';
import type { Environment } from './objects/bucket-settings.ts';
import { RUNTIME_ROLE } from './runtime-role.ts';
import { StartProblem } from './start-problem.ts';

/** How to reach a database. `place` says to people where the data lies. */
export type ServerAccess = {
  place: string;
  owner: ClientConfig;
  runtime: ClientConfig;
  /** The password the runtime role must have; null where somebody else looks after the role. */
  runtimePassword: string | null;
  /** The directory on whose disk an embedded server writes. */
  directory?: string;
  /** Resolves when an embedded server is gone, whoever ended it. */
  ended: Promise<void>;
  stop(): Promise<void>;
};

/** `url` (DATABASE_URL) names a server; otherwise the embedded one runs in `directory`, or in the default place. */
export type DatabaseOptions = {
  url?: string | undefined;
  appUrl?: string | undefined;
  directory?: string | undefined;
  /** The environment, which says where files are kept. */
  files?: Environment | undefined;
};

const DATABASE = 'millrace';
const OLDEST_MAJOR = 15;

/** Starts the embedded server and makes sure that it holds our database. */
export async function embeddedAccess(directory: string | undefined): Promise<ServerAccess> {
  return accessTo(await startEmbedded(directory === undefined ? {} : { directory }));
}

/** The database that is there already, whether a Millrace runs on it or not: for those who come beside it. */
export async function reachAccess({ url, appUrl, directory }: DatabaseOptions): Promise<ServerAccess> {
  if (url !== undefined && url !== '') return serverAccess(url, appUrl);
  return accessTo(await reachEmbedded(directory));
}

async function accessTo(server: EmbeddedServer): Promise<ServerAccess> {
  try {
    await createDatabase(server.owner);
  } catch (error) {
    await server.stop();
    throw error;
  }
  const { credentials } = server;
  return {
    place: server.home,
    directory: server.home,
    owner: { ...server.owner, database: DATABASE },
    runtime: {
      ...server.owner,
      database: DATABASE,
      user: RUNTIME_ROLE,
      password: credentials.runtime,
    },
    runtimePassword: credentials.runtime,
    ended: server.ended,
    stop: server.stop,
  };
}

async function createDatabase(owner: ClientConfig): Promise<void> {
  await asOwner(owner, async (client) => {
    const { rows } = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (rows.length === 0) await client.query(`create database ${DATABASE}`);
  });
}

/** Checks the server of a URL. Requests run as the role of `appUrl`, or as one whose password follows from the owner's. */
export async function serverAccess(url: string, appUrl: string | undefined): Promise<ServerAccess> {
  const owner = { connectionString: checkedUrl(url, 'DATABASE_URL') };
  const place = await inspect(owner);
  const fixed = appUrl === undefined ? null : checkedUrl(appUrl, 'DATABASE_APP_URL');
  const runtimePassword = fixed === null ? passwordFor(owner) : null;
  return {
    place,
    owner,
    runtime: { connectionString: fixed ?? asRuntime(url, runtimePassword ?? '') },
    runtimePassword,
    ended: new Promise(() => undefined),
    stop: () => Promise.resolve(),
  };
}

function checkedUrl(url: string, variable: string): string {
  if (/^postgres(ql)?:\/\//.test(url) && URL.canParse(url)) return url;
  throw new StartProblem(
    `${variable} is not a URL of a PostgreSQL database.`,
    'Write it like postgres://user:password@host:5432/database.',
  );
}

/** Every server with the same DATABASE_URL finds the same password, without a place to keep it in. */
export function passwordFor(owner: ClientConfig): string {
  const { password } = new Client(owner);
  if (typeof password !== 'string' || password === '') return randomBytes(24).toString('base64url');
  return createHmac('sha256', password).update(`the password of ${RUNTIME_ROLE}`).digest('base64url');
}

function asRuntime(url: string, password: string): string {
  const changed = new URL(url);
  // As parameters, because a URL without a host cannot carry a user before it.
  changed.searchParams.set('user', RUNTIME_ROLE);
  changed.searchParams.set('password', password);
  return changed.href;
}

async function inspect(owner: ClientConfig): Promise<string> {
  return asOwner(owner, async (client) => {
    const { rows } = await client.query<{ version: number; name: string }>(
      `select current_setting('server_version_num')::integer / 10000 as version, current_database() as name`,
    );
    const { version, name } = rows[0] ?? { version: 0, name: '' };
    if (version < OLDEST_MAJOR) {
      throw new StartProblem(
        `The server of DATABASE_URL is PostgreSQL ${version}; Millrace needs ${OLDEST_MAJOR} or newer.`,
        'Upgrade the server, name a newer one, or unset DATABASE_URL to use the embedded database.',
      );
    }
    return `the database ${name} on ${client.host}`;
  });
}

/** Runs work on a connection of the owner. **rejects** with a StartProblem where the database does not let us in. */
export async function asOwner<Answer>(
  owner: ClientConfig,
  work: (client: Client) => Promise<Answer>,
): Promise<Answer> {
  const client = new Client(owner);
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (cause) {
    throw new StartProblem(
      `The database at ${client.host}:${client.port} does not let us in: ${cause instanceof Error ? cause.message : cause}`,
      'Check that it runs, and the user, password and name of the database in DATABASE_URL.',
      cause,
    );
  }
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
