// Passkeys over a real database, with a device that really signs: added, used, named, removed, and every refusal.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/shell/store/index.ts';
import { freshDatabase } from '../database/fresh-database.ts';
import { type Visitor, visitor } from './client.ts';
import { appOver, type FreshApp } from './fresh-app.ts';
import { joins } from './office.ts';
import { type Asked, passkeyDevice } from './passkey-device.ts';

let db: Database;
let fresh: FreshApp;
let ana: Visitor;

const ANA = { name: 'Ana Müller', password: 'correct horse' };
const { password } = ANA;
const KEYS = '/api/session/passkeys';
const phone = passkeyDevice();

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

const begun = async (by: Visitor, typed = password): Promise<Asked> => {
  const answer = await by.ask('PUT', `${KEYS}/beginning`, { password: typed });
  expect(answer.status).toBe(200);
  return answer.body as Asked;
};
const asked = async (by: Visitor): Promise<Asked> =>
  (await by.ask('PUT', '/api/session/passkey')).body as Asked;
const codeOf = ({ body }: { body: unknown }) => (body as { code: string } | undefined)?.code;
const namesOf = async (by: Visitor) =>
  ((await by.ask('GET', KEYS)).body as { passkeys: { id: string; name: string }[] }).passkeys;

test('a passkey is added with the password, and not by another site, another person or a second time', async () => {
  expect(await ana.ask('PUT', `${KEYS}/beginning`, { password: 'wrong horse' })).toMatchObject({
    status: 422,
    body: { code: 'wrong-password', errors: [{ at: 'body.password' }] },
  });
  expect(codeOf(await ana.ask('PUT', `${KEYS}/beginning`, {}))).toBe('wrong-password');
  const options = await begun(ana);
  expect(options).toMatchObject({
    rp: { id: 'localhost', name: 'Millrace' },
    user: { name: ANA.name },
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  const add = (made: object, by = ana) => by.ask('POST', KEYS, { name: 'My phone', made });
  const refused = { status: 422, body: { code: 'passkey-not-made' } };
  expect(await add(phone.make(options, { origin: 'https://mill-race.example' }))).toMatchObject(refused);
  expect(await add(phone.make(options, { unverified: true }))).toMatchObject(refused);
  expect(await add(phone.make({ challenge: Buffer.alloc(56, 7).toString('base64url') }))).toMatchObject(
    refused,
  );
  expect(await add(phone.make(await asked(ana)))).toMatchObject(refused);
  const bo = await joins(() => visitor(fresh.app), ana, 'Bo Berg');
  expect(await add(phone.make(options), bo)).toMatchObject(refused);
  expect(await namesOf(ana)).toEqual([]);
  const made = phone.make(options);
  expect(await add(made)).toMatchObject({
    status: 200,
    body: { name: 'My phone', isHere: true, usedAt: null },
  });
  expect(await add(made)).toMatchObject(refused);
  expect(await add(phone.make(await begun(bo, 'battery staple')), bo)).toMatchObject(refused);
  expect(await namesOf(ana)).toHaveLength(1);
  expect(await namesOf(bo)).toEqual([]);
});

test('it signs in without a name, without a password and without a second step, and the device is in the list', async () => {
  const guest = visitor(fresh.app);
  const agent = { 'user-agent': 'Phone/1' };
  const signed = phone.sign(await asked(guest));
  expect((await guest.ask('POST', '/api/session/passkey', signed, agent)).status).toBe(204);
  expect((await guest.ask('GET', '/api/session')).body).toMatchObject({ person: { name: ANA.name } });
  expect((await namesOf(guest))[0]).toMatchObject({ usedAt: expect.any(String) });
  const { devices } = (await ana.ask('GET', '/api/sessions')).body as { devices: { device: string }[] };
  expect(devices.map(({ device }) => device)).toContain('Phone/1');
  // What was signed once opens nothing a second time, there or elsewhere.
  for (const app of [fresh.app, (await appOver(db)).app])
    expect(await visitor(app).ask('POST', '/api/session/passkey', signed)).toMatchObject({
      status: 401,
      body: { code: 'passkey-refused' },
    });
  expect((await ana.ask('DELETE', '/api/sessions')).status).toBe(204);
  expect((await guest.ask('GET', '/api/session')).body).toMatchObject({ person: null });
  await ana.ask('POST', '/api/session', ANA);
});

test('nobody gets in by what another site, an old challenge, a copy or a stranger’s key signed', async () => {
  const guest = visitor(fresh.app);
  const enter = async (signed: object) => codeOf(await guest.ask('POST', '/api/session/passkey', signed));
  const fresh1 = async () => asked(guest);
  expect(await enter(phone.sign(await fresh1(), { origin: 'https://mill-race.example' }))).toBe(
    'passkey-refused',
  );
  expect(await enter(phone.sign(await fresh1(), { unverified: true }))).toBe('passkey-refused');
  expect(await enter(phone.sign(await fresh1(), { counter: 1 }))).toBe('passkey-refused');
  expect(await enter(phone.sign({ challenge: 'bWFkZSB1cA' }))).toBe('passkey-refused');
  expect(await enter(phone.sign(await begun(ana)))).toBe('passkey-refused');
  expect(await enter(passkeyDevice().sign(await fresh1()))).toBe('passkey-unknown');
  const mixed = { ...passkeyDevice().sign(await fresh1()), id: phone.sign(await fresh1()).id };
  expect(await enter(mixed)).toBe('passkey-refused');
  const late = await fresh1();
  const bytes = Buffer.from(late.challenge, 'base64url');
  bytes.writeBigUInt64BE(BigInt(Date.now() + 3_600_000));
  expect(await enter(phone.sign({ challenge: bytes.toString('base64url') }))).toBe('passkey-refused');
  expect((await guest.ask('GET', '/api/session')).body).toMatchObject({ person: null });
  for (let i = 0; i < 3; i++) await enter(passkeyDevice().sign(late));
  expect(await enter(phone.sign(await fresh1()))).toBe('too-many-attempts');
});

test('a passkey is good at the address that it was made for alone', async () => {
  const there = { host: 'mill.example.org', 'x-forwarded-proto': 'https' };
  const guest = visitor((await appOver(db)).app);
  const options = (await guest.ask('PUT', '/api/session/passkey', undefined, there)).body as Asked;
  expect(options).toMatchObject({ rpId: 'mill.example.org' });
  expect(codeOf(await guest.ask('POST', '/api/session/passkey', phone.sign(options), there))).toBe(
    'passkey-unknown',
  );
  expect((await ana.ask('GET', KEYS, undefined, there)).body).toMatchObject({
    passkeys: [{ isHere: false }],
  });
});

test('it is named and removed by its owner alone, and then signs nobody in', async () => {
  const [key] = await namesOf(ana);
  const bo = visitor(fresh.app);
  await bo.ask('POST', '/api/session', { name: 'Bo Berg', password: 'battery staple' });
  const at = `${KEYS}/${key?.id}`;
  expect((await bo.ask('PATCH', at, { name: 'Mine' })).status).toBe(404);
  expect((await bo.ask('DELETE', at)).status).toBe(404);
  expect((await ana.ask('PATCH', at, { name: 'Old phone' })).status).toBe(204);
  expect((await namesOf(ana))[0]).toMatchObject({ name: 'Old phone' });
  expect((await ana.ask('DELETE', at)).status).toBe(204);
  const guest = visitor((await appOver(db)).app);
  expect(codeOf(await guest.ask('POST', '/api/session/passkey', phone.sign(await asked(guest))))).toBe(
    'passkey-unknown',
  );
});

test('a new link from an administrator ends the passkeys too; whoever has left gets in by none', async () => {
  const bo = visitor((await appOver(db)).app);
  await bo.ask('POST', '/api/session', { name: 'Bo Berg', password: 'battery staple' });
  const tablet = passkeyDevice();
  const add = async (by: Visitor, typed: string) => {
    const made = tablet.make(await begun(by, typed));
    expect((await by.ask('POST', KEYS, { name: 'Tablet', made })).status).toBe(200);
  };
  await add(bo, 'battery staple');
  const { people } = (await ana.ask('GET', '/api/people')).body as { people: { id: string; name: string }[] };
  const id = people.find(({ name }) => name === 'Bo Berg')?.id;
  const { token } = (await ana.ask('POST', `/api/people/${id}/invitation`)).body as { token: string };
  const again = visitor((await appOver(db)).app);
  const next = { name: 'Bo Berg', password: 'another staple' };
  expect((await again.ask('POST', `/api/invitations/${token}`, next)).status).toBe(204);
  expect(await namesOf(again)).toEqual([]);
  await add(again, 'another staple');
  const guest = visitor((await appOver(db)).app);
  expect((await guest.ask('POST', '/api/session/passkey', tablet.sign(await asked(guest)))).status).toBe(204);
  expect((await guest.ask('GET', '/api/people')).status).toBe(200);
  expect((await ana.ask('PATCH', `/api/people/${id}`, { active: false })).status).toBe(200);
  await expect.poll(async () => (await guest.ask('GET', '/api/people')).status).toBe(401);
  await guest.ask('POST', '/api/session/passkey', tablet.sign(await asked(guest)));
  expect((await guest.ask('GET', '/api/people')).status).toBe(401);
});
