// Hears what other servers, and we ourselves, changed: one connection that listens, and comes back when it is lost. It also says that
// this Millrace is at work, and looks whether it may go on.
import type { Client } from 'pg';
import { CHANNEL, type Change, decodeChange } from './change.ts';
import type { Pools } from './connections.ts';
import { leastKnown, sayAtWork } from './programs.ts';
import { socketOf } from './silent-links.ts';

/** `changed`: something changed. `lost`: messages may have been missed; whoever shows something should ask again. */
export type Hearing = { kind: 'changed'; change: Change } | { kind: 'lost' };

export type Listener = { close(): Promise<void> };

const LONGEST_PAUSE_MS = 5_000;
const ASK_EVERY_MS = 5_000;

export type Hearer = {
  readonly hear: (hearing: Hearing) => void;
  /** The last migration that this Millrace knows. */
  readonly knows: number;
  /** A newer one took away what this one needs. */
  readonly outgrown: () => void;
};

/** Resolves once it listens. */
export async function openListener(
  { alone }: Pick<Pools, 'alone'>,
  { hear, knows, outgrown }: Hearer,
): Promise<Listener> {
  let closed = false;
  let client: Client | null = null;

  const connect = async () => {
    const next = alone({ application_name: 'millrace listener', keepAlive: true });
    next.on('notification', ({ payload }) => {
      const change = decodeChange(payload ?? '');
      if (change !== null) hear({ kind: 'changed', change });
    });
    next.on('error', () => undefined);
    await next.connect();
    const look = async () => {
      if ((await leastKnown(next)) > knows) outgrown();
    };
    keepAsking(next, look);
    try {
      // Said first and looked at then: whoever takes something away looks the other way round.
      await sayAtWork(next, knows);
      await next.query(`listen ${CHANNEL}`);
      await look();
    } catch (error) {
      socketOf(next)?.destroy();
      throw error;
    }
    next.once('end', () => void comeBack());
    client = next;
  };

  const comeBack = async () => {
    client = null;
    for (let pause = 50; !closed; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      try {
        await connect();
        if (closed) await endQuietly(client);
        else hear({ kind: 'lost' });
        return;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, pause).unref());
      }
    }
  };

  await connect();
  return {
    close: async () => {
      closed = true;
      await endQuietly(client);
    },
  };
}

/** Nobody waits for an answer here, so that a connection which died without a word would never be missed: it is asked for one. */
function keepAsking(client: Client, look: () => Promise<void>): void {
  let answered = true;
  const ask = () => {
    if (!answered) return socketOf(client)?.destroy();
    answered = false;
    look().then(
      () => {
        answered = true;
      },
      () => undefined,
    );
  };
  const asking = setInterval(ask, ASK_EVERY_MS).unref();
  client.once('end', () => clearInterval(asking));
}

const endQuietly = async (client: Client | null): Promise<void> => {
  await client?.end().catch(() => undefined);
};
