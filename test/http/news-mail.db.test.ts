// News by mail: to an address that was confirmed, of the kinds that were chosen, few mails for many changes, and none for what one
// did or read oneself. Through a real mail server on this machine.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/shell/store/index.ts';
import { openMailer, sendAll } from '../../src/shell/worker/index.ts';
import { freshDatabase } from '../database/fresh-database.ts';
import { type MailServer, openMailServer } from '../mail-server.ts';
import { appOver, type FreshApp } from './fresh-app.ts';
import { CLAIM, type Colleague, type Office, openOffice, publish } from './office.ts';

let db: Database;
let fresh: FreshApp;
let office: Office;
let server: MailServer;
let send: (pace?: { settleMs: number; apartMs: number }) => Promise<void>;

const AT_ONCE = { settleMs: 0, apartMs: 0 };
const ADDRESS = 'cy@example.org';

beforeAll(async () => {
  db = await freshDatabase();
  fresh = await appOver(db);
  office = await openOffice(fresh);
  await publish(office.ana, CLAIM);
  server = await openMailServer();
  const mailer = openMailer({ url: `smtp://127.0.0.1:${server.port}`, from: undefined });
  if (mailer === undefined) throw new Error('There is no mailer.');
  fresh.mails.post = mailer;
  send = (pace = AT_ONCE) => sendAll({ database: db, mailer, address: 'https://work.example.org/', pace });
});
afterEach(() => {
  server.received.length = 0;
});
afterAll(async () => {
  expect(fresh.faults).toEqual([]);
  await server.close();
  await db.close();
});

type Told = { unread: number; items: { id: string; caseId: string; read: boolean; before: string[] }[] };

const choice = async (who: Colleague) => (await who.ask('GET', '/api/news-mail')).body;
const newCode = async (who: Colleague, address = ADDRESS): Promise<string> => {
  expect((await who.ask('PUT', '/api/news-mail/address', { address })).status).toBe(204);
  const [mail] = server.received.splice(0);
  expect(mail?.to).toEqual([address]);
  return /Type (\d{6}) in Millrace/.exec(mail?.source ?? '')?.[1] ?? '';
};
const claim = async (): Promise<string> => {
  const { ana } = office;
  const opened = await ana.ask('POST', '/api/cases', {
    workflow: 'claim',
    values: { amount: { minor: 2000, currency: 'EUR' }, purpose: 'Taxi' },
  });
  expect(opened.status).toBe(200);
  return (opened.body as { caseId: string }).caseId;
};
const comment = (who: Colleague, caseId: string, text: string, mentions: readonly string[] = []) =>
  who.ask('POST', `/api/cases/${caseId}/add-comment`, { text, mentions });

describe('An address', () => {
  it('counts once the code that was sent there comes back, and not before', async () => {
    const { cy } = office;
    expect(await choice(cy)).toMatchObject({ canSend: true, address: null, awaitsCode: false });
    const code = await newCode(cy);
    expect(await choice(cy)).toMatchObject({ address: ADDRESS, awaitsCode: true });
    await claim();
    await send();
    expect(server.received).toEqual([]);
    const wrong = code === '111111' ? '222222' : '111111';
    expect((await cy.ask('POST', '/api/news-mail/code', { code: wrong })).body).toMatchObject({
      code: 'wrong-code',
    });
    expect((await cy.ask('POST', '/api/news-mail/code', { code })).status).toBe(204);
    expect(await choice(cy)).toMatchObject({ awaitsCode: false, kinds: ['work', 'late', 'mentions'] });
    await send();
    expect(server.received, 'nothing from before').toEqual([]);
  });

  it('is not found by guessing: after five guesses a new code is needed', async () => {
    const { bo } = office;
    const code = await newCode(bo, 'bo@example.org');
    const wrong = code === '111111' ? '222222' : '111111';
    const guess = (typed: string) => bo.ask('POST', '/api/news-mail/code', { code: typed });
    for (let n = 0; n < 5; n++) expect((await guess(wrong)).body).toMatchObject({ code: 'wrong-code' });
    expect((await guess(code)).body).toMatchObject({ code: 'code-is-over' });
    const again = await newCode(bo, 'bo@example.org');
    expect((await guess(again)).status).toBe(204);
    expect((await bo.ask('DELETE', '/api/news-mail')).status).toBe(204);
    expect(await choice(bo)).toMatchObject({ address: null });
  });

  it('is not flooded with codes: after ten within a quarter of an hour no more are sent', async () => {
    const { ana } = office;
    for (let n = 0; n < 10; n++) await newCode(ana, 'somebody@example.org');
    const more = await ana.ask('PUT', '/api/news-mail/address', { address: 'another@example.org' });
    expect(more).toMatchObject({ status: 429, body: { code: 'too-many-codes' } });
    expect(server.received).toEqual([]);
    await ana.ask('DELETE', '/api/news-mail');
  });

  it('that reads wrongly, and a mail server that says no, are told', async () => {
    const { bo } = office;
    const wrong = await bo.ask('PUT', '/api/news-mail/address', { address: 'nowhere' });
    expect(wrong.body).toMatchObject({ status: 422, errors: [{ at: 'body.address' }] });
    server.refusals.push('550 Nobody of that name');
    const refused = await bo.ask('PUT', '/api/news-mail/address', { address: 'bo@example.org' });
    expect(refused.body).toMatchObject({ code: 'mail-not-sent' });
    expect(JSON.stringify(refused.body)).toContain('Nobody of that name');
    expect(await choice(bo)).toMatchObject({ address: null });
  });
});

describe('News', () => {
  it('goes out once, says what it is about and leads there', async () => {
    const caseId = await claim();
    await send();
    expect(server.received).toHaveLength(1);
    const [mail] = server.received;
    expect(mail?.to).toEqual([ADDRESS]);
    expect(mail?.source).toContain('Hello Cy Chen,');
    expect(mail?.source).toContain(`https://work.example.org/cases/${caseId}`);
    expect(mail?.source).toMatch(/Subject: .*Taxi/);
    await send();
    expect(server.received).toHaveLength(1);
  });

  it('of twenty changes to one case makes one mail, and what comes within minutes waits', async () => {
    const caseId = await claim();
    for (let n = 1; n <= 20; n++) await comment(office.ana, caseId, `Look at ${n}, Cy`, [office.cy.id]);
    const told = (await office.cy.ask('GET', '/api/notifications')).body as Told;
    const entries = told.items.filter((item) => item.caseId === caseId);
    expect(entries).toMatchObject([{ read: false, before: { length: 20 } }]);
    await send();
    expect(server.received).toHaveLength(1);
    expect(server.received[0]?.source).toMatch(/and 20 more changes before/);
    await comment(office.ana, caseId, 'And this', [office.cy.id]);
    await send({ settleMs: 0, apartMs: 300_000 });
    expect(server.received).toHaveLength(1);
    await send({ settleMs: 60_000, apartMs: 0 });
    expect(server.received, 'what is fresh may still be read').toHaveLength(1);
    await send();
    expect(server.received).toHaveLength(2);
  });

  it('of one case stands in the list once, is counted once, and is read at once', async () => {
    const { ana, cy } = office;
    await cy.ask('POST', '/api/notifications/read', {});
    const [one, other] = [await claim(), await claim()];
    await comment(ana, one, 'Cy?', [cy.id]);
    await comment(ana, other, 'Cy!', [cy.id]);
    await comment(ana, one, 'Done soon');
    const list = async () => (await cy.ask('GET', '/api/notifications')).body as Told;
    const { unread, items } = await list();
    expect(unread).toBe(2);
    expect(items.slice(0, 2)).toMatchObject([
      { caseId: one, reason: 'mentioned', before: { length: 2 } },
      { caseId: other, before: { length: 1 } },
    ]);
    const [first] = items;
    await cy.ask('POST', '/api/notifications/read', { ids: [first?.id, ...(first?.before ?? [])] });
    expect((await list()).unread).toBe(1);
    await cy.ask('POST', '/api/notifications/read', {});
  });

  it('that was read, was one’s own doing or is of a kind that is off stays inside', async () => {
    const { ana, cy } = office;
    const caseId = await claim();
    await cy.ask('POST', '/api/notifications/read', {});
    await comment(cy, caseId, 'Mine', [cy.id]);
    await send();
    expect(server.received).toEqual([]);
    expect((await cy.ask('PUT', '/api/news-mail/kinds', { kinds: ['work'] })).status).toBe(204);
    await comment(ana, caseId, 'Cy?', [cy.id]);
    await send();
    expect(server.received).toEqual([]);
    expect((await cy.ask('PUT', '/api/news-mail/kinds', { kinds: ['work', 'mentions'] })).status).toBe(204);
    await send();
    expect(server.received).toHaveLength(1);
  });

  it('is sent by one of two servers that look at the same time', async () => {
    await claim();
    await Promise.all([send(), send(), send()]);
    expect(server.received).toHaveLength(1);
  });

  it('waits where the mail server is away, and is given up where the address is refused, with the reason', async () => {
    const { cy } = office;
    await claim();
    server.refusals.push('451 Come back later');
    await send();
    expect(server.received).toEqual([]);
    expect(await choice(cy)).toMatchObject({ trouble: expect.stringContaining('Come back later') });
    await send();
    expect(server.received, 'not again at once').toEqual([]);
    await newConfirmed(cy);
    await claim();
    server.refusals.push('550 Nobody of that name');
    await send();
    expect(await choice(cy)).toMatchObject({ trouble: expect.stringContaining('Nobody of that name') });
    await send();
    expect(server.received).toEqual([]);
    await claim();
    await send();
    expect(server.received).toHaveLength(1);
    expect(await choice(cy)).toMatchObject({ trouble: null });
  });

  it('does not go to somebody who left, whose address is forgotten', async () => {
    const { ana, cy } = office;
    const caseId = await claim();
    await comment(ana, caseId, 'Cy?', [cy.id]);
    expect((await ana.ask('PATCH', `/api/people/${cy.id}`, { active: false })).status).toBe(200);
    await send();
    expect(server.received).toEqual([]);
  });
});

const newConfirmed = async (who: Colleague) => {
  const code = await newCode(who);
  expect((await who.ask('POST', '/api/news-mail/code', { code })).status).toBe(204);
};
