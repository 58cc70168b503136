// A connection that died without a word: the other side is gone, or something between drops what is sent, and no error ever comes.
// Where an answer is overdue, a new connection asks the database whether it still works on it; if not, the old one is ended, and
// whoever waited hears that it was lost. A long statement is left alone: the database says that it is at it.
import { Socket } from 'node:net';
import { Client, type ClientConfig, type Pool, type PoolClient } from 'pg';
import { errorCode } from './start-problem.ts';

/** **units**: milliseconds. */
const SILENCE = {
  /** How long an answer may take before the database is asked after it. */
  longestMs: 2_000,
  /** Those that have waited this long are asked after with it. */
  suspectMs: 1_000,
  lookMs: 250,
  /** How long a new connection may take that asks after others. */
  connectMs: 10_000,
};

/** **units**: milliseconds. How long a new connection may take at most. A database that is starved makes them slowly, and one that
 * is given up is work for nothing: only where a later one comes about first is an earlier one lost before. */
const CONNECTED_WITHIN_MS = 15_000;

/** The pool keeps its password where a copy does not find it. */
const whole = ({ password, ...config }: ClientConfig): ClientConfig => ({
  ...config,
  ...(password === undefined ? {} : { password }),
});

/** A connection in use, and since when it has been silent. */
type Link = { readonly socket: Socket; read: number; silentSince: number };

/** A watch over all pools of one database: what one of them finds silent is as silent for the others. */
export type LinkWatch = {
  /** What connections are made by: one that falls silent while it is made is ended as well. */
  readonly Client: new (
    config?: ClientConfig,
  ) => Client;
  /** Watches the connections of a pool, from now on. */
  over(pool: Pool): void;
};

export function watchLinks(config: ClientConfig): LinkWatch {
  const inUse = new Map<PoolClient, Link>();
  const idle = new Set<PoolClient>();
  /** Since when each of those is being made. */
  const inMaking = new Map<Client, number>();
  let looking: NodeJS.Timeout | undefined;
  let asking = false;

  const waitedFor = (ms: number): Waiting => {
    const until = performance.now() - ms;
    return {
      links: [...inUse].filter(([, { silentSince }]) => silentSince < until),
      made: [...inMaking].flatMap(([client, since]) => (since < until ? [client] : [])),
    };
  };
  const look = async () => {
    for (const [client, link] of inUse) hearOf(client, link);
    const { links, made } = waitedFor(SILENCE.longestMs);
    if (!asking && links.length + made.length > 0) {
      asking = true;
      await endLost(waitedFor(SILENCE.suspectMs));
      asking = false;
    }
    if (inUse.size + inMaking.size > 0) return;
    clearInterval(looking);
    looking = undefined;
  };
  const keepLooking = () => {
    looking ??= setInterval(() => void look(), SILENCE.lookMs).unref();
  };
  const endLost = async ({ links, made }: Waiting) => {
    const { reached, atWork } = await askDatabase(config);
    const lost = links.filter(
      ([client, link]) => !atWork(processOf(client)) && !hearOf(client, link) && inUse.get(client) === link,
    );
    // Those that nobody uses just now may be as silent; they go first, so that nobody gets one.
    if (lost.length > 0) for (const each of idle) socketOf(each)?.destroy(silent());
    for (const [, { socket }] of lost) socket.destroy(silent());
    // The others are at work, which is as good as a word from them.
    for (const [, link] of links) link.silentSince = performance.now();
    // Ours was made later than these, and is there.
    if (reached) for (const client of made) if (inMaking.has(client)) socketOf(client)?.destroy(silent());
  };

  return {
    Client: class extends Client {
      constructor(config: ClientConfig = {}) {
        super({ ...whole(config), connectionTimeoutMillis: CONNECTED_WITHIN_MS });
        inMaking.set(this, performance.now());
        for (const end of ['connect', 'end', 'error'] as const)
          this.once(end, () => void inMaking.delete(this));
        keepLooking();
      }
    },
    over: (pool) => {
      pool.on('acquire', (client) => {
        idle.delete(client);
        const socket = socketOf(client);
        if (socket === undefined) return;
        inUse.set(client, { socket, read: socket.bytesRead, silentSince: performance.now() });
        keepLooking();
      });
      pool.on('release', (_error, client) => {
        inUse.delete(client);
        idle.add(client);
      });
      pool.on('remove', (client) => {
        inUse.delete(client);
        idle.delete(client);
      });
    },
  };
}

/** What has waited for so long: answers that are outstanding, and connections that are being made. */
type Waiting = {
  readonly links: readonly (readonly [PoolClient, Link])[];
  readonly made: readonly Client[];
};

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

type Asked = { readonly reached: boolean; readonly atWork: (process: number | null) => boolean };

/** Can the database be reached, and for which of its processes does it work? Where it cannot be, for none. */
async function askDatabase(config: ClientConfig): Promise<Asked> {
  const within = { connectionTimeoutMillis: SILENCE.connectMs, query_timeout: SILENCE.connectMs };
  const other = new Client({ ...whole(config), ...within });
  other.on('error', () => undefined);
  try {
    await other.connect();
    const asked = "select pid from pg_stat_activity where state = 'active'";
    const { rows } = await other.query<{ pid: number }>(asked);
    const active = new Set<number | null>(rows.map(({ pid }) => pid));
    return { reached: true, atWork: (process) => active.has(process) };
  } catch (error) {
    // What the server itself says, such as that it has too many connections, says nothing about ours.
    const said = /^[0-9A-Z]{5}$/.test(errorCode(error)) && !errorCode(error).startsWith('E');
    return { reached: false, atWork: () => said };
  } finally {
    await other.end().catch(() => undefined);
  }
}

const processOf = (client: PoolClient): number | null =>
  'processID' in client && typeof client.processID === 'number' ? client.processID : null;
