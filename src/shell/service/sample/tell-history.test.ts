import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compile } from '../../../core/engine/index.ts';
import { readWorkflow } from '../../../core/model/index.ts';
import { type Flow, readScenario } from '../../../core/simulation/index.ts';
import { tellHistory } from './tell-history.ts';

const EXAMPLES = ['content-publishing', 'customer-request', 'employee-onboarding', 'expense-approval'];

function example(name: string): Flow {
  const text = (file: string) =>
    readFileSync(new URL(`../../../../examples/${name}/${file}`, import.meta.url), 'utf8');
  const { workflow } = readWorkflow(text('workflow.yaml'));
  const { scenario } = readScenario(text('scenario.yaml'));
  const compiled = workflow === null ? null : compile(workflow, 1);
  if (compiled?.ok !== true || scenario === null) throw new Error(`${name} does not read`);
  return { compiled: compiled.value, scenario };
}

describe('The history of the sample', () => {
  it.each([
    ['on a Friday at noon', Date.UTC(2026, 10, 27, 12)],
    ['in the small hours of a Saturday', Date.UTC(2026, 10, 28, 3, 38)],
    ['on a Sunday evening', Date.UTC(2026, 10, 29, 19, 30)],
  ])('leaves open work on every board %s', (_, until) => {
    const flows = EXAMPLES.map(example);
    const { cases } = tellHistory({
      flows,
      newcomer: { personId: 'newcomer', name: 'Ana', userId: 'ana' },
      until,
    });
    const open = cases.filter(({ state }) => state.status === 'open').map(({ state }) => state.workflow);
    for (const name of EXAMPLES)
      expect(open.filter((id) => id === name).length, name).toBeGreaterThanOrEqual(10);
    expect(open.length).toBeLessThan(cases.length / 2);
  });
});
