// Working on a database from a terminal, beside the Millrace that runs on it or without one.
import { type Connections, openConnections } from './connections.ts';
import { prepareDatabase } from './open-database.ts';
import { type DatabaseOptions, reachAccess, type ServerAccess } from './server.ts';

/** Runs work over the connections that requests have, with the tables brought up to this Millrace. */
export async function connected<Answer>(
  options: DatabaseOptions,
  work: (connections: Connections) => Promise<Answer>,
): Promise<Answer> {
  return beside(options, async (access) => {
    await prepareDatabase(access);
    const connections = openConnections(access.runtime, 2);
    try {
      return await work(connections);
    } finally {
      await connections.pool.end();
    }
  });
}

/** Runs work on the database that is there, whether a Millrace runs on it or not. */
export async function beside<Answer>(
  options: DatabaseOptions,
  work: (access: ServerAccess) => Promise<Answer>,
): Promise<Answer> {
  const access = await reachAccess(options);
  return stopping(access, () => work(access));
}

/** Runs work, then lets go of the database. */
export async function stopping<Answer>(access: ServerAccess, work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } finally {
    await access.stop();
  }
}
