// What the database says of itself, and how its tables would be spread over a cluster. No Citus can be had on a machine of
// ours, so its catalogue and functions are stood in for here by tables of the same names: they show what we ask and in which
// order. What Citus makes of it, `node scripts/test-citus.ts` shows on a real cluster.
import type { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { distributeDatabase, distributeTables } from '../../src/shell/store/cluster/distribute.ts';
import { standingOf } from '../../src/shell/store/cluster/standing.ts';
import { ABOVE_WORKSPACES } from '../../src/shell/store/distribution.ts';
import { readMigrations } from '../../src/shell/store/migrate.ts';
import { asOwner, type ServerAccess } from '../../src/shell/store/server.ts';
import { StartProblem } from '../../src/shell/store/start-problem.ts';
import { emptyAccess, freshAccess, testServers } from '../database/fresh-database.ts';
import { pretendCitus } from '../database/pretended-citus.ts';

const remedyOf = async (work: Promise<unknown>): Promise<string> => {
  const problem = await work.catch((error: unknown) => error);
  expect(problem).toBeInstanceOf(StartProblem);
  return problem instanceof StartProblem ? problem.remedy : '';
};

describe.each(testServers())('A database without Citus, on $name', (server) => {
  let access: ServerAccess;
  const asked = <Answer>(work: (owner: Client) => Promise<Answer>) => asOwner(access.owner, work);

  beforeAll(async () => {
    access = await freshAccess(server);
  });
  afterAll(() => access.stop());

  it('says its version, its size, its migrations, and that every table lies on it alone', async () => {
    const standing = await asked(standingOf);
    expect(standing.version).toMatch(server.name.includes('15') ? /^15\./ : /^\d+\.\d+/);
    expect(standing.citus).toBeNull();
    expect(standing.tables.local).toEqual(expect.arrayContaining(['cases', 'case_events', 'session']));
    expect([standing.tables.distributed, standing.tables.reference, standing.waiting]).toEqual([[], [], []]);
    expect(standing.migrations).toEqual({
      applied: readMigrations().map(({ name }) => name),
      missing: [],
    });
    expect(standing.bytes).toBeGreaterThan(1_000_000);
    expect(standing.warnings).toEqual([]);
  });

  it('names the settings that break the promise', async () => {
    const standing = await asked(async (owner) => {
      await owner.query('set synchronous_commit = off');
      return standingOf(owner);
    });
    expect(standing.warnings.join()).toContain('synchronous_commit');
  });
});

describe('db distribute', () => {
  let access: ServerAccess;
  const asked = <Answer>(work: (owner: Client) => Promise<Answer>) => asOwner(access.owner, work);

  beforeAll(async () => {
    access = await freshAccess();
  });
  afterAll(() => access.stop());

  it('finds no table in an empty database, and every migration missing', async () => {
    const empty = await emptyAccess();
    const { tables, migrations } = await asOwner(empty.owner, standingOf);
    await empty.stop();
    expect(tables.local).toEqual([]);
    expect(migrations.applied).toEqual([]);
    expect(migrations.missing).toHaveLength(readMigrations().length);
  });

  it('refuses the embedded database, and a server without Citus, and says what to do', async () => {
    expect(await remedyOf(distributeDatabase({}))).toContain('DATABASE_URL');
    const { host, user, password, database } = access.owner;
    const url = `postgres:///${database}?host=${host}&user=${user}&password=${password}`;
    expect(await remedyOf(distributeDatabase({ url }))).toContain('install Citus');
  });

  it('refuses a cluster without a node that rows could lie on', async () => {
    await asked(pretendCitus);
    expect(await remedyOf(asked(distributeTables))).toContain('citus_add_node');
    expect((await asked(standingOf)).warnings.join()).toContain('propagate_set_commands');
  });

  it('spreads every table once: those above workspaces as copies, the others behind what they refer to', async () => {
    await asked((owner) =>
      owner.query(`insert into pg_dist_node values (0, 'head', 5432, 'primary', true, false),
        (1, 'w1', 5432, 'primary', true, true), (2, 'w2', 5433, 'primary', true, true)`),
    );
    const before = await asked(standingOf);
    expect(before.waiting).toEqual(before.tables.local);
    const done = await asked(distributeTables);
    expect([...done.reference].sort()).toEqual([...ABOVE_WORKSPACES].sort());
    expect(done.before).toBe(0);
    // The stand-in refuses, as Citus does, a table whose foreign keys point at one that is not spread yet.
    const calls = await asked(
      async (owner) => (await owner.query('select * from pretended_calls order by n')).rows,
    );
    const spread = calls.filter(({ how }) => how === 'distributed');
    expect(new Set(spread.map(({ beside }) => beside))).toEqual(
      new Set(['none', `public."${spread[0].name}"`]),
    );
    expect(spread.filter(({ beside }) => beside === 'none')).toHaveLength(1);
    expect(new Set(spread.map(({ key }) => key))).toEqual(new Set(['workspace_id']));
    const after = await asked(standingOf);
    expect(after.waiting).toEqual([]);
    expect(after.tables.distributed).toEqual([...done.distributed].sort());
    expect(after.citus?.nodes.map(({ name, role }) => [name, role])).toEqual([
      ['head', 'coordinator'],
      ['w1', 'worker'],
      ['w2', 'worker'],
    ]);
    const planned = await asked((owner) =>
      owner.query(`select proname from pg_proc where proconfig::text like '%plan_cache_mode%'`),
    );
    expect(planned.rows).toEqual([]);
    // From the next connection on every node is told which workspace is meant.
    expect(after.warnings).toEqual([]);
  });

  it('does nothing twice, and goes on where it was broken off', async () => {
    const all = (await asked(standingOf)).tables;
    expect(await asked(distributeTables)).toEqual({
      distributed: [],
      reference: [],
      before: all.distributed.length + all.reference.length,
    });
    await asked((owner) =>
      owner.query(`delete from pg_dist_partition where logicalrelid = 'work_items'::regclass`),
    );
    expect((await asked(standingOf)).waiting).toEqual(['work_items']);
    expect((await asked(distributeTables)).distributed).toEqual(['work_items']);
  });

  it('refuses a table that somebody spread by another column', async () => {
    await asked((owner) =>
      owner.query(`update pg_dist_partition set partkey = 'case_id' where logicalrelid = 'cases'::regclass`),
    );
    expect(await remedyOf(asked(distributeTables))).toContain(`undistribute_table('public."cases"')`);
  });
});
