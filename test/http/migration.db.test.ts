// Moving running cases to another version over HTTP on a real database: verdicts, the run, rows and timers, and its undoing.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apply } from '../../src/core/engine/index.ts';
import {
  blankField,
  type CaseEvent,
  type CaseState,
  readWorkflow,
  type Workflow,
  writeWorkflow,
} from '../../src/core/model/index.ts';
import {
  caseEvents,
  cases,
  type Database,
  jobs,
  rebuild,
  stageVisits,
  workItems,
} from '../../src/shell/store/index.ts';
import { freshDatabase } from '../database/fresh-database.ts';
import { appOver, type FreshApp } from './fresh-app.ts';
import { CLAIM, type Office, openOffice, publish } from './office.ts';

type Preview = {
  counts: { lands: number; needs: number; cannot: number };
  gone: { stage: string; proposed: string | null; cases: number }[];
  cases: { caseId: string; verdict: string; fields: { field: string; why: string }[] }[];
};
type Run = { state: string; moved: number; total: number; stayed: { caseId: string }[] };

let db: Database;
let made: FreshApp;
let office: Office;
let workspaceId: string;
const at = '/api/workflows/claim/migration';

beforeAll(async () => {
  db = await freshDatabase();
  made = await appOver(db);
  office = await openOffice(made);
  const session = (await office.ana.ask('GET', '/api/session')).body as { workspace: { id: string } };
  workspaceId = session.workspace.id;
});
afterAll(async () => {
  await made.services.migrations.close();
  expect(made.faults).toEqual([]);
  await db.close();
});

const openClaim = async (): Promise<string> => {
  const values = { amount: '40', purpose: 'Train' };
  const opened = await office.bo.ask('POST', '/api/cases', { workflow: 'claim', values });
  expect(opened, JSON.stringify(opened.body)).toMatchObject({ status: 200 });
  return (opened.body as { caseId: string }).caseId;
};

async function publishNext(change: (source: string) => string): Promise<void> {
  const path = '/api/workflows/claim/draft';
  const draft = (await office.ana.ask('GET', path)).body as { source: string; revision: number };
  const saved = await office.ana.ask('PUT', path, { source: change(draft.source), revision: draft.revision });
  const { revision, diagnostics } = saved.body as { revision: number; diagnostics: { severity: string }[] };
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const published = await office.ana.ask('POST', '/api/workflows/claim/versions', { revision });
  expect(published, JSON.stringify(published.body)).toMatchObject({ status: 200 });
}

async function ended(): Promise<Run> {
  for (;;) {
    const { run } = (await office.ana.ask('GET', at)).body as { run: Run };
    if (run.state === 'done' || run.state === 'undone') return run;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function inModel(source: string, change: (workflow: Workflow) => Workflow): string {
  const { workflow } = readWorkflow(source);
  if (workflow === null) throw new Error('The source does not read.');
  return writeWorkflow(change(workflow));
}

const scope = () => db.in(workspaceId);
const stateOf = async (caseId: string): Promise<CaseState> => {
  const loaded = await cases.load(scope(), caseId);
  if (loaded === undefined) throw new Error('no case');
  return loaded.state;
};
const rowsOf = async (caseId: string) => ({
  // How often the case was touched is no row of its own.
  items: (await workItems.ofCase(scope(), caseId)).map((item) => ({ ...item, version: 0 })),
  visits: await stageVisits.ofCase(scope(), caseId),
});
const fold = (events: readonly CaseEvent[]) => events.reduce<CaseState | null>(apply, null) as CaseState;
const waiting = async (caseId: string) =>
  (await jobs.ofCase(scope(), caseId))
    .map(({ key, dueAt }) => ({ key, dueAt }))
    .sort((a, b) => a.key.localeCompare(b.key));

describe('Moving running cases', () => {
  test('three verdicts, a run that moves what it may, rows and timers as if made anew, and an undoing to the last of them', async () => {
    await publish(office.ana, CLAIM);
    const ids = [await openClaim(), await openClaim(), await openClaim()];
    const [first = '', second = '', third = ''] = ids;
    const before = await Promise.all(
      ids.map(async (id) => ({ rows: await rowsOf(id), jobs: await waiting(id) })),
    );
    await publishNext((source) =>
      source
        .replace(/^ {2}check:/m, '  verify:')
        .replaceAll('starts: check', 'starts: verify')
        .replaceAll('to: check', 'to: verify')
        .replace(/next: check\b/g, 'next: verify')
        .replace(/(verify:\n {4}kind: work\n)/, '$1    title: Check again\n')
        .replace('due: 1 business day', 'due: 3h'),
    );
    const preview = async (mapping: object) =>
      (await office.ana.ask('POST', `${at}/preview`, { toVersion: 2, mapping })).body as Preview;
    const lost = await preview({});
    expect(lost.counts).toEqual({ lands: 0, needs: 0, cannot: 3 });
    expect(lost.gone).toMatchObject([{ stage: 'check', proposed: 'verify', cases: 3 }]);
    expect((await preview({ check: 'verify' })).counts).toEqual({ lands: 3, needs: 0, cannot: 0 });

    // Bo is no operator.
    expect((await office.bo.ask('POST', at, { toVersion: 2 })).status).toBe(403);
    const asked = { toVersion: 2, mapping: { check: 'verify' } };
    expect((await office.ana.ask('POST', at, asked)).status).toBe(200);
    expect(await ended()).toMatchObject({ state: 'done', moved: 3, total: 3, stayed: [] });
    for (const id of ids) {
      const state = await stateOf(id);
      expect(state).toMatchObject({ version: 2, tokens: [{ stage: 'verify' }] });
      expect(fold(await caseEvents.history(scope(), id))).toEqual(JSON.parse(JSON.stringify(state)));
      const rows = await rowsOf(id);
      expect(rows.items).toMatchObject([{ stage: 'verify', dueAt: state.workItems[0]?.dueAt ?? null }]);
      expect(rows.visits).toMatchObject([
        { stage: 'check', toStage: 'verify' },
        { stage: 'verify', leftAt: null },
      ]);
      await rebuild(db, workspaceId, id, fold);
      expect(await rowsOf(id)).toEqual(rows);
    }
    const explained = await office.ana.ask('POST', `${at}/explain`, { ...asked, caseId: first });
    expect(explained.body).toEqual({ warnings: [] });

    // One of them goes on meanwhile: it stays moved.
    await office.bo.ask('POST', `/api/cases/${third}/add-comment`, { text: 'Any news?' });
    expect((await office.ana.ask('POST', `${at}/undo`)).status).toBe(200);
    const undone = await ended();
    expect(undone).toMatchObject({ state: 'undone', moved: 1, stayed: [{ caseId: third }] });
    for (const [index, id] of [first, second].entries()) {
      expect(await stateOf(id)).toMatchObject({ version: 1, tokens: [{ stage: 'check' }] });
      expect(await rowsOf(id)).toEqual(before[index]?.rows);
      expect(await waiting(id)).toEqual(before[index]?.jobs);
      await rebuild(db, workspaceId, id, fold);
      expect(await rowsOf(id)).toEqual(before[index]?.rows);
    }
    expect(await caseEvents.firstBroken(scope(), first)).toBeNull();
    // It goes on as if nothing had happened.
    const item = (await stateOf(first)).workItems[0]?.workItem;
    const started = await office.cy.ask('POST', `/api/cases/${first}/start-work-item`, { workItem: item });
    expect(started, JSON.stringify(started.body)).toMatchObject({ status: 200 });
  });

  test('what a case needs is filled with the run, and who does not get it stays', async () => {
    const id = await openClaim();
    await publishNext((source) =>
      inModel(source, (workflow) => ({
        ...workflow,
        record: { ...workflow.record, centre: blankField('centre', { label: 'Cost centre' }) },
        intake: workflow.intake.map((each) => ({
          ...each,
          fields: [...each.fields, { field: 'centre', required: true }],
        })),
      })),
    );
    const judged = (await office.ana.ask('POST', `${at}/preview`, { toVersion: 3 })).body as Preview;
    const mine = judged.cases.find(({ caseId }) => caseId === id);
    expect(mine).toMatchObject({ verdict: 'needs', fields: [{ field: 'centre', why: 'required' }] });
    await office.ana.ask('POST', at, { toVersion: 3, caseIds: [id] });
    expect(await ended()).toMatchObject({ total: 0, moved: 0 });
    await office.ana.ask('POST', at, { toVersion: 3, caseIds: [id], ofCase: { [id]: { centre: '4711' } } });
    expect(await ended()).toMatchObject({ total: 1, moved: 1 });
    expect(await stateOf(id)).toMatchObject({ version: 3, record: { centre: '4711' } });
  });
});
