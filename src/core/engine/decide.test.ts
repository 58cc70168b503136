import { describe, expect, test } from 'vitest';
import { apply, followUps } from './index.ts';
import { given, MACHINE } from './trial/given.ts';
import { MONDAY } from './trial/people.ts';
import { expense, oneStage } from './trial/workflows.ts';

const OPEN = ['OpenCase', { by: 'ana', values: { amount: '40' } }] as const;
const done = ['CompleteWorkItem', { by: 'cy', workItem: 'c/2' }] as const;

describe('deciding', () => {
  test('E1.2 events carry their number, actor, cause and version', () => {
    const { events } = given(oneStage(), [OPEN]);
    expect(events.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
    expect(events[0]).toMatchObject({
      by: { kind: 'person', person: 'ana' },
      cause: 'OpenCase',
      version: 1,
      at: MONDAY,
    });
  });

  test('E1.2 a clock that went back does not make an event earlier than the one before', () => {
    given(oneStage(), [['OpenCase', { by: 'ana', after: 5000, values: { amount: '40' } }]])
      .when('StartWorkItem', { by: 'cy', workItem: 'c/2', after: 10 })
      .thenHappened(
        { type: 'WorkItemClaimed', at: MONDAY + 5000 },
        { type: 'WorkItemStarted', at: MONDAY + 5000 },
      );
  });

  test('E1.4 a command to a case that does not exist is refused', () => {
    given(oneStage()).when('SetPriority', { by: 'ana', priority: 'high' }).thenRejected('case-not-found');
  });

  test('E1.4 a case is opened once', () => {
    given(oneStage(), [OPEN])
      .when(...OPEN)
      .thenRejected('case-exists');
  });

  test('E1.5 a finished case takes comments, and no work', () => {
    const finished = given(oneStage(), [OPEN, done]);
    expect(finished.state).toMatchObject({ status: 'closed', outcome: 'done', tokens: [], timers: [] });
    finished.when('AddComment', { by: 'ana', text: 'Thank you' }).thenHappened('CommentAdded');
    finished.when('SetPriority', { by: 'ana', priority: 'low' }).thenRejected('case-not-open');
  });

  test('E1.3 apply takes any event at any time and never refuses', () => {
    const { events } = given(expense, [
      ['OpenCase', { by: 'ana', values: { amount: '40', category: 'meals' } }],
    ]);
    for (const event of events) expect(() => apply(null, event)).not.toThrow();
  });

  test('E1.3 an event of a kind that is not known yet changes the head alone', () => {
    const { state, events } = given(oneStage(), [OPEN]);
    const strange = { ...events[0], seq: 6, type: 'SomethingLater' } as unknown as (typeof events)[number];
    expect(apply(state, strange)).toEqual({ ...state, seq: 6 });
  });

  test('E5.2 timers and effects become jobs under the id of the timer or effect', () => {
    const { compiled, state, events } = given(oneStage({ due: { kind: 'within', duration: '2h' } }), [OPEN]);
    if (state === null) throw new Error('The case was opened.');
    const jobs = events.flatMap((event) => followUps(compiled, state, event));
    expect(jobs).toEqual([{ kind: 'timer', key: 'c/3', caseId: 'c', dueAt: MONDAY + 7_200_000 }]);
  });

  test('E1.2 a form that a case is opened by names every field that does not fit', () => {
    const values = { amount: 'a lot', day: 'soon' };
    const facts = given(oneStage()).when('OpenCase', { by: 'ana', values }).thenRejected('field-invalid');
    expect(facts.fields).toMatchObject([{ field: 'amount' }, { field: 'day' }]);
    given(oneStage()).when('OpenCase', { by: 'ana' }).thenRejected('field-missing');
    given(oneStage())
      .when('OpenCase', { by: 'ana', values: { amount: '1', secret: 'x' } })
      .thenRejected('field-unknown');
  });

  test('E1.4 nobody opens a case by a way that its form does not take', () => {
    const guest = { kind: 'public', name: 'Eve' } as const;
    const asked = { by: guest, values: { amount: '1' } };
    given(oneStage())
      .when('OpenCase', { ...asked, via: 'people' })
      .thenRejected('intake-closed');
    given(oneStage())
      .when('OpenCase', { ...asked, via: 'case' })
      .thenRejected('intake-closed');
    given(oneStage())
      .when('OpenCase', { ...asked, intake: 3 })
      .thenRejected('intake-closed');
    const opened = given(oneStage(), [['OpenCase', { ...asked, via: 'public', requester: 'max' }]]);
    expect(opened.state).toMatchObject({ requester: null, requesterName: 'Eve' });
  });

  test('E1.2 another case may open one at any stage and fill any field', () => {
    const asked = { by: MACHINE, via: 'case', values: { amount: '1', note: 'hi' }, parent: 'p' };
    given(oneStage(), [['OpenCase', { ...asked, starts: 'done' }]]);
    given(oneStage())
      .when('OpenCase', { ...asked, starts: 'nowhere' })
      .thenRejected('stage-unknown');
  });

  test('E1.2 a case is named by the workflow’s text, else by its number', () => {
    expect(given(oneStage(), [OPEN]).state?.title).toBe('Small #7');
    const named = given(expense, [['OpenCase', { by: 'ana', values: { amount: '40' } }]]);
    expect(named.state?.title).toBe('Expense of Ana Lopez');
  });
});
