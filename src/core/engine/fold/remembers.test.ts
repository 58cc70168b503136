import { describe, expect, test } from 'vitest';
import { HOUR_MS } from '../../base/index.ts';
import {
  blankStage,
  blankTransition,
  type CaseState,
  type OwnerRule,
  type Workflow,
} from '../../model/index.ts';
import { approval, BO, decide, WHO } from '../trial/approvals.ts';
import { fromSource, works } from '../trial/from-source.ts';
import { type Asked, given } from '../trial/given.ts';
import { MONDAY } from '../trial/people.ts';
import { END, finance, oneStage } from '../trial/workflows.ts';
import { apply } from './apply.ts';

const opened: Asked = ['OpenCase', { by: 'ana', values: { amount: '40' } }];
const OPEN: Asked = ['OpenCase', { by: 'ana' }];
const pool: OwnerRule = { kind: 'team', team: 'finance', choose: 'pull' };
const done = '  done: { kind: end }\n';
const stateOf = (workflow: Workflow, asked: readonly Asked[]): CaseState => {
  const { state, events } = given(workflow, asked);
  if (state === null) throw new Error('The case was opened.');
  // What the history says is what the decision left.
  expect(events.reduce<CaseState | null>(apply, null)).toEqual(state);
  return state;
};
const complete = (by: string, workItem: string | undefined, more: object = {}): Asked => [
  'CompleteWorkItem',
  { by, workItem, ...more },
];

describe('what a case remembers of its work', () => {
  test('E1.3 who has it, since when, and who had the stage last', () => {
    const workflow = oneStage({ owner: pool, tasks: ['Look', 'Sign'] });
    const offered = stateOf(workflow, [opened]);
    expect(offered.workItems).toMatchObject([
      { owner: null, candidates: ['bo', 'cy'], keeper: 'cy', status: 'offered', startedAt: null },
    ]);
    expect(offered.lastOwner).toEqual({});
    const claim: Asked = ['ClaimWorkItem', { by: 'bo', workItem: 'c/2' }];
    const claimed = stateOf(workflow, [opened, claim]);
    expect(claimed.workItems).toMatchObject([{ owner: 'bo', candidates: [], status: 'claimed' }]);
    expect(claimed.workItems[0]).not.toHaveProperty('keeper');
    expect(claimed.lastOwner).toEqual({ check: 'bo' });
    const start: Asked = ['StartWorkItem', { by: 'bo', workItem: 'c/2', after: HOUR_MS }];
    expect(stateOf(workflow, [opened, claim, start]).workItems).toMatchObject([
      { status: 'started', startedAt: MONDAY + HOUR_MS },
    ]);
    const give: Asked = ['ReassignWorkItem', { by: 'max', workItem: 'c/2', to: 'cy', after: HOUR_MS }];
    const given = stateOf(workflow, [opened, claim, start, give]);
    expect(given.workItems).toMatchObject([{ owner: 'cy', status: 'offered', startedAt: null }]);
    expect(given.lastOwner).toEqual({ check: 'cy' });
    const release: Asked = ['ReleaseWorkItem', { by: 'max', workItem: 'c/2', after: HOUR_MS }];
    expect(stateOf(workflow, [opened, claim, start, release]).workItems).toEqual(offered.workItems);
    const tick: Asked = ['TickTask', { by: 'bo', workItem: 'c/2', task: 1 }];
    expect(stateOf(workflow, [opened, claim, tick]).workItems[0]?.tasks).toEqual([
      { title: 'Look', done: false },
      { title: 'Sign', done: true },
    ]);
  });

  test('E1.3 only the piece of work that something happened to changes', () => {
    const workflow = fromSource(
      `  split: { kind: split, next: [{ to: a }, { to: b }] }\n${works('a', 'join')}${works('b', 'join')}  join: { kind: join, owner: person cy, next: done }\n${done}`,
    );
    const [first, second] = stateOf(workflow, [OPEN]).workItems;
    const after = stateOf(workflow, [OPEN, ['StartWorkItem', { by: 'cy', workItem: first?.workItem }]]);
    expect(after.workItems.map(({ status }) => status)).toEqual(['started', 'offered']);
    expect(after.workItems[1]).toEqual(second);
    const one = stateOf(workflow, [OPEN, complete('cy', first?.workItem)]);
    expect(one.workItems).toEqual([second]);
    expect(one.timers.map(({ workItem }) => workItem)).toContain(second?.workItem);
  });

  test('E10.4 who decided is kept where nobody decides twice, once each, and no more where it was taken back', () => {
    const twice = (once: boolean) => approval({ by: 'all', who: WHO, once });
    const decided = (once: boolean, ...asked: Asked[]) =>
      stateOf(twice(once), [['OpenCase', { by: 'ana', values: { amount: '1' } }], ...asked]).deciders;
    expect(decided(true, decide('bo', BO))).toEqual({ check: ['bo'] });
    expect(decided(true, decide('bo', BO), ['RecallDecision', { by: 'bo', workItem: BO }])).toEqual({
      check: [],
    });
    expect(decided(false, decide('bo', BO))).toBeUndefined();
  });

  test('E11.2 what was left behind is so, and nothing else', () => {
    const each = (rest: string) =>
      oneStage(
        {},
        {
          stages: [
            blankStage('check', {
              owner: { kind: 'person', person: 'cy' },
              settings: { each: { of: 3, enough: 1, rest } },
              next: [blankTransition('second')],
            }),
            blankStage('second', {
              owner: { kind: 'person', person: 'bo' },
              next: [blankTransition('done')],
            }),
            END,
          ],
        },
      );
    const left = stateOf(each('left'), [opened, complete('cy', 'c/2')]);
    expect(left.workItems.map(({ stage, left: isLeft }) => [stage, isLeft])).toEqual([
      ['check', true],
      ['check', true],
      ['second', undefined],
    ]);
    expect(left.tokens[0]).not.toHaveProperty('instances');
    const withdrawn = stateOf(each('withdrawn'), [opened, complete('cy', 'c/2')]);
    expect(withdrawn.workItems.map(({ stage }) => stage)).toEqual(['second']);
    const planned = stateOf(each('left'), [opened]).tokens[0]?.instances;
    expect(planned?.map(({ workItem }) => workItem)).toEqual(
      stateOf(each('left'), [opened]).workItems.map(({ workItem }) => workItem),
    );
  });
});

describe('what a case remembers of where it stands', () => {
  const sub = (more: string) =>
    fromSource(
      `  sub: { kind: subflow, owner: person cy, workflow: other${more}, next: after }\n${works('after', 'done')}${done}`,
    );

  test('E9.6 the cases that it waits for, as long as it does', () => {
    const each = sub(', each: { field: names, as: name }');
    const open: Asked = ['OpenCase', { by: 'ana', values: { names: ['p', 'q'] } }];
    const effects = stateOf(each, [open]).effects;
    expect(effects.map(({ kind, token }) => [kind, token])).toEqual([
      ['open-subflow', 'c/1'],
      ['open-subflow', 'c/1'],
    ]);
    const begun = [
      open,
      ...effects.map(
        ({ effect }, index): Asked => [
          'ReportEffect',
          { effect, outcome: 'applied', result: { caseId: `child-${index}` } },
        ],
      ),
    ];
    expect(stateOf(each, begun.slice(0, 2))).toMatchObject({
      effects: [effects[1]],
      children: [{ child: 'child-0', token: 'c/1' }],
    });
    expect(stateOf(each, begun).children?.map(({ child }) => child)).toEqual(['child-0', 'child-1']);
    const one: Asked = ['ReportChild', { child: 'child-0', outcome: 'x' }];
    expect(stateOf(each, [...begun, one]).children?.map(({ child }) => child)).toEqual(['child-1']);
    const both: Asked = ['ReportChild', { child: 'child-1', outcome: 'x' }];
    expect(stateOf(each, [...begun, one, both])).toMatchObject({ tokens: [{ stage: 'after' }] });
    expect(stateOf(each, [...begun, one, both]).children).toBeUndefined();
    const over: Asked = ['SkipStage', { by: 'max', stage: 'sub', reason: 'x' }];
    expect(stateOf(each, [...begun, over]).children).toBeUndefined();
    const strange: Asked = ['ReportEffect', { effect: effects[0]?.effect, outcome: 'applied', result: 7 }];
    expect(stateOf(each, [open, strange]).children).toBeUndefined();
  });

  test('E5.2 an effect is pending until it is reported, each on its own; what opens another case waits for none', () => {
    const does = oneStage({
      kind: 'automatic',
      owner: null,
      settings: {
        do: [{ 'open-case': { workflow: 'payment' } }, { 'call-webhook': { url: 'https://x.org/' } }],
      },
    });
    const [first] = stateOf(does, [opened]).effects;
    const reported: Asked = [
      'ReportEffect',
      { effect: first?.effect, outcome: 'applied', result: { caseId: 'k' } },
    ];
    const then = stateOf(does, [opened, reported]);
    expect(then.children).toBeUndefined();
    expect(then).toMatchObject({ effects: [{ kind: 'call-webhook' }], tokens: [{ actionsDone: 2 }] });
  });

  test('E7.3 which joins of a fork have gone on, and no fork that nobody is in', () => {
    const workflow = fromSource(
      `  split: { kind: split, next: [{ to: a }, { to: b }] }\n${works('a', 'join')}${works('b', 'join')}  join: { kind: join, owner: person cy, needs: 1, next: after }\n${works('after', 'done')}${done}`,
    );
    const [a, b] = stateOf(workflow, [OPEN]).workItems;
    expect(stateOf(workflow, [OPEN]).forks).toMatchObject([{ stage: 'split' }]);
    const early = stateOf(workflow, [OPEN, complete('cy', a?.workItem)]);
    expect(early.forks).toMatchObject([{ stage: 'split', joined: ['join'] }]);
    const late = stateOf(workflow, [OPEN, complete('cy', a?.workItem), complete('cy', b?.workItem)]);
    expect(late.tokens.map(({ stage }) => stage)).toEqual(['after']);
  });

  test('E7.3 where the others are cancelled, none has to be told apart later', () => {
    const workflow = fromSource(
      `  split: { kind: split, next: [{ to: a }, { to: b }] }\n${works('a', 'join')}${works('b', 'join')}  join: { kind: join, owner: person cy, needs: 1, rest: cancel, next: after }\n${works('after', 'done')}${done}`,
    );
    const [a] = stateOf(workflow, [OPEN]).workItems;
    const early = stateOf(workflow, [OPEN, complete('cy', a?.workItem)]);
    expect(early.tokens.map(({ stage }) => stage)).toEqual(['after']);
    expect(early.forks).toBeUndefined();
  });

  test('E15.3 a finished case keeps neither forks nor messages', () => {
    const workflow = fromSource(
      `  split: { kind: split, next: [{ to: a }, { to: b }] }\n${works('a', 'pay')}${works('b', 'join')}  pay: { kind: wait, owner: person cy, for: { paid: { message: paid, keep: true }, stopped: { by: hand } }, outcomes: { paid: join, stopped: join } }\n  join: { kind: join, owner: person cy, next: done }\n${done}`,
    );
    const early: Asked[] = [OPEN, ['DeliverMessage', { name: 'paid' }]];
    expect(stateOf(workflow, early)).toMatchObject({ messages: ['paid'], forks: [{}] });
    const over = stateOf(workflow, [...early, ['CancelCase', { by: 'ana', reason: 'x' }]]);
    expect(over).toMatchObject({ status: 'cancelled', workItems: [], timers: [], tokens: [] });
    expect([over.messages, over.forks, over.pauses]).toEqual([undefined, undefined, undefined]);
  });

  test('E14.3 a pause goes with what it paused', () => {
    const paused: Asked = ['PauseCase', { by: 'cy', workItem: 'c/2', reason: 'x' }];
    const workflow = oneStage({ owner: finance });
    expect(stateOf(workflow, [opened, paused]).pauses).toHaveLength(1);
    expect(
      stateOf(workflow, [opened, paused, ['SkipStage', { by: 'max', stage: 'check', reason: 'x' }]]).pauses,
    ).toBeUndefined();
    const whole: Asked = ['PauseCase', { by: 'cy', reason: 'x' }];
    expect(stateOf(workflow, [opened, whole, paused, ['ResumeCase', { by: 'cy' }]]).pauses).toMatchObject([
      { workItem: 'c/2' },
    ]);
  });
});
