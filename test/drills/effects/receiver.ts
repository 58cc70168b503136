// A receiver of webhooks that honours the key and can be relied on for nothing else: it refuses, hangs, hangs up, or does what
// it is told and hangs up before it has said so. What it does at each attempt follows from the seed.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hash32 } from './hash32.ts';

/** One thing that was applied: which effect, by its key, and what it was about. */
export type AppliedHere = { readonly key: string; readonly what: string; readonly step: string };

export type Receiver = {
  readonly host: string;
  /** In the order in which they came. */
  readonly applied: readonly AppliedHere[];
  /** How many attempts went which way. */
  readonly attempts: ReadonlyMap<Way, number>;
  close(): Promise<void>;
};

type Way = 'well' | 'refuses' | 'hangs' | 'resets' | 'loses';
const TROUBLE: readonly Way[] = ['refuses', 'hangs', 'resets', 'loses'];

/** `failing` of all attempts go wrong; `isDead` is never applied. */
export async function openReceiver(
  seed: number,
  failing: number,
  isDead: (what: string, step: string) => boolean,
): Promise<Receiver> {
  const applied: AppliedHere[] = [];
  const known = new Set<string>();
  const tries = new Map<string, number>();
  const attempts = new Map<Way, number>();

  const wayOf = (what: string, step: string): Way => {
    const name = `${what} ${step}`;
    const attempt = (tries.get(name) ?? 0) + 1;
    tries.set(name, attempt);
    if (isDead(what, step)) return 'refuses';
    const chance = hash32(`${seed} ${name} ${attempt}`) / 2 ** 32;
    return chance >= failing ? 'well' : (TROUBLE[Math.floor((chance / failing) * TROUBLE.length)] ?? 'well');
  };
  const apply = (key: string, what: string, step: string) => {
    if (known.has(key)) return;
    known.add(key);
    applied.push({ key, what, step });
  };
  const receive = async (request: IncomingMessage, response: ServerResponse) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const { data } = JSON.parse(Buffer.concat(parts).toString()) as { data: { what: string; step: string } };
    const way = wayOf(data.what, data.step);
    attempts.set(way, (attempts.get(way) ?? 0) + 1);
    if (way === 'well' || way === 'loses') apply(String(request.headers['webhook-id']), data.what, data.step);
    if (way === 'well') response.writeHead(204).end();
    if (way === 'refuses') response.writeHead(500).end();
    if (way === 'loses' || way === 'resets') request.socket.resetAndDestroy();
  };
  const server = createServer((request, response) => {
    receive(request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...{ applied, attempts },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
