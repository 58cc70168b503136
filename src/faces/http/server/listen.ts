// Listening: the application on a port, and how it ends.
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { plainProblem } from '../problem.ts';
import type { Admission } from './limits/admission.ts';

export type Listening = { readonly port: number; close(): Promise<void> };

/** **units**: milliseconds. How long requests under way may take to be answered once the server is to end. */
const LAST_ANSWERS_MS = 5_000;

/** **units**: milliseconds. How long what an answered request still sends is read and thrown away. */
const READ_OUT_MS = 30_000;

/** Serves the application. A port of 0 takes any free one. **rejects** with the system's error when the port is in use. */
export function serve(app: Hono, port: number, hostname: string, admission?: Admission): Promise<Listening> {
  const underWay = new Set<Promise<unknown>>();
  const fetch: typeof app.fetch = (request, ...more) => {
    const answer = Promise.resolve(app.fetch(request, ...more));
    const noted = answer.catch(() => undefined).finally(() => underWay.delete(noted));
    underWay.add(noted);
    return answer;
  };
  const server = createAdaptorServer({
    fetch,
    autoCleanupIncoming: false,
    createServer: withDoor(admission),
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, hostname, () => {
      const address = server.address();
      resolve({ port: typeof address === 'object' && address !== null ? address.port : port, close });
    });
  });
  async function close(): Promise<void> {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    await Promise.race([Promise.all(underWay), pause(LAST_ANSWERS_MS)]);
    // What was just answered is still to be written.
    await pause(20);
    // Open streams of changes never end by themselves.
    if ('closeAllConnections' in server) server.closeAllConnections();
    await closed;
  }
}

/** A server that turns away at the door, before a request is read: refusing must cost next to nothing when very many ask. */
function withDoor(admission: Admission | undefined): typeof createServer {
  return ((options: object, listener: RequestListener) =>
    createServer(options, (incoming, outgoing) => {
      readOut(incoming, outgoing);
      const refusal = admission?.atDoor(incoming, (after) => outgoing.once('close', after));
      if (refusal === undefined) return listener(incoming, outgoing);
      const { status, headers, text } = plainProblem(refusal);
      outgoing.writeHead(status, headers).end(text);
    })) as typeof createServer;
}

/**
 * Whoever was refused before all was sent hears of it once they have sent all, and what they ask next over the same connection is
 * answered; it is closed only where they take too long.
 */
function readOut(incoming: IncomingMessage, outgoing: ServerResponse): void {
  outgoing.once('finish', () => {
    if (incoming.complete) return;
    const late = setTimeout(() => {
      // By then the connection may serve whatever is asked next.
      if (!incoming.complete) incoming.socket.destroy();
    }, READ_OUT_MS).unref();
    incoming.once('close', () => clearTimeout(late));
    incoming.resume();
  });
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref());
