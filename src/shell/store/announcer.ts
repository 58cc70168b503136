// Tells the other servers what changed: after the commit, on a connection of its own, what came together at once.
import type { Pool } from 'pg';
import { CHANNEL, type Change, encodeChange } from './change.ts';

export type Announcer = { announce(change: Change): void; settled(): Promise<void> };

export function openAnnouncer(pool: Pool): Announcer {
  let waiting: Change[] = [];
  let sending: Promise<void> | null = null;

  const send = async () => {
    while (waiting.length > 0) {
      const messages = waiting.map(encodeChange);
      waiting = [];
      // A lost message costs a moment, not work: workers poll, and pages ask again when they reconnect.
      await pool
        .query('select pg_notify($1, message) from unnest($2::text[]) as message', [CHANNEL, messages])
        .catch(() => undefined);
    }
    sending = null;
  };

  return {
    announce: (change) => {
      waiting.push(change);
      sending ??= send();
    },
    settled: () => sending ?? Promise.resolve(),
  };
}
