// The proof of a database that runs, out of one snapshot.
import type { Client } from 'pg';
import { whileObjectsStay } from '../backup/object-pieces.ts';
import { beginSnapshot, keptTables, piecesOf } from '../backup/pieces.ts';
import type { Bucket } from '../objects/bucket.ts';
import type { Proof, ProofOptions } from './proof.ts';
import { FILE_TABLES } from './prove-files.ts';
import { PROOF_TABLES, proveHistories } from './prove-histories.ts';

/** Within the transaction of the client, whose snapshot it reads. */
export async function proveWithin(
  client: Client,
  options: ProofOptions = {},
  bucket: Bucket | null = null,
): Promise<Proof> {
  const read = [...PROOF_TABLES, ...FILE_TABLES];
  const tables = (await keptTables(client)).filter(({ table }) => read.includes(table));
  return proveHistories(piecesOf(client, tables, { bucket }), options);
}

export const proveDatabase = (
  client: Client,
  options: ProofOptions = {},
  bucket: Bucket | null = null,
): Promise<Proof> =>
  whileObjectsStay(client, async () => {
    await beginSnapshot(client);
    try {
      return await proveWithin(client, options, bucket);
    } finally {
      await client.query('rollback');
    }
  });
