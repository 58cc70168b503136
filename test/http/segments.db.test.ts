// Cases are told apart over HTTP: what they have, filters by it, filters with a name, and two sets beside each other. Our own
// cases tell their version, priority and plain fields, and nothing that names a person.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/shell/store/index.ts';
import { freshDatabase } from '../database/fresh-database.ts';
import { appOver, type FreshApp } from './fresh-app.ts';
import { CLAIM, type Office, openOffice, publish } from './office.ts';

let db: Database;
let fresh: FreshApp;
let office: Office;
let logId: string;

const HOUR = 3_600_000;
const CSV = [
  'order,what,when,who,region,amount',
  ...Array.from({ length: 60 }, (_, n) => {
    const north = n % 2 === 0;
    const begin = Date.UTC(2026, 0, 1) + n * 24 * HOUR;
    const row = (what: string, hours: number, who: string) =>
      `${n},${what},${new Date(begin + hours * HOUR).toISOString()},${who},${north ? 'North' : 'South'},${n * 10}`;
    const wait = (north ? 60 : 10) + (n % 5);
    return [row('Ask', 0, 'Ana'), row('Approve', wait, north ? 'Bo' : 'Cy'), row('Pay', wait + 2, 'Ana')];
  }).flat(),
].join('\n');

beforeAll(async () => {
  db = await freshDatabase();
  fresh = await appOver(db);
  office = await openOffice(fresh);
  const sent = await office.ana.ask('POST', '/api/logs?name=orders.csv', new TextEncoder().encode(CSV));
  logId = (sent.body as { log: { id: string } }).log.id;
  const columns = { case: 'order', activity: 'what', time: 'when', resource: 'who' };
  expect((await office.ana.ask('POST', `/api/logs/${logId}/reading`, { columns })).status).toBe(200);
});
afterAll(async () => {
  expect(fresh.faults).toEqual([]);
  await db.close();
});

const got = async <Body>(path: string): Promise<Body> => {
  const answer = await office.ana.ask('GET', path);
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200 });
  return answer.body as Body;
};
const as = (filters: object[]) => encodeURIComponent(JSON.stringify(filters));
type Columns = {
  attributes: { of: 'case' | 'event'; name: string; range: object | null; top: { value: string }[] }[];
  people: { value: string; cases: number }[];
};

/** A CSV does not say whether a column is of the case or of the event; both are asked alike. */
const regionIs = async (value: string) => {
  const { attributes } = await got<Columns>(`/api/logs/${logId}/columns`);
  const region = attributes.find(({ name }) => name === 'region');
  return { keep: 'with', attribute: { of: region?.of, name: 'region' }, is: { anyOf: [value] } };
};

test('a log tells by what its cases can be told apart, and values are searched', async () => {
  const { attributes, people } = await got<Columns>(`/api/logs/${logId}/columns`);
  expect(attributes.map(({ name }) => name)).toEqual(expect.arrayContaining(['region', 'amount']));
  expect(attributes.find(({ name }) => name === 'amount')?.range).toEqual({ least: 0, most: 590 });
  expect(people[0]).toEqual({ value: 'Ana', cases: 60 });
  expect(await got(`/api/logs/${logId}/values?of=people&text=bo`)).toEqual({
    values: [{ value: 'Bo', cases: 30 }],
  });
});

test('filters by what is known leave those cases, and what is no filter is refused with how to write one', async () => {
  const north = await regionIs('North');
  const flow = await got<{ survey: { cases: number } }>(`/api/logs/${logId}/flow?filters=${as([north])}`);
  expect(flow.survey.cases).toBe(30);
  const long = { keep: 'with', lasting: { atLeast: 30 * HOUR, atMost: null } };
  expect(await got(`/api/logs/${logId}/cases?filters=${as([long])}`)).toMatchObject({ total: 30 });
  const wrong = await office.ana.ask('GET', `/api/logs/${logId}/flow?filters=${as([{ keep: 'with' }])}`);
  expect(wrong.status).toBe(422);
  expect(JSON.stringify(wrong.body)).toContain('add-a-filter');
});

test('two sets are compared, the first against the rest or against another', async () => {
  const [north, south] = [await regionIs('North'), await regionIs('South')];
  const rest = await got<{ rows: { real: boolean; aspect: string; difference: number; subject: object }[] }>(
    `/api/logs/${logId}/comparison?first=${as([north])}`,
  );
  expect(rest).toMatchObject({ first: { cases: 30 }, second: { cases: 30 }, overlap: 0 });
  const slow = rest.rows.find(
    ({ aspect, subject }) => aspect === 'wait' && JSON.stringify(subject).includes('Ask'),
  );
  expect(slow).toMatchObject({ real: true, subject: { of: 'path', from: 'Ask', to: 'Approve' } });
  expect(Math.round((slow?.difference ?? 0) / HOUR)).toBe(50);
  const other = await got(`/api/logs/${logId}/comparison?first=${as([north])}&second=${as([south])}`);
  expect(other).toEqual(rest);
  const turned = await got<typeof rest>(
    `/api/logs/${logId}/comparison?first=${as([south])}&second=${as([north])}`,
  );
  expect(turned.rows.some(({ real, difference }) => real && difference < -40 * HOUR)).toBe(true);
});

test('filters get a name, which everybody of the workspace finds; the same name again replaces them', async () => {
  const north = await regionIs('North');
  const path = `/api/logs/${logId}/saved-filters`;
  const saved = await office.bo.ask('POST', path, { name: 'The north', filters: [north] });
  expect(saved, JSON.stringify(saved.body)).toMatchObject({ status: 200, body: { savedBy: office.bo.id } });
  const long = { keep: 'with', lasting: { atLeast: HOUR, atMost: null } };
  await office.ana.ask('POST', path, { name: 'The north', filters: [north, long] });
  const { saved: list } = await got<{ saved: { id: string; filters: object[] }[] }>(path);
  expect(list).toMatchObject([{ name: 'The north', filters: [north, long], savedBy: office.ana.id }]);
  const nothing = await office.ana.ask('POST', path, { name: 'Nothing', filters: [{ keep: 'with' }] });
  expect(nothing.status).toBe(422);
  expect((await office.ana.ask('GET', '/api/logs/none/saved-filters')).status).toBe(404);
  expect((await office.cy.ask('DELETE', `/api/saved-filters/${list[0]?.id}`)).status).toBe(204);
  expect(await got(path)).toEqual({ saved: [] });
  expect((await office.cy.ask('DELETE', `/api/saved-filters/${list[0]?.id}`)).status).toBe(404);
});

test('cases of ours tell their version, priority and plain fields, work its team, and nothing personal', async () => {
  const { ana, cy } = office;
  const workflow = await publish(ana, CLAIM);
  const values = { amount: '12.50', purpose: 'Tea', account: 'DE1' };
  const { caseId } = (await ana.ask('POST', '/api/cases', { workflow, values })).body as { caseId: string };
  const { work } = await got<{ work: { workItem: string }[] }>(`/api/cases/${caseId}`);
  const { workItem } = work[0] ?? {};
  await cy.ask('POST', `/api/cases/${caseId}/start-work-item`, { workItem });
  await cy.ask('POST', `/api/cases/${caseId}/tick-task`, { workItem, task: 0 });
  await cy.ask('POST', `/api/cases/${caseId}/complete-work-item`, {
    workItem,
    values: { receipt_number: 'R-1' },
  });
  const columns = () => got<Columns>(`/api/workflows/${workflow}/columns`);
  await expect
    .poll(async () => (await columns()).attributes.length, { timeout: 5_000, interval: 250 })
    .toBeGreaterThan(0);
  const { attributes } = await columns();
  const told = Object.fromEntries(attributes.map(({ name, top }) => [name, top[0]?.value]));
  expect(told).toEqual({ Team: 'Finance', Version: '1', Priority: 'normal', Amount: '12.5' });
  const north = { keep: 'with', performer: 'group', by: ['Finance'] };
  expect(await got(`/api/workflows/${workflow}/cases?filters=${as([north])}`)).toMatchObject({ total: 1 });
  const saved = await ana.ask('POST', `/api/workflows/${workflow}/saved-filters`, {
    name: 'Finance',
    filters: [north],
  });
  expect(saved.status).toBe(200);
  expect(await got(`/api/workflows/${workflow}/saved-filters`)).toMatchObject({
    saved: [{ name: 'Finance' }],
  });
});
