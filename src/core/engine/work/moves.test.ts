import { describe, expect, test } from 'vitest';
import { blankOutcome, blankTransition } from '../../model/index.ts';
import { type Asked, given } from '../trial/given.ts';
import { oneStage } from '../trial/workflows.ts';
import { permittedMoves } from './moves.ts';

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
});
