// The matrix of access: every operation of the running router, asked by every kind of person of every workspace, signed in and
// by each kind of token, for things of their own workspace, of another, and of none. What it finds wrong, it tells; nothing found means nothing leaks.
import type { Hono } from 'hono';
import type { Route } from '../../../src/faces/http/route.ts';
import type { Answered, Visitor } from '../client.ts';
import { visitor } from '../client.ts';
import { addressOf, bodyOf, namesSomething } from './asks.ts';
import { type Ids, missingIds, type Place, ROLES, type Role, SCOPES, type TokenScope } from './places.ts';

export type Breach = { readonly route: string; readonly who: string; readonly what: string };

export type Ground = {
  readonly app: Hono;
  readonly routes: readonly Route[];
  readonly places: readonly Place[];
  /** The rule on record of each operation, by method and path. */
  readonly rules: ReadonlyMap<string, string>;
  /** What the record says of operations that tokens meet otherwise than by the method: `signed in`, `reads`. */
  readonly marks: ReadonlyMap<string, string>;
};

type Asker = {
  readonly who: string;
  readonly role: Role | 'nobody';
  readonly home: Place;
  readonly visitor: Visitor;
  /** Left out where they signed in. */
  readonly by?: { readonly may: TokenScope; readonly token: string };
};

/** Which roles a rule lets in; told anew here, so that a slip in the rule itself is found too. */
const LETS_IN: Readonly<Record<string, readonly Role[]>> = {
  'signed-in': ROLES,
  member: ['owner', 'administrator', 'operator', 'member'],
  operator: ['owner', 'administrator', 'operator'],
  administrator: ['owner', 'administrator'],
  owner: ['owner'],
};

/** Answered a few times a minute for a workspace: one role asks for all. */
const SELDOM = new Set(['POST /api/workflows/:id/migration', 'POST /api/workflows/:id/migration/undo']);

/** Where what is there is answered as what is not, and why that is right. */
const ALIKE: ReadonlyMap<string, string> = new Map([
  ['DELETE /api/workflows/:id/hook', 'no address is left, whether there was one or not'],
  ['GET /api/workflows/:id/migration', 'no case was moved yet'],
  ['POST /api/logs/:logId/restoration', 'the log was not removed'],
  ['POST /api/people/:id/merge', 'only somebody seen in a log is merged'],
  ['POST /api/workflows/:id/migration/undo', 'no case was moved yet'],
  ['POST /api/workflows/:id/versions', 'nothing was changed since the last version'],
]);

/** Kept open, or ending the session that asks: asked by their own test. */
const APART = new Set(['GET /api/live', 'DELETE /api/sessions', 'DELETE /api/session']);

export const nameOf = ({ method, path }: Pick<Route, 'method' | 'path'>): string => `${method} ${path}`;

/** Operations that the router serves and for which no rule is on record, or another one than the route declares. */
export function ruleless({ app, routes, rules }: Ground): Breach[] {
  const declared = new Map(routes.map((route) => [nameOf(route), route.access as string]));
  const served = app.routes
    .filter(({ method, path }) => method !== 'ALL' && path !== '*' && path !== '/*')
    .map(({ method, path }) => `${method} ${path}`);
  return [...new Set(served)]
    .filter((name) => name !== 'GET /api/openapi.json')
    .filter((name) => !rules.has(name) || rules.get(name) !== declared.get(name))
    .map((route) => ({ route, who: 'anybody', what: 'no rule on record, or another than it declares' }));
}

/** Asks for things of other workspaces and of none; and, where the role is not let in, of one's own. Nothing may change. */
export async function refusals(ground: Ground): Promise<{ asked: number; breaches: Breach[] }> {
  const everybody = askersOf(ground);
  const few = everybody.filter(({ role, by }) => role === 'operator' && by?.may !== 'act');
  const tallies = await inTurn(closedRoutes(ground), (route) =>
    refusalsOf(ground, route, SELDOM.has(nameOf(route)) ? few : everybody),
  );
  return {
    asked: tallies.reduce((sum, { asked }) => sum + asked, 0),
    breaches: tallies.flatMap(({ breaches }) => breaches),
  };
}

/** Reads everything that may be read in one's own workspace: nothing of another is in it. */
export async function readings(ground: Ground): Promise<{ asked: number; breaches: Breach[] }> {
  const readable = closedRoutes(ground).filter(({ method }) => method === 'GET');
  const asks = readable.flatMap((route) =>
    askersOf(ground)
      .filter((asker) => asker.by?.may !== 'act' && letsIn(ground, route, asker))
      .map((asker) => ({ route, asker })),
  );
  const found = await inTurn(asks, async ({ route, asker }) => {
    const answer = await ask(ground, asker, route, asker.home.ids);
    return [
      ...strange(ground, asker, route, answer),
      ...faulty(asker, route, answer),
      ...keptOut(asker, route, answer),
    ];
  });
  return { asked: asks.length, breaches: found.flat() };
}

/**
 * What is there is answered otherwise than what is not: without that, a refusal of a foreign thing would prove nothing.
 * It changes the workspace of the person who asks, so it comes last.
 */
export async function proofs(ground: Ground): Promise<Breach[]> {
  const owner = askersOf(ground).find(({ role, by }) => role === 'owner' && by === undefined);
  if (owner === undefined) return [];
  const { ids } = owner.home;
  const naming = closedRoutes(ground).filter(
    (route) => namesSomething(route, ids) && !ALIKE.has(nameOf(route)),
  );
  const breaches: Breach[] = [];
  for (const route of naming.toSorted((a, b) => HARM.indexOf(a.method) - HARM.indexOf(b.method))) {
    const missing = await ask(ground, owner, route, missingIds(ids));
    const own = await ask(ground, owner, route, ids);
    if (same(own, ids, missing, missingIds(ids)))
      breaches.push({
        route: nameOf(route),
        who: owner.who,
        what: `what is there looks missing: ${told(own)}`,
      });
    breaches.push(...strange(ground, owner, route, own), ...faulty(owner, route, own));
  }
  return breaches;
}

const HARM = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

async function refusalsOf(ground: Ground, route: Route, askers: readonly Asker[]) {
  const tallies = await Promise.all(askers.map((asker) => refusalsFor(ground, route, asker)));
  return {
    asked: tallies.reduce((sum, { asked }) => sum + asked, 0),
    breaches: tallies.flatMap(({ breaches }) => breaches),
  };
}

async function refusalsFor(ground: Ground, route: Route, asker: Asker) {
  const { home } = asker;
  // A token is let in as its person is, by the same rule: one other place shows that.
  const others = ground.places.filter((place) => place !== home).slice(asker.by === undefined ? 0 : 1);
  const breaches: Breach[] = [];
  const wrong = (what: string) => breaches.push({ route: nameOf(route), who: asker.who, what });
  if (!letsIn(ground, route, asker)) {
    const status = asker.role === 'nobody' ? 401 : 403;
    for (const { ids } of ground.places) {
      const answer = await ask(ground, asker, route, ids);
      if (answer.status !== status) wrong(`let in: ${told(answer)}`);
    }
    return { asked: ground.places.length, breaches };
  }
  if (!namesSomething(route, home.ids)) return { asked: 0, breaches };
  for (const { ids } of others) {
    const missing = await ask(ground, asker, route, missingIds(ids));
    const foreign = await ask(ground, asker, route, ids);
    if (!same(foreign, ids, missing, missingIds(ids)))
      wrong(`a foreign thing is told from a missing one: ${told(foreign)} and ${told(missing)}`);
    if (isUnread(missing)) wrong(`was not understood, so it shows nothing: ${told(missing)}`);
    breaches.push(...strange(ground, asker, route, foreign), ...faulty(asker, route, foreign));
    breaches.push(...keptOut(asker, route, foreign));
  }
  return { asked: 2 * others.length, breaches };
}

const closedRoutes = ({ routes, rules }: Ground): Route[] =>
  routes.filter((route) => rules.get(nameOf(route)) !== 'public' && !APART.has(nameOf(route)));

const letsIn = ({ rules, marks }: Ground, route: Route, { role, by }: Asker): boolean => {
  const mark = marks.get(nameOf(route));
  if (by !== undefined && mark === 'signed in') return false;
  if (by?.may === 'read' && route.method !== 'GET' && mark !== 'reads') return false;
  return role !== 'nobody' && LETS_IN[rules.get(nameOf(route)) ?? '']?.includes(role) === true;
};

function askersOf({ app, places }: Ground): Asker[] {
  const signedIn = places.flatMap((home) =>
    ROLES.map((role) => ({ who: `${role} of ${home.word}`, role, home, visitor: home.people[role] })),
  );
  const [home] = places;
  if (home === undefined) return [];
  const byToken = ROLES.flatMap((role) =>
    SCOPES.map((may): Asker => {
      const by = { may, token: home.tokens[role][may] };
      return { who: `${role} of ${home.word} by a token to ${may}`, role, home, visitor: visitor(app), by };
    }),
  );
  return [{ who: 'nobody', role: 'nobody', home, visitor: visitor(app) }, ...signedIn, ...byToken];
}

/** Asks this application with the cookies of somebody who came in by another. */
async function ask({ app }: Ground, asker: Asker, route: Route, ids: Ids): Promise<Answered> {
  const again = visitor(app);
  for (const [name, value] of asker.visitor.cookies) again.cookies.set(name, value);
  const headers = asker.by && { authorization: `Bearer ${asker.by.token}` };
  return again.ask(route.method, addressOf(route, ids), bodyOf(route, ids), headers);
}

/** Byte for byte the same, but for the ids that were asked for and may be told back. */
const same = (one: Answered, ids: Ids, other: Answered, otherIds: Ids): boolean =>
  plain(one, ids) === plain(other, otherIds);

function plain({ status, body, headers }: Answered, ids: Ids): string {
  const text = JSON.stringify([status, body, [...headers].toSorted()]);
  return Object.values(ids)
    .filter((id) => id !== '')
    .toSorted((a, b) => b.length - a.length)
    .reduce((rest, id) => rest.replaceAll(id, '…'), text);
}

function strange({ places }: Ground, asker: Asker, route: Route, answer: Answered): Breach[] {
  const text = JSON.stringify(answer.body);
  return places
    .filter((place) => place !== asker.home)
    .filter(({ word, ids }) => withoutIds(text, ids).includes(word))
    .map(({ word }) => ({
      route: nameOf(route),
      who: asker.who,
      what: `shows something of ${word}: ${told(answer)}`,
    }));
}

/** An answer may tell back what it was asked for; anything else of that workspace it may not. */
const withoutIds = (text: string, ids: Ids): string =>
  Object.values(ids).reduce((rest, id) => (id === '' ? rest : rest.replaceAll(id, '…')), text);

const faulty = (asker: Asker, route: Route, answer: Answered): Breach[] =>
  answer.status < 500 ? [] : [{ route: nameOf(route), who: asker.who, what: `broke: ${told(answer)}` }];

/** Whoever is let in by the record is not held back at the door. */
const keptOut = (asker: Asker, route: Route, answer: Answered): Breach[] =>
  AT_THE_DOOR.has(String(codeOf(answer.body)))
    ? [{ route: nameOf(route), who: asker.who, what: `kept out: ${told(answer)}` }]
    : [];

const AT_THE_DOOR = new Set(['not-signed-in', 'token-unknown', 'token-reads-only', 'not-by-token']);

/** Stopped by its form, before anything was looked up. */
const isUnread = ({ status, body }: Answered): boolean => status === 429 || codeOf(body) === 'invalid-input';

const codeOf = (body: unknown): unknown =>
  typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined;

const told = ({ status, body }: Answered): string => `${status} ${JSON.stringify(body).slice(0, 300)}`;

async function inTurn<Item, Found>(
  items: readonly Item[],
  each: (item: Item) => Promise<Found>,
): Promise<Found[]> {
  const found: Found[] = [];
  for (const item of items) found.push(await each(item));
  return found;
}
