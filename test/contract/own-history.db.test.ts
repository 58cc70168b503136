// Our own history stays fresh: what is read on after each commit is what a whole reading gives, messages lost or commits late.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY_MS } from '../../src/core/base/index.ts';
import { compile } from '../../src/core/engine/index.ts';
import { readWorkflow } from '../../src/core/model/index.ts';
import { readScenario, type Simulated, simulate, staffDirectory } from '../../src/core/simulation/index.ts';
import { type Analyst, createAnalyst, createInsightService } from '../../src/shell/service/index.ts';
import { type Database, newId, workflows, workflowVersions } from '../../src/shell/store/index.ts';
import { freshDatabase, freshWorkspace } from '../database/fresh-database.ts';

const UNTIL = Date.UTC(2026, 10, 23, 12);
const WORKFLOW = 'expense-approval';
/** Holds a case, so that its next commit is under way until this transaction ends. */
const HOLD = {
  name: 'hold-case',
  text: 'select 1 from cases where workspace_id = $1 and case_id = $2 for update',
};

function lived(): Simulated[] {
  const text = (file: string) =>
    readFileSync(new URL(`../../examples/${WORKFLOW}/${file}`, import.meta.url), 'utf8');
  const { workflow } = readWorkflow(text('workflow.yaml'));
  const { scenario } = readScenario(text('scenario.yaml'));
  const compiled = workflow === null ? null : compile(workflow, 1);
  if (compiled?.ok !== true || scenario === null) throw new Error(`${WORKFLOW} does not read`);
  const from = UNTIL - 30 * DAY_MS;
  const directory = staffDirectory([scenario], from);
  const flows = [{ compiled: compiled.value, scenario }];
  return [...simulate({ flows, directory, from, until: UNTIL, seed: 5, caseIdFor: () => newId() })];
}

let database: Database;
let workspaceId: string;
let clock = UNTIL;
const analysts: Analyst[] = [];
const steps = lived();
const heads = new Map<string, { version: number; headHash: string }>();

/** A service of its own; `deaf` hears no message about changes. */
function service(deaf = false) {
  const analyst = createAnalyst();
  analysts.push(analyst);
  const db = deaf ? { ...database, listen: () => () => undefined } : database;
  return createInsightService({ db, now: () => clock, analyst });
}

async function commit({ caseId, events, state }: Simulated): Promise<void> {
  const head = heads.get(caseId);
  const answer = await database.commit({
    ...{ workspaceId, caseId, events, state, jobs: [] },
    expectedVersion: head?.version ?? 0,
    headHash: head?.headHash ?? null,
  });
  if (answer.outcome !== 'committed') throw new Error(`A commit ended as ${answer.outcome}.`);
  heads.set(caseId, answer);
}

/** What the page would show: measures and flow, whatever the order of cases. */
async function shown(insight: ReturnType<typeof service>) {
  const source = { of: 'workflow', workflowId: WORKFLOW } as const;
  const measures = await insight.ask(workspaceId, source, {
    ...({ about: 'measures', filters: [], period: 'day', until: UNTIL } as const),
  });
  const flow = await insight.ask(workspaceId, source, { about: 'flow', filters: [] });
  if (!measures.ok || !flow.ok) throw new Error('The history was not answered for.');
  const { survey, underWay, ofCases } = flow.value;
  return JSON.parse(
    JSON.stringify({ ...measures.value, survey, underWay, ofCases }, (_, value) =>
      typeof value === 'number' ? Number(value.toPrecision(9)) : value,
    ),
  );
}

/** Long enough for a message to arrive, and for the next reading to be due. */
async function later(ms = 1_000): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 150));
  clock += ms;
}

beforeAll(async () => {
  database = await freshDatabase();
  workspaceId = await freshWorkspace(database);
  const { workflow } = readWorkflow(
    readFileSync(new URL(`../../examples/${WORKFLOW}/workflow.yaml`, import.meta.url), 'utf8'),
  );
  if (workflow === null) throw new Error('The workflow does not read.');
  await database.withWorkspace(workspaceId, async (scope) => {
    await workflows.insert(scope, {
      workflowId: WORKFLOW,
      title: workflow.title,
      description: '',
      ownerId: null,
    });
    await workflowVersions.publish(scope, WORKFLOW, { source: '', workflow, note: null, by: null });
  });
});
afterAll(async () => {
  await Promise.all(analysts.map((analyst) => analyst.close()));
  await database.close();
});

describe('our own history', () => {
  const third = Math.floor(steps.length / 3);

  it('is read on as it happens, and equals what a whole reading gives', async () => {
    const fresh = service();
    for (const step of steps.slice(0, third)) await commit(step);
    await shown(fresh);
    for (let from = third; from < 2 * third; from += 60) {
      for (const step of steps.slice(from, Math.min(from + 60, 2 * third))) await commit(step);
      await later();
      expect(await shown(fresh)).toEqual(await shown(service()));
    }
    expect((await shown(fresh)).survey.cases).toBeGreaterThan(10);
  });

  it('finds by counting what no message told of', async () => {
    const deaf = service(true);
    const before = await shown(deaf);
    for (const step of steps.slice(2 * third, 2 * third + 80)) await commit(step);
    await later();
    expect(await shown(deaf)).toEqual(before);
    await later(61_000);
    expect(await shown(deaf)).toEqual(await shown(service()));
  });

  it('misses no commit that becomes visible after a later one', async () => {
    const fresh = service();
    await shown(fresh);
    const rest = steps.slice(2 * third + 80);
    const slow = rest.find(({ caseId }) => heads.has(caseId));
    const quick = rest.find(
      ({ caseId, events }) => caseId !== slow?.caseId && !heads.has(caseId) && events[0]?.seq === 1,
    );
    if (slow === undefined || quick === undefined)
      throw new Error('The simulated cases do not suit this test.');
    const [held, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const holding = database.withWorkspace(workspaceId, async (scope) => {
      await scope.rows(HOLD, [workspaceId, slow.caseId]);
      held.resolve();
      await released.promise;
    });
    await held.promise;
    const waiting = commit(slow);
    await commit(quick);
    await later();
    expect(await shown(fresh)).toEqual(await shown(service()));
    released.resolve();
    await Promise.all([holding, waiting]);
    await later();
    expect(await shown(fresh)).toEqual(await shown(service()));
  });
});
