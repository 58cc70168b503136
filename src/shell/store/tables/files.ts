// Uploaded files, kept as rows by the hash of their content: what is stored twice is there once.
import { createHash } from 'node:crypto';
import type { Instant } from '../../../core/base/index.ts';
import { type Scope, statement } from '../connections.ts';

export type FileRow = { hash: string; name: string; mediaType: string; bytes: number; createdAt: Instant };
export type NewFile = { name: string; mediaType: string; by: string | null };

const GET = statement(
  `select hash, name, media_type as "mediaType", bytes, created_at as "createdAt" from files
    where workspace_id = $1 and hash = $2`,
);
const BEGIN = statement(
  `insert into files (workspace_id, hash, name, media_type, bytes, created_at, created_by)
    values ($1, $2, $3, $4, $5, now(), $6) on conflict (workspace_id, hash) do nothing returning hash`,
);
const CHUNK = statement('insert into file_chunks (workspace_id, hash, n, bytes) values ($1, $2, $3, $4)');
const READ = statement('select bytes from file_chunks where workspace_id = $1 and hash = $2 and n = $3');

const UNUSED = `workspace_id = $1 and hash = $2
  and not exists (select 1 from logs where workspace_id = $1 and file_hash = $2)`;
const REMOVE_CHUNKS = statement(`delete from file_chunks where ${UNUSED}`);
const REMOVE = statement(`delete from files where ${UNUSED}`);

// A file that a case holds is named in the case's events, or in a value that can be erased.
const UNHELD = `${UNUSED} and not exists (select 1 from personal_values where workspace_id = $1 and value ->> 'file' = $2)
  and not exists (select 1 from case_events where workspace_id = $1 and data::text like '%' || $2 || '%')`;
const REMOVE_UNHELD_CHUNKS = statement(`delete from file_chunks where ${UNHELD}`);
const REMOVE_UNHELD = statement(`delete from files where ${UNHELD}`);

const CHUNK_BYTES = 512 * 1024;

export const files = {
  get: async (scope: Scope, hash: string): Promise<FileRow | undefined> =>
    (await scope.rows<FileRow>(GET, [scope.workspaceId, hash]))[0],

  /** Stores the content. Inside one transaction. **shape**: its sha256 in hexadecimal. */
  put: async (scope: Scope, content: Uint8Array, { name, mediaType, by }: NewFile): Promise<string> => {
    const hash = createHash('sha256').update(content).digest('hex');
    const row = [scope.workspaceId, hash, name, mediaType, content.length, by];
    if ((await scope.rows(BEGIN, row)).length === 0) return hash;
    for (let n = 0; n * CHUNK_BYTES < content.length; n++) {
      const bytes = Buffer.from(content.subarray(n * CHUNK_BYTES, (n + 1) * CHUNK_BYTES));
      await scope.rows(CHUNK, [scope.workspaceId, hash, n, bytes]);
    }
    return hash;
  },

  /** Stores content that arrives in pieces, under a hash known beforehand. Inside one transaction. */
  putStream: async (
    scope: Scope,
    { hash, bytes, name, mediaType, by }: NewFile & Pick<FileRow, 'hash' | 'bytes'>,
    content: AsyncIterable<Buffer>,
  ): Promise<void> => {
    const begun = await scope.rows(BEGIN, [scope.workspaceId, hash, name, mediaType, bytes, by]);
    if (begun.length === 0) return;
    let n = 0;
    for await (const piece of content) await scope.rows(CHUNK, [scope.workspaceId, hash, n++, piece]);
  },

  /** Lets go of a log's file that no log stands on any more. Inside one transaction. */
  removeUnused: async (scope: Scope, hash: string): Promise<void> => {
    await scope.rows(REMOVE_CHUNKS, [scope.workspaceId, hash]);
    await scope.rows(REMOVE, [scope.workspaceId, hash]);
  },

  /** Lets go of the file of an erased value, unless a log, another value or a history holds it too. Inside one transaction. */
  removeUnheld: async (scope: Scope, hash: string): Promise<void> => {
    await scope.rows(REMOVE_UNHELD_CHUNKS, [scope.workspaceId, hash]);
    await scope.rows(REMOVE_UNHELD, [scope.workspaceId, hash]);
  },

  /** The content, piece by piece. */
  async *read(scope: Scope, hash: string): AsyncGenerator<Buffer> {
    for (let n = 0; ; n++) {
      const [row] = await scope.rows<{ bytes: Buffer }>(READ, [scope.workspaceId, hash, n]);
      if (row === undefined) return;
      yield row.bytes;
    }
  },
};
