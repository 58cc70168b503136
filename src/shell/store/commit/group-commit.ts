// Group commit: a command that comes while the database is idle goes at once; those that come while a commit is under
// way go together in the next. At most two groups are under way; commands of one case never overtake each other.
import type { Pool } from 'pg';
import type { Json } from '../../../core/base/index.ts';
import { beginIn, inOnePacket, statement, warnIfHolding } from '../connections.ts';
import { isConnectionLoss, StoreFault } from '../store-fault.ts';
import { type CommitAnswer, type CommitRequest, isSameCommand } from './command.ts';
import { type CommandRows, payloadOf, rowsOf } from './payload.ts';
import { type Queued, takeGroup } from './take-group.ts';

/** Told after every group that reached the disk. */
export type Committed = (workspaceId: string, requests: readonly CommitRequest[]) => void;

export type Committer = {
  commit(request: CommitRequest): Promise<CommitAnswer>;
  /** Resolves when nothing is queued or under way. */
  settled(): Promise<void>;
};

type Waiting = Queued & {
  request: CommitRequest;
  rows: CommandRows;
  resolve(answer: CommitAnswer): void;
  reject(error: unknown): void;
};

type AnswerRow = {
  command: number;
  outcome: CommitAnswer['outcome'];
  version: number | null;
  answer: Json;
  command_hash: string | null;
};

const GROUPS_UNDER_WAY = 2;
const COMMIT = statement('select * from commit_commands($1, $2)');

export function groupCommit(pool: Pool, onCommitted: Committed): Committer {
  let queue: Waiting[] = [];
  const underWay = new Set<readonly Waiting[]>();
  // What two groups must not both hold: a case, or an idempotency key.
  const held = new Set<string>();
  const idle: (() => void)[] = [];
  let gathering = false;

  const flushSoon = () => {
    if (underWay.size === 0) return flush();
    if (gathering || underWay.size === GROUPS_UNDER_WAY) return;
    // One group is under way already: whatever else this turn of the event loop brings goes together.
    gathering = true;
    setImmediate(() => {
      gathering = false;
      flush();
    });
  };

  const flush = () => {
    while (underWay.size < GROUPS_UNDER_WAY && queue.length > 0) {
      const taken = takeGroup(queue, [...underWay].flat(), held);
      if (taken.group.length === 0) return;
      queue = taken.left;
      send(taken.group);
    }
  };

  const send = (group: readonly Waiting[]) => {
    underWay.add(group);
    for (const { names } of group) for (const name of names) held.add(name);
    void commitGroup(pool, group)
      .then((done) => announce(group, done))
      .finally(() => {
        underWay.delete(group);
        for (const { names } of group) for (const name of names) held.delete(name);
        flush();
        if (underWay.size === 0 && queue.length === 0) for (const resolve of idle.splice(0)) resolve();
      });
  };

  const announce = (group: readonly Waiting[], committed: readonly CommitRequest[]) => {
    const workspaceId = group[0]?.request.workspaceId;
    if (workspaceId !== undefined && committed.length > 0) onCommitted(workspaceId, committed);
  };

  return {
    commit: (request) =>
      new Promise((resolve, reject) => {
        warnIfHolding();
        const rows = rowsOf(request);
        refuseUnstorable(rows);
        queue.push({
          workspaceId: request.workspaceId,
          names: holds(request),
          request,
          rows,
          resolve,
          reject,
        });
        flushSoon();
      }),
    settled: () =>
      underWay.size === 0 && queue.length === 0
        ? Promise.resolve()
        : new Promise((resolve) => idle.push(resolve)),
  };
}

const holds = ({ workspaceId, caseId, idempotency }: CommitRequest): string[] =>
  idempotency === undefined
    ? [`${workspaceId} case ${caseId}`]
    : [`${workspaceId} case ${caseId}`, `${workspaceId} key ${idempotency.key}`];

/** Commits the group, answers every caller, and says which requests reached the disk. Never rejects. */
async function commitGroup(pool: Pool, group: readonly Waiting[]): Promise<CommitRequest[]> {
  try {
    return answerAll(group, await callCommit(pool, group));
  } catch (error) {
    if (group.length > 1 && !isConnectionLoss(error)) {
      // One command's data may have spoilt the group: each is tried alone, so that only the culprit fails.
      const done: CommitRequest[] = [];
      for (const waiting of group) done.push(...(await commitGroup(pool, [waiting])));
      return done;
    }
    return retryOrFail(pool, group, error);
  }
}

/** A lost answer is neither done nor undone: where there is a key, asking again tells. */
async function retryOrFail(pool: Pool, group: readonly Waiting[], error: unknown): Promise<CommitRequest[]> {
  const lost = isConnectionLoss(error);
  const again = group.filter(({ request }) => lost && request.idempotency !== undefined);
  for (const waiting of group) {
    if (again.includes(waiting)) continue;
    waiting.reject(
      lost ? new StoreFault('commit-unknown', 'The database went away during the commit.', error) : error,
    );
  }
  if (again.length === 0) return [];
  try {
    return answerAll(again, await callAgain(pool, again));
  } catch (last) {
    for (const { reject } of again) {
      reject(new StoreFault('commit-unknown', 'The database went away during the commit.', last));
    }
    return [];
  }
}

/** **units**: milliseconds. A server that restarts is back within seconds; a caller waits no longer than that. */
const PAUSES = [0, 200, 1_000];

async function callAgain(pool: Pool, group: readonly Waiting[]): Promise<AnswerRow[]> {
  for (const pause of PAUSES) {
    try {
      await new Promise((resolve) => setTimeout(resolve, pause));
      return await callCommit(pool, group);
    } catch (error) {
      if (!isConnectionLoss(error)) throw error;
    }
  }
  return callCommit(pool, group);
}

async function callCommit(pool: Pool, group: readonly Waiting[]): Promise<AnswerRow[]> {
  const workspaceId = group[0]?.request.workspaceId ?? '';
  const payload = payloadOf(group.map(({ rows }) => rows));
  const client = await pool.connect();
  try {
    // Three messages, one round trip; a failure of the middle one turns the commit into a rollback.
    const [begun, answer, ended] = await Promise.allSettled(
      inOnePacket(client, () => [
        client.query(beginIn(workspaceId)),
        client.query<AnswerRow>({ ...COMMIT, values: [workspaceId, payload] }),
        client.query('commit'),
      ]),
    );
    for (const each of [begun, answer, ended]) if (each.status === 'rejected') throw each.reason;
    return answer.status === 'fulfilled' ? answer.value.rows : [];
  } finally {
    client.release();
  }
}

function answerAll(group: readonly Waiting[], answers: readonly AnswerRow[]): CommitRequest[] {
  const byCommand = new Map(answers.map((row) => [row.command, row]));
  const committed: CommitRequest[] = [];
  for (const [index, waiting] of group.entries()) {
    const row = byCommand.get(index);
    if (row === undefined) {
      waiting.reject(new StoreFault('defect', 'The commit gave no answer for a command.'));
      continue;
    }
    const answer = answerOf(row, waiting);
    if (answer.outcome === 'committed') committed.push(waiting.request);
    waiting.resolve(answer);
  }
  return committed;
}

function answerOf(row: AnswerRow, { request, rows }: Waiting): CommitAnswer {
  switch (row.outcome) {
    case 'committed':
      return { outcome: 'committed', version: request.state.seq, headHash: rows.headHash };
    case 'replayed':
      return isSameCommand(row.command_hash, request.idempotency?.commandHash)
        ? { outcome: 'replayed', answer: row.answer }
        : { outcome: 'key-reused' };
    case 'stale':
      return { outcome: 'stale' };
    default:
      return { outcome: 'conflict', version: row.version ?? 0 };
  }
}

const UNSTORABLE = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/;

/** PostgreSQL stores neither the NUL character nor half a surrogate pair; said here, it spoils nobody else's commit. */
function refuseUnstorable({ lists }: CommandRows): void {
  const spoilt = Object.values(lists)
    .flat()
    .some((row) => row.includes('\\u') && UNSTORABLE.test(row));
  if (spoilt) {
    throw new StoreFault(
      'unstorable',
      'A text holds a character that cannot be stored (NUL or half a character pair).',
    );
  }
}
