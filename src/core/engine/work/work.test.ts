import { describe, expect, test } from 'vitest';
import { blankOutcome, blankStage, blankTransition, type Stage } from '../../model/index.ts';
import { type Asked, given } from '../trial/given.ts';
import { END, expense, oneStage } from '../trial/workflows.ts';

const opened = (values: object = { amount: '40' }): Asked => ['OpenCase', { by: 'ana', values }];
const checked: readonly Asked[] = [
  opened({ amount: '400', category: 'meals' }),
  ['TickTask', { by: 'cy', workItem: 'c/2', task: 0 }],
  ['TickTask', { by: 'cy', workItem: 'c/2', task: 1 }],
  ['CompleteWorkItem', { by: 'cy', workItem: 'c/2' }],
];
const atApproval = () => given(expense, checked);
const APPROVAL = 'c/8';

describe('work', () => {
  test('E3.1 completing at once writes that it was claimed and started', () => {
    given(oneStage(), [opened()])
      .when('CompleteWorkItem', { by: 'cy', workItem: 'c/2', values: { note: 'fine' } })
      .thenHappened(
        'WorkItemClaimed',
        'WorkItemStarted',
        {
          type: 'RecordChanged',
          changes: [{ field: 'note', before: null, after: 'fine' }],
          stage: 'check',
        },
        'WorkItemCompleted',
        'TimerCancelled',
        'StageLeft',
        'StageEntered',
        'StageLeft',
        'CaseClosed',
        'Notified',
      );
  });

  test('E3.1 what was claimed and started before is not written again', () => {
    const started = given(oneStage(), [opened(), ['StartWorkItem', { by: 'cy', workItem: 'c/2' }]]);
    started.when('StartWorkItem', { by: 'cy', workItem: 'c/2' }).thenHappened();
    const { decision } = started.when('CompleteWorkItem', { by: 'cy', workItem: 'c/2' });
    expect(decision.ok && decision.events[0]?.type).toBe('WorkItemCompleted');
  });

  test('E3.2 nobody does another’s work, and nothing twice', () => {
    const case1 = given(oneStage(), [opened()]);
    case1.when('CompleteWorkItem', { by: 'bo', workItem: 'c/2' }).thenRejected('not-your-work');
    case1.when('CompleteWorkItem', { workItem: 'c/2' }).thenRejected('not-your-work');
    case1.when('ClaimWorkItem', { by: 'bo', workItem: 'c/2' }).thenRejected('work-item-taken');
    case1.when('ClaimWorkItem', { by: 'bo', workItem: 'c/9' }).thenRejected('work-item-not-open');
  });

  test('E3.2 the first who claims from a pool has it', () => {
    const pool = { owner: { kind: 'team', team: 'finance', choose: 'pull' } } as const;
    const taken = given(oneStage(pool), [opened(), ['ClaimWorkItem', { by: 'bo', workItem: 'c/2' }]]);
    expect(taken.state?.workItems[0]).toMatchObject({ owner: 'bo', status: 'claimed', candidates: [] });
    taken.when('ClaimWorkItem', { by: 'cy', workItem: 'c/2' }).thenRejected('work-item-taken');
  });

  test('E3.3 an outcome is picked among those there are, with the reason it needs', () => {
    const approval = atApproval();
    expect(approval.state?.workItems[0]).toMatchObject({ workItem: APPROVAL, owner: 'max' });
    const answer = (input: object) =>
      approval.when('CompleteWorkItem', { by: 'max', workItem: APPROVAL, ...input });
    expect(answer({}).thenRejected('outcome-missing').outcomes).toEqual(['approved', 'rejected', 'returned']);
    answer({ outcome: 'maybe' }).thenRejected('outcome-unknown');
    answer({ outcome: 'rejected', reason: '  ' }).thenRejected('reason-missing');
    const { decision } = answer({ outcome: 'rejected', reason: 'Too much' });
    expect(decision.ok && decision.state).toMatchObject({ status: 'closed', outcome: 'refused' });
  });

  test('E3.3 an outcome may need fields', () => {
    const outcomes = [blankOutcome('yes', 'done', { needs: ['note'] })];
    const asked = given(oneStage({ outcomes, next: [] }), [opened()]);
    const yes = { by: 'cy', workItem: 'c/2', outcome: 'yes' };
    const facts = asked.when('CompleteWorkItem', yes).thenRejected('field-missing');
    expect(facts.fields).toEqual([{ field: 'note', code: 'missing', message: 'Note is needed.' }]);
    expect(asked.when('CompleteWorkItem', { ...yes, values: { note: 'so' } }).decision.ok).toBe(true);
  });

  test('E3.4 forward needs the form and the tasks, back needs neither', () => {
    const asked = given(expense, [opened({ amount: '400' })]);
    asked.when('CompleteWorkItem', { by: 'cy', workItem: 'c/2' }).thenRejected('field-missing');
    const filled = { by: 'cy', workItem: 'c/2', values: { category: 'meals' } };
    expect(asked.when('CompleteWorkItem', filled).thenRejected('tasks-open').tasks).toEqual([
      'Receipt readable',
      'Category right',
    ]);
    const form = [{ field: 'note', required: true }];
    const outcomes = [blankOutcome('back', 'check', { rework: true }), blankOutcome('on', 'done')];
    const stage = { form, outcomes, tasks: ['Look'], next: [] };
    const backed = given(oneStage(stage), [opened()]).when('CompleteWorkItem', {
      by: 'cy',
      workItem: 'c/2',
      outcome: 'back',
    });
    expect(backed.decision.ok).toBe(true);
  });

  test('E3.4 a value of the wrong kind, or of no field, is refused with its name', () => {
    const asked = given(oneStage(), [opened()]);
    const send = (values: object) => asked.when('CompleteWorkItem', { by: 'cy', workItem: 'c/2', values });
    send({ amount: 'plenty' }).thenRejected('field-invalid');
    send({ amounts: 1 }).thenRejected('field-unknown');
  });

  test('E3.5 a handover names everything that it still lacks', () => {
    const next = [blankTransition('done', { carries: ['note', 'day', 'amount'] })];
    const facts = given(oneStage({ next }), [opened()])
      .when('CompleteWorkItem', { by: 'cy', workItem: 'c/2' })
      .thenRejected('handoff-incomplete');
    expect(facts).toEqual({ to: 'done', fields: ['note', 'day'], labels: ['Note', 'Day'] });
  });

  test('E3.6 who made the request does not decide on it, though it be handed to them', () => {
    const approval = atApproval();
    approval
      .when('ReassignWorkItem', { by: 'max', workItem: APPROVAL, to: 'ana' })
      .thenRejected('requester-may-not-decide');
  });

  test('E3.6 an approval that would come to the requester goes to somebody else', () => {
    const stage: Partial<Stage> = {
      kind: 'approval',
      owner: { kind: 'requester' },
      outcomes: [blankOutcome('approved', 'done')],
      next: [],
      settings: { decides: { never: 'requester' } },
    };
    expect(given(oneStage(stage), [opened()]).state?.workItems[0]?.owner).toBe('max');
  });

  test('E3.7 work goes back to where it was, to whoever had it, and leaves nothing behind', () => {
    const back = atApproval().when('SendBack', { by: 'max', to: 'check', reason: 'No receipt' });
    const state = back.thenHappened(
      'HandoffReturned',
      'WorkItemWithdrawn',
      'TimerCancelled',
      'StageLeft',
      { type: 'StageEntered', stage: 'check', rework: true },
      { type: 'WorkItemOffered', owner: 'cy', why: 'Had it before' },
      'TimerSet',
      'TimerSet',
      'TimerSet',
      {
        type: 'Notified',
        people: ['cy'],
        reason: 'returned',
        text: 'Back at Check: Expense of Ana Lopez. No receipt',
      },
    );
    expect(state.tokens).toHaveLength(1);
    expect(state.workItems).toHaveLength(1);
    expect(state.visits).toMatchObject({ check: 2 });
  });

  test('E3.7 work is not sent forward, nowhere, or without a reason', () => {
    const approval = atApproval();
    const back = (to: string, reason = 'No') => approval.when('SendBack', { by: 'max', to, reason });
    back('pay').thenRejected('not-an-earlier-stage');
    back('approve').thenRejected('not-an-earlier-stage');
    back('nowhere').thenRejected('stage-unknown');
    back('check', ' ').thenRejected('reason-missing');
  });

  test('E3.8 a move on the board takes the way that leads there', () => {
    const approval = atApproval();
    const moved = approval.when('MoveCase', { by: 'max', to: 'cool' });
    expect(moved.decision.ok && moved.decision.state.tokens[0]?.stage).toBe('cool');
    approval.when('MoveCase', { by: 'max', to: 'closed' }).thenRejected('move-not-allowed');
    approval.when('MoveCase', { by: 'max', to: 'refused' }).thenRejected('reason-missing');
    approval.when('MoveCase', { by: 'bo', to: 'cool' }).thenRejected('not-your-work');
  });

  test('E3.8 moving another’s work takes it over first', () => {
    const { decision } = given(oneStage(), [opened()]).when('MoveCase', { by: 'bo', to: 'done' });
    expect(decision.ok && decision.events[0]).toMatchObject({
      type: 'WorkItemDelegated',
      from: 'cy',
      to: 'bo',
    });
  });

  test('E3.2 work is given only to somebody who can sign in', () => {
    const asked = given(oneStage(), [opened()]);
    const give = (to: string) => asked.when('ReassignWorkItem', { by: 'cy', workItem: 'c/2', to });
    give('old').thenRejected('person-unknown');
    give('nobody').thenRejected('person-unknown');
    give('cy').thenHappened();
    give('bo').thenHappened({ type: 'WorkItemDelegated', why: 'Given by Cy Young' }, 'Notified');
  });

  test('E3.4 tasks are ticked and unticked, and only those there are', () => {
    const asked = given(expense, [
      opened({ amount: '1' }),
      ['TickTask', { by: 'cy', workItem: 'c/2', task: 0 }],
    ]);
    asked.when('TickTask', { by: 'cy', workItem: 'c/2', task: 0 }).thenHappened();
    asked.when('TickTask', { by: 'cy', workItem: 'c/2', task: 0, done: false }).thenHappened('TaskTicked');
    asked.when('TickTask', { by: 'cy', workItem: 'c/2', task: 9 }).thenRejected('task-unknown');
  });

  test('E3.3 without an otherwise a case may find no way on', () => {
    const next = [blankTransition('done', { when: 'amount > 100' })];
    const asked = given(oneStage({ next }), [opened()]);
    asked.when('CompleteWorkItem', { by: 'cy', workItem: 'c/2' }).thenRejected('no-way-on');
  });

  test('E5.1 a circle of decisions is stopped', () => {
    const stages = [
      blankStage('check', { owner: { kind: 'requester' }, next: [blankTransition('round')] }),
      blankStage('round', { kind: 'decide', next: [blankTransition('about')] }),
      blankStage('about', { kind: 'decide', next: [blankTransition('round')] }),
      END,
    ];
    given(oneStage({}, { stages }), [opened()])
      .when('CompleteWorkItem', { by: 'ana', workItem: 'c/2' })
      .thenRejected('too-many-steps');
  });
});
