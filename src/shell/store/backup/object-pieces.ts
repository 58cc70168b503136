// The bytes that lie in a bucket, as the rows that they would be in the database: so a backup is whole by itself, and what is
// proved of one kind is proved of the other.
import type { Client } from 'pg';
import type { Bucket } from '../objects/bucket.ts';
import { shaOf } from '../objects/file-keeper.ts';
import { StartProblem } from '../start-problem.ts';
import { isFileLost, isFilesAway } from '../store-fault.ts';
import { CHUNK_BYTES } from '../tables/files.ts';
import { OBJECTS_ARE_READ } from '../tables/loose-objects.ts';

/** A file whose object is not what was put there, or is not there any more. */
export type LostFile = { readonly workspace: string; readonly name: string; readonly object: string };

/** Where objects are read. **shape**: `bucket` is null where none is set; `onLost` is told of what cannot be had back. */
export type ObjectSource = { readonly bucket: Bucket | null; onLost?(file: LostFile): void };

type Kept = { hash: string; name: string; bytes: number; object: string };

/** How many rows of file_chunks the objects of the workspaces are, within the workspace that was entered. */
export async function countObjectRows(client: Client, workspace: string): Promise<number> {
  const kept = await keptObjects(client, workspace);
  return kept.reduce((sum, { bytes }) => sum + rowsOf(bytes), 0);
}

const rowsOf = (bytes: number): number => Math.ceil(bytes / CHUNK_BYTES);

async function keptObjects(client: Client, workspace: string): Promise<Kept[]> {
  const { rows } = await client.query<Kept>(
    `select hash, name, bytes::float8 as bytes, object from files
      where workspace_id = $1 and object is not null order by hash`,
    [workspace],
  );
  return rows;
}

/** The rows in COPY's text form. What is lost has its rows, empty: nothing else of a backup fails for it. **rejects** with a StartProblem where the bucket cannot be read. */
export async function* objectRows(
  client: Client,
  { workspace, columns }: { readonly workspace: string; readonly columns: readonly string[] },
  source: ObjectSource,
): AsyncGenerator<readonly Buffer[]> {
  for (const kept of await keptObjects(client, workspace)) {
    const { bucket } = source;
    if (bucket === null) throw NO_BUCKET;
    let n = 0;
    try {
      for await (const chunk of chunksOf(bucket, kept)) {
        const values: { [column: string]: string } = {
          workspace_id: workspace,
          hash: kept.hash,
          n: `${n++}`,
        };
        const text = (column: string) => values[column] ?? `\\\\x${chunk.toString('hex')}`;
        yield [Buffer.from(columns.map(text).join('\t'))];
      }
    } catch (error) {
      if (isFilesAway(error)) throw awayProblem(error);
      throw error;
    }
    if (n !== rowsOf(kept.bytes)) throw new Error('An object has too few rows.');
  }

  async function* chunksOf(bucket: Bucket, kept: Kept): AsyncGenerator<Buffer> {
    let left = rowsOf(kept.bytes);
    try {
      for await (const chunk of sized(bucket.read(kept.object, shaOf(kept.hash)))) {
        if (left > 0) yield chunk;
        left -= 1;
      }
    } catch (error) {
      if (!isFileLost(error)) throw error;
      source.onLost?.({ workspace, name: kept.name, object: kept.object });
    }
    for (; left > 0; left--) yield EMPTY;
  }
}

const EMPTY = Buffer.alloc(0);

/** The same bytes in pieces as large as a row. */
async function* sized(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let bytes = 0;
  for await (const piece of pieces) {
    waiting.push(piece);
    bytes += piece.length;
    if (bytes < CHUNK_BYTES) continue;
    const whole = Buffer.concat(waiting);
    let at = 0;
    for (; at + CHUNK_BYTES <= whole.length; at += CHUNK_BYTES) yield whole.subarray(at, at + CHUNK_BYTES);
    waiting = [whole.subarray(at)];
    bytes = whole.length - at;
  }
  if (bytes > 0) yield Buffer.concat(waiting);
}

/** Nothing is removed from the bucket while somebody reads from a snapshot of before. */
export async function whileObjectsStay<Answer>(client: Client, work: () => Promise<Answer>): Promise<Answer> {
  await client.query('select pg_advisory_lock_shared($1)', [OBJECTS_ARE_READ]);
  try {
    return await work();
  } finally {
    await client.query('select pg_advisory_unlock_shared($1)', [OBJECTS_ARE_READ]).catch(() => undefined);
  }
}

const NO_BUCKET = new StartProblem(
  'Some files lie in a bucket, and no bucket is set.',
  'Set what the server is started with: MILLRACE_FILES or MILLRACE_FILES_BEFORE, and the access to it (docs/reference/settings.md).',
);

const awayProblem = ({ message }: Error): StartProblem =>
  new StartProblem(`Files cannot be read from ${message}`, 'See to the storage, then do it again.');
