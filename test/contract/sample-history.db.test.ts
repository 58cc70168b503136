// An imagined history goes through the real store as a lived one does: same commits, same rows, same chain.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY_MS } from '../../src/core/base/index.ts';
import { compile, followUps } from '../../src/core/engine/index.ts';
import { type CaseEvent, type CaseState, type Job, readWorkflow } from '../../src/core/model/index.ts';
import { readScenario, type Simulated, simulate, staffDirectory } from '../../src/core/simulation/index.ts';
import { caseEvents, cases, type Database, newId, workItems } from '../../src/shell/store/index.ts';
import { freshDatabase, freshWorkspace } from '../database/fresh-database.ts';

const UNTIL = Date.UTC(2026, 10, 23, 12);
const FROM = UNTIL - 28 * DAY_MS;

function flowOf(name: string) {
  const text = (file: string) =>
    readFileSync(new URL(`../../examples/${name}/${file}`, import.meta.url), 'utf8');
  const { workflow } = readWorkflow(text('workflow.yaml'));
  const { scenario } = readScenario(text('scenario.yaml'));
  const compiled = workflow === null ? null : compile(workflow, 1);
  if (compiled?.ok !== true || scenario === null) throw new Error(`${name} does not read`);
  return { compiled: compiled.value, scenario };
}

type History = { events: CaseEvent[]; jobs: Job[]; state: CaseState };

function histories(): Map<string, History> {
  const flows = ['expense-approval', 'employee-onboarding', 'customer-request', 'content-publishing'].map(
    flowOf,
  );
  const directory = staffDirectory(
    flows.map(({ scenario }) => scenario),
    FROM,
  );
  const found = new Map<string, History>();
  for (const each of simulate({
    flows,
    directory,
    from: FROM,
    until: UNTIL,
    seed: 3,
    caseIdFor: () => newId(),
  })) {
    const known = found.get(each.caseId) ?? { events: [], jobs: [], state: each.state };
    const flow = flows.find(({ compiled }) => compiled.workflow.id === each.workflow);
    known.events.push(...each.events);
    if (flow !== undefined) known.jobs.push(...jobsOf(flow.compiled, each));
    found.set(each.caseId, { ...known, state: each.state });
  }
  return found;
}

const jobsOf = (compiled: Parameters<typeof followUps>[0], { events, state }: Simulated): Job[] =>
  events.flatMap((event) => [...followUps(compiled, state, event)]);

/** What is still to be done: timers that are set and effects that are pending, and nothing that was taken back. */
const pending = ({ jobs, state }: History): Job[] => {
  const keys = new Set([
    ...state.timers.map(({ timer }) => timer),
    ...state.effects.map(({ effect }) => effect),
  ]);
  return jobs.filter((job) => job.kind !== 'cancel' && keys.has(job.key));
};

describe('A history that was simulated', () => {
  let database: Database;
  let workspaceId: string;
  const made = histories();

  beforeAll(async () => {
    database = await freshDatabase();
    workspaceId = await freshWorkspace(database);
  });
  afterAll(() => database.close());

  it('is stored case by case, each whole', async () => {
    const answers = await Promise.all(
      [...made].map(([caseId, history]) =>
        database.commit({
          workspaceId,
          caseId,
          expectedVersion: 0,
          headHash: null,
          events: history.events,
          state: history.state,
          jobs: pending(history),
          sample: true,
        }),
      ),
    );
    expect(answers.filter(({ outcome }) => outcome !== 'committed')).toEqual([]);
    expect(made.size).toBeGreaterThan(150);
  });

  it('is there as it was made: events, states and open work', async () => {
    const scope = database.in(workspaceId);
    for (const [caseId, { events, state }] of [...made].slice(0, 40)) {
      expect(await caseEvents.history(scope, caseId)).toEqual(events);
      expect((await cases.load(scope, caseId))?.state).toEqual(state);
      const open = (await workItems.ofCase(scope, caseId)).filter(({ status }) =>
        ['offered', 'claimed', 'started'].includes(status),
      );
      expect(open.map(({ workItemId, ownerId }) => [workItemId, ownerId]).sort()).toEqual(
        state.workItems.map(({ workItem, owner }) => [workItem, owner]).sort(),
      );
    }
  });
});
