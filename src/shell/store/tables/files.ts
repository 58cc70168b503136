// Uploaded files by the hash of their content: what is stored twice is there once. Their bytes lie in rows, or as an object.
import type { Instant } from '../../../core/base/index.ts';
import { type Scope, type Statement, statement } from '../connections.ts';
import { looseObjects } from './loose-objects.ts';

/** **shape**: `object` names the bytes in the storage; null where they lie in rows. */
export type FileRow = {
  hash: string;
  name: string;
  mediaType: string;
  bytes: number;
  object: string | null;
  createdAt: Instant;
};
export type NewFile = Omit<FileRow, 'createdAt'> & { by: string | null };

const GET = statement(
  `select hash, name, media_type as "mediaType", bytes, object, created_at as "createdAt" from files
    where workspace_id = $1 and hash = $2`,
);
const BEGIN = statement(
  `insert into files (workspace_id, hash, name, media_type, bytes, object, created_at, created_by)
    values ($1, $2, $3, $4, $5, $6, now(), $7) on conflict (workspace_id, hash) do nothing returning hash`,
);
const HOLD = statement('select object from files where workspace_id = $1 and hash = $2 for update');
const MOVE = statement('update files set object = $3 where workspace_id = $1 and hash = $2');
const CHUNK = statement('insert into file_chunks (workspace_id, hash, n, bytes) values ($1, $2, $3, $4)');
const READ = statement('select bytes from file_chunks where workspace_id = $1 and hash = $2 and n = $3');

const UNUSED = `workspace_id = $1 and hash = $2
  and not exists (select 1 from logs where workspace_id = $1 and file_hash = $2)`;
const REMOVE_CHUNKS = statement(`delete from file_chunks where ${UNUSED}`);
const REMOVE = statement(`delete from files where ${UNUSED} returning object`);

// A file that a case holds is named in the case's events, or in a value that can be erased.
const UNHELD = `${UNUSED} and not exists (select 1 from personal_values where workspace_id = $1 and value ->> 'file' = $2)
  and not exists (select 1 from case_events where workspace_id = $1 and data::text like '%' || $2 || '%')`;
const REMOVE_UNHELD_CHUNKS = statement(`delete from file_chunks where ${UNHELD}`);
const REMOVE_UNHELD = statement(`delete from files where ${UNHELD} returning object`);

const IN_OBJECTS = statement(
  'select object from files where workspace_id = $1 and object is not null order by hash',
);
const ANY_OBJECT = statement('select 1 from files where workspace_id = $1 and object is not null limit 1');
const IN_ROWS = statement(
  'select hash, bytes from files where workspace_id = $1 and object is null order by hash',
);
const DROP_CHUNKS = statement('delete from file_chunks where workspace_id = $1 and hash = $2');

/** **units**: bytes of one row. */
export const CHUNK_BYTES = 512 * 1024;

export const files = {
  get: async (scope: Scope, hash: string): Promise<FileRow | undefined> =>
    (await scope.rows<FileRow>(GET, [scope.workspaceId, hash]))[0],

  /** Lists the file. Inside one transaction. **shape**: false where there is one of that hash. */
  insert: async (scope: Scope, { hash, name, mediaType, bytes, object, by }: NewFile): Promise<boolean> =>
    (await scope.rows(BEGIN, [scope.workspaceId, hash, name, mediaType, bytes, object, by])).length === 1,

  /** Stores the bytes in rows. Inside one transaction. */
  putChunks: async (scope: Scope, hash: string, content: AsyncIterable<Buffer>): Promise<void> => {
    let n = 0;
    for await (const piece of content) await scope.rows(CHUNK, [scope.workspaceId, hash, n++, piece]);
  },

  /** Where the bytes of a file lie, which stay there until the transaction ends. */
  hold: async (scope: Scope, hash: string): Promise<Pick<FileRow, 'object'> | undefined> =>
    (await scope.rows<Pick<FileRow, 'object'>>(HOLD, [scope.workspaceId, hash]))[0],

  /** From now on the bytes lie in this object. Inside one transaction. */
  move: async (scope: Scope, hash: string, object: string): Promise<void> => {
    await scope.rows(MOVE, [scope.workspaceId, hash, object]);
    await scope.rows(DROP_CHUNKS, [scope.workspaceId, hash]);
  },

  /** The objects that files of this workspace stand on. */
  inObjects: async (scope: Scope): Promise<string[]> =>
    (await scope.rows<{ object: string }>(IN_OBJECTS, [scope.workspaceId])).map(({ object }) => object),

  /** Whether any file of this workspace stands on an object. */
  isInObjects: async (scope: Scope): Promise<boolean> =>
    (await scope.rows(ANY_OBJECT, [scope.workspaceId])).length > 0,

  /** The files of this workspace whose bytes lie in rows. */
  inRows: (scope: Scope): Promise<Pick<FileRow, 'hash' | 'bytes'>[]> =>
    scope.rows(IN_ROWS, [scope.workspaceId]),

  /** Lets go of a log's file that no log stands on any more. Inside one transaction; then `sweep`. */
  removeUnused: (scope: Scope, hash: string): Promise<void> =>
    removeWith(scope, hash, [REMOVE_CHUNKS, REMOVE]),

  /** Lets go of the file of an erased value, unless a log, another value or a history holds it too. Inside one transaction; then `sweep`. */
  removeUnheld: (scope: Scope, hash: string): Promise<void> =>
    removeWith(scope, hash, [REMOVE_UNHELD_CHUNKS, REMOVE_UNHELD]),

  /** The content that lies in rows, piece by piece. */
  async *chunks(scope: Scope, hash: string): AsyncGenerator<Buffer> {
    for (let n = 0; ; n++) {
      const [row] = await scope.rows<{ bytes: Buffer }>(READ, [scope.workspaceId, hash, n]);
      if (row === undefined) return;
      yield row.bytes;
    }
  },
};

/** The object goes when the transaction has ended well. */
async function removeWith(
  scope: Scope,
  hash: string,
  [chunks, file]: readonly [Statement, Statement],
): Promise<void> {
  await scope.rows(chunks, [scope.workspaceId, hash]);
  const [gone] = await scope.rows<Pick<FileRow, 'object'>>(file, [scope.workspaceId, hash]);
  if (gone !== undefined && gone.object !== null) await looseObjects.add(scope, gone.object, 0);
}
