// Lists read what they show: neither the closed cases of a workspace nor another workspace makes them read more.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  boards,
  type CaseFilter,
  type CommitRequest,
  cases,
  caseTitles,
  newId,
  type Scope,
  workItems,
  worklists,
} from '../../src/shell/store/index.ts';
import { type Database, openPrepared } from '../../src/shell/store/open-database.ts';
import { asOwner } from '../../src/shell/store/server.ts';
import { freshAccess, freshWorkspace, testServers } from '../database/fresh-database.ts';
import { ANA, BEN, completing, opening, openingBodies, request } from './history.ts';

const OPEN = 40;
const CLOSED = 4_000;
const WORKFLOW = 'expense';
const CLARA = 'clara';

/** A new case whose work may be taken by any of these. */
function offeredTo(workspaceId: string, candidates: readonly string[]): CommitRequest {
  const caseId = newId();
  const bodies = openingBodies(caseId).map((body) =>
    body.type === 'WorkItemOffered' ? { ...body, owner: null, candidates, turn: null } : body,
  );
  return request(workspaceId, caseId, null, bodies);
}

/** Rows of one case, as they were written, over and over. */
const COPIES = ['cases', 'work_items', 'stage_visits'].map(
  (table) => `insert into ${table} select (jsonb_populate_record(t, jsonb_build_object('case_id', $2 || n,
      'work_item_id', $2 || n || '/' || n, 'number', ascii($2) * 1000000 + n, 'title', $4 || ' ' || n))).*
    from ${table} t, generate_series(1, $3) n where t.workspace_id = $5 and t.case_id = $1`,
);

describe.each(testServers())('Lists on $name', (server) => {
  let database: Database;
  let workspaceId: string;
  let pooled: string;

  beforeAll(async () => {
    const access = await freshAccess(server);
    database = await openPrepared(access);
    workspaceId = await freshWorkspace(database);
    const other = await freshWorkspace(database, 'Others');
    for (const [workspace, open] of [
      [workspaceId, OPEN],
      [other, CLOSED],
    ] as const) {
      const [first, second] = [newId(), newId()];
      await database.commit(opening(workspace, first));
      await database.commit(opening(workspace, second));
      const before = await cases.load(database.in(workspace), second);
      await database.commit(request(workspace, second, before ?? null, completing(second)));
      await asOwner(access.owner, async (client) => {
        await client.query(`set app.workspace_id = '${workspace}'`);
        for (const copy of COPIES) {
          await client.query(copy, [first, 'open', open, 'Desk', workspace]);
          await client.query(copy, [second, 'done', CLOSED, 'Chair', workspace]);
        }
      });
    }
    pooled = await freshWorkspace(database, 'Pools');
    for (const [candidates, most, letter] of [
      [[BEN, CLARA], OPEN, 'b'],
      [['dora', 'emil'], CLOSED, 'd'],
    ] as const) {
      const first = offeredTo(pooled, candidates);
      await database.commit(first);
      await asOwner(access.owner, async (client) => {
        await client.query(`set app.workspace_id = '${pooled}'`);
        for (const copy of COPIES) await client.query(copy, [first.caseId, letter, most, 'Lamp', pooled]);
      });
    }
    await asOwner(access.owner, (client) => client.query('vacuum analyze'));
  });
  afterAll(() => database.close());

  /** Runs it, and tells how many rows of tables the database read for it. */
  const rowsRead = (work: (scope: Scope) => Promise<unknown>, of = workspaceId): Promise<number> =>
    database.withWorkspace(of, async (scope) => {
      const sofar = async () => (await scope.rows<{ read: number }>(READ, []))[0]?.read ?? Number.NaN;
      const before = await sofar();
      await work(scope);
      return (await sofar()) - before;
    });
  const READ = {
    name: 'rows-read',
    text: `select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::float8 as read
      from pg_stat_xact_user_tables where relname in ('cases', 'work_items', 'stage_visits')`,
  };

  it('shows what is there', async () => {
    const scope = database.in(workspaceId);
    const { rows, total } = await worklists.page(scope, ANA, 500);
    expect([rows.length, total]).toEqual([OPEN + 1, OPEN + 1]);
    const { cards, counts } = await boards.cards(scope, WORKFLOW, { limit: 10 });
    expect(cards).toHaveLength(10);
    expect(counts).toMatchObject([{ stage: 'check', count: OPEN + 1 }]);
    expect(await cases.list(scope, { text: 'hair 3999' }, 50)).toHaveLength(1);
  });

  it('shows of a stage, and of one owner, what is late there, as the board counts it', async () => {
    const scope = database.in(workspaceId);
    const [column] = (await boards.cards(scope, WORKFLOW, { limit: 1 })).counts;
    expect(column?.late).toBe(OPEN + 1);
    const late = { late: true, workflowId: WORKFLOW };
    expect(await cases.list(scope, { ...late, stage: 'check' }, 500)).toHaveLength(OPEN + 1);
    expect(await cases.list(scope, { ...late, stage: 'check', ownerId: ANA }, 500)).toHaveLength(OPEN + 1);
    expect(await cases.list(scope, { ...late, stage: 'pay' }, 500)).toEqual([]);
    expect(await cases.list(scope, { ...late, ownerId: CLARA }, 500)).toEqual([]);
    expect(await cases.list(scope, { ...late, status: 'closed' }, 500)).toEqual([]);
  });

  const lists: readonly [string, (scope: Scope) => Promise<unknown>, number][] = [
    ['a worklist', (scope) => worklists.page(scope, ANA, 500), 6 * OPEN],
    ['what somebody did last', (scope) => workItems.doneBy(scope, ANA), 150],
    ['a board', (scope) => boards.cards(scope, WORKFLOW, { limit: 60 }), 8 * OPEN],
    ['a board of one owner', (scope) => boards.cards(scope, WORKFLOW, { ownerId: ANA, limit: 60 }), 8 * OPEN],
    [
      'a board of what is late',
      (scope) => boards.cards(scope, WORKFLOW, { late: true, limit: 60 }),
      8 * OPEN,
    ],
    [
      'a board of some words',
      (scope) => boards.cards(scope, WORKFLOW, { text: 'desk 7', limit: 60 }),
      8 * OPEN,
    ],
  ];
  it.each(lists)('reads for %s the rows of open cases alone', async (_, ask, most) => {
    expect(await rowsRead(ask)).toBeLessThanOrEqual(most);
  });

  it('reads for a worklist the pools of a person, however much waits in others', async () => {
    const { rows, total } = await worklists.page(database.in(pooled), CLARA, 500);
    expect([rows.length, total]).toEqual([OPEN + 1, OPEN + 1]);
    expect(await rowsRead((scope) => worklists.page(scope, CLARA, 500), pooled)).toBeLessThanOrEqual(
      6 * OPEN,
    );
    expect(await worklists.page(database.in(pooled), ANA, 500)).toEqual({ rows: [], total: 0 });
  });

  const filters: readonly CaseFilter[] = [
    { status: 'open' },
    {},
    { status: 'closed' },
    { status: 'cancelled' },
    { workflowId: WORKFLOW },
    { status: 'open', workflowId: WORKFLOW, stage: 'check' },
    { stage: 'nowhere' },
    { ownerId: ANA },
    { late: true },
    { late: true, workflowId: WORKFLOW, stage: 'check', ownerId: ANA },
    { requesterId: BEN },
    { status: 'open', text: 'desk' },
    { status: 'open', text: 'Samarkand' },
  ];
  it.each(filters)('reads for the cases %o no more than two pages', async (filter) => {
    expect(await rowsRead((scope) => cases.list(scope, filter, 50))).toBeLessThanOrEqual(200);
  });

  it('finds words and numbers among closed cases without reading them all', async () => {
    const read = (text: string) => rowsRead((scope) => cases.list(scope, { text }, 50));
    for (const text of ['hair 17', 'Samarkand', '100003999']) {
      expect(await read(text)).toBeLessThanOrEqual(250);
    }
  });

  it('finds the words of a title in any order, and any spelling of one', async () => {
    const found = async (filter: CaseFilter) =>
      (await cases.list(database.in(workspaceId), filter, 50)).map(({ title }) => title);
    expect(await found({ text: '3999 CHAIR' })).toEqual(['Chair 3999']);
    expect(await found({ text: '3999', spellings: [['chaie', 'chair', 'chain']] })).toEqual(['Chair 3999']);
    expect(await found({ spellings: [['desk', 'chair'], ['3998']] })).toEqual(['Chair 3998']);
    expect(await found({ text: '3999 100%' })).toEqual([]);
  });

  it('reads the titles of a workspace a page after the other, and later what changed since', async () => {
    const read = async (since: number, most: number) => {
      const pages: string[][] = [];
      for await (const page of caseTitles.since(database.in(workspaceId), since, most)) pages.push(page);
      return pages;
    };
    const all = (await read(0, 100_000)).flat();
    expect([all.length, new Set(all).size]).toEqual([OPEN + CLOSED + 2, OPEN + CLOSED + 2]);
    expect((await read(0, 2_500)).map((page) => page.length)).toEqual([OPEN + 1, 2_000, 459]);
    expect(await read(Date.now() + 60_000, 100_000)).toEqual([]);
  });

  it('goes to a number with its sign straight away', async () => {
    const find = (scope: Scope) => cases.list(scope, { text: '#100003999' }, 50);
    expect(await find(database.in(workspaceId))).toMatchObject([{ number: 100_003_999 }]);
    expect(await rowsRead(find)).toBeLessThanOrEqual(3);
  });
});
