// An upload on its way to the database: written to the system's temporary place and hashed while it comes in.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fail, type Result, succeed } from '../../../../core/base/index.ts';
import type { Refusal } from '../../refusal.ts';
import { CUT_OFF, LOG_LIMIT, TOO_LARGE } from '../refusals.ts';

/** **units**: bytes. As large as one row of a stored file. */
const PIECE = 512 * 1024;

export type Spooled = {
  /** sha256 in hexadecimal. */
  readonly sha256: string;
  readonly bytes: number;
  readonly pieces: () => AsyncIterable<Buffer>;
  remove(): Promise<void>;
};

export async function spool(content: AsyncIterable<Uint8Array>): Promise<Result<Spooled, Refusal>> {
  const folder = await mkdtemp(join(tmpdir(), 'millrace-log-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  const path = join(folder, 'log');
  const written = await write(path, content);
  if (!written.ok) {
    await remove();
    return written;
  }
  const pieces = () => createReadStream(path, { highWaterMark: PIECE });
  return succeed({ ...written.value, pieces, remove });
}

async function write(path: string, content: AsyncIterable<Uint8Array>) {
  const hash = createHash('sha256');
  let bytes = 0;
  const file = await open(path, 'w', 0o600);
  try {
    const source = content[Symbol.asyncIterator]();
    for (let next = await arrived(source); !next.done; next = await arrived(source)) {
      bytes += next.value.byteLength;
      if (bytes > LOG_LIMIT) return fail(TOO_LARGE);
      hash.update(next.value);
      await file.writeFile(next.value);
    }
    return succeed({ sha256: hash.digest('hex'), bytes });
  } catch (error) {
    if (error instanceof BrokenOff) return fail(CUT_OFF);
    throw error;
  } finally {
    await file.close();
  }
}

/** The sender went away: told apart from a disk that is full. */
class BrokenOff extends Error {}

const arrived = (source: AsyncIterator<Uint8Array>) =>
  source.next().catch((cause: unknown) => {
    throw new BrokenOff('the upload broke off', { cause });
  });
