// The proof of what lies in a place: a database, or a backup.
import type { Client } from 'pg';
import { openBackup } from '../backup/read-backup.ts';
import { beside } from '../beside.ts';
import { withBucket } from '../objects/file-place.ts';
import { asOwner, type DatabaseOptions } from '../server.ts';
import type { Proof, ProofOptions } from './proof.ts';
import { proveDatabase } from './prove-database.ts';
import { proveHistories } from './prove-histories.ts';

export const proveDatabaseAt = (options: DatabaseOptions, asked: ProofOptions): Promise<Proof> =>
  withBucket(options.files, (bucket) =>
    beside(options, (access) =>
      asOwner(access.owner, (owner: Client) => proveDatabase(owner, asked, bucket)),
    ),
  );

export async function proveBackup(path: string, asked: ProofOptions): Promise<Proof> {
  const backup = await openBackup(path);
  return proveHistories(backup.pieces(), asked);
}
