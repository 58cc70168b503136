// What went out is seen with every attempt of it, and can be sent again.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, deliveries, jobs } from '../../src/shell/store/index.ts';
import type { Worker } from '../../src/shell/worker/index.ts';
import { freshDatabase } from '../database/fresh-database.ts';
import { appOver, type FreshApp } from './fresh-app.ts';
import { type Office, openOffice, publish } from './office.ts';

const CALLS = `
workflow: calls
title: Calls
record: { what: { type: text, required: true }, phone: { type: text, personal: true } }
intake: [{ title: Ask, form: { fields: [what, phone], from: [people] }, starts: work }]
stages:
  work: { kind: work, owner: { team: finance, choose: round-robin }, due: 1 business day, next: [{ to: done }] }
  done: { kind: end }
automations:
  - id: tell
    title: Tell the shop
    on: case-opened
    do: [{ call-webhook: { url: "http://HOST/hook?token=geheim", body: { about: "{{what}}" } } }]
`;

type Seen = {
  readonly key: string;
  readonly state: string;
  readonly address: string;
  readonly nextAt: string | null;
  readonly attempts: readonly { status: number; answer: string; isNew: boolean; error: string | null }[];
};

let db: Database;
let fresh: FreshApp;
let office: Office;
let worker: Worker;
let receiver: Server;
const ids: unknown[] = [];
let says = { status: 400, text: '' };

beforeAll(async () => {
  db = await freshDatabase();
  fresh = await appOver(db);
  office = await openOffice(fresh);
  receiver = createServer((request, response) => {
    ids.push(request.headers['webhook-id']);
    response.writeHead(says.status).end(says.text);
  }).listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  const host = `127.0.0.1:${(receiver.address() as AddressInfo).port}`;
  await office.ana.ask('PUT', '/api/workspace/outgoing', { allowed: [host] });
  await publish(office.ana, CALLS.replace('HOST', host));
  worker = fresh.startWorker();
}, 60_000);
afterAll(async () => {
  await worker.stop();
  receiver.close();
  expect(fresh.faults).toEqual([]);
  await db.close();
});

const opened = async (values: object): Promise<string> => {
  const { body } = await office.bo.ask('POST', '/api/cases', { workflow: 'calls', values });
  return (body as { caseId: string }).caseId;
};
const listed = async (query = '') => {
  const { body } = await office.ana.ask('GET', `/api/deliveries${query}`);
  return body as { deliveries: Seen[]; counts: object; next: string | null };
};
const comesTo = async (key: string, state: string, attempts: number): Promise<Seen> => {
  const find = async () => (await listed()).deliveries.find((each) => each.key === key);
  const standing = async () => [(await find())?.state, (await find())?.attempts.length];
  await expect.poll(standing, { timeout: 8_000 }).toEqual([state, attempts]);
  const found = await find();
  if (found === undefined) throw new Error('It is not listed.');
  return found;
};
const keyOf = async (caseId: string): Promise<string> => {
  await expect
    .poll(async () => (await listed()).deliveries.map(({ key }) => key))
    .toContainEqual(expect.stringContaining(caseId));
  return (await listed()).deliveries.find(({ key }) => key.startsWith(caseId))?.key ?? '';
};

test('what was refused is seen with what was answered, and without what is secret', async () => {
  says = { status: 400, text: `Not today\0, ${'x'.repeat(5_000)}` };
  const key = await keyOf(await opened({ what: 'Rain', phone: '0664 1234' }));
  const seen = await comesTo(key, 'failed', 1);
  expect(seen).toMatchObject({
    kind: 'webhook',
    workflow: { id: 'calls', title: 'Calls' },
    by: { kind: 'automation', title: 'Tell the shop' },
    nextAt: null,
    attempts: [{ status: 400, isNew: false, error: expect.stringContaining('answered with 400') }],
  });
  expect(seen.attempts[0]?.answer).toMatch(/^Not today, x+$/);
  expect(seen.attempts[0]?.answer.length).toBeLessThanOrEqual(2_000);
  expect(seen.address).toMatch(/\/hook\?token=…$/);
  expect(JSON.stringify(await listed())).not.toContain('geheim');
});

test('sent again it is the same to the receiver; sent anew it is another', async () => {
  const [first] = (await listed('?state=failed&workflow=calls')).deliveries;
  const key = first?.key ?? '';
  says = { status: 204, text: '' };
  expect((await office.bo.ask('POST', '/api/deliveries/again', { key })).status).toBe(403);
  expect((await office.ana.ask('POST', '/api/deliveries/again', { key })).status).toBe(204);
  await comesTo(key, 'done', 2);
  await office.ana.ask('POST', '/api/deliveries/again', { key, anew: true });
  const { attempts } = await comesTo(key, 'done', 3);
  expect(attempts.map(({ isNew }) => isNew)).toEqual([true, false, false]);
  expect(ids).toEqual([key, key, `${key}/1`]);
  const unknown = await office.ana.ask('POST', '/api/deliveries/again', { key: 'nothing/1' });
  expect(unknown).toMatchObject({ status: 404, body: { code: 'delivery-not-found' } });
  expect((await listed('?workflow=other')).deliveries).toEqual([]);
});

test('what waits says until when, and is not sent twice', async () => {
  says = { status: 503, text: 'Busy' };
  const key = await keyOf(await opened({ what: 'Snow' }));
  await expect
    .poll(async () => (await listed('?state=waiting')).deliveries[0]?.attempts.length)
    .toBeGreaterThan(0);
  const [waiting] = (await listed('?state=waiting')).deliveries;
  expect(waiting).toMatchObject({ key, attempts: expect.anything() });
  expect(Date.parse(waiting?.nextAt ?? '')).toBeGreaterThan(Date.now() - 60_000);
  const again = await office.ana.ask('POST', '/api/deliveries/again', { key });
  expect(again).toMatchObject({ status: 409, body: { code: 'delivery-under-way' } });
  expect((await office.bo.ask('POST', '/api/deliveries/now', { key })).status).toBe(403);
  const unknown = await office.ana.ask('POST', '/api/deliveries/now', { key: 'nothing/1' });
  expect(unknown).toMatchObject({ status: 404, body: { code: 'delivery-not-found' } });
  says = { status: 410, text: 'Gone' };
  await expect
    .poll(async () => (await listed('?state=failed')).deliveries.length, { timeout: 8_000 })
    .toBe(1);
});

test('what waits is sent at once where somebody asks for that, and is the same to the receiver', async () => {
  says = { status: 503, text: 'Busy' };
  const key = await keyOf(await opened({ what: 'Hail' }));
  await comesTo(key, 'waiting', 4);
  const [waiting] = (await listed('?state=waiting')).deliveries;
  expect(Date.parse(waiting?.nextAt ?? '') - Date.now()).toBeGreaterThan(4_000);
  says = { status: 204, text: '' };
  expect((await office.ana.ask('POST', '/api/deliveries/now', { key })).status).toBe(204);
  await comesTo(key, 'done', 5);
  expect(ids.slice(-5)).toEqual([key, key, key, key, key]);
  const late = await office.ana.ask('POST', '/api/deliveries/now', { key });
  expect(late).toMatchObject({ status: 409, body: { code: 'delivery-ended' } });
});

test('all that was given up is sent again at once, and holds up nothing new of its cases', async () => {
  says = { status: 410, text: 'Gone' };
  await keyOf(await opened({ what: 'Fog' }));
  await expect
    .poll(async () => (await listed()).counts, { timeout: 8_000 })
    .toEqual({ waiting: 0, done: 2, failed: 2 });
  says = { status: 200, text: 'Thank you' };
  const sent = await office.ana.ask('POST', '/api/deliveries/failed/again', { workflow: 'calls' });
  expect(sent).toMatchObject({ status: 200, body: { sent: 2 } });
  await expect
    .poll(async () => (await listed()).counts, { timeout: 8_000 })
    .toEqual({ waiting: 0, done: 4, failed: 0 });
});

test('what others answered goes with what is erased of a case, and everything after its time', async () => {
  const [{ key = '' } = {}] = (await listed()).deliveries;
  const caseOf = key.split('/')[0] ?? '';
  await office.ana.ask('POST', `/api/cases/${caseOf}/erase-personal-values`);
  const { body } = (await office.ana.ask('GET', '/api/session')) as { body: { workspace: { id: string } } };
  const scope = db.in(body.workspace.id);

  expect((await listed()).deliveries[0]?.attempts[0]?.answer).toBeNull();
  await deliveries.forget(scope, 0);
  expect((await listed()).deliveries).toEqual([]);
  expect(await jobs.ofCase(scope, caseOf)).toMatchObject([{ kind: 'timer' }]);
});
