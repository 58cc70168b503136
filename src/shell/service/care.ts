// Looking after what is kept: where the server stands, the operator's word after a restore, checkpoints, and the erasure of what a
// case knows of somebody.
import { fail, type Instant, type Json, type Result, succeed } from '../../core/base/index.ts';
import {
  cases,
  checkpointLines,
  checkpoints,
  deliveries,
  files,
  idempotencyKeys,
  jobs,
  personalValues,
  type Quarantine,
  quarantine,
  readStatement,
  type SigningKey,
  workspaceEvents,
  workspaces,
} from '../store/index.ts';
import type { By, Ground } from './people.ts';
import { isFileValue } from './personal.ts';
import type { Refusal } from './refusal.ts';

export type CheckpointView = {
  readonly seq: number;
  readonly at: Instant;
  readonly cases: number;
  readonly events: number;
};

/** Where new files are kept, for people; `trouble` is a sentence where that place does not do its part. */
export type FilesStanding = { readonly place: string; readonly trouble: string | null };

/** `waiting` where it was restored and nothing is sent yet; `warnings` are settings that break a promise, in sentences. */
export type ServerStatus = {
  readonly waiting: Quarantine | null;
  readonly warnings: readonly string[];
  readonly files: FilesStanding;
  readonly checkpoint: CheckpointView | null;
  readonly publicKey: string;
};

/** What waits for the machine, over all workspaces. **units**: `oldestMs` since the oldest of them was due. */
export type JobsWaiting = { readonly due: number; readonly waiting: number; readonly oldestMs: number };

export type CareService = {
  status(workspaceId: string): Promise<ServerStatus>;
  /** Lets a restored server work. */
  release(by: By): Promise<Result<undefined, Refusal>>;
  /** Signs where the workspace stands; null where nothing has changed since the last time. */
  checkpoint(by: By): Promise<CheckpointView | null>;
  /** Every checkpoint of the workspace, line by line. */
  lines(workspaceId: string): AsyncGenerator<string>;
  /** Erases every personal value of a case, in its history too, and the files among them. */
  erase(by: By, caseId: string): Promise<Result<{ erased: number }, Refusal>>;
  /** Whether the database answers. **rejects** where it does not. */
  ready(): Promise<{ waiting: boolean }>;
  jobsWaiting(): Promise<JobsWaiting>;
};

export type CareGround = Ground & { readonly key: SigningKey };

export function createCareService({ db, now, key }: CareGround): CareService {
  return {
    status: async (workspaceId) => {
      const last = await checkpoints.last(db.in(workspaceId));
      return {
        waiting: await quarantine.get(db.above),
        warnings: db.warnings,
        files: { place: db.fileKeeper.place, trouble: db.fileKeeper.trouble() },
        checkpoint: last === undefined ? null : viewOf(last.statement),
        publicKey: key.publicKey,
      };
    },
    release: async (by) => {
      const own = await workspaces.get(db.in(by.workspaceId));
      if (own?.sample !== false) return fail(NOT_FROM_A_SAMPLE);
      if (await quarantine.lift(db.above)) {
        const event = { kind: 'ServerReleased', at: now(), actor: by.personId, data: {} };
        await db.withWorkspace(by.workspaceId, (scope) => workspaceEvents.append(scope, event));
      }
      return succeed(undefined);
    },
    checkpoint: ({ workspaceId }) =>
      db.withWorkspace(workspaceId, (scope) => checkpoints.make(scope, key, now())),
    lines: (workspaceId) => checkpointLines(db.in(workspaceId)),
    erase: (by, caseId) => erase({ db, now }, by, caseId),
    ready: async () => ({ waiting: (await quarantine.get(db.above)) !== null }),
    jobsWaiting: async () => {
      const total = { due: 0, waiting: 0, oldestMs: 0 };
      for (const workspaceId of await workspaces.ids(db.above)) {
        const { due, waiting, oldestMs } = await jobs.standing(db.in(workspaceId));
        total.due += due;
        total.waiting += waiting;
        total.oldestMs = Math.max(total.oldestMs, oldestMs);
      }
      return total;
    },
  };
}

const NOT_FROM_A_SAMPLE: Refusal = {
  kind: 'forbidden',
  code: 'not-from-a-sample',
  message:
    'A sample workspace does not decide for the whole server. Open your own workspace and release it there.',
};

function viewOf(statement: string): CheckpointView | null {
  const said = readStatement(statement);
  return said && { seq: said.seq, at: said.at, cases: said.cases, events: said.events };
}

async function erase(
  { db, now }: Ground,
  by: By,
  caseId: string,
): Promise<Result<{ erased: number }, Refusal>> {
  if ((await cases.load(db.in(by.workspaceId), caseId)) === undefined) {
    return fail({ kind: 'not-found', code: 'case-not-found', message: 'There is no such case here.' });
  }
  const erased = await db.withWorkspace(by.workspaceId, async (scope) => {
    const stored = await personalValues.ofCase(scope, caseId);
    const count = await personalValues.erase(scope, Object.keys(stored));
    await deliveries.blank(scope, caseId);
    await idempotencyKeys.blank(scope, caseId);
    const held = Object.values(stored).filter((value): value is Json & { file: string } =>
      isFileValue(value),
    );
    for (const { file } of held) await files.removeUnheld(scope, file);
    if (count > 0) {
      const data = { case: caseId, count };
      await workspaceEvents.append(scope, {
        kind: 'PersonalValuesErased',
        at: now(),
        actor: by.personId,
        data,
      });
    }
    return count;
  });
  // Where the storage is away, the tidy keeper comes back to it.
  db.fileKeeper.sweep(by.workspaceId).catch(() => undefined);
  db.announce({
    workspaceId: by.workspaceId,
    caseIds: [caseId],
    kinds: ['personal-values-erased'],
    jobs: false,
  });
  return succeed({ erased });
}
