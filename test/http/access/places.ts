// Three workspaces on one server, each with a person of every role and one of everything that has an id. Each says a word
// of its own wherever it can, so that an answer shows whose it is.
import { expect, vi } from 'vitest';
import { insertPerson } from '../../../src/shell/service/people.ts';
import { createSignIn, newUser } from '../../../src/shell/service/sign-in.ts';
import { type Database, identities, newId, passkeys, workspaces } from '../../../src/shell/store/index.ts';
import { type Visitor, visitor } from '../client.ts';
import type { FreshApp } from '../fresh-app.ts';
import { publish } from '../office.ts';
import { provedFor } from '../proved.ts';

export const ROLES = ['owner', 'administrator', 'operator', 'member', 'guest'] as const;
export type Role = (typeof ROLES)[number];

/** One of everything that an address or a body can name. */
export type Ids = Readonly<Record<IdName, string>>;
type IdName =
  | 'workspace'
  | 'person'
  | 'team'
  | 'calendar'
  | 'workflow'
  | 'caseId'
  | 'workItem'
  | 'notification'
  | 'log'
  | 'filter'
  | 'test'
  | 'review'
  | 'session'
  | 'file'
  | 'form'
  | 'status'
  | 'hook'
  | 'invitation'
  | 'delivery'
  | 'token'
  | 'passkey';

export type Place = {
  readonly word: string;
  readonly ids: Ids;
  readonly people: Readonly<Record<Role, Visitor>>;
  /** What a program of each person asks by. */
  readonly tokens: Readonly<Record<Role, Readonly<Record<TokenScope, string>>>>;
};

export const SCOPES = ['read', 'act'] as const;
export type TokenScope = (typeof SCOPES)[number];

const PASSWORD = 'correct horse';

export async function makePlaces(db: Database, fresh: FreshApp): Promise<Place[]> {
  const worker = fresh.startWorker();
  const places = await Promise.all(['qamber', 'qbirch', 'qcedar'].map((word) => makePlace(db, fresh, word)));
  await worker.stop();
  return places;
}

async function makePlace(db: Database, { app }: FreshApp, word: string): Promise<Place> {
  const workspace = newId();
  const auth = createSignIn(db.identityPool, await identities.secret(db.above, 'sign-in', 'unused'));
  const name = `Owner ${word}`;
  const userId = await newUser(auth, { name, password: PASSWORD });
  const personId = newId();
  await db.withWorkspace(workspace, async (scope) => {
    await workspaces.create(scope, `Workspace ${word}`);
    await insertPerson(scope, { personId, name, role: 'owner', userId });
    await identities.join(scope, userId, { workspaceId: workspace, personId });
  });
  const owner = visitor(app);
  for (const device of [owner, visitor(app)])
    await answered(device, 'POST', '/api/session', { name, password: PASSWORD });
  const people: Record<Role, Visitor> = {
    owner,
    administrator: owner,
    operator: owner,
    member: owner,
    guest: owner,
  };
  for (const role of ROLES.slice(1)) people[role] = await joinAs(owner, visitor(app), role, word);
  const ids = { workspace, ...(await furnish(people, word)), passkey: await passkeyOf(db, userId) };
  const tokens = Object.fromEntries(
    await Promise.all(ROLES.map(async (role) => [role, await tokensOf(people[role], word)])),
  ) as Place['tokens'];
  return { word, people, ids, tokens };
}

/** One that never signs: whose it is, is what the matrix asks. */
async function passkeyOf(db: Database, userId: string): Promise<string> {
  const id = newId();
  const made = { credentialId: newId(), publicKey: Buffer.alloc(1), counter: 0, transports: [] };
  await passkeys.insert(db.above, {
    ...made,
    id,
    userId,
    host: 'localhost',
    name: 'Key',
    madeAt: Date.now(),
  });
  return id;
}

/** Each is used once: the first use of a token is noted. */
async function tokensOf(person: Visitor, word: string): Promise<Record<TokenScope, string>> {
  const made = await Promise.all(SCOPES.map(async (may) => [may, (await tokenOf(person, word, may)).token]));
  for (const [, token] of made)
    await answered(person, 'GET', '/api/session', undefined, { authorization: `Bearer ${token}` });
  return Object.fromEntries(made) as Record<TokenScope, string>;
}

type Made = { token: string; made: { id: string } };
const tokenOf = (person: Visitor, word: string, may: TokenScope): Promise<Made> =>
  answered<Made>(person, 'POST', '/api/tokens', { name: `Token ${word}`, may });

async function joinAs(owner: Visitor, guest: Visitor, role: Role, word: string): Promise<Visitor> {
  const name = `${role} ${word}`;
  const { id } = await answered<{ id: string }>(owner, 'POST', '/api/people', { name, role });
  const { token } = await answered<{ token: string }>(owner, 'POST', `/api/people/${id}/invitation`);
  await answered(guest, 'POST', `/api/invitations/${token}`, { name, password: PASSWORD });
  return guest;
}

async function furnish(
  { owner, member }: Record<Role, Visitor>,
  word: string,
): Promise<Omit<Ids, 'workspace' | 'passkey'>> {
  const make = <Body>(path: string, body?: unknown) => answered<Body>(owner, 'POST', path, body);
  const person = (await make<{ id: string }>('/api/people', { name: `Invited ${word}` })).id;
  const invitation = (await make<{ token: string }>(`/api/people/${person}/invitation`)).token;
  const me = (await answered<{ person: { id: string } }>(member, 'GET', '/api/session')).person.id;
  const team = (await make<{ key: string }>('/api/teams', { name: `Team ${word}`, memberIds: [me] })).key;
  const week = { mon: ['09:00-17:00'] };
  const calendar = { title: `Hours ${word}`, zone: 'Europe/Vienna', week };
  const workflow = await publish(owner, source(word, team));
  const at = `/api/workflows/${workflow}`;
  const bytes = (text: string) => new TextEncoder().encode(text);
  const file = await answered<{ file: string }>(member, 'POST', `/api/files?name=${word}.txt`, bytes(word));
  const values = { purpose: `For ${word}`, receipt: file };
  const { caseId } = await answered<{ caseId: string }>(member, 'POST', '/api/cases', { workflow, values });
  const shown = await answered<{ work: { workItem: string }[] }>(member, 'GET', `/api/cases/${caseId}`);
  const told = await answered<{ items: { id: string }[] }>(member, 'GET', '/api/notifications');
  const form = (await make<{ token: string }>(`${at}/links`, {})).token;
  const proof = await provedFor(member, `/api/public/forms/${form}`);
  const sent = await make<{ path: string }>(`/api/public/forms/${form}`, {
    values: { purpose: word },
    proof,
  });
  return {
    ...{ person, invitation, team, workflow, caseId, form },
    delivery: await givenUp(owner, caseId),
    workItem: shown.work[0]?.workItem ?? '',
    notification: told.items[0]?.id ?? '',
    status: sent.path.slice(3),
    file: file.file,
    calendar: (await make<{ key: string }>('/api/calendars', calendar)).key,
    hook: (await make<{ token: string }>(`${at}/hook`)).token,
    filter: (await make<{ id: string }>(`${at}/saved-filters`, savedFilter(word))).id,
    test: (
      await make<{ testId: string }>(`${at}/tests`, { name: `Run ${word}`, run: { steps: [opens(me)] } })
    ).testId,
    review: (await make<{ reviewId: string }>('/api/findings/reviews', {})).reviewId,
    log: await sendLog(owner, word),
    session: await otherDevice(owner),
    token: (await tokenOf(member, word, 'read')).made.id,
  };
}

/** The call that the case asked for when it was opened: it may not go there, so it was given up at once. */
async function givenUp(owner: Visitor, caseId: string): Promise<string> {
  type Listed = { deliveries: { key: string }[] };
  return vi.waitFor(
    async () => {
      const { deliveries } = await answered<Listed>(owner, 'GET', '/api/deliveries?state=failed');
      const found = deliveries.find(({ key }) => key.startsWith(caseId));
      if (found === undefined) throw new Error('It was not given up yet.');
      return found.key;
    },
    { timeout: 60_000, interval: 100 },
  );
}

async function otherDevice(owner: Visitor): Promise<string> {
  type Listed = { devices: { id: string; isThis: boolean }[] };
  const { devices } = await answered<Listed>(owner, 'GET', '/api/sessions');
  expect(devices).toHaveLength(2);
  return devices.find(({ isThis }) => !isThis)?.id ?? '';
}

async function sendLog(owner: Visitor, word: string): Promise<string> {
  const rows = [1, 2, 3].flatMap((n) => [
    `${word}-${n},Check ${word},2026-01-0${n}T08:00:00Z`,
    `${word}-${n},Pay ${word},2026-01-0${n}T10:00:00Z`,
  ]);
  const content = new TextEncoder().encode(['case,activity,time', ...rows].join('\n'));
  const { log } = await answered<{ log: { id: string } }>(
    owner,
    'POST',
    `/api/logs?name=${word}.csv`,
    content,
  );
  const columns = { case: 'case', activity: 'activity', time: 'time' };
  await answered(owner, 'POST', `/api/logs/${log.id}/reading`, { columns });
  return log.id;
}

const opens = (by: string) => ({
  ...{ do: 'command', type: 'OpenCase', by },
  input: { values: { purpose: 'Bus' } },
});

export const savedFilter = (word: string) => ({
  name: `Filter ${word}`,
  filters: [{ keep: 'with', activity: 'Check' }],
});

/** Ids of the same form that nobody has. */
export function missingIds(ids: Ids): Ids {
  const changed = Object.entries(ids).map(([name, id]) => [
    name,
    `${id.slice(0, -4)}${name === 'file' ? '0f0f' : 'zzzz'}`,
  ]);
  return Object.fromEntries(changed) as Ids;
}

async function answered<Body>(
  by: Visitor,
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
): Promise<Body> {
  const answer = await by.ask(method, path, body, headers);
  expect(answer.status, `${method} ${path}: ${JSON.stringify(answer.body)}`).toBeLessThan(300);
  return answer.body as Body;
}

const source = (word: string, team: string): string => `
workflow: claim-${word}
title: Claim ${word}
case-title: "{{purpose}} ${word}"
record:
  purpose: { type: text, required: true }
  receipt: { type: file }
intake:
  - title: Claim ${word}
    form: { fields: [purpose, receipt], from: [people, public, api] }
    starts: check
stages:
  check:
    kind: work
    title: Check ${word}
    owner: { team: ${team}, choose: least-loaded }
    next: [{ to: paid }]
  paid: { kind: end }
automations:
  - id: hurry
    title: Hurry ${word}
    on: case-opened
    do: [{ set: { priority: high } }, { call-webhook: { url: "http://127.0.0.1:9/${word}" } }]
`;
