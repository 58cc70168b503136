// The proof of a database that runs, out of one snapshot.
import type { Client } from 'pg';
import { beginSnapshot, keptTables, piecesOf } from '../backup/pieces.ts';
import type { Proof, ProofOptions } from './proof.ts';
import { PROOF_TABLES, proveHistories } from './prove-histories.ts';

/** Within the transaction of the client, whose snapshot it reads. */
export async function proveWithin(client: Client, options: ProofOptions = {}): Promise<Proof> {
  const tables = (await keptTables(client)).filter(({ table }) => PROOF_TABLES.includes(table));
  return proveHistories(piecesOf(client, tables), options);
}

export async function proveDatabase(client: Client, options: ProofOptions = {}): Promise<Proof> {
  await beginSnapshot(client);
  try {
    return await proveWithin(client, options);
  } finally {
    await client.query('rollback');
  }
}
