// Makes the first database directory: built aside and renamed in, so that a kill during the first start leaves
// nothing half made; and refuses to open one that another major version wrote.
import { spawn } from 'node:child_process';
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { StartProblem } from '../start-problem.ts';
import { type Account, runAs } from './account.ts';
import type { Binaries } from './binaries.ts';
import { type Credentials, makeCredentials, readCredentials } from './credentials.ts';
import { type DataHome, POSTGRES_MAJOR } from './data-home.ts';
import { cleanEnvironment, guarded } from './guard.ts';

/** The role that owns the schema of the embedded database. */
export const OWNER_ROLE = 'millrace';

/** Gives the passwords of an existing database, or makes the database. */
export async function initialise(
  place: DataHome,
  binaries: Binaries,
  account: Account,
): Promise<Credentials> {
  removeUnfinished(place);
  if (existsSync(place.database)) return existing(place);
  refuseOtherMajor(place);
  const credentials = readCredentials(place.credentials) ?? makeCredentials(place.credentials);
  const aside = `${place.database}.new-${process.pid}`;
  await build(aside, credentials, binaries, account);
  renameSync(aside, place.database);
  flushDirectory(place.home);
  return credentials;
}

function removeUnfinished({ home }: DataHome): void {
  for (const name of readdirSync(home)) {
    if (!/^postgres-\d+\.new-/.test(name)) continue;
    // The initdb of a killed start may still be writing for a moment; removing is tried again then.
    rmSync(join(home, name), { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  }
}

function existing(place: DataHome): Credentials {
  const file = join(place.database, 'PG_VERSION');
  const major = existsSync(file) ? readFileSync(file, 'utf8').trim() : 'none';
  if (major !== String(POSTGRES_MAJOR)) throw otherMajor(place.database, major);
  const credentials = readCredentials(place.credentials);
  if (credentials !== null) return credentials;
  throw new StartProblem(
    `The passwords of the database are missing: ${place.credentials}`,
    'Restore the file from a backup of the data directory, or name another directory with --data DIR.',
  );
}

function refuseOtherMajor(place: DataHome): void {
  const other = readdirSync(place.home).find((name) => /^postgres-\d+$/.test(name));
  if (other !== undefined) throw otherMajor(join(place.home, other), other.replace('postgres-', ''));
}

const otherMajor = (directory: string, major: string): StartProblem =>
  new StartProblem(
    `${directory} was written by PostgreSQL ${major}; this Millrace brings PostgreSQL ${POSTGRES_MAJOR}.`,
    'Start the Millrace that wrote it and take a backup there, or name another directory with --data DIR.',
  );

async function build(aside: string, credentials: Credentials, binaries: Binaries, account: Account) {
  const passwordFile = `${aside}.password`;
  mkdirSync(aside, { mode: 0o700 });
  writeFileSync(passwordFile, `${credentials.owner}\n`, { mode: 0o600 });
  if (account !== null) {
    chownSync(aside, account.uid, account.gid);
    chownSync(passwordFile, account.uid, account.gid);
  }
  try {
    await runInitdb(binaries, account, [
      ...['-D', aside, '-U', OWNER_ROLE, `--pwfile=${passwordFile}`, '-A', 'scram-sha-256', '-E', 'UTF8'],
      // The built-in locale sorts the same on every system, so an update of the system never spoils an index.
      ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
    ]);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function runInitdb(binaries: Binaries, account: Account, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const [program, ...rest] = guarded([binaries.initdb, ...args]);
    const child = spawn(program, rest, {
      ...runAs(account),
      cwd: '/',
      env: cleanEnvironment(),
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let said = '';
    const listen = (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4_000);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(initdbFailed(said));
    });
  });
}

const initdbFailed = (said: string): StartProblem =>
  new StartProblem(
    `The database could not be made (initdb failed).\n${said.trim()}`,
    said.includes('could not look up effective user')
      ? 'Run Millrace under an account that is listed in /etc/passwd, or set DATABASE_URL to a PostgreSQL server.'
      : 'Check that the disk has 200 MB to spare, or name another directory with --data DIR.',
  );

function flushDirectory(directory: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(directory, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
