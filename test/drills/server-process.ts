// A server of our own in a process of its own, on a database that is there already: so that it can be killed and another begun.
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { ClientConfig } from 'pg';
import type { ServerAccess } from '../../src/shell/store/server.ts';

const main = join(import.meta.dirname, '../../bin/millrace.js');

export type ServerProcess = {
  readonly origin: string;
  readonly child: ChildProcess;
  /** Resolves once it is gone, whoever ended it. */
  readonly ended: Promise<void>;
  /** Ends it at once, in the middle of whatever it does. */
  kill(): Promise<void>;
  /** Asks it to end, and waits until it has. */
  stop(): Promise<void>;
};

/** Starts a server; `folder` is where it keeps what does not belong into the database, `more` what its environment says besides,
 * `program` the executable of another Millrace. */
export function startServer(
  access: ServerAccess,
  folder: string,
  more: NodeJS.ProcessEnv = {},
  program = main,
): Promise<ServerProcess> {
  const args = [program, 'start', '--port', '0', '--no-open', '--data', folder];
  const env = {
    ...process.env,
    DATABASE_URL: urlOf(access.owner),
    DATABASE_APP_URL: urlOf(access.runtime),
    ...more,
  };
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe', 'ipc'], env });
  return answering(child);
}

/** Starts a server with the database that comes along, in a folder. */
export const startWhole = (folder: string, settings: NodeJS.ProcessEnv): Promise<ServerProcess> =>
  answering(launchWhole(folder, settings));

/** The same, without waiting until it answers. */
export function launchWhole(folder: string, settings: NodeJS.ProcessEnv = {}): ChildProcess {
  const args = [main, 'start', '--port', '0', '--no-open', '--data', folder];
  return spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...settings },
  });
}

function answering(child: ChildProcess): Promise<ServerProcess> {
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  let said = '';
  return new Promise((resolve, reject) => {
    const hear = (text: unknown) => {
      said += String(text);
      const origin = /http:\/\/[\w.]+:\d+/.exec(said)?.[0];
      if (origin !== undefined) resolve({ origin, child, ended, kill, stop });
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', () => reject(new Error(`The server ended: ${said}`)));
  });
}

export function urlOf({ connectionString, host, port, user, password, database }: ClientConfig): string {
  if (connectionString !== undefined) return connectionString;
  const url = new URL(`postgres:///${database}`);
  const parts = { host, port, user, password };
  for (const [name, value] of Object.entries(parts)) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  return url.href;
}
