// A backup: every row of every table out of one snapshot, in one file that is whole or not there at all.
// The file is gzip over lines: a header, the rows of each table (COPY's text form) behind a line that names it, and a last line
// with the SHA-256 of all before it.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, existsSync, openSync, renameSync, rmSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Client } from 'pg';
import type { KeptTable } from '../catalogue.ts';
import type { Bucket } from '../objects/bucket.ts';
import { StartProblem } from '../start-problem.ts';
import { type LostFile, type ObjectSource, whileObjectsStay } from './object-pieces.ts';
import { beginSnapshot, countRows, keptTables, piecesOf } from './pieces.ts';

export const BACKUP_FORMAT = 1;

/** The first line of a backup. `migrations` are those that made the tables, in order. */
export type BackupHeader = {
  readonly millrace: 'backup';
  readonly format: number;
  readonly version: string;
  readonly madeAt: string;
  readonly migrations: readonly { readonly version: number; readonly hash: string }[];
  readonly tables: readonly (Pick<KeptTable, 'table' | 'columns'> & { readonly rows: number })[];
};

/** What was written. **units**: bytes of the file, rows. `lost` are files that the storage has not any more. */
export type BackupMade = {
  readonly bytes: number;
  readonly rows: number;
  readonly madeAt: string;
  readonly lost: readonly LostFile[];
};

/** Writes the file aside and renames it in when it is on disk. **rejects** with a StartProblem where one is there already. */
export const writeBackup = (
  client: Client,
  path: string,
  version: string,
  bucket: Bucket | null = null,
): Promise<BackupMade> => whileObjectsStay(client, () => write(client, path, version, bucket));

async function write(
  client: Client,
  path: string,
  version: string,
  bucket: Bucket | null,
): Promise<BackupMade> {
  if (existsSync(path)) {
    throw new StartProblem(`${path} is there already.`, 'Name another file; a backup never replaces one.');
  }
  const aside = `${path}.new-${process.pid}`;
  await beginSnapshot(client);
  try {
    const header = await headerOf(client, version);
    const lost: LostFile[] = [];
    const objects = { bucket, onLost: (file: LostFile) => lost.push(file) };
    const bytes = await writeFile(aside, bodyOf(client, header, objects));
    renameSync(aside, path);
    const rows = header.tables.reduce((sum, table) => sum + table.rows, 0);
    return { bytes, rows, madeAt: header.madeAt, lost };
  } catch (error) {
    rmSync(aside, { force: true });
    throw error;
  } finally {
    await client.query('rollback').catch(() => undefined);
  }
}

async function headerOf(client: Client, version: string): Promise<BackupHeader> {
  const migrations = await client.query<{ version: number; hash: string }>(
    'select version, hash from schema_migrations order by version',
  );
  const { rows: clock } = await client.query<{ at: string }>(
    `select to_char(now(), 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at`,
  );
  const tables = await keptTables(client);
  const counts = await countRows(client, tables);
  return {
    ...{ millrace: 'backup', format: BACKUP_FORMAT, version, madeAt: clock[0]?.at ?? '' },
    migrations: migrations.rows,
    tables: tables.map(({ table, columns }) => ({ table, columns, rows: counts[table] ?? 0 })),
  };
}

const NEWLINE = Buffer.from('\n');
/** **units**: bytes that are handed on at once. */
const BLOCK = 256 * 1024;

async function* bodyOf(client: Client, header: BackupHeader, objects: ObjectSource): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  const hashed = (bytes: Buffer): Buffer => {
    hash.update(bytes);
    return bytes;
  };
  yield hashed(Buffer.from(`${JSON.stringify(header)}\n`));
  let open = false;
  for await (const piece of piecesOf(client, await keptTables(client), objects)) {
    if (piece.kind === 'table') {
      const { table, workspace, columns } = piece;
      yield hashed(Buffer.from(`${open ? '\\.\n' : ''}${JSON.stringify({ table, workspace, columns })}\n`));
      open = true;
      continue;
    }
    let block: Buffer[] = [];
    let bytes = 0;
    for (const row of piece.rows) {
      block.push(row, NEWLINE);
      bytes += row.length + 1;
      if (bytes < BLOCK) continue;
      yield hashed(Buffer.concat(block));
      block = [];
      bytes = 0;
    }
    if (block.length > 0) yield hashed(Buffer.concat(block));
  }
  yield hashed(Buffer.from(open ? '\\.\n' : ''));
  yield Buffer.from(`${JSON.stringify({ sha256: hash.digest('hex') })}\n`);
}

/** Readable by its owner alone: it holds everything, the hashes of passwords too. **shape**: the size. */
async function writeFile(path: string, body: AsyncGenerator<Buffer>): Promise<number> {
  const out = createWriteStream(path, { fd: openSync(path, 'wx', 0o600), flush: true });
  await pipeline(body, createGzip({ level: 6 }), out);
  if (!out.closed) await once(out, 'close');
  return out.bytesWritten;
}
