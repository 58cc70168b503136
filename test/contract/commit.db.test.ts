// The contract of the commit, on every server we support: on disk, in order, once, and nobody pays for another's conflict.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  caseEvents,
  cases,
  comments,
  type Database,
  jobs,
  type LoadedCase,
  newId,
  notifications,
  rebuild,
  roundRobinTurns,
  stageVisits,
  workItems,
} from '../../src/shell/store/index.ts';
import { openPrepared } from '../../src/shell/store/open-database.ts';
import { freshAccess, freshWorkspace, testServers } from '../database/fresh-database.ts';
import { ANA, BEN, comment, completing, fold, opening, request, START } from './history.ts';

describe.each(testServers())('The commit on $name', (server) => {
  let database: Database;
  let otherServer: Database;
  let workspaceId: string;

  beforeAll(async () => {
    const access = await freshAccess(server);
    database = await openPrepared(access);
    otherServer = await openPrepared({ ...access, stop: () => Promise.resolve() });
    workspaceId = await freshWorkspace(database);
  });
  afterAll(async () => {
    await otherServer.close();
    await database.close();
  });

  const scope = () => database.in(workspaceId);
  const loaded = async (caseId: string): Promise<LoadedCase> => {
    const found = await cases.load(scope(), caseId);
    if (found === undefined) throw new Error(`no case ${caseId}`);
    return found;
  };
  const opened = async (caseId = newId()): Promise<string> => {
    expect(await database.commit(opening(workspaceId, caseId))).toMatchObject({ outcome: 'committed' });
    return caseId;
  };

  it('keeps state, history and rows of one command together', async () => {
    const caseId = await opened();
    const { state, version } = await loaded(caseId);
    expect(version).toBe(4);
    expect(fold(await caseEvents.history(scope(), caseId))).toEqual(state);
    expect(await workItems.ofCase(scope(), caseId)).toMatchObject([
      { workItemId: `${caseId}/2`, ownerId: ANA, status: 'offered', dueAt: START + 86_400_000 },
    ]);
    expect(await stageVisits.ofCase(scope(), caseId)).toMatchObject([
      { stage: 'check', visit: 1, ownerId: ANA, enteredAt: START + 1_000, leftAt: null },
    ]);
    expect((await notifications.list(scope(), ANA))[0]).toMatchObject({ caseId, reason: 'offered' });
    expect((await roundRobinTurns.all(scope()))['expense/check']).toBeGreaterThan(0);
  });

  it('moves the rows along as work is done, and closes them with the case', async () => {
    const caseId = await opened();
    const answer = await database.commit(
      request(workspaceId, caseId, await loaded(caseId), completing(caseId)),
    );
    expect(answer).toMatchObject({ outcome: 'committed', version: 8 });
    expect(await workItems.ofCase(scope(), caseId)).toMatchObject([
      { status: 'completed', completedBy: ANA, startedAt: START + 4_000, completedAt: START + 5_000 },
    ]);
    expect(await stageVisits.ofCase(scope(), caseId)).toMatchObject([
      { leftAt: START + 6_000, toStage: 'closed' },
    ]);
    expect(await cases.list(scope(), { caseIds: [caseId] }, 10)).toMatchObject([
      { status: 'closed', stages: [], owners: [], closedAt: START + 7_000, dueAt: null },
    ]);
  });

  it('refuses a decision that stands on an old version, and tells the version there is', async () => {
    const caseId = await opened();
    const before = await loaded(caseId);
    await database.commit(request(workspaceId, caseId, before, [comment(caseId, '8', 'first')]));
    const late = await database.commit(request(workspaceId, caseId, before, [comment(caseId, '9', 'late')]));
    expect(late).toEqual({ outcome: 'conflict', version: 5 });
    expect((await comments.ofCase(scope(), caseId)).map((each) => each.text)).toEqual(['first']);
  });

  it('lets a conflict in a group fail its caller only', async () => {
    const caseIds = await Promise.all(Array.from({ length: 20 }, () => opened()));
    const before = await Promise.all(caseIds.map(loaded));
    const stale = caseIds[7] ?? '';
    const stands = before[7] ?? null;
    await database.commit(request(workspaceId, stale, stands, [comment(stale, '8', 'in between')]));
    const answers = await Promise.all(
      caseIds.map((caseId, n) =>
        database.commit(request(workspaceId, caseId, before[n] ?? null, completing(caseId))),
      ),
    );
    expect(answers.filter((answer) => answer.outcome === 'committed')).toHaveLength(19);
    expect(answers[7]).toEqual({ outcome: 'conflict', version: 5 });
  });

  it('lets a value that cannot be stored fail its caller only', async () => {
    const caseIds = await Promise.all(Array.from({ length: 6 }, () => opened()));
    const before = await Promise.all(caseIds.map(loaded));
    const answers = await Promise.allSettled(
      caseIds.map((caseId, n) =>
        database.commit(
          request(workspaceId, caseId, before[n] ?? null, [
            comment(caseId, '8', n === 3 ? 'a \u0000 b' : 'fine \\u0000'),
          ]),
        ),
      ),
    );
    expect(answers.map((answer) => answer.status === 'fulfilled')).toEqual([
      true,
      true,
      true,
      false,
      true,
      true,
    ]);
  });

  it('fails alone where the database refuses the data of one command in a group', async () => {
    const caseIds = Array.from({ length: 5 }, () => newId());
    const twin = opening(workspaceId);
    await database.commit(twin);
    const requests = caseIds.map((caseId) => opening(workspaceId, caseId));
    // The number of a case is unique in its workspace.
    const clash = { ...opening(workspaceId), state: { ...twin.state } };
    const answers = await Promise.allSettled(
      [...requests, { ...clash, state: { ...clash.state, caseId: clash.caseId } }].map(database.commit),
    );
    expect(answers.map((answer) => answer.status)).toEqual([...caseIds.map(() => 'fulfilled'), 'rejected']);
  });

  it('keeps commands of one case in the order in which they came', async () => {
    const caseId = await opened();
    let before = await loaded(caseId);
    const answers = [];
    for (let n = 0; n < 12; n++) {
      const next = request(workspaceId, caseId, before, [comment(caseId, String(10 + n), `comment ${n}`)]);
      answers.push(database.commit(next));
      const hash = await hashAfter(next, before.headHash);
      before = { state: next.state, version: next.state.seq, headHash: hash };
    }
    expect((await Promise.all(answers)).every((answer) => answer.outcome === 'committed')).toBe(true);
    expect((await comments.ofCase(scope(), caseId)).map((each) => each.text)).toEqual(
      Array.from({ length: 12 }, (_, n) => `comment ${n}`),
    );
    expect(await caseEvents.firstBroken(scope(), caseId)).toBeNull();
  });

  it('answers the same key with the same answer, and does the work once', async () => {
    const idempotency = { key: newId(), commandHash: 'one', answer: { opened: true } };
    const answers = await Promise.all(
      Array.from({ length: 25 }, () => database.commit({ ...opening(workspaceId), idempotency })),
    );
    expect(answers.filter((answer) => answer.outcome === 'committed')).toHaveLength(1);
    expect(answers.filter((answer) => answer.outcome === 'replayed')).toHaveLength(24);
    expect(answers.find((answer) => answer.outcome === 'replayed')).toMatchObject({
      answer: { opened: true },
    });
    const other = { ...opening(workspaceId), idempotency: { ...idempotency, commandHash: 'two' } };
    expect(await database.commit(other)).toEqual({ outcome: 'key-reused' });
  });

  it('replays rather than refuses a repeated command whose case has moved on by it', async () => {
    const caseId = await opened();
    const move = {
      ...request(workspaceId, caseId, await loaded(caseId), completing(caseId)),
      idempotency: { key: newId(), commandHash: 'move', answer: 'done' },
    };
    expect(await database.commit(move)).toMatchObject({ outcome: 'committed' });
    expect(await database.commit(move)).toEqual({ outcome: 'replayed', answer: 'done' });
  });

  it('does not keep the key of a command that was refused', async () => {
    const caseId = await opened();
    const before = await loaded(caseId);
    await database.commit(request(workspaceId, caseId, before, [comment(caseId, '8', 'first')]));
    const idempotency = { key: newId(), commandHash: 'c', answer: null };
    const late = request(workspaceId, caseId, before, [comment(caseId, '9', 'second')]);
    expect(await database.commit({ ...late, idempotency })).toMatchObject({ outcome: 'conflict' });
    const again = request(workspaceId, caseId, await loaded(caseId), [comment(caseId, '9', 'second')]);
    expect(await database.commit({ ...again, idempotency })).toMatchObject({ outcome: 'committed' });
  });

  it('settles the same key from two servers at once for one of them', async () => {
    const idempotency = { key: newId(), commandHash: 'both', answer: 1 };
    const both = await Promise.all(
      Array.from({ length: 10 }, (_, n) => {
        const server = n % 2 === 0 ? database : otherServer;
        return server.commit({ ...opening(workspaceId), idempotency });
      }),
    );
    expect(both.filter((answer) => answer.outcome === 'committed')).toHaveLength(1);
  });

  it('chains the events of a case so that an alteration shows', async () => {
    const caseId = await opened();
    await database.commit(request(workspaceId, caseId, await loaded(caseId), completing(caseId)));
    expect(await caseEvents.firstBroken(scope(), caseId)).toBeNull();
  });

  it('takes jobs back, and refuses the report of a worker that lost its job', async () => {
    const caseId = newId();
    const key = (n: number) => `${caseId}/${n}`;
    const dueAt = START;
    await database.commit(
      opening(workspaceId, caseId, [
        {
          kind: 'effect',
          key: key(5),
          caseId,
          dueAt,
          effect: 'webhook',
          settings: { url: 'https://example.org' },
        },
        { kind: 'effect', key: key(6), caseId, dueAt, effect: 'webhook', settings: {} },
        { kind: 'timer', key: key(7), caseId, dueAt: Date.UTC(2200, 0, 1) },
      ]),
    );
    const mine = (await jobs.claim(scope(), { timer: 100, effect: 100 }, 60_000)).filter(
      (job) => job.caseId === caseId,
    );
    expect(mine.map((job) => job.key)).toEqual([key(5)]);
    const finishes = { key: key(5), fence: mine[0]?.fence ?? 0 };
    const report = request(
      workspaceId,
      caseId,
      await loaded(caseId),
      [comment(caseId, '9', 'reported')],
      [{ kind: 'cancel', key: key(7), caseId }],
    );
    const staleAnswer = await database.commit({
      ...report,
      finishes: { ...finishes, fence: finishes.fence - 1 },
    });
    expect(staleAnswer).toEqual({ outcome: 'stale' });
    expect(await database.commit({ ...report, finishes })).toMatchObject({ outcome: 'committed' });
    expect((await jobs.ofCase(scope(), caseId)).map((job) => job.key)).toEqual([key(6)]);
  });

  it('makes the rows of a case again, the same, from its history', async () => {
    const caseId = await opened();
    await database.commit(request(workspaceId, caseId, await loaded(caseId), completing(caseId)));
    await database.commit(
      request(workspaceId, caseId, await loaded(caseId), [comment(caseId, '8', 'thanks')]),
    );
    const rows = async () => ({
      case: await cases.load(scope(), caseId),
      listed: await cases.list(scope(), { caseIds: [caseId] }, 1),
      items: await workItems.ofCase(scope(), caseId),
      visits: await stageVisits.ofCase(scope(), caseId),
      comments: await comments.ofCase(scope(), caseId),
      mentioned: await comments.mentioning(scope(), BEN),
    });
    const before = await rows();
    expect(await rebuild(database, workspaceId, caseId, fold)).toBe(true);
    expect(await rows()).toEqual(before);
  });
});

async function hashAfter(
  { events }: { events: readonly object[] },
  headHash: string | null,
): Promise<string> {
  const { chainHash } = await import('../../src/shell/store/commit/chain.ts');
  return events.reduce<string>((previous, event) => chainHash(previous, event as never), headHash ?? '');
}
