// How do we reach the embedded server? Over a Unix socket in the data home; where the path is too long for the
// system, in a short directory of its own; where there are no Unix sockets, over TCP on loopback.
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, lstatSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StartProblem } from '../start-problem.ts';
import type { Account } from './account.ts';

/** Where the server listens, and the server options that make it so. */
export type SocketPlace = { host: string; port: number; options: readonly string[] };

// sockaddr_un holds 104 bytes on macOS and 108 on Linux, the closing zero included.
const LONGEST_SOCKET_PATH = 100;
const PORT = 5432;

export async function socketPlace(home: string, account: Account): Promise<SocketPlace> {
  if (process.platform === 'win32') return tcpPlace();
  const near = join(home, 'socket');
  const fits = Buffer.byteLength(join(near, `.s.PGSQL.${PORT}`)) <= LONGEST_SOCKET_PATH;
  const directory = fits ? near : shortDirectory(home);
  ownDirectory(directory, account);
  return {
    host: directory,
    port: PORT,
    options: ['-c', 'listen_addresses=', '-c', `unix_socket_directories=${directory}`],
  };
}

function shortDirectory(home: string): string {
  const name = createHash('sha256').update(home).digest('hex').slice(0, 12);
  return join(tmpdir(), `millrace-${name}`);
}

function ownDirectory(directory: string, account: Account): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const found = lstatSync(directory);
  const own = process.getuid?.() ?? 0;
  // A directory in a place that everybody can write may have been put there by somebody else.
  if (!found.isDirectory() || (found.uid !== own && found.uid !== account?.uid)) {
    throw new StartProblem(
      `${directory} belongs to somebody else.`,
      'Remove it, or set TMPDIR to a directory of your own.',
    );
  }
  chmodSync(directory, 0o700);
  if (account !== null) chownSync(directory, account.uid, account.gid);
}

async function tcpPlace(): Promise<SocketPlace> {
  const port = await freePort();
  return { host: '127.0.0.1', port, options: ['-c', 'listen_addresses=127.0.0.1', '-p', String(port)] };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
