// What the machine promises about its work: due in time, once at a time, again after failure, reported in the end.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { opening } from '../../../test/contract/history.ts';
import { freshDatabase, freshWorkspace } from '../../../test/database/fresh-database.ts';
import type { Job } from '../../core/model/index.ts';
import { type ClaimedJob, type Database, jobs, newId, settings } from '../store/index.ts';
import type { Outcome, Performed } from './index.ts';
import { pauseBefore, performWith, startWorker, type Worker } from './index.ts';

const open: Database[] = [];
afterAll(async () => {
  for (const database of open) await database.close();
});

const effect = (caseId: string, n: number, dueAt = 0): Job => ({
  ...{ kind: 'effect', key: `${caseId}/${n}`, caseId, dueAt, effect: 'webhook', settings: { n } },
});
const timer = (caseId: string, n: number, dueAt: number): Job => ({
  ...{ kind: 'timer', key: `${caseId}/${n}`, caseId, dueAt },
});

describe('The worker', () => {
  let database: Database;
  let workspaceId: string;
  let reports: { key: string; outcome: Outcome; at: number }[];
  let worker: Worker | undefined;

  beforeEach(async () => {
    await worker?.stop();
    database = await freshDatabase();
    open.push(database);
    workspaceId = await freshWorkspace(database);
    reports = [];
  });
  afterAll(() => worker?.stop());

  const report = async (job: ClaimedJob, outcome: Outcome) => {
    reports.push({ key: job.key, outcome, at: Date.now() });
    return false;
  };
  const begin = (perform: (job: ClaimedJob) => Promise<Performed>, pollMs = 300): void => {
    worker = startWorker({ database, perform, report, pollMs, leaseMs: 500, mostAttempts: 2 });
  };
  const applied = async (job: ClaimedJob): Promise<Performed> => ({ kind: 'applied', result: job.key });
  const opened = async (wanted: (caseId: string) => Job[]): Promise<string> => {
    const caseId = newId();
    await database.commit(opening(workspaceId, caseId, wanted(caseId)));
    return caseId;
  };
  const reported = (count: number) => expect.poll(() => reports.length, { timeout: 8_000 }).toBe(count);

  it('asks nothing between two looks while nothing is due, or due only later', async () => {
    await opened((id) => [timer(id, 1, Date.now() + 86_400_000)]);
    await freshWorkspace(database, 'Empty');
    let questions = 0;
    const counted: Pick<Database, 'in' | 'above' | 'listen'> = {
      above: database.above,
      listen: database.listen,
      in: (id) => {
        questions++;
        return database.in(id);
      },
    };
    worker = startWorker({ database: counted, perform: applied, report, pollMs: 60_000 });
    await expect.poll(() => questions).toBe(2);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(questions).toBe(2);
  });

  it('performs what is asked for and reports it, woken by the commit', async () => {
    begin(applied, 60_000);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const caseId = await opened((id) => [effect(id, 5)]);
    await reported(1);
    expect(reports[0]).toMatchObject({
      key: `${caseId}/5`,
      outcome: { kind: 'applied', result: `${caseId}/5` },
    });
    await expect.poll(() => jobs.ofCase(database.in(workspaceId), caseId)).toEqual([]);
  });

  it('fires timers when they are due, never early, and lets those of the far future be', async () => {
    begin(applied);
    const dueAt = Date.now() + 700;
    await opened((id) => [timer(id, 5, dueAt), timer(id, 6, Date.UTC(9000, 0, 1))]);
    await reported(1);
    expect(reports[0]).toMatchObject({ outcome: { kind: 'due' } });
    expect(reports[0]?.at).toBeGreaterThanOrEqual(dueAt);
    expect((reports[0]?.at ?? 0) - dueAt).toBeLessThan(1_500);
  });

  it('fires what came due while nobody was there, the earliest first', async () => {
    await opened((id) => [timer(id, 5, 2_000), timer(id, 6, 1_000), timer(id, 7, 3_000)]);
    begin(applied);
    await reported(3);
    expect(reports.map(({ key }) => key.split('/')[1])).toEqual(['6', '5', '7']);
  });

  it('keeps the effects of one case in order, a failing one before those behind it', async () => {
    const tried: string[] = [];
    await opened((id) => [effect(id, 5), effect(id, 6), effect(id, 7)]);
    begin(async (job) => {
      tried.push(job.key.split('/')[1] ?? '');
      const failing = job.key.endsWith('/5') && job.attempts === 1;
      return failing ? { kind: 'failed', reason: 'busy', again: true } : { kind: 'applied', result: null };
    });
    await reported(3);
    expect(tried).toEqual(['5', '5', '6', '7']);
  });

  it('gives up after the last attempt and reports why', async () => {
    await opened((id) => [effect(id, 5)]);
    begin(async () => {
      throw new Error('the receiver is gone');
    });
    await reported(1);
    expect(reports[0]?.outcome).toEqual({ kind: 'failed', reason: 'the receiver is gone' });
  });

  it('gives up at once where trying again is of no use', async () => {
    await opened((id) => [effect(id, 5)]);
    begin(async () => ({ kind: 'failed', reason: 'no such address', again: false }));
    await reported(1);
    expect(reports[0]?.outcome).toEqual({ kind: 'failed', reason: 'no such address' });
  });

  it('fires a timer while every hand for effects waits for somebody who never answers', async () => {
    let asked = 0;
    const silent = createServer(() => {
      asked++;
    }).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/`;
    await settings.put(database.in(workspaceId), 'outgoing-hosts', ['127.0.0.1']);
    const call = { effect: 'call-webhook', settings: { url, method: 'POST', body: {} } };
    for (let n = 0; n < 20; n++) await opened((id) => [{ ...effect(id, 5), ...call } as Job]);
    const nobody = () => Promise.reject(new Error('Nothing here asks for a command.'));
    begin(performWith({ db: database, handle: nobody, answerWithinMs: 60_000 }));
    await expect.poll(() => asked, { timeout: 8_000 }).toBe(16);
    const dueAt = Date.now() + 300;
    await opened((id) => [timer(id, 5, dueAt), timer(id, 6, 0)]);
    await reported(2);
    expect(reports.map(({ outcome }) => outcome.kind)).toEqual(['due', 'due']);
    expect((reports[1]?.at ?? 0) - dueAt).toBeLessThan(1_500);
    expect(asked).toBe(16);
    silent.close();
    silent.closeAllConnections();
  });

  it('works with few hands beside people, and still does all there is, also beside what nobody answers', async () => {
    let [atOnce, most] = [0, 0];
    const slowly = async (job: ClaimedJob, outcome: Outcome) => {
      most = Math.max(most, job.kind === 'timer' ? ++atOnce : 0);
      await new Promise((resolve) => setTimeout(resolve, 20));
      if (job.kind === 'timer') atOnce--;
      return report(job, outcome);
    };
    const answer = Promise.withResolvers<Performed>();
    for (let n = 0; n < 30; n++) await opened((id) => [timer(id, 5, 0)]);
    for (let n = 0; n < 9; n++) await opened((id) => [effect(id, 7)]);
    await opened((id) => [effect(id, 8)]);
    const perform = (job: ClaimedJob) => (job.key.endsWith('/7') ? answer.promise : applied(job));
    let people = 1;
    const peopleInside = () => people;
    worker = startWorker({ database, perform, report: slowly, peopleInside, pollMs: 60_000 });
    await reported(31);
    expect(reports.filter(({ key }) => key.endsWith('/8'))).toHaveLength(1);
    expect(most).toBeLessThanOrEqual(4);
    people = 0;
    const dueAt = Date.now() + 2_500;
    for (let n = 0; n < 30; n++) await opened((id) => [timer(id, 5, dueAt)]);
    await reported(61);
    expect(most).toBeGreaterThan(8);
    answer.resolve({ kind: 'applied', result: null });
    await reported(70);
  });

  it('stops claiming where it may no longer begin, as when a backup was restored beneath it', async () => {
    let may = true;
    worker = startWorker({ database, perform: applied, report, pollMs: 100, mayBegin: async () => may });
    await opened((id) => [timer(id, 5, 0)]);
    await reported(1);
    may = false;
    await new Promise((resolve) => setTimeout(resolve, 300));
    await opened((id) => [timer(id, 6, 0)]);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(reports).toHaveLength(1);
    may = true;
    await reported(2);
  });

  it('does each job once although several work side by side', async () => {
    for (let n = 0; n < 20; n++) await opened((id) => [effect(id, 5), effect(id, 6), timer(id, 7, 0)]);
    const others = [1, 2].map(() => startWorker({ database, perform: applied, report, pollMs: 100 }));
    begin(applied);
    await reported(60);
    await Promise.all(others.map((other) => other.stop()));
    expect(new Set(reports.map(({ key }) => key)).size).toBe(60);
  });

  it('takes over the job of a worker that fell silent, whose report then counts no more', async () => {
    const caseId = await opened((id) => [effect(id, 5)]);
    const [held] = await jobs.claim(database.in(workspaceId), { timer: 1, effect: 1 }, 200);
    begin(applied);
    await reported(1);
    if (held === undefined) throw new Error('nothing was claimed');
    expect(held.key).toBe(`${caseId}/5`);
    expect(await jobs.finish(database.in(workspaceId), held, 'done', null)).toBe(false);
  });

  it('waits longer each time, up to an hour, never in step with the others', () => {
    expect(pauseBefore(1, 1)).toBe(1_000);
    expect(pauseBefore(1, 0)).toBe(500);
    expect(pauseBefore(4, 1)).toBe(8_000);
    expect(pauseBefore(5_000, 1)).toBe(3_600_000);
  });
});
