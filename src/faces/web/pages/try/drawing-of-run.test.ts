import { describe, expect, it } from 'vitest';
import { readWorkflow } from '../../../../core/model/index.ts';
import { wayOfId } from '../../map/drawing-of-workflow.ts';
import { drawingOfRun } from './drawing-of-run.ts';

const SOURCE = `
workflow: claim
title: Claim
record: { amount: { type: number } }
intake: [{ form: { fields: [amount], from: [people] }, starts: check }]
stages:
  check: { kind: work, title: Check, owner: person ana, due: 1 day, next: [{ to: approve }] }
  approve:
    kind: approval
    owner: person ana
    due: 1 day
    outcomes: { approved: { to: paid }, rejected: { to: paid }, again: { to: check, rework: true } }
  paid: { kind: end }
`;
const words = { here: 'Here now', skipped: 'Skipped', been: (times: number) => `Been here ${times}` };

describe('A run on the drawing of its workflow', () => {
  const { workflow } = readWorkflow(SOURCE);
  if (workflow === null) throw new Error('The source cannot be read.');
  const drawing = drawingOfRun(
    workflow,
    {
      stages: [
        { stage: 'check', times: 2, here: false, skipped: true },
        { stage: 'approve', times: 1, here: false, skipped: false },
        { stage: 'paid', times: 1, here: true, skipped: false },
      ],
      ways: [
        { from: null, to: 'check', outcome: null },
        { from: 'check', to: 'approve', outcome: null },
        { from: 'approve', to: 'paid', outcome: 'rejected' },
      ],
    },
    words,
  );

  it('says where the case is, was and was taken past', () => {
    const subs = drawing.nodes.map(({ id, label, sub }) => [id, sub ?? label]);
    expect(subs).toEqual([
      ['>', ''],
      ['check', 'Skipped'],
      ['approve', 'Been here 1'],
      ['paid', expect.stringContaining('Here now')],
    ]);
  });

  it('shows the ways that were taken, and of two between the same stages the one of the outcome', () => {
    const walked = drawing.edges.filter(({ quiet }) => quiet === false).map(({ id }) => wayOfId(id));
    expect(walked).toEqual([
      { kind: 'intake', index: 0 },
      { kind: 'transition', stage: 'check', index: 0 },
      { kind: 'outcome', stage: 'approve', name: 'rejected' },
    ]);
  });
});
