// A workflow as a drawing: its stages, its ways by rule and by outcome, and what a click on one of them means.
import { describe, expect, it } from 'vitest';
import type { Outcome, Stage, Transition, Workflow } from '../../../core/model/index.ts';
import { drawingOfWorkflow, INTAKE_GATE, wayOfId } from './drawing-of-workflow.ts';

const way = (to: string, when: string | null = null): Transition => ({
  to,
  when,
  carries: [],
  rework: false,
});
const outcome = (name: string, to: string, rework = false): Outcome => ({
  name,
  title: name,
  to,
  needs: [],
  carries: ['amount'],
  rework,
});
const stage = (id: string, kind: string, ways: Partial<Stage>): Stage => ({
  id,
  kind,
  title: id,
  description: null,
  observed: [],
  owner: null,
  tasks: [],
  form: [],
  due: null,
  late: [],
  next: [],
  outcomes: [],
  settings: {},
  ...ways,
});
const workflow: Workflow = {
  id: 'expense',
  title: 'Expense',
  description: null,
  owner: null,
  caseTitle: null,
  calendar: null,
  record: {},
  intake: [{ title: 'Send an expense', fields: [], from: ['people'], starts: 'size' }],
  stages: [
    stage('size', 'decide', { next: [way('approve', 'amount > 100'), way('paid')] }),
    stage('approve', 'approval', {
      outcomes: [outcome('approved', 'paid'), outcome('returned', 'size', true)],
    }),
    stage('paid', 'end', {}),
  ],
  automations: [],
  canvas: { approve: { x: 300, y: 80 } },
};

describe('drawingOfWorkflow', () => {
  it('draws a gate for the forms and every stage by its kind', () => {
    const { nodes } = drawingOfWorkflow(workflow);
    expect(nodes.map(({ id, kind }) => [id, kind])).toEqual([
      [INTAKE_GATE, 'start'],
      ['size', 'decide'],
      ['approve', 'approval'],
      ['paid', 'end'],
    ]);
    expect(nodes[2]?.at).toEqual({ x: 300, y: 80 });
  });

  it('writes conditions and outcomes on the ways, and says which is otherwise', () => {
    const { edges } = drawingOfWorkflow(workflow, 'otherwise');
    expect(edges.map(({ from, to, label, rework }) => [from, to, label, rework])).toEqual([
      [INTAKE_GATE, 'size', '', false],
      ['size', 'approve', 'amount > 100', false],
      ['size', 'paid', 'otherwise', false],
      ['approve', 'paid', 'approved', false],
      ['approve', 'size', 'returned', true],
    ]);
  });

  it('tells from an id which way of the workflow it is', () => {
    const { edges } = drawingOfWorkflow(workflow);
    expect(wayOfId(edges[2]?.id ?? '')).toEqual({ kind: 'transition', stage: 'size', index: 1 });
    expect(wayOfId(edges[4]?.id ?? '')).toEqual({ kind: 'outcome', stage: 'approve', name: 'returned' });
  });
});
