// Listening: the application on a port, and how it ends.
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';

export type Listening = { readonly port: number; close(): Promise<void> };

/** Serves the application. A port of 0 takes any free one. **rejects** with the system's error when the port is in use. */
export function serve(app: Hono, port: number, hostname: string): Promise<Listening> {
  const server = createAdaptorServer({ fetch: app.fetch });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, hostname, () => {
      const address = server.address();
      resolve({ port: typeof address === 'object' && address !== null ? address.port : port, close });
    });
  });
  function close(): Promise<void> {
    return new Promise((resolve) => {
      server.close(() => resolve());
      // Open streams of changes never end by themselves.
      if ('closeAllConnections' in server) server.closeAllConnections();
    });
  }
}
