// A whole database from a terminal: written into a file, brought back from one, brought up to this Millrace.
import { beside, stopping } from '../beside.ts';
import { openConnections } from '../connections.ts';
import { lastMigration, migrate } from '../migrate.ts';
import { type Bucket, tryBucket } from '../objects/bucket.ts';
import { createFileKeeper } from '../objects/file-keeper.ts';
import { withBucket } from '../objects/file-place.ts';
import { type AtWork, programsAtWork } from '../programs.ts';
import { ensureRuntimeRole } from '../runtime-role.ts';
import { asOwner, type DatabaseOptions, embeddedAccess, type ServerAccess, serverAccess } from '../server.ts';
import { isFilesAway } from '../store-fault.ts';
import { workspaces } from '../tables/workspaces.ts';
import { openBackup } from './read-backup.ts';
import { type Restored, restoreBackup } from './restore-backup.ts';
import { type BackupMade, writeBackup } from './write-backup.ts';

/** What went into the bucket, and why the rest lies in the database, in a sentence. */
export type FilesMoved = { readonly moved: number; readonly place: string; readonly trouble: string | null };

/** Puts files where the environment wants them. What stays in rows is read from there as well. */
async function moveFiles({ runtime }: ServerAccess, bucket: Bucket): Promise<FilesMoved> {
  const connections = openConnections(runtime, 2);
  const keeper = createFileKeeper(connections, bucket);
  const { place } = bucket;
  let moved = 0;
  try {
    for (const id of await workspaces.ids(connections.above)) await keeper.moveIn(id, () => moved++);
    return { moved, place, trouble: null };
  } catch (error) {
    if (!isFilesAway(error)) throw error;
    return { moved, place, trouble: error.message };
  } finally {
    await connections.pool.end();
  }
}

export const backupDatabase = (
  options: DatabaseOptions,
  path: string,
  version: string,
): Promise<BackupMade> =>
  withBucket(options.files, (bucket) =>
    beside(options, (access) => asOwner(access.owner, (owner) => writeBackup(owner, path, version, bucket))),
  );

/** What came back, and where it lies now. `files` says where files went, where a bucket is set. */
export type RestoredAt = Restored & { readonly place: string; readonly files: FilesMoved | null };

/** Reads the whole backup before anything is made. */
export const restoreDatabase = (options: DatabaseOptions, path: string): Promise<RestoredAt> =>
  withBucket(options.files, (bucket) => restore(options, path, bucket));

async function restore(
  { url, appUrl, directory }: DatabaseOptions,
  path: string,
  bucket: Bucket | null,
): Promise<RestoredAt> {
  const backup = await openBackup(path);
  if (bucket !== null) await tryBucket(bucket);
  const access =
    url === undefined || url === '' ? await embeddedAccess(directory) : await serverAccess(url, appUrl);
  return stopping(access, async () => {
    const restored = await asOwner(access.owner, async (owner) => {
      if (access.runtimePassword !== null) await ensureRuntimeRole(owner, access.runtimePassword);
      return restoreBackup(owner, backup);
    });
    const files = bucket?.keeps === true ? await moveFiles(access, bucket) : null;
    return { ...restored, files, place: access.place };
  });
}

/** `applied` the names of migrations. */
export type Upgraded = { readonly applied: readonly string[]; readonly atWork: AtWork };

/** Brings the tables up to this Millrace. */
export const upgradeDatabase = (options: DatabaseOptions): Promise<Upgraded> =>
  beside(options, (access) =>
    asOwner(access.owner, async (owner) => {
      if (access.runtimePassword !== null) await ensureRuntimeRole(owner, access.runtimePassword);
      const applied = await migrate(owner);
      return { applied, atWork: { ours: lastMigration(), programs: await programsAtWork(owner) } };
    }),
  );
