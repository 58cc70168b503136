// Trying a draft over HTTP on a real database: played, kept, told before publishing; and nothing of it among the real cases.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../src/shell/store/index.ts';
import { freshDatabase } from '../database/fresh-database.ts';
import type { Visitor } from './client.ts';
import { appOver } from './fresh-app.ts';
import { CLAIM, openOffice, publish } from './office.ts';

let db: Database;
let ana: Visitor;
let cy: Visitor & { id: string };
let bo: Visitor & { id: string };

beforeAll(async () => {
  db = await freshDatabase();
  const office = await openOffice(await appOver(db));
  ({ ana, bo, cy } = office);
  await publish(ana, CLAIM);
});
afterAll(() => db.close());

type Run = { startAt?: string; steps: object[] };
type Shown = {
  case: {
    status: string;
    record: object;
    work: { stage: string; ownerId: string | null; mine: boolean }[];
  } | null;
  startAt: string;
  steps: { stage?: string; input?: { workItem?: string } }[];
  refusals: { step: number; code: string }[];
  children: {
    stage: string;
    workflow: string;
    gives: object[];
    outcomes: { outcome: string; title: string }[];
  }[];
  walked: { stages: { stage: string; here: boolean }[]; ways: { from: string | null; to: string }[] };
};
type Test = { testId: string; name: string; steps: number; difference: string | null };

const opens = { do: 'command', type: 'OpenCase', input: { values: { amount: '80', purpose: 'Train' } } };
const play = async (run: Run, acting?: string): Promise<Shown> => {
  const answer = await ana.ask('POST', '/api/workflows/claim/dry-runs', { run, acting });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body as Shown;
};
const tests = async (): Promise<Test[]> =>
  ((await ana.ask('GET', '/api/workflows/claim/tests')).body as { tests: Test[] }).tests;

const ASKS_FINANCE = `
workflow: asks-finance
title: Asks finance
record: { what: { type: text, required: true }, limit: { type: number, label: Limit } }
intake: [{ title: Ask, form: { fields: [what], from: [people] }, starts: ask }]
stages:
  ask:
    kind: subflow
    title: Ask finance
    owner: person ana-muller
    workflow: answers
    values: { question: what }
    takes: { limit: most }
    outcomes: { yes: granted, no: gone }
  granted: { kind: end }
  gone: { kind: end }
`;
const ANSWERS = `
workflow: answers
title: Answers
record: { question: { type: text }, most: { type: number } }
intake: [{ title: Ask, form: { fields: [question], from: [people] }, starts: look }]
stages:
  look: { kind: approval, owner: person ana-muller, due: 1 day, outcomes: { granted: { to: yes }, denied: { to: no } } }
  yes: { kind: end, title: Granted }
  no: { kind: end, title: Denied }
`;

describe('A dry run', () => {
  test('lets the case of another workflow end in each of its ways, and goes on by that', async () => {
    await publish(ana, ANSWERS);
    await publish(ana, ASKS_FINANCE);
    const by = bo.id;
    const steps: object[] = [{ do: 'command', type: 'OpenCase', by, input: { values: { what: 'Tea' } } }];
    const tried = async (more: object[]): Promise<Shown> => {
      const run = { steps: [...steps, ...more] };
      return (await ana.ask('POST', '/api/workflows/asks-finance/dry-runs', { run })).body as Shown;
    };
    const nth = 0;
    const opening = { do: 'answer', nth, outcome: 'applied' };
    const { children } = await tried([opening]);
    expect(children[0]).toEqual({
      ...{ stage: 'Ask finance', workflow: 'Answers' },
      gives: [{ field: 'most', into: expect.objectContaining({ type: 'number', label: 'Limit' }) }],
      outcomes: [
        { outcome: 'yes', title: 'Granted' },
        { outcome: 'no', title: 'Denied' },
      ],
    });
    for (const [outcome, end] of [
      ['yes', 'granted'],
      ['no', 'gone'],
    ] as const) {
      const ends = { do: 'child-ends', nth, outcome, values: { most: 12 } };
      const { walked, case: left } = await tried([opening, ends]);
      expect(walked.ways.at(-1)).toMatchObject({ from: 'ask', to: end });
      expect(left?.record).toMatchObject({ limit: 12 });
    }
  });

  test('goes by the rules of the draft, as the acting person sees it, and leaves no case behind', async () => {
    const shown = await play({ steps: [{ ...opens, by: bo.id }] }, cy.id);
    expect(shown.case?.work).toMatchObject([{ stage: 'check', ownerId: cy.id, mine: true }]);
    expect(shown.walked).toMatchObject({
      stages: [{ stage: 'check', here: true }],
      ways: [{ from: null, to: 'check' }],
    });
    expect((await ana.ask('GET', '/api/cases')).body).toMatchObject({ cases: [] });
    expect((await cy.ask('GET', '/api/worklist')).body).toMatchObject({ items: [] });
    const foreign = await cy.ask('POST', '/api/workflows/claim/dry-runs', { run: { steps: [] } });
    expect(foreign.status).toBe(403);
  });

  test('tells which step was refused and why, and refuses what is no step', async () => {
    const completes = { do: 'command', type: 'CompleteWorkItem', by: cy.id, stage: 'check', input: {} };
    const shown = await play({ steps: [{ ...opens, by: bo.id }, completes] });
    expect(shown.refusals).toMatchObject([{ step: 1, code: expect.stringMatching(/tasks-open|field-/) }]);
    const wrong = await ana.ask('POST', '/api/workflows/claim/dry-runs', { run: { steps: [{ do: 'fly' }] } });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'dry-run-unreadable' } });
  });

  test('is kept as a test, holds, and is told before publishing where it goes another way', async () => {
    const run = await play({ steps: [{ ...opens, by: bo.id }] });
    const body = { name: 'Every claim is checked', run: { startAt: run.startAt, steps: run.steps } };
    expect((await ana.ask('POST', '/api/workflows/claim/tests', body)).status).toBe(200);
    expect(await tests()).toMatchObject([{ name: 'Every claim is checked', difference: null }]);

    const draft = (await ana.ask('GET', '/api/workflows/claim/draft')).body as { revision: number };
    const source = CLAIM.replace('starts: check', 'starts: approve');
    const saved = await ana.ask('PUT', '/api/workflows/claim/draft', { source, revision: draft.revision });
    const { revision } = saved.body as { revision: number };
    const [failing] = await tests();
    expect(failing?.difference).toBe('The case came to Approve; before, it came to Check.');
    const refused = await ana.ask('POST', '/api/workflows/claim/versions', { revision });
    expect(refused).toMatchObject({ status: 409, body: { code: 'tests-differ' } });
    const accepted = `/api/workflows/claim/tests/${failing?.testId}/accept`;
    expect((await ana.ask('POST', accepted)).status).toBe(204);
    expect((await ana.ask('POST', '/api/workflows/claim/versions', { revision })).status).toBe(200);

    const opened = await ana.ask('GET', `/api/workflows/claim/tests/${failing?.testId}`);
    expect(opened.body).toEqual({ startAt: run.startAt, steps: run.steps });
    const longer = { do: 'command', type: 'AddComment', by: bo.id, input: { text: 'Soon?', mentions: [] } };
    const again = { startAt: run.startAt, steps: [...run.steps, longer] };
    const keep = (replaces: string | undefined) =>
      ana.ask('POST', '/api/workflows/claim/tests', { name: 'Asked for', run: again, replaces });
    expect((await keep(failing?.testId)).body).toEqual({ testId: failing?.testId });
    expect(await tests()).toMatchObject([{ name: 'Asked for', steps: 2, difference: null }]);
    expect(await keep('nowhere')).toMatchObject({ status: 404, body: { code: 'test-not-found' } });
    expect((await ana.ask('DELETE', `/api/workflows/claim/tests/${failing?.testId}`)).status).toBe(204);
    expect((await ana.ask('GET', `/api/workflows/claim/tests/${failing?.testId}`)).status).toBe(404);
    expect((await ana.ask('DELETE', `/api/workflows/claim/tests/${failing?.testId}`)).status).toBe(404);
    expect(await tests()).toEqual([]);
  });
});
