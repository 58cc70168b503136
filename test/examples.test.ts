import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../src/core/base/index.ts';
import { compile, validate } from '../src/core/engine/index.ts';
import { readWorkflow, writeWorkflow } from '../src/core/model/index.ts';
import { readScenario, type Simulated, simulate, staffDirectory } from '../src/core/simulation/index.ts';

const root = new URL('../examples/', import.meta.url);
const names = readdirSync(root, { withFileTypes: true })
  .filter((each) => each.isDirectory())
  .map((each) => each.name);
const text = (name: string, file: string) => readFileSync(new URL(`${name}/${file}`, root), 'utf8');

function flowOf(name: string) {
  const { workflow, diagnostics } = readWorkflow(text(name, 'workflow.yaml'));
  if (workflow === null) throw new Error(JSON.stringify(diagnostics));
  const read = readScenario(text(name, 'scenario.yaml'));
  if (read.scenario === null) throw new Error(JSON.stringify(read.diagnostics));
  const compiled = compile(workflow, 1);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem));
  return { compiled: compiled.value, scenario: read.scenario };
}

const until = Date.UTC(2026, 10, 23, 12);
const from = until - 182 * DAY_MS;
const flows = names.map(flowOf);

function run() {
  const directory = staffDirectory(
    flows.map(({ scenario }) => scenario),
    from,
  );
  const history: Simulated[] = [];
  const decisions = simulate({ flows, directory, from, until, seed: 7 });
  for (;;) {
    const next = decisions.next();
    if (next.done === true) return { history, refusals: next.value, directory };
    history.push(next.value);
  }
}
const { history, refusals, directory } = run();
const last = new Map(history.map((each) => [each.caseId, each]));

describe('the examples', () => {
  it.each(names)('SIM-0 %s passes every check, advice included, with the people of its scenario', (name) => {
    const flow = flows[names.indexOf(name)];
    if (flow === undefined) throw new Error(`${name} was not read`);
    const people = staffDirectory([flow.scenario], from);
    expect(validate(flow.compiled.workflow, people)).toEqual([]);
    expect(flow.compiled.workflow.id).toBe(name);
    expect(flow.compiled.workflow.stages.length).toBeLessThanOrEqual(9);
    const { workflow } = readWorkflow(writeWorkflow(flow.compiled.workflow));
    expect(workflow).toEqual(flow.compiled.workflow);
  });

  it('SIM-1 ask for nothing that their workflows refuse', () => {
    expect(refusals.map(({ command, rejection }) => [command.type, rejection])).toEqual([]);
  });

  it.each(names)(
    'SIM-2 %s has a history of at least 300 cases, most of them finished, some still open',
    (name) => {
      const cases = [...last.values()].filter(({ workflow }) => workflow === name);
      const open = cases.filter(({ state }) => state.status === 'open');
      expect(cases.length).toBeGreaterThanOrEqual(300);
      expect(open.length).toBeGreaterThan(5);
      expect(open.length).toBeLessThan(cases.length / 2);
      expect(open.some(({ state }) => state.workItems.some(({ owner }) => owner !== null))).toBe(true);
    },
  );

  it.each(names)('SIM-3 %s goes through every one of its stages, and every outcome is picked', (name) => {
    const events = history.filter(({ workflow }) => workflow === name).flatMap((each) => each.events);
    const entered = new Set(events.flatMap((event) => (event.type === 'StageEntered' ? [event.stage] : [])));
    const workflow = flows[names.indexOf(name)]?.compiled.workflow;
    expect([...entered].sort()).toEqual(workflow?.stages.map(({ id }) => id).sort());
    const picked = new Set(
      events.flatMap((event) =>
        event.type === 'WorkItemCompleted' ? [`${event.stage}.${event.outcome}`] : [],
      ),
    );
    const outcomes = workflow?.stages.flatMap(({ id, outcomes }) =>
      outcomes.map((each) => `${id}.${each.name}`),
    );
    expect(outcomes?.filter((outcome) => !picked.has(outcome))).toEqual([]);
  });

  it('SIM-4 name people the same wherever they stand', () => {
    for (const { scenario } of flows) {
      for (const member of scenario.staff) {
        const person = directory.people[member.key];
        expect([member.key, person?.name, person?.manager]).toEqual([
          member.key,
          member.name,
          member.manager,
        ]);
      }
    }
  });

  it('SIM-5 give the same history again', () => {
    expect(run().history).toEqual(history);
  }, 120_000);

  it('SIM-6 keep every history in the order of time, without gaps', () => {
    const seqs = new Map<string, number>();
    let at = 0;
    for (const { command, caseId, events } of history) {
      expect(command.at).toBeGreaterThanOrEqual(at);
      at = command.at;
      for (const event of events) {
        expect(event.seq).toBe((seqs.get(caseId) ?? 0) + 1);
        seqs.set(caseId, event.seq);
      }
    }
  });
});
