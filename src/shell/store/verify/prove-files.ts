// Is every stored file what its hash says? Looks on while the pieces of a backup or of a database go by, wherever bytes lie.
import { createHash, type Hash } from 'node:crypto';
import { valuesOf } from '../backup/copy.ts';
import type { Piece } from '../backup/pieces.ts';
import { shaOf } from '../objects/file-keeper.ts';
import type { Proof } from './proof.ts';

/** The tables it reads, in the order in which they come. */
export const FILE_TABLES = ['files', 'file_chunks'];

type Table = Extract<Piece, { kind: 'table' }>;
type Listed = { readonly name: string; readonly bytes: number };
type Reading = { readonly hash: string; readonly sum: Hash; bytes: number };

/** The same pieces; what is wrong with a file is added to the faults of the proof. */
export async function* provingFiles(pieces: AsyncIterable<Piece>, proof: Proof): AsyncGenerator<Piece> {
  let table: Table | null = null;
  let room = emptyRoom('', proof);
  for await (const piece of pieces) {
    if (piece.kind === 'table') {
      table = piece;
      if (piece.workspace !== null && piece.workspace !== room.workspace) {
        room.leave();
        room = emptyRoom(piece.workspace, proof);
      }
    } else if (table?.table === 'files') {
      for (const row of piece.rows) room.list(valuesIn(table, row));
    } else if (table?.table === 'file_chunks') {
      for (const row of piece.rows) room.read(valuesIn(table, row));
    }
    yield piece;
  }
  room.leave();
}

type Values = { readonly [column: string]: string | null };

function valuesIn({ columns }: Table, row: Buffer): Values {
  const values = valuesOf(row);
  return Object.fromEntries(columns.map((column, place) => [column, values[place] ?? null]));
}

function emptyRoom(workspace: string, proof: Proof) {
  /** Those that were not yet read whole. */
  const left = new Map<string, Listed>();
  const there = new Set<string>();
  let reading: Reading | null = null;
  const endReading = () => {
    if (reading === null) return;
    const { hash, sum, bytes } = reading;
    reading = null;
    const listed = left.get(hash);
    if (listed === undefined) return;
    if (listed.bytes === bytes && sum.digest('hex') === shaOf(hash)) left.delete(hash);
    else if (bytes > 0) there.add(hash);
  };
  return {
    workspace,
    list: ({ hash, name, bytes }: Values) => {
      proof.files += 1;
      left.set(hash ?? '', { name: name ?? '', bytes: Number(bytes) });
    },
    read: ({ hash, bytes }: Values) => {
      if (reading?.hash !== hash) endReading();
      reading ??= { hash: hash ?? '', sum: createHash('sha256'), bytes: 0 };
      const content = Buffer.from((bytes ?? '').replace(/^\\x/, ''), 'hex');
      reading.sum.update(content);
      reading.bytes += content.length;
    },
    leave: () => {
      endReading();
      for (const [hash, { name, bytes }] of left) {
        if (bytes === 0) continue;
        proof.faults.push({
          ...{ code: 'file' as const, workspace, caseId: null, number: null, seq: null },
          message: `The file "${name}" (${hash}) ${there.has(hash) ? 'is not what was stored' : 'is missing, or not what was stored'}.`,
        });
      }
    },
  };
}
