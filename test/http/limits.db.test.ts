// More is asked than may be: over a real connection, what is refused was not begun, says when to ask again, and is counted;
// watching over the server and getting in go on meanwhile.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Listening, serve } from '../../src/faces/http/index.ts';
import type { Database } from '../../src/shell/store/index.ts';
import { freshDatabase } from '../database/fresh-database.ts';
import { reaching } from '../drills/reaching.ts';
import type { Answered, Visitor } from './client.ts';
import { appOver, type FreshApp } from './fresh-app.ts';
import { CLAIM, type Office, openOffice, publish } from './office.ts';

const LIMITS = { places: 2, queue: 4, addressRate: 0, workspaceRate: 0, streams: 2, proxies: 1 };
const values = { amount: '12.50', purpose: 'Bus ticket', account: 'DE1' };

let db: Database;
let office: Office;
const opened: { fresh: FreshApp; listening: Listening }[] = [];

beforeAll(async () => {
  db = await freshDatabase();
  const fresh = await appOver(db);
  office = await openOffice(fresh);
  await publish(office.ana, CLAIM);
});
afterAll(async () => {
  for (const { listening } of opened) await listening.close();
  expect(opened.flatMap(({ fresh }) => fresh.faults)).toEqual([]);
  await db.close();
});

/** A server with limits of its own over the database; Bo is signed in there, as if from the given address. */
async function limited(changed: Partial<typeof LIMITS>) {
  const fresh = await appOver(db, undefined, { ...LIMITS, ...changed });
  const listening = await serve(fresh.app, 0, '127.0.0.1', fresh.admission);
  opened.push({ fresh, listening });
  const origin = `http://127.0.0.1:${listening.port}`;
  const from = (address: string, cookies: Visitor['cookies'] = office.bo.cookies): Visitor['ask'] => {
    const there = reaching(() => origin);
    for (const [name, value] of cookies) there.cookies.set(name, value);
    return (method, path, body, headers) =>
      there.ask(method, path, body, { 'x-forwarded-for': address, ...headers });
  };
  return { fresh, origin, from, metrics: async () => String(await fresh.services.meters.text()) };
}

const many = (count: number, ask: (n: number) => Promise<Answered>): Promise<Answered[]> =>
  Promise.all(Array.from({ length: count }, (_, n) => ask(n)));
const withStatus = (answers: readonly Answered[], status: number) =>
  answers.filter((answer) => answer.status === status);

/** A case's number says how many there were before it. */
async function openedBy(ask: Visitor['ask']): Promise<number> {
  const { body } = await ask('POST', '/api/cases', { workflow: 'claim', values });
  const { caseId } = body as { caseId: string };
  return ((await ask('GET', `/api/cases/${caseId}`)).body as { number: number }).number;
}

test('a full server begins nothing that it refuses, and goes on answering for its health and at its door', async () => {
  const { from, metrics } = await limited({});
  const [ask, stranger] = [from('10.0.0.1'), from('10.0.0.2', new Map())];
  const before = await openedBy(ask);
  const watching = ['/health', '/ready', '/api/session'].map((path) => many(20, () => stranger('GET', path)));
  const signIn = stranger('POST', '/api/session', { name: 'Bo', password: 'not this one' });
  const opening = many(60, () => ask('POST', '/api/cases', { workflow: 'claim', values }));
  const watched = (await Promise.all(watching)).flat();
  expect(withStatus(watched, 200)).toHaveLength(60);
  expect((await signIn).status).toBe(401);
  const answers = await opening;
  const refused = withStatus(answers, 503);
  expect(withStatus(answers, 200).length).toBeGreaterThanOrEqual(6);
  expect(refused.length).toBeGreaterThan(10);
  expect(withStatus(answers, 200).length + refused.length).toBe(60);
  expect(refused[0]).toMatchObject({ body: { code: 'server-full', title: 'Not possible just now' } });
  expect(refused[0]?.headers.get('content-type')).toBe('application/problem+json');
  expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
  expect((await openedBy(ask)) - before - 1).toBe(withStatus(answers, 200).length);
  expect(await metrics()).toContain(`millrace_requests_refused_total{reason="server"} ${refused.length}`);
});

test('an address that asks too much is refused alone, and can still sign in', async () => {
  const { from, metrics } = await limited({ places: 0, addressRate: 1 });
  const [loud, quiet] = [from('10.0.0.1'), from('10.0.0.2')];
  const answers = await many(60, () => loud('GET', '/api/worklist'));
  const refused = withStatus(answers, 429);
  // Ten at once, and one more each second that this takes.
  expect(refused.length).toBeGreaterThanOrEqual(20);
  expect(withStatus(answers, 200).length).toBe(60 - refused.length);
  expect(refused[0]).toMatchObject({ body: { code: 'address-limit' } });
  expect(refused[0]?.headers.get('retry-after')).toBe('1');
  expect((await quiet('GET', '/api/worklist')).status).toBe(200);
  expect((await loud('GET', '/api/session')).status).toBe(200);
  expect(await metrics()).toContain(`millrace_requests_refused_total{reason="address"} ${refused.length}`);
});

test('a workspace that asks too much is refused from wherever it asks', async () => {
  const { from } = await limited({ places: 0, workspaceRate: 1 });
  const answers = await many(60, (n) => from(`10.0.1.${n}`)('GET', '/api/worklist'));
  expect(withStatus(answers, 429)[0]).toMatchObject({ body: { code: 'workspace-limit' } });
  expect(withStatus(answers, 429).length).toBeGreaterThanOrEqual(20);
});

test('pages that listen take no place, and have a limit of their own by address', async () => {
  const { from, origin } = await limited({ places: 1, queue: 0 });
  const cookie = [...office.bo.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const leaving = new AbortController();
  const listen = (address: string) =>
    fetch(`${origin}/api/live`, { headers: { cookie, 'x-forwarded-for': address }, signal: leaving.signal });
  const streams = [await listen('10.0.0.1'), await listen('10.0.0.1'), await listen('10.0.0.2')];
  expect(streams.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect((await listen('10.0.0.1')).status).toBe(429);
  expect((await from('10.0.0.1')('GET', '/api/worklist')).status).toBe(200);
  leaving.abort();
  const again = async () => {
    const answer = await fetch(`${origin}/api/live`, { headers: { cookie, 'x-forwarded-for': '10.0.0.1' } });
    await answer.body?.cancel();
    return answer.status;
  };
  await expect.poll(again).toBe(200);
});
