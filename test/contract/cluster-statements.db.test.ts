// The judge of statements is judged: what every cluster would do passes, and each planted fault is named.
import type { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asOwner, type ServerAccess } from '../../src/shell/store/server.ts';
import { freshAccess, testServers } from '../database/fresh-database.ts';
import { clusterFaults, namesIn, printedTrees } from '../database/heard-statements.ts';
import type { Names } from '../database/routed-statements.ts';

const OPEN = (table: string): string => `${table} is not held to a workspace`;

const SENT_TO_ONE_NODE = [
  `select * from cases where workspace_id = $1 and case_id = $2`,
  `select * from cases c join case_events e on e.workspace_id = c.workspace_id and e.case_id = c.case_id
    where c.workspace_id = $1`,
  `select * from cases c left join people p on p.workspace_id = $1 and p.person_id = c.requester_id
    where c.workspace_id = $1`,
  `select * from cases c where c.workspace_id = $1 and not exists (select 1 from work_items w
    where w.workspace_id = c.workspace_id and w.case_id = c.case_id)`,
  `select * from teams join team_members using (workspace_id, team_key) where workspace_id = $1`,
  `select person_id from people where workspace_id = $1 union all select owner_id from work_items where workspace_id = $1`,
  `select * from (select case_id from cases where workspace_id = $1 limit 5) c, lateral (select max(seq) from case_events e
    where e.workspace_id = $1 and e.case_id = c.case_id) e`,
  `insert into settings (workspace_id, key, value, updated_at) values ($1, $2, $3, now())
    on conflict (workspace_id, key) do update set value = excluded.value, updated_at = excluded.updated_at`,
  `insert into settings (workspace_id, key, value, updated_at) values ($1, 'a', '1', now()), ($1, 'b', '1', now())`,
  `insert into mentions (workspace_id, person_id, comment_id, case_id, at)
    select c.workspace_id, 'p', c.comment_id, c.case_id, c.at from comments c where c.workspace_id = $1`,
  `with due as (select job_key from jobs where workspace_id = $1 and due_at <= now() for update skip locked)
    update jobs set fence = fence + 1, lease_until = now() + $2 * interval '1 second' from due
    where jobs.workspace_id = $1 and jobs.job_key = due.job_key returning due_at`,
  `select * from user_workspaces where user_id = $1`,
];

const NOT_ROUTED: readonly (readonly [string, string])[] = [
  [`select * from cases where case_id = $1`, OPEN('cases')],
  [`select * from cases where workspace_id = current_setting('app.workspace_id')`, OPEN('cases')],
  [`select * from cases where workspace_id = any ($1)`, OPEN('cases')],
  [`select * from cases where workspace_id = $1 or sample`, OPEN('cases')],
  [
    `select * from cases c join case_events e on e.case_id = c.case_id where c.workspace_id = $1`,
    OPEN('case_events'),
  ],
  [`select * from cases c left join people p on c.workspace_id = $1 and p.workspace_id = $1`, OPEN('cases')],
  [
    `select * from cases c left join people p on p.person_id = c.requester_id where c.workspace_id = $1`,
    OPEN('people'),
  ],
  [`select * from (select * from cases) c where c.workspace_id = $1`, OPEN('cases')],
  [
    `select 1 from cases where workspace_id = $1 and case_id in (select case_id from work_items)`,
    OPEN('work_items'),
  ],
  [`update jobs set attempts = 0 where job_key = $1`, OPEN('jobs')],
  [
    `with gone as (delete from mentions where case_id = $1 returning 1) select count(*) from gone`,
    OPEN('mentions'),
  ],
  [`insert into settings (key, value, updated_at) values ($1, $2, now())`, OPEN('settings')],
  [
    `insert into settings (workspace_id, key, value, updated_at) select key, key, value, now() from settings
    where workspace_id = $1`,
    OPEN('settings'),
  ],
  [
    `select * from cases c, people p where c.workspace_id = $1 and p.workspace_id = $2`,
    'holds the workspace key to 2 different values',
  ],
];

const REFUSED: readonly (readonly [string, string])[] = [
  [
    `update jobs set finished_at = coalesce(finished_at, now()) where workspace_id = $1`,
    'CASE or COALESCE calls a function that is not immutable',
  ],
  [
    `update jobs set due_at = due_at + interval '1 day' where workspace_id = $1`,
    'a stable function is called with a column',
  ],
  [
    `delete from jobs where workspace_id = $1 and random() > 0.5`,
    'UPDATE or DELETE calls a volatile function',
  ],
  [
    `update jobs set attempts = 0 where workspace_id = $1 returning due_at - now()`,
    'RETURNING calls a function that is not immutable',
  ],
  [
    `insert into settings (workspace_id, key, value, updated_at) values ($1, $2, $3, now())
    on conflict (workspace_id, key) do update set updated_at = now()`,
    'ON CONFLICT calls a function that is not immutable',
  ],
  [
    `insert into settings (workspace_id, key, value, updated_at) values ($1, $2, (select to_jsonb(count(*)) from cases
    where workspace_id = $1), now())`,
    'INSERT has a subquery among its values',
  ],
  [
    `with a as (select $2::text as key) insert into settings (workspace_id, key, value, updated_at)
    select $1, key, '1', now() from a`,
    'INSERT has a WITH before it',
  ],
];

describe.each(testServers())('What a cluster would do with a statement, read on $name', (server) => {
  let access: ServerAccess;
  let names: Names;

  beforeAll(async () => {
    access = await freshAccess(server);
    names = await asOwner(access.owner, namesIn);
  });
  afterAll(() => access.stop());

  const faultsOf = async (text: string): Promise<string[]> => {
    const trees = await printedTrees(access.owner, text);
    return [...new Set(trees.flatMap((tree) => clusterFaults(tree, names)))];
  };

  it('passes what goes to the one node that holds the workspace', async () => {
    for (const text of SENT_TO_ONE_NODE)
      expect(await faultsOf(`prepare judged as ${text}`), text).toEqual([]);
  });

  it('names every table that is not held to a workspace', async () => {
    for (const [text, fault] of NOT_ROUTED)
      expect(await faultsOf(`prepare judged as ${text}`), text).toEqual([fault]);
  });

  it('names what would be refused wherever it is sent', async () => {
    for (const [text, fault] of REFUSED)
      expect(await faultsOf(`prepare judged as ${text}`), text).toEqual([fault]);
  });

  it('hears what a function does inside', async () => {
    await asOwner(access.owner, (owner: Client) =>
      owner.query(`create function planted(p_workspace text) returns void language plpgsql as $$
        begin
          update cases set title = 'x' where workspace_id = p_workspace;
          delete from comments where case_id = 'c';
        end $$`),
    );
    expect(await faultsOf(`select planted('w')`)).toEqual([OPEN('comments')]);
  });
});
