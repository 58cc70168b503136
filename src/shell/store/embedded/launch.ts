// Runs the PostgreSQL server as a child that ends when we end, however we end.
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { StartProblem } from '../start-problem.ts';
import { type Account, runAs } from './account.ts';
import type { DataHome } from './data-home.ts';
import { cleanEnvironment, guarded } from './guard.ts';
import { endLeftovers } from './leftovers.ts';

/** A server that runs. `ended` resolves when it is gone, whoever ended it. */
export type RunningServer = { ended: Promise<void>; stop(): Promise<void> };

const LOG_LIMIT = 8_000_000;

export function launch(
  place: DataHome,
  postgres: string,
  args: readonly string[],
  account: Account,
): RunningServer {
  turnLog(place.log);
  const log = openSync(place.log, 'a', 0o600);
  const [program, ...rest] = guarded([postgres, '-D', place.database, ...args]);
  const child = spawn(program, rest, {
    ...runAs(account),
    cwd: place.database,
    env: cleanEnvironment(),
    stdio: ['pipe', log, log],
    // A session of its own, so that Ctrl-C at the terminal reaches us alone and we stop it in order.
    detached: process.platform !== 'win32',
  });
  closeSync(log);
  child.stdin?.on('error', () => undefined);
  const ended = new Promise<void>((resolve) => {
    child.on('exit', () => resolve());
    child.on('error', () => resolve());
  });
  return { ended, stop: () => stop(child, ended, place) };
}

async function stop(child: ChildProcess, ended: Promise<void>, place: DataHome): Promise<void> {
  child.stdin?.end();
  const patience = new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), 30_000).unref());
  if ((await Promise.race([ended, patience])) === 'late') await endLeftovers(place.database);
  await ended;
}

function turnLog(path: string): void {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_LIMIT) renameSync(path, `${path}.1`);
}

/** What the server last said, for a start that failed. */
export function startFailed(place: DataHome): StartProblem {
  const said = readFileSync(place.log, 'utf8').trimEnd().split('\n').slice(-8).join('\n');
  return new StartProblem(
    `The embedded PostgreSQL ended while starting. It last said:\n${said}`,
    `The whole log is ${place.log}.`,
  );
}
