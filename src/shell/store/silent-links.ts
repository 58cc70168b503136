// A connection that died without a word: the other side is gone, or something between drops what is sent, and no error ever comes.
// Where an answer is overdue, a new connection asks the database whether it still works on it; if not, the old one is ended, and
// whoever waited hears that it was lost. A long statement is left alone: the database says that it is at it.
import { Socket } from 'node:net';
import { Client, type ClientConfig, type Pool, type PoolClient } from 'pg';
import { errorCode } from './start-problem.ts';

/** **units**: milliseconds. */
const SILENCE = {
  /** How long an answer may take before the database is asked after it. */
  longestMs: 3_000,
  lookMs: 500,
  /** How long a new connection may take that asks after another. */
  connectMs: 10_000,
};

/** **units**: milliseconds. How long a new connection may take: one that falls silent while it is made would never come about. */
const CONNECTED_WITHIN_MS = 4_000;

/** A connection of a pool, which waits for the other side, but not for a place in the pool, no longer than that. */
export class TimelyClient extends Client {
  constructor(config: ClientConfig = {}) {
    super({ ...whole(config), connectionTimeoutMillis: CONNECTED_WITHIN_MS });
  }
}

/** The pool keeps its password where a copy does not find it. */
const whole = ({ password, ...config }: ClientConfig): ClientConfig => ({
  ...config,
  ...(password === undefined ? {} : { password }),
});

/** A connection in use: since when it has been silent, and whether the database is being asked after it. */
type Link = { readonly socket: Socket; read: number; silentSince: number; asking: boolean };

/** Watches the connections of a pool that are in use, from now on. */
export function endSilentLinks(pool: Pool): void {
  const inUse = new Map<PoolClient, Link>();
  const idle = new Set<PoolClient>();
  let looking: NodeJS.Timeout | undefined;
  const look = () => {
    for (const [client, link] of inUse) {
      if (isOverdue(client, link)) void endIfLost(pool, client, { link, idle });
    }
    if (inUse.size > 0) return;
    clearInterval(looking);
    looking = undefined;
  };
  pool.on('acquire', (client) => {
    idle.delete(client);
    const socket = socketOf(client);
    if (socket === undefined) return;
    inUse.set(client, { socket, read: socket.bytesRead, silentSince: performance.now(), asking: false });
    looking ??= setInterval(look, SILENCE.lookMs).unref();
  });
  pool.on('release', (_error, client) => {
    inUse.delete(client);
    idle.add(client);
  });
  pool.on('remove', (client) => {
    inUse.delete(client);
    idle.delete(client);
  });
}

/** The socket under a connection. */
export function socketOf(client: PoolClient | Client): Socket | undefined {
  const stream = 'connection' in client ? client.connection.stream : undefined;
  return stream instanceof Socket ? stream : undefined;
}

function isOverdue(client: PoolClient, link: Link): boolean {
  const { bytesRead } = link.socket;
  if (bytesRead !== link.read || !isWaiting(client)) {
    link.read = bytesRead;
    link.silentSince = performance.now();
  }
  return !link.asking && performance.now() - link.silentSince > SILENCE.longestMs;
}

/** Is an answer of the database outstanding? */
const isWaiting = (client: PoolClient): boolean =>
  'readyForQuery' in client && client.readyForQuery === false;

type Beside = { readonly link: Link; readonly idle: ReadonlySet<PoolClient> };

async function endIfLost(pool: Pool, client: PoolClient, { link, idle }: Beside): Promise<void> {
  link.asking = true;
  const lost = !(await isAtWork(pool, client));
  if (lost && link.socket.bytesRead === link.read && isWaiting(client)) {
    // Those that nobody uses just now may be as silent; they go first, so that nobody gets one.
    for (const each of idle) socketOf(each)?.destroy(silent());
    link.socket.destroy(silent());
  }
  link.silentSince = performance.now();
  link.asking = false;
}

const silent = (): Error => new Error('The connection to the database fell silent.');

/** Does the database work for this connection? Where it cannot be reached at all, it does not. */
async function isAtWork(pool: Pool, client: PoolClient): Promise<boolean> {
  const within = { connectionTimeoutMillis: SILENCE.connectMs, query_timeout: SILENCE.connectMs };
  const other = new Client({ ...whole(pool.options), ...within });
  other.on('error', () => undefined);
  try {
    await other.connect();
    const asked = 'select state from pg_stat_activity where pid = $1';
    const { rows } = await other.query<{ state: string }>(asked, [processOf(client)]);
    return rows[0]?.state === 'active';
  } catch (error) {
    // What the server itself says, such as that it has too many connections, says nothing about ours.
    return /^[0-9A-Z]{5}$/.test(errorCode(error)) && !errorCode(error).startsWith('E');
  } finally {
    await other.end().catch(() => undefined);
  }
}

const processOf = (client: PoolClient): number | null =>
  'processID' in client && typeof client.processID === 'number' ? client.processID : null;
