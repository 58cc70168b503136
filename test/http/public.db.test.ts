// Requests of people without a sign-in, and files: what comes in, what is refused, and who may have it afterwards.
import type { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/shell/store/index.ts';
import { freshDatabase } from '../database/fresh-database.ts';
import { type Visitor, visitor } from './client.ts';
import { appOver, type FreshApp } from './fresh-app.ts';
import { CLAIM, type Office, openOffice, publish } from './office.ts';
import { provedFor } from './proved.ts';

let db: Database;
let fresh: FreshApp;
let office: Office;
let path: string;

beforeAll(async () => {
  db = await freshDatabase();
  fresh = await appOver(db);
  office = await openOffice(fresh);
  await publish(office.ana, CLAIM);
  const link = await office.ana.ask('POST', '/api/workflows/claim/links', {});
  path = `/api/public/forms/${(link.body as { token: string }).token}`;
});
afterAll(async () => {
  expect(fresh.faults).toEqual([]);
  await db.close();
});

const values = { amount: '12.50', purpose: 'Bus ticket', account: 'DE1' };

async function upload(app: Hono, by: Visitor, where: string, content: Uint8Array<ArrayBuffer>) {
  const cookie = [...by.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const headers = { host: 'localhost', cookie, 'content-type': 'application/octet-stream' };
  const response = await app.fetch(
    new Request(`http://localhost${where}`, { method: 'POST', headers, body: content }),
  );
  return {
    status: response.status,
    body: (await response.json()) as { file: string; mediaType: string; code?: string },
  };
}

test('anybody with the link sees the form, sends it, and follows the request', async () => {
  const guest = visitor(fresh.app);
  const form = await guest.ask('GET', path);
  expect(form.body).toMatchObject({ title: 'Claim an expense', workspaceName: 'Ana Müller’s workspace' });
  const filled = { values, name: 'Gus', website: '', proof: await provedFor(guest, path) };
  const sent = await guest.ask('POST', path, filled, { 'idempotency-key': 'sent-1' });
  expect(sent, JSON.stringify(sent.body)).toMatchObject({ status: 200, body: { number: 1 } });
  const status = await guest.ask(
    'GET',
    `/api/public/status/${(sent.body as { path: string }).path.slice(3)}`,
  );
  expect(status.body).toMatchObject({
    number: 1,
    status: 'open',
    here: [{ stage: 'Check', who: 'Cy Chen' }],
    next: 'Approve',
    passed: [],
  });
  expect(JSON.stringify(status.body)).not.toContain('Bus ticket');
  const again = await visitor((await appOver(db)).app).ask(
    'POST',
    path,
    { ...filled, proof: await provedFor(guest, path) },
    { 'idempotency-key': 'sent-1' },
  );
  expect(again.body).toMatchObject({ number: 1 });
});

test('the link of a form stays what it is when the form is called otherwise', async () => {
  const { ana } = office;
  await publish(ana, ERRAND);
  const link = (await ana.ask('POST', '/api/workflows/errand/links', {})).body as { token: string };
  const shown = () => visitor(fresh.app).ask('GET', `/api/public/forms/${link.token}`);
  expect((await shown()).body).toMatchObject({ title: 'Errand' });
  const { revision } = (await ana.ask('GET', '/api/workflows/errand/draft')).body as { revision: number };
  const source = ERRAND.replace('title: Errand', 'title: Parcel');
  const saved = await ana.ask('PUT', '/api/workflows/errand/draft', { source, revision });
  const body = saved.body as { revision: number };
  expect((await ana.ask('POST', '/api/workflows/errand/versions', body)).status).toBe(200);
  expect((await shown()).body).toMatchObject({ title: 'Parcel' });
  const { links } = (await ana.ask('GET', '/api/workflows/errand/links')).body as { links: object[] };
  expect(links).toMatchObject([{ token: link.token, intake: 'Parcel', open: true }]);
});

const ERRAND = `
workflow: errand
title: Errand
record: { what: { type: text, required: true } }
intake: [{ form: { fields: [what], from: [public] }, starts: fetch }]
stages:
  fetch: { kind: work, owner: { team: finance }, next: [{ to: done }] }
  done: { kind: end }
`;

test('a wrong field is named beside it, and a closed or guessed link opens nothing', async () => {
  const guest = visitor(fresh.app);
  const proof = await provedFor(guest, path);
  const wrong = await guest.ask('POST', path, { values: { amount: 'much' }, proof });
  expect(wrong).toMatchObject({
    status: 422,
    body: { errors: [{ at: 'body.values.amount' }, { at: 'body.values.purpose' }] },
  });
  expect((await guest.ask('GET', `${path.slice(0, -4)}aaaa`)).status).toBe(404);
  expect((await guest.ask('GET', '/api/public/status/nothing-of-the-kind')).status).toBe(404);
  const made = (await office.ana.ask('POST', '/api/workflows/claim/links', {})).body as { token: string };
  expect(path).toContain(made.token);
  expect((await office.bo.ask('POST', '/api/workflows/claim/links', {})).status).toBe(403);
});

test('a program is refused that skips the calculation, uses one twice, or fills in what nobody sees', async () => {
  const guest = visitor(fresh.app);
  const proof = await provedFor(guest, path);
  const send = (more: object) => guest.ask('POST', path, { values, ...more });
  expect(await send({})).toMatchObject({ status: 409, body: { code: 'proof-missing' } });
  expect(await send({ proof, website: 'https://spam.example' })).toMatchObject({
    status: 422,
    body: { code: 'not-by-hand' },
  });
  expect((await send({ proof })).status).toBe(200);
  expect(await send({ proof })).toMatchObject({ status: 409, body: { code: 'proof-missing' } });
});

test('a form takes so much from one address, and says when there is room again', async () => {
  const guest = visitor(fresh.app);
  const { token } = (await office.ana.ask('POST', '/api/workflows/claim/links', {})).body as {
    token: string;
  };
  let answer = await guest.ask('POST', `/api/public/forms/${token}`, { values });
  for (let n = 0; n < 70 && answer.status !== 429; n++)
    answer = await guest.ask('POST', `/api/public/forms/${token}`, { values });
  expect(answer).toMatchObject({ status: 429, body: { code: 'too-many-requests' } });
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
});

test('a file is stored as what it is, and only whoever sees the case gets it', async () => {
  const { bo } = office;
  const html = new TextEncoder().encode('<script>alert(1)</script>');
  const stored = await upload(fresh.app, bo, '/api/files?name=receipt.pdf', html);
  expect(stored).toMatchObject({ status: 200, body: { mediaType: 'text/plain', name: 'receipt.pdf' } });
  const opened = await bo.ask('POST', '/api/cases', {
    workflow: 'claim',
    values: { ...values, receipt: stored.body },
  });
  const { caseId } = opened.body as { caseId: string };
  const where = `/api/cases/${caseId}/files/${stored.body.file}`;
  const got = await bo.ask('GET', where);
  expect(got.status).toBe(200);
  expect(got.headers.get('content-disposition')).toContain('attachment');
  expect(got.headers.get('x-content-type-options')).toBe('nosniff');
  expect((await visitor(fresh.app).ask('GET', where)).status).toBe(401);
  const other = await bo.ask('POST', '/api/cases', { workflow: 'claim', values });
  const elsewhere = `/api/cases/${(other.body as { caseId: string }).caseId}/files/${stored.body.file}`;
  expect((await bo.ask('GET', elsewhere)).status).toBe(404);
  const forged = { ...stored.body, file: 'a'.repeat(64) };
  const refused = await bo.ask('POST', '/api/cases', {
    workflow: 'claim',
    values: { ...values, receipt: forged },
  });
  expect(refused).toMatchObject({ status: 422, body: { errors: [{ at: 'body.values.receipt' }] } });
});

test('an empty file and one that is too large are refused with what to do', async () => {
  const { bo } = office;
  expect(await upload(fresh.app, bo, '/api/files?name=a', new Uint8Array(0))).toMatchObject({
    status: 422,
    body: { code: 'file-empty' },
  });
  const large = await upload(fresh.app, bo, '/api/files?name=a', new Uint8Array(25 * 1024 * 1024 + 1));
  expect(large.body.code).toMatch(/too-large/);
});

test('a link that is closed opens nothing any more', async () => {
  const token = path.split('/').at(-1);
  expect((await office.ana.ask('DELETE', `/api/workflows/claim/links/${token}`)).status).toBe(204);
  expect(await visitor(fresh.app).ask('GET', path)).toMatchObject({
    status: 404,
    body: { code: 'form-closed' },
  });
});
