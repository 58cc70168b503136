// What two people change of the workspace at the same moment: neither change is lost.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, people, type Scope, settings } from '../../src/shell/store/index.ts';
import { freshDatabase } from '../database/fresh-database.ts';
import { appOver, type FreshApp } from './fresh-app.ts';
import { type Office, openOffice, publish } from './office.ts';

const IDS = ['one', 'two', 'three', 'four', 'five'];
const TELLS = `
workflow: tells
title: Tells
record: { what: { type: text, required: true } }
intake: [{ title: Ask, form: { fields: [what], from: [people] }, starts: work }]
stages:
  work: { kind: work, owner: { team: finance, choose: round-robin }, due: 1 business day, next: [{ to: done }] }
  done: { kind: end }
automations:
${IDS.map((id) => `  - { id: ${id}, on: case-opened, do: [{ set: { priority: high } }] }`).join('\n')}
`;

let db: Database;
let fresh: FreshApp;
let office: Office;
let scope: Scope;

beforeAll(async () => {
  db = await freshDatabase();
  fresh = await appOver(db);
  office = await openOffice(fresh);
  const { workspace } = (await office.ana.ask('GET', '/api/session')).body as { workspace: { id: string } };
  scope = db.in(workspace.id);
});
afterAll(async () => {
  expect(fresh.faults).toEqual([]);
  await db.close();
});

const statuses = (answers: readonly { status: number }[]) => [
  ...new Set(answers.map(({ status }) => status)),
];

test('automations that are switched at once are all switched', async () => {
  const { ana } = office;
  await publish(ana, TELLS);
  const off = (id: string) => ana.ask('PUT', `/api/workflows/tells/automations/${id}/switch`, { on: false });
  expect(statuses(await Promise.all(IDS.map(off)))).toEqual([200]);
  const switches = await settings.get(scope, 'automation-switches:tells');
  expect(switches).toEqual(Object.fromEntries(IDS.map((id) => [id, false])));
});

test('calendars that are made at once are all there', async () => {
  const { ana } = office;
  const week = { mon: ['09:00-17:00'] };
  const make = (id: string) => ana.ask('POST', '/api/calendars', { title: `Shift ${id}`, zone: 'UTC', week });
  const made = await Promise.all(IDS.map(make));
  expect(statuses(made), JSON.stringify(made[0]?.body)).toEqual([200]);
  const { calendars } = (await ana.ask('GET', '/api/calendars')).body as { calendars: { title: string }[] };
  expect(calendars.filter(({ title }) => title.startsWith('Shift'))).toHaveLength(IDS.length);
});

test('teams of one name that are made at once are all there, and a name and a member given at once both count', async () => {
  const { ana, bo, cy } = office;
  const make = () => ana.ask('POST', '/api/teams', { name: 'Night', memberIds: [bo.id] });
  const made = await Promise.all(IDS.map(make));
  const keys = made.map(({ body }) => (body as { key: string }).key);
  expect(new Set(keys).size).toBe(IDS.length);
  await Promise.all(
    keys.flatMap((key) => [
      ana.ask('PATCH', `/api/teams/${key}`, { name: `Late ${key}` }),
      ana.ask('PATCH', `/api/teams/${key}`, { memberIds: [cy.id] }),
    ]),
  );
  const { teams } = (await ana.ask('GET', '/api/teams')).body as {
    teams: { key: string; name: string; memberIds: string[] }[];
  };
  for (const key of keys)
    expect(teams.find((team) => team.key === key)).toMatchObject({ name: `Late ${key}`, memberIds: [cy.id] });
});

test('whoever is marked as left while somebody of a log is told to be them has left', async () => {
  const { ana, bo, cy } = office;
  const seen = { personId: 'seen-in-a-log', key: 'b-berg', name: 'B. Berg', role: 'member', active: true };
  const rest = { userId: null, source: 'log' as const, logNames: ['B. Berg'] };
  const alone = { managerId: null, deputyId: null, absences: [] };
  await people.insert(scope, { ...seen, ...rest, ...alone });
  const leaving = db.withWorkspace(scope.workspaceId, async (inside) => {
    const row = await people.hold(inside, bo.id);
    if (row === undefined) throw new Error('There is no Bo.');
    await people.update(inside, { ...row, active: false });
    await new Promise((resolve) => setTimeout(resolve, 600));
  });
  await new Promise((resolve) => setTimeout(resolve, 150));
  const merged = await ana.ask('POST', `/api/people/${seen.personId}/merge`, { into: bo.id });
  await leaving;
  expect(merged.status).toBe(204);
  expect(await people.get(scope, bo.id)).toMatchObject({ active: false, logNames: ['B. Berg'] });
  expect(await people.get(scope, cy.id)).toMatchObject({ active: true });
});
