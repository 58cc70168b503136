// Work moves over HTTP and a real database: opened, found on the worklist, completed, decided, told to the next.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/shell/store/index.ts';
import { freshDatabase } from '../database/fresh-database.ts';
import { type Visitor, visitor } from './client.ts';
import { appOver, type FreshApp } from './fresh-app.ts';
import { CLAIM, joins, type Office, openOffice, publish } from './office.ts';

let db: Database;
let fresh: FreshApp;
let office: Office;

beforeAll(async () => {
  db = await freshDatabase();
  fresh = await appOver(db);
  office = await openOffice(fresh);
  await publish(office.ana, CLAIM);
});
afterAll(async () => {
  expect(fresh.faults).toEqual([]);
  await db.close();
});

type Shown = {
  caseId: string;
  number: number;
  title: string;
  status: string;
  seq: number;
  record: Record<string, unknown>;
  work: { workItem: string; stage: string; mine: boolean; status: string; backTo: { stage: string }[] }[];
  history: { type: string; changes: { label: string; before: unknown; after: unknown }[] }[];
  context: {
    decided: { outcome: string; reason: string | null }[];
    asked: { text: string; toMe: boolean }[];
    changed: { label: string }[];
  };
  strip: { stage: string; state: string }[];
};

const values = { amount: '120.50', purpose: 'Train to Vienna', account: 'DE12 3456' };
const opened = async (by: Visitor, more: object = {}): Promise<Shown> => {
  const answer = await by.ask('POST', '/api/cases', { workflow: 'claim', values: { ...values, ...more } });
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200 });
  return show(by, (answer.body as { caseId: string }).caseId);
};
const show = async (by: Visitor, caseId: string): Promise<Shown> =>
  (await by.ask('GET', `/api/cases/${caseId}`)).body as Shown;
const worklistOf = async (by: Visitor) =>
  (
    (await by.ask('GET', '/api/worklist')).body as {
      items: { caseId: string; stage: string; pool: boolean }[];
    }
  ).items;
const itemIn = ({ work }: Shown): string => work[0]?.workItem ?? '';
const told = async (by: Visitor) =>
  ((await by.ask('GET', '/api/notifications')).body as { items: { reason: string; caseId: string }[] }).items;

const check = async (shown: Shown) => {
  const { cy } = office;
  const workItem = itemIn(shown);
  await cy.ask('POST', `/api/cases/${shown.caseId}/start-work-item`, { workItem });
  await cy.ask('POST', `/api/cases/${shown.caseId}/tick-task`, { workItem, task: 0 });
  return cy.ask('POST', `/api/cases/${shown.caseId}/complete-work-item`, {
    workItem,
    values: { receipt_number: 'R-1' },
  });
};

test('the fields of a case stand in the order of its workflow', async () => {
  const { fields } = (await opened(office.bo)) as unknown as { fields: object };
  expect(Object.keys(fields)).toEqual(['amount', 'purpose', 'account', 'receipt', 'receipt_number']);
});

test('a case is opened, found by its owner, completed, and the next owner is told', async () => {
  const { bo, cy } = office;
  const claim = await opened(bo);
  expect(claim).toMatchObject({
    title: 'Claim for Train to Vienna',
    status: 'open',
    record: { account: 'DE12 3456' },
  });
  expect((await worklistOf(cy)).map((item) => item.caseId)).toContain(claim.caseId);
  expect(await told(cy)).toContainEqual(expect.objectContaining({ reason: 'offered', caseId: claim.caseId }));
  const answer = await check(claim);
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200, body: { stages: ['approve'] } });
  const later = await show(cy, claim.caseId);
  expect(later.strip.map(({ stage, state }) => `${stage} ${state}`)).toEqual([
    'check done',
    'approve here',
    'pay ahead',
    'paid ahead',
  ]);
});

test('an approval needs a reason to return, and the owner before sees it in the context pack', async () => {
  const { bo, cy } = office;
  const claim = await opened(bo);
  await check(claim);
  const waiting = await show(cy, claim.caseId);
  const path = `/api/cases/${claim.caseId}/complete-work-item`;
  const bare = await cy.ask('POST', path, { workItem: itemIn(waiting), outcome: 'returned' });
  expect(bare).toMatchObject({
    status: 422,
    body: { code: 'reason-missing', errors: [{ at: 'body.reason' }] },
  });
  await cy.ask('POST', path, {
    workItem: itemIn(waiting),
    outcome: 'returned',
    reason: 'The date is cut off',
  });
  const back = await show(cy, claim.caseId);
  expect(back.work[0]).toMatchObject({ stage: 'check', mine: true });
  const seenByBo = await show(bo, claim.caseId);
  expect(seenByBo.context.decided).toMatchObject([{ outcome: 'Returned', reason: 'The date is cut off' }]);
});

test('a pool offers work to everybody in it, and whoever starts it has it', async () => {
  const { bo, cy } = office;
  const claim = await opened(bo);
  await check(claim);
  const path = `/api/cases/${claim.caseId}/complete-work-item`;
  await cy.ask('POST', path, { workItem: itemIn(await show(cy, claim.caseId)), outcome: 'approved' });
  const pooled = (await worklistOf(cy)).find((item) => item.caseId === claim.caseId);
  expect(pooled).toMatchObject({ stage: 'pay', pool: true });
  const done = await cy.ask('POST', path, { workItem: itemIn(await show(cy, claim.caseId)) });
  expect(done.body).toMatchObject({ status: 'closed', stages: [] });
  const list = await bo.ask('GET', '/api/cases?status=closed&workflow=claim&text=vienna');
  expect(list.body).toMatchObject({ cases: [{ caseId: claim.caseId, outcome: 'Paid' }], next: null });
});

test('a double-clicked button is applied once, within one server and again after the memory of it is gone', async () => {
  const { bo, cy } = office;
  const key = { 'idempotency-key': 'click-1' };
  const body = { workflow: 'claim', values };
  const both = await Promise.all([
    bo.ask('POST', '/api/cases', body, key),
    bo.ask('POST', '/api/cases', body, key),
  ]);
  expect(both[0]?.body).toEqual(both[1]?.body);
  const other = await appOver(db);
  const elsewhere = visitor(other.app);
  for (const [name, value] of bo.cookies) elsewhere.cookies.set(name, value);
  const again = await elsewhere.ask('POST', '/api/cases', body, key);
  expect(again.body).toEqual(both[0]?.body);
  const { caseId } = again.body as { caseId: string };
  await check(await show(cy, caseId));
  // The case has gone on since; the answer has not.
  const late = visitor((await appOver(db)).app);
  for (const [name, value] of bo.cookies) late.cookies.set(name, value);
  expect((await late.ask('POST', '/api/cases', body, key)).body).toEqual(both[0]?.body);
  const done = { workItem: itemIn(await show(cy, caseId)), outcome: 'approved' };
  const path = `/api/cases/${caseId}/complete-work-item`;
  const first = await cy.ask('POST', path, done, { 'idempotency-key': 'click-2' });
  const cyElsewhere = visitor(other.app);
  for (const [name, value] of cy.cookies) cyElsewhere.cookies.set(name, value);
  const second = await cyElsewhere.ask('POST', path, done, { 'idempotency-key': 'click-2' });
  expect(second).toMatchObject({ status: 200, body: { caseId, seq: (first.body as { seq: number }).seq } });
  const third = visitor((await appOver(db)).app);
  for (const [name, value] of cy.cookies) third.cookies.set(name, value);
  const reused = await third.ask(
    'POST',
    path,
    { ...done, outcome: 'rejected' },
    { 'idempotency-key': 'click-2' },
  );
  expect(reused).toMatchObject({ status: 422, body: { code: 'key-reused' } });
});

test('a stale page is told what happened and what to do', async () => {
  const claim = await opened(office.bo);
  const workItem = itemIn(claim);
  await check(claim);
  const stale = await office.cy.ask('POST', `/api/cases/${claim.caseId}/complete-work-item`, { workItem });
  expect(stale).toMatchObject({
    status: 409,
    body: {
      code: 'work-item-not-open',
      detail: 'This work was already done or taken back. Reload to see where the case is now.',
    },
  });
});

test('many who move the same case at once move it once', async () => {
  const claim = await opened(office.bo);
  const asks = Array.from({ length: 8 }, (_, n) =>
    office.ana.ask('POST', `/api/cases/${claim.caseId}/add-comment`, { text: `Comment ${n}` }),
  );
  const answers = await Promise.all(asks);
  const seqs = answers
    .filter(({ status }) => status === 200)
    .map(({ body }) => (body as { seq: number }).seq);
  expect(new Set(seqs).size).toBe(seqs.length);
  const { history } = await show(office.ana, claim.caseId);
  expect(history.filter(({ type }) => type === 'CommentAdded')).toHaveLength(seqs.length);
});

test('missing and mistyped fields are named, each in its place', async () => {
  const { bo } = office;
  const answer = await bo.ask('POST', '/api/cases', { workflow: 'claim', values: { amount: 'a lot' } });
  expect(answer.status).toBe(422);
  const places = (answer.body as { errors: { at: string }[] }).errors.map(({ at }) => at);
  expect(places).toEqual(['body.values.amount', 'body.values.purpose']);
  const claim = await opened(bo);
  const early = await office.cy.ask('POST', `/api/cases/${claim.caseId}/complete-work-item`, {
    workItem: itemIn(claim),
  });
  expect(early).toMatchObject({ status: 422, body: { errors: [{ at: 'body.values.receipt_number' }] } });
});

test('a case that was cancelled shows where it stood then, and no stage of its as done that was not', async () => {
  const { bo, cy } = office;
  const stood = async (claim: Shown) =>
    (await show(cy, claim.caseId)).strip.map(({ stage, state }) => `${stage} ${state}`);
  const cancel = (claim: Shown) =>
    bo.ask('POST', `/api/cases/${claim.caseId}/cancel-case`, { reason: 'The journey is off' });
  const fresh = await opened(bo);
  expect((await cancel(fresh)).status).toBe(200);
  expect(await stood(fresh)).toEqual(['check stopped', 'approve ahead', 'pay ahead', 'paid ahead']);
  const checked = await opened(bo);
  await check(checked);
  await cancel(checked);
  expect(await stood(checked)).toEqual(['check done', 'approve stopped', 'pay ahead', 'paid ahead']);
});

test('what is not yours is refused, and the machine’s commands have no address', async () => {
  const { bo, cy } = office;
  const claim = await opened(bo);
  const workItem = itemIn(claim);
  expect(await bo.ask('POST', `/api/cases/${claim.caseId}/complete-work-item`, { workItem })).toMatchObject({
    status: 403,
    body: { code: 'not-your-work' },
  });
  expect((await cy.ask('POST', `/api/cases/${claim.caseId}/cancel-case`, { reason: 'No' })).status).toBe(403);
  for (const command of ['fire-timer', 'report-effect', 'open-case'])
    expect((await cy.ask('POST', `/api/cases/${claim.caseId}/${command}`, { timer: 'x' })).status).toBe(404);
});

test('a case of another workspace is answered like one that does not exist', async () => {
  const { bo } = office;
  const foreign = await bo.ask('GET', '/api/cases/01arz3ndektsv4rrffq69g5fav');
  expect(foreign).toMatchObject({ status: 404, body: { code: 'case-not-found' } });
  const comment = await bo.ask('POST', '/api/cases/01arz3ndektsv4rrffq69g5fav/add-comment', {
    text: 'Hello',
  });
  expect(comment).toMatchObject({ status: 404, body: { code: 'case-not-found' } });
});

test('a mention tells the person and stands in their context pack', async () => {
  const { ana, bo, cy } = office;
  const claim = await opened(bo);
  const text = 'Is this the right account?';
  await ana.ask('POST', `/api/cases/${claim.caseId}/add-comment`, { text, mentions: [cy.id] });
  expect(await told(cy)).toContainEqual(
    expect.objectContaining({ reason: 'mentioned', caseId: claim.caseId }),
  );
  expect((await show(cy, claim.caseId)).context.asked).toMatchObject([{ text, toMe: true }]);
});

test('a personal value stands in the history as a reference only, and unchanged ones make no change', async () => {
  const { bo, cy } = office;
  const claim = await opened(bo);
  const raw = await db
    .in(await workspaceId())
    .rows<{ data: string }>(
      { name: 'raw', text: 'select data::text from case_events where workspace_id = $1 and case_id = $2' },
      [await workspaceId(), claim.caseId],
    );
  expect(raw.map(({ data }) => data).join()).not.toContain('DE12 3456');
  const same = await cy.ask('POST', `/api/cases/${claim.caseId}/update-record`, {
    values: { account: 'DE12 3456' },
  });
  expect(same.body).toMatchObject({ seq: claim.seq });
  await cy.ask('POST', `/api/cases/${claim.caseId}/update-record`, { values: { account: 'DE99' } });
  const { history } = await show(cy, claim.caseId);
  expect(history.at(-1)?.changes).toMatchObject([{ label: 'Account', before: 'DE12 3456', after: 'DE99' }]);
});

test('a card moves on the board where a way leads, and only there', async () => {
  const { ana, bo } = office;
  const claim = await opened(bo);
  const { moves } = (await ana.ask('GET', `/api/cases/${claim.caseId}/moves`)).body as {
    moves: { to: string }[];
  };
  expect(moves).toMatchObject([{ to: 'approve', needsFields: ['amount'] }]);
  const path = `/api/cases/${claim.caseId}/move-case`;
  expect(await ana.ask('POST', path, { to: 'pay' })).toMatchObject({
    status: 409,
    body: { code: 'move-not-allowed' },
  });
  const board = (await ana.ask('GET', '/api/workflows/claim/board?text=vienna')).body as {
    columns: { stage: string; count: number; ways: string[]; cards: { caseId: string }[] }[];
  };
  const column = board.columns.find(({ stage }) => stage === 'check');
  expect(column?.ways).toEqual(['approve']);
  expect(column?.cards.map(({ caseId }) => caseId)).toContain(claim.caseId);
});

test('lists go on where the page before ended', async () => {
  const { bo } = office;
  const seen: string[] = [];
  let after = '';
  for (let pages = 0; pages < 20; pages++) {
    const page = (await bo.ask('GET', `/api/cases?limit=3&after=${after}`)).body as {
      cases: { caseId: string }[];
      next: string | null;
    };
    seen.push(...page.cases.map(({ caseId }) => caseId));
    if (page.next === null) break;
    after = page.next;
  }
  expect(new Set(seen).size).toBe(seen.length);
  const all = (await bo.ask('GET', '/api/cases?limit=200')).body as { cases: unknown[] };
  expect(seen).toHaveLength(all.cases.length);
});

test('of three who publish one draft at once, one does', async () => {
  const { ana } = office;
  const made = await ana.ask('POST', '/api/workflows', {
    source: CLAIM.replace('workflow: claim', 'workflow: thrice'),
  });
  const { id } = made.body as { id: string };
  const publishing = () => ana.ask('POST', `/api/workflows/${id}/versions`, { revision: 1 });
  const answers = await Promise.all([publishing(), publishing(), publishing()]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
});

test('one key is one request: another under the same key is refused and not done', async () => {
  const { bo } = office;
  const { caseId } = await opened(bo);
  const say = (text: string) =>
    bo.ask('POST', `/api/cases/${caseId}/add-comment`, { text }, { 'idempotency-key': 'said once' });
  expect((await say('one')).status).toBe(200);
  expect((await say('one')).status).toBe(200);
  expect(await say('two')).toMatchObject({ status: 422, body: { code: 'key-reused' } });
  const said = (await show(bo, caseId)).history.filter(({ type }) => type === 'CommentAdded');
  expect(said).toHaveLength(1);
});

test('a refused form may be sent again under its key once it is mended', async () => {
  const key = { 'idempotency-key': 'mended' };
  const send = (amount: string) =>
    office.bo.ask('POST', '/api/cases', { workflow: 'claim', values: { ...values, amount } }, key);
  expect((await send('a lot')).status).toBe(422);
  expect((await send('12')).status).toBe(200);
});

test('everything that does not fit is told at once, files and personal values too', async () => {
  const receipt = { file: 'f'.repeat(64), name: 'r.pdf', mediaType: 'application/pdf', bytes: 1 };
  const wrong = { amount: 'a lot', purpose: 'Train', account: 5, receipt };
  const answer = await office.bo.ask('POST', '/api/cases', { workflow: 'claim', values: wrong });
  const { errors } = answer.body as { errors: { at: string }[] };
  expect(errors.map(({ at }) => at).sort()).toEqual(['body.values.account', 'body.values.amount']);
});

test('a guest looks on, does nothing, and is given no work', async () => {
  const { ana, bo, cy } = office;
  const guest = await joins(() => visitor(fresh.app), ana, 'Gu Est');
  await ana.ask('PATCH', `/api/people/${guest.id}`, { role: 'guest' });
  const { caseId, work } = await opened(bo);
  const workItem = work[0]?.workItem;
  expect((await guest.ask('GET', `/api/cases/${caseId}`)).status).toBe(200);
  expect((await guest.ask('POST', `/api/cases/${caseId}/add-comment`, { text: 'Hello' })).status).toBe(403);
  const path = `/api/cases/${caseId}/reassign-work-item`;
  const given = await cy.ask('POST', path, { workItem, to: guest.id });
  expect(given).toMatchObject({ status: 422, body: { code: 'person-unknown' } });
  const stranger = await bo.ask('POST', `/api/cases/${caseId}/add-comment`, {
    text: 'Hello',
    mentions: ['constructor'],
  });
  expect(stranger).toMatchObject({ status: 422, body: { code: 'person-unknown' } });
});

const workspaceId = async (): Promise<string> =>
  ((await office.ana.ask('GET', '/api/session')).body as { workspace: { id: string } }).workspace.id;
