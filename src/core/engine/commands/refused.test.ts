import { describe, expect, test } from 'vitest';
import { HOUR_MS } from '../../base/index.ts';
import { type Actor, blankStage, blankTransition, type OwnerRule } from '../../model/index.ts';
import { fromSource, works } from '../trial/from-source.ts';
import { type Asked, ask, given } from '../trial/given.ts';
import { END, finance, oneStage } from '../trial/workflows.ts';
import { checkAccess } from './access.ts';
import type { CommandType } from './index.ts';
import { lateWords } from './run-schedule.ts';

const opened: Asked = ['OpenCase', { by: 'ana', values: { amount: '40' } }];
const pool: OwnerRule = { kind: 'team', team: 'finance', choose: 'pull' };
const done = '  done: { kind: end }\n';

describe('what is asked of work', () => {
  const workflow = oneStage({ tasks: ['Look'] });
  const asks: readonly [CommandType, object?][] = [
    ['TickTask', { task: 0 }],
    ['StartWorkItem'],
    ['CompleteWorkItem'],
    ['AcceptHandoff'],
    ['ReturnHandoff', { reason: 'No' }],
    ['AskForInformation', { question: 'Which?' }],
    ['AnswerQuestion', { answer: 'That' }],
    ['ClaimWorkItem'],
  ];

  test.each(asks)('E3.2 %s is refused for work that is not there', (type, more = {}) => {
    const facts = given(workflow, [opened])
      .when(type, { by: 'cy', workItem: 'c/99', ...more })
      .thenRejected('work-item-not-open');
    expect(facts).toMatchObject({ workItem: 'c/99' });
  });

  test.each(asks)('E3.2 %s is refused for work of somebody else', (type, more = {}) => {
    const asked = given(workflow, [opened]).when(type, { by: 'max', workItem: 'c/2', ...more });
    const code = type === 'ClaimWorkItem' ? 'work-item-taken' : 'not-your-work';
    expect(asked.thenRejected(code)).toMatchObject({ workItem: 'c/2', owner: 'cy' });
  });

  test('E3.2 of a pool nobody has, whoever is not in it may not take it, and it is not called taken', () => {
    const pooled = oneStage({ owner: pool });
    given(pooled, [opened])
      .when('ClaimWorkItem', { by: 'max', workItem: 'c/2' })
      .thenRejected('not-your-work');
    given(pooled, [opened, ['ClaimWorkItem', { by: 'bo', workItem: 'c/2' }]])
      .when('ClaimWorkItem', { by: 'cy', workItem: 'c/2' })
      .thenRejected('work-item-taken');
  });
});

describe('what is asked of stages', () => {
  const scene = given(oneStage(), [opened]);

  test.each<[CommandType, object]>([
    ['StartStage', { stage: 'gone' }],
    ['SkipStage', { stage: 'gone', reason: 'x' }],
    ['MoveCase', { to: 'gone' }],
    ['ChooseWay', { stage: 'gone', reason: 'x' }],
    ['SendBack', { to: 'gone', reason: 'x' }],
  ])('E3.8 %s to a stage that the workflow has not is refused', (type, asked) => {
    expect(scene.when(type, { by: 'cy', ...asked }).thenRejected('stage-unknown')).toEqual({ stage: 'gone' });
  });

  test('E3.8 a finished case is not opened again at a stage that the workflow has not', () => {
    const over = given(oneStage(), [opened, ['CompleteWorkItem', { by: 'cy', workItem: 'c/2' }]]);
    over.when('ReopenCase', { by: 'ana', to: 'gone', reason: 'x' }).thenRejected('stage-unknown');
    over.when('ReopenCase', { by: 'ana', to: 'done', reason: 'x' }).thenRejected('not-an-earlier-stage');
  });

  test('E15.1 a stage is passed over on the way that is named, or that its rules choose; an outcome is named', () => {
    const second = blankStage('second', { owner: finance, next: [blankTransition('done')] });
    const ways = oneStage(
      {},
      {
        stages: [
          blankStage('check', {
            owner: finance,
            next: [blankTransition('second', { when: 'amount > 100' }), blankTransition('done')],
          }),
          second,
          END,
        ],
      },
    );
    const skip = (more: object) =>
      given(ways, [opened]).when('SkipStage', { by: 'max', stage: 'check', reason: 'x', ...more });
    expect(skip({}).decision).toMatchObject({ ok: true, state: { status: 'closed' } });
    expect(skip({ to: 'second' }).decision).toMatchObject({
      ok: true,
      state: { tokens: [{ stage: 'second' }] },
    });
    skip({ to: 'check' }).thenRejected('move-not-allowed');
    skip({ reason: ' ' }).thenRejected('reason-missing');
    skip({ workItem: 'c/99' }).thenRejected('work-item-not-open');
  });

  test('E15.1 what waits for other branches is not passed over', () => {
    const workflow = fromSource(
      `  split: { kind: split, next: [{ to: a }, { to: b }] }\n${works('a', 'all')}${works('b', 'all')}  all: { kind: join, owner: person cy, next: done }\n${done}`,
    );
    const open: Asked = ['OpenCase', { by: 'ana' }];
    const workItem = given(workflow, [open]).state?.workItems[0]?.workItem;
    given(workflow, [open, ['CompleteWorkItem', { by: 'cy', workItem }]])
      .when('SkipStage', { by: 'max', stage: 'all', reason: 'x' })
      .thenRejected('move-not-allowed');
  });
});

describe('who is told', () => {
  test('E1.6 that a case was called off: whoever had its work and whoever asked for it, and nobody of a pool', () => {
    const cancelled = (owner: OwnerRule) => {
      const { decision } = given(oneStage({ owner }), [opened]).when('CancelCase', {
        by: 'max',
        reason: 'Gone',
      });
      if (!decision.ok) throw new Error(decision.rejection.code);
      return decision.events.flatMap((event) => (event.type === 'Notified' ? [event.people] : []));
    };
    expect(cancelled({ kind: 'person', person: 'bo' })).toEqual([['bo', 'ana']]);
    expect(cancelled(pool)).toEqual([['ana']]);
  });

  test('E3.8 that a card was moved by another stands in its history', () => {
    const { events } = given(oneStage(), [opened, ['MoveCase', { by: 'max', to: 'done' }]]);
    expect(events.find(({ type }) => type === 'WorkItemDelegated')).toMatchObject({
      ...{ from: 'cy', to: 'max', why: 'Taken over by Max Weber', reason: 'Moved on the board' },
    });
    const own = given(oneStage(), [opened, ['MoveCase', { by: 'cy', to: 'done' }]]);
    expect(own.events.some(({ type }) => type === 'WorkItemDelegated')).toBe(false);
  });

  test.each<[number, number, string]>([
    [0, 0, ''],
    [HOUR_MS / 12 - 1, 0, ''],
    [HOUR_MS / 12, 0, ', 5 minutes late'],
    [2 * HOUR_MS - 1, 0, ', 120 minutes late'],
    [2 * HOUR_MS, 0, ', 2 hours late'],
    [48 * HOUR_MS, 0, ', 2 days late'],
    [0, 1, '; an earlier time was missed'],
    [3 * HOUR_MS, 2, ', 3 hours late; 2 earlier times were missed'],
  ])('E18.12 of a time that came %i ms late, %i missed: "%s"', (late, missed, words) => {
    expect(lateWords(late, missed)).toBe(words);
  });
});

describe('who may ask', () => {
  const skippable = oneStage({ skippable: true, owner: pool });
  const { state, compiled } = given(skippable, [opened]);
  const may = (by: Actor, command: CommandType, more: object = {}) =>
    checkAccess(state, ask(command, { by, ...more }), { operator: false, compiled })?.code ?? 'may';
  const person = (id: string): Actor => ({ kind: 'person', person: id });
  const stranger: Actor = { kind: 'public', name: null };

  test('E1.7 nobody from outside has a hand in a case, whatever they ask', () => {
    for (const [command, more] of [
      ['ChooseWay', { stage: 'check' }],
      ['SkipStage', { stage: 'check' }],
      ['StartStage', { stage: 'check' }],
      ['MigrateCase', { toVersion: 2 }],
      ['CancelCase', { reason: 'x' }],
    ] as const)
      expect([command, may(stranger, command, more)]).not.toEqual([command, 'may']);
  });

  test('E15.1 whoever has work of a stage may skip it where that is declared, and no other stage', () => {
    expect(may(person('bo'), 'SkipStage', { stage: 'check' })).toBe('may');
    expect(may(person('max'), 'SkipStage', { stage: 'check' })).not.toBe('may');
    expect(may(person('bo'), 'SkipStage', { stage: 'done' })).not.toBe('may');
  });
});

describe('what goes on by hand', () => {
  const workflow = fromSource(
    `  both: { kind: split, next: [{ to: one }, { to: two }, { to: idle, when: urgent }] }\n  one: { kind: wait, owner: person cy, for: { go: { by: hand }, late: { after: 9 days } }, outcomes: { go: done, late: done } }\n  two: { kind: wait, owner: person cy, message: paid, next: done }\n  idle: { kind: wait, owner: person cy, message: never, next: done }\n${done}`,
  );
  const open: Asked = ['OpenCase', { by: 'ana', values: { urgent: false } }];
  const choose = (more: object): Asked => ['ChooseWay', { by: 'cy', reason: 'Settled by phone', ...more }];

  test('E8.3 is told in the history, with the reason', () => {
    const { decision } = given(workflow, [open]).when(...choose({ stage: 'one', outcome: 'go' }));
    expect(decision.ok && decision.events[0]).toMatchObject({
      ...{ type: 'WayChosen', stage: 'one', outcome: 'go', reason: 'Settled by phone' },
    });
  });

  test('E8.3 is refused where the case does not stand, and where nothing is left to a person', () => {
    const scene = given(workflow, [open]);
    scene.when(...choose({ stage: 'idle' })).thenRejected('move-not-allowed');
    scene.when(...choose({ stage: 'one', outcome: 'other' })).thenRejected('move-not-allowed');
  });
});

describe('one more of several', () => {
  const workflow = fromSource(
    `  both: { kind: split, next: [{ to: one }, { to: two }] }\n  one: { kind: work, owner: person cy, due: no deadline, each: { of: 2, more: true }, next: done }\n  two: { kind: work, owner: person bo, due: no deadline, each: { of: 2, more: true }, next: done }\n${done}`,
  );
  const open: Asked = ['OpenCase', { by: 'ana' }];
  const added = (more: object) => given(workflow, [open]).when('AddInstance', { by: 'max', ...more });

  test('E11.3 is added at the stage that was named', () => {
    for (const stage of ['one', 'two']) {
      const { decision } = added({ stage, label: 'Third' });
      if (!decision.ok) throw new Error(decision.rejection.code);
      expect(decision.state.workItems.at(-1)).toMatchObject({ stage, label: 'Third', instance: 3 });
    }
    added({ stage: 'gone' }).thenRejected('stage-unknown');
    added({ stage: 'done' }).thenRejected('instances-fixed');
  });
});
