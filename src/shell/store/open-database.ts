// The one value through which everything else remembers: the commit, the tables of a workspace, and what changed.
import type { ClientBase, Pool } from 'pg';
import { openAnnouncer } from './announcer.ts';
import type { Change } from './change.ts';
import type { CommitAnswer, CommitRequest } from './commit/command.ts';
import { groupCommit } from './commit/group-commit.ts';
import { type Connections, mostConnections, openPools } from './connections.ts';
import { type Hearing, openListener } from './listener.ts';
import { lastMigration, migrate } from './migrate.ts';
import { bucketOf, type FileKeeper, type FilePlace, filePlace } from './objects/file-place.ts';
import { type Room, watchRoom } from './room.ts';
import { checkRuntimeRole, ensureRuntimeRole } from './runtime-role.ts';
import { unsafeSettings } from './safety.ts';
import { asOwner, type DatabaseOptions, embeddedAccess, type ServerAccess, serverAccess } from './server.ts';
import { StoreFault } from './store-fault.ts';

/** An open database. The tables are exported beside it; each of their functions takes a scope. */
export type Database = Pick<Connections, 'in' | 'withWorkspace' | 'above'> & {
  /** The bytes of files, wherever they are kept. */
  fileKeeper: FileKeeper;
  /** Writes a command with everything that follows from it, in one transaction. */
  commit(request: CommitRequest): Promise<CommitAnswer>;
  /** False while the disk is nearly full: then nothing should be written. */
  hasRoom(): boolean;
  /** Tells every server what changed besides cases. Cases are told by their commit. */
  announce(change: Change): void;
  /** Calls the hearer for whatever any server changes. **shape**: a function that ends it. */
  listen(hear: (hearing: Hearing) => void): () => void;
  /** For the sign-in library, which speaks SQL by itself: the tables above workspaces, with its own value types. */
  identityPool: Pool;
  /** Where the data lies, for people. */
  place: string;
  /** Settings of the database that break the promise of durability, in sentences. */
  warnings: readonly string[];
  /** Resolves when this can go on no longer. */
  ended: Promise<DatabaseEnd>;
  /** Waits for what is under way, then closes the connections and stops an embedded server. */
  close(): Promise<void>;
};

/** `gone`: the embedded server ended. `outgrown`: a newer Millrace took away from the tables what this one needs. */
export type DatabaseEnd = 'gone' | 'outgrown';

/** **rejects** with a StartProblem that says what to do. */
export async function openDatabase(options: DatabaseOptions = {}): Promise<Database> {
  const { url, appUrl, directory, files = {} } = options;
  const place = filePlace(bucketOf(files));
  await place.attempt();
  const access =
    url === undefined || url === '' ? await embeddedAccess(directory) : await serverAccess(url, appUrl);
  try {
    await prepareDatabase(access);
    const db = await openPrepared(access, place);
    return { ...db, warnings: [...db.warnings, ...(await db.fileKeeper.warnings())] };
  } catch (error) {
    place.close();
    await access.stop();
    throw error;
  }
}

/** Brings role and tables up to this Millrace. */
export async function prepareDatabase({ owner, runtimePassword }: ServerAccess): Promise<void> {
  await asOwner(owner, async (client) => {
    if (runtimePassword !== null) await ensureRuntimeRole(client, runtimePassword);
    await migrate(client);
  });
}

const IDENTITY_CONNECTIONS = 4;

/** Opens a database whose role and tables are there. */
export async function openPrepared(
  access: ServerAccess,
  place: FilePlace = filePlace(null),
): Promise<Database> {
  await checkRuntimeRole(access.runtime);
  const warnings = await asOwner(access.owner, unsafeSettings);
  const room = access.directory === undefined ? ENDLESS : await watchRoom(access.directory);
  const pools = openPools(access.runtime);
  const connections = pools.connections(mostConnections(access.runtime));
  const identityPool = pools.pool({ max: IDENTITY_CONNECTIONS });
  const announcerPool = pools.pool({ max: 1, onConnect: notForTheDisk });
  const announcer = openAnnouncer(announcerPool);
  const hearers = new Set<(hearing: Hearing) => void>();
  const outgrown = Promise.withResolvers<DatabaseEnd>();
  const listener = await openListener(pools, {
    hear: (hearing) => {
      for (const hear of hearers) hear(hearing);
    },
    knows: lastMigration(),
    outgrown: () => outgrown.resolve('outgrown'),
  });
  const committer = groupCommit(connections.pool, (workspaceId, requests) =>
    announcer.announce(changeOf(workspaceId, requests)),
  );
  const close = async () => {
    room.stop();
    await committer.settled();
    await announcer.settled();
    await listener.close();
    await Promise.all([connections.pool, identityPool, announcerPool].map((pool) => pool.end()));
    place.close();
    await access.stop();
  };
  let closing: Promise<void> | undefined;
  return {
    in: connections.in,
    withWorkspace: connections.withWorkspace,
    above: connections.above,
    fileKeeper: place.keeperOver(connections),
    commit: (request) => (room.has() ? committer.commit(request) : Promise.reject(diskFull())),
    hasRoom: room.has,
    announce: announcer.announce,
    listen: (hear) => {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    identityPool,
    place: access.place,
    warnings,
    ended: Promise.race([access.ended.then(() => 'gone' as const), outgrown.promise]),
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

/** A server of one's own looks after its disk by itself, and says where it is full. */
const ENDLESS: Room = { has: () => true, stop: () => undefined };

const diskFull = (): StoreFault => new StoreFault('disk-full', 'The disk of the database is nearly full.');

/** A call dies with the server anyway, so none waits for the disk: half of all waits for the disk were these. */
const notForTheDisk = async (client: ClientBase): Promise<void> => {
  await client.query('set synchronous_commit = off');
};

function changeOf(workspaceId: string, requests: readonly CommitRequest[]): Change {
  const soon = Date.now() + LATER_MS;
  return {
    workspaceId,
    caseIds: requests.map((request) => request.caseId),
    kinds: [...new Set(requests.flatMap((request) => request.events.map((event) => event.type)))],
    jobs: requests.some(({ jobs }) => jobs.some((job) => job.kind !== 'cancel' && job.dueAt < soon)),
  };
}

/** **units**: milliseconds. Workers look by themselves more often than this, so what is due later needs no call. Every stage
 * with a due time sets such a timer: called for each, a worker under load asked without a pause. */
const LATER_MS = 60_000;
