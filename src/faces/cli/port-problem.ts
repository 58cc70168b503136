// Can we listen there? Asked before the database starts, so that the answer comes at once.
import { createServer } from 'node:net';

/** What is wrong with the port, and what to do; null where it is free. */
export function portProblem(port: number, host: string): Promise<string | null> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(explain(error.code, port, host)));
    probe.listen(port, host, () => probe.close(() => resolve(null)));
  });
}

function explain(code: string | undefined, port: number, host: string): string {
  if (code === 'EADDRINUSE') {
    return `Port ${port} is in use by another program, maybe by a Millrace that already runs.\nOpen http://localhost:${port} to see, or start with another port: millrace start --port ${port + 1}`;
  }
  if (code === 'EACCES') {
    return `This account may not use port ${port}.\nStart with a port above 1023: millrace start --port 4700`;
  }
  return `Nothing can listen on ${host}:${port} (${code}).\nLeave out --host, or name an address of this machine.`;
}
