// Many commands in one request: each is judged and answered for itself, and each keeps its own key.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/shell/store/index.ts';
import { freshDatabase } from '../database/fresh-database.ts';
import type { Visitor } from './client.ts';
import { appOver, type FreshApp } from './fresh-app.ts';
import { CLAIM, type Office, openOffice, publish } from './office.ts';

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

type Results = { results: { done: boolean; why: string | null; stages: string[] }[] };
type Places = {
  cases: {
    caseId: string;
    priority: string;
    work: { workItem: string; ownerId: string }[];
    moves: object[];
  }[];
};

const opened = async (): Promise<string> => {
  const values = { amount: '12', purpose: 'Bus' };
  const { body } = await office.bo.ask('POST', '/api/cases', { workflow: 'claim', values });
  return (body as { caseId: string }).caseId;
};
const send = async (by: Visitor, commands: object[]): Promise<Results['results']> => {
  const answer = await by.ask('POST', '/api/commands', { commands });
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200 });
  return (answer.body as Results).results;
};
const places = async (caseIds: readonly string[]): Promise<Places['cases']> =>
  ((await office.bo.ask('GET', `/api/case-places?cases=${caseIds.join()}`)).body as Places).cases;

test('one that is refused says why and stops no other; a key that was done is not done again', async () => {
  const [one, two] = [await opened(), await opened()];
  const set = (caseId: string, key: string) => ({
    ...{ caseId, key },
    command: 'set-priority',
    input: { priority: 'high' },
  });
  const commands = [set(one, 'a'), set('none', 'b'), set(two, 'c'), { ...set(two, 'd'), input: {} }];
  const results = await send(office.ana, commands);
  expect(results.map(({ done }) => done)).toEqual([true, false, true, false]);
  expect(results[1]?.why).toContain('does not exist');
  await send(office.ana, commands);
  const shown = (await office.ana.ask('GET', `/api/cases/${one}`)).body as { history: { type: string }[] };
  expect(shown.history.filter(({ type }) => type === 'PriorityChanged')).toHaveLength(1);
  expect((await places([one, two])).map(({ priority }) => priority)).toEqual(['high', 'high']);
});

test('whoever may not do it to a case alone may not do it in company', async () => {
  const caseId = await opened();
  const [{ work } = { work: [] }] = await places([caseId]);
  const input = { workItem: work[0]?.workItem, to: office.bo.id };
  const taken = { caseId, command: 'reassign-work-item', input, key: 'mine' };
  expect((await send(office.bo, [taken]))[0]?.done).toBe(false);
  expect((await send(office.cy, [taken]))[0]?.done).toBe(true);
  expect((await places([caseId]))[0]?.work).toMatchObject([{ ownerId: office.bo.id }]);
});

test('it is told where cases can be moved, and that something is missing for it; what is not there is left out', async () => {
  const caseId = await opened();
  const found = await places([caseId, 'none']);
  expect(found.map((each) => each.caseId)).toEqual([caseId]);
  expect(found[0]?.moves).toMatchObject([{ to: 'approve', asks: true }]);
});

test('more than a hundred at once are refused', async () => {
  const commands = Array.from({ length: 101 }, (_, n) => ({
    ...{ caseId: 'none', command: 'move-case', key: `${n}` },
  }));
  expect((await office.ana.ask('POST', '/api/commands', { commands })).status).toBe(422);
});
