// Findings over HTTP: what stands out is listed, decided about with a reason, taken back, and looked at month by month.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/shell/store/index.ts';
import { freshDatabase } from '../database/fresh-database.ts';
import { appOver, type FreshApp } from './fresh-app.ts';
import { CLAIM, type Office, openOffice, publish } from './office.ts';

type Proposal = { text: string; change: { kind: string } | null; undrawable: string | null };
type Finding = {
  key: string;
  text: string;
  state: string;
  why: string | null;
  version: number | null;
  found: { confidence: number; proposal: Proposal } | null;
  monthMs: number;
  costMs: number;
  history: { decision: string; reason: string | null; by: { name: string } | null; answer: string | null }[];
};
type Findings = {
  findings: Finding[];
  workflowId: string | null;
  looked: { cases: number; dayMs: number };
  reviewedAt: string | null;
};

let db: Database;
let fresh: FreshApp;
let office: Office;
let place: string;

/** Sixty working days; on every other one the approval waits for two days. */
function waiting(): string {
  const rows = ['case,what,begun,done,who'];
  const iso = (hour: number) => new Date(Date.UTC(2026, 0, 5) + hour * 3_600_000).toISOString();
  for (let day = 0; day < 60; day++) {
    const at = Math.floor(day / 5) * 168 + (day % 5) * 24 + 9;
    const waits = day % 2 === 0;
    rows.push(`${day},Check,${iso(at)},${iso(at + 1)},Bo`);
    const begun = waits ? at + 49 : at + 1;
    rows.push(`${day},${waits ? 'Approve' : 'Wave through'},${iso(begun)},${iso(begun + 1)},Cy`);
  }
  return `${rows.join('\n')}\n`;
}

beforeAll(async () => {
  db = await freshDatabase();
  fresh = await appOver(db);
  office = await openOffice(fresh);
  const sent = await office.ana.ask(
    'POST',
    '/api/logs?name=waiting.csv',
    new TextEncoder().encode(waiting()),
  );
  const { log } = sent.body as { log: { id: string } };
  const columns = { case: 'case', activity: 'what', start: 'begun', time: 'done', resource: 'who' };
  expect(await office.ana.ask('POST', `/api/logs/${log.id}/reading`, { columns })).toMatchObject({
    status: 200,
  });
  place = `/api/findings/logs/${log.id}`;
});
afterAll(async () => {
  expect(fresh.faults).toEqual([]);
  await db.close();
});

const listed = async (at = place): Promise<Findings> => {
  const answer = await office.ana.ask('GET', at);
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200 });
  return answer.body as Findings;
};
const first = async (): Promise<Finding> => {
  const { findings } = await listed();
  const [finding] = findings;
  if (finding === undefined) throw new Error('Nothing was found.');
  return finding;
};
const decide = async (body: object) => office.ana.ask('POST', `${place}/decisions`, body);

describe('what stands out in a log', () => {
  test('is listed with its cost, its confidence and where it stands', async () => {
    const { findings, looked, workflowId } = await listed();
    expect(workflowId).toBeNull();
    expect(looked.cases).toBe(60);
    const [finding] = findings;
    expect(finding).toMatchObject({ state: 'open', version: null, history: [] });
    expect(finding?.text).toContain('Approve');
    expect(finding?.found?.confidence).toBeGreaterThan(0.95);
    // Sixty working days are not quite three months.
    expect((finding?.costMs ?? 0) / (finding?.monthMs ?? 1)).toBeCloseTo(81 / 30.44, 1);
  });

  test('is dismissed with a reason, which stays with it, and comes back open when that is taken back', async () => {
    const { key } = await first();
    expect(await decide({ key, decision: 'dismissed' })).toMatchObject({
      status: 422,
      body: { code: 'reason-missing' },
    });
    expect(await decide({ key, decision: 'dismissed', reason: 'The law asks for it' })).toMatchObject({
      status: 204,
    });
    expect(await first()).toMatchObject({
      state: 'dismissed',
      history: [{ decision: 'dismissed', reason: 'The law asks for it', by: { name: 'Ana Müller' } }],
    });
    expect(await decide({ key, decision: 'taken-back' })).toMatchObject({ status: 204 });
    expect(await first()).toMatchObject({ state: 'open', history: [{ decision: 'taken-back' }, {}] });
    expect(await decide({ key, decision: 'taken-back' })).toMatchObject({ status: 409 });
  });

  test('is accepted until the next version answers it, and reopened', async () => {
    const { key } = await first();
    expect(await decide({ key, decision: 'accepted', answer: 7 })).toMatchObject({
      status: 422,
      body: { code: 'version-unknown' },
    });
    expect(await decide({ key, decision: 'accepted', answer: 'next' })).toMatchObject({ status: 204 });
    const accepted = await first();
    expect(accepted).toMatchObject({ state: 'accepted', version: null });
    expect(accepted.history[0]).toMatchObject({ decision: 'accepted', answer: 'next' });
    expect(await decide({ key, decision: 'reopened' })).toMatchObject({ status: 204 });
    expect(await first()).toMatchObject({ state: 'open' });
    expect(await decide({ key, decision: 'reopened' })).toMatchObject({ status: 409 });
  });

  test('opens its cases by a filter of its key', async () => {
    const { key } = await first();
    const filters = encodeURIComponent(JSON.stringify([{ keep: 'finding', key }]));
    const answer = await office.ana.ask('GET', `${place.replace('findings/', '')}/cases?filters=${filters}`);
    expect(answer.body).toMatchObject({ total: 30 });
  });

  test('is refused for what nobody found, and where somebody may not decide', async () => {
    expect(await decide({ key: 'nothing', decision: 'accepted' })).toMatchObject({
      status: 404,
      body: { code: 'finding-not-found' },
    });
    const { key } = await first();
    const body = { key, decision: 'accepted', answer: 'next' };
    expect(await office.bo.ask('POST', `${place}/decisions`, body)).toMatchObject({ status: 403 });
    expect(await office.bo.ask('GET', place)).toMatchObject({ status: 200 });
  });
});

describe('the review', () => {
  test('names each workflow, notes a look, and takes it back', async () => {
    const workflow = await publish(office.ana, CLAIM);
    type Review = { workflows: { workflowId: string; lookedAt: string | null; lookedBy: string | null }[] };
    const reviewed = async () => {
      const answer = await office.ana.ask('GET', '/api/findings/review');
      expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200 });
      return (answer.body as Review).workflows;
    };
    expect(await reviewed()).toMatchObject([{ workflowId: workflow, lookedAt: null, lookedBy: null }]);
    const marked = await office.ana.ask('POST', '/api/findings/reviews', {});
    expect(marked).toMatchObject({ status: 200 });
    expect(await reviewed()).toMatchObject([{ lookedBy: 'Ana Müller' }]);
    const { reviewId } = marked.body as { reviewId: string };
    expect(await office.bo.ask('DELETE', `/api/findings/reviews/${reviewId}`)).toMatchObject({
      status: 403,
    });
    expect(await office.ana.ask('DELETE', `/api/findings/reviews/${reviewId}`)).toMatchObject({
      status: 204,
    });
    expect(await reviewed()).toMatchObject([{ lookedAt: null }]);
    expect(await office.ana.ask('DELETE', `/api/findings/reviews/${reviewId}`)).toMatchObject({
      status: 404,
    });
  });
});

describe('what a finding would change', () => {
  test('is known beforehand not to be drawable, with the reason', async () => {
    const before = await listed();
    expect(before.findings.map(({ found }) => found?.proposal.undrawable ?? null)).not.toContain(
      expect.any(String),
    );
    const logId = place.split('/').at(-1);
    expect(await office.ana.ask('POST', '/api/workflows', { source: NAMELESS, logId })).toMatchObject({
      status: 200,
    });
    const { findings, workflowId } = await listed();
    expect(workflowId).not.toBeNull();
    const proposals = findings.flatMap(({ found }) => found?.proposal ?? []);
    const changing = proposals.filter(({ change }) => change !== null);
    expect(changing.length).toBeGreaterThan(0);
    for (const { undrawable } of changing)
      expect(undrawable).toContain('No stage of this workflow is called');
  });
});

/** None of its stages is one of the log. */
const NAMELESS = `
workflow: nameless
title: Nameless
record: { what: { type: text } }
intake: [{ title: Ask, form: { fields: [what], from: [people] }, starts: look }]
stages:
  look: { kind: work, title: Look, owner: requester, next: [{ to: done }] }
  done: { kind: end }
`;
