// People over HTTP and a real database: what they can do, who stands in, and what becomes of theirs when they leave.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/shell/store/index.ts';
import { freshDatabase } from '../database/fresh-database.ts';
import { type Visitor, visitor } from './client.ts';
import { appOver, type FreshApp } from './fresh-app.ts';
import { joins, type Office, openOffice, publish } from './office.ts';

let db: Database;
let fresh: FreshApp;
let office: Office;

const NAMED = `
workflow: named
title: Named
record: { note: { type: text } }
intake:
  - { title: Ask, form: { fields: [note], from: people }, starts: check }
stages:
  check:
    kind: work
    owner: person bo-berg
    due: no deadline
    next: [{ to: sort }]
  sort:
    kind: work
    owner: { team: finance, choose: by-skill, skill: "{{note}}" }
    due: no deadline
    next: [{ to: done }]
  done: { kind: end }
`;

beforeAll(async () => {
  db = await freshDatabase();
  fresh = await appOver(db);
  office = await openOffice(fresh);
  await publish(office.ana, NAMED);
});
afterAll(async () => {
  expect(fresh.faults).toEqual([]);
  await db.close();
});

type Shown = { work: { workItem: string; stage: string; ownerId: string | null; why: string }[] };
type Leaving = {
  lines: { key: string; kind: string; title: string; detail: string; successorId: string | null }[];
  progress: { state: string; done: number; total: number; failed: object[] };
};

const open = async (note: string): Promise<string> => {
  const answer = await office.ana.ask('POST', '/api/cases', { workflow: 'named', values: { note } });
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200 });
  return (answer.body as { caseId: string }).caseId;
};
const workOf = async (caseId: string) =>
  ((await office.ana.ask('GET', `/api/cases/${caseId}`)).body as Shown).work[0];
const personOf = async (id: string) =>
  (
    (await office.ana.ask('GET', '/api/people')).body as {
      people: { id: string; [member: string]: unknown }[];
    }
  ).people.find((person) => person.id === id);
const leaving = async (id: string) =>
  (await office.ana.ask('GET', `/api/people/${id}/leaving`)).body as Leaving;

test('a person’s skills, capacity and deputies are kept, and only an administrator gives skills', async () => {
  const { ana, bo, cy } = office;
  const deputies = [
    { person: ana.id, from: null, to: '2027-01-01T00:00:00.000Z', team: 'finance', workflow: null },
  ];
  const changed = await ana.ask('PATCH', `/api/people/${cy.id}`, {
    skills: ['German'],
    capacity: 4,
    deputies,
  });
  expect(changed, JSON.stringify(changed.body)).toMatchObject({ status: 200 });
  expect(await personOf(cy.id)).toMatchObject({ skills: ['German'], capacity: 4, deputies });
  expect((await bo.ask('PATCH', `/api/people/${bo.id}`, { skills: ['Law'] })).status).toBe(403);
  expect((await bo.ask('PATCH', `/api/people/${bo.id}`, { deputies: [] })).status).toBe(200);
});

test('what somebody can see and do is told with its reasons, to administrators alone', async () => {
  const { ana, bo, cy } = office;
  type Reach = {
    may: { what: string; allowed: boolean }[];
    workflows: { title: string; forms: string[]; stages: object[] }[];
  };
  const reachOf = async (id: string) => (await ana.ask('GET', `/api/people/${id}/reach`)).body as Reach;
  const mine = await reachOf(bo.id);
  expect(mine).toMatchObject({ role: 'member', state: 'here', runsOthers: false });
  expect(mine.workflows).toEqual([
    expect.objectContaining({ forms: ['Ask'], stages: [{ title: 'Check', by: 'person', of: '' }] }),
  ]);
  expect((await reachOf(cy.id)).workflows[0]?.stages).toEqual([{ title: 'Sort', by: 'team', of: 'Finance' }]);
  const allowed = ({ may }: Reach) => may.filter((line) => line.allowed).map(({ what }) => what);
  expect(allowed(mine)).toEqual(['see-cases', 'see-files', 'see-figures', 'start', 'work']);
  expect((await bo.ask('POST', '/api/workflows', { title: 'X' })).status).toBe(403);
  expect(allowed(await reachOf(ana.id))).toHaveLength(mine.may.length);
  expect((await bo.ask('GET', `/api/people/${bo.id}/reach`)).status).toBe(403);
});

test('what a program does by a token is done by its person, and the history says by which token', async () => {
  const { bo } = office;
  const made = await bo.ask('POST', '/api/tokens', { name: 'Nightly import', may: 'act' });
  const headers = { authorization: `Bearer ${(made.body as { token: string }).token}` };
  const program = visitor(fresh.app);
  const asked = { workflow: 'named', values: { note: 'by night' } };
  const opened = await program.ask('POST', '/api/cases', asked, headers);
  expect(opened, JSON.stringify(opened.body)).toMatchObject({ status: 200 });
  const { caseId } = opened.body as { caseId: string };
  await bo.ask('POST', `/api/cases/${caseId}/add-comment`, { text: 'By hand' });
  type History = { history: { type: string; by: object }[] };
  const { history } = (await bo.ask('GET', `/api/cases/${caseId}`)).body as History;
  const byOf = (type: string) => history.find((entry) => entry.type === type)?.by;
  const person = { kind: 'person', id: bo.id, name: bo.name };
  expect(byOf('CaseOpened')).toEqual({ ...person, token: 'Nightly import' });
  expect(byOf('CommentAdded')).toEqual(person);
  await bo.ask('POST', `/api/cases/${caseId}/cancel-case`, { reason: 'Done trying' });
});

test('work goes to whoever has the skill that its case asks for', async () => {
  const { bo, cy } = office;
  const caseId = await open('german');
  const first = await workOf(caseId);
  await bo.ask('POST', `/api/cases/${caseId}/complete-work-item`, { workItem: first?.workItem });
  expect(await workOf(caseId)).toMatchObject({
    ownerId: cy.id,
    why: 'Least busy of Finance with german: 0 open',
  });
});

test('whoever leaves has a plan, which is carried out: nothing open is theirs, and nothing names them', async () => {
  const { ana, bo, cy } = office;
  const newcomer: () => Visitor = () => visitor(fresh.app);
  const dee = await joins(newcomer, ana, 'Dee Dole');
  await ana.ask('PATCH', `/api/people/${dee.id}`, { managerId: bo.id, deputyId: bo.id });
  await ana.ask('POST', '/api/teams', { name: 'Desk', leadId: bo.id, memberIds: [bo.id, dee.id] });
  const cases = [await open('a'), await open('b'), await open('c')];
  const mine = await workOf(cases[0] ?? '');
  expect(mine?.ownerId).toBe(bo.id);

  const plan = await leaving(bo.id);
  const by = (kind: string) => plan.lines.filter((line) => line.kind === kind);
  expect(by('work')).toHaveLength(3);
  expect(by('workflow')).toMatchObject([{ title: 'Named', detail: 'Check', successorId: cy.id }]);
  expect(by('lead')).toMatchObject([{ title: 'Desk', successorId: dee.id }]);
  expect(by('deputy')).toMatchObject([{ title: 'Dee Dole', successorId: cy.id }]);
  expect(by('manager')).toMatchObject([{ title: 'Dee Dole', successorId: cy.id }]);

  const key = `work ${mine?.workItem}`;
  const refused = await ana.ask('POST', `/api/people/${bo.id}/leaving`, { successors: { [key]: bo.id } });
  expect(refused).toMatchObject({ status: 422, body: { code: 'successor-unfit' } });
  const begun = await ana.ask('POST', `/api/people/${bo.id}/leaving`, { successors: { [key]: dee.id } });
  expect(begun, JSON.stringify(begun.body)).toMatchObject({ status: 200, body: { total: 3 } });
  await expect
    .poll(async () => (await leaving(bo.id)).progress, { timeout: 20_000 })
    .toEqual({
      ...{ state: 'done', total: 3, done: 3, failed: [] },
    });

  expect((await workOf(cases[0] ?? ''))?.ownerId).toBe(dee.id);
  for (const caseId of cases.slice(1)) expect((await workOf(caseId))?.ownerId).not.toBe(bo.id);
  expect((await leaving(bo.id)).lines).toEqual([]);
  expect(await personOf(bo.id)).toMatchObject({ active: false });
  expect(await personOf(dee.id)).toMatchObject({ managerId: cy.id, deputyId: cy.id });
  expect((await workOf(await open('d')))?.ownerId).toBe(cy.id);
});

test('the owner of the workspace stays, and nobody sends themselves away', async () => {
  const { ana, cy } = office;
  expect((await ana.ask('POST', `/api/people/${ana.id}/leaving`, {})).status).toBe(409);
  expect((await cy.ask('GET', `/api/people/${ana.id}/leaving`)).status).toBe(403);
});
