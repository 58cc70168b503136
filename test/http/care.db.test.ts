// The server is looked after over HTTP: it says how it is, a restored one waits, and what a case knows of somebody is erased while
// its history stays whole.
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  caseEvents,
  checkpoints,
  type Database,
  personalValues,
  readCheckpoints,
} from '../../src/shell/store/index.ts';
import { openPrepared } from '../../src/shell/store/open-database.ts';
import { asOwner, type ServerAccess } from '../../src/shell/store/server.ts';
import { quarantine } from '../../src/shell/store/tables/server-states.ts';
import { proveDatabase } from '../../src/shell/store/verify/prove-database.ts';
import { freshAccess } from '../database/fresh-database.ts';
import { tablesWith } from '../database/tables-with.ts';
import { visitor } from './client.ts';
import { appOver, type FreshApp } from './fresh-app.ts';
import { CLAIM, type Office, openOffice, publish } from './office.ts';
import { provedFor } from './proved.ts';

let access: ServerAccess;
let db: Database;
let fresh: FreshApp;
let office: Office;
let workspaceId: string;
let caseId: string;

beforeAll(async () => {
  access = await freshAccess();
  db = await openPrepared(access);
  fresh = await appOver(db);
  office = await openOffice(fresh);
  await publish(office.ana, CLAIM);
  const session = (await office.ana.ask('GET', '/api/session')).body as { workspace: { id: string } };
  workspaceId = session.workspace.id;
  const values = { amount: '120.50', purpose: 'Train to Vienna', account: 'DE12 3456' };
  const made = await office.bo.ask('POST', '/api/cases', { workflow: 'claim', values });
  caseId = (made.body as { caseId: string }).caseId;
});
afterAll(async () => {
  expect(fresh.faults).toEqual([]);
  await db.close();
});

const prove = () => asOwner(access.owner, (owner) => proveDatabase(owner));

test('T1.4 health, readiness and counters are told, and the counters only to this machine', async () => {
  const nobody = visitor(fresh.app);
  expect(await nobody.ask('GET', '/health')).toMatchObject({ status: 200, body: { status: 'alive' } });
  expect(await nobody.ask('GET', '/ready')).toMatchObject({ status: 200, body: { status: 'ready' } });
  expect((await nobody.ask('GET', '/metrics')).status).toBe(403);
  process.env.MILLRACE_METRICS_TOKEN = 'a token for the test';
  const told = await nobody.ask('GET', '/metrics', undefined, {
    authorization: 'Bearer a token for the test',
  });
  const other = await nobody.ask('GET', '/metrics', undefined, {
    authorization: 'Bearer a token for the tesT',
  });
  delete process.env.MILLRACE_METRICS_TOKEN;
  expect(other.status).toBe(403);
  expect(told.headers.get('content-type')).toContain('version=0.0.4');
  expect(told.body).toContain('millrace_commands_total{kind="OpenCase",outcome="done"} 1');
  expect(told.body).toMatch(/^millrace_jobs_waiting \d+$/m);
  expect(told.body).not.toMatch(/Ana|Vienna|claim/);
});

test('T1.5 a restored server waits until an administrator lets it work', async () => {
  await asOwner(access.owner, (owner) => quarantine.begin(owner, '2026-11-02T08:00:00.000Z'));
  expect((await office.bo.ask('GET', '/api/status')).status).toBe(403);
  expect((await office.ana.ask('GET', '/ready')).body).toEqual({ status: 'waiting' });
  const before = (await office.ana.ask('GET', '/api/status')).body as {
    waiting: { backupOf: string } | null;
  };
  expect(before.waiting?.backupOf).toBe('2026-11-02T08:00:00.000Z');
  expect((await office.bo.ask('POST', '/api/status/release')).status).toBe(403);
  expect((await office.ana.ask('POST', '/api/status/release')).status).toBe(204);
  const after = (await office.ana.ask('GET', '/api/status')).body as { waiting: unknown; publicKey: string };
  expect(after.waiting).toBeNull();
  expect(after.publicKey).toMatch(/^[\w-]{43}$/);
});

test('T1.6 personal values are erased for good; chain, state and checkpoints hold as before', async () => {
  const made = await office.ana.ask('POST', '/api/checkpoints');
  expect(made.body).toMatchObject({ checkpoint: { seq: 1, cases: 1 } });
  const shown = async () =>
    (await office.ana.ask('GET', `/api/cases/${caseId}`)).body as {
      record: { account: string | null };
      seq: number;
    };
  const before = await shown();
  expect(before.record.account).toBe('DE12 3456');
  const events = await caseEvents.history(db.in(workspaceId), caseId);
  expect((await office.cy.ask('POST', `/api/cases/${caseId}/erase-personal-values`)).status).toBe(403);
  expect((await office.ana.ask('POST', '/api/cases/none/erase-personal-values')).status).toBe(404);
  const erased = await office.ana.ask('POST', `/api/cases/${caseId}/erase-personal-values`);
  expect(erased.body).toEqual({ erased: 1 });
  expect((await shown()).record.account).toBeNull();
  expect(await personalValues.ofCase(db.in(workspaceId), caseId)).toEqual({});
  expect(await caseEvents.history(db.in(workspaceId), caseId)).toEqual(events);
  expect((await prove()).faults).toEqual([]);
  const everywhere = await asOwner(access.owner, (owner) =>
    owner.query(`select 1 from case_events where data::text like '%DE12%' union all
      select 1 from cases where state::text like '%DE12%' union all select 1 from jobs where settings::text like '%DE12%'`),
  );
  expect(everywhere.rows).toEqual([]);
});

test('T1.7 checkpoints are fetched as lines that prove the history elsewhere', async () => {
  expect((await office.ana.ask('POST', '/api/checkpoints')).body).toMatchObject({ checkpoint: { seq: 2 } });
  expect((await office.ana.ask('POST', '/api/checkpoints')).body).toEqual({ checkpoint: null });
  expect((await office.bo.ask('GET', '/api/checkpoints')).status).toBe(403);
  const text = (await office.ana.ask('GET', '/api/checkpoints')).body as string;
  const read = readCheckpoints(text);
  expect(read.unread).toBeNull();
  expect(read.checkpoints).toHaveLength(2);
  const proof = await asOwner(access.owner, (owner) => proveDatabase(owner, { outside: read.checkpoints }));
  expect(proof).toMatchObject({ faults: [], checkpoints: 2 });
  expect((await checkpoints.last(db.in(workspaceId)))?.seq).toBe(2);
});

test('T1.8 the name of somebody without sign-in is erased with the rest, wherever it is shown or kept', async () => {
  const { ana, cy } = office;
  const link = (await ana.ask('POST', '/api/workflows/claim/links', {})).body as { token: string };
  const path = `/api/public/forms/${link.token}`;
  const guest = visitor(fresh.app);
  const values = { amount: '9', purpose: 'Bus ticket', account: 'DE99' };
  const filled = { values, name: 'Gunhild Outside', proof: await provedFor(guest, path) };
  const sent = await guest.ask('POST', path, filled, { 'idempotency-key': 'once' });
  expect(sent.status, JSON.stringify(sent.body)).toBe(200);
  const { number } = sent.body as { number: number };
  const shown = async () => {
    const list = (await ana.ask('GET', '/api/cases')).body as { cases: Named[] };
    const listed = list.cases.find((item) => item.number === number);
    const page = (await ana.ask('GET', `/api/cases/${listed?.caseId}`)).body as Named & { history: Told[] };
    const work = (await cy.ask('GET', '/api/worklist')).body as { items: Named[] };
    const opened = page.history[0];
    return {
      caseId: page.caseId,
      kind: opened?.by.kind,
      names: [
        ...[listed?.requesterName, page.requesterName, opened?.by.name, opened?.person],
        work.items.find((item) => item.number === number)?.requesterName,
      ],
    };
  };
  const before = await shown();
  expect(before).toMatchObject({ kind: 'public', names: Array(5).fill('Gunhild Outside') });
  expect(await tablesWith(access, 'Gunhild')).toEqual(['personal_values']);
  const events = await caseEvents.history(db.in(workspaceId), before.caseId);
  const erased = await ana.ask('POST', `/api/cases/${before.caseId}/erase-personal-values`);
  expect(erased.body).toEqual({ erased: 2 });
  expect(await shown()).toEqual({ ...before, names: Array(5).fill(null) });
  expect(await tablesWith(access, 'Gunhild')).toEqual([]);
  expect(await caseEvents.history(db.in(workspaceId), before.caseId)).toEqual(events);
  expect((await prove()).faults).toEqual([]);
});

type Named = { caseId: string; number: number; requesterName: string | null };
type Told = { by: { kind: string; name: string | null }; person: string | null };
