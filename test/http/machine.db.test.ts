// What the machine does by itself: late work is reminded of and escalated, a wait ends, a case opens another.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/shell/store/index.ts';
import type { Worker } from '../../src/shell/worker/index.ts';
import { freshDatabase } from '../database/fresh-database.ts';
import { appOver, type FreshApp } from './fresh-app.ts';
import { type Colleague, type Office, openOffice, publish } from './office.ts';

let db: Database;
let fresh: FreshApp;
let office: Office;
let worker: Worker;

const LATE = `
workflow: late
title: Late
record: { what: { type: text, required: true } }
intake: [{ title: Ask, form: { fields: [what], from: [people] }, starts: work }]
stages:
  work:
    kind: work
    owner: { team: finance, choose: round-robin }
    due: 1s
    late:
      - { at: 50%, do: remind owner }
      - { after: 1s, do: escalate to person ana-muller }
    next: [{ to: rest }]
  rest: { kind: wait, until: 1s, next: [{ to: gone }] }
  gone: { kind: end }
`;

const ASKS = `
workflow: asks
title: Asks
record:
  what: { type: text, required: true }
  secret: { type: text, personal: true }
intake: [{ title: Ask, form: { fields: [what, secret], from: [people] }, starts: open }]
stages:
  open:
    kind: automatic
    do: [{ open-case: { workflow: answers, values: { question: what, hidden: secret }, title: "About {{what}}" } }]
    next: [{ to: done }]
  done: { kind: end }
`;
const ANSWERS = `
workflow: answers
title: Answers
record:
  question: { type: text, required: true }
  hidden: { type: text, personal: true }
intake: [{ title: Ask, form: { fields: [question], from: [people] }, starts: answer }]
stages:
  answer:
    kind: work
    owner: { team: finance, choose: round-robin }
    due: 1 business day
    next: [{ to: done }]
  done: { kind: end }
`;

beforeAll(async () => {
  db = await freshDatabase();
  fresh = await appOver(db);
  office = await openOffice(fresh);
  worker = fresh.startWorker();
});
afterAll(async () => {
  await worker.stop();
  expect(fresh.faults).toEqual([]);
  await db.close();
});

type Shown = {
  caseId: string;
  status: string;
  record: Record<string, unknown>;
  work: { workItem: string }[];
  history: { type: string; text: string | null; at: string; dueAt: string | null; reason: string | null }[];
};

const opened = async (workflow: string, values: object): Promise<string> => {
  const answer = await office.bo.ask('POST', '/api/cases', { workflow, values });
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200 });
  return (answer.body as { caseId: string }).caseId;
};
const show = async (by: Colleague, caseId: string) =>
  (await by.ask('GET', `/api/cases/${caseId}`)).body as Shown;
const reasons = async (by: Colleague) =>
  ((await by.ask('GET', '/api/notifications')).body as { items: { reason: string }[] }).items.map(
    ({ reason }) => reason,
  );

test('late work is reminded of, then escalated, each at its time and once', async () => {
  await publish(office.ana, LATE);
  const caseId = await opened('late', { what: 'Paper' });
  await expect.poll(() => reasons(office.cy), { timeout: 8_000 }).toContain('late');
  await expect.poll(() => reasons(office.ana), { timeout: 8_000 }).toContain('escalated');
  const { history } = await show(office.cy, caseId);
  const rungs = history.filter(({ type }) => type === 'LateRungReached').map(({ text }) => text);
  expect(rungs).toEqual(['remind', 'escalate']);
  const set = history.filter(({ type, text }) => type === 'TimerSet' && text === 'late');
  const fired = history.filter(({ type }) => type === 'TimerFired');
  for (const [place, { at }] of fired.entries()) {
    expect(Date.parse(at)).toBeGreaterThanOrEqual(Date.parse(set[place]?.dueAt ?? ''));
  }
});

test('a wait ends by itself, and the case with it', async () => {
  const caseId = await opened('late', { what: 'Ink' });
  const { work } = await show(office.cy, caseId);
  await office.cy.ask('POST', `/api/cases/${caseId}/complete-work-item`, { workItem: work[0]?.workItem });
  await expect.poll(async () => (await show(office.bo, caseId)).status, { timeout: 8_000 }).toBe('closed');
});

test('a case opens a case of another workflow, once, and its personal values stay personal there', async () => {
  await publish(office.ana, ANSWERS);
  await publish(office.ana, ASKS);
  const caseId = await opened('asks', { what: 'Holidays', secret: 'Two weeks in May' });
  await expect.poll(async () => (await show(office.bo, caseId)).status, { timeout: 8_000 }).toBe('closed');
  const list = (await office.bo.ask('GET', '/api/cases?workflow=answers')).body as {
    cases: { caseId: string; title: string }[];
  };
  expect(list.cases.map(({ title }) => title)).toEqual(['About Holidays']);
  const other = await show(office.bo, list.cases[0]?.caseId ?? '');
  expect(other.record).toEqual({ question: 'Holidays', hidden: 'Two weeks in May' });
});

test('an effect that cannot be applied becomes work of somebody, with the reason', async () => {
  await publish(
    office.ana,
    ASKS.replace('workflow: answers', 'workflow: nowhere').replace('workflow: asks', 'workflow: lost'),
  );
  const caseId = await opened('lost', { what: 'Keys' });
  await expect
    .poll(async () => (await show(office.ana, caseId)).history.map(({ type }) => type), { timeout: 8_000 })
    .toContain('EffectFailed');
  const { work, history } = await show(office.ana, caseId);
  expect(work).toHaveLength(1);
  expect(history.find(({ type }) => type === 'EffectFailed')?.reason).toContain('does not exist');
});
