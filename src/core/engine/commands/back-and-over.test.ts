import { describe, expect, test } from 'vitest';
import { blankStage, blankTransition, type CaseState, type Workflow } from '../../model/index.ts';
import { decide } from '../decide.ts';
import { type Asked, ask, given, ready } from '../trial/given.ts';
import { office } from '../trial/people.ts';
import { END, expense, finance, oneStage } from '../trial/workflows.ts';
import { checkAccess } from './access.ts';
import { withHistory } from './with-history.ts';

const opened: Asked = ['OpenCase', { by: 'ana', values: { amount: '400', category: 'meals' } }];
const small: Asked = ['OpenCase', { by: 'ana', values: { amount: '40' } }];
const tick = (task: number): Asked => ['TickTask', { by: 'cy', workItem: 'c/2', task }];
const checked: readonly Asked[] = [
  opened,
  tick(0),
  tick(1),
  ['CompleteWorkItem', { by: 'cy', workItem: 'c/2' }],
];

const worked = (id: string, to: string, more: object = {}) =>
  blankStage(id, { owner: finance, next: [blankTransition(to)], ...more });
const branches: Workflow = oneStage(
  {},
  {
    stages: [
      worked('check', 'parts'),
      blankStage('parts', { kind: 'split', next: [blankTransition('one'), blankTransition('two')] }),
      worked('one', 'more'),
      worked('more', 'all', { due: { kind: 'within', duration: '4h' } }),
      worked('two', 'all'),
      blankStage('all', { kind: 'join', next: [blankTransition('done')] }),
      END,
    ],
  },
);

/** A case in two branches: the first is at its second stage, the second still at its first. */
const apart = () => {
  const start: Asked[] = [small, ['CompleteWorkItem', { by: 'cy', workItem: 'c/2' }]];
  const one = given(branches, start).state?.workItems.find(({ stage }) => stage === 'one');
  const path: Asked[] = [...start, ['CompleteWorkItem', { by: one?.owner ?? '', workItem: one?.workItem }]];
  return { path, state: given(branches, path).state };
};
const at = (state: { tokens: readonly { stage: string }[] } | null | undefined) =>
  state?.tokens.map(({ stage }) => stage).sort();

describe('back, over and again', () => {
  test('E15.1 a skipped stage leaves no work behind and says who passed it over and why', () => {
    given(expense, [opened])
      .when('SkipStage', { by: 'cy', stage: 'check', reason: 'Known vendor' })
      .thenHappened(
        { type: 'StageSkipped', stage: 'check', to: 'route', reason: 'Known vendor' },
        { type: 'WorkItemWithdrawn', workItem: 'c/2' },
        'TimerCancelled',
        'TimerCancelled',
        'TimerCancelled',
        { type: 'StageLeft', stage: 'check', to: 'route' },
        { type: 'StageEntered', stage: 'route' },
        'StageLeft',
        { type: 'StageEntered', stage: 'approve' },
        'WorkItemOffered',
        'TimerSet',
        'Notified',
      );
  });

  test('E15.1 a wait and a named outcome are skipped too', () => {
    const approved: Asked = [
      'SkipStage',
      { by: 'max', stage: 'approve', to: 'cool', reason: 'Agreed before' },
    ];
    const cooling = given(expense, [...checked, approved]);
    expect(at(cooling.state)).toEqual(['cool']);
    const paying = cooling.when('SkipStage', { by: 'max', stage: 'cool', reason: 'Urgent' }).decision;
    expect(paying.ok && at(paying.state)).toEqual(['pay']);
    expect(paying.ok && paying.state.timers).toEqual([]);
  });

  test('E15.1 operators skip anything; whoever has the work, where the stage says so', () => {
    const command = ask('SkipStage', { by: 'cy', stage: 'check', reason: 'x' });
    const may = (workflow: Workflow, operator: boolean) =>
      checkAccess(given(workflow, [small]).state, command, { operator, compiled: ready(workflow) });
    expect(may(oneStage(), true)).toBe(null);
    expect(may(oneStage(), false)).toMatchObject({ code: 'not-permitted' });
    expect(may(oneStage({ skippable: true }), false)).toBe(null);
    const anas = { ...command, by: { kind: 'person', person: 'ana' } } as const;
    const { state } = given(oneStage({ skippable: true }), [small]);
    expect(
      checkAccess(state, anas, { operator: false, compiled: ready(oneStage({ skippable: true })) }),
    ).not.toBe(null);
  });

  test('E15.2 a request is taken back, corrected and sent again', () => {
    const state = given(expense, [opened])
      .when('RecallSubmission', {
        by: 'ana',
        next: 'start',
        values: { amount: '30' },
        reason: 'Typing error',
      })
      .thenHappened(
        { type: 'SubmissionRecalled', next: 'start' },
        'WorkItemWithdrawn',
        ...(['TimerCancelled', 'TimerCancelled', 'TimerCancelled'] as const),
        { type: 'StageLeft', stage: 'check' },
        'RecordChanged',
        { type: 'StageEntered', stage: 'check', visit: 2, rework: false },
        'WorkItemOffered',
        ...(['TimerSet', 'TimerSet', 'TimerSet'] as const),
        'Notified',
      );
    expect(state.workItems).toHaveLength(1);
    const twice = given(expense, [opened, ['RecallSubmission', { by: 'ana', next: 'start', reason: 'x' }]]);
    expect(twice.when('RecallSubmission', { by: 'ana', next: 'cancel', reason: 'x' }).decision).toMatchObject(
      {
        state: { status: 'cancelled', tokens: [], workItems: [], timers: [] },
      },
    );
  });

  test('E15.3 a finished case is opened again, cancelled or closed', () => {
    const called: Asked = ['CancelCase', { by: 'ana', reason: 'x' }];
    const cancelled = given(expense, [...checked, called]);
    const state = cancelled
      .when('ReopenCase', { by: 'ana', to: 'check', reason: 'Needed after all' })
      .thenHappened(
        { type: 'CaseReopened', to: 'check', before: 'cancelled' },
        { type: 'StageEntered', stage: 'check', visit: 2, rework: true },
        'WorkItemOffered',
        ...(['TimerSet', 'TimerSet', 'TimerSet'] as const),
        'Notified',
      );
    expect(state).toMatchObject({ status: 'open', closedAt: null, outcome: null });
    const closed = given(oneStage(), [small, ['CompleteWorkItem', { by: 'cy', workItem: 'c/2' }]]);
    expect(closed.state?.status).toBe('closed');
    const again = closed.when('ReopenCase', { by: 'ana', to: 'check', reason: 'Not solved' }).decision;
    expect(again).toMatchObject({ state: { status: 'open', outcome: null, visits: { check: 2 } } });
  });

  test('E15.4 fields stay, or are put back to what they were when the case first left that stage', () => {
    const changed: Asked = ['UpdateRecord', { by: 'max', values: { category: 'travel', paid: true } }];
    const back = { by: 'max', to: 'check', reason: 'No receipt' };
    const scene = given(expense, [...checked, changed]);
    const kept = scene.when('SendBack', back).decision;
    expect(kept).toMatchObject({ state: { record: { category: 'travel', paid: true } } });
    const restored = scene.when('SendBack', { ...back, restore: true }).decision;
    expect(restored).toMatchObject({
      state: { record: { amount: { minor: 40_000 }, category: 'meals', paid: null } },
    });
    const called: Asked = ['CancelCase', { by: 'ana', reason: 'x' }];
    const reopened = given(expense, [...checked, changed, called]).when('ReopenCase', {
      ...{ by: 'ana', to: 'check', reason: 'x', restore: true },
    }).decision;
    expect(reopened).toMatchObject({ state: { record: { category: 'meals', paid: null } } });
  });

  test('E15.4 what was sent as the record of then does not count', () => {
    const forged = { by: 'max', to: 'check', reason: 'x', restore: true, recordThen: { category: 'travel' } };
    const { decision } = given(expense, checked).when('SendBack', forged);
    expect(decision).toMatchObject({ state: { record: { category: 'meals' } } });
  });

  test('E15.5 within branches only the one goes back, or over', () => {
    const { path, state } = apart();
    expect(at(state)).toEqual(['more', 'two']);
    const item = state?.workItems.find(({ stage }) => stage === 'more');
    const asked = { by: item?.owner ?? '', workItem: item?.workItem, reason: 'x' };
    const scene = given(branches, [...path, ['PauseCase', asked]]);
    const { reason: _, ...bare } = asked;
    const resumed = given(branches, [...path, ['PauseCase', asked], ['ResumeCase', bare]]);
    expect(scene.when('SendBack', { ...asked, to: 'one' }).thenRejected('paused')).toMatchObject({
      reason: 'x',
    });
    const back = resumed.when('SendBack', { ...asked, to: 'one' }).decision;
    expect(back.ok && at(back.state)).toEqual(['one', 'two']);
    const over = resumed.when('SkipStage', { ...asked, stage: 'more' }).decision;
    expect(over.ok && at(over.state)).toEqual(['all', 'two']);
    expect(over.ok && over.state.workItems.map(({ stage }) => stage)).toEqual(['two']);
    const end = resumed.when('CancelCase', { by: 'ana', reason: 'Enough' }).decision;
    expect(end).toMatchObject({ state: { tokens: [], workItems: [], timers: [], pauses: undefined } });
    resumed.when('SkipStage', { by: 'max', stage: 'all', reason: 'x' }).thenRejected('work-item-not-open');
  });

  test('E15.4 fields are restored in the same order, whatever the order in which the record was stored', () => {
    const { compiled, state, events } = given(expense, [
      ...checked,
      ['UpdateRecord', { by: 'max', values: { category: 'travel', amount: '70' } }],
    ]);
    const back = withHistory(
      ask('SendBack', { by: 'max', to: 'check', reason: 'No', restore: true }),
      events,
    );
    const fields = (before: CaseState | null) => {
      const decision = decide(compiled, before, back, office);
      const change = decision.ok && decision.events.find(({ type }) => type === 'RecordChanged');
      return change && change.type === 'RecordChanged' ? change.changes.map(({ field }) => field) : [];
    };
    if (state === null) throw new Error('The case was opened.');
    const turned = Object.fromEntries(Object.entries(state.record).reverse());
    expect(fields(state)).toEqual(['amount', 'category']);
    expect(fields({ ...state, record: turned })).toEqual(['amount', 'category']);
  });
});
