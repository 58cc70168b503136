import { describe, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, type Json } from '../../../base/index.ts';
import {
  blankOutcome,
  blankStage,
  blankTransition,
  type Stage,
  type Workflow,
} from '../../../model/index.ts';
import { checkAccess } from '../../commands/access.ts';
import { fromSource } from '../../trial/from-source.ts';
import { type Asked, ask, given } from '../../trial/given.ts';
import { office, officeWith } from '../../trial/people.ts';
import { END, oneStage } from '../../trial/workflows.ts';
import { validate } from '../../validate/validate.ts';
import { permittedMoves } from '../moves.ts';

const REFUSED = blankStage('refused', { kind: 'end' });
const outcomes = [
  blankOutcome('approved', 'done'),
  blankOutcome('rejected', 'refused', { needs: ['reason'] }),
  blankOutcome('later', 'refused'),
];

/** An approval of the given kind, by Bo and Cy of finance unless it says who. */
const approval = (decides: Json, more: Partial<Stage> = {}): Workflow =>
  oneStage(
    {},
    {
      stages: [
        blankStage('check', {
          kind: 'approval',
          owner: { kind: 'team', team: 'finance', choose: 'round-robin' },
          outcomes,
          settings: { decides },
          ...more,
        }),
        END,
        REFUSED,
      ],
    },
  );

const WHO = [{ owner: 'person bo' }, { owner: 'person cy' }, { owner: 'person max' }];
const opened: Asked = ['OpenCase', { by: 'ana', values: { amount: '100' } }];
const decide = (by: string, workItem: string, outcome = 'approved', more: object = {}): Asked => [
  'CompleteWorkItem',
  { by, workItem, outcome, reason: 'So', ...more },
];
const [BO, CY, MAX] = ['c/2', 'c/4', 'c/6'] as const;
const faults = (workflow: Workflow): string[] => validate(workflow, office).map(({ code }) => code);

type Case = readonly [title: string, decides: Json, decisions: readonly Asked[], ended: string];

describe('who decides together', () => {
  test.each<Case>([
    ['any: the first decision counts', { by: 'any', who: WHO }, [decide('cy', BO)], 'done'],
    [
      'all: everyone agrees',
      { by: 'all', who: WHO },
      [decide('bo', BO), decide('cy', CY), decide('max', MAX)],
      'done',
    ],
    [
      'all: one who does not agree ends it',
      { by: 'all', who: WHO },
      [decide('cy', CY, 'rejected')],
      'refused',
    ],
    [
      'quorum: two of three are enough',
      { by: 'quorum', quorum: 2, who: WHO },
      [decide('bo', BO), decide('max', MAX)],
      'done',
    ],
    [
      'quorum: two against two of three cannot be turned any more',
      { by: 'quorum', quorum: 2, who: WHO },
      [decide('bo', BO, 'rejected'), decide('max', MAX, 'later')],
      'refused',
    ],
    [
      'in order: one after another',
      { by: 'in order', who: WHO },
      [decide('bo', 'c/2'), decide('cy', 'c/4'), decide('max', 'c/6')],
      'done',
    ],
    [
      'in order: the first no ends it',
      { by: 'in order', who: WHO },
      [decide('bo', 'c/2', 'rejected')],
      'refused',
    ],
    [
      'weighted: the heavy one is enough',
      { by: 'weighted', quorum: 3, who: [{ owner: 'person bo' }, { owner: 'person max', weight: 3 }] },
      [decide('max', CY)],
      'done',
    ],
  ])('E10.1 E10.2 %s', (_, decides, decisions, ended) => {
    const { state } = given(approval(decides), [opened, ...decisions]);
    expect(state).toMatchObject({ outcome: ended, tokens: [], workItems: [], timers: [] });
  });

  test('E10.1 before enough have decided the case stays, and a tie is no yes', () => {
    const quorum = { by: 'quorum', quorum: 2, who: WHO.slice(0, 2) };
    const waiting = given(approval(quorum), [opened, decide('bo', BO)]);
    expect(waiting.state).toMatchObject({ status: 'open', workItems: [{ owner: 'cy' }] });
    waiting.when(...decide('cy', CY, 'later')).thenHappened(
      'WorkItemClaimed',
      'WorkItemStarted',
      { type: 'WorkItemCompleted', outcome: 'later' },
      'TimerCancelled',
      {
        type: 'InstancesEnded',
        outcome: 'later',
        why: '1 of 2 chose Later; Approved could no longer reach 2',
        rest: 'none',
      },
      { type: 'StageLeft', outcome: 'later' },
      'StageEntered',
      'StageLeft',
      'CaseClosed',
      'Notified',
    );
  });

  test('E10.2 the others are told nothing more: their work is withdrawn with the reason', () => {
    const { events } = given(approval({ by: 'all', who: WHO }), [opened, decide('cy', CY, 'rejected')]);
    const withdrawn = events.filter(({ type }) => type === 'WorkItemWithdrawn');
    expect(withdrawn).toMatchObject([
      { workItem: BO, reason: 'One of 3 chose Rejected' },
      { workItem: MAX, reason: 'One of 3 chose Rejected' },
    ]);
  });
});

describe('who decides', () => {
  const owners = (workflow: Workflow, amount = '100', directory = office) =>
    given(workflow, [['OpenCase', { by: 'ana', values: { amount } }]], directory).state?.workItems.map(
      ({ owner }) => owner,
    );

  test('E10.3 conditions choose, and where none holds the owner of the stage decides', () => {
    const byAmount = approval({
      by: 'all',
      who: [
        { owner: 'requester.manager', when: 'amount > 10' },
        { everyone: 'finance', when: 'amount > 1000' },
      ],
    });
    expect(owners(byAmount, '100')).toEqual(['max']);
    expect(owners(byAmount, '5000')).toEqual(['max', 'bo', 'cy']);
    expect(owners(byAmount, '5')).toEqual(['bo', 'cy']);
  });

  test('E10.3 a person under two rules decides once, with the weight of both', () => {
    const twice = approval({
      by: 'weighted',
      quorum: 3,
      who: [{ owner: 'person bo' }, { owner: 'person bo', weight: 2 }],
    });
    const { state } = given(twice, [opened]);
    expect(state?.tokens[0]?.instances).toMatchObject([{ member: 'bo', weight: 3, workItem: BO }]);
    expect(given(twice, [opened, decide('bo', BO)]).state?.outcome).toBe('done');
  });

  test('E10.3 a deputy who decides already has no second decision, and never fewer than needed decide', () => {
    const away = officeWith('cy', { absences: [{ from: 0, to: Number.MAX_SAFE_INTEGER }] });
    expect(owners(approval({ by: 'all' }), '100', away)).toEqual(['bo']);
    expect(owners(approval({ by: 'quorum', quorum: 2 }), '100', away)).toEqual(['bo', 'max']);
    const withDeputy = approval({ by: 'all', who: [{ owner: 'person cy' }, { owner: 'person max' }] });
    expect(owners(withDeputy, '100', away)).toEqual(['bo', 'max']);
  });

  test('E10.4 whom the approval bars gets no decision on any way', () => {
    const barred = approval({
      by: 'all',
      never: ['requester', 'owner of check'],
      who: WHO.slice(0, 2),
      more: true,
    });
    const scene = given(barred, [opened]);
    scene
      .when('ReassignWorkItem', { by: 'bo', workItem: BO, to: 'ana' })
      .thenRejected('requester-may-not-decide');
    scene.when('ReassignWorkItem', { by: 'bo', workItem: BO, to: 'cy' }).thenRejected('may-not-decide');
    scene.when('AddInstance', { by: 'bo', stage: 'check', person: 'ana' }).thenRejected('may-not-decide');
    expect(scene.when('ReassignWorkItem', { by: 'bo', workItem: BO, to: 'max' }).decision.ok).toBe(true);
  });

  test('E10.4 nobody takes two of the pools of one approval', () => {
    const pools = approval({
      by: 'all',
      who: [{ owner: 'team finance (pull)' }, { owner: 'team finance (pull)' }],
    });
    const scene = given(pools, [opened, ['ClaimWorkItem', { by: 'bo', workItem: BO }]]);
    const other = scene.state?.workItems[1]?.workItem;
    scene.when('ClaimWorkItem', { by: 'bo', workItem: other }).thenRejected('may-not-decide');
    scene.when('StartWorkItem', { by: 'bo', workItem: other }).thenRejected('may-not-decide');
    expect(scene.when('ClaimWorkItem', { by: 'cy', workItem: other }).decision.ok).toBe(true);
  });

  test('E10.4 whoever decided at another stage does not decide here, and may decide again at their own', () => {
    const twoEyes: Workflow = oneStage(
      {},
      {
        stages: ['check', 'second']
          .map((id) =>
            blankStage(id, {
              kind: 'approval',
              owner: { kind: 'person', person: 'bo' },
              outcomes: [
                blankOutcome('approved', id === 'check' ? 'second' : 'done'),
                blankOutcome('returned', id === 'check' ? 'done' : 'check', { rework: true }),
              ],
              settings: { decides: { once: true } },
            }),
          )
          .concat(END),
      },
    );
    const second = given(twoEyes, [opened, decide('bo', 'c/2')]);
    expect(second.state).toMatchObject({ deciders: { check: ['bo'] }, workItems: [{ owner: 'max' }] });
    const [item] = second.state?.workItems ?? [];
    const back = given(twoEyes, [
      opened,
      decide('bo', 'c/2'),
      decide('max', item?.workItem ?? '', 'returned'),
    ]);
    expect(back.state?.workItems).toMatchObject([{ stage: 'check', owner: 'bo' }]);
  });

  test('E10.3 somebody may be added while it runs', () => {
    const more = approval({ by: 'all', who: WHO.slice(0, 1), more: true });
    const scene = given(more, [
      opened,
      ['AddInstance', { by: 'bo', stage: 'check', person: 'max', reason: 'Large' }],
    ]);
    expect(scene.state?.workItems).toMatchObject([{ owner: 'bo' }, { owner: 'max', instance: 2 }]);
    expect(given(more, [opened, decide('bo', BO)]).state?.status).toBe('closed');
  });
});

describe('what a decision says', () => {
  test('E10.5 by whom, why, with which weight, and what they had before them', () => {
    const weighted = approval({ by: 'weighted', quorum: 2, who: [{ owner: 'person bo', weight: 2 }] });
    const scene = given(weighted, [opened]);
    const { decision } = scene.when(...decide('bo', BO, 'approved', { seen: 3 }));
    const done = decision.ok ? decision.events.find(({ type }) => type === 'WorkItemCompleted') : undefined;
    expect(done).toMatchObject({ person: 'bo', reason: 'So', weight: 2, seenSeq: 3 });
  });

  test('E10.7 a decision is taken back while others are to decide, and is offered again', () => {
    const all = approval({ by: 'in order', who: WHO });
    const scene = given(all, [opened, decide('bo', 'c/2')]);
    scene
      .when('RecallDecision', { by: 'bo', workItem: 'c/2', reason: 'I misread it' })
      .thenHappened(
        { type: 'DecisionRecalled', instance: 1, person: 'bo' },
        { type: 'WorkItemWithdrawn', workItem: 'c/4' },
        'TimerCancelled',
        { type: 'WorkItemOffered', owner: 'bo', instance: 1, why: 'Took the decision back' },
        'TimerSet',
      );
    const again = given(all, [
      opened,
      decide('bo', 'c/2'),
      ['RecallDecision', { by: 'bo', workItem: 'c/2' }],
      decide('bo', 'c/6'),
    ]);
    expect(again.state?.workItems).toMatchObject([{ owner: 'cy', instance: 2 }]);
  });

  test('E10.8 nobody decided in time: it ends with the outcome that was said', () => {
    const bounded = approval({ by: 'all', who: WHO, after: { time: '3 business days', outcome: 'later' } });
    const { state } = given(bounded, [opened]);
    const timer = state?.timers.find(({ purpose }) => purpose === 'time-out');
    expect(timer?.dueAt).toBe((state?.openedAt ?? 0) + 3 * DAY_MS);
    const fired = given(bounded, [opened, decide('bo', 'c/3')]).when('FireTimer', {
      after: 3 * DAY_MS,
      timer: timer?.timer,
    });
    expect(fired.decision).toMatchObject({
      ok: true,
      state: { outcome: 'refused', workItems: [], timers: [] },
    });
    expect(given(bounded, [opened, decide('bo', 'c/3', 'rejected')]).state?.timers).toEqual([]);
  });
});

describe('asking first', () => {
  const asking = approval({ by: 'all', who: WHO.slice(0, 2), ask: true, never: 'requester' });
  const asked: Asked = [
    'AskForInformation',
    { by: 'bo', workItem: BO, question: 'What for?', fields: ['note'] },
  ];

  test('E10.6 the requester is asked, and the answer lands in the record', () => {
    const scene = given(asking, [opened, asked]);
    const question = scene.state?.workItems.find((item) => item.question !== undefined);
    expect(question).toMatchObject({
      owner: 'ana',
      question: { of: BO, text: 'What for?', fields: ['note'] },
    });
    expect(scene.state?.lastOwner.check).toBe('bo');
    scene
      .when('AnswerQuestion', {
        by: 'ana',
        workItem: question?.workItem,
        answer: 'A chair',
        values: { note: 'Chair' },
      })
      .thenHappened(
        { type: 'RecordChanged', stage: 'check' },
        { type: 'InformationGiven', person: 'ana', answer: 'A chair' },
        'TimerCancelled',
        { type: 'Notified', people: ['bo'], reason: 'answered' },
        'WorkItemResumed',
        'TimerCancelled',
        'TimerSet',
      );
  });

  test('E10.6 deciding without the answer takes the question back', () => {
    const { state, events } = given(asking, [opened, asked, decide('bo', BO)]);
    expect(state?.workItems).toMatchObject([{ owner: 'cy' }]);
    expect(events.some((event) => event.type === 'WorkItemWithdrawn' && event.workItem === 'c/6')).toBe(true);
  });

  test('E10.6 while it waits for the answer the clock stands still, and the decision has the time that was left', () => {
    const timed = approval(
      { by: 'all', who: WHO.slice(0, 2), ask: true, after: { time: '3 business days', outcome: 'later' } },
      { due: { kind: 'within', duration: '8h' } },
    );
    const ask3: Asked = ['AskForInformation', { by: 'bo', workItem: 'c/3', question: 'What for?' }];
    const asked = given(timed, [opened, ask3]);
    const opening = asked.state?.openedAt ?? 0;
    const question = asked.state?.workItems.find((item) => item.question !== undefined)?.workItem;
    expect(
      asked.state?.timers.filter(({ stopped }) => stopped !== undefined).map(({ purpose }) => purpose),
    ).toEqual(['time-out', 'late']);
    const answered = given(timed, [
      opened,
      ask3,
      ['AnswerQuestion', { by: 'ana', after: 2 * HOUR_MS, workItem: question, answer: 'A chair' }],
    ]);
    expect(answered.state?.workItems).toMatchObject([
      { owner: 'bo', dueAt: opening + 10 * HOUR_MS },
      { owner: 'cy', dueAt: opening + 8 * HOUR_MS },
    ]);
    const left = answered.state?.timers.map(({ purpose, dueAt, stopped }) => [
      purpose,
      dueAt - opening,
      stopped,
    ]);
    expect(left).toContainEqual(['time-out', 3 * DAY_MS + 2 * HOUR_MS, undefined]);
  });

  test('E10.6 who is asked has no hand in the decision', () => {
    const { state } = given(asking, [opened, asked]);
    const back = ask('SendBack', { by: 'ana', to: 'check', reason: 'x' });
    expect(checkAccess(state, back, { operator: false })?.code).toBe('not-your-work');
    expect(
      checkAccess(state, ask('AnswerQuestion', { by: 'ana', workItem: 'c/6', answer: 'x' }), {
        operator: false,
      }),
    ).toBeNull();
  });
});

describe('approvals before publishing', () => {
  test.each<[string, Json, string]>([
    ['more than there are', { by: 'quorum', quorum: 4, who: WHO }, 'quorum-unreachable'],
    ['more than the team has', { by: 'quorum', quorum: 3 }, 'quorum-unreachable'],
    ['half a person', { by: 'quorum', quorum: 1.5 }, 'quorum-unreachable'],
    [
      'weights that cannot reach',
      { by: 'weighted', quorum: 9, who: [{ owner: 'person bo', weight: 3 }] },
      'quorum-unreachable',
    ],
    ['no number', { by: 'quorum' }, 'quorum-missing'],
    ['a number that nothing asks for', { by: 'all', quorum: 2 }, 'quorum-unused'],
    ['an empty list', { by: 'all', who: [] }, 'who-empty'],
    ['neither one nor everyone', { by: 'all', who: [{ when: 'amount > 1' }] }, 'who-unclear'],
    [
      'a weight that nothing counts',
      { by: 'all', who: [{ owner: 'person bo', weight: 2 }] },
      'weight-unused',
    ],
    ['a team that is not there', { by: 'all', who: [{ everyone: 'board' }] }, 'team-unknown'],
    ['an outcome that is not there', { after: { time: '1 day', outcome: 'maybe' } }, 'outcome-unknown'],
    ['a time that does not read', { after: { time: 'soon', outcome: 'later' } }, 'duration-invalid'],
    ['nobody in words', { never: 'the boss' }, 'owner-rule'],
    [
      'a rule that does not read',
      { by: 'all', who: [{ owner: 'person bo', when: 'amont > 1' }] },
      'rule-unknown-name',
    ],
  ])('E10.9 %s is refused', (_, decides, code) => {
    expect(faults(approval(decides))).toContain(code);
  });

  test('E10.9 what is right is passed', () => {
    const right = {
      by: 'quorum',
      quorum: 2,
      who: WHO,
      never: ['requester'],
      after: { time: '1 day', outcome: 'later' },
    };
    expect(faults(approval(right, { due: { kind: 'no-deadline' } }))).toEqual([]);
  });
});

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
