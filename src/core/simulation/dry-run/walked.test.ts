import { describe, expect, it } from 'vitest';
import { compile } from '../../engine/index.ts';
import { type Directory, readWorkflow } from '../../model/index.ts';
import { play } from './play.ts';
import type { DryStep } from './step.ts';
import { walkedOf } from './walked.ts';

const SOURCE = `
workflow: claim
title: Claim
record: { amount: { type: number } }
intake: [{ form: { fields: [amount], from: [people] }, starts: check }]
stages:
  check: { kind: work, title: Check, owner: person ana, due: 1 day, next: [{ to: both }] }
  both: { kind: split, next: [{ to: left }, { to: right }] }
  left: { kind: work, owner: person ana, due: 1 day, next: [{ to: meet }] }
  right: { kind: work, owner: person ana, due: 1 day, next: [{ to: meet }] }
  meet: { kind: join, next: [{ to: paid }] }
  paid: { kind: end }
`;
const directory: Directory = {
  people: {
    ana: {
      ...{ id: 'ana', key: 'ana', name: 'Ana', canSignIn: true, active: true, manager: null, deputy: null },
      absences: [],
    },
  },
  ...{ teams: {}, fallback: 'ana', openWork: {}, turns: {} },
};

function walked(...steps: DryStep[]) {
  const { workflow } = readWorkflow(SOURCE);
  const compiled = workflow === null ? null : compile(workflow, 0);
  if (compiled?.ok !== true) throw new Error('The workflow does not compile.');
  const { events, state } = play({ compiled: compiled.value, directory }, { startAt: 0, steps });
  return walkedOf(events, state);
}

const opens: DryStep = { do: 'command', type: 'OpenCase', by: 'ana', input: { values: { amount: 1 } } };
const at = (type: 'CompleteWorkItem' | 'SkipStage', stage: string, input = {}): DryStep => ({
  ...{ do: 'command', type, by: 'ana', stage, input },
});

describe('The way a case came', () => {
  it('begins at the form, and tells where the case stands', () => {
    expect(walked(opens)).toEqual({
      stages: [{ stage: 'check', times: 1, here: true, skipped: false }],
      ways: [{ from: null, to: 'check', outcome: null }],
    });
  });

  it('tells of each branch where it is, and of what was taken past', () => {
    const { stages } = walked(opens, at('CompleteWorkItem', 'check'), at('CompleteWorkItem', 'left'));
    const here = stages.filter((each) => each.here).map(({ stage }) => stage);
    expect(here).toEqual(expect.arrayContaining(['right']));
    expect(here).not.toContain('left');
  });

  it('ends where the case ended', () => {
    const done = ['check', 'left', 'right'].map((stage) => at('CompleteWorkItem', stage));
    const { stages } = walked(opens, ...done);
    expect(stages.filter((each) => each.here)).toEqual([
      { stage: 'paid', times: 1, here: true, skipped: false },
    ]);
  });

  it('is empty before anything has happened', () => {
    expect(walked()).toEqual({ stages: [], ways: [] });
  });
});
