// Millrace as a newcomer starts it: a process of its own over a fresh data directory, stopped as Ctrl-C stops it.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { preparedHomeIn, reachableDirectory } from './prepared-home.ts';

const program = join(import.meta.dirname, '../../bin/millrace.js');

export type RunningMillrace = {
  readonly origin: string;
  /** Where its data lies, as `--data` names it. */
  readonly directory: string;
  /** What it has said on its error output so far. */
  complaints(): string;
  stop(): Promise<void>;
  /** Ends it at once, in the middle of whatever it does. */
  dies(): Promise<void>;
  /** Starts it again where it was. */
  returns(): Promise<void>;
};

/**
 * `url` names a database in place of the embedded one; `options` are further ones of `start`, `environment` is set on top. Where
 * it `isPrepared`, its embedded database was made before.
 */
type Starting = {
  readonly isPrepared?: boolean;
  readonly url?: string;
  readonly options?: readonly string[];
  readonly environment?: NodeJS.ProcessEnv;
};

/** `millrace start` on a free port. **rejects** with what it said where it does not start. */
export async function startMillrace({
  isPrepared = false,
  url,
  options = [],
  environment = {},
}: Starting = {}): Promise<RunningMillrace> {
  const directory = reachableDirectory(mkdtempSync(join(tmpdir(), 'millrace-e2e-')));
  if (isPrepared) preparedHomeIn(directory);
  let complaints = '';
  const launch = async (port: string) => {
    const args = [
      program,
      'start',
      '--port',
      port,
      '--data',
      join(directory, 'data'),
      '--no-open',
      ...options,
    ];
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...environmentWith(url), ...environment },
    });
    child.stderr?.on('data', (part) => {
      complaints += String(part);
    });
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    return { child, ended, origin: await addressOf(child, ended, () => complaints) };
  };
  let running = await launch('0');
  const { origin } = running;
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    running.child.kill(signal);
    await running.ended;
  };
  return {
    origin,
    directory: join(directory, 'data'),
    complaints: () => complaints,
    stop: async () => {
      await end('SIGTERM');
      rmSync(directory, { recursive: true, force: true });
    },
    dies: () => end('SIGKILL'),
    returns: async () => {
      running = await launch(new URL(origin).port);
    },
  };
}

function addressOf(child: ChildProcess, ended: Promise<void>, complaints: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (part) => {
      said += String(part);
      const port = /http:\/\/localhost:(\d+)/.exec(said)?.[1];
      if (port !== undefined) resolve(`http://127.0.0.1:${port}`);
    });
    void ended.then(() => reject(new Error(`Millrace did not start:\n${said}\n${complaints()}`)));
  });
}

/** A server of the machine's environment would be used in place of the embedded one. */
function environmentWith(url: string | undefined): NodeJS.ProcessEnv {
  const { DATABASE_URL: _url, DATABASE_APP_URL: _appUrl, ...rest } = process.env;
  return url === undefined ? rest : { ...rest, DATABASE_URL: url };
}
