// A connection that died without a word: the other side is gone, or something between drops what is sent, and no error ever comes.
// Where an answer is overdue, a new connection asks the database whether it still works on it; if not, the old one is ended, and
// whoever waited hears that it was lost. A long statement is left alone: the database says that it is at it.
import { Socket } from 'node:net';
import { Client, type ClientConfig, type Pool, type PoolClient } from 'pg';
import { errorCode } from './start-problem.ts';

/** **units**: milliseconds. */
const SILENCE = {
  /** How long an answer may take before the database is asked after it. */
  longestMs: 2_500,
  /** Those that have waited this long are asked after with it. */
  suspectMs: 1_000,
  lookMs: 250,
  /** How long a new connection may take that asks after others. */
  connectMs: 10_000,
};

/** **units**: milliseconds. How long a new connection may take: one that falls silent while it is made would never come about. */
const CONNECTED_WITHIN_MS = 3_000;

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

/** A connection in use, and since when it has been silent. */
type Link = { readonly socket: Socket; read: number; silentSince: number };

/** Watches the connections of a pool, from now on. */
export type LinkWatch = (pool: Pool) => void;

/** A watch over all pools of one database: what one of them finds silent is as silent for the others. */
export function watchLinks(config: ClientConfig): LinkWatch {
  const inUse = new Map<PoolClient, Link>();
  const idle = new Set<PoolClient>();
  let looking: NodeJS.Timeout | undefined;
  let asking = false;

  const silentFor = (ms: number) => {
    const until = performance.now() - ms;
    return [...inUse].filter(([, { silentSince }]) => silentSince < until);
  };
  const look = async () => {
    for (const [client, link] of inUse) hearOf(client, link);
    if (!asking && silentFor(SILENCE.longestMs).length > 0) {
      asking = true;
      await endLost(silentFor(SILENCE.suspectMs));
      asking = false;
    }
    if (inUse.size > 0) return;
    clearInterval(looking);
    looking = undefined;
  };
  const endLost = async (suspects: readonly (readonly [PoolClient, Link])[]) => {
    const atWork = await processesAtWork(config);
    const lost = suspects.filter(
      ([client, link]) => !atWork(processOf(client)) && !hearOf(client, link) && inUse.get(client) === link,
    );
    // Those that nobody uses just now may be as silent; they go first, so that nobody gets one.
    if (lost.length > 0) for (const each of idle) socketOf(each)?.destroy(silent());
    for (const [, { socket }] of lost) socket.destroy(silent());
    // The others are at work, which is as good as a word from them.
    for (const [, link] of suspects) link.silentSince = performance.now();
  };

  return (pool) => {
    pool.on('acquire', (client) => {
      idle.delete(client);
      const socket = socketOf(client);
      if (socket === undefined) return;
      inUse.set(client, { socket, read: socket.bytesRead, silentSince: performance.now() });
      looking ??= setInterval(() => void look(), SILENCE.lookMs).unref();
    });
    pool.on('release', (_error, client) => {
      inUse.delete(client);
      idle.add(client);
    });
    pool.on('remove', (client) => {
      inUse.delete(client);
      idle.delete(client);
    });
  };
}

/** The socket under a connection. */
export function socketOf(client: PoolClient | Client): Socket | undefined {
  const stream = 'connection' in client ? client.connection.stream : undefined;
  return stream instanceof Socket ? stream : undefined;
}

/** Has something come since, or is nothing waited for? */
function hearOf(client: PoolClient, link: Link): boolean {
  const { bytesRead } = link.socket;
  const heard = bytesRead !== link.read || !isWaiting(client);
  if (heard) {
    link.read = bytesRead;
    link.silentSince = performance.now();
  }
  return heard;
}

/** Is an answer of the database outstanding? */
const isWaiting = (client: PoolClient): boolean =>
  'readyForQuery' in client && client.readyForQuery === false;

const silent = (): Error => new Error('The connection to the database fell silent.');

/** For which of its processes does the database work? Where it cannot be reached at all, for none. */
async function processesAtWork(config: ClientConfig): Promise<(process: number | null) => boolean> {
  const within = { connectionTimeoutMillis: SILENCE.connectMs, query_timeout: SILENCE.connectMs };
  const other = new Client({ ...whole(config), ...within });
  other.on('error', () => undefined);
  try {
    await other.connect();
    const asked = "select pid from pg_stat_activity where state = 'active'";
    const { rows } = await other.query<{ pid: number }>(asked);
    const active = new Set<number | null>(rows.map(({ pid }) => pid));
    return (process) => active.has(process);
  } catch (error) {
    // What the server itself says, such as that it has too many connections, says nothing about ours.
    const said = /^[0-9A-Z]{5}$/.test(errorCode(error)) && !errorCode(error).startsWith('E');
    return () => said;
  } finally {
    await other.end().catch(() => undefined);
  }
}

const processOf = (client: PoolClient): number | null =>
  'processID' in client && typeof client.processID === 'number' ? client.processID : null;
