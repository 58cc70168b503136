// Texts that are cut to a length: a sign that takes two places is never cut in half, for what is left of it could not be stored.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isText } from '../../src/core/base/index.ts';
import type { Database } from '../../src/shell/store/index.ts';
import { freshDatabase } from '../database/fresh-database.ts';
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

/** A text whose so many places end within a sign. */
const endsWithin = (places: number): string => `${'x'.repeat(places - 1)}😀 and on`;

test('a comment is taken wherever a sign stands in it, and told to whoever has the work', async () => {
  const { bo, cy } = office;
  const values = { amount: '12.50', purpose: 'Bus ticket', account: 'DE1' };
  const { caseId } = (await bo.ask('POST', '/api/cases', { workflow: 'claim', values })).body as {
    caseId: string;
  };
  const said = await bo.ask('POST', `/api/cases/${caseId}/add-comment`, { text: endsWithin(200) });
  expect(said, JSON.stringify(said.body)).toMatchObject({ status: 200 });
  const { items } = (await cy.ask('GET', '/api/notifications')).body as {
    items: { reason: string; text: string }[];
  };
  expect(items.find(({ reason }) => reason === 'commented')?.text).toMatch(/x{199}$/);
});

test('a file with a long name is put into a field under the name that was answered', async () => {
  const { bo } = office;
  const name = encodeURIComponent(endsWithin(200));
  const sent = await bo.ask('POST', `/api/files?name=${name}`, new TextEncoder().encode('Bus, 12.50'));
  const receipt = sent.body as { name: string };
  expect(isText(receipt.name)).toBe(true);
  const values = { amount: '12.50', purpose: 'Bus ticket', account: 'DE1', receipt };
  const opened = await bo.ask('POST', '/api/cases', { workflow: 'claim', values, via: 'api' });
  expect(opened.body, JSON.stringify(opened.body)).not.toMatchObject({ code: 'invalid-input' });
});
