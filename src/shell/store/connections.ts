// How statements reach the database: pooled, pipelined, prepared under their own name, and always inside one workspace.
import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import {
  type Client,
  type ClientConfig,
  Pool,
  type PoolClient,
  type PoolConfig,
  type QueryResultRow,
  types,
} from 'pg';
import { type LinkWatch, socketOf, watchLinks } from './silent-links.ts';

/** A statement with the name it is prepared under. */
export type Statement = { readonly name: string; readonly text: string };

/** Something that runs statements. */
export type Runner = {
  rows<Row extends QueryResultRow>(statement: Statement, values: readonly unknown[]): Promise<Row[]>;
};

/** A runner inside one workspace: it sees that workspace's rows and no others. */
export type Scope = Runner & { readonly workspaceId: string };

/** Access to the tables. */
export type Connections = {
  /** Each statement in a transaction of its own, one round trip. */
  in(workspaceId: string): Scope;
  /** Several statements in one transaction; it is undone when the work throws. */
  withWorkspace<Answer>(workspaceId: string, work: (scope: Scope) => Promise<Answer>): Promise<Answer>;
  /** Statements above workspaces: sign-in and the list of workspaces. */
  above: Runner;
  /** The pool itself, for the commit path. */
  pool: Pool;
};

/** A statement, named by its text, so that it is parsed once per connection. */
export function statement(text: string): Statement {
  return { name: createHash('sha256').update(text).digest('base64url').slice(0, 16), text };
}

/** Begins a transaction in a workspace, as one message. */
export function beginIn(workspaceId: string): string {
  // SET takes no parameters; what an id may consist of is narrow enough to be written into the text.
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(workspaceId)) throw new RangeError('This is no id of a workspace.');
  return `begin; set local app.workspace_id = '${workspaceId}'`;
}

/** As many statements at once serve everybody; more only wait for each other. */
const MOST = 16;

/**
 * How many connections requests share. A database on this machine takes the processor that we need to answer, a share for each
 * statement it works on: with sixteen on two cores even a refusal waited for a third of a second (docs/decisions/0087).
 */
export const mostConnections = (config: ClientConfig): number =>
  isHere(config) ? Math.min(MOST, 4 * availableParallelism()) : MOST;

function isHere({ host, connectionString = '' }: ClientConfig): boolean {
  const url = URL.canParse(connectionString) ? new URL(connectionString) : null;
  const name = host ?? url?.searchParams.get('host') ?? url?.hostname ?? '';
  return name === '' || name.startsWith('/') || ['localhost', '127.0.0.1', '::1', '[::1]'].includes(name);
}

/** The pools of one database: what one of them finds silent, the others do not wait for. */
export type Pools = {
  readonly connections: (max: number) => Connections;
  readonly pool: (config: PoolConfig) => Pool;
  /** One connection, which is not made yet. */
  readonly alone: (config: ClientConfig) => Client;
};

export function openPools(config: ClientConfig): Pools {
  const watch = watchLinks(config);
  return {
    connections: (max) => connectionsOf(survivingPool({ ...config, ...FOR_REQUESTS, max }, watch)),
    pool: (more) => survivingPool({ ...config, ...more }, watch),
    alone: (more) => new watch.Client({ ...config, ...more }),
  };
}

export const openConnections = (config: ClientConfig, max: number): Connections =>
  openPools(config).connections(max);

function connectionsOf(pool: Pool): Connections {
  return {
    pool,
    in: (workspaceId) => ({
      workspaceId,
      rows: (text, values) => withClient(pool, (client) => single(client, workspaceId, text, values)),
    }),
    withWorkspace: (workspaceId, work) =>
      withClient(pool, (client) => runTransaction(client, workspaceId, work)),
    above: {
      rows: async (text, values) => {
        warnIfHolding();
        return (await pool.query({ ...text, values: [...values] })).rows;
      },
    },
  };
}

/** A pool whose broken connections end nothing but themselves: an idle one is replaced, a busy one tells its caller; one that fell silent is ended. */
function survivingPool(config: PoolConfig, watch: LinkWatch): Pool {
  const pool = new Pool({ ...config, Client: watch.Client });
  pool.on('error', () => undefined);
  // One that breaks between two statements of a caller has nobody who listens, and would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  watch.over(pool);
  return pool;
}

async function withClient<Answer>(
  pool: Pool,
  work: (client: PoolClient) => Promise<Answer>,
): Promise<Answer> {
  warnIfHolding();
  const client = await pool.connect();
  try {
    return await holding.run(true, () => work(client));
  } finally {
    client.release();
  }
}

const holding = new AsyncLocalStorage<true>();

/** Says so where somebody asks for a second connection while they hold one: once all are held so, everybody waits for ever. */
export function warnIfHolding(): void {
  if (holding.getStore() !== true) return;
  process.emitWarning('Whoever holds a connection to the database asks for another.', 'SecondConnection');
}

async function single<Row extends QueryResultRow>(
  client: PoolClient,
  workspaceId: string,
  text: Statement,
  values: readonly unknown[],
): Promise<Row[]> {
  // The three are on the wire together; a failure of the middle one turns the commit into a rollback.
  const [, answer, end] = await Promise.allSettled(
    inOnePacket(client, () => [
      client.query(beginIn(workspaceId)),
      client.query<Row>({ ...text, values: [...values] }),
      client.query('commit'),
    ]),
  );
  if (answer.status === 'rejected') throw answer.reason;
  if (end.status === 'rejected') throw end.reason;
  return answer.value.rows;
}

/** Sends what is asked in one go. A write to the socket for each message took a sixth of the server's time under load. */
export function inOnePacket<Asked extends readonly unknown[] | []>(
  client: PoolClient,
  ask: () => Asked,
): Asked {
  const stream = socketOf(client);
  stream?.cork();
  try {
    return ask();
  } finally {
    stream?.uncork();
  }
}

async function runTransaction<Answer>(
  client: PoolClient,
  workspaceId: string,
  work: (scope: Scope) => Promise<Answer>,
): Promise<Answer> {
  const begun = client.query(beginIn(workspaceId));
  begun.catch(() => undefined);
  try {
    const answer = await work({
      workspaceId,
      rows: async (text, values) => (await client.query({ ...text, values: [...values] })).rows,
    });
    await begun;
    await client.query('commit');
    return answer;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

const TIMESTAMPTZ = 1184;
const INT8 = 20;

/** Instants arrive as integer milliseconds, bigints as numbers: the product's own units. */
function getTypeParser(oid: number, format?: 'text' | 'binary') {
  if (format !== 'binary' && oid === TIMESTAMPTZ) return instantOf;
  if (format !== 'binary' && oid === INT8) return Number;
  return format === 'binary' ? types.getTypeParser(oid, 'binary') : types.getTypeParser(oid, 'text');
}

const instantOf = (text: string): number => Date.parse(text.replace(' ', 'T').replace(/\+00$/, 'Z'));

const FOR_REQUESTS: PoolConfig = {
  pipeline: true,
  types: { getTypeParser },
  idleTimeoutMillis: 60_000,
  application_name: 'millrace',
};
