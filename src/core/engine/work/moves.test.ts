import { describe, expect, test } from 'vitest';
import type { Json } from '../../base/index.ts';
import { blankOutcome, blankStage, blankTransition } from '../../model/index.ts';
import { approval, BO, CY, decide, MAX, WHO } from '../trial/approvals.ts';
import { type Asked, given } from '../trial/given.ts';
import { END, finance, oneStage } from '../trial/workflows.ts';
import { permittedMoves, waysFrom } from './moves.ts';

const opened: Asked = ['OpenCase', { by: 'ana', values: { amount: '40' } }];

describe('where a case may be moved', () => {
  test('E3.8 by rule, to the one stage whose rule holds now', () => {
    const next = [
      blankTransition('check', { when: 'amount > 100' }),
      blankTransition('done', { carries: ['note'] }),
    ];
    const { compiled, state } = given(oneStage({ next }), [opened]);
    if (state === null) throw new Error('The case was opened.');
    expect(permittedMoves(compiled, state)).toEqual([
      {
        workItem: 'c/2',
        from: 'check',
        to: 'done',
        outcome: null,
        title: null,
        needsReason: false,
        needsFields: ['note'],
      },
    ]);
  });

  test('E3.8 by outcome, to every stage that one leads to, with what it asks for', () => {
    const outcomes = [
      blankOutcome('yes', 'done'),
      blankOutcome('no', 'check', { needs: ['reason', 'note'], rework: true }),
    ];
    const { compiled, state } = given(oneStage({ outcomes, next: [] }), [opened]);
    if (state === null) throw new Error('The case was opened.');
    expect(permittedMoves(compiled, state)).toMatchObject([
      { to: 'done', outcome: 'yes', needsReason: false },
      { to: 'check', outcome: 'no', needsReason: true, needsFields: ['note'] },
    ]);
  });

  test('E3.8 of several who decide only by whoever decides last, and by what then counts', () => {
    const workflow = approval({ by: 'quorum', quorum: 2, who: WHO, ask: true } as Json);
    const moves = (past: readonly Asked[]) => {
      const { compiled, state } = given(workflow, past);
      return state === null ? [] : permittedMoves(compiled, state);
    };
    expect(moves([opened])).toEqual([]);
    const one = [opened, decide('bo', BO)];
    expect(moves(one).map(({ workItem, outcome }) => [workItem, outcome])).toEqual([
      [CY, 'approved'],
      [MAX, 'approved'],
    ]);
    const two = [opened, decide('bo', BO, 'rejected')];
    expect(moves(two).map(({ workItem, outcome }) => [workItem, outcome])).toEqual([
      [CY, 'rejected'],
      [MAX, 'rejected'],
    ]);
  });

  test('E3.8 neither a question nor what the case went on without is a move', () => {
    const asking = approval({ ask: true } as Json, { owner: { kind: 'person', person: 'bo' } });
    const scene = given(asking, [
      opened,
      ['AskForInformation', { by: 'bo', workItem: 'c/2', question: 'Which?', whom: 'cy' }],
    ]);
    const ways = (asked: typeof scene) =>
      asked.state?.workItems.map((item) =>
        asked.state === null
          ? []
          : waysFrom(
              {
                compiled: asked.compiled,
                state: asked.state,
                at: asked.state.changedAt,
                directory: asked.directory,
              },
              item,
            ).map(({ outcome }) => outcome),
      );
    expect(ways(scene)).toEqual([['approved', 'rejected', 'later'], []]);
    const left = oneStage(
      { settings: { each: { of: 2, enough: 1, rest: 'left' } }, next: [blankTransition('second')] },
      {
        stages: [
          blankStage('check', {
            owner: finance,
            settings: { each: { of: 2, enough: 1, rest: 'left' } },
            next: [blankTransition('second')],
          }),
          blankStage('second', { owner: finance, next: [blankTransition('done')] }),
          END,
        ],
      },
    );
    const gone = given(left, [opened, ['CompleteWorkItem', { by: 'cy', workItem: 'c/2' }]]);
    expect(gone.state?.workItems.map(({ stage, left: isLeft }) => [stage, isLeft])).toEqual([
      ['check', true],
      ['second', undefined],
    ]);
    expect(ways(gone)).toEqual([[], [null]]);
  });

  test('E10.6 a question is answered, and given to nobody else', () => {
    const asking = approval({ ask: true } as Json, { owner: { kind: 'person', person: 'bo' } });
    const scene = given(asking, [
      opened,
      ['AskForInformation', { by: 'bo', workItem: 'c/2', question: 'Which?', whom: 'cy' }],
    ]);
    const workItem = scene.state?.workItems.find(({ question }) => question !== undefined)?.workItem;
    scene.when('ReassignWorkItem', { by: 'cy', workItem, to: 'max' }).thenRejected('is-a-question');
  });
});
