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

export async function withPlace(drill: (place: DrillPlace) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'millrace-drill-'));
  const access = await embeddedAccess(join(folder, 'data'));
  try {
    await prepareDatabase(access);
    const database = await openPrepared({ ...access, stop: () => Promise.resolve() });
    try {
      await drill({ folder, access, database });
    } finally {
      await database.close();
    }
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
