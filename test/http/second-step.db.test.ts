// The second step of signing in over a real database: turned on by a code, asked for after the password, and every refusal.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/shell/store/index.ts';
import { freshDatabase } from '../database/fresh-database.ts';
import { bytesOf, codeOf, wrongCodeOf } from './authenticator.ts';
import { type Visitor, visitor } from './client.ts';
import { appOver, type FreshApp } from './fresh-app.ts';
import { joins } from './office.ts';

let db: Database;
let fresh: FreshApp;
let ana: Visitor;

const ANA = { name: 'Ana Müller', password: 'correct horse' };
const { password } = ANA;
const STEP = '/api/session/second-step';

beforeAll(async () => {
  db = await freshDatabase();
  fresh = await appOver(db);
  ana = visitor(fresh.app);
  expect((await ana.ask('POST', '/api/welcome', ANA)).status).toBe(204);
});

afterAll(async () => {
  expect(fresh.faults).toEqual([]);
  await db.close();
});

let key = '';
let backupCodes: string[] = [];

test('it is turned on with the password and a code, and not before; no key stands in the database', async () => {
  expect((await ana.ask('GET', STEP)).body).toEqual({ on: false, codesLeft: 0 });
  expect(await ana.ask('PUT', STEP, { password: 'wrong horse' })).toMatchObject({
    status: 422,
    body: { code: 'wrong-password', errors: [{ at: 'body.password' }] },
  });
  const begun = await ana.ask('PUT', STEP, { password }, { 'idempotency-key': 'begin' });
  expect(begun.status).toBe(200);
  const made = begun.body as { key: string; address: string };
  key = made.key;
  expect(made.address).toBe(
    `otpauth://totp/Millrace:${encodeURIComponent(ANA.name)}?secret=${key}&issuer=Millrace`,
  );
  expect((await ana.ask('GET', STEP)).body).toEqual({ on: false, codesLeft: 0 });
  const early = visitor(fresh.app);
  expect((await early.ask('POST', '/api/session', ANA)).status).toBe(204);
  expect(await ana.ask('PUT', `${STEP}/confirmation`, { code: wrongCodeOf(key) })).toMatchObject({
    status: 422,
    body: { code: 'wrong-code', errors: [{ at: 'body.code' }] },
  });
  const code = codeOf(key);
  const on = await ana.ask('PUT', `${STEP}/confirmation`, { code: `${code.slice(0, 3)} ${code.slice(3)}` });
  expect(on.status).toBe(200);
  backupCodes = (on.body as { backupCodes: string[] }).backupCodes;
  expect(backupCodes).toHaveLength(10);
  expect((await ana.ask('GET', STEP)).body).toEqual({ on: true, codesLeft: 10 });
  expect((await ana.ask('PUT', STEP, { password })).body).toMatchObject({ code: 'second-step-on' });
  const { rows } = await db.identityPool.query('select * from "twoFactor"');
  expect(rows).toHaveLength(1);
  const stored = JSON.stringify(rows);
  for (const secret of [key, bytesOf(key).toString('utf8'), ...backupCodes])
    expect(stored).not.toContain(secret);
});

async function halfIn(): Promise<Visitor> {
  const guest = visitor(fresh.app);
  expect(await guest.ask('POST', '/api/session', ANA)).toMatchObject({
    status: 401,
    body: { code: 'code-needed' },
  });
  expect((await guest.ask('GET', '/api/session')).body).toMatchObject({ person: null });
  expect((await guest.ask('GET', '/api/people')).status).toBe(401);
  return guest;
}

test('the password alone signs nobody in; with a code of the app it does, and the device is in the list', async () => {
  const guest = await halfIn();
  expect(await guest.ask('POST', '/api/session/code', { code: wrongCodeOf(key) })).toMatchObject({
    status: 401,
    body: { code: 'wrong-code' },
  });
  const agent = { 'user-agent': 'Phone/1' };
  const before = [...guest.cookies];
  const code = codeOf(key);
  expect((await guest.ask('POST', '/api/session/code', { code }, agent)).status).toBe(204);
  expect((await guest.ask('GET', '/api/session')).body).toMatchObject({ person: { name: ANA.name } });
  const { devices } = (await ana.ask('GET', '/api/sessions')).body as { devices: { device: string }[] };
  expect(devices.map(({ device }) => device)).toContain('Phone/1');
  // The cookie that waited for the code is good for one sign-in.
  const again = visitor(fresh.app);
  for (const [name, value] of before) again.cookies.set(name, value);
  expect(await again.ask('POST', '/api/session/code', { code: codeOf(key) })).toMatchObject({
    status: 401,
    body: { code: 'sign-in-again' },
  });
  // A code that somebody saw being typed signs in nobody else while it still counts.
  const onlooker = await halfIn();
  expect(await onlooker.ask('POST', '/api/session/code', { code })).toMatchObject({
    status: 401,
    body: { code: 'code-used' },
  });
  expect((await onlooker.ask('GET', '/api/session')).body).toMatchObject({ person: null });
  const after = (await ana.ask('GET', '/api/sessions')).body as { devices: object[] };
  expect(after.devices).toHaveLength(devices.length);
  expect((await ana.ask('DELETE', '/api/sessions')).status).toBe(204);
  expect((await guest.ask('GET', '/api/session')).body).toMatchObject({ person: null });
  expect((await ana.ask('GET', '/api/session')).body).toMatchObject({ person: null });
});

test('a backup code works once, and new ones end the old', async () => {
  const [first = '', second = ''] = backupCodes;
  const guest = await halfIn();
  expect((await guest.ask('POST', '/api/session/code', { code: first })).status).toBe(204);
  expect((await guest.ask('GET', STEP)).body).toEqual({ on: true, codesLeft: 9 });
  const other = await halfIn();
  expect((await other.ask('POST', '/api/session/code', { code: first })).status).toBe(401);
  expect((await other.ask('POST', '/api/session/code', { code: second })).status).toBe(204);
  expect(await guest.ask('PUT', `${STEP}/backup-codes`, { password: 'wrong horse' })).toMatchObject({
    body: { code: 'wrong-password' },
  });
  const renewed = await guest.ask('PUT', `${STEP}/backup-codes`, { password });
  const third = backupCodes[2] ?? '';
  backupCodes = (renewed.body as { backupCodes: string[] }).backupCodes;
  expect(backupCodes).toHaveLength(10);
  expect((await (await halfIn()).ask('POST', '/api/session/code', { code: third })).status).toBe(401);
  ana = guest;
});

test('no cookie, a forged one and somebody else’s sign-in open nothing', async () => {
  const code = codeOf(key);
  const refused = { status: 401, body: { code: 'sign-in-again' } };
  expect(await visitor(fresh.app).ask('POST', '/api/session/code', { code })).toMatchObject(refused);
  const forged = visitor(fresh.app);
  forged.cookies.set('millrace.two_factor', '2fa-made-up.c2lnbmVk');
  expect(await forged.ask('POST', '/api/session/code', { code })).toMatchObject(refused);
  const bo = await joins(() => visitor(fresh.app), ana, 'Bo Berg');
  expect(await bo.ask('POST', '/api/session/code', { code })).toMatchObject(refused);
  expect((await bo.ask('GET', STEP)).body).toEqual({ on: false, codesLeft: 0 });
  expect(await bo.ask('PUT', `${STEP}/backup-codes`, { password: 'battery staple' })).toMatchObject({
    status: 409,
    body: { code: 'second-step-off' },
  });
});

test('codes are guessed five times, then the password is asked again; ten times, then nobody gets in for a while', async () => {
  const wrong = wrongCodeOf(key);
  const guess = async (guest: Visitor) =>
    ((await guest.ask('POST', '/api/session/code', { code: wrong })).body as { code: string }).code;
  const first = await halfIn();
  const told: string[] = [];
  for (let i = 0; i < 6; i++) told.push(await guess(first));
  expect(told).toEqual([...Array(5).fill('wrong-code'), 'sign-in-again']);
  const second = await halfIn();
  const more: string[] = [];
  for (let i = 0; i < 5; i++) more.push(await guess(second));
  expect(more).toContain('wrong-code');
  // Another server and another device know as well.
  const there = visitor((await appOver(db)).app);
  await there.ask('POST', '/api/session', ANA);
  for (let i = 0; i < 5; i++) await guess(there);
  const right = visitor(fresh.app);
  await right.ask('POST', '/api/session', ANA);
  expect(await right.ask('POST', '/api/session/code', { code: codeOf(key) })).toMatchObject({
    status: 429,
    body: { code: 'too-many-attempts' },
  });
  await db.identityPool.query(`update "twoFactor" set "lockedUntil" = now() - interval '1 second'`);
  const later = await halfIn();
  expect(
    (await later.ask('POST', '/api/session/code', { code: codeOf(key, Date.now() + 30_000) })).status,
  ).toBe(204);
});

test('guessing the password in somebody’s open browser is slowed', async () => {
  const cy = await joins(() => visitor(fresh.app), ana, 'Cy Chen');
  const told: number[] = [];
  for (let i = 0; i < 11; i++) told.push((await cy.ask('PUT', STEP, { password: `guess ${i}` })).status);
  expect(told).toEqual([...Array(10).fill(422), 429]);
});

test('it is turned off with the password, and then the password is enough', async () => {
  expect(await ana.ask('POST', `${STEP}/off`, { password: 'wrong horse' })).toMatchObject({ status: 422 });
  expect((await ana.ask('POST', `${STEP}/off`, { password })).status).toBe(204);
  expect((await ana.ask('GET', STEP)).body).toEqual({ on: false, codesLeft: 0 });
  expect((await visitor(fresh.app).ask('POST', '/api/session', ANA)).status).toBe(204);
});

test('a new link from an administrator begins anew, without the phone that was lost', async () => {
  const { people } = (await ana.ask('GET', '/api/people')).body as { people: { id: string; name: string }[] };
  const id = people.find(({ name }) => name === 'Bo Berg')?.id;
  const second = visitor(fresh.app);
  await second.ask('POST', '/api/session', { name: 'Bo Berg', password: 'battery staple' });
  const made = (await second.ask('PUT', STEP, { password: 'battery staple' })).body as { key: string };
  await second.ask('PUT', `${STEP}/confirmation`, { code: codeOf(made.key) });
  expect((await second.ask('GET', STEP)).body).toMatchObject({ on: true });
  const { token } = (await ana.ask('POST', `/api/people/${id}/invitation`)).body as { token: string };
  const next = { name: 'Bo Berg', password: 'another staple' };
  const guest = visitor(fresh.app);
  expect((await guest.ask('POST', `/api/invitations/${token}`, next)).status).toBe(204);
  expect((await guest.ask('GET', '/api/session')).body).toMatchObject({ person: { name: 'Bo Berg' } });
  expect((await guest.ask('GET', STEP)).body).toMatchObject({ on: false });
  expect((await second.ask('GET', '/api/session')).body).toMatchObject({ person: null });
});
