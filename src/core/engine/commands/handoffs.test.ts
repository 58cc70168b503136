import { describe, expect, test } from 'vitest';
import {
  blankStage,
  blankTransition,
  readWorkflow,
  type Workflow,
  writeWorkflow,
} from '../../model/index.ts';
import { type Asked, given } from '../trial/given.ts';
import { END, finance, oneStage } from '../trial/workflows.ts';

/** Finance checks, the machine routes, Max signs; signing must be accepted where the test says so. */
const signing = (accept: boolean): Workflow =>
  oneStage(
    {},
    {
      stages: [
        blankStage('check', {
          owner: finance,
          next: [blankTransition('sign', { carries: ['note'], ...(accept ? { accept } : {}) })],
        }),
        blankStage('sign', { owner: { kind: 'person', person: 'max' }, next: [blankTransition('done')] }),
        END,
      ],
    },
  );
const open: Asked = ['OpenCase', { by: 'ana', values: { amount: '1', note: 'n' } }];
const checked: readonly Asked[] = [open, ['CompleteWorkItem', { by: 'cy', workItem: 'c/2' }]];
const mine = { by: 'max', workItem: 'c/5' };

describe('what is handed over', () => {
  test('E13.1 is refused with everything that is missing', () => {
    const facts = given(signing(false), [['OpenCase', { by: 'ana', values: { amount: '1' } }]])
      .when('CompleteWorkItem', { by: 'cy', workItem: 'c/2' })
      .thenRejected('handoff-incomplete');
    expect(facts).toMatchObject({ to: 'sign', fields: ['note'], labels: ['Note'] });
  });

  test('E13.2 need not be accepted, and can be', () => {
    const scene = given(signing(false), checked);
    expect(scene.state?.workItems[0]).not.toHaveProperty('acceptance');
    scene.when('StartWorkItem', mine).thenHappened('WorkItemClaimed', 'WorkItemStarted');
    const after = scene.when('AcceptHandoff', mine).thenHappened('WorkItemClaimed', 'HandoffAccepted');
    expect(after.workItems[0]?.acceptance).toBe('given');
  });

  test('E13.3 must be accepted before it is begun where its way says so', () => {
    const scene = given(signing(true), checked);
    expect(scene.state?.workItems[0]?.acceptance).toBe('due');
    scene.when('CompleteWorkItem', mine).thenRejected('handoff-not-accepted');
    const accepted = given(signing(true), [...checked, ['AcceptHandoff', mine]]);
    accepted.when('AcceptHandoff', mine).thenHappened();
    expect(accepted.when('CompleteWorkItem', mine).decision.ok).toBe(true);
  });

  test('E13.4 is returned to whom it came from, as rework, with what was missing', () => {
    const after = given(signing(true), checked)
      .when('ReturnHandoff', { ...mine, reason: 'No receipt', missing: ['note'] })
      .thenHappened(
        { type: 'HandoffReturned', stage: 'sign', to: 'check', reason: 'No receipt', missing: ['note'] },
        { type: 'WorkItemWithdrawn', workItem: 'c/5' },
        'TimerCancelled',
        'StageLeft',
        { type: 'StageEntered', stage: 'check', from: 'sign', rework: true },
        { type: 'WorkItemOffered', owner: 'cy', why: 'Had it before' },
        'TimerSet',
        {
          type: 'Notified',
          people: ['cy'],
          reason: 'returned',
          text: 'Back at Check: Small #7. No receipt (missing: Note)',
        },
      );
    expect(after.workItems).toHaveLength(1);
  });

  test('E13.3 whether it must be accepted is written and read', () => {
    const { workflow } = readWorkflow(writeWorkflow(signing(true)));
    expect(workflow?.stages[0]?.next[0]).toEqual({
      ...{ to: 'sign', when: null, carries: ['note'], rework: false, accept: true },
    });
  });
});
