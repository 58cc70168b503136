// What somebody without sign-in is called goes along in mails and calls, is nowhere else but where it can be erased, and goes along
// no more once it is.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/shell/store/index.ts';
import { openPrepared } from '../../src/shell/store/open-database.ts';
import type { ServerAccess } from '../../src/shell/store/server.ts';
import { openMailer, type Worker } from '../../src/shell/worker/index.ts';
import { freshAccess } from '../database/fresh-database.ts';
import { tablesWith } from '../database/tables-with.ts';
import { type MailServer, openMailServer } from '../mail-server.ts';
import { visitor } from './client.ts';
import { appOver, type FreshApp } from './fresh-app.ts';
import { type Office, openOffice, publish } from './office.ts';
import { provedFor } from './proved.ts';

const GREETS = `
workflow: greets
title: Greets
case-title: "{{what}} for {{requester.name}}"
record: { what: { type: text, required: true } }
intake: [{ title: Ask, form: { fields: [what], from: [people, public, api] }, starts: work }]
stages:
  work: { kind: work, owner: { team: finance, choose: round-robin }, due: 1 business day, next: [{ to: done }] }
  done: { kind: end }
automations:
  - id: write
    on: case-opened
    if: not(starts with(what, "Call"))
    do: [{ send-mail: { to: desk@example.org, subject: "From {{requester.name}}", text: "{{requester.name}} asks: {{what}}." } }]
  - id: call
    on: case-opened
    do: [{ call-webhook: { url: "http://HOST/hook?of={{requester.name}}", body: { by: "{{requester.name}}", of: "{{what}}" } } }]
`;

const CONFIRMS = `
workflow: confirms
title: Confirms
record: { what: { type: text, required: true }, address: { type: text, personal: true } }
intake: [{ title: Ask, form: { fields: [what, address], from: [people] }, starts: work }]
stages:
  work: { kind: work, owner: { team: finance, choose: round-robin }, due: 1 business day, next: [{ to: done }] }
  done: { kind: end }
automations:
  - { id: confirm, on: case-opened, do: [{ send-mail: { field: address, subject: "It is here", text: "We look at it." } }] }
`;

let access: ServerAccess;
let db: Database;
let fresh: FreshApp;
let office: Office;
let worker: Worker;
let mails: MailServer;
let receiver: Server;
let status = 204;
const calls: { url: string | undefined; data: { by?: string; of?: string } }[] = [];

beforeAll(async () => {
  access = await freshAccess();
  db = await openPrepared(access);
  fresh = await appOver(db);
  office = await openOffice(fresh);
  mails = await openMailServer();
  receiver = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    calls.push({ url: request.url, data: JSON.parse(Buffer.concat(parts).toString()).data });
    response.writeHead(status).end();
  }).listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  const host = `127.0.0.1:${(receiver.address() as AddressInfo).port}`;
  await office.ana.ask('PUT', '/api/workspace/outgoing', { allowed: [host] });
  await publish(office.ana, GREETS.replaceAll('HOST', host));
  worker = fresh.startWorker(openMailer({ url: `smtp://127.0.0.1:${mails.port}`, from: 'mill@example.org' }));
}, 60_000);
afterAll(async () => {
  await worker.stop();
  await mails.close();
  receiver.close();
  expect(fresh.faults).toEqual([]);
  await db.close();
});

type Listed = { caseId: string; title: string; requesterName: string | null };

/** Somebody outside fills the form in. **shape**: the case, as the list has it. */
async function asks(what: string, name: string): Promise<Listed> {
  const { ana } = office;
  const { token } = (await ana.ask('POST', '/api/workflows/greets/links', {})).body as { token: string };
  const [guest, path] = [visitor(fresh.app), `/api/public/forms/${token}`];
  const filled = { values: { what }, name, proof: await provedFor(guest, path) };
  expect((await guest.ask('POST', path, filled, { 'idempotency-key': what })).status).toBe(200);
  const { cases } = (await ana.ask('GET', '/api/cases')).body as { cases: Listed[] };
  const found = cases.find(({ title }) => title.startsWith(what));
  if (found === undefined) throw new Error('It is not listed.');
  return found;
}
const called = (what: string) => calls.filter(({ data }) => data.of === what);

test('a mail and a call say the name, which lies where it can be erased and nowhere else', async () => {
  const asked = await asks('Rain', 'Gunhild\r\nBcc: all@example.org');
  expect(asked).toMatchObject({ title: 'Rain for', requesterName: expect.stringContaining('Gunhild') });
  await expect.poll(() => mails.received.length, { timeout: 8_000 }).toBe(1);
  await expect.poll(() => called('Rain').length, { timeout: 8_000 }).toBe(1);
  const [mail] = mails.received;
  expect(mail?.to).toEqual(['desk@example.org']);
  expect(mail?.source).toMatch(/^Subject: From Gunhild Bcc: all@example.org\r?$/m);
  expect(mail?.source).toContain('asks: Rain.');
  expect(called('Rain')[0]).toMatchObject({
    url: '/hook?of=',
    data: { by: 'Gunhild\r\nBcc: all@example.org' },
  });
  expect(await tablesWith(access, 'Gunhild')).toEqual(['personal_values']);
});

test('a mail that is tried again after the name was erased goes without it', async () => {
  mails.refusals.push(...Array<string>(20).fill('451 Come back later'));
  const { caseId } = await asks('Snow', 'Sigrid Outside');
  await expect.poll(() => mails.refusals.length, { timeout: 8_000 }).toBeLessThan(20);
  const { ana } = office;
  expect((await ana.ask('POST', `/api/cases/${caseId}/erase-personal-values`)).body).toEqual({ erased: 1 });
  mails.refusals.length = 0;
  await expect.poll(() => mails.received.at(-1)?.source, { timeout: 12_000 }).toContain('asks: Snow.');
  expect(mails.received.at(-1)?.source).not.toContain('Sigrid');
  expect(await tablesWith(access, 'Sigrid')).toEqual([]);
}, 40_000);

test('and so does a call', async () => {
  status = 503;
  const { caseId } = await asks('Call', 'Karla Outside');
  await expect.poll(() => called('Call').length, { timeout: 8_000 }).toBeGreaterThan(0);
  expect(called('Call')[0]?.data.by).toBe('Karla Outside');
  await office.ana.ask('POST', `/api/cases/${caseId}/erase-personal-values`);
  const before = called('Call').length;
  status = 204;
  await expect.poll(() => called('Call').length, { timeout: 12_000 }).toBeGreaterThan(before);
  expect(called('Call').at(-1)?.data).toEqual(expect.objectContaining({ by: '', of: 'Call' }));
  expect(await tablesWith(access, 'Karla')).toEqual([]);
}, 40_000);

test('a refusal of the mail server names whom it was for, and the history keeps none of it', async () => {
  const { ana, bo } = office;
  await publish(ana, CONFIRMS);
  mails.refusals.push('550 5.1.1 <Karin.Winter@example.org>: there is no karin.winter here');
  const values = { what: 'Tea', address: 'Karin.Winter@example.org' };
  const opened = await bo.ask('POST', '/api/cases', { workflow: 'confirms', values });
  const { caseId } = opened.body as { caseId: string };
  const reasons = async () => {
    const { history } = (await ana.ask('GET', `/api/cases/${caseId}`)).body as {
      history: { type: string; reason: string | null }[];
    };
    return history.flatMap(({ type, reason }) => (type === 'EffectFailed' ? (reason ?? '') : []));
  };
  await expect.poll(reasons, { timeout: 8_000 }).toEqual([expect.stringContaining('550 5.1.1')]);
  for (const part of ['Karin.Winter', 'karin.winter'])
    expect((await tablesWith(access, part)).filter((table) => table !== 'personal_values')).toEqual([]);
});

test('publishing advises where the name would be empty, and the mail is right as it is', async () => {
  const draft = (await office.ana.ask('GET', '/api/workflows/greets/draft')).body as {
    diagnostics: { code: string; severity: string; at: string; remedy: string }[];
  };
  const found = draft.diagnostics.filter(({ code }) => code === 'rule-requester-name');
  expect(found.map(({ severity, at }) => [severity, at])).toEqual([
    ['advice', 'caseTitle'],
    ['advice', 'automations.call.do[0].settings.url'],
  ]);
  expect(found[0]?.remedy).toContain('{{requester.name}}');
});
