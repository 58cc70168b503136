// Getting in and out over a real database: the first person, sign-in, invitations, and who may do what.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serve } from '../../src/faces/http/index.ts';
import type { Database } from '../../src/shell/store/index.ts';
import { freshDatabase } from '../database/fresh-database.ts';
import { type Visitor, visitor } from './client.ts';
import { appOver, type FreshApp } from './fresh-app.ts';
import { joins } from './office.ts';

let db: Database;
let fresh: FreshApp;
let ana: Visitor;

beforeAll(async () => {
  db = await freshDatabase();
  fresh = await appOver(db);
  ana = visitor(fresh.app);
});

afterAll(async () => {
  await db.close();
});

const ANA = { name: 'Ana Müller', password: 'correct horse' };

test('a new server says so, and one of two who come at the same moment becomes the first person', async () => {
  expect((await ana.ask('GET', '/api/session')).body).toMatchObject({ isNew: true, person: null });
  const other = visitor(fresh.app);
  const both = [
    ana.ask('POST', '/api/welcome', ANA),
    other.ask('POST', '/api/welcome', { name: 'Bo', password: 'battery staple' }),
  ];
  expect((await Promise.all(both)).map(({ status }) => status)).toEqual([204, 409]);
  expect((await ana.ask('GET', '/api/session')).body).toMatchObject({
    isNew: false,
    person: { name: 'Ana Müller', role: 'owner' },
    workspace: { name: 'Ana Müller’s workspace' },
  });
  expect((await other.ask('GET', '/api/session')).body).toMatchObject({ isNew: false, person: null });
});

test('of two who come to two servers of one database, one is the first', async () => {
  const shared = await freshDatabase();
  const servers = [await appOver(shared), await appOver(shared)];
  const welcomes = servers.map(({ app }, n) =>
    visitor(app).ask('POST', '/api/welcome', { name: `First ${n}`, password: 'correct horse' }),
  );
  expect((await Promise.all(welcomes)).map(({ status }) => status).sort()).toEqual([204, 409]);
  await shared.close();
});

test.each([
  ['Europe/Vienna', [['default', 'Europe/Vienna']]],
  ['Middle-earth/Shire', []],
  [undefined, []],
])('a workspace that is made from the zone %s has its business hours there', async (zone, calendars) => {
  const shared = await freshDatabase();
  const first = visitor((await appOver(shared)).app);
  await first.ask('POST', '/api/welcome', { ...ANA, zone });
  const { body } = await first.ask('GET', '/api/calendars');
  const found = (body as { calendars: { key: string; zone: string }[] }).calendars;
  expect(found.map((each) => [each.key, each.zone])).toEqual(calendars);
  await shared.close();
});

test('the session cookie cannot be read by scripts nor sent by other sites', async () => {
  const { headers } = await visitor(fresh.app).ask('POST', '/api/session', ANA);
  const [cookie] = headers.getSetCookie();
  expect(cookie).toMatch(/httponly/i);
  expect(cookie).toMatch(/samesite=lax/i);
  expect(cookie).not.toMatch(/secure/i);
  const proxied = { 'x-forwarded-proto': 'https' };
  const behind = await visitor(fresh.app).ask('POST', '/api/session', ANA, proxied);
  expect(behind.headers.getSetCookie()[0]).toMatch(/secure/i);
});

test('a name signs in in any spelling of its capitals, a wrong password does not, and guessing is slowed', async () => {
  const guest = visitor(fresh.app);
  expect(
    (await guest.ask('POST', '/api/session', { name: ' ana  MÜLLER', password: ANA.password })).status,
  ).toBe(204);
  const wrong = { name: 'ana müller', password: 'wrong horse' };
  const answers = [];
  for (let i = 0; i < 11; i++)
    answers.push((await visitor(fresh.app).ask('POST', '/api/session', wrong)).status);
  expect(answers).toEqual([...Array(10).fill(401), 429]);
});

test('a person is added, invited by link, joins once, and does only what a member may', async () => {
  const bo = (await ana.ask('POST', '/api/people', { name: 'Bo Berg' })).body as { id: string };
  expect(bo).toMatchObject({ canSignIn: false, role: 'member', invited: false });
  const link = (await ana.ask('POST', `/api/people/${bo.id}/invitation`)).body as { token: string };
  const guest = visitor(fresh.app);
  expect((await guest.ask('GET', `/api/invitations/${link.token}`)).body).toMatchObject({
    personName: 'Bo Berg',
    invitedBy: 'Ana Müller',
  });
  const accepted = { name: 'bo@example.org', password: 'battery staple' };
  expect((await guest.ask('POST', `/api/invitations/${link.token}`, accepted)).status).toBe(204);
  expect((await guest.ask('GET', '/api/session')).body).toMatchObject({
    person: { name: 'Bo Berg', role: 'member' },
  });
  expect((await visitor(fresh.app).ask('POST', `/api/invitations/${link.token}`, accepted)).status).toBe(404);
  expect((await guest.ask('POST', '/api/people', { name: 'Cy' })).status).toBe(403);
  expect((await guest.ask('PATCH', `/api/people/${bo.id}`, { role: 'administrator' })).status).toBe(403);
  expect((await guest.ask('PATCH', `/api/people/${bo.id}`, { name: 'Bo B.' })).body).toMatchObject({
    name: 'Bo B.',
  });
});

test('a second link gives a new password and ends the old sessions', async () => {
  const { people } = (await ana.ask('GET', '/api/people')).body as { people: { id: string; name: string }[] };
  const bo = people.find(({ name }) => name === 'Bo B.');
  const old = visitor(fresh.app);
  await old.ask('POST', '/api/session', { name: 'bo@example.org', password: 'battery staple' });
  const link = (await ana.ask('POST', `/api/people/${bo?.id}/invitation`)).body as { token: string };
  const fresher = visitor(fresh.app);
  const next = { name: 'bo@example.org', password: 'another staple' };
  expect((await fresher.ask('POST', `/api/invitations/${link.token}`, next)).status).toBe(204);
  expect((await old.ask('GET', '/api/session')).body).toMatchObject({ person: null });
  expect(
    (await visitor(fresh.app).ask('POST', '/api/session', { ...next, password: 'battery staple' })).status,
  ).toBe(401);
});

test('a link that is opened twice at once signs in one, and tells the other that it was used', async () => {
  const { id } = (await ana.ask('POST', '/api/people', { name: 'Wil Twain' })).body as { id: string };
  const made = [
    ana.ask('POST', `/api/people/${id}/invitation`),
    ana.ask('POST', `/api/people/${id}/invitation`),
  ];
  const links = (await Promise.all(made)).map(({ body }) => (body as { token: string }).token);
  const shown = await Promise.all(links.map((token) => ana.ask('GET', `/api/invitations/${token}`)));
  expect(shown.map(({ status }) => status).sort()).toEqual([200, 404]);
  const token = links[shown.findIndex(({ status }) => status === 200)];
  const accept = () =>
    visitor(fresh.app).ask('POST', `/api/invitations/${token}`, {
      name: 'Wil Twain',
      password: 'battery staple',
    });
  const answers = await Promise.all([accept(), accept(), accept()]);
  expect(answers.map(({ status }) => status).sort()).toEqual([204, 404, 404]);
});

test('a key that a stranger used opens no door without the password', async () => {
  const key = { 'idempotency-key': 'one key for all' };
  const WIL = { name: 'Wil Twain', password: 'battery staple' };
  const mine = visitor(fresh.app);
  expect((await mine.ask('POST', '/api/session', WIL, key)).status).toBe(204);
  const stranger = visitor(fresh.app);
  const guess = await stranger.ask('POST', '/api/session', { ...WIL, password: 'no idea' }, key);
  expect(guess).toMatchObject({ status: 401, body: { code: 'wrong-credentials' } });
  expect(stranger.cookies.size).toBe(0);
});

test('one’s devices are listed, and one of them is signed out from another at once, on every server', async () => {
  const second = await appOver(db);
  const [here, there] = [visitor(fresh.app), visitor(second.app)];
  const WIL = { name: 'Wil Twain', password: 'battery staple' };
  const agent = { 'user-agent': 'Tests/1 (Linux)' };
  await here.ask('POST', '/api/session', WIL);
  await there.ask('POST', '/api/session', WIL, agent);
  expect((await there.ask('GET', '/api/people')).status).toBe(200);
  type Devices = { devices: { id: string; device: string; isThis: boolean }[] };
  const devicesOf = async (who: Visitor) => ((await who.ask('GET', '/api/sessions')).body as Devices).devices;
  const far = (await devicesOf(here)).find(({ device }) => device === agent['user-agent']);
  expect(far).toMatchObject({ isThis: false });
  expect((await devicesOf(there))[0]).toMatchObject({ id: far?.id, isThis: true });
  expect((await here.ask('DELETE', `/api/sessions/${far?.id}`)).status).toBe(204);
  await expect.poll(async () => (await there.ask('GET', '/api/people')).status, { timeout: 2_000 }).toBe(401);
  expect(await here.ask('DELETE', `/api/sessions/${far?.id}`)).toMatchObject({
    status: 404,
    body: { code: 'device-not-found' },
  });
  expect((await here.ask('GET', '/api/people')).status).toBe(200);
});

const asking = (token: string) => ({ authorization: `Bearer ${token}` });
type MadeToken = { token: string; made: { id: string; expiresAt: string } };
type Tokens = { tokens: { id: string; name: string; usedAt: string | null }[] };

test('a program asks by a token as its person, no more than that, and not to get in', async () => {
  const wil = visitor(fresh.app);
  await wil.ask('POST', '/api/session', { name: 'Wil Twain', password: 'battery staple' });
  const make = async (by: Visitor, asked: object) =>
    (await by.ask('POST', '/api/tokens', asked)).body as MadeToken;
  const acting = await make(wil, { name: 'Reports', may: 'act' });
  expect(acting.token).toMatch(/^millrace_/);
  const days = (Date.parse(acting.made.expiresAt) - Date.now()) / 86_400_000;
  expect(Math.round(days)).toBe(90);
  const reading = await make(ana, { name: 'Board on the wall' });
  const program = visitor(fresh.app);
  const ask = (token: string, method: string, path: string, body?: unknown) =>
    program.ask(method, path, body, asking(token));
  expect((await ask(acting.token, 'GET', '/api/session')).body).toMatchObject({
    person: { name: 'Wil Twain' },
  });
  expect((await ask(acting.token, 'POST', '/api/people', { name: 'X' })).body).toMatchObject({
    code: 'not-allowed',
  });
  expect((await ask(acting.token, 'POST', '/api/notifications/read', {})).status).toBe(204);
  expect((await ask(reading.token, 'GET', '/api/people')).status).toBe(200);
  expect(await ask(reading.token, 'POST', '/api/people', { name: 'X' })).toMatchObject({
    status: 403,
    body: { code: 'token-reads-only' },
  });
  // Not even where the browser that sends it is signed in as well.
  for (const [method, path] of [
    ['POST', '/api/tokens'],
    ['GET', '/api/tokens'],
    ['DELETE', '/api/sessions'],
    ['PUT', '/api/session/workspace'],
  ] as const)
    expect(
      await wil.ask(method, path, method === 'GET' ? undefined : {}, asking(acting.token)),
      path,
    ).toMatchObject({
      status: 403,
      body: { code: 'not-by-token' },
    });
  expect(program.cookies.size).toBe(0);
  const proxied = await wil.ask('GET', '/api/people', undefined, { authorization: 'Basic YTpi' });
  expect(proxied.status).toBe(200);
  const { tokens } = (await wil.ask('GET', '/api/tokens')).body as Tokens;
  expect(tokens).toMatchObject([{ name: 'Reports', usedAt: expect.any(String) }]);
  expect(JSON.stringify(tokens)).not.toContain(acting.token.slice(-20));
  const { workspace } = (await wil.ask('GET', '/api/session')).body as { workspace: { id: string } };
  const KEPT = {
    name: 'kept_tokens',
    text: 'select t::text as line from access_tokens t where t.workspace_id = $1',
  };
  const lines = (await db.in(workspace.id).rows<{ line: string }>(KEPT, [workspace.id]))
    .map(({ line }) => line)
    .join();
  const [, secret = ''] = acting.token.split('.');
  expect(lines).not.toContain(secret);
  expect(lines).toContain(createHash('sha256').update(secret).digest('hex'));
});

test('a token ends by its day, by its person, by an administrator, and with whoever leaves', async () => {
  const dee = await joins(() => visitor(fresh.app), ana, 'Dee Token');
  const make = async (asked: object = {}) =>
    dee.ask('POST', '/api/tokens', { name: 'Nightly', may: 'act', ...asked });
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
  for (const expiresAt of [inDays(-1), inDays(400)])
    expect(await make({ expiresAt })).toMatchObject({ status: 422, body: { code: 'expiry-unfit' } });
  const [one, two, three, four] = (await Promise.all([make(), make(), make(), make()])).map(
    ({ body }) => body as MadeToken,
  ) as [MadeToken, MadeToken, MadeToken, MadeToken];
  const statusBy = async ({ token }: MadeToken) =>
    (await visitor(fresh.app).ask('GET', '/api/people', undefined, asking(token))).status;
  const { workspace } = (await dee.ask('GET', '/api/session')).body as { workspace: { id: string } };
  const AGED = {
    name: 'aged_token',
    text: `update access_tokens set expires_at = now() - interval '1 second' where workspace_id = $1 and token_id = $2`,
  };
  await db.in(workspace.id).rows(AGED, [workspace.id, one.made.id]);
  expect(await statusBy(one)).toBe(401);
  const wil = visitor(fresh.app);
  await wil.ask('POST', '/api/session', { name: 'Wil Twain', password: 'battery staple' });
  expect(await statusBy(two)).toBe(200);
  expect((await wil.ask('DELETE', `/api/tokens/${two.made.id}`)).status).toBe(404);
  expect((await wil.ask('GET', `/api/people/${dee.id}/tokens`)).status).toBe(403);
  expect((await dee.ask('DELETE', `/api/tokens/${two.made.id}`)).status).toBe(204);
  await expect.poll(() => statusBy(two)).toBe(401);
  const { tokens } = (await ana.ask('GET', `/api/people/${dee.id}/tokens`)).body as Tokens;
  expect(new Set(tokens.map(({ id }) => id))).toEqual(new Set([one, three, four].map(({ made }) => made.id)));
  expect((await ana.ask('DELETE', `/api/tokens/${three.made.id}`)).status).toBe(204);
  await expect.poll(() => statusBy(three)).toBe(401);
  expect(await statusBy(four)).toBe(200);
  await ana.ask('PATCH', `/api/people/${dee.id}`, { active: false });
  await expect.poll(() => statusBy(four)).toBe(401);
  await ana.ask('PATCH', `/api/people/${dee.id}`, { active: true });
  expect(await statusBy(four)).toBe(401);
  expect((await dee.ask('GET', '/api/people')).status).toBe(401);
});

test('an administrator ends every sign-in of a person, who may sign in again', async () => {
  const eli = await joins(() => visitor(fresh.app), ana, 'Eli Ended');
  const made = (await eli.ask('POST', '/api/tokens', { name: 'Nightly' })).body as MadeToken;
  const far = visitor(fresh.app);
  const credentials = { name: 'Eli Ended', password: 'battery staple' };
  await far.ask('POST', '/api/session', credentials);
  expect((await far.ask('DELETE', `/api/people/${eli.id}/sessions`)).status).toBe(403);
  expect((await ana.ask('DELETE', `/api/people/${eli.id}/sessions`)).status).toBe(204);
  for (const device of [eli, far])
    await expect.poll(async () => (await device.ask('GET', '/api/people')).status).toBe(401);
  const program = await visitor(fresh.app).ask('GET', '/api/people', undefined, asking(made.token));
  expect(program.status).toBe(401);
  expect((await far.ask('POST', '/api/session', credentials)).status).toBe(204);
  expect((await far.ask('GET', '/api/people')).status).toBe(200);
});

test('guesses sent all at once get no further than guesses in turn', async () => {
  const guess = (n: number) =>
    visitor(fresh.app).ask('POST', '/api/session', { name: 'Nobody Yet', password: `guess ${n}` });
  const answers = await Promise.all(Array.from({ length: 16 }, (_, n) => guess(n)));
  expect(answers.filter(({ status }) => status === 401)).toHaveLength(10);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(6);
});

test('an invitation cannot take the name of somebody else', async () => {
  const cy = (await ana.ask('POST', '/api/people', { name: 'Cy' })).body as { id: string };
  const link = (await ana.ask('POST', `/api/people/${cy.id}/invitation`)).body as { token: string };
  const taken = await visitor(fresh.app).ask('POST', `/api/invitations/${link.token}`, ANA);
  expect(taken).toMatchObject({ status: 409, body: { code: 'name-taken' } });
});

test('a person marked as left is out, and the owner cannot be', async () => {
  const cy = (await ana.ask('POST', '/api/people', { name: 'Cy Left' })).body as { id: string };
  const link = (await ana.ask('POST', `/api/people/${cy.id}/invitation`)).body as { token: string };
  const guest = visitor(fresh.app);
  await guest.ask('POST', `/api/invitations/${link.token}`, { name: 'cy left', password: 'battery staple' });
  expect((await guest.ask('GET', '/api/people')).status).toBe(200);
  await ana.ask('PATCH', `/api/people/${cy.id}`, { active: false });
  await expect.poll(async () => (await guest.ask('GET', '/api/people')).status).toBe(401);
  const me = (await ana.ask('GET', '/api/session')).body as { person: { id: string } };
  expect((await ana.ask('PATCH', `/api/people/${me.person.id}`, { active: false })).status).toBe(409);
});

test('a double-clicked button adds one person', async () => {
  const key = { 'idempotency-key': 'one-click' };
  const both = await Promise.all([
    ana.ask('POST', '/api/people', { name: 'Twice' }, key),
    ana.ask('POST', '/api/people', { name: 'Twice' }, key),
  ]);
  expect(both[0]?.body).toEqual(both[1]?.body);
  const { people } = (await ana.ask('GET', '/api/people')).body as { people: { name: string }[] };
  expect(people.filter(({ name }) => name === 'Twice')).toHaveLength(1);
});

test('teams are made, changed and removed, and their members show it', async () => {
  const { people } = (await ana.ask('GET', '/api/people')).body as { people: { id: string; name: string }[] };
  const memberIds = people.slice(0, 2).map(({ id }) => id);
  const made = (await ana.ask('POST', '/api/teams', { name: 'Back office', memberIds })).body as {
    key: string;
  };
  expect(made).toMatchObject({ key: 'back-office', memberIds, leadId: null });
  const leadId = memberIds[0];
  expect((await ana.ask('PATCH', '/api/teams/back-office', { leadId })).body).toMatchObject({
    leadId,
    memberIds,
  });
  expect((await ana.ask('PATCH', '/api/teams/back-office', { memberIds: ['nobody'] })).status).toBe(422);
  expect((await ana.ask('DELETE', '/api/teams/back-office')).status).toBe(204);
  expect((await ana.ask('GET', '/api/teams')).body).toEqual({ teams: [] });
});

test('changes reach an open page, and a page that leaves is forgotten', async () => {
  const cookie = [...ana.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const leaving = new AbortController();
  const request = new Request('http://localhost/api/live', { headers: { cookie }, signal: leaving.signal });
  const stream = (await fresh.app.fetch(request)).body?.pipeThrough(new TextDecoderStream()).getReader();
  expect((await stream?.read())?.value).toContain('event: hello');
  expect(fresh.open()).toBe(1);
  await ana.ask('PATCH', '/api/workspace', { name: 'The mill' });
  let heard = '';
  // What the tests before have changed may still be told first.
  while (!heard.includes('workspace-changed')) heard += (await stream?.read())?.value ?? '';
  leaving.abort();
  await expect.poll(fresh.open).toBe(0);
});

test('the page of somebody who has left hears nothing more', async () => {
  const bo = await joins(() => visitor(fresh.app), ana, 'Bea Gone');
  const cookie = [...bo.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const stream = (await fresh.app.fetch(new Request('http://localhost/api/live', { headers: { cookie } })))
    .body;
  const reader = stream?.getReader();
  await reader?.read();
  await ana.ask('PATCH', `/api/people/${bo.id}`, { active: false });
  while (!((await reader?.read())?.done ?? true));
  expect(fresh.open()).toBe(0);
});

test('a page that closes its connection to the listening server is forgotten too', async () => {
  const server = await serve(fresh.app, 0, '127.0.0.1');
  const cookie = [...ana.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const leaving = new AbortController();
  const address = `http://127.0.0.1:${server.port}/api/live`;
  const stream = (await fetch(address, { headers: { cookie }, signal: leaving.signal })).body?.getReader();
  await stream?.read();
  expect(fresh.open()).toBe(1);
  leaving.abort();
  await expect.poll(fresh.open).toBe(0);
  await server.close();
});

test('signing out everywhere ends every session', async () => {
  const [one, two] = [visitor(fresh.app), visitor(fresh.app)];
  for (const device of [one, two])
    await device.ask('POST', '/api/session', { name: 'bo@example.org', password: 'another staple' });
  expect((await one.ask('DELETE', '/api/sessions')).status).toBe(204);
  for (const device of [one, two]) {
    expect((await device.ask('GET', '/api/session')).body).toMatchObject({ person: null });
  }
  expect(fresh.faults).toEqual([]);
});
