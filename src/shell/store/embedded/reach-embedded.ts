// How to reach the database of a data directory from another process: over the socket of the one that runs, or by starting it.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartProblem } from '../start-problem.ts';
import { readCredentials } from './credentials.ts';
import { dataHome } from './data-home.ts';
import { OWNER_ROLE } from './initialise.ts';
import { postmasterOf } from './leftovers.ts';
import { reachableHome } from './reachable-home.ts';
import { type EmbeddedServer, startEmbedded } from './start-embedded.ts';

/** Connects beside the Millrace that runs; starts the database for as long as it is needed where none does. */
export async function reachEmbedded(directory: string | undefined): Promise<EmbeddedServer> {
  const named = dataHome(directory);
  if (!existsSync(named.home)) throw nothingThere(named.home);
  const place = reachableHome(named);
  if (!existsSync(place.database)) throw nothingThere(named.home);
  if (postmasterOf(place.database) === null)
    return startEmbedded(directory === undefined ? {} : { directory });
  const credentials = readCredentials(place.credentials);
  const lines = readFileSync(join(place.database, 'postmaster.pid'), 'utf8').split('\n');
  const [port = '', socket = '', address = ''] = lines.slice(3, 6);
  if (credentials === null || port === '') throw nothingThere(named.home);
  const host = socket.trim() === '' ? address.trim() : socket.trim();
  return {
    home: place.home,
    owner: {
      ...{ host, port: Number(port), user: OWNER_ROLE, password: credentials.owner, database: 'postgres' },
    },
    credentials,
    ended: new Promise(() => undefined),
    stop: () => Promise.resolve(),
  };
}

const nothingThere = (home: string): StartProblem =>
  new StartProblem(
    `There is no data of Millrace in ${home}.`,
    'Name the directory with --data DIR, or the database with DATABASE_URL.',
  );
