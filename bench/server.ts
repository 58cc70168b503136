// The product itself, started as its user starts it, on a data directory that is thrown away afterwards.
import { spawn } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** A bench asks for all that can be done, from one address in one workspace: that is what limits are there to refuse. */
const NO_LIMITS = { MILLRACE_PLACES: '0', MILLRACE_ADDRESS_RATE: '0', MILLRACE_WORKSPACE_RATE: '0' };

const executable = resolve(import.meta.dirname, '../bin/millrace.js');

/** A server that answers. **units**: `startMs` from the start of the process until it says where it is. */
export type Running = { readonly origin: string; readonly startMs: number; stop(): Promise<void> };

/** A fresh data directory. `remove` throws it away. */
export async function scratchHome(): Promise<{ home: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'millrace-bench-'));
  // As root the database runs under another account, which must be able to pass through.
  chmodSync(folder, 0o711);
  return { home: join(folder, 'data'), remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Runs `millrace start` on a free port of the loopback address. */
export async function startServer(home: string): Promise<Running> {
  const begun = performance.now();
  const { DATABASE_URL: _url, DATABASE_APP_URL: _appUrl, ...env } = process.env;
  const args = [executable, 'start', '--port', '0', '--data', home, '--no-open'];
  const child = spawn(process.execPath, args, {
    env: { ...env, ...NO_LIMITS },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const stop = () => {
    child.kill('SIGTERM');
    return ended;
  };
  const origin = await new Promise<string>((found, failed) => {
    let said = '';
    child.stdout.on('data', (part) => {
      said += String(part);
      const address = /http:\/\/\S+/.exec(said)?.[0];
      if (address !== undefined) found(address.replace('localhost', '127.0.0.1'));
    });
    child.once('exit', () => failed(new Error(`The server did not start. It said: ${said}`)));
  });
  return { origin, startMs: performance.now() - begun, stop };
}
