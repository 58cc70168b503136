// What is sent again under its key after the answer was lost: the answer is that of then, though what is asked could not be done now.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { statement } from '../../src/shell/store/connections.ts';
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

const values = { amount: '120.50', purpose: 'Train', account: 'DE12 3456' };
const keyed = (key: string) => ({ 'idempotency-key': key });

async function openClaim(): Promise<{ caseId: string; workItem: string }> {
  const opened = await office.bo.ask('POST', '/api/cases', { workflow: 'claim', values });
  const { caseId } = opened.body as { caseId: string };
  const { work } = (await office.bo.ask('GET', `/api/cases/${caseId}`)).body as {
    work: { workItem: string }[];
  };
  return { caseId, workItem: work[0]?.workItem ?? '' };
}

test('work that was handed over is handed over once, though whoever did it has no work there any more', async () => {
  const { cy, bo } = office;
  const { caseId, workItem } = await openClaim();
  const send = (by: Visitor) =>
    by.ask('POST', `/api/cases/${caseId}/reassign-work-item`, { workItem, to: bo.id }, keyed('hand-over-1'));
  const first = await send(cy);
  expect(first, JSON.stringify(first.body)).toMatchObject({ status: 200 });
  const again = await send(cy);
  expect(again.body).toEqual(first.body);
  const many = await cy.ask('POST', '/api/commands', {
    commands: [{ caseId, command: 'reassign-work-item', input: { workItem, to: bo.id }, key: 'hand-over-1' }],
  });
  expect(many.body).toMatchObject({ results: [{ done: true }] });
  const other = await cy.ask(
    'POST',
    `/api/cases/${caseId}/reassign-work-item`,
    { workItem, to: bo.id },
    keyed('hand-over-2'),
  );
  expect(other).toMatchObject({ status: 403 });
});

test('a case that was opened is told again, though its workflow is gone since', async () => {
  const { ana, bo } = office;
  await publish(
    ana,
    CLAIM.replace('workflow: claim', 'workflow: brief').replace('title: Claim\n', 'title: Brief\n'),
  );
  const send = (by: Visitor) => by.ask('POST', '/api/cases', { workflow: 'brief', values }, keyed('open-1'));
  const first = await send(bo);
  expect(first, JSON.stringify(first.body)).toMatchObject({ status: 200 });
  const { caseId } = first.body as { caseId: string };
  expect(await bo.ask('POST', `/api/cases/${caseId}/cancel-case`, { reason: 'Not needed' })).toMatchObject({
    status: 200,
  });
  expect(await ana.ask('DELETE', '/api/workflows/brief')).toMatchObject({ status: 204 });
  const again = await send(bo);
  expect(again.body).toEqual(first.body);
});

const HASHES = statement(
  `select command_hash as "hash" from idempotency_keys where workspace_id = $1 and answer->>'caseId' = $2`,
);

test('what is kept to know a command again tells nothing of a personal value once it is erased', async () => {
  const { ana, bo } = office;
  const { workspace } = (await ana.ask('GET', '/api/session')).body as { workspace: { id: string } };
  const hashOf = async (caseId: string) =>
    (await db.in(workspace.id).rows<{ hash: string }>(HASHES, [workspace.id, caseId]))[0]?.hash;
  const open = async (key: string) =>
    (
      (await bo.ask('POST', '/api/cases', { workflow: 'claim', values }, keyed(key))).body as {
        caseId: string;
      }
    ).caseId;
  const erased = await open('personal-1');
  expect(await ana.ask('POST', `/api/cases/${erased}/erase-personal-values`, {})).toMatchObject({
    body: { erased: 1 },
  });
  // Whoever guesses the account right makes the same command.
  const guessed = await open('personal-2');
  expect(await hashOf(guessed)).toMatch(/\w{20}/);
  expect(await hashOf(erased)).not.toBe(await hashOf(guessed));
  const again = await bo.ask('POST', '/api/cases', { workflow: 'claim', values }, keyed('personal-1'));
  expect(again).toMatchObject({ status: 200, body: { caseId: erased } });
});
