// A history comes in over HTTP: every bad file is refused with its remedy, columns are corrected, the map's numbers are
// right, cases stand behind them, a draft becomes a workflow with people, and our own history joins it.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/shell/store/index.ts';
import { freshDatabase } from '../database/fresh-database.ts';
import type { Answered } from './client.ts';
import { appOver, type FreshApp } from './fresh-app.ts';
import { CLAIM, type Office, openOffice, publish } from './office.ts';

let db: Database;
let fresh: FreshApp;
let office: Office;

beforeAll(async () => {
  db = await freshDatabase();
  fresh = await appOver(db);
  office = await openOffice(fresh);
});
afterAll(async () => {
  expect(fresh.faults).toEqual([]);
  await db.close();
});

type Log = {
  id: string;
  format: string;
  columns: Record<string, string> | null;
  workflowId: string | null;
  reading: null | {
    cases: number;
    events: number;
    activities: number;
    rejectedCount: number;
    rejected: { line: number; reason: string; remedy: string }[];
    warnings: { code: string }[];
  };
};
type Flow = {
  survey: {
    cases: number;
    activities: { name: string; cases: number; waiting: object | null; working: object | null }[];
    paths: { from: string | null; to: string | null; count: number; medianMs: number }[];
  };
  variants: { count: number; top: { key: string; cases: number; activities: string[] }[] };
  durations: { median: number | null };
  ofCases: number;
};

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const send = (content: Uint8Array, name = 'log.csv'): Promise<Answered> =>
  office.ana.ask('POST', `/api/logs?name=${encodeURIComponent(name)}`, content);
const read = (id: string, mapping: object = {}) => office.ana.ask('POST', `/api/logs/${id}/reading`, mapping);
const list = async () => ((await office.ana.ask('GET', '/api/logs')).body as { logs: Log[] }).logs;
const got = async <Body>(path: string): Promise<Body> => {
  const answer = await office.ana.ask('GET', path);
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200 });
  return answer.body as Body;
};
const filtered = (path: string, ...filters: object[]) =>
  `${path}?filters=${encodeURIComponent(JSON.stringify(filters))}`;

async function imported(content: Uint8Array, name = 'log.csv', mapping: object = {}): Promise<Log> {
  const sent = await send(content, name);
  expect(sent, JSON.stringify(sent.body)).toMatchObject({ status: 200 });
  const answer = await read((sent.body as { log: Log }).log.id, mapping);
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200 });
  return answer.body as Log;
}

const ORDERS = `order,what,when,who
1,Ask,2026-01-01T09:00:00Z,Ana
1,Check,2026-01-01T11:00:00Z,Bo
1,Pay,2026-01-02T11:00:00Z,Cy
2,Ask,2026-01-03T09:00:00Z,Ana
2,Check,2026-01-03T10:00:00Z,Bo
2,Check,2026-01-03T12:00:00Z,Bo
2,Pay,2026-01-03T13:00:00Z,Cy
3,Ask,2026-01-04T09:00:00Z,Ana
3,Check,2026-01-04T12:00:00Z,Bo
3,Pay,2026-01-05T12:00:00Z,Cy
`;
const COLUMNS = { case: 'order', activity: 'what', time: 'when', resource: 'who' };
const xes = (inner: string) =>
  `<?xml version="1.0"?>${inner.startsWith('<!') ? '' : '<log xes.version="1.0">'}${inner}`;

test('a file with characters that are none is read, its names and its rejected rows too, and can be read again', async () => {
  const holed = ORDERS.replace('order,what', 'or\0der,wh\0at').replace(
    '3,Ask,2026-01-04T09:00:00Z',
    '3,As\0k,no\0 time',
  );
  const columns = { ...COLUMNS, case: 'or\uFFFDder', activity: 'wh\uFFFDat' };
  const log = await imported(bytes(holed), 'holed.csv', { columns });
  expect(log).toMatchObject({ columns, reading: { cases: 3, events: 9, rejectedCount: 1 } });
  expect(JSON.stringify(log.reading?.rejected)).toContain('no\uFFFD time');
  expect((await read(log.id, { columns })).status).toBe(200);
  expect((await send(bytes([...ORDERS].join('\0')))).status).toBeLessThan(500);
});

describe('a file that is no log', () => {
  const bad: [string, string, Uint8Array][] = [
    ['of 0 bytes', 'empty-file', new Uint8Array(0)],
    ['of 0 bytes, zipped', 'empty-file', gzipSync('')],
    ['that is a gzip of two bytes', 'broken-gzip', gzipSync(ORDERS).subarray(0, 2)],
    ['that is damaged gzip', 'broken-gzip', gzipSync(ORDERS).fill(7, 20, 60)],
  ];
  test.each(bad)('%s is refused when it comes', async (_, code, content) => {
    const before = (await list()).length;
    const answer = await send(content);
    expect(answer).toMatchObject({ status: 422, body: { code } });
    expect((answer.body as { detail: string }).detail).toMatch(/\. \S.*\.$/);
    expect(await list()).toHaveLength(before);
  });

  const long = `${ORDERS}${ORDERS.split('\n').slice(1).join('\n').repeat(3000)}`;
  const hopeless: [string, string, Uint8Array][] = [
    ['cut off in its gzip', 'broken-gzip', gzipSync(long).subarray(0, -40)],
    [
      'with an XML bomb in it',
      'document-type',
      bytes(xes('<!DOCTYPE log [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><log>&b;</log>')),
    ],
    ['of XML cut off', 'cut-off', bytes(xes('<trace><event><string key="concept:name" value="A"/>'))],
    ['of XML that is no log', 'not-a-log', bytes('<?xml version="1.0"?><html><body>Hello</body></html>')],
  ];
  test.each(hopeless)('%s is refused when it is read, and does not stay', async (_, code, content) => {
    const before = (await list()).length;
    const sent = await send(content, 'bad.xes');
    const log = (sent.body as { log: Log }).log;
    const answer = sent.status === 200 ? await read(log.id) : sent;
    expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 422, body: { code } });
    expect((answer.body as { detail: string }).detail).toMatch(/\. \S.*\.$/);
    expect(await list()).toHaveLength(before);
  });

  test('with no time in it can be corrected, and says which columns there are', async () => {
    const sent = await send(bytes('order,what\n1,Ask\n1,Pay\n'));
    const { log } = sent.body as { log: Log };
    expect(await read(log.id)).toMatchObject({ status: 422, body: { code: 'no-time-column' } });
    const named = await read(log.id, { columns: { time: 'when' } });
    expect(named).toMatchObject({ status: 422, body: { code: 'unknown-column' } });
    expect((named.body as { detail: string }).detail).toContain('"order", "what"');
    expect((await list()).some(({ id }) => id === log.id)).toBe(true);
    expect((await office.ana.ask('GET', `/api/logs/${log.id}/flow`)).body).toMatchObject({
      code: 'log-not-read',
    });
    expect((await office.ana.ask('DELETE', `/api/logs/${log.id}`)).status).toBe(204);
  });

  test('may only be brought in by who designs', async () => {
    const answer = await office.bo.ask('POST', '/api/logs?name=a.csv', bytes(ORDERS));
    expect(answer.status).toBe(403);
    expect((await office.bo.ask('GET', '/api/logs')).status).toBe(200);
  });
});

describe('a CSV log', () => {
  let log: Log;

  test('shows its first rows and its columns, which are corrected', async () => {
    const sent = await send(bytes(ORDERS), 'Orders of the year.csv');
    const { log: arrived, preview } = sent.body as {
      log: Log;
      preview: { columns: string[]; guess: Record<string, string>; rows: string[][] };
    };
    expect(preview.columns).toEqual(['order', 'what', 'when', 'who']);
    expect(preview.rows[0]).toEqual(['1', 'Ask', '2026-01-01T09:00:00Z', 'Ana']);
    expect(arrived).toMatchObject({ format: 'csv', reading: null });
    const wrong = await read(arrived.id, { columns: { ...COLUMNS, activity: 'who' } });
    expect(wrong.body).toMatchObject({ reading: { activities: 3 }, columns: { activity: 'who' } });
    const right = await read(arrived.id, { columns: COLUMNS });
    expect(right.body).toMatchObject({ reading: { cases: 3, events: 10, activities: 3, rejectedCount: 0 } });
    log = right.body as Log;
    expect(await got(`/api/logs/${log.id}/preview`)).toMatchObject({ preview: { guess: COLUMNS } });
  });

  test('tells which rows were left out, where, and what to do', async () => {
    const odd = await imported(bytes(`${ORDERS}4,Ask,yesterday,Ana\n,Ask,2026-01-01T09:00:00Z,Ana\n`));
    expect(odd.reading).toMatchObject({ cases: 3, rejectedCount: 2 });
    expect(odd.reading?.rejected.map(({ line }) => line)).toEqual([12, 13]);
    for (const { reason, remedy } of odd.reading?.rejected ?? []) {
      expect(reason).toMatch(/\.$/);
      expect(remedy).toMatch(/\.$/);
    }
    const mixed = await imported(bytes(ORDERS.replace('2026-01-02T11:00:00Z', '2026-01-02T11:00:00')));
    expect(mixed.reading?.warnings.map(({ code }) => code)).toContain('mixed-time-zones');
  });

  test('becomes a map with counts and times, and filters keep whole cases', async () => {
    const flow = await got<Flow>(`/api/logs/${log.id}/flow`);
    expect(flow.survey.cases).toBe(3);
    const path = flow.survey.paths.find(({ from, to }) => from === 'Ask' && to === 'Check');
    expect(path).toMatchObject({ count: 3, medianMs: 2 * 3_600_000 });
    expect(flow.survey.activities[0]).toMatchObject({ waiting: null, working: null });
    expect(flow.variants).toMatchObject({
      count: 2,
      top: [{ cases: 2, activities: ['Ask', 'Check', 'Pay'] }, { cases: 1 }],
    });
    const looping = { keep: 'with', path: { from: 'Check', to: 'Check' } };
    expect(await got<Flow>(filtered(`/api/logs/${log.id}/flow`, looping))).toMatchObject({
      survey: { cases: 1 },
      ofCases: 3,
    });
    const straight = { keep: 'with', variantKey: flow.variants.top[0]?.key };
    expect((await got<Flow>(filtered(`/api/logs/${log.id}/flow`, straight))).survey.cases).toBe(2);
    const none = await got<Flow>(filtered(`/api/logs/${log.id}/flow`, looping, straight));
    expect(none).toMatchObject({ survey: { cases: 0, activities: [] }, durations: { median: null } });
    const wrong = await office.ana.ask('GET', `/api/logs/${log.id}/flow?filters=nonsense`);
    expect(wrong).toMatchObject({ status: 422, body: { code: 'invalid-input' } });
  });

  test('opens the cases behind any part of it, and each of them', async () => {
    const behind = filtered(`/api/logs/${log.id}/cases`, {
      keep: 'without',
      path: { from: 'Check', to: 'Check' },
    });
    expect(await got(behind)).toMatchObject({ total: 2, cases: [{ name: '1', events: 3 }, { name: '3' }] });
    expect(await got(`${behind}&limit=1&offset=1`)).toMatchObject({ total: 2, cases: [{ name: '3' }] });
    expect(await got(`/api/logs/${log.id}/trace?case=1`)).toMatchObject({
      events: [{ activity: 'Ask', resource: 'Ana', at: '2026-01-01T09:00:00.000Z' }, {}, {}],
    });
    expect((await office.ana.ask('GET', `/api/logs/${log.id}/trace?case=9`)).status).toBe(404);
  });

  test('is measured; what it does not tell is absent, never nothing', async () => {
    const { measures } = await got<{ measures: Measured[] }>(`/api/logs/${log.id}/measures?period=week`);
    const named = Object.fromEntries(measures.map((measure) => [measure.name, measure]));
    expect(named['working-time']?.activities).toEqual([]);
    expect(named['waiting-time']?.activities).toEqual([]);
    expect(named['cycle-time']?.summary).toMatchObject({ count: 3, median: 26 * 3_600_000 });
    expect(named['reworked-cases']?.summary?.mean).toBeCloseTo(1 / 3);
    expect(named.throughput?.periods?.reduce((sum, { value }) => sum + value, 0)).toBe(3);
  });

  test('is made ours: a workflow with its stages, and the people as persons who cannot sign in', async () => {
    const made = await office.ana.ask('POST', `/api/logs/${log.id}/workflow`, {});
    expect(made).toMatchObject({ status: 200, body: { title: 'Orders of the year', hasDraft: true } });
    const { id } = made.body as { id: string };
    const draft = await got<{ source: string }>(`/api/workflows/${id}/draft`);
    for (const title of ['Ask', 'Check', 'Pay']) expect(draft.source).toContain(title);
    const { people } = await got<{ people: { name: string; fromLog: boolean; canSignIn: boolean }[] }>(
      '/api/people',
    );
    const seen = people.filter(({ fromLog }) => fromLog);
    expect(seen.map(({ name }) => name).sort()).toEqual(['Ana', 'Bo', 'Cy']);
    expect(seen.some(({ canSignIn }) => canSignIn)).toBe(false);
    expect(await got(`/api/logs?workflow=${id}`)).toMatchObject({ logs: [{ id: log.id, workflowId: id }] });
    expect(await got(`/api/workflows/${id}/flow`)).toMatchObject({ ofCases: 0 });
  });

  test('is removed, and brought back with all it had', async () => {
    expect((await office.ana.ask('DELETE', `/api/logs/${log.id}`)).status).toBe(204);
    expect((await office.ana.ask('GET', `/api/logs/${log.id}/flow`)).status).toBe(404);
    expect((await office.ana.ask('POST', `/api/logs/${log.id}/restoration`)).body).toMatchObject({
      id: log.id,
      reading: { cases: 3 },
    });
    expect((await got<Flow>(`/api/logs/${log.id}/flow`)).survey.cases).toBe(3);
  });
});

type Measured = {
  name: string;
  summary: { count: number; mean: number | null; median: number | null } | null;
  activities: { activity: string; summary: { count: number } }[] | null;
  periods: { value: number }[] | null;
};

test('cases told by hand become a log with waiting and working apart', async () => {
  const hour = 3_600_000;
  const step = (activity: string, waitedMs: number, tookMs: number | null) => ({
    ...{ activity, who: 'Bo, the "clerk"', tool: 'Mail', waitedMs, tookMs },
  });
  const told = await office.ana.ask('POST', '/api/traces', {
    title: 'How we order',
    cases: [
      { name: '', steps: [step('Ask', 0, hour), step('Pay', 5 * hour, 2 * hour)] },
      { name: 'The odd one', steps: [step('Ask', 0, null), step('Pay', 3 * hour, 2 * hour)] },
    ],
  });
  expect(told, JSON.stringify(told.body)).toMatchObject({ status: 200, body: { reading: { cases: 2 } } });
  const { id } = told.body as Log;
  const { measures } = await got<{
    measures: (Measured & { activities: { summary: { median: number } }[] })[];
  }>(`/api/logs/${id}/measures`);
  const waiting = measures.find(({ name }) => name === 'waiting-time')?.activities;
  expect(waiting).toMatchObject([{ activity: 'Pay', summary: { count: 2, median: 4 * hour } }]);
  expect((await office.ana.ask('POST', `/api/logs/${id}/workflow`, {})).status).toBe(200);
  const empty = await office.ana.ask('POST', '/api/traces', { title: 'x', cases: [] });
  expect(empty.status).toBe(422);
});

test('our own history appears once work was done, with cases by number and title', async () => {
  const { ana, cy } = office;
  const workflow = await publish(ana, CLAIM);
  expect(await got(`/api/workflows/${workflow}/flow`)).toMatchObject({ survey: { cases: 0 } });
  expect((await ana.ask('GET', '/api/workflows/nothing/flow')).status).toBe(404);
  const opened = await ana.ask('POST', '/api/cases', {
    workflow,
    values: { amount: '20', purpose: 'Tea', account: 'DE1' },
  });
  const { caseId } = opened.body as { caseId: string };
  const { work } = await got<{ work: { workItem: string }[] }>(`/api/cases/${caseId}`);
  const { workItem } = work[0] ?? {};
  await cy.ask('POST', `/api/cases/${caseId}/start-work-item`, { workItem });
  const pausing = { workItem, reason: 'Waiting for the receipt' };
  expect((await cy.ask('POST', `/api/cases/${caseId}/pause-case`, pausing)).status).toBe(200);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect((await cy.ask('POST', `/api/cases/${caseId}/resume-case`, { workItem })).status).toBe(200);
  await cy.ask('POST', `/api/cases/${caseId}/tick-task`, { workItem, task: 0 });
  const values = { receipt_number: 'R-1' };
  const done = await cy.ask('POST', `/api/cases/${caseId}/complete-work-item`, { workItem, values });
  expect(done.status, JSON.stringify(done.body)).toBeLessThan(300);
  await expect
    .poll(() => got<Flow>(`/api/workflows/${workflow}/flow`), { timeout: 5_000, interval: 250 })
    .toMatchObject({ survey: { cases: 1, activities: [{ name: 'Check' }] } });
  expect(await got(`/api/workflows/${workflow}/cases`)).toMatchObject({
    total: 1,
    cases: [{ caseId, number: 1, name: 'Claim for Tea' }],
  });
  const { measures } = await got<{ measures: Measured[] }>(`/api/workflows/${workflow}/measures?period=day`);
  const demand = measures.find(({ name }) => name === 'demand');
  expect(demand?.periods?.at(-1)).toMatchObject({ value: 1 });
  const paused = measures.find(({ name }) => name === 'paused-time');
  const [check] = (paused?.activities ?? []) as {
    activity: string;
    summary: { count: number; total: number };
  }[];
  expect(check).toMatchObject({ activity: 'Check', summary: { count: 1 } });
  expect(check?.summary.total).toBeGreaterThanOrEqual(30);
});

const shared = process.env.MILLRACE_LOGS ?? join(import.meta.dirname, '../../../shared/logs');
describe.skipIf(!existsSync(shared))('real logs', () => {
  const real: [string, number, number, number, number][] = [
    ['receipt.xes.gz', 1434, 8577, 27, 116],
    ['running-example.csv.gz', 6, 42, 8, 6],
    ['sepsis.xes.gz', 1050, 15_214, 16, 846],
    ['bpic2013_closed.xes.gz', 1487, 6660, 4, 183],
  ];
  test.each(real)('%s comes in whole', async (name, cases, events, activities, variants) => {
    const log = await imported(readFileSync(join(shared, name)), name);
    expect(log.reading).toMatchObject({ cases, events, activities, rejectedCount: 0 });
    const flow = await got<Flow>(`/api/logs/${log.id}/flow`);
    expect(flow.variants.count).toBe(variants);
    expect((await office.ana.ask('POST', `/api/logs/${log.id}/workflow`, {})).status).toBe(200);
  });
});
