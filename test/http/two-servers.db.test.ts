// Two servers over one database: what one remembers of a case never outweighs what the other has done to it since.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, keptAnswers, type Scope } from '../../src/shell/store/index.ts';
import { openPrepared } from '../../src/shell/store/open-database.ts';
import { freshAccess } from '../database/fresh-database.ts';
import { type Visitor, visitor } from './client.ts';
import { appOver, type FreshApp } from './fresh-app.ts';
import { CLAIM, type Office, openOffice, publish } from './office.ts';

let databases: Database[];
let one: FreshApp;
let two: FreshApp;
let office: Office;

beforeAll(async () => {
  const access = await freshAccess();
  databases = [await openPrepared(access)];
  databases.push(await openPrepared({ ...access, stop: () => Promise.resolve() }));
  [one, two] = (await Promise.all(databases.map((db) => appOver(db)))) as [FreshApp, FreshApp];
  office = await openOffice(one);
  await publish(office.ana, CLAIM);
});
afterAll(async () => {
  expect([...one.faults, ...two.faults]).toEqual([]);
  for (const db of databases.reverse()) await db.close();
});

/** The same person at the other server. */
function atTwo({ cookies }: Visitor): Visitor {
  const there = visitor(two.app);
  for (const [name, value] of cookies) there.cookies.set(name, value);
  return there;
}

type Shown = { seq: number; status: string; work: { workItem: string; stage: string }[] };

async function openClaim(): Promise<{ caseId: string; item: string }> {
  const values = { amount: '120.50', purpose: 'Train', account: 'DE12 3456' };
  const opened = await office.bo.ask('POST', '/api/cases', { workflow: 'claim', values });
  const { caseId } = opened.body as { caseId: string };
  return { caseId, item: (await shownTo(office.bo, caseId)).work[0]?.workItem ?? '' };
}

const shownTo = async (by: Visitor, caseId: string): Promise<Shown> =>
  (await by.ask('GET', `/api/cases/${caseId}`)).body as Shown;

const complete = (by: Visitor, caseId: string, workItem: string, input: object) =>
  by.ask('POST', `/api/cases/${caseId}/complete-work-item`, { workItem, ...input });

test('work that the other server has moved on is moved on again from where it stands', async () => {
  const { cy } = office;
  const { caseId, item } = await openClaim();
  await cy.ask('POST', `/api/cases/${caseId}/tick-task`, { workItem: item, task: 0 });
  expect(await complete(atTwo(cy), caseId, item, { values: { receipt_number: 'R-1' } })).toMatchObject({
    status: 200,
  });
  const approval = (await shownTo(cy, caseId)).work[0]?.workItem ?? '';
  expect(await complete(cy, caseId, approval, { outcome: 'approved', values: {} })).toMatchObject({
    status: 200,
  });
  expect((await shownTo(cy, caseId)).work).toMatchObject([{ stage: 'pay' }]);
});

test('a task ticked at the other server counts here, though this server saw it open', async () => {
  const { cy } = office;
  const { caseId, item } = await openClaim();
  await cy.ask('POST', `/api/cases/${caseId}/start-work-item`, { workItem: item });
  await atTwo(cy).ask('POST', `/api/cases/${caseId}/tick-task`, { workItem: item, task: 0 });
  const done = await complete(cy, caseId, item, { values: { receipt_number: 'R-2' } });
  expect(done, JSON.stringify(done.body)).toMatchObject({ status: 200 });
});

test('work that the other server has completed is refused here for what it is, and nothing is done twice', async () => {
  const { cy } = office;
  const { caseId, item } = await openClaim();
  await cy.ask('POST', `/api/cases/${caseId}/tick-task`, { workItem: item, task: 0 });
  await complete(atTwo(cy), caseId, item, { values: { receipt_number: 'R-3' } });
  const before = await shownTo(cy, caseId);
  const again = await complete(cy, caseId, item, { values: { receipt_number: 'R-4' } });
  expect(again.status).toBe(409);
  expect((again.body as { code: string }).code).not.toBe('version-conflict');
  expect(await shownTo(cy, caseId)).toMatchObject({ seq: before.seq });
});

test('cases opened at both servers at once have numbers of their own', async () => {
  const values = { amount: '1', purpose: 'Pen', account: 'DE12 3456' };
  const [here, there] = [office.bo, atTwo(office.bo)];
  const opened = await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      (n % 2 === 0 ? here : there).ask('POST', '/api/cases', { workflow: 'claim', values }),
    ),
  );
  const ids = opened.map(({ body }) => (body as { caseId: string }).caseId);
  const numbers = await Promise.all(
    ids.map(async (id) => ((await shownTo(here, id)) as Shown & { number: number }).number),
  );
  expect(new Set(numbers).size).toBe(20);
});

function database(): Database {
  const [first] = databases;
  if (first === undefined) throw new Error('There is no database.');
  return first;
}

/** The same person at a server that has just started. */
async function atAnother({ cookies }: Visitor): Promise<Visitor> {
  const there = visitor((await appOver(database())).app);
  for (const [name, value] of cookies) there.cookies.set(name, value);
  return there;
}

async function scopeOf(by: Visitor): Promise<Scope> {
  const { body } = await by.ask('GET', '/api/session');
  return database().in((body as { workspace: { id: string } }).workspace.id);
}

test('what is sent twice is done once over both servers, at once and after a start', async () => {
  const { ana } = office;
  const there = atTwo(ana);
  const key = { 'idempotency-key': 'twice-over' };
  const send = (by: Visitor, name: string) => by.ask('POST', '/api/teams', { name, memberIds: [] }, key);
  const [first, second] = await Promise.all([send(ana, 'Night'), send(there, 'Night')]);
  expect(first.status).toBe(200);
  expect(second.body).toEqual(first.body);
  // A server that starts now remembers nothing itself.
  const three = await atAnother(ana);
  expect((await send(three, 'Night')).body).toEqual(first.body);
  expect(await send(there, 'Day')).toMatchObject({ status: 422, body: { code: 'key-reused' } });
  const { teams } = (await ana.ask('GET', '/api/teams')).body as { teams: { name: string }[] };
  expect(teams.filter(({ name }) => name === 'Night' || name === 'Day')).toHaveLength(1);
  await keptAnswers.forget(await scopeOf(ana), 0);
  expect((await send(await atAnother(ana), 'Day')).status).toBe(200);
});

test('an answer that holds a secret lies in the database unreadable', async () => {
  const sent = () =>
    office.ana.ask('POST', '/api/workspace/webhook-secret', undefined, { 'idempotency-key': 'k1' });
  const { body } = (await sent()) as { body: { secret: string } };
  expect((await sent()).body).toEqual(body);
  const scope = await scopeOf(office.ana);
  const kept = {
    name: 'kept-text',
    text: "select encode(answer, 'escape') as text from kept_answers where workspace_id = $1",
  };
  const rows = await scope.rows<{ text: string }>(kept, [scope.workspaceId]);
  expect(rows.length).toBeGreaterThan(0);
  expect(JSON.stringify(rows)).not.toContain(body.secret.slice(10, 30));
});
