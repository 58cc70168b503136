// The walls: between workspaces, and around what has happened. Asked of the catalogue, and tried.
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ABOVE_WORKSPACES } from '../../src/shell/store/distribution.ts';
import { caseEvents, cases, type Database, people, workspaceEvents } from '../../src/shell/store/index.ts';
import { openPrepared } from '../../src/shell/store/open-database.ts';
import { asOwner, type ServerAccess } from '../../src/shell/store/server.ts';
import { freshAccess, freshWorkspace, testServers } from '../database/fresh-database.ts';
import { opening } from './history.ts';

type Row = { readonly [column: string]: unknown };

describe.each(testServers())('The walls on $name', (server) => {
  let access: ServerAccess;
  let database: Database;
  let workspaceId: string;
  let caseId: string;

  beforeAll(async () => {
    access = await freshAccess(server);
    database = await openPrepared(access);
    workspaceId = await freshWorkspace(database);
    const request = opening(workspaceId);
    await database.commit(request);
    caseId = request.caseId;
  });
  afterAll(() => database.close());

  const asked = (text: string): Promise<Row[]> =>
    asOwner(access.owner, async (client) => (await client.query<Row>(text)).rows);
  const tenantTables = async (): Promise<string[]> => {
    const rows = await asked(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`,
    );
    return rows.map((row) => String(row.name)).filter((name) => !ABOVE_WORKSPACES.includes(name));
  };
  const asRuntime = async (text: string, workspace?: string): Promise<Row[]> => {
    const client = new Client(access.runtime);
    await client.connect();
    try {
      await client.query('begin');
      if (workspace !== undefined) await client.query(`set local app.workspace_id = '${workspace}'`);
      return (await client.query<Row>(text)).rows;
    } finally {
      await client.end();
    }
  };

  it('put the workspace first in every primary, unique and foreign key', async () => {
    const keys = await asked(
      `select c.relname as table, k.conname as key, a.attname as first
        from pg_constraint k join pg_class c on c.oid = k.conrelid
          join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
        where c.relnamespace = 'public'::regnamespace and k.contype in ('p', 'u', 'f')`,
    );
    const tenant = await tenantTables();
    const wrong = keys.filter((key) => tenant.includes(String(key.table)) && key.first !== 'workspace_id');
    expect(wrong).toEqual([]);
    const keyed = new Set(keys.map((key) => key.table));
    expect(tenant.filter((table) => !keyed.has(table))).toEqual([]);
  });

  it('put the workspace first in every index but that of ages', async () => {
    const indexes = await asked(
      `select i.relname as index, t.relname as table, a.attname as first
        from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
          join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]
        where t.relnamespace = 'public'::regnamespace`,
    );
    const tenant = await tenantTables();
    const wrong = indexes.filter(
      (index) => tenant.includes(String(index.table)) && index.first !== 'workspace_id',
    );
    expect(wrong.map((index) => index.index)).toEqual(['idempotency_keys_by_age']);
  });

  it('force row-level security upon every table of a workspace, with a policy', async () => {
    const open = await asked(
      `select relname as name from pg_class c
        where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
          and not (relrowsecurity and relforcerowsecurity
            and exists (select 1 from pg_policy p where p.polrelid = c.oid))`,
    );
    expect(open.map((row) => row.name).sort()).toEqual([...ABOVE_WORKSPACES].sort());
  });

  it('have no triggers of ours, no sequences, no views and nothing that references from above', async () => {
    expect(await asked('select tgname from pg_trigger where not tgisinternal')).toEqual([]);
    const others = `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('S', 'v', 'm')`;
    expect(await asked(others)).toEqual([]);
  });

  it('let requests run as a role that owns nothing and is no superuser', async () => {
    const [role] = await asRuntime(
      `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
        (select count(*)::int from pg_class where relowner = r.oid) as owned
        from pg_roles r where rolname = current_user`,
    );
    expect(role).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      owned: 0,
    });
  });

  it('show a session without a workspace no row of any', async () => {
    for (const table of await tenantTables()) {
      expect(await asRuntime(`select * from ${table}`), table).toEqual([]);
    }
  });

  it('show another workspace nothing, and let it write nothing here', async () => {
    const foreign = await freshWorkspace(database, 'Others');
    expect(await cases.load(database.in(foreign), caseId)).toBeUndefined();
    expect(await caseEvents.history(database.in(foreign), caseId)).toEqual([]);
    expect(
      await asRuntime(`select case_id from cases where workspace_id = '${workspaceId}'`, foreign),
    ).toEqual([]);
    const smuggled = `insert into settings values ('${workspaceId}', 'a', '1', now())`;
    await expect(asRuntime(smuggled, foreign)).rejects.toThrow(/row-level security/);
    expect(await cases.load(database.in(workspaceId), caseId)).toBeDefined();
  });

  it('forget the workspace when the transaction ends', async () => {
    await cases.load(database.in(workspaceId), caseId);
    const seen = await database.above.rows<Row>(
      { name: 'walls_after', text: 'select count(*)::int as n from cases where workspace_id = $1' },
      [workspaceId],
    );
    expect(seen).toEqual([{ n: 0 }]);
  });

  it('give nobody who serves requests the right to change or remove what happened', async () => {
    for (const table of ['case_events', 'workspace_events', 'workflow_versions', 'finding_decisions']) {
      for (const change of [`update ${table} set workspace_id = workspace_id`, `delete from ${table}`]) {
        await expect(asRuntime(change, workspaceId), change).rejects.toThrow(/permission denied/);
      }
      await expect(asRuntime(`truncate ${table}`, workspaceId)).rejects.toThrow(/permission denied/);
    }
  });

  it('refuse an id that is no id of a workspace', async () => {
    await expect(cases.load(database.in(`x'; drop table cases; --`), caseId)).rejects.toThrow(RangeError);
  });

  it('show the first event that was altered or removed', async () => {
    const tampered = opening(workspaceId);
    await database.commit(tampered);
    await asked(
      `update case_events set data = jsonb_set(data, '{text}', '"other"')
        where case_id = '${tampered.caseId}' and seq = 4 returning seq`,
    );
    expect(await caseEvents.firstBroken(database.in(workspaceId), tampered.caseId)).toBe(4);
    await asked(`delete from case_events where case_id = '${tampered.caseId}' and seq = 2`);
    expect(await caseEvents.firstBroken(database.in(workspaceId), tampered.caseId)).toBe(2);
  });

  it('chain what happens to the workspace itself', async () => {
    await database.withWorkspace(workspaceId, async (scope) => {
      await workspaceEvents.append(scope, {
        kind: 'RoleChanged',
        at: 1,
        actor: 'ana',
        data: { role: 'owner' },
      });
      await workspaceEvents.append(scope, {
        kind: 'RoleChanged',
        at: 2,
        actor: 'ana',
        data: { role: 'guest' },
      });
    });
    const [first, second] = await workspaceEvents.list(database.in(workspaceId));
    expect(second).toMatchObject({ seq: 2, at: 2, previousHash: first?.hash, data: { role: 'guest' } });
  });

  it('undo everything when the work of a transaction throws', async () => {
    const work = database.withWorkspace(workspaceId, async (scope) => {
      await people.insert(scope, { ...person, personId: 'p1' });
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    expect(await people.get(database.in(workspaceId), 'p1')).toBeUndefined();
  });
});

const person = {
  key: 'ana',
  name: 'Ana',
  role: 'member',
  active: true,
  userId: null,
  source: 'log' as const,
  logNames: [],
  managerId: null,
  deputyId: null,
  absences: [],
};
