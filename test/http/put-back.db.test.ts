// Work that somebody took out of a pool goes back into it, and is there for all who may take it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, rebuild, workItems } from '../../src/shell/store/index.ts';
import { fold } from '../contract/history.ts';
import { freshDatabase } from '../database/fresh-database.ts';
import { visitor } from './client.ts';
import { appOver, type FreshApp } from './fresh-app.ts';
import { type Colleague, joins, type Office, openOffice, publish } from './office.ts';

const POST = `
workflow: post
title: Post
record: { what: { type: text, required: true } }
intake: [{ title: Bring post, form: { fields: [what], from: [people] }, starts: sort }]
stages:
  sort: { kind: work, owner: { team: runners, choose: pull }, due: 1 business day, next: [{ to: carry }] }
  carry: { kind: work, owner: requester, due: 1 business day, next: [{ to: done }] }
  done: { kind: end }
`;

let db: Database;
let fresh: FreshApp;
let office: Office;
let di: Colleague;
let workflow: string;

beforeAll(async () => {
  db = await freshDatabase();
  fresh = await appOver(db);
  office = await openOffice(fresh);
  di = await joins(() => visitor(fresh.app), office.ana, 'Di Dorn');
  await office.ana.ask('POST', '/api/teams', { name: 'Runners', memberIds: [office.cy.id, di.id] });
  workflow = await publish(office.ana, POST);
});
afterAll(async () => {
  expect(fresh.faults).toEqual([]);
  await db.close();
});

type Shown = {
  caseId: string;
  work: { workItem: string; ownerId: string | null; candidateIds: string[]; outOfPool: boolean }[];
  history: { type: string; person: string | null; people: string[] }[];
};

const shown = async (caseId: string): Promise<Shown> =>
  (await office.bo.ask('GET', `/api/cases/${caseId}`)).body as Shown;
const listOf = async (who: Colleague): Promise<string[]> => {
  const { items } = (await who.ask('GET', '/api/worklist')).body as { items: { workItem: string }[] };
  return items.map(({ workItem }) => workItem);
};
const command = (who: Colleague, caseId: string, name: string, workItem: string) =>
  who.ask('POST', `/api/cases/${caseId}/${name}`, { workItem });

test('work that was taken is put back for whoever takes it next, and stands in the lists of all of them', async () => {
  const values = { what: 'A parcel' };
  const { caseId } = (await office.bo.ask('POST', '/api/cases', { workflow, values })).body as Shown;
  const item = (await shown(caseId)).work[0]?.workItem ?? '';
  expect((await shown(caseId)).work[0]?.outOfPool).toBe(false);
  expect((await command(office.cy, caseId, 'claim-work-item', item)).status).toBe(200);
  expect((await shown(caseId)).work).toMatchObject([{ ownerId: office.cy.id, outOfPool: true }]);
  expect(await listOf(di)).not.toContain(item);
  // Nobody puts back what another has, but an operator.
  expect((await command(di, caseId, 'release-work-item', item)).status).toBe(403);

  expect((await command(office.cy, caseId, 'release-work-item', item)).status).toBe(200);
  const back = await shown(caseId);
  expect(back.work).toMatchObject([{ ownerId: null, outOfPool: false }]);
  expect(back.work[0]?.candidateIds.toSorted()).toEqual([di.id, office.cy.id].toSorted());
  expect(back.history.find(({ type }) => type === 'WorkItemReleased')).toMatchObject({
    person: office.cy.name,
  });
  expect([await listOf(di), await listOf(office.cy)]).toEqual([[item], [item]]);

  expect((await command(di, caseId, 'claim-work-item', item)).status).toBe(200);
  expect((await command(office.ana, caseId, 'release-work-item', item)).status).toBe(200);
  // A pool that work was never offered to before, as its team is now.
  const changed = await office.ana.ask('PATCH', '/api/teams/runners', { memberIds: [di.id] });
  expect(changed.status).toBe(200);
  await expect
    .poll(async () => {
      await command(di, caseId, 'claim-work-item', item);
      await command(di, caseId, 'release-work-item', item);
      return (await shown(caseId)).work[0]?.candidateIds;
    })
    .toEqual([di.id]);
  expect([await listOf(di), await listOf(office.cy)]).toEqual([[item], []]);
  // The same rows follow from the history alone.
  const session = (await office.ana.ask('GET', '/api/session')).body as { workspace: { id: string } };
  const rows = () => workItems.ofCase(db.in(session.workspace.id), caseId);
  const before = await rows();
  expect(await rebuild(db, session.workspace.id, caseId, fold)).toBe(true);
  expect(await rows()).toEqual(before);
});

test('work that comes out of no pool is not put back, and that is said', async () => {
  const { caseId } = (await office.bo.ask('POST', '/api/cases', { workflow, values: { what: 'A letter' } }))
    .body as Shown;
  const sorted = (await shown(caseId)).work[0]?.workItem ?? '';
  await di.ask('POST', `/api/cases/${caseId}/complete-work-item`, { workItem: sorted, values: {} });
  const carried = (await shown(caseId)).work[0]?.workItem ?? '';
  const refused = await command(office.bo, caseId, 'release-work-item', carried);
  expect(refused).toMatchObject({ status: 409, body: { code: 'no-pool' } });
  expect((await shown(caseId)).work).toMatchObject([{ ownerId: office.bo.id, outOfPool: false }]);
});
