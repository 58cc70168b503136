// Signing in by a provider over a real database, with a real provider on this machine: who is let in, and every refusal.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/shell/store/index.ts';
import { freshDatabase } from '../database/fresh-database.ts';
import { type Visitor, visitor } from './client.ts';
import { appOver, type FreshApp } from './fresh-app.ts';
import { type Account, type IdentityProvider, startIdentityProvider, through } from './identity-provider.ts';
import { joins } from './office.ts';

let db: Database;
let fresh: FreshApp;
let ana: Visitor;
let house: IdentityProvider;
let workspaceId: string;

const ANA = { name: 'ana@example.org', password: 'correct horse' };
const PROVIDER = '/api/workspace/provider';
const accounts = new Map<string, Account>([
  ['ana', { email: 'Ana@Example.org', email_verified: true, name: 'Ana' }],
  ['forged', { email: 'ana@example.org', email_verified: false, name: 'Mallory' }],
  ['nell', { email: 'nell@joins.example', email_verified: true, name: 'Nell New' }],
  ['unsure', { email: 'unsure@joins.example', email_verified: false, name: 'Una' }],
  ['sub', { email: 'sub@sub.joins.example', email_verified: true, name: 'Sub' }],
  ['nobody', { name: 'Nobody' }],
  ['bo', { email: 'bo@elsewhere.example', email_verified: true, name: 'Bo' }],
]);

beforeAll(async () => {
  db = await freshDatabase();
  fresh = await appOver(db);
  ana = visitor(fresh.app);
  expect((await ana.ask('POST', '/api/welcome', ANA)).status).toBe(204);
  workspaceId = ((await ana.ask('GET', '/api/session')).body as { workspace: { id: string } }).workspace.id;
  house = await startIdentityProvider(accounts, ['http://localhost/api/session/provider/callback']);
});

afterAll(async () => {
  expect(fresh.faults).toEqual([]);
  await house.close();
  await db.close();
});

const wish = (over: object = {}) => ({
  ...{ name: 'House', issuer: house.issuer, clientId: house.client.id, secret: house.client.secret },
  ...{ domains: ['joins.example'], byAddress: false, ...over },
});
const set = async (over: object = {}) => {
  const answer = await ana.ask('PUT', PROVIDER, wish(over));
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
};
const trial = async () =>
  (await ana.ask('POST', `${PROVIDER}/trial`)).body as { works: boolean; says: string[] };
const allow = (allowed: readonly string[]) => ana.ask('PUT', '/api/workspace/outgoing', { allowed });
const locationOf = ({ headers }: { headers: Headers }) => headers.get('location') ?? '';
const pathOf = (address: string) => address.slice('http://localhost'.length);

/** Goes to the provider and back as that account; where the browser is sent on to. */
async function comes(who: Visitor, account: string, query = ''): Promise<string> {
  const start = await who.ask('GET', `/api/session/provider/${workspaceId}/start?next=/people${query}`);
  expect(start.status).toBe(303);
  if (!locationOf(start).startsWith(house.issuer)) return locationOf(start);
  return locationOf(await who.ask('GET', pathOf(await through(locationOf(start), account))));
}
const personOf = async (who: Visitor) =>
  ((await who.ask('GET', '/api/session')).body as { person: { name: string; role: string } | null }).person;
const trouble = (code: string) => `/sign-in?trouble=${code}`;

test('the owner sets it, the secret is never told nor kept as it is, and nobody else may look at it', async () => {
  expect((await ana.ask('GET', PROVIDER)).body).toEqual({
    provider: null,
    callback: 'http://localhost/api/session/provider/callback',
  });
  expect(await ana.ask('PUT', PROVIDER, { ...wish(), secret: undefined })).toMatchObject({
    status: 422,
    body: { code: 'secret-missing', errors: [{ at: 'body.secret' }] },
  });
  for (const issuer of [
    'house',
    'ftp://house.example',
    'https://a:b@house.example',
    'https://h.example/?a=b',
  ])
    expect(await ana.ask('PUT', PROVIDER, wish({ issuer })), issuer).toMatchObject({ status: 422 });
  expect(await ana.ask('PUT', PROVIDER, wish({ domains: ['*'] }))).toMatchObject({ status: 422 });
  const kept = await ana.ask('PUT', PROVIDER, wish());
  expect(kept.status).toBe(200);
  const shown = await ana.ask('GET', PROVIDER);
  expect(shown.body).toMatchObject({ provider: { issuer: house.issuer, clientId: 'millrace' } });
  const scope = db.in(workspaceId);
  const rowsOf = (name: string, text: string) => scope.rows({ name, text }, [workspaceId]);
  const rows = await rowsOf('all-settings', 'select value::text from settings where workspace_id = $1');
  const told = await rowsOf('all-told', 'select data::text from workspace_events where workspace_id = $1');
  for (const text of [kept.body, shown.body, rows, told].map((each) => JSON.stringify(each)))
    expect(text).not.toContain(house.client.secret);
  expect(JSON.stringify(told)).toContain(house.issuer);
  const bo = await joins(() => visitor(fresh.app), ana, 'Bo Berg');
  expect((await bo.ask('GET', PROVIDER)).status).toBe(403);
  expect((await bo.ask('PUT', PROVIDER, wish())).status).toBe(403);
  expect((await visitor(fresh.app).ask('GET', '/api/session/providers')).body).toEqual({
    providers: [{ workspaceId, name: 'House' }],
  });
});

test('a provider inside the house is not asked unless its host is allowed, as for webhooks', async () => {
  expect((await trial()).says.join()).toContain('must begin with https');
  await set({ issuer: house.issuer.replace('http:', 'https:') });
  expect((await trial()).says.join()).toContain('is not on the public internet');
  expect(await comes(visitor(fresh.app), 'ana')).toBe(trouble('provider-away'));
  await allow([house.host]);
  await set();
  expect(await trial()).toMatchObject({ works: true });
});

test('a trial says in words what is wrong', async () => {
  await set({ secret: 'another' });
  expect(await trial()).toMatchObject({ works: false });
  expect((await trial()).says.join()).toContain('does not know this client id with this secret');
  await set({ clientId: 'stranger' });
  expect((await trial()).says.join()).toContain('does not know this client id with this secret');
  await set({ issuer: `${house.issuer}/nowhere` });
  expect((await trial()).says.join()).toContain('no description of a provider');
  await allow([house.host, '127.0.0.1:9', 'localhost']);
  await set({ issuer: 'http://127.0.0.1:9' });
  expect((await trial()).says.join()).toContain('Nobody answers at 127.0.0.1:9');
  await set({ issuer: house.issuer.replace('127.0.0.1', 'localhost') });
  expect((await trial()).says.join()).toContain('says that it is another issuer');
  // A secret goes to the issuer that it was typed for.
  expect(await ana.ask('PUT', PROVIDER, { ...wish(), secret: undefined })).toMatchObject({
    body: { code: 'secret-missing' },
  });
  await allow([house.host]);
  await set();
  expect((await ana.ask('PUT', PROVIDER, { ...wish({ name: 'The house' }), secret: undefined })).status).toBe(
    200,
  );
  expect(await trial()).toMatchObject({ works: true });
});

test('strangers, unverified addresses and domains that only look alike are not let in', async () => {
  const people = async () =>
    ((await ana.ask('GET', '/api/people')).body as { people: object[] }).people.length;
  const before = await people();
  expect(await comes(visitor(fresh.app), 'bo')).toBe(trouble('provider-stranger'));
  expect(await comes(visitor(fresh.app), 'nobody')).toBe(trouble('provider-stranger'));
  expect(await comes(visitor(fresh.app), 'sub')).toBe(trouble('provider-stranger'));
  expect(await comes(visitor(fresh.app), 'unsure')).toBe(trouble('provider-unverified'));
  expect(await comes(visitor(fresh.app), 'forged')).toBe(trouble('provider-unverified'));
  expect(await comes(visitor(fresh.app), '')).toBe(trouble('provider-denied'));
  // Verified there, but nobody has checked it here: whoever uses it as their name may be somebody else.
  expect(await comes(visitor(fresh.app), 'ana')).toBe(trouble('provider-connect-first'));
  expect(await people()).toBe(before);
});

test('a verified address of a domain that joins makes a member once, without a password', async () => {
  const nell = visitor(fresh.app);
  expect(await comes(nell, 'nell')).toBe('/people');
  expect(await personOf(nell)).toMatchObject({ name: 'Nell New', role: 'member' });
  expect((await nell.ask('GET', '/api/session/provider')).body).toEqual({
    provider: { name: 'The house', connected: true },
  });
  expect(await nell.ask('DELETE', '/api/session/provider/connection')).toMatchObject({
    status: 409,
    body: { code: 'only-way-in' },
  });
  const again = [visitor(fresh.app), visitor(fresh.app)];
  expect(await Promise.all(again.map((each) => comes(each, 'nell')))).toEqual(['/people', '/people']);
  const { people } = (await ana.ask('GET', '/api/people')).body as { people: { id: string; name: string }[] };
  expect(people.filter(({ name }) => name === 'Nell New')).toHaveLength(1);
  const guess = { name: 'nell@joins.example', password: 'correct horse' };
  expect((await visitor(fresh.app).ask('POST', '/api/session', guess)).status).toBe(401);
  // Ended and removed as every other sign-in.
  expect((await nell.ask('DELETE', '/api/sessions')).status).toBe(204);
  await expect.poll(() => personOf(again[0] as Visitor)).toBe(null);
  await comes(nell, 'nell');
  const id = people.find(({ name }) => name === 'Nell New')?.id;
  await ana.ask('PATCH', `/api/people/${id}`, { active: false });
  await expect.poll(() => personOf(nell)).toBe(null);
  expect(await comes(nell, 'nell')).toBe(trouble('provider-has-left'));
});

test('whoever waits for a silent provider holds up nobody else', async () => {
  accounts.set('dora', { email: 'dora@joins.example', email_verified: true, name: 'Dora' });
  accounts.set('emil', { email: 'emil@joins.example', email_verified: true, name: 'Emil' });
  house.fallsSilent();
  const first = comes(visitor(fresh.app), 'dora');
  await expect.poll(house.isAsked).toBe(true);
  const other = visitor(fresh.app);
  expect(await comes(other, 'emil')).toBe('/people');
  house.speaks();
  expect(await first).toBe('/people');
});

test('a link that was followed by somebody else’s browser, twice, or too late opens nothing', async () => {
  await set({ byAddress: true });
  const me = visitor(fresh.app);
  const start = await me.ask('GET', `/api/session/provider/${workspaceId}/start`);
  const back = pathOf(await through(locationOf(start), 'ana'));
  expect(locationOf(await visitor(fresh.app).ask('GET', back))).toBe(trouble('provider-too-late'));
  const other = visitor(fresh.app);
  await other.ask('GET', `/api/session/provider/${workspaceId}/start`);
  expect(locationOf(await other.ask('GET', back))).toBe(trouble('provider-denied'));
  const kept = new Map(me.cookies);
  expect(locationOf(await me.ask('GET', back))).toBe('/');
  expect(await personOf(me)).toMatchObject({ name: 'ana@example.org', role: 'owner' });
  const twice = visitor(fresh.app);
  for (const [name, value] of kept) twice.cookies.set(name, value);
  expect(locationOf(await twice.ask('GET', back))).toBe(trouble('provider-denied'));
  const forged = visitor(fresh.app);
  forged.cookies.set('millrace.provider', 'made-up');
  expect(locationOf(await forged.ask('GET', back))).toBe(trouble('provider-too-late'));
  for (const next of ['//evil.example', '/\\evil.example', 'https://evil.example']) {
    const guest = visitor(fresh.app);
    const path = `/api/session/provider/${workspaceId}/start?next=${encodeURIComponent(next)}`;
    const left = locationOf(await guest.ask('GET', path));
    expect(locationOf(await guest.ask('GET', pathOf(await through(left, 'ana'))))).toBe('/');
  }
});

test('an invitation is accepted with an account, once; one’s own is connected with the password', async () => {
  await set();
  const { id } = (await ana.ask('POST', '/api/people', { name: 'Cy Chen' })).body as { id: string };
  const { token } = (await ana.ask('POST', `/api/people/${id}/invitation`)).body as { token: string };
  expect((await ana.ask('GET', `/api/invitations/${token}`)).body).toMatchObject({ workspaceId });
  accounts.set('cy', { name: 'Cy', email: 'ana@example.org', email_verified: false });
  const cy = visitor(fresh.app);
  expect(await comes(cy, 'cy', `&invitation=${token}`)).toBe('/people');
  expect(await personOf(cy)).toMatchObject({ name: 'Cy Chen', role: 'member' });
  expect(await comes(visitor(fresh.app), 'bo', `&invitation=${token}`)).toBe(trouble('invitation-gone'));
  expect(await comes(visitor(fresh.app), 'cy')).toBe('/people');
  const bo = visitor(fresh.app);
  const BO = { name: 'Bo Berg', password: 'battery staple' };
  await bo.ask('POST', '/api/session', BO);
  const connect = (password?: string) => bo.ask('PUT', '/api/session/provider/connection', { password });
  expect(await connect('wrong horse')).toMatchObject({ status: 422, body: { code: 'wrong-password' } });
  expect(await connect()).toMatchObject({ status: 422 });
  const goes = async (account: string) => {
    const { address } = (await connect(BO.password)).body as { address: string };
    return locationOf(await bo.ask('GET', pathOf(await through(address, account))));
  };
  expect(await goes('cy')).toBe('/settings?trouble=provider-elsewhere');
  expect(await goes('bo')).toBe('/settings');
  const guest = visitor(fresh.app);
  expect(await comes(guest, 'bo')).toBe('/people');
  expect(await personOf(guest)).toMatchObject({ name: 'Bo Berg' });
  expect((await guest.ask('DELETE', '/api/session/provider/connection')).status).toBe(204);
  expect(await comes(visitor(fresh.app), 'bo')).toBe(trouble('provider-stranger'));
  // A new link begins anew for whoever had no password, too.
  const fresher = (await ana.ask('POST', `/api/people/${id}/invitation`)).body as { token: string };
  const chosen = { name: 'Cy Chen', password: 'own password' };
  expect((await visitor(fresh.app).ask('POST', `/api/invitations/${fresher.token}`, chosen)).status).toBe(
    204,
  );
  expect((await visitor(fresh.app).ask('POST', '/api/session', chosen)).status).toBe(204);
  expect(await comes(visitor(fresh.app), 'cy')).toBe(trouble('provider-unverified'));
});

test('once removed it lets nobody in, and the page does not offer it', async () => {
  expect((await ana.ask('DELETE', PROVIDER)).status).toBe(204);
  expect((await ana.ask('GET', '/api/session/providers')).body).toEqual({ providers: [] });
  expect(await comes(visitor(fresh.app), 'ana')).toBe(trouble('provider-not-set'));
  expect((await ana.ask('POST', `${PROVIDER}/trial`)).status).toBe(404);
});
