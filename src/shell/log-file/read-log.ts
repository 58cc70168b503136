// How does a log file become a log? Streamed from disk or from an upload, unzipped on the way where it is gzip.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { fail, type Result } from '../../core/base/index.ts';
import {
  type ImportedLog,
  type ImportOptions,
  type ImportProblem,
  logReader,
} from '../../core/event-log/index.ts';

type Chunks = AsyncIterable<Uint8Array>;

/** What the reader of a file is told, and who hears how far it is. **units**: `onBytes` gets bytes of the file as it lies. */
export type ReadLogOptions = ImportOptions & { readonly onBytes?: ((bytes: number) => void) | undefined };

export type LogRead = Result<ImportedLog, ImportProblem>;

const CHUNK = 1 << 18;

/** Reads a CSV or XES file, gzip or not. **rejects**: as `ImportProblem` says, damaged gzip and unreadable files too. */
export async function readLogFile(path: string, options: ReadLogOptions = {}): Promise<LogRead> {
  return readLogStream(createReadStream(path, { highWaterMark: CHUNK }), options);
}

/** The same for bytes that arrive, such as an upload. */
export async function readLogStream(chunks: Chunks, options: ReadLogOptions = {}): Promise<LogRead> {
  const reader = logReader(options);
  try {
    for await (const chunk of unzipped(counted(chunks, options.onBytes))) if (!reader.push(chunk)) break;
  } catch (error) {
    const problem = problemOf(error);
    if (!problem) throw error;
    return fail(problem);
  }
  return reader.finish();
}

/** The first bytes of a file, unzipped: what a preview needs. */
export async function beginningOf(chunks: Chunks, bytes = 1 << 16): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of unzipped(chunks)) {
    parts.push(chunk);
    length += chunk.length;
    if (length >= bytes) break;
  }
  return Buffer.concat(parts).subarray(0, bytes);
}

/** How large a file is, 0 where that cannot be told. */
export async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    (found) => found.size,
    () => 0,
  );
}

async function* counted(chunks: Chunks, onBytes: ((bytes: number) => void) | undefined): Chunks {
  let read = 0;
  for await (const chunk of chunks) {
    read += chunk.length;
    onBytes?.(read);
    yield chunk;
  }
}

async function* unzipped(chunks: Chunks): Chunks {
  const source = chunks[Symbol.asyncIterator]();
  let head = new Uint8Array(0);
  while (head.length < 2) {
    const next = await source.next();
    if (next.done) break;
    head = head.length === 0 ? Buffer.from(next.value) : Buffer.concat([head, next.value]);
  }
  let read = 0;
  const whole = counted(prepend(head, source), (bytes) => {
    read = bytes;
  });
  if (head[0] !== 0x1f || head[1] !== 0x8b) {
    yield* whole;
    return;
  }
  const gunzip = createGunzip({ chunkSize: CHUNK });
  // A failure on either side ends the iteration below with its error.
  pipeline(Readable.from(whole), gunzip, () => {});
  let out = 0;
  for await (const chunk of gunzip as Chunks) {
    out += chunk.length;
    if (out > HARMLESS && out > read * SUSPICIOUS_RATIO) throw new Blown('the file unpacks to far too much');
    yield chunk;
  }
}

// A log shrinks to a tenth, a very dull one to a fiftieth; what only wants to fill the memory, to a thousandth.
const SUSPICIOUS_RATIO = 200;
const HARMLESS = 1 << 25;

/** A gzip file made to fill the memory. */
class Blown extends Error {}

async function* prepend(head: Uint8Array, rest: AsyncIterator<Uint8Array>): Chunks {
  try {
    if (head.length > 0) yield head;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}

function problemOf(error: unknown): ImportProblem | undefined {
  if (error instanceof Blown) {
    return {
      code: 'too-large',
      message: 'The gzip file unpacks to hundreds of times its size, as no history does.',
      remedy: 'Unzip it elsewhere, look at what comes out, and use that if it is right.',
    };
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'Z_BUF_ERROR') {
    return {
      code: 'broken-gzip',
      message: 'The gzip file ends too early: a part of it is missing.',
      remedy: 'It was probably cut off while it was copied or downloaded. Take it again.',
    };
  }
  if (code.startsWith('Z_')) {
    return {
      code: 'broken-gzip',
      message: 'The gzip file is damaged and cannot be unzipped.',
      remedy: 'Take it again, or unzip it elsewhere and use what comes out.',
    };
  }
  const reason = UNREADABLE[code];
  return (
    reason && {
      code: 'unreadable-file',
      message: `The file cannot be read: ${reason[0]}.`,
      remedy: reason[1],
    }
  );
}

const UNREADABLE: { readonly [code: string]: readonly [reason: string, remedy: string] } = {
  ENOENT: ['there is no file of that name', 'Look at the name and the folder.'],
  EISDIR: ['it is a folder', 'Name a file in it.'],
  EACCES: ['you are not allowed to', 'Give yourself the right to read it, or copy it.'],
  EPERM: ['you are not allowed to', 'Give yourself the right to read it, or copy it.'],
};
