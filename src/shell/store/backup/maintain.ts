// A whole database from a terminal: written into a file, brought back from one, brought up to this Millrace.
import { beside, stopping } from '../beside.ts';
import { migrate } from '../migrate.ts';
import { ensureRuntimeRole } from '../runtime-role.ts';
import { asOwner, type DatabaseOptions, embeddedAccess, serverAccess } from '../server.ts';
import { openBackup } from './read-backup.ts';
import { type Restored, restoreBackup } from './restore-backup.ts';
import { type BackupMade, writeBackup } from './write-backup.ts';

export const backupDatabase = (
  options: DatabaseOptions,
  path: string,
  version: string,
): Promise<BackupMade> =>
  beside(options, (access) => asOwner(access.owner, (owner) => writeBackup(owner, path, version)));

/** Reads the whole backup before anything is made. **shape**: `place` is where the data lies now. */
export async function restoreDatabase(
  { url, appUrl, directory }: DatabaseOptions,
  path: string,
): Promise<Restored & { readonly place: string }> {
  const backup = await openBackup(path);
  const access =
    url === undefined || url === '' ? await embeddedAccess(directory) : await serverAccess(url, appUrl);
  return stopping(access, () =>
    asOwner(access.owner, async (owner) => {
      if (access.runtimePassword !== null) await ensureRuntimeRole(owner, access.runtimePassword);
      return { ...(await restoreBackup(owner, backup)), place: access.place };
    }),
  );
}

/** Brings the tables up to this Millrace. **shape**: the names of what was applied. */
export const upgradeDatabase = (options: DatabaseOptions): Promise<readonly string[]> =>
  beside(options, (access) =>
    asOwner(access.owner, async (owner) => {
      if (access.runtimePassword !== null) await ensureRuntimeRole(owner, access.runtimePassword);
      return migrate(owner);
    }),
  );
