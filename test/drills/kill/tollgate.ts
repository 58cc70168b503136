// Where effects go in the drill of kills: it notes under which keys each came, and takes its time, so that some are killed on the way.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** **shape**: `passed` has the keys under which each thing came; one key is one effect, however often it came. */
export type Tollgate = {
  readonly host: string;
  readonly passed: ReadonlyMap<string, ReadonlySet<string>>;
  close(): Promise<void>;
};

const TAKES_MS = 30;

export async function openTollgate(): Promise<Tollgate> {
  const passed = new Map<string, Set<string>>();
  const server = createServer(async (request, response) => {
    try {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      const { data } = JSON.parse(Buffer.concat(parts).toString()) as { data: { what: string } };
      passed.set(data.what, (passed.get(data.what) ?? new Set()).add(String(request.headers['webhook-id'])));
      await pause(TAKES_MS);
      response.writeHead(204).end();
    } catch {
      request.socket.destroy();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    passed,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
