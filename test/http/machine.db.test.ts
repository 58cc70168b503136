// What the machine does by itself: late work is reminded of and escalated, a wait ends, a case opens another.
import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DAY_MS } from '../../src/core/base/index.ts';
import { statement } from '../../src/shell/store/connections.ts';
import { type Database, jobs } from '../../src/shell/store/index.ts';
import { openMailer, tidy, type Worker } from '../../src/shell/worker/index.ts';
import { freshDatabase } from '../database/fresh-database.ts';
import { openMailServer } from '../mail-server.ts';
import { visitor } from './client.ts';
import { appOver, type FreshApp } from './fresh-app.ts';
import { type Colleague, type Office, openOffice, publish } from './office.ts';
import { provedFor } from './proved.ts';

let db: Database;
let fresh: FreshApp;
let office: Office;
let worker: Worker;

const LATE = `
workflow: late
title: Late
record: { what: { type: text, required: true } }
intake: [{ title: Ask, form: { fields: [what], from: [people] }, starts: work }]
stages:
  work:
    kind: work
    owner: { team: finance, choose: round-robin }
    due: 1s
    late:
      - { at: 50%, do: remind owner }
      - { after: 1s, do: escalate to person ana-muller }
    next: [{ to: rest }]
  rest: { kind: wait, until: 1s, next: [{ to: gone }] }
  gone: { kind: end }
`;

const ASKS = `
workflow: asks
title: Asks
record:
  what: { type: text, required: true }
  secret: { type: text, personal: true }
intake: [{ title: Ask, form: { fields: [what, secret], from: [people] }, starts: open }]
stages:
  open:
    kind: automatic
    do: [{ open-case: { workflow: answers, values: { question: what, hidden: secret }, title: "About {{what}}" } }]
    next: [{ to: done }]
  done: { kind: end }
`;
const ANSWERS = `
workflow: answers
title: Answers
record:
  question: { type: text, required: true }
  hidden: { type: text, personal: true }
intake: [{ title: Ask, form: { fields: [question], from: [people] }, starts: answer }]
stages:
  answer:
    kind: work
    owner: { team: finance, choose: round-robin }
    due: 1 business day
    next: [{ to: done }]
  done: { kind: end }
`;

const WAITS = `
workflow: waits
title: Waits
record:
  what: { type: text, required: true }
  secret: { type: text, personal: true }
  answer: { type: text }
intake: [{ title: Ask, form: { fields: [what, secret], from: [people] }, starts: ask }]
stages:
  ask:
    kind: subflow
    owner: team finance
    workflow: answers
    values: { question: what, hidden: secret }
    takes: { answer: question }
    outcomes: { done: done, cancelled: lost }
  done: { kind: end }
  lost: { kind: end }
`;

beforeAll(async () => {
  db = await freshDatabase();
  fresh = await appOver(db);
  office = await openOffice(fresh);
  worker = fresh.startWorker();
});
afterAll(async () => {
  await worker.stop();
  expect(fresh.faults).toEqual([]);
  await db.close();
});

type Shown = {
  caseId: string;
  status: string;
  record: Record<string, unknown>;
  work: { workItem: string }[];
  history: { type: string; text: string | null; at: string; dueAt: string | null; reason: string | null }[];
};

const opened = async (workflow: string, values: object): Promise<string> => {
  const answer = await office.bo.ask('POST', '/api/cases', { workflow, values });
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200 });
  return (answer.body as { caseId: string }).caseId;
};
const show = async (by: Colleague, caseId: string) =>
  (await by.ask('GET', `/api/cases/${caseId}`)).body as Shown;
const reasons = async (by: Colleague) =>
  ((await by.ask('GET', '/api/notifications')).body as { items: { reason: string }[] }).items.map(
    ({ reason }) => reason,
  );

test('late work is reminded of, then escalated, each at its time and once', async () => {
  await publish(office.ana, LATE);
  const caseId = await opened('late', { what: 'Paper' });
  await expect.poll(() => reasons(office.cy), { timeout: 8_000 }).toContain('late');
  await expect.poll(() => reasons(office.ana), { timeout: 8_000 }).toContain('escalated');
  const { history } = await show(office.cy, caseId);
  const rungs = history.filter(({ type }) => type === 'LateRungReached').map(({ text }) => text);
  expect(rungs).toEqual(['remind', 'escalate']);
  const set = history.filter(({ type, text }) => type === 'TimerSet' && text === 'late');
  const fired = history.filter(({ type }) => type === 'TimerFired');
  for (const [place, { at }] of fired.entries()) {
    expect(Date.parse(at)).toBeGreaterThanOrEqual(Date.parse(set[place]?.dueAt ?? ''));
  }
});

test('a wait ends by itself, and the case with it', async () => {
  const caseId = await opened('late', { what: 'Ink' });
  const { work } = await show(office.cy, caseId);
  await office.cy.ask('POST', `/api/cases/${caseId}/complete-work-item`, { workItem: work[0]?.workItem });
  await expect.poll(async () => (await show(office.bo, caseId)).status, { timeout: 8_000 }).toBe('closed');
});

test('a case opens a case of another workflow, once, and its personal values stay personal there', async () => {
  await publish(office.ana, ANSWERS);
  await publish(office.ana, ASKS);
  const caseId = await opened('asks', { what: 'Holidays', secret: 'Two weeks in May' });
  await expect.poll(async () => (await show(office.bo, caseId)).status, { timeout: 8_000 }).toBe('closed');
  const list = (await office.bo.ask('GET', '/api/cases?workflow=answers')).body as {
    cases: { caseId: string; title: string }[];
  };
  expect(list.cases.map(({ title }) => title)).toEqual(['About Holidays']);
  const other = await show(office.bo, list.cases[0]?.caseId ?? '');
  expect(other.record).toEqual({ question: 'Holidays', hidden: 'Two weeks in May' });
});

test('who asked from outside is named in the case that theirs opens, by a value of its own', async () => {
  const { ana } = office;
  await publish(
    ana,
    ASKS.replace('workflow: asks', 'workflow: heard').replace('from: [people]', 'from: [public]'),
  );
  const link = (await ana.ask('POST', '/api/workflows/heard/links', {})).body as { token: string };
  const [guest, path] = [visitor(fresh.app), `/api/public/forms/${link.token}`];
  const filled = { values: { what: 'Rain' }, name: 'Gus Outside', proof: await provedFor(guest, path) };
  expect((await guest.ask('POST', path, filled, { 'idempotency-key': 'heard' })).status).toBe(200);
  type Listed = { caseId: string; title: string; requesterName: string | null };
  const listed = async () => ((await ana.ask('GET', '/api/cases')).body as { cases: Listed[] }).cases;
  const made = async () => (await listed()).find(({ title }) => title === 'About Rain');
  await expect.poll(async () => (await made())?.requesterName, { timeout: 8_000 }).toBe('Gus Outside');
  const { caseId } = (await made()) as Listed;
  const erased = await ana.ask('POST', `/api/cases/${caseId}/erase-personal-values`);
  expect(erased.body).toEqual({ erased: 1 });
  expect((await made())?.requesterName).toBeNull();
});

test('an effect that cannot be applied becomes work of somebody, with the reason', async () => {
  await publish(
    office.ana,
    ASKS.replace('workflow: answers', 'workflow: nowhere').replace('workflow: asks', 'workflow: lost'),
  );
  const caseId = await opened('lost', { what: 'Keys' });
  await expect
    .poll(async () => (await show(office.ana, caseId)).history.map(({ type }) => type), { timeout: 8_000 })
    .toContain('EffectFailed');
  const { work, history } = await show(office.ana, caseId);
  expect(work).toHaveLength(1);
  expect(history.find(({ type }) => type === 'EffectFailed')?.reason).toContain('does not exist');
});

const CALLS = `
workflow: calls
title: Calls
record:
  what: { type: text, required: true }
intake: [{ title: Ask, form: { fields: [what], from: [people] }, starts: work }]
stages:
  work:
    kind: work
    owner: { team: finance, choose: round-robin }
    due: 1 business day
    next: [{ to: done }]
  done: { kind: end }
automations:
  - id: tell
    on: case-opened
    do: [{ call-webhook: { url: "http://HOST/hook", body: { about: "{{what}}" } } }]
  - id: hurry
    title: Hurry
    on: case-opened
    if: what = "Fire"
    do: [{ set: { priority: urgent } }]
    enabled: false
`;

test('a webhook is called once, signed, where the workspace allows it', async () => {
  const calls: { headers: IncomingHttpHeaders; body: string }[] = [];
  const receiver = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    calls.push({ headers: request.headers, body: Buffer.concat(parts).toString() });
    // Not ready at first: it is called again under the same id.
    response.writeHead(calls.length === 1 ? 503 : 204).end();
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(receiver.address() as AddressInfo).port}`;
  await publish(office.ana, CALLS.replace('HOST', host));
  const types = async (caseId: string) => (await show(office.ana, caseId)).history.map(({ type }) => type);

  const refused = await opened('calls', { what: 'Rain' });
  await expect.poll(() => types(refused), { timeout: 8_000 }).toContain('EffectFailed');
  expect(calls).toEqual([]);

  expect(await office.ana.ask('PUT', '/api/workspace/outgoing', { allowed: [host] })).toMatchObject({
    status: 200,
  });
  const { secret } = (await office.ana.ask('POST', '/api/workspace/webhook-secret')).body as {
    secret: string;
  };
  expect((await office.bo.ask('GET', '/api/workspace/outgoing')).status).toBe(403);
  const called = await opened('calls', { what: 'Fire' });
  await expect.poll(() => types(called), { timeout: 8_000 }).toContain('EffectApplied');
  receiver.close();
  expect(calls).toHaveLength(2);
  expect(calls[0]?.headers['webhook-id']).toBe(calls[1]?.headers['webhook-id']);
  const { headers, body } = calls[1] ?? { headers: {}, body: '' };
  expect(JSON.parse(body)).toMatchObject({ data: { about: 'Fire', case: { workflow: 'calls' } } });
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  const signature = createHmac('sha256', key).update(signed).digest('base64');
  expect(headers['webhook-signature']).toBe(`v1,${signature}`);
});

test('an automation is tried on past cases, and nothing changes', async () => {
  const tried = await office.ana.ask('POST', '/api/workflows/calls/automations/hurry/back-test');
  expect(tried, JSON.stringify(tried.body)).toMatchObject({
    status: 200,
    body: {
      cases: 2,
      casesFired: 1,
      fired: 1,
      firings: [
        { did: ['set priority'], changes: [{ field: 'priority', before: 'normal', after: 'urgent' }] },
      ],
      meetings: [],
    },
  });
  const { body } = await office.ana.ask('GET', '/api/workflows/calls/automation-runs');
  expect(body).toMatchObject({ counts: [{ automation: 'tell', runs: 2 }] });
  const unknown = await office.ana.ask('POST', '/api/workflows/calls/automations/nobody/back-test');
  expect(unknown.status).toBe(404);
});

test('an automation is switched on for running cases at once, and that stands in the history', async () => {
  const flip = (automation: string, on: boolean) =>
    office.ana.ask('PUT', `/api/workflows/calls/automations/${automation}/switch`, { on });
  expect(
    (await office.bo.ask('PUT', '/api/workflows/calls/automations/hurry/switch', { on: true })).status,
  ).toBe(403);
  expect((await flip('tell', false)).body).toEqual({ live: true });
  expect((await flip('hurry', true)).body).toEqual({ live: true });
  expect((await flip('nobody', true)).body).toEqual({ live: false });
  const ran = async () => {
    const { history } = await show(office.ana, await opened('calls', { what: 'Fire' }));
    return history.filter(({ type }) => type === 'AutomationRan').map(({ text }) => text);
  };
  // The other servers hear of it; this one does within the moment.
  await expect.poll(ran, { timeout: 8_000 }).toEqual(['Hurry']);
});

test('a case waits for one of another workflow, takes over what it found out, and cancels it when it is cancelled', async () => {
  const { ana, bo } = office;
  await publish(ana, WAITS);
  const children = async (): Promise<string[]> =>
    (
      (await ana.ask('GET', '/api/cases?workflow=answers&status=open')).body as {
        cases: { caseId: string }[];
      }
    ).cases.map(({ caseId }) => caseId);
  const before = await children();
  const parent = await opened('waits', { what: 'Where is it?', secret: 'by the door' });
  await expect.poll(async () => (await children()).length).toBe(before.length + 1);
  const [child = ''] = (await children()).filter((each) => !before.includes(each));
  const { work } = await show(ana, child);
  const done = await ana.ask('POST', `/api/cases/${child}/move-case`, {
    to: 'done',
    workItem: work[0]?.workItem,
  });
  expect(done, JSON.stringify(done.body)).toMatchObject({ status: 200 });
  await expect.poll(async () => (await show(bo, parent)).status).toBe('closed');
  expect((await show(bo, parent)).record).toMatchObject({ answer: 'Where is it?' });

  const second = await opened('waits', { what: 'Why?' });
  await expect.poll(async () => (await children()).length).toBe(before.length + 1);
  await bo.ask('POST', `/api/cases/${second}/cancel-case`, { reason: 'Never mind' });
  await expect.poll(async () => (await children()).length).toBe(before.length);
});

const MAILS = `
workflow: mails
title: Mails
record:
  what: { type: text, required: true }
  address: { type: text, personal: true }
intake: [{ title: Ask, form: { fields: [what, address], from: [people] }, starts: work }]
stages:
  work: { kind: work, owner: { team: finance, choose: round-robin }, due: 1 business day, next: [{ to: done }] }
  done: { kind: end }
automations:
  - { on: case-opened, do: [{ send-mail: { field: address, subject: "About {{what}}", text: "We look at {{what}}." } }] }
`;

test('a mail goes to the address that a case keeps, once; where it cannot, somebody has it with the reason', async () => {
  const server = await openMailServer();
  const mailer = openMailer({ url: `smtp://127.0.0.1:${server.port}`, from: 'mill@example.org' });
  await publish(office.ana, MAILS);
  const reasonsOf = async (caseId: string) =>
    (await show(office.ana, caseId)).history.flatMap(({ type, reason }) =>
      type === 'EffectFailed' ? [reason] : [],
    );
  const without = await opened('mails', { what: 'Ink', address: 'bo@example.org' });
  await expect
    .poll(() => reasonsOf(without), { timeout: 8_000 })
    .toEqual([expect.stringContaining('No mail server is set')]);
  expect((await office.ana.ask('GET', '/api/workflows/mails/automation-runs')).body).toMatchObject({
    mail: false,
  });

  await worker.stop();
  worker = fresh.startWorker(mailer);
  server.refusals.push('451 Come back later');
  const sent = await opened('mails', { what: 'Paper', address: 'bo@example.org' });
  const nobody = await opened('mails', { what: 'Pens' });
  const { history } = await show(office.ana, sent);
  expect(JSON.stringify(history.filter(({ type }) => type === 'EffectRequested'))).not.toContain(
    'bo@example',
  );
  await expect.poll(() => server.received.length, { timeout: 8_000 }).toBe(1);
  expect(server.received[0]).toMatchObject({ to: ['bo@example.org'] });
  expect(server.received[0]?.source).toContain('Subject: About Paper');
  expect(server.received[0]?.source).toMatch(/Message-ID: <[\w-]+\.\d+@example\.org>/);
  await expect
    .poll(() => reasonsOf(nobody), { timeout: 8_000 })
    .toEqual([expect.stringContaining('has no mail address')]);
  const out = () => office.ana.ask('GET', '/api/deliveries?workflow=mails');
  const busy = { error: expect.stringContaining('451 Come back later') };
  await expect
    .poll(async () => (await out()).body, { timeout: 8_000 })
    .toMatchObject({
      counts: { waiting: 0, done: 1, failed: 2 },
      deliveries: [
        { kind: 'mail', state: 'failed', address: '', caseId: nobody },
        { kind: 'mail', state: 'done', address: '…@example.org', attempts: [{ error: null }, busy] },
        { kind: 'mail', state: 'failed' },
      ],
    });
  expect(JSON.stringify((await out()).body)).not.toContain('bo@example.org');
  expect((await show(office.ana, nobody)).history.map(({ type }) => type)).toContain('IncidentRaised');
  await server.close();
});

const PAID = `
workflow: paid
title: Paid
record:
  order: { type: text, required: true }
  who: { type: text, personal: true }
  sum: { type: money, currency: EUR }
intake: [{ title: Order, form: { fields: [order, who], from: [people, api] }, starts: pay }]
stages:
  pay: { kind: wait, owner: team finance, message: payment, next: [{ to: done }] }
  done: { kind: end }
automations:
  - { on: message-received, message: reminder, do: [{ set: { priority: urgent } }] }
`;

test('other systems open cases and deliver messages by a token that is shown once', async () => {
  const { ana, bo } = office;
  await publish(ana, PAID);
  expect((await bo.ask('POST', '/api/workflows/paid/hook')).status).toBe(403);
  const made = await ana.ask('POST', '/api/workflows/paid/hook');
  const { path } = made.body as { path: string };
  const send = async (body: object, key?: string) => {
    const answer = await fresh.app.fetch(
      new Request(`http://localhost${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(key === undefined ? {} : { 'idempotency-key': key }),
        },
        body: JSON.stringify(body),
      }),
    );
    return {
      status: answer.status,
      body: (await answer.json()) as { caseId: string; code: string; detail: string },
    };
  };
  const { body: first } = await send({ values: { order: 'A-1', who: 'Kim' } }, 'one');
  expect((await send({ values: { order: 'A-1', who: 'Kim' } }, 'one')).body).toEqual(first);
  expect((await show(ana, first.caseId)).record).toMatchObject({ order: 'A-1', who: 'Kim' });

  const payment = { message: 'payment', match: { order: 'A-1' }, values: { sum: '12.50' } };
  expect(await send({ ...payment, match: { order: 'B-7' } })).toMatchObject({ status: 404 });
  expect(await send({ ...payment, match: { who: 'Kim' } })).toMatchObject({ status: 422 });
  expect(await send({ ...payment, match: {} })).toMatchObject({ status: 422 });
  expect(await send({ ...payment, message: 'weather' })).toMatchObject({ status: 409 });
  const twin = await send({ values: { order: 'A-1' } });
  expect((await send(payment)).body.detail).toContain('2 open cases match');
  await ana.ask('POST', `/api/cases/${twin.body.caseId}/cancel-case`, { reason: 'Sent twice' });

  expect(await send({ ...payment, message: 'reminder', values: {} })).toMatchObject({ status: 200 });
  expect(await show(ana, first.caseId)).toMatchObject({ status: 'open', priority: 'urgent' });
  expect((await send(payment, 'paid')).body).toEqual(first);
  expect(await show(ana, first.caseId)).toMatchObject({ status: 'closed' });
  expect((await send(payment, 'paid')).body).toEqual(first);
  expect(await send(payment)).toMatchObject({ status: 404 });

  expect((await ana.ask('DELETE', '/api/workflows/paid/hook')).status).toBe(204);
  expect((await ana.ask('GET', '/api/workflows/paid/hook')).body).toEqual({ since: null });
  expect(await send(payment)).toMatchObject({ status: 404, body: { code: 'hook-not-found' } });
});

const JOBS = statement(
  `select case when state = 'waiting' then state when effect in ('call-webhook', 'send-mail') then 'went out' else 'ended' end as what,
      count(*)::int as count from jobs where workspace_id = $1 group by 1 order by 1`,
);

test('what the machine has done is forgotten after its time, a few at once; what waits or went out stays', async () => {
  const { body } = (await office.ana.ask('GET', '/api/session')) as { body: { workspace: { id: string } } };
  const scope = db.in(body.workspace.id);
  const kept = async () => {
    const rows = await scope.rows<{ what: string; count: number }>(JOBS, [body.workspace.id]);
    return Object.fromEntries(rows.map(({ what, count }) => [what, count]));
  };
  await opened('late', { what: 'Last' });
  await tidy(db, DAY_MS);
  const { ended = 0, waiting = 0, ...out } = await kept();
  expect(ended).toBeGreaterThan(4);
  expect(waiting).toBeGreaterThan(0);
  expect(out['went out']).toBeGreaterThan(0);
  expect(await jobs.forget(scope, 0, 2)).toBe(2);
  expect(await kept()).toMatchObject({ ended: ended - 2 });
  await tidy(db, 0, 2);
  const after = await kept();
  // A timer may have come due meanwhile.
  expect(after.ended ?? 0).toBeLessThanOrEqual(2);
  expect(after.waiting).toBeGreaterThan(0);
  expect(after).toMatchObject(out);
});
