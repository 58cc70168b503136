// The line between a server and its database, for drills: cut, gone, silent, or losing the answers.
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import type { ClientConfig } from 'pg';

export type Line = {
  readonly port: number;
  /** Everything that stands is ended at once; whatever comes next goes through. */
  cut(): void;
  /** Everything that stands goes on without a word in either direction, for good; whatever comes next goes through. */
  silence(): void;
  /** Whatever is sent with this in it arrives, but no answer comes back; after a while all that stands is ended. */
  loseAnswers(to: string, ms: number): Promise<void>;
  /** Everything is ended, and nothing comes through for a while. */
  away(ms: number): Promise<void>;
  close(): Promise<void>;
};

type Pair = { readonly near: Socket; readonly far: Socket; mode: 'through' | 'one way' | 'silent' };

export async function openLine({ host = 'localhost', port = 5432 }: ClientConfig): Promise<Line> {
  const pairs = new Set<Pair>();
  let open = true;
  let losing: string | null = null;
  const server = createServer((near) => {
    if (!open) return near.destroy();
    const far = host.startsWith('/') ? connect(join(host, `.s.PGSQL.${port}`)) : connect(port, host);
    const pair: Pair = { near, far, mode: 'through' };
    pairs.add(pair);
    const end = () => {
      pairs.delete(pair);
      // A silent line does not even say that it has ended.
      if (pair.mode !== 'silent') near.destroy();
      far.destroy();
    };
    near.on('data', (bytes) => {
      if (losing !== null && bytes.includes(losing)) pair.mode = 'one way';
      if (pair.mode !== 'silent') far.write(bytes);
    });
    far.on('data', (bytes) => pair.mode === 'through' && near.write(bytes));
    for (const socket of [near, far]) socket.on('error', end).on('close', end);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = () => {
    for (const { near, far } of pairs) {
      near.destroy();
      far.destroy();
    }
  };
  const later = (ms: number, then: () => void) =>
    new Promise<void>((resolve) => {
      setTimeout(() => {
        then();
        resolve();
      }, ms);
    });
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    silence: () => {
      for (const pair of pairs) pair.mode = 'silent';
    },
    loseAnswers: (to, ms) => {
      losing = to;
      return later(ms, () => {
        losing = null;
        cut();
      });
    },
    away: (ms) => {
      open = false;
      cut();
      return later(ms, () => {
        open = true;
      });
    },
    close: async () => {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
