import { describe, expect, test } from 'vitest';
import type { CaseState, Workflow } from '../../model/index.ts';
import { fromSource, works } from '../trial/from-source.ts';
import { type Asked, given } from '../trial/given.ts';
import { office } from '../trial/people.ts';
import { validate } from '../validate/validate.ts';

const done = '  done: { kind: end }\n';
const opened = (values: object = {}): Asked => ['OpenCase', { by: 'ana', values }];
const at = (state: CaseState | null | undefined): string[] =>
  (state?.tokens ?? []).map(({ stage }) => stage).sort();
const itemAt = (workflow: Workflow, asked: readonly Asked[], stage: string): Asked => [
  'CompleteWorkItem',
  {
    by: 'cy',
    workItem: given(workflow, asked).state?.workItems.find((item) => item.stage === stage)?.workItem,
  },
];
const codes = (workflow: Workflow): string[] =>
  validate(workflow, office).map(({ code, at: place }) => `${code} ${place}`);

describe('what the machine cannot do', () => {
  /** Two branches; at one of them a stage of the machine waits until the other is done with its work. */
  const held = (stage: string) =>
    fromSource(
      `  both: { kind: split, next: [{ to: busy }, { to: stuck }] }\n  busy: { kind: work, owner: person cy, due: no deadline, alone: desk, next: done }\n  stuck: { ${stage}, owner: person cy, alone: desk }\n${works('a', 'done')}${works('b', 'done')}${done}`,
    );

  test.each([
    ['a split', 'kind: split, next: [{ to: a, when: urgent }, { to: b, when: urgent }]', ['a', 'b']],
    ['a decision', 'kind: decide, next: [{ to: a, when: urgent }]', ['a']],
  ])(
    'E7.2 %s that had no way on as its turn came is done by its owner, once there is one',
    (_, stage, ways) => {
      const workflow = held(stage);
      const asked: Asked[] = [opened()];
      asked.push(itemAt(workflow, asked, 'busy'));
      expect(given(workflow, asked).state?.workItems).toMatchObject([{ stage: 'stuck', owner: 'cy' }]);
      const [command, asking] = itemAt(workflow, asked, 'stuck');
      given(workflow, asked).when(command, asking).thenRejected('no-way-on');
      asked.push(['UpdateRecord', { by: 'cy', values: { urgent: true } }], [command, asking]);
      expect(at(given(workflow, asked).state)).toEqual(ways);
    },
  );

  test('E7.4 a join that may not go on yet is given to its owner once, its branches wait, and it goes on when it may', () => {
    const workflow = fromSource(
      `  split: { kind: split, next: [{ to: a }, { to: b }, { to: c }] }\n${works('a', 'join')}${works('b', '[{ to: join, when: urgent }, { to: done }]')}${works('c', '[{ to: join, when: urgent }, { to: done }]')}  join: { kind: join, owner: person cy, needs: all, next: [{ to: mend, carries: [count] }] }\n${works('mend', 'done')}${done}`,
    );
    const asked: Asked[] = [opened()];
    for (const stage of ['a', 'b', 'c']) asked.push(itemAt(workflow, asked, stage));
    const { state, events } = given(workflow, asked);
    expect(state?.workItems).toMatchObject([{ stage: 'join', owner: 'cy' }]);
    expect(events.filter(({ type }) => type === 'IncidentRaised')).toHaveLength(1);
    expect(events.some(({ type }) => type === 'BranchesJoined')).toBe(false);
    const [command, asking] = itemAt(workflow, asked, 'join');
    given(workflow, asked).when(command, asking).thenRejected('handoff-incomplete');
    asked.push(['UpdateRecord', { by: 'cy', values: { count: 1 } }], [command, asking]);
    const gone = given(workflow, asked);
    expect(gone.state?.tokens).toMatchObject([{ stage: 'mend' }]);
    expect(gone.state?.tokens[0]?.fork).toBeUndefined();
    expect(gone.events.filter(({ type }) => type === 'BranchesJoined')).toMatchObject([
      { stage: 'join', arrived: 1 },
    ]);
  });

  test('E7.2 a way of a split whose rule cannot be worked out is not taken, and somebody is told; the others begin', () => {
    const workflow = fromSource(
      `  split: { kind: split, next: [{ to: a }, { to: b, when: count ** 9999 > 1 }] }\n${works('a', 'done')}${works('b', 'done')}${done}`,
    );
    const { state, events } = given(workflow, [opened({ count: 999_999 })]);
    expect(at(state)).toEqual(['a']);
    expect(events.filter(({ type }) => type === 'IncidentRaised')).toMatchObject([
      { text: expect.stringContaining('The rule of the way to B cannot be worked out') },
    ]);
  });
});

describe('what stages say of themselves', () => {
  test('E6.2 stages that pick their outcomes themselves may have them: waits, machines that fail, subflows', () => {
    const workflow = fromSource(
      `  pay: { kind: wait, owner: person cy, for: { paid: { message: paid }, off: { by: hand } }, outcomes: { paid: call, off: done } }\n  call: { kind: automatic, owner: person cy, do: [{ set: { urgent: true } }], next: sub, outcomes: { failed: done } }\n  sub: { kind: subflow, owner: person cy, workflow: other, next: done, outcomes: { good: done } }\n${done}`,
    );
    expect(codes(workflow)).toEqual([]);
  });

  test('E6.2 an end tells of all that it passes over', () => {
    const workflow = fromSource(
      `${works('look', 'done')}  done: { kind: end, owner: person cy, tasks: [Tidy up], form: { fields: [count] }, due: 1 day }\n`,
    );
    expect(codes(workflow)).toEqual(
      ['owner', 'tasks', 'form', 'due'].map((key) => `end-ignores stages.done.${key}`),
    );
  });

  test('E7.8 a join behind a join whose split is closed brings nothing together, unless it names one', () => {
    const after = (of: string) =>
      fromSource(
        `  split: { kind: split, next: [{ to: a }, { to: b }] }\n${works('a', 'first')}${works('b', 'first')}  first: { kind: join, owner: person cy, next: c }\n${works('c', 'second')}  second: { kind: join, owner: person cy${of}, next: done }\n${done}`,
      );
    expect(codes(after(''))).toEqual(['join-without-split stages.second']);
    expect(codes(after(', of: split'))).toEqual([]);
    expect(codes(after(', of: split, needs: 3'))).toEqual([
      'join-needs-too-many stages.second.settings.needs',
    ]);
  });
});

describe('a subflow that opens several cases', () => {
  const done2 = '  end: { kind: end }\n';
  const workflow = fromSource(
    `  both: { kind: split, next: [{ to: one }, { to: two }] }\n  one: { kind: subflow, owner: person cy, workflow: p, each: { field: names, as: x }, needs: 2, next: a }\n  two: { kind: subflow, owner: person cy, workflow: q, each: { field: names, as: x }, next: b }\n${works('a', 'end')}${works('b', 'end')}${done2}`,
  );
  const open = opened({ names: ['x', 'y', 'z'] });
  const effects = given(workflow, [open]).state?.effects ?? [];
  const begun = (index: number): Asked => [
    'ReportEffect',
    { effect: effects[index]?.effect, outcome: 'applied', result: { caseId: `child-${index}` } },
  ];
  const ended = (index: number): Asked => [
    'ReportChild',
    { child: `child-${index}`, outcome: null, values: {} },
  ];

  test('E9.6 counts those that it opened itself, and those that are still to be opened are not over', () => {
    const first = [open, begun(0), begun(3), ended(0)];
    expect(at(given(workflow, first).state)).toEqual(['one', 'two']);
    const second = [...first, begun(1), begun(2), ended(1)];
    const gone = given(workflow, second);
    expect(at(gone.state)).toEqual(['a', 'two']);
    const calledOff = gone.events.flatMap((event) =>
      event.type === 'EffectRequested' && event.kind === 'cancel-case' ? [event.settings] : [],
    );
    expect(calledOff).toEqual([{ case: 'child-2', reason: 'Enough others have ended' }]);
    const others = [3, 4, 5].flatMap((index) => (index === 3 ? [] : [begun(index)]));
    const all = [...first, ...others, ended(3), ended(4)];
    expect(at(given(workflow, all).state)).toEqual(['one', 'two']);
    expect(at(given(workflow, [...all, ended(5)]).state)).toEqual(['b', 'one']);
  });
});
