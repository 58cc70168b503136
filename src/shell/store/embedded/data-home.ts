// Where does a Millrace without a server keep its data? One directory holds the database, its lock, its log and
// the passwords of its two roles.
import { accessSync, chmodSync, constants, mkdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { errorCode, StartProblem } from '../start-problem.ts';

/** The major version of the PostgreSQL inside the package; it is part of the database directory's name. */
export const POSTGRES_MAJOR = 18;

/** The places in a data home. */
export type DataHome = {
  home: string;
  database: string;
  log: string;
  lock: string;
  credentials: string;
  checkpointKey: string;
};

/** The data home to use when none is named: a system place for root, the user's own for everybody else. */
export function defaultDataHome(): string {
  if (process.getuid?.() === 0) return '/var/lib/millrace';
  if (process.platform === 'win32' && process.env.LOCALAPPDATA !== undefined) {
    return join(process.env.LOCALAPPDATA, 'millrace');
  }
  return join(process.env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), 'millrace');
}

export function dataHome(directory: string = defaultDataHome()): DataHome {
  const home = resolve(directory);
  return {
    home,
    database: join(home, `postgres-${POSTGRES_MAJOR}`),
    log: join(home, 'postgres.log'),
    lock: join(home, 'lock.json'),
    credentials: join(home, 'credentials.json'),
    checkpointKey: join(home, 'checkpoint-key.pem'),
  };
}

/** Makes the data home, or says why it cannot be used. */
export function prepareDataHome({ home }: DataHome): void {
  try {
    mkdirSync(home, { recursive: true });
    if (!statSync(home).isDirectory()) throw notADirectory(home);
    accessSync(home, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    if (cause instanceof StartProblem) throw cause;
    throw unusable(home, cause);
  }
  // The account that runs the database for root passes through, and sees nothing.
  if (process.getuid?.() === 0 && statSync(home).uid === 0) chmodSync(home, 0o711);
}

const notADirectory = (home: string) =>
  new StartProblem(`${home} is not a directory.`, 'Name another place with --data DIR.');

function unusable(home: string, cause: unknown): StartProblem {
  const code = errorCode(cause);
  if (code === 'EEXIST' || code === 'ENOTDIR') return notADirectory(home);
  if (code === 'ENOSPC')
    return new StartProblem(`The disk of ${home} is full.`, 'Make room and start again.');
  return new StartProblem(
    `The data directory ${home} cannot be written${code === '' ? '' : ` (${code})`}.`,
    'Give this account the right to write there, or name another place with --data DIR.',
    cause,
  );
}
