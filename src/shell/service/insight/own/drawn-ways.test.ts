import { describe, expect, it } from 'vitest';
import { readWorkflow, type Workflow } from '../../../../core/model/index.ts';
import { drawnWays } from './drawn-ways.ts';

const SOURCE = `
workflow: desk
stages:
  check: { kind: work, owner: { team: desk, choose: pull }, due: no deadline, next: [{ to: size }] }
  size: { kind: decide, next: [{ to: pay, when: small }, { to: approve }] }
  approve:
    kind: approval
    owner: { team: desk, choose: pull }
    due: no deadline
    outcomes: { approved: pay, returned: { to: check, rework: true }, rejected: closed }
  pay: { kind: work, owner: { team: desk, choose: pull }, due: no deadline, next: [{ to: closed }] }
  closed: { kind: end }
`;

describe('the ways that a workflow draws', () => {
  it('lead through decisions to the stages where somebody works, and to no end', () => {
    const { workflow } = readWorkflow(SOURCE);
    const ways = drawnWays([workflow as Workflow], (kind) => kind === 'decide' || kind === 'end');
    expect(Object.fromEntries(Object.entries(ways).map(([stage, to]) => [stage, [...to].sort()]))).toEqual({
      check: ['approve', 'pay'],
      approve: ['check', 'pay'],
      pay: [],
    });
  });
});
