// A database of its own for a drill: embedded, in a directory that goes away afterwards.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openPrepared, prepareDatabase } from '../../src/shell/store/open-database.ts';
import { embeddedAccess, type ServerAccess } from '../../src/shell/store/server.ts';

export type DrillPlace = {
  readonly folder: string;
  readonly access: ServerAccess;
  readonly database: Database;
};

export const withPlace = (drill: (place: DrillPlace) => Promise<void>): Promise<void> =>
  withAccess(async ({ access, folder }) => {
    const database = await openPrepared({ ...access, stop: () => Promise.resolve() });
    try {
      await drill({ folder, access, database });
    } finally {
      await database.close();
    }
  });

/** The same without a server at work on it. */
export async function withAccess(
  drill: (place: Omit<DrillPlace, 'database'>) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'millrace-drill-'));
  const access = await embeddedAccess(join(folder, 'data'));
  try {
    await prepareDatabase(access);
    await drill({ folder, access });
  } finally {
    await access.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The value after an option of the command line. */
export function option(name: string): string | undefined {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
}
