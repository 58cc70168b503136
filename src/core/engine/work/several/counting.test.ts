import { describe, expect, test } from 'vitest';
import { DAY_MS, type Json } from '../../../base/index.ts';
import { blankOutcome, type CaseEvent, type Directory, type Instance } from '../../../model/index.ts';
import { approval, BO, CY, decide, faults, opened, WHO } from '../../trial/approvals.ts';
import { type Asked, given } from '../../trial/given.ts';
import { office, officeWith } from '../../trial/people.ts';
import { countDecisions } from './count.ts';

const away = { absences: [{ from: 0, to: Number.MAX_SAFE_INTEGER }] };
const state = (decides: Json, asked: readonly Asked[] = [opened], directory: Directory = office) =>
  given(approval(decides), asked, directory).state;
const owners = (decides: Json, directory: Directory = office) =>
  state(decides, [opened], directory)?.workItems.map(({ owner, candidates }) => owner ?? candidates);
const whys = (decides: Json, directory: Directory = office) =>
  state(decides, [opened], directory)?.workItems.map(({ why }) => why);
const ended = (events: readonly CaseEvent[]) => events.find((event) => event.type === 'InstancesEnded');

describe('what was decided', () => {
  const ways = [
    { outcome: 'back', title: 'Back', rework: true },
    { outcome: 'yes', title: 'Yes', rework: false },
    { outcome: 'no', title: 'No', rework: false },
    { outcome: 'later', title: 'Later', rework: false },
  ].map((way) => ({ ...blankOutcome(way.outcome, 'done'), ...way, carries: [], when: null, needs: [] }));
  const count = (
    by: 'any' | 'all' | 'in order' | 'quorum' | 'weighted',
    outcomes: string,
    quorum = 2,
    weights: number[] = [],
  ) => {
    const instances = outcomes.split(' ').map((outcome, index): Instance => {
      const weight = weights[index];
      const planned = { instance: index + 1, ...(weight === undefined ? {} : { weight }) };
      return outcome === '-' ? planned : { ...planned, person: 'bo', outcome };
    });
    const verdict = countDecisions({ by, quorum }, { outcomes: ways as never }, instances);
    return verdict.over ? [verdict.outcome, verdict.why] : 'open';
  };

  test.each<[Parameters<typeof count>, unknown]>([
    [['any', '- -'], 'open'],
    [
      ['any', '- no'],
      ['no', 'The first decision counts: No'],
    ],
    [['all', 'yes -'], 'open'],
    [
      ['all', 'yes yes'],
      ['yes', 'All 2 chose Yes'],
    ],
    [
      ['all', 'yes back -'],
      ['back', 'One of 3 chose Back'],
    ],
    [['in order', 'yes - -'], 'open'],
    [
      ['in order', 'yes no -'],
      ['no', 'One of 3 chose No'],
    ],
    [['quorum', 'yes - -'], 'open'],
    [
      ['quorum', 'yes yes -'],
      ['yes', '2 of 3 chose Yes; 2 were needed'],
    ],
    [['quorum', 'no - -'], 'open'],
    [
      ['quorum', 'no later -'],
      ['no', '1 of 3 chose No; Yes could no longer reach 2'],
    ],
    [
      ['quorum', 'later no -'],
      ['no', '1 of 3 chose No; Yes could no longer reach 2'],
    ],
    [
      ['quorum', 'later no later yes', 3],
      ['later', '2 of 4 chose Later; Yes could no longer reach 3'],
    ],
    [
      ['quorum', 'no back back yes', 3],
      ['back', '2 of 4 chose Back; Yes could no longer reach 3'],
    ],
    [
      ['weighted', 'yes - -', 3, [3, 1, 1]],
      ['yes', '3 of 5 chose Yes; 3 were needed'],
    ],
    [['weighted', 'yes no -', 3, [1, 1, 2]], 'open'],
    [
      ['weighted', 'yes no no', 3, [1, 2, 1]],
      ['no', '3 of 4 chose No; Yes could no longer reach 3'],
    ],
    [
      ['weighted', 'no later later -', 4, [3, 1, 1, 1]],
      ['no', '3 of 6 chose No; Yes could no longer reach 4'],
    ],
  ])('E10.1 by %j', (asked, verdict) => {
    expect(count(...asked)).toEqual(verdict);
  });
});

describe('who is asked to decide', () => {
  test.each<[string, Json, unknown]>([
    ['one of a pool', { by: 'all', who: [{ owner: 'team finance (pull)' }] }, [['bo', 'cy']]],
    [
      'everyone of a team, and one of them no second time',
      { by: 'all', who: [{ everyone: 'finance' }, { owner: 'person cy' }] },
      ['bo', 'cy'],
    ],
    [
      'nobody of a team that is not there',
      { by: 'all', who: [{ everyone: 'seen' }, { owner: 'person max' }] },
      ['max'],
    ],
    [
      'any one of several',
      { by: 'any', who: [{ owner: 'person bo' }, { owner: 'person max' }] },
      [['bo', 'max']],
    ],
    [
      'any one of a team and one more',
      { by: 'any', who: [{ everyone: 'finance' }, { owner: 'person max' }] },
      [['bo', 'cy', 'max']],
    ],
    [
      'any, who is one and the same',
      { by: 'any', who: [{ owner: 'person bo' }, { owner: 'person bo' }] },
      ['bo'],
    ],
    ['any, of one entry', { by: 'any', who: [{ owner: 'person bo' }] }, ['bo']],
    [
      'who is barred does not',
      { by: 'all', who: WHO, never: ['person bo', 'team seen'] },
      ['ana', 'cy', 'max'],
    ],
    [
      'nobody of a barred team',
      { by: 'any', who: [{ owner: 'person max' }], never: 'team finance' },
      ['max'],
    ],
    ['as many as are needed', { by: 'quorum', quorum: 2, who: [{ owner: 'person bo' }] }, ['bo', 'cy']],
  ])('E10.3 %s', (_, decides, expected) => {
    expect(owners(decides)).toEqual(expected);
  });

  test('E10.3 as much weight as is needed', () => {
    const instances = (decides: Json) => state(decides)?.tokens[0]?.instances;
    expect(instances({ by: 'weighted', quorum: 4, who: [{ owner: 'person bo', weight: 2 }] })).toMatchObject([
      { member: 'bo', weight: 2 },
      { weight: 2 },
    ]);
    const oneShort = instances({ by: 'weighted', quorum: 3, who: [{ owner: 'person bo', weight: 2 }] });
    expect(oneShort).toHaveLength(2);
    expect(oneShort?.[1]).not.toHaveProperty('weight');
    expect(instances({ by: 'weighted', quorum: 2, who: [{ owner: 'person bo', weight: 2 }] })).toHaveLength(
      1,
    );
    expect(instances({ by: 'all', who: [{ owner: 'person bo' }] })?.[0]).not.toHaveProperty('weight');
  });

  test('E10.3 and each says why', () => {
    expect(whys({ by: 'all', who: [{ everyone: 'finance' }] })).toEqual([
      'Bo Chen is one of those who decide',
      'Cy Young is one of those who decide',
    ]);
    expect(whys({ by: 'any', who: WHO })).toEqual(['Any one of these decides: the first who takes it']);
    const deputy = officeWith('cy', { ...away, deputy: 'ana' });
    expect(owners({ by: 'all', who: [{ everyone: 'finance' }] }, deputy)).toEqual(['bo', 'ana']);
    expect(whys({ by: 'all', who: [{ everyone: 'finance' }] }, deputy)?.[1]).toBe('Deputy of Cy Young');
  });
});

describe('how several decisions go on', () => {
  test('E10.2 what is decided says why, and what became of the rest', () => {
    const { events } = given(approval({ by: 'all', who: WHO }), [
      opened,
      decide('bo', BO),
      decide('cy', CY, 'rejected'),
    ]);
    expect(ended(events)).toMatchObject({
      outcome: 'rejected',
      why: 'One of 3 chose Rejected',
      rest: 'withdrawn',
    });
    const last = given(approval({ by: 'all', who: WHO.slice(0, 1) }), [opened, decide('bo', BO)]);
    expect(ended(last.events)).toMatchObject({ rest: 'none' });
  });

  test('E10.2 in order the next is asked once the one before has decided, not before', () => {
    const inOrder = approval({ by: 'in order', who: WHO, more: true });
    const scene = given(inOrder, [opened]);
    expect(scene.state?.workItems).toMatchObject([{ owner: 'bo' }]);
    const added = given(inOrder, [opened, ['AddInstance', { by: 'bo', stage: 'check', person: 'ana' }]]);
    expect(added.state?.workItems).toMatchObject([{ owner: 'bo' }]);
    expect(added.state?.tokens[0]?.instances).toHaveLength(4);
  });

  test.each<[string | null, string]>([
    [null, 'person-unknown'],
    ['zoe', 'person-unknown'],
    ['old', 'person-unknown'],
    ['bo', 'may-not-decide'],
  ])('E10.3 %s is not added', (person, code) => {
    const more = approval({ by: 'all', who: WHO.slice(0, 1), more: true });
    given(more, [opened])
      .when('AddInstance', { by: 'bo', stage: 'check', person })
      .thenRejected(code as never);
  });

  test('E10.3 nobody is added where the list is fixed, or only one decides', () => {
    const add = { by: 'bo', stage: 'check', person: 'max' };
    given(approval({ by: 'all', who: WHO.slice(0, 1) }), [opened])
      .when('AddInstance', add)
      .thenRejected('instances-fixed');
  });

  test('E10.3 whoever is added has the weight that is said, where weights count', () => {
    const added = (decides: Json, weight: number | null) =>
      state(decides, [opened, ['AddInstance', { by: 'bo', stage: 'check', person: 'max', weight }]])
        ?.tokens[0]?.instances?.[1];
    const weighted = { by: 'weighted', quorum: 1, who: [{ owner: 'person bo' }], more: true };
    expect(added(weighted, 3)).toMatchObject({ member: 'max', weight: 3 });
    for (const plain of [
      added(weighted, 1),
      added(weighted, null),
      added({ ...weighted, by: 'all', quorum: undefined } as never, 3),
    ])
      expect(plain).not.toHaveProperty('weight');
  });

  test('E10.8 what is over in time leaves no clock, and the time is over but once', () => {
    const bounded = approval({ by: 'any', who: WHO, after: { time: '1h', outcome: 'later' } });
    const { state: now } = given(bounded, [opened]);
    const timer = now?.timers.find(({ purpose }) => purpose === 'time-out')?.timer;
    const { events } = given(bounded, [opened, ['FireTimer', { timer, after: DAY_MS }]]);
    expect(ended(events)).toMatchObject({
      outcome: 'later',
      why: 'It was not decided in time',
      rest: 'withdrawn',
    });
    const taken: Asked = ['ClaimWorkItem', { by: 'bo', workItem: now?.workItems[0]?.workItem }];
    const done = given(bounded, [opened, taken, decide('bo', now?.workItems[0]?.workItem ?? '')]).state;
    expect(done).toMatchObject({ status: 'closed', timers: [] });
  });
});

describe('asking first', () => {
  const asking = approval({ by: 'all', who: WHO.slice(0, 2), ask: true });
  const ask = (more: object = {}): Asked => [
    'AskForInformation',
    { by: 'bo', workItem: BO, question: 'What for?', ...more },
  ];

  test.each<[object, string]>([
    [{ whom: 'zoe' }, 'person-unknown'],
    [{ whom: 'old' }, 'person-unknown'],
    [{ fields: ['sum'] }, 'field-unknown'],
    [{ fields: ['note', 'sum'] }, 'field-unknown'],
  ])('E10.6 a question of %o is refused', (more, code) => {
    given(asking, [opened])
      .when(...ask(more))
      .thenRejected(code as never);
  });

  test('E10.6 whoever is asked is told what', () => {
    const { decision } = given(asking, [opened]).when(...ask({ whom: 'max' }));
    expect(decision.ok && decision.events.find(({ type }) => type === 'Notified')).toMatchObject({
      people: ['max'],
      text: 'Small #7: What for?',
      reason: 'asked',
    });
  });

  test('E10.6 one question at a time', () => {
    given(asking, [opened, ask()])
      .when(...ask())
      .thenRejected('already-asked');
    expect(
      given(asking, [opened, ask()]).when('AskForInformation', { by: 'cy', workItem: CY, question: 'And I?' })
        .decision.ok,
    ).toBe(true);
  });

  test('E10.6 where the requester left, somebody else must be named', () => {
    const left = officeWith('ana', { active: false });
    given(asking, [opened], left)
      .when(...ask())
      .thenRejected('nobody-to-ask');
    const named = given(asking, [opened], left).when(...ask({ whom: 'max' })).decision;
    expect(named.ok && named.state.workItems.at(-1)).toMatchObject({
      owner: 'max',
      why: 'Bo Chen asks before deciding',
    });
  });

  test('E10.6 an answer fills what was asked for, all of it and nothing else', () => {
    const scene = given(asking, [opened, ask({ fields: ['note'] })]);
    const workItem = scene.state?.workItems.find((item) => item.question !== undefined)?.workItem;
    const answer = (values: object) =>
      scene.when('AnswerQuestion', { by: 'ana', workItem, answer: 'x', values });
    answer({}).thenRejected('field-missing');
    answer({ note: 'a', day: '2026-02-01' }).thenRejected('field-unknown');
    expect(answer({ note: 'a' }).decision.ok).toBe(true);
    scene.when('AnswerQuestion', { by: 'cy', workItem: CY, answer: 'x' }).thenRejected('not-a-question');
  });

  test('E10.6 whoever of a pool asks has it, and gets the answer', () => {
    const pool = approval({ by: 'all', who: [{ owner: 'team finance (pull)' }], ask: true });
    const taken: Asked[] = [opened, ask()];
    const scene = given(pool, taken);
    const question = scene.state?.workItems.find((item) => item.question !== undefined)?.workItem;
    const { decision } = scene.when('AnswerQuestion', { by: 'ana', workItem: question, answer: 'A chair' });
    expect(decision.ok && decision.events.find(({ type }) => type === 'Notified')).toMatchObject({
      people: ['bo'],
      text: 'Small #7: A chair',
    });
  });
});

describe('approvals before publishing', () => {
  test.each<[string, Json, string[]]>([
    [
      'a weight that just reaches',
      { by: 'weighted', quorum: 3, who: [{ owner: 'person bo', weight: 3 }] },
      [],
    ],
    ['weights of a team', { by: 'weighted', quorum: 4, who: [{ everyone: 'finance', weight: 2 }] }, []],
    [
      'weights of a team that do not reach',
      { by: 'weighted', quorum: 5, who: [{ everyone: 'finance', weight: 2 }] },
      ['quorum-unreachable'],
    ],
    ['as many as the team has', { by: 'quorum', quorum: 2 }, []],
    ['weights that are not whole', { by: 'weighted', quorum: 1.5, who: WHO }, []],
    ['no weight that must agree', { by: 'weighted', who: WHO }, ['quorum-missing']],
    ['one and everyone', { by: 'all', who: [{ owner: 'person bo', everyone: 'finance' }] }, ['who-unclear']],
    ['everyone of no team', { by: 'all', who: [{ everyone: 'ghosts' }] }, ['team-unknown']],
    [
      'an end in time that is none',
      { by: 'all', who: WHO, after: { time: '1h', outcome: 'never' } },
      ['outcome-unknown'],
    ],
    ['an end in time', { by: 'all', who: WHO, after: { time: '1h', outcome: 'later' } }, []],
    [
      'a weight of what is weighed',
      { by: 'weighted', quorum: 2, who: [{ owner: 'person bo', weight: 2 }] },
      [],
    ],
  ])('E10.9 %s', (_, decides, codes) => {
    const known = [
      'quorum-unreachable',
      'quorum-missing',
      'quorum-unused',
      'who-unclear',
      'who-empty',
      'team-unknown',
      'outcome-unknown',
      'weight-unused',
    ];
    expect(faults(approval(decides)).filter((code) => known.includes(code))).toEqual(codes);
  });

  test('E10.9 of an owner who is no team one decides', () => {
    const one = approval({ by: 'quorum', quorum: 2 }, { owner: { kind: 'person', person: 'bo' } });
    expect(faults(one)).toContain('quorum-unreachable');
    expect(
      faults(approval({ by: 'quorum', quorum: 1 }, { owner: { kind: 'person', person: 'bo' } })),
    ).not.toContain('quorum-unreachable');
  });

  test('E10.9 an approval without outcomes, and whom nobody can read', () => {
    expect(faults(approval({ by: 'all' }, { outcomes: [] }))).toContain('approval-without-outcomes');
    expect(faults(approval({ by: 'all', never: ['requester', 'nobody in particular ever'] }))).toEqual(
      faults(approval({ by: 'all', never: 'nobody in particular ever' })),
    );
  });
});
