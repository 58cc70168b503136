// The sample workspace, made and removed over HTTP: full, whole, never doubled, and gone without a trace.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apply } from '../../src/core/engine/index.ts';
import type { CaseState } from '../../src/core/model/index.ts';
import { statement } from '../../src/shell/store/connections.ts';
import { caseEvents, cases, type Database, jobs, settings, workspaces } from '../../src/shell/store/index.ts';
import { freshDatabase } from '../database/fresh-database.ts';
import { type Visitor, visitor } from './client.ts';
import { appOver, type FreshApp } from './fresh-app.ts';

type Status = { state: string; workspaceId: string | null; done: number; of: number };
type Session = {
  person: { id: string };
  workspace: { id: string; sample: boolean };
  workspaces: { id: string; sample: boolean }[];
};

let db: Database;
let fresh: FreshApp;
let ana: Visitor;
let own: string;
let sample: string;

const WORKFLOWS = ['content-publishing', 'customer-request', 'employee-onboarding', 'expense-approval'];

const get = async <Body>(path: string): Promise<Body> => (await ana.ask('GET', path)).body as Body;
const session = () => get<Session>('/api/session');
const status = () => get<Status>('/api/sample');
const count = async (table: string, rest = ''): Promise<number> => {
  const asked = statement(`select count(*)::integer as n from ${table} where workspace_id = $1 ${rest}`);
  return (await db.in(sample).rows<{ n: number }>(asked, [sample]))[0]?.n ?? -1;
};

async function untilReady(): Promise<Status> {
  for (;;) {
    const now = await status();
    if (now.state !== 'loading') return now;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

beforeAll(async () => {
  db = await freshDatabase();
  fresh = await appOver(db);
  ana = visitor(fresh.app);
  await ana.ask('POST', '/api/welcome', { name: 'Ana Müller', password: 'correct horse' });
  own = (await session()).workspace.id;
});
afterAll(async () => {
  expect(fresh.faults).toEqual([]);
  await db.close();
});

describe('The sample workspace', () => {
  it('is begun afresh where a crash left it half-made, and only once where it is asked for twice', async () => {
    expect(await status()).toMatchObject({ state: 'none' });
    const [user] = await db.above.rows<{ id: string }>(statement('select id from "user"'), []);
    sample = `sample-${user?.id}`;
    await db.withWorkspace(sample, async (scope) => {
      await workspaces.create(scope, 'Half', true);
      await settings.put(scope, 'sample', { state: 'loading', done: 7, of: 9, at: Date.now() - 60_000 });
    });
    expect(await status()).toMatchObject({ state: 'failed', done: 7 });
    const [one, other] = await Promise.all([ana.ask('POST', '/api/sample'), ana.ask('POST', '/api/sample')]);
    expect([one.status, other.status]).toEqual([200, 200]);
    expect(one.body).toMatchObject({ state: 'loading' });
    expect((await ana.ask('DELETE', '/api/sample')).body).toMatchObject({ code: 'sample-loading' });
    const ready = await untilReady();
    expect(ready).toMatchObject({ state: 'ready', workspaceId: sample, done: ready.of });
    expect(await count('cases')).toBe(ready.of);
    expect((await ana.ask('POST', '/api/sample')).body).toEqual(ready);
    expect(await count('cases')).toBe(ready.of);
    expect(await count('people')).toBeGreaterThan(20);
  });

  it('stands beside one’s own workspace, which stays as it was', async () => {
    const before = await session();
    expect(before.workspace).toMatchObject({ id: own, sample: false });
    expect(before.workspaces.find(({ id }) => id === sample)).toMatchObject({ sample: true });
    expect((await ana.ask('PUT', '/api/session/workspace', { workspaceId: sample })).status).toBe(204);
    expect((await session()).workspace).toMatchObject({ id: sample, sample: true });
  });

  it.each(WORKFLOWS)('has more than 300 cases of %s, most of them finished', async (workflow) => {
    const of = (status: string) => count('cases', `and workflow_id = '${workflow}' and status = '${status}'`);
    const [open, closed] = [await of('open'), await of('closed')];
    expect(open + closed).toBeGreaterThanOrEqual(300);
    expect(open).toBeGreaterThan(5);
    expect(open).toBeLessThan(closed);
  });

  it('has histories whose fold is the stored state, and chains that hold', async () => {
    const scope = db.in(sample);
    const all = statement('select case_id as id from cases where workspace_id = $1 order by number');
    const ids = (await scope.rows<{ id: string }>(all, [sample])).filter((_, index) => index % 40 === 0);
    expect(ids.length).toBeGreaterThan(30);
    for (const { id } of ids) {
      const history = await caseEvents.history(scope, id);
      const folded = history.reduce<CaseState | null>((state, event) => apply(state, event), null);
      expect((await cases.load(scope, id))?.state).toEqual(folded);
      expect(await caseEvents.firstBroken(scope, id)).toBeNull();
    }
    expect(await count('cases', 'group by number having count(*) > 1')).toBe(-1);
  });

  it('leaves the newcomer open work, some of it late, one mention, and no flood of news', async () => {
    const { items } = await get<{ items: { dueAt: string | null }[] }>('/api/worklist');
    expect(items.length).toBeGreaterThanOrEqual(4);
    expect(items.some(({ dueAt }) => dueAt !== null && Date.parse(dueAt) < Date.now())).toBe(true);
    const news = await get<{ unread: number; items: { reason: string; read: boolean }[] }>(
      '/api/notifications',
    );
    expect(news.items.some(({ reason, read }) => reason === 'mentioned' && !read)).toBe(true);
    expect(news.unread).toBeLessThan(20);
  });

  it('lets no timer of the past fire: what waits is still to come, and an open case has it once', async () => {
    expect(await count('jobs', `and state = 'waiting' and due_at < now() - interval '2 minutes'`)).toBe(0);
    const open = statement(
      `select case_id as id, state from cases where workspace_id = $1 and status = 'open'`,
    );
    const rows = await db.in(sample).rows<{ id: string; state: CaseState }>(open, [sample]);
    for (const { id, state } of rows.slice(0, 40)) {
      const waiting = (await jobs.ofCase(db.in(sample), id)).map(({ key }) => key).sort();
      const asked = [...state.timers.map(({ timer }) => timer), ...state.effects.map(({ effect }) => effect)];
      expect(waiting).toEqual(asked.sort());
    }
  });

  it('is worked in like any other: what is said and done there is kept', async () => {
    const { items } = await get<{ items: { caseId: string }[] }>('/api/worklist');
    const path = `/api/cases/${items[0]?.caseId}`;
    expect((await ana.ask('POST', `${path}/add-comment`, { text: 'I am on it' })).status).toBe(200);
    expect(JSON.stringify(await get(path))).toContain('I am on it');
    for (const workflow of WORKFLOWS)
      expect((await ana.ask('GET', `/api/workflows/${workflow}/board`)).status).toBe(200);
  });

  it('does not say what of the house this server may reach: whoever makes one would own that', async () => {
    const allowing = { allowed: ['169.254.169.254', 'localhost:5432'] };
    expect(await ana.ask('PUT', '/api/workspace/outgoing', allowing)).toMatchObject({
      status: 403,
      body: { code: 'not-from-a-sample' },
    });
    expect(await get('/api/workspace/outgoing')).toMatchObject({ allowed: [] });
  });

  it('goes on one click, with everything in it, and leaves one where one was', async () => {
    const gone = await ana.ask('DELETE', '/api/sample');
    expect(gone.status).toBe(204);
    expect((await session()).workspace).toMatchObject({ id: own });
    expect((await session()).workspaces).toHaveLength(1);
    for (const table of ['cases', 'case_events', 'people', 'jobs', 'workspaces', 'workflow_versions'])
      expect(await count(table), table).toBe(0);
    expect(await status()).toMatchObject({ state: 'none' });
    expect((await ana.ask('DELETE', '/api/sample')).body).toMatchObject({ code: 'no-sample' });
  });

  it('is the only kind of workspace that can be removed, and no other becomes one', async () => {
    expect(await db.withWorkspace(own, workspaces.removeSample)).toBe(false);
    const marked = statement('update workspaces set sample = true where workspace_id = $1');
    await expect(db.in(own).rows(marked, [own])).rejects.toThrow(/permission denied/);
    expect((await session()).workspace).toMatchObject({ id: own });
  });
});
