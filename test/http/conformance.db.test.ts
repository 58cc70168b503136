// A log is held against a workflow over HTTP: fitness, deviations, rules in words, and the cases behind each of them.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/shell/store/index.ts';
import { freshDatabase } from '../database/fresh-database.ts';
import { appOver, type FreshApp } from './fresh-app.ts';
import { type Office, openOffice } from './office.ts';

let db: Database;
let fresh: FreshApp;
let office: Office;
let logId: string;
let workflowId: string;

const HOUR = 3_600_000;
/** Ten orders: all are asked for and paid; every second one is approved in between. */
const CSV = [
  'order,what,when,who',
  ...Array.from({ length: 10 }, (_, n) => {
    const begin = Date.UTC(2026, 0, 1) + n * 24 * HOUR;
    const row = (what: string, hours: number, who: string) =>
      `${n},${what},${new Date(begin + hours * HOUR).toISOString()},${who}`;
    return [row('Ask', 0, 'Ana'), ...(n % 2 === 0 ? [row('Approve', 1, 'Bo')] : []), row('Pay', 2, 'Ana')];
  }).flat(),
].join('\n');

const WORKFLOW = `workflow: order
title: Order
record: {}
intake:
  - form: { fields: [], from: [people] }
    starts: ask
stages:
  ask: { kind: work, title: Ask, next: [{ to: approve }] }
  approve: { kind: work, title: Approve, next: [{ to: pay }] }
  pay: { kind: work, title: Pay, next: [{ to: closed }] }
  closed: { kind: end, title: Closed }
`;

beforeAll(async () => {
  db = await freshDatabase();
  fresh = await appOver(db);
  office = await openOffice(fresh);
  const sent = await office.ana.ask('POST', '/api/logs?name=orders.csv', new TextEncoder().encode(CSV));
  logId = (sent.body as { log: { id: string } }).log.id;
  const columns = { case: 'order', activity: 'what', time: 'when', resource: 'who' };
  expect((await office.ana.ask('POST', `/api/logs/${logId}/reading`, { columns })).status).toBe(200);
  const begun = await office.ana.ask('POST', '/api/workflows', { source: WORKFLOW });
  expect(begun, JSON.stringify(begun.body)).toMatchObject({ status: 200 });
  workflowId = (begun.body as { id: string }).id;
});
afterAll(async () => {
  expect(fresh.faults).toEqual([]);
  await db.close();
});

const got = async (path: string): Promise<Record<string, unknown>> => {
  const answer = await office.ana.ask('GET', path);
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200 });
  return answer.body as Record<string, unknown>;
};
const as = (value: unknown) => encodeURIComponent(JSON.stringify(value));

test('a log is held against a workflow that is only a draft, and every deviation opens its cases', async () => {
  const held = await got(`/api/logs/${logId}/conformance?workflow=${workflowId}`);
  // Five cases of 4 and five of 3 tokens each way; the latter miss one and leave one: 1 - 5/35.
  expect(held).toMatchObject({ cases: 10, conformingCases: 5, precision: 1, underWay: 0 });
  expect(held.fitness).toBeCloseTo(1 - 5 / 35, 12);
  expect(held.deviations).toMatchObject([{ text: '“Approve” is skipped.', cases: 5, kind: 'skipped' }]);
  const [{ key }] = held.deviations as [{ key: string }];
  const filters = as([{ keep: 'deviation', workflow: workflowId, key }]);
  const cases = (await got(`/api/logs/${logId}/cases?filters=${filters}`)) as {
    total: number;
    cases: { name: string }[];
  };
  expect([cases.total, cases.cases.map(({ name }) => name).join()]).toEqual([5, '1,3,5,7,9']);
});

test('rules in words are checked on a log that belongs to no workflow', async () => {
  const rules = ['Pay never before Approve', 'Ask and Pay not by the same person', 'Pay never before Aprove'];
  const held = await got(`/api/logs/${logId}/conformance?rules=${as(rules)}`);
  expect(held).toMatchObject({ fitness: null, deviations: [], conformingCases: null });
  expect(held.rules).toMatchObject([
    { text: '“Approve” always before “Pay”', checked: 10, cases: 5 },
    { checked: 10, cases: 10 },
    { problem: { at: 17, remedy: 'Is “Approve” meant?' } },
  ]);
  const filters = as([{ keep: 'breaks', workflow: null, rule: rules[0] }]);
  expect(await got(`/api/logs/${logId}/cases?filters=${filters}`)).toMatchObject({ total: 5 });
});

test('a workflow that has lived nothing has nothing to hold against it, and one that is not there is refused', async () => {
  expect(await got(`/api/workflows/${workflowId}/conformance`)).toMatchObject({ cases: 0, fitness: null });
  const nowhere = await office.ana.ask('GET', `/api/logs/${logId}/conformance?workflow=nowhere`);
  expect(nowhere.status).toBe(404);
  const unread = await office.ana.ask('GET', `/api/logs/${logId}/conformance?rules=7`);
  expect(unread.status).toBe(422);
});
