// Nobody reads or writes what belongs to another workspace: every operation, every role, three workspaces, one database.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actorReader, createApp, routes } from '../../src/faces/http/index.ts';
import type { Route } from '../../src/faces/http/route.ts';
import { createSavedFilterService } from '../../src/shell/service/index.ts';
import { type Database, openPrepared } from '../../src/shell/store/open-database.ts';
import type { ServerAccess } from '../../src/shell/store/server.ts';
import { freshAccess } from '../database/fresh-database.ts';
import { fingerprint } from './access/fingerprint.ts';
import { type Ground, nameOf, proofs, readings, refusals, ruleless } from './access/matrix.ts';
import { makePlaces, missingIds, type Place } from './access/places.ts';
import { visitor } from './client.ts';
import { appOver, type FreshApp } from './fresh-app.ts';
import { provedFor } from './proved.ts';

let access: ServerAccess;
let db: Database;
let fresh: FreshApp;
let ground: Ground;

beforeAll(async () => {
  access = await freshAccess();
  db = await openPrepared(access);
  fresh = await appOver(db);
  ground = { app: fresh.app, routes, ...onRecord(), places: await makePlaces(db, fresh) };
}, 120_000);
afterAll(async () => {
  expect(fresh.faults).toEqual([]);
  await db.close();
});

/** The rules as docs/reference/access.md has them: a rule that changes shows there, and here until it does. */
function onRecord(): Pick<Ground, 'rules' | 'marks'> {
  const page = readFileSync(join(import.meta.dirname, '../../docs/reference/access.md'), 'utf8');
  const rules = new Map<string, string>();
  const marks = new Map<string, string>();
  for (const section of page.split('\n## ').slice(1)) {
    const [rule = ''] = section.split('\n');
    for (const [, name = '', mark] of section.matchAll(/^- `(\S+ \S+)`(?: \*([a-z ]+)\*)?/gm)) {
      rules.set(name, rule);
      if (mark !== undefined) marks.set(name, mark);
    }
  }
  return { rules, marks };
}

const placeOf = (n: number): Place => {
  const place = ground.places[n];
  if (place === undefined) throw new Error(`There is no place ${n}.`);
  return place;
};

describe('Access', () => {
  it('is ruled on record for every operation that is served', () => {
    expect(ground.rules.size).toBe(routes.length);
    expect(ruleless(ground)).toEqual([]);
  });

  it('makes foreign things look missing and refuses what is not allowed, and neither changes anything', async () => {
    const before = await fingerprint(access);
    const { asked, breaches } = await refusals(ground);
    expect(breaches).toEqual([]);
    expect(asked).toBeGreaterThan(5_000);
    expect(await fingerprint(access)).toEqual(before);
  }, 120_000);

  it('shows nobody anything of another workspace in what they may read', async () => {
    const { asked, breaches } = await readings(ground);
    expect(breaches).toEqual([]);
    expect(asked).toBeGreaterThan(500);
  }, 120_000);

  it('gives whoever has a public link what the link is for, and nothing more to those who are signed in elsewhere', async () => {
    const [home, other, third] = [placeOf(0), placeOf(1), placeOf(2)];
    for (const path of ['/api/public/forms/', '/api/public/status/', '/api/invitations/']) {
      const token = (ids: Place['ids']) =>
        ids[path.includes('forms') ? 'form' : path.includes('status') ? 'status' : 'invitation'];
      const stranger = await visitor(fresh.app).ask('GET', `${path}${token(home.ids)}`);
      expect(stranger.status, path).toBe(200);
      expect(JSON.stringify(stranger.body)).toContain(home.word);
      for (const person of Object.values(other.people))
        expect((await person.ask('GET', `${path}${token(home.ids)}`)).body).toEqual({
          ...(stranger.body as object),
          // Each is given a calculation of their own.
          ...(path.includes('forms') ? { task: expect.anything() } : {}),
        });
      const missing = await other.people.owner.ask('GET', `${path}${token(missingIds(home.ids))}`);
      expect(missing.status, path).toBe(404);
    }
    const before = await fingerprint(access);
    const proof = await provedFor(other.people.owner, `/api/public/forms/${home.ids.form}`);
    const values = { purpose: 'Bus' };
    for (const [path, sent] of [
      [`/api/public/forms/${home.ids.form}`, { values, proof }],
      [`/hooks/${home.ids.hook}`, { values }],
    ] as const)
      expect((await other.people.owner.ask('POST', path, sent)).status, path).toBe(200);
    const after = await fingerprint(access);
    const changed = Object.keys(after).filter((table) => after[table] !== before[table]);
    expect(new Set(changed.map((table) => table.split(' ')[0]))).toEqual(new Set([home.ids.workspace]));
    expect(third.ids.workspace).not.toBe(home.ids.workspace);
  });

  it('tells an open page of changes in its own workspace alone', async () => {
    const [home, other] = [placeOf(0), placeOf(1)];
    const cookie = [...home.people.guest.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const leaving = new AbortController();
    const request = new Request('http://localhost/api/live', { headers: { cookie }, signal: leaving.signal });
    const reader = (await fresh.app.fetch(request)).body?.getReader();
    const heard: string[] = [];
    const listening = (async () => {
      for (let read = await reader?.read(); read?.done === false; read = await reader?.read())
        heard.push(new TextDecoder().decode(read.value));
    })().catch(() => undefined);
    const say = ({ people, ids }: Place) =>
      people.member.ask('POST', `/api/cases/${ids.caseId}/add-comment`, { text: 'Hello' });
    await say(other);
    await say(home);
    await expect.poll(() => heard.join('')).toContain(home.ids.caseId);
    expect(heard.join('')).not.toContain(other.ids.caseId);
    leaving.abort();
    await listening;
  });

  it('is proved by answers: what is there is answered otherwise than what is not', async () => {
    expect(await proofs(ground)).toEqual([]);
  });
});

describe('A planted fault of access is found', () => {
  const planted = (change: (route: Route) => Partial<Route>, name: string): Ground => {
    const found = routes.filter((route) => nameOf(route) === name);
    const changed = found.map((route): Route => ({ ...route, ...change(route) }));
    return { ...ground, routes: changed, app: over(changed) };
  };
  const over = (some: readonly Route[]): Hono =>
    createApp(some, {
      services: fresh.services,
      actorOf: actorReader(fresh.services.identity),
      report: () => undefined,
      version: '0.0.0',
      pages: '/nonexistent',
    });
  const succeed = (value: unknown) => ({ ok: true, value });

  it('where an operation has no rule', () => {
    const app = over(routes);
    app.get('/api/everything', (context) => context.json({}));
    expect(ruleless({ ...ground, app }).map(({ route }) => route)).toEqual(['GET /api/everything']);
  });

  it('where a rule lets in more than the one on record', async () => {
    const opened = planted(() => ({ access: 'signed-in' }), 'POST /api/people');
    expect(ruleless(opened).map(({ route }) => route)).toEqual(['POST /api/people']);
    const { breaches } = await refusals(opened);
    expect(new Set(breaches.map(({ who }) => who.split(' ')[0]))).toEqual(
      new Set(['operator', 'member', 'guest']),
    );
  });

  it('where a token does what it is not good for', async () => {
    const opened = planted(() => ({ doing: 'read' }), 'POST /api/people/:id/invitation');
    const { breaches } = await refusals(opened);
    expect(new Set(breaches.map(({ who }) => who.split(' by ')[1]))).toEqual(
      new Set(['a token to read', 'a token to act']),
    );
  });

  it('where an operation reads another workspace', async () => {
    const reading = planted(
      () => ({
        handle: async ({ services }) =>
          succeed({ teams: await services.teams.list(placeOf(1).ids.workspace) }),
      }),
      'GET /api/teams',
    );
    const { breaches } = await readings(reading);
    expect(breaches).toHaveLength(15);
    expect(breaches[0]?.what).toContain('shows something of qbirch');
  });

  it('where a foreign thing is refused instead of missing', async () => {
    const telling = planted(
      ({ handle }) => ({
        handle: async (ask) => {
          const { caseId } = ask.params as unknown as { caseId: string };
          const isForeign = ground.places.some(({ ids }) => ids.caseId === caseId);
          const problem = { kind: 'forbidden', code: 'foreign', message: 'It belongs to others.' };
          return isForeign ? { ok: false, problem } : handle(ask);
        },
      }),
      'GET /api/cases/:caseId',
    );
    const { breaches } = await refusals(telling);
    expect(breaches).toHaveLength(40);
    expect(breaches[0]?.what).toContain('told from a missing one');
  });

  it('where an operation writes into another workspace', async () => {
    const filters = createSavedFilterService({ db, now: () => Date.now() });
    const writing = planted(
      () => ({
        handle: async ({ actor, params }) => {
          const { filterId } = params as unknown as { filterId: string };
          const owner = ground.places.find(({ ids }) => ids.filter === filterId);
          if (actor.kind !== 'person') return undefined;
          return filters.remove({ ...actor, workspaceId: (owner ?? placeOf(0)).ids.workspace }, filterId);
        },
      }),
      'DELETE /api/saved-filters/:filterId',
    );
    const before = await fingerprint(access);
    const { breaches } = await refusals(writing);
    expect(breaches.length).toBeGreaterThan(0);
    expect(await fingerprint(access)).not.toEqual(before);
  });
});
