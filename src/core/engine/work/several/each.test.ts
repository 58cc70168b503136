import { describe, expect, test } from 'vitest';
import { HOUR_MS, type Json } from '../../../base/index.ts';
import { blankStage, blankTransition, type Stage, type Workflow } from '../../../model/index.ts';
import { outcomes } from '../../trial/approvals.ts';
import { fromSource } from '../../trial/from-source.ts';
import { type Asked, given } from '../../trial/given.ts';
import { oneStage } from '../../trial/workflows.ts';
import { validate } from '../../validate/validate.ts';
import { permittedMoves } from '../moves.ts';

describe('several at once', () => {
  const each = (settings: Json, more: Partial<Stage> = {}): Workflow =>
    oneStage(
      { settings: { each: settings }, ...more },
      {
        record: {
          ...oneStage().record,
          lines: { ...oneStage().record.note, type: 'list', label: 'Lines' } as never,
        },
        intake: [
          {
            ...oneStage().intake[0],
            fields: ['amount', 'lines', 'note', 'day', 'who'].map((field) => ({ field, required: false })),
          } as never,
        ],
      },
    );
  const open = (values: object = {}): Asked => [
    'OpenCase',
    { by: 'ana', values: { amount: '3', ...values } },
  ];
  const lines = open({ lines: ['Chair', 'Desk', 'Lamp'] });
  const complete = (by: string, workItem: string): Asked => ['CompleteWorkItem', { by, workItem }];

  test('E11.1 E11.4 a piece for each element, with its label, shared among the team', () => {
    const { state } = given(each('lines'), [lines]);
    expect(state?.workItems).toMatchObject([
      { label: 'Chair', instance: 1, owner: 'cy' },
      { label: 'Desk', instance: 2, owner: 'cy' },
      { label: 'Lamp', instance: 3, owner: 'bo' },
    ]);
    const turns = given(each('lines', { owner: { kind: 'team', team: 'finance', choose: 'round-robin' } }), [
      lines,
    ]);
    expect(turns.state?.workItems.map(({ owner }) => owner)).toEqual(['bo', 'cy', 'bo']);
  });

  test('E11.1 as many as a number or an expression says, one after another', () => {
    expect(given(each(2), [open()]).state?.workItems).toHaveLength(2);
    expect(given(each('amount + 1'), [open()]).state?.workItems).toHaveLength(4);
    const first = given(each({ of: 'lines', run: 'in order' }), [lines]);
    expect(first.state?.workItems).toMatchObject([{ label: 'Chair' }]);
    expect(
      given(each({ of: 'lines', run: 'in order' }), [lines, complete('cy', 'c/2')]).state?.workItems,
    ).toMatchObject([{ label: 'Desk' }]);
  });

  test('E11.1 for none the case goes on', () => {
    expect(given(each('lines'), [open()]).state).toMatchObject({ status: 'closed', workItems: [] });
  });

  test('E11.2 all are done, or as many as are enough', () => {
    const two = [lines, complete('cy', 'c/2'), complete('cy', 'c/4')];
    expect(given(each('lines'), two).state?.status).toBe('open');
    expect(given(each('lines'), [...two, complete('bo', 'c/6')]).state?.status).toBe('closed');
    expect(given(each({ of: 'lines', enough: 2 }), two).state?.status).toBe('closed');
    const byRule = each({ of: 'lines', enough: 'note = "enough"' });
    const said: Asked = ['CompleteWorkItem', { by: 'cy', workItem: 'c/2', values: { note: 'enough' } }];
    expect(given(byRule, two).state?.status).toBe('open');
    expect(given(byRule, [lines, said]).state?.status).toBe('closed');
  });

  test('E11.2 what is left may still be done, changes nothing, and ends with the case', () => {
    const next: Partial<Stage> = { next: [blankTransition('second')] };
    const one = each({ of: 'lines', enough: 1, rest: 'left' }, next);
    const leaving = {
      ...one,
      stages: [
        ...one.stages,
        blankStage('second', { owner: { kind: 'person', person: 'max' }, next: [blankTransition('done')] }),
      ],
    };
    const scene = given(leaving, [lines, complete('cy', 'c/2')]);
    expect(scene.state?.workItems).toMatchObject([
      { label: 'Desk', left: true },
      { label: 'Lamp', left: true },
      { stage: 'second' },
    ]);
    const after = given(leaving, [lines, complete('cy', 'c/2'), complete('cy', 'c/4')]);
    expect(after.state?.tokens).toMatchObject([{ stage: 'second' }]);
    const second = after.state?.workItems.find(({ stage }) => stage === 'second')?.workItem ?? '';
    const ended = given(leaving, [lines, complete('cy', 'c/2'), complete('max', second)]);
    expect(ended.state).toMatchObject({ status: 'closed', workItems: [], timers: [] });
  });

  test('E11.3 one more while they run', () => {
    const more = each({ of: 'lines', more: true });
    const scene = given(more, [lines, ['AddInstance', { by: 'cy', stage: 'check', label: 'Shelf' }]]);
    expect(scene.state?.workItems.at(-1)).toMatchObject({ label: 'Shelf', instance: 4 });
    given(each('lines'), [lines])
      .when('AddInstance', { by: 'cy', stage: 'check' })
      .thenRejected('instances-fixed');
  });

  test('E11.5 one of several is a move only where it is the last', () => {
    const moves = (asked: Asked[]) => {
      const { compiled, state } = given(each('lines'), asked);
      return state === null ? [] : permittedMoves(compiled, state);
    };
    expect(moves([lines])).toEqual([]);
    expect(moves([lines, complete('cy', 'c/2'), complete('cy', 'c/4')])).toMatchObject([
      { to: 'done', workItem: 'c/6' },
    ]);
  });

  test('E11.2 late pieces climb the ladder each on their own', () => {
    const timed = each('lines', { due: { kind: 'within', duration: '1h' } });
    const { state } = given(timed, [lines]);
    expect(state?.timers.map(({ dueAt }) => dueAt - (state?.openedAt ?? 0))).toEqual([
      HOUR_MS,
      HOUR_MS,
      HOUR_MS,
    ]);
  });

  test('E10.9 outcomes of each have nobody who counts them', () => {
    expect(validate(each('lines', { outcomes, next: [] })).map(({ code }) => code)).toContain(
      'each-with-outcomes',
    );
  });

  test('E11.1 as many as a thousand at once and none more, also by adding', () => {
    const many = each({ of: 'amount', more: true });
    const opens = (amount: string): Asked => ['OpenCase', { by: 'ana', values: { amount } }];
    given(many)
      .when(...opens('1001'))
      .thenRejected('too-many-instances');
    const full = given(many, [opens('1000')]);
    expect(full.state?.workItems).toHaveLength(1000);
    full.when('AddInstance', { by: 'cy', stage: 'check' }).thenRejected('too-many-instances');
    const { decision } = given(many, [opens('999')]).when('AddInstance', { by: 'cy', stage: 'check' });
    expect(decision.ok && decision.state.workItems.at(-1)).toMatchObject({ instance: 1000 });
  });

  test('E11.2 more than there are can never be enough, where the number is known', () => {
    const found = (settings: Json) =>
      validate(each(settings)).filter(({ code }) => code === 'each-needs-too-many');
    expect(found({ of: 3, enough: 4 })).toMatchObject([
      {
        ...{ severity: 'error', at: 'stages.check.settings.each.enough' },
        message: '"Check" is done 3 times, yet 4 are asked for.',
        remedy: 'Ask for fewer, or for all.',
      },
    ]);
    for (const fits of [
      { of: 3, enough: 3 },
      { of: 3, enough: 4, more: true },
      { of: 'lines', enough: 4 },
      3,
    ])
      expect(found(fits)).toEqual([]);
  });

  test('E10.4 where what was decided by time cannot go on, the work does not come to whom the approval bars', () => {
    const source =
      '  check: { kind: approval, owner: requester, decides: { never: requester, by: all, who: [{ owner: person bo }], after: { time: 1h, outcome: yes } }, due: no deadline, outcomes: { yes: { to: done, carries: [count] }, no: done } }\n' +
      '  done: { kind: end }\n';
    const open: Asked = ['OpenCase', { by: 'ana' }];
    const { state } = given(fromSource(source), [open]);
    const timer = state?.timers.find(({ purpose }) => purpose === 'time-out')?.timer;
    const late = given(fromSource(source), [open, ['FireTimer', { timer, after: 3_600_000 }]]);
    expect(late.state?.workItems).toMatchObject([{ stage: 'check', owner: 'max' }]);
  });
});
