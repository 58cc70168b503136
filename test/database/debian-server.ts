// Debian's PostgreSQL 15, where it is installed: started in a directory of its own, under an account without rights
// where we are root, so that the contract is kept on the oldest server we support.
import { execFile, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { databaseAccount, runAs } from '../../src/shell/store/embedded/account.ts';
import { guarded } from '../../src/shell/store/embedded/guard.ts';
import { passwordFor } from '../../src/shell/store/server.ts';
import type { TestServer } from './setup.ts';

const BINARIES = '/usr/lib/postgresql/15/bin';
const run = promisify(execFile);

export async function startDebianServer(): Promise<{
  server: TestServer;
  stop: () => Promise<void>;
} | null> {
  if (!existsSync(join(BINARIES, 'postgres'))) return null;
  const directory = mkdtempSync(join(tmpdir(), 'millrace-pg15-'));
  const data = join(directory, 'data');
  const account = databaseAccount(data);
  chmodSync(directory, 0o755);
  writeFileSync(join(directory, 'password'), 'for-tests-only');
  if (account !== null) chownSync(directory, account.uid, account.gid);
  const who = { ...runAs(account), cwd: '/' };
  const access = ['-U', 'tests', '-A', 'scram-sha-256', `--pwfile=${join(directory, 'password')}`];
  await run(join(BINARIES, 'initdb'), ['-D', data, '-E', 'UTF8', '--locale=C', ...access], who);
  const options = ['-c', 'listen_addresses=', '-c', `unix_socket_directories=${directory}`];
  const [program, ...args] = guarded([
    join(BINARIES, 'postgres'),
    ...['-D', data, '-c', 'max_connections=300', ...options],
  ]);
  const child = spawn(program, args, { ...who, stdio: ['pipe', 'ignore', 'ignore'] });
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  const owner = {
    host: directory,
    port: 5432,
    user: 'tests',
    password: 'for-tests-only',
    database: 'postgres',
  };
  await untilReady(owner);
  const stop = async () => {
    child.stdin?.end();
    await ended;
    rmSync(directory, { recursive: true, force: true });
  };
  return { server: { name: 'server 15', owner, runtimePassword: passwordFor(owner) }, stop };
}

async function untilReady(owner: object): Promise<void> {
  for (let attempt = 0; attempt < 400; attempt++) {
    const client = new Client(owner);
    client.on('error', () => undefined);
    try {
      await client.connect();
      return await client.end();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
  throw new Error('PostgreSQL 15 did not come up.');
}
