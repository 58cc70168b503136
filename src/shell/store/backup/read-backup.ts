// Reads a backup: first whether it is whole and ours to read, then its pieces. What is damaged is said with its place.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { errorCode, StartProblem } from '../start-problem.ts';
import type { Piece } from './pieces.ts';
import { BACKUP_FORMAT, type BackupHeader } from './write-backup.ts';

/** A backup that was read to its end and is whole. */
export type Backup = { readonly header: BackupHeader; pieces(): AsyncGenerator<Piece> };

/** Reads the whole file once. **rejects** with a StartProblem where it is damaged, cut short, of a newer Millrace or no backup. */
export async function openBackup(path: string): Promise<Backup> {
  const reading = { line: 0, table: '' };
  try {
    const header = await check(path, reading);
    return { header, pieces: () => piecesIn(path) };
  } catch (error) {
    if (error instanceof StartProblem) throw error;
    if (errorCode(error) === 'ENOENT') {
      throw new StartProblem(`There is no file ${path}.`, 'Name the file that millrace backup has written.');
    }
    if (['EACCES', 'EISDIR', 'EPERM'].includes(errorCode(error))) {
      throw new StartProblem(
        `${path} cannot be read (${errorCode(error)}).`,
        'Name a file that this account may read.',
      );
    }
    throw damaged(path, reading, error instanceof Error ? error.message : String(error));
  }
}

type Reading = { line: number; table: string };

const damaged = (path: string, { line, table }: Reading, why: string): StartProblem =>
  new StartProblem(
    `The backup ${path} is damaged: ${why} (after line ${line}${table === '' ? '' : `, in the table ${table}`}).`,
    'Take another copy of it, or an older backup. Nothing was changed.',
  );

async function check(path: string, reading: Reading): Promise<BackupHeader> {
  const hash = createHash('sha256');
  let header: BackupHeader | null = null;
  let last: Buffer | null = null;
  const counts = new Map<string, number>();
  for await (const lines of linesOf(path)) {
    for (const line of lines) {
      if (last !== null) hash.update(last).update(NEWLINE);
      if (last !== null && header === null) header = headerIn(path, last);
      else if (last !== null) count(last, reading, counts);
      last = line;
      reading.line += 1;
    }
  }
  if (header === null) throw notABackup(path);
  const said = (last === null ? {} : JSON.parse(last.toString('utf8'))) as { sha256?: string };
  if (said.sha256 === undefined) throw damaged(path, reading, 'it ends too early');
  if (said.sha256 !== hash.digest('hex')) throw damaged(path, reading, 'its content is not what was written');
  for (const { table, rows } of header.tables) {
    if ((counts.get(table) ?? 0) !== rows)
      throw damaged(path, reading, `it should hold ${rows} rows of ${table}`);
  }
  return header;
}

function count(line: Buffer, reading: Reading, counts: Map<string, number>): void {
  if (line.equals(END)) reading.table = '';
  else if (reading.table === '') reading.table = tableIn(line).table;
  else counts.set(reading.table, (counts.get(reading.table) ?? 0) + 1);
}

const notABackup = (path: string) =>
  new StartProblem(`${path} is no backup of Millrace.`, 'Name the file that millrace backup has written.');

function headerIn(path: string, line: Buffer): BackupHeader {
  let header: Partial<BackupHeader> | null = null;
  try {
    header = JSON.parse(line.toString('utf8')) as Partial<BackupHeader>;
  } catch {
    throw notABackup(path);
  }
  if (header?.millrace !== 'backup') throw notABackup(path);
  if (header.format !== BACKUP_FORMAT) {
    throw new StartProblem(
      `${path} is written in format ${header.format}, by Millrace ${header.version}; this one reads format ${BACKUP_FORMAT}.`,
      'Restore it with the Millrace that wrote it, or a newer one.',
    );
  }
  return header as BackupHeader;
}

const END = Buffer.from('\\.');
const NEWLINE = Buffer.from('\n');

type Table = { table: string; workspace: string | null; columns: string[] };
const tableIn = (line: Buffer): Table => JSON.parse(line.toString('utf8')) as Table;

async function* piecesIn(path: string): AsyncGenerator<Piece> {
  let state: 'header' | 'between' | 'rows' = 'header';
  for await (const lines of linesOf(path)) {
    let rows: Buffer[] = [];
    for (const line of lines) {
      if (state === 'header') state = 'between';
      else if (state === 'rows' && !line.equals(END)) rows.push(line);
      else if (state === 'rows') {
        if (rows.length > 0) yield { kind: 'rows', rows };
        rows = [];
        state = 'between';
      } else {
        const table = tableIn(line);
        if (table.table === undefined) return;
        yield { kind: 'table', ...table };
        state = 'rows';
      }
    }
    if (rows.length > 0) yield { kind: 'rows', rows };
  }
}

/** The lines of the file, several at a time, without their newlines. */
async function* linesOf(path: string): AsyncGenerator<readonly Buffer[]> {
  const file = createReadStream(path);
  const unzipped = createGunzip({ chunkSize: 256 * 1024 });
  file.on('error', (error) => unzipped.destroy(error));
  let rest: Buffer[] = [];
  try {
    for await (const chunk of file.pipe(unzipped) as AsyncIterable<Buffer>) {
      const lines: Buffer[] = [];
      let from = 0;
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
        lines.push(
          rest.length === 0 ? chunk.subarray(from, at) : Buffer.concat([...rest, chunk.subarray(from, at)]),
        );
        rest = [];
        from = at + 1;
      }
      if (from < chunk.length) rest.push(chunk.subarray(from));
      if (lines.length > 0) yield lines;
    }
  } finally {
    file.destroy();
    unzipped.destroy();
  }
  if (rest.length > 0) throw new Error('it ends within a line');
}
