// Can the account that runs the database for root get to the data? A directory below a private one (root's home, a
// temporary directory) it cannot; then the data lies apart, where it can, and the named directory holds a link to it.
import { randomUUID } from 'node:crypto';
import { mkdirSync, readlinkSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode, StartProblem } from '../start-problem.ts';
import { canEnter, databaseAccount } from './account.ts';
import { type DataHome, dataHome, defaultDataHome, prepareDataHome } from './data-home.ts';

const LINK = 'data';

/** The data home itself, or the one apart that it points to. The name is drawn, so that a directory made anew starts empty. */
export function reachableHome(place: DataHome): DataHome {
  const account = databaseAccount(place.database);
  if (account === null || canEnter(account, place.home)) return place;
  const link = join(place.home, LINK);
  const apart = dataHome(linkedTo(link) ?? join(defaultDataHome(), 'apart', randomUUID()));
  mkdirSync(defaultDataHome(), { recursive: true, mode: 0o711 });
  mkdirSync(join(defaultDataHome(), 'apart'), { recursive: true, mode: 0o711 });
  prepareDataHome(apart);
  if (!canEnter(account, apart.home)) throw outOfReach(account.name, place.home);
  if (linkedTo(link) === null) symlinkSync(apart.home, link);
  return apart;
}

function linkedTo(link: string): string | null {
  try {
    return readlinkSync(link);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw new StartProblem(
      `${link} is in the way.`,
      'Move it elsewhere, or name another place with --data DIR.',
      error,
    );
  }
}

const outOfReach = (account: string, home: string) =>
  new StartProblem(
    `The database runs as the account ${account}, because PostgreSQL refuses to run as root, and that account cannot reach ${home}.`,
    'Name a directory it can reach with --data DIR, for example /var/lib/millrace, or start Millrace as the user who owns the directory.',
  );
