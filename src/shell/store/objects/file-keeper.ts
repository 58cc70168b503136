// Where the bytes of files go, and where they are read: rows of the database, or objects of a bucket. An object is there before
// the row that says so, and goes after it; each upload has one of its own, so nobody removes what somebody else has just put.
import type { Connections } from '../connections.ts';
import { newId } from '../new-id.ts';
import { isFileLost, StoreFault } from '../store-fault.ts';
import { files, type NewFile } from '../tables/files.ts';
import { looseObjects } from '../tables/loose-objects.ts';
import { workspaces } from '../tables/workspaces.ts';
import type { Bucket } from './bucket.ts';

/** What is kept. **shape**: `hash` is the sha256 of the content in hexadecimal, behind `log-` for a log. */
export type FileToKeep = Omit<NewFile, 'object'>;
type Work = Parameters<Connections['withWorkspace']>[1];

export type FileKeeper = {
  /** Where new files go, for people. */
  readonly place: string;
  /** What is wrong with that place, in a sentence, or null. */
  trouble(): string | null;
  /** Keeps the content, and does the rest of the work in the same transaction. */
  keep(workspaceId: string, file: FileToKeep, content: Content, rest?: Work): Promise<void>;
  /** The content, proved where it is an object. **rejects** with a StoreFault where it cannot be read. */
  read(workspaceId: string, hash: string): AsyncGenerator<Buffer>;
  /** Removes the objects that are loose and due; those that cannot be removed just now stay so. */
  sweep(workspaceId: string): Promise<void>;
  /** Removes every object of a workspace that goes itself. */
  removeAll(workspaceId: string): Promise<void>;
  /** Moves what lies in rows into the bucket, and tells of each file. */
  moveIn(workspaceId: string, onMoved: () => void): Promise<void>;
  /** Settings that keep files from being read, in sentences. */
  warnings(): Promise<readonly string[]>;
};

/** The pieces of a content, once for each call; none is larger than a row may be. */
export type Content = () => AsyncIterable<Buffer>;

/** **units**: milliseconds. By then an upload is done or given up. */
const LOOSE_MS = 3_600_000;

export const shaOf = (hash: string): string => hash.replace(/^log-/, '');

export function createFileKeeper(
  db: Pick<Connections, 'in' | 'withWorkspace' | 'above'>,
  bucket: Bucket | null,
): FileKeeper {
  const put = (workspaceId: string, file: FileToKeep, content: Content): Promise<string> =>
    putObject(db, theBucket(bucket), workspaceId, file, content);
  const sweep = async (workspaceId: string): Promise<void> => {
    if (bucket === null) return;
    for (const { object, due } of await looseObjects.all(db.in(workspaceId))) {
      if (due && !(await sweepOne(db, bucket, workspaceId, object))) return;
    }
  };
  return {
    place: bucket?.keeps === true ? bucket.place : 'the database',
    trouble: () => bucket?.trouble() ?? null,
    keep: async (workspaceId, file, content, rest) => {
      const before = bucket?.keeps === true ? await files.get(db.in(workspaceId), file.hash) : undefined;
      const isObject = bucket?.keeps === true && before?.object !== null;
      const object = isObject ? await put(workspaceId, file, content) : null;
      await db.withWorkspace(workspaceId, async (scope) => {
        if (object === null) await keepInRows(scope, file, content);
        else await keepObject(scope, { ...file, object });
        await rest?.(scope);
      });
      if (object !== null && before !== undefined) sweep(workspaceId).catch(() => undefined);
    },
    async *read(workspaceId, hash) {
      const scope = db.in(workspaceId);
      const row = await files.get(scope, hash);
      if (row === undefined) return;
      if (row.object === null) yield* files.chunks(scope, hash);
      else yield* readObject(db, theBucket(bucket), workspaceId, { ...row, object: row.object });
    },
    sweep,
    removeAll: (workspaceId) =>
      db.withWorkspace(workspaceId, async (scope) => {
        const loose = (await looseObjects.all(scope)).map(({ object }) => object);
        const all = [...(await files.inObjects(scope)), ...loose];
        if (all.length > 0 && !(await looseObjects.mayGo(scope)))
          throw new StoreFault('files-away', 'A backup is being made; what it reads stays until then.');
        for (const object of all) await theBucket(bucket).remove(object);
      }),
    moveIn: async (workspaceId, onMoved) => {
      for (const file of await files.inRows(db.in(workspaceId))) {
        await moveIn(db, theBucket(bucket), workspaceId, file);
        onMoved();
      }
    },
    warnings: async () => (bucket === null && (await hasObjects(db)) ? [NO_BUCKET] : []),
  };
}

const NO_BUCKET =
  'Some files lie in a bucket, and no bucket is set, so they cannot be read. Set MILLRACE_FILES or MILLRACE_FILES_BEFORE.';

async function hasObjects(db: Pick<Connections, 'in' | 'above'>): Promise<boolean> {
  for (const workspaceId of await workspaces.ids(db.above)) {
    if (await files.isInObjects(db.in(workspaceId))) return true;
  }
  return false;
}

function theBucket(bucket: Bucket | null): Bucket {
  if (bucket !== null) return bucket;
  throw new StoreFault(
    'files-away',
    'This file lies in a bucket, and no bucket is set: MILLRACE_FILES_BEFORE.',
  );
}

type Scope = Parameters<Work>[0];
type Sized = Pick<FileToKeep, 'hash' | 'bytes'>;

async function keepInRows(scope: Scope, file: FileToKeep, content: Content): Promise<void> {
  const isNew = await files.insert(scope, { ...file, object: null });
  if (isNew) await files.putChunks(scope, file.hash, content());
}

/** What lay under another name is replaced: nobody has proved that it is still there. */
async function keepObject(scope: Scope, file: NewFile & { object: string }): Promise<void> {
  const before = await files.hold(scope, file.hash);
  if (before === undefined) {
    if (await files.insert(scope, file)) await settle(scope, file.object);
  } else if (before.object !== null) {
    await settle(scope, file.object);
    await files.move(scope, file.hash, file.object);
    await looseObjects.add(scope, before.object, 0);
  }
}

type Placed = { readonly hash: string; readonly object: string };

/** Reads the object; where it has just been replaced by another, that one. */
async function* readObject(
  db: Pick<Connections, 'in'>,
  bucket: Bucket,
  workspaceId: string,
  { hash, object }: Placed,
): AsyncGenerator<Buffer> {
  const content = bucket.read(object, shaOf(hash));
  const first = await content.next().catch(async (error: unknown) => {
    const now = isFileLost(error) ? await files.get(db.in(workspaceId), hash) : undefined;
    if (now === undefined || now.object === null || now.object === object) throw error;
    return now.object;
  });
  if (typeof first === 'string') return yield* bucket.read(first, shaOf(hash));
  try {
    if (first.done === true) return;
    yield first.value;
    yield* content;
  } finally {
    await content.return(undefined);
  }
}

async function settle(scope: Scope, object: string): Promise<void> {
  if (await looseObjects.take(scope, object)) return;
  throw new StoreFault('files-away', 'Sending it to the storage took too long.');
}

/** Writes down that it will be there, and puts it there. **shape**: its name. */
async function putObject(
  db: Pick<Connections, 'in'>,
  bucket: Bucket,
  workspaceId: string,
  { hash, bytes }: Sized,
  content: Content,
): Promise<string> {
  const object = `${workspaceId}/${hash}/${newId()}`;
  await looseObjects.add(db.in(workspaceId), object, LOOSE_MS);
  await bucket.put(object, { bytes, sha256: shaOf(hash), pieces: content });
  return object;
}

/** False where a backup is being made, which may still need it. */
function sweepOne(
  db: Pick<Connections, 'withWorkspace'>,
  bucket: Bucket,
  workspaceId: string,
  object: string,
): Promise<boolean> {
  return db.withWorkspace(workspaceId, async (scope) => {
    if (!(await looseObjects.mayGo(scope))) return false;
    if (await looseObjects.take(scope, object)) await bucket.remove(object);
    return true;
  });
}

async function moveIn(
  db: Pick<Connections, 'in' | 'withWorkspace'>,
  bucket: Bucket,
  workspaceId: string,
  file: Sized,
): Promise<void> {
  const content = () => files.chunks(db.in(workspaceId), file.hash);
  const object = await putObject(db, bucket, workspaceId, file, content);
  await db.withWorkspace(workspaceId, async (scope) => {
    const held = await files.hold(scope, file.hash);
    if (held?.object !== null) return;
    await settle(scope, object);
    await files.move(scope, file.hash, object);
  });
}
