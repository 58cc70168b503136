// What every route keeps: an access rule that holds, an answer in problem details, a reference that is fresh.
import { expect, test } from 'vitest';
import { stale } from '../../scripts/generate.ts';
import { ACCESS_RULES, can } from '../../src/faces/http/access.ts';
import { type AppOptions, createApp, hostGuard, routes } from '../../src/faces/http/index.ts';
import type { Route } from '../../src/faces/http/route.ts';
import { visitor } from './client.ts';

const options: AppOptions = {
  services: {} as AppOptions['services'],
  actorOf: async () => ({ kind: 'public' }),
  report: () => undefined,
  version: '0.0.0',
  pages: '/nonexistent',
};

test('every route of the list declares an access rule that exists', () => {
  const without = routes.filter(({ access }) => !ACCESS_RULES.includes(access));
  expect(without.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
});

test('the running router serves nothing below /api that is not in the list', () => {
  const declared = new Set(routes.map(({ method, path }) => `${method} ${path}`));
  const served = createApp(routes, options)
    .routes.filter(({ path, method }) => path.startsWith('/api') && method !== 'ALL')
    .map(({ method, path }) => `${method} ${path}`);
  const undeclared = served.filter((one) => !declared.has(one));
  expect([...new Set(undeclared)]).toEqual(['GET /api/openapi.json']);
});

test('every route but the public ones refuses a stranger', async () => {
  const { ask } = visitor(createApp(routes, options).basePath(''));
  const closed = routes.filter(({ access }) => access !== 'public');
  expect(closed.length).toBeGreaterThan(0);
  for (const { method, path } of closed) {
    const { status, body } = await ask(method, path.replace(/:\w+/g, 'x'));
    expect({ method, path, status, body }).toMatchObject({ status: 401, body: { code: 'not-signed-in' } });
  }
});

test('no two routes share an address', () => {
  const addresses = routes.map(({ method, path }: Route) => `${method} ${path.replace(/:\w+/g, ':')}`);
  expect(new Set(addresses).size).toBe(addresses.length);
});

test('roles may what they may, another workspace is never reachable, and one’s own person always is', () => {
  const member = {
    kind: 'person',
    userId: 'u',
    personId: 'p',
    workspaceId: 'w',
    name: 'Bo',
    role: 'member',
  } as const;
  expect(can(member, 'member')).toBe(true);
  expect(can(member, 'operator')).toBe(false);
  expect(can({ ...member, role: 'guest' }, 'member')).toBe(false);
  expect(can({ ...member, role: 'owner' }, 'administrator')).toBe(true);
  expect(can({ ...member, role: 'owner' }, 'member', { workspaceId: 'other' })).toBe(false);
  expect(can(member, 'administrator', { personId: 'p' })).toBe(true);
  expect(can({ kind: 'public' }, 'signed-in')).toBe(false);
});

test('a request of another site is refused before anything is read', async () => {
  const { ask } = visitor(createApp(routes, options));
  const foreign = await ask('POST', '/api/session', {}, { 'sec-fetch-site': 'cross-site' });
  expect(foreign).toMatchObject({ status: 403, body: { code: 'foreign-origin' } });
  const origin = await ask('POST', '/api/session', {}, { origin: 'http://elsewhere.example' });
  expect(origin.status).toBe(403);
});

test('what is wrong is named by place, in problem details', async () => {
  const { ask } = visitor(createApp(routes, options));
  const { status, body, headers } = await ask('POST', '/api/welcome', { name: ' ', password: 'short' });
  expect(status).toBe(422);
  expect(headers.get('content-type')).toBe('application/problem+json');
  expect(body).toMatchObject({
    code: 'invalid-input',
    errors: [
      { at: 'body.name', message: 'Please give a name' },
      { at: 'body.password', message: 'Please use at least 8 characters' },
    ],
  });
});

test('a body that is no JSON, and an operation that is not there, get a sentence', async () => {
  const app = createApp(routes, options);
  const broken = new Request('http://localhost/api/welcome', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"name": ',
  });
  expect((await app.fetch(broken)).status).toBe(400);
  const form = new Request('http://localhost/api/welcome', { method: 'POST', body: 'name=x' });
  expect((await app.fetch(form)).status).toBe(415);
  expect(await visitor(app).ask('GET', '/api/nothing')).toMatchObject({
    status: 404,
    body: { code: 'no-such-operation' },
  });
});

test('what cannot be stored is named by place and goes no further', async () => {
  const { ask } = visitor(createApp(routes, options));
  const welcome = (name: unknown) => ask('POST', '/api/welcome', { name, password: 'correct horse' });
  const nul = { status: 422, body: { code: 'invalid-input', errors: [{ at: 'body.name' }] } };
  expect(await welcome('An\u0000a')).toMatchObject(nul);
  expect(await welcome('An\ud800a')).toMatchObject(nul);
  expect(await ask('GET', '/api/invitations/%00'.padEnd(40, 'x'))).toMatchObject({ status: 422 });
  let deep: unknown = 'x';
  for (let n = 0; n < 1_000; n++) deep = [deep];
  expect(await welcome(deep)).toMatchObject({ status: 422 });
  const key = { 'idempotency-key': 'k'.repeat(129) };
  expect(await ask('POST', '/api/welcome', {}, key)).toMatchObject({
    status: 422,
    body: { code: 'key-unfit' },
  });
});

test('a server of one machine answers to the names of that machine alone, and to the address it was given', async () => {
  const askAs = async (host: string, hosts: ReturnType<typeof hostGuard>): Promise<number> => {
    const app = createApp(routes, { ...options, hosts });
    return (await app.fetch(new Request('http://x/api/openapi.json', { headers: { host } }))).status;
  };
  const local = hostGuard('127.0.0.1', 'https://work.example.com');
  for (const host of ['localhost:4700', '127.0.0.1:4700', '[::1]:4700', 'work.example.com'])
    expect(await askAs(host, local), host).toBe(200);
  for (const host of ['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', ''])
    expect(await askAs(host, local), host).toBe(421);
  expect(await askAs('any.example', hostGuard('0.0.0.0'))).toBe(200);
  expect(await askAs('evil.example', hostGuard('::1'))).toBe(421);
});

test('a fault of the server tells a reference and nothing inner', async () => {
  const reported: unknown[] = [];
  const app = createApp(routes, { ...options, report: (_, error) => reported.push(error) });
  const { status, body } = await visitor(app).ask('GET', '/api/session');
  expect(status).toBe(500);
  expect(JSON.stringify(body)).not.toContain('identify');
  expect(reported).toHaveLength(1);
});

test('every answer carries the headers that keep pages safe', async () => {
  const { headers } = await visitor(createApp(routes, options)).ask('GET', '/api/openapi.json');
  expect(headers.get('content-security-policy')).toContain("script-src 'self';");
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(headers.get('x-content-type-options')).toBe('nosniff');
});

test('the references and the wire types are fresh', () => {
  expect(stale()).toEqual([]);
});
