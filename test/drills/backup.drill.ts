// A backup is taken while people work, restored into a fresh directory, and proved: equal to what was there at that moment.
// With --fault row, a row is taken out of the restored copy: it must fail.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Client } from 'pg';
import { beginSnapshot, keptTables, type Piece, piecesOf } from '../../src/shell/store/backup/pieces.ts';
import { openBackup } from '../../src/shell/store/backup/read-backup.ts';
import { writeBackup } from '../../src/shell/store/backup/write-backup.ts';
import { signingKey } from '../../src/shell/store/checkpoints/signing-key.ts';
import { newId, restoreDatabase, workspaces } from '../../src/shell/store/index.ts';
import { asOwner, embeddedAccess } from '../../src/shell/store/server.ts';
import { proveDatabase } from '../../src/shell/store/verify/prove-database.ts';
import { option, withPlace } from './place.ts';
import { tellHistory } from './told-history.ts';

const CASES = process.argv.includes('--long') ? 600 : 60;

/** One hash over all rows but those that say how the server stands. */
async function digestOf(pieces: AsyncIterable<Piece>): Promise<string> {
  const hash = createHash('sha256');
  let counted = true;
  for await (const piece of pieces) {
    if (piece.kind === 'table') {
      counted = piece.table !== 'server_states';
      if (counted) hash.update(`${piece.table} ${piece.workspace}\n`);
    } else if (counted) for (const row of piece.rows) hash.update(row).update('\n');
  }
  return hash.digest('hex');
}

const digestIn = async (client: Client): Promise<string> => {
  await beginSnapshot(client);
  const digest = await digestOf(piecesOf(client, await keptTables(client)));
  await client.query('rollback');
  return digest;
};

await withPlace(async ({ folder, access, database }) => {
  const workspaceId = newId();
  await database.withWorkspace(workspaceId, (scope) => workspaces.create(scope, 'Drill'));
  const key = signingKey(join(folder, 'key.pem'));
  await tellHistory(database, workspaceId, key, CASES / 2);
  const working = tellHistory(database, workspaceId, key, CASES / 2);
  const file = join(folder, 'all.backup');
  const { rows, bytes } = await asOwner(access.owner, (owner) => writeBackup(owner, file, 'drill'));
  await working;
  const directory = join(folder, 'copy');
  const begun = performance.now();
  await restoreDatabase({ directory }, file);
  const seconds = ((performance.now() - begun) / 1_000).toFixed(1);
  const copy = await embeddedAccess(directory);
  try {
    if (option('--fault') === 'row') {
      await asOwner(copy.owner, (owner) =>
        owner.query('delete from case_events where ctid in (select ctid from case_events limit 1)'),
      );
    }
    const equal =
      (await asOwner(copy.owner, digestIn)) === (await digestOf((await openBackup(file)).pieces()));
    const proof = await asOwner(copy.owner, (owner) => proveDatabase(owner));
    console.log(
      `${rows} rows, ${bytes} bytes: restored in ${seconds} s and ${equal ? 'equal' : 'NOT equal'}; ` +
        `${proof.cases} cases, ${proof.events} events, ${proof.checkpoints} checkpoints, ${proof.faults.length} faults.`,
    );
    if (!equal || proof.faults.length > 0) process.exitCode = 1;
  } finally {
    await copy.stop();
  }
});
