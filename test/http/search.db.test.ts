// A search forgives a slip of the hand, at whichever server, and tells nobody a word that they could not read.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorkServices } from '../../src/shell/service/index.ts';
import type { Database } from '../../src/shell/store/index.ts';
import { openPrepared } from '../../src/shell/store/open-database.ts';
import { freshAccess, freshWorkspace } from '../database/fresh-database.ts';
import { type Visitor, visitor } from './client.ts';
import { appOver, type FreshApp } from './fresh-app.ts';
import { CLAIM, type Office, openOffice, publish } from './office.ts';

let databases: Database[];
let one: FreshApp;
let two: FreshApp;
let office: Office;

beforeAll(async () => {
  const access = await freshAccess();
  databases = [await openPrepared(access)];
  databases.push(await openPrepared({ ...access, stop: () => Promise.resolve() }));
  [one, two] = (await Promise.all(databases.map((db) => appOver(db)))) as [FreshApp, FreshApp];
  office = await openOffice(one);
  await publish(office.ana, CLAIM);
  for (const purpose of ['Receipts of May', 'Receipts of June', 'Receipts of July', 'A laptop'])
    await open(purpose);
});
afterAll(async () => {
  expect([...one.faults, ...two.faults]).toEqual([]);
  for (const db of databases.reverse()) await db.close();
});

type Found = { cases: { title: string }[]; next: string | null; readAs: string[] };

async function open(purpose: string): Promise<string> {
  const { body } = await office.bo.ask('POST', '/api/cases', {
    workflow: 'claim',
    values: { amount: '12', purpose },
  });
  return (body as { caseId: string }).caseId;
}

/** The same person at the other server. */
function atTwo({ cookies }: Visitor): Visitor {
  const there = visitor(two.app);
  for (const [name, value] of cookies) there.cookies.set(name, value);
  return there;
}

async function search(by: Visitor, text: string, more = '&forgiving=true'): Promise<Found> {
  const answer = await by.ask('GET', `/api/cases?text=${encodeURIComponent(text)}${more}`);
  expect(answer).toMatchObject({ status: 200 });
  return answer.body as Found;
}
const titlesOf = ({ cases }: Found) => cases.map(({ title }) => title);

test('what was mistyped is found by the closest words, and these are told', async () => {
  const found = await search(office.bo, 'recipts may');
  expect([titlesOf(found), found.readAs]).toEqual([['Claim for Receipts of May'], ['receipts']]);
});

test('what stands there as it was typed is all that is found', async () => {
  const found = await search(office.bo, 'june receipt');
  expect([titlesOf(found), found.readAs]).toEqual([['Claim for Receipts of June'], []]);
});

test('whoever does not ask for it gets what they typed, as programs expect', async () => {
  expect(await search(office.bo, 'recipts', '')).toEqual({ cases: [], next: null, readAs: [] });
  expect(titlesOf(await search(office.bo, 'recipts', '&forgiving=false'))).toEqual([]);
});

test('what comes after the first page is of the same words', async () => {
  const first = await search(office.bo, 'recipts', '&forgiving=true&limit=2');
  const rest = await search(office.bo, 'recipts', `&forgiving=true&limit=2&after=${first.next}`);
  expect([...titlesOf(first), ...titlesOf(rest)]).toEqual([
    'Claim for Receipts of July',
    'Claim for Receipts of June',
    'Claim for Receipts of May',
  ]);
  expect([rest.next, rest.readAs]).toEqual([null, ['receipts']]);
});

test('the other server knows a word that came a moment ago', async () => {
  const there = atTwo(office.cy);
  expect(titlesOf(await search(there, 'lapotp'))).toEqual(['Claim for A laptop']);
  await open('Wheelbarrow');
  await expect
    .poll(async () => titlesOf(await search(there, 'wheelbarow')))
    .toEqual(['Claim for Wheelbarrow']);
});

test('a word is told only where a case that is found has it', async () => {
  expect(await search(office.bo, 'recipts', '&forgiving=true&status=closed')).toEqual({
    ...{ cases: [], next: null, readAs: [] },
  });
});

test('another workspace finds none of it', async () => {
  const [db] = databases as [Database];
  const { cases } = createWorkServices({ db, now: () => Date.now() });
  const viewer = { workspaceId: await freshWorkspace(db, 'Others'), personId: office.bo.id };
  for (const text of ['recipts', 'receipts']) {
    expect(await cases.list(viewer, { text, forgiving: true })).toEqual({
      ...{ items: [], next: null, readAs: [] },
    });
  }
});
