// What is promised of set times: once each however many servers look, late and once after a stop, and nothing for the time before.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase } from '../../../test/database/fresh-database.ts';
import { appOver } from '../../../test/http/fresh-app.ts';
import { type Office, openOffice, publish } from '../../../test/http/office.ts';
import { HOUR_MS } from '../../core/base/index.ts';
import { type Database, schedules } from '../store/index.ts';
import { createScheduleService } from './schedules.ts';
import { createWorkServices } from './work-services.ts';

let db: Database;
let office: Office;
let workspaceId: string;
afterAll(() => db.close());

const WORKFLOW = `
workflow: rounds
title: Rounds
record:
  what: { type: text }
  amount: { type: number }
  seen: { type: number }
intake: [{ title: Ask, form: { fields: [what, amount], from: [people] }, starts: work }]
stages:
  work: { kind: work, owner: { team: finance, choose: round-robin }, due: 3 business days, next: [{ to: done }] }
  done: { kind: end }
automations:
  - id: count
    on: { schedule: every day 09:00 }
    if: amount > 50
    do: [{ set: { seen: "{{ if seen = null then 1 else seen + 1 }}" } }]
  - id: report
    on: { schedule: every monday 08:00, once: true, with: { what: "Report of {{string(now().year)}}", amount: 7 } }
    do: [{ open-case: { workflow: rounds, title: Weekly report, values: { what: what, amount: amount } } }]
`;

const SUNDAY = Date.UTC(2031, 0, 5, 12);
let now = SUNDAY;
/** A server of its own: what it remembers is its own too, and its clock may be ahead of the database's. */
const server = ({ leaseMs = 60_000, aheadMs = 0 } = {}) => {
  const ground = { db, now: () => now + aheadMs };
  const { handle, versions, directories } = createWorkServices(ground);
  const clock = async () => now;
  return createScheduleService({ ...ground, clock, handle, versions, directories, leaseMs });
};

type Listed = { caseId: string; title: string };
const list = async () =>
  ((await office.ana.ask('GET', '/api/cases?workflow=rounds')).body as { cases: Listed[] }).cases;
const show = async (caseId: string) =>
  (await office.ana.ask('GET', `/api/cases/${caseId}`)).body as {
    record: { seen?: string; what?: string };
    history: { type: string; reason?: string }[];
  };
const runsOf = async (caseId: string) =>
  (await show(caseId)).history.filter(({ type }) => type === 'AutomationRan').map(({ reason }) => reason);

let big = '';
let small = '';
beforeAll(async () => {
  db = await freshDatabase();
  office = await openOffice(await appOver(db));
  await publish(office.ana, WORKFLOW);
  const opened = async (amount: number) =>
    (
      (await office.ana.ask('POST', '/api/cases', { workflow: 'rounds', values: { what: 'x', amount } }))
        .body as { caseId: string }
    ).caseId;
  [big, small] = [await opened(90), await opened(10)];
  workspaceId = ((await office.ana.ask('GET', '/api/session')).body as { workspace: { id: string } })
    .workspace.id;
});

test('nothing is carried out for the time before it was set', async () => {
  expect(await server().look(workspaceId)).toBe(Date.UTC(2031, 0, 6, 8));
  expect(await runsOf(big)).toEqual([]);
});

test('a server whose clock is ahead carries out nothing early', async () => {
  now = Date.UTC(2031, 0, 6, 7, 30);
  expect(await server({ aheadMs: 2 * HOUR_MS }).look(workspaceId)).toBe(Date.UTC(2031, 0, 6, 8));
  expect(await runsOf(big)).toEqual([]);
  expect((await list()).filter(({ title }) => title === 'Weekly report')).toEqual([]);
});

test('two servers at once act once on each case that the rule holds for, and open one case', async () => {
  now = Date.UTC(2031, 0, 6, 9);
  const [one, other] = [server(), server()];
  await Promise.all([one.look(workspaceId), other.look(workspaceId), one.look(workspaceId)]);
  await other.look(workspaceId);
  expect(await runsOf(big)).toEqual(['Every day 09:00 and Amount is more than 50']);
  expect(await runsOf(small)).toEqual([]);
  const reports = (await list()).filter(({ title }) => title === 'Weekly report');
  expect(reports).toHaveLength(1);
  const { record } = await show(reports[0]?.caseId ?? '');
  expect(record).toMatchObject({ what: 'Report of 2031', amount: expect.anything() });
});

test('after three days without a server it is carried out once, late, and says so', async () => {
  now = Date.UTC(2031, 0, 9, 12);
  await server().look(workspaceId);
  await server().look(workspaceId);
  expect(await runsOf(big)).toEqual([
    'Every day 09:00 and Amount is more than 50',
    'Every day 09:00 and Amount is more than 50, 3 hours late; 2 earlier times were missed',
  ]);
  const { body } = await office.ana.ask('GET', '/api/workflows/rounds/automation-runs');
  expect(body).toMatchObject({
    times: [
      { automation: 'count', due: '2031-01-09T09:00:00.000Z', missed: 2, cases: 1, problem: null },
      { automation: 'report', cases: 1 },
    ],
  });
});

test('what a server took and left is carried out by the next one, and no case twice', async () => {
  now = Date.UTC(2031, 0, 10, 9);
  const scope = db.in(workspaceId);
  const [row] = await schedules.all(scope);
  if (row === undefined) throw new Error('There is no row.');
  const claim = { due: now, missed: 0, leaseMs: 1 };
  expect(await schedules.claim(scope, row, claim)).toEqual({ due: now, missed: 0 });
  now += HOUR_MS;
  await server().look(workspaceId);
  await server().look(workspaceId);
  expect((await runsOf(big)).at(-1)).toMatch(/, 60 minutes late$/);
  expect(await runsOf(big)).toHaveLength(3);
});

test('what is switched off comes no more, and begins anew when it is switched on', async () => {
  const flip = (on: boolean) =>
    office.ana.ask('PUT', '/api/workflows/rounds/automations/count/switch', { on });
  await flip(false);
  now = Date.UTC(2031, 0, 11, 9);
  await server().look(workspaceId);
  await flip(true);
  now = Date.UTC(2031, 0, 11, 10);
  expect(await server().look(workspaceId)).toBe(Date.UTC(2031, 0, 12, 9));
  expect(await runsOf(big)).toHaveLength(3);
});
