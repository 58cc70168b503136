// Under which account does the embedded PostgreSQL run? It refuses to run as root, so root starts it under an
// account without rights; everybody else starts it as themselves.
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { StartProblem } from '../start-problem.ts';

/** The account to start the database under; null: our own. */
export type Account = { uid: number; gid: number; name: string } | null;

/** Chooses the account: the owner of an existing database, else `nobody`. */
export function databaseAccount(dataDirectory: string): Account {
  if (process.getuid?.() !== 0) return null;
  const owner = statSync(dataDirectory, { throwIfNoEntry: false });
  if (owner !== undefined && owner.uid !== 0) {
    return { uid: owner.uid, gid: owner.gid, name: accountName(owner.uid) };
  }
  const nobody = passwdEntries().find((entry) => entry.name === 'nobody');
  if (nobody !== undefined) return nobody;
  throw new StartProblem(
    'PostgreSQL does not run as root, and this machine has no account "nobody" to run it under.',
    'Start Millrace as an ordinary user, or set DATABASE_URL to a PostgreSQL server.',
  );
}

/** Can the account enter this directory? */
export function canEnter(account: Account, directory: string): boolean {
  return succeeds(account, 'sh', ['-c', 'cd "$1"', 'sh', directory]);
}

/** Can the account run this program? */
export function canRun(account: Account, program: string): boolean {
  return succeeds(account, program, ['--version']);
}

/** The part of spawn's options that makes a child run under the account. */
export const runAs = (account: Account): { uid?: number; gid?: number } =>
  account === null ? {} : { uid: account.uid, gid: account.gid };

function succeeds(account: Account, program: string, args: readonly string[]): boolean {
  const result = spawnSync(program, args, { ...runAs(account), cwd: '/', stdio: 'ignore' });
  return result.error === undefined && result.status === 0;
}

const accountName = (uid: number): string =>
  passwdEntries().find((entry) => entry.uid === uid)?.name ?? `uid ${uid}`;

function passwdEntries(): { name: string; uid: number; gid: number }[] {
  try {
    return readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map((line) => line.split(':'))
      .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
  } catch {
    return [];
  }
}
