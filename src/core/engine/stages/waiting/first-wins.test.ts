import { describe, expect, test } from 'vitest';
import { DAY_MS } from '../../../base/index.ts';
import type { CaseState, Workflow } from '../../../model/index.ts';
import { fromSource, works } from '../../trial/from-source.ts';
import { type Asked, given } from '../../trial/given.ts';
import { office } from '../../trial/people.ts';
import { validate } from '../../validate/validate.ts';

const done = '  done: { kind: end }\n';
const opened = (values: object = {}): Asked => ['OpenCase', { by: 'ana', values }];
const changed = (values: object): Asked => ['UpdateRecord', { by: 'cy', values }];
const at = (state: CaseState | null | undefined): string[] =>
  (state?.tokens ?? []).map(({ stage }) => stage).sort();
const after = (workflow: Workflow, asked: readonly Asked[], last: Asked) => {
  const { decision } = given(workflow, asked).when(...last);
  if (!decision.ok) throw new Error(decision.rejection.code);
  return decision;
};
/** A stage of work, then a wait for the first of what is said, each with its own stage behind it. */
const waits = (triggers: string, names: readonly string[], first = works('start', 'pay')): Workflow =>
  fromSource(
    `${first}  pay:\n    kind: wait\n    owner: person cy\n    for: { ${triggers} }\n    outcomes: { ${names.map((name) => `${name}: by-${name}`).join(', ')} }\n${names.map((name) => works(`by-${name}`, 'done')).join('')}${done}`,
  );
const itemAt = (workflow: Workflow, asked: readonly Asked[], stage: string): Asked => [
  'CompleteWorkItem',
  {
    by: 'cy',
    workItem: given(workflow, asked).state?.workItems.find((item) => item.stage === stage)?.workItem,
  },
];

describe('a wait for the first of several', () => {
  test('E8.1 of several that hold as the case comes to it, the first outcome wins', () => {
    const workflow = waits('one: { when: urgent }, two: { when: count > 1 }', ['one', 'two']);
    const asked = [opened({ urgent: true, count: 2 })];
    expect(at(given(workflow, [...asked, itemAt(workflow, asked, 'start')]).state)).toEqual(['by-one']);
  });

  test('E8.1 of three that come to hold at once the first outcome wins, in whatever order they are kept', () => {
    const kept = ['c: { when: urgent }', 'b: { when: urgent }', 'a: { when: count > 5 }'];
    for (const triggers of [kept, [...kept].reverse()]) {
      const workflow = waits(triggers.join(', '), ['a', 'b', 'c'], '');
      expect(at(after(workflow, [opened()], changed({ urgent: true })).state)).toEqual(['by-b']);
    }
  });

  test('E8.2 of several messages that came early, the one of the first outcome is taken', () => {
    const workflow = waits('one: { message: a, keep: true }, two: { message: b, keep: true }', [
      'one',
      'two',
    ]);
    const asked: Asked[] = [opened(), ['DeliverMessage', { name: 'b' }], ['DeliverMessage', { name: 'a' }]];
    const { state } = given(workflow, [...asked, itemAt(workflow, asked, 'start')]);
    expect(at(state)).toEqual(['by-one']);
    expect(state?.messages).toEqual(['b']);
  });

  test('E8.1 a date that is not known yet is waited for beside the others, and a look at the case changes nothing', () => {
    const workflow = waits('dated: { field: day }, paid: { message: payment }', ['dated', 'paid'], '');
    expect(validate(workflow, office).filter(({ severity }) => severity === 'error')).toEqual([]);
    const { state } = given(workflow, [opened()]);
    expect(state?.timers.map(({ purpose }) => purpose)).toEqual(['review']);
    const looked = after(
      workflow,
      [opened()],
      ['FireTimer', { timer: state?.timers[0]?.timer, after: 60 * DAY_MS }],
    );
    expect(at(looked.state)).toEqual(['pay']);
  });

  test('E8.1 a date is reached at the very moment its day begins', () => {
    const workflow = waits('dated: { field: day }, paid: { by: hand }', ['dated', 'paid']);
    const asked = [opened(), changed({ day: '2026-01-09' })];
    const early = given(workflow, [...asked, itemAt(workflow, asked, 'start')]).state;
    const begins = (early?.timers[0]?.dueAt ?? 0) - (early?.openedAt ?? 0);
    const [command, asking] = itemAt(workflow, asked, 'start');
    const stageAfter = (ms: number) => at(after(workflow, asked, [command, { ...asking, after: ms }]).state);
    expect(stageAfter(begins - 1)).toEqual(['pay']);
    expect(stageAfter(begins)).toEqual(['by-dated']);
  });

  test('E8.1 what has nothing to do with its dates leaves its clocks as they are, also after a pause', () => {
    const workflow = waits('late: { after: 10 days }, dated: { field: day }', ['late', 'dated'], '');
    const paused: Asked[] = [
      opened(),
      ['PauseCase', { by: 'cy', workItem: null, reason: 'Waiting', after: DAY_MS }],
      ['ResumeCase', { by: 'cy', workItem: null, after: 4 * DAY_MS }],
    ];
    for (const asked of [[opened()], paused]) {
      const [command, asking] = changed({ count: 3 });
      const { events } = after(workflow, asked, [command, { ...asking, after: 5 * DAY_MS }]);
      expect(events.map(({ type }) => type)).toEqual(['RecordChanged']);
    }
  });

  test.each([
    ['one', 'two'],
    ['two', 'one'],
  ])('E8.1 of two branches that wait, %s first, each has its own clocks', (...order) => {
    const wait = (id: string, triggers: string) =>
      `  ${id}: { kind: wait, owner: person cy, for: { ${triggers} }, outcomes: { x: all, y: all } }\n`;
    const workflow = fromSource(
      `  split: { kind: split, next: [${order.map((to) => `{ to: ${to} }`).join(', ')}] }\n${wait('one', 'x: { field: day }, y: { message: a }')}${wait('two', 'x: { after: 20 days }, y: { message: b }')}  all: { kind: join, owner: person cy, next: done }\n${done}`,
    );
    const asked = [opened(), changed({ day: '2026-01-20' })];
    const { state } = given(workflow, asked);
    expect(state?.timers.filter(({ purpose }) => purpose === 'wait')).toHaveLength(2);
    expect(after(workflow, asked, changed({ count: 3 })).events.map(({ type }) => type)).toEqual([
      'RecordChanged',
    ]);
    const left = after(workflow, asked, ['DeliverMessage', { name: 'a' }]).state;
    const two = state?.tokens.find(({ stage }) => stage === 'two')?.token;
    expect(left.timers).toEqual(state?.timers.filter(({ token }) => token === two));
    const moved = after(workflow, asked, changed({ day: '2026-01-22' })).state;
    expect(moved.timers).toHaveLength(2);
    expect(moved.timers).toEqual(expect.arrayContaining([...left.timers]));
  });

  test('E8.5 a failure within a scope goes the way of its failure, and by no other outcome', () => {
    const workflow = fromSource(
      `  call: { kind: automatic, owner: person cy, do: [{ open-case: { workflow: other } }], next: [{ to: done }] }\n  watch: { kind: scope, owner: person cy, over: [call], for: { late: { after: 9 days }, broken: { failure: true }, off: { by: hand } }, outcomes: { late: chase, broken: mend, off: done } }\n${works('chase', 'done')}${works('mend', 'done')}${done}`,
    );
    expect(validate(workflow, office).filter(({ severity }) => severity === 'error')).toEqual([]);
    const effect = given(workflow, [opened()]).state?.effects[0]?.effect;
    const failed = after(workflow, [opened()], ['ReportEffect', { effect, outcome: 'failed', reason: 'no' }]);
    expect(at(failed.state)).toEqual(['mend']);
    expect(failed.state.workItems.map(({ stage }) => stage)).toEqual(['mend']);
    expect(failed.events.some(({ type }) => type === 'IncidentRaised')).toBe(false);
  });

  describe('a scope that may not end yet', () => {
    const workflow = fromSource(
      `${works('talk', 'done')}  watch: { kind: scope, owner: person cy, over: [talk], for: { off: { message: stop }, late: { after: 9 days } }, outcomes: { off: { to: mend, carries: [count] }, late: mend } }\n${works('mend', 'done')}${done}`,
    );
    const stopped: Asked[] = [opened(), ['DeliverMessage', { name: 'stop' }]];

    test('E8.6 is given to its owner, once, and what is in it stays open, its clocks too', () => {
      const before = given(workflow, [opened()]).state;
      const { state } = given(workflow, [...stopped, ['DeliverMessage', { name: 'stop' }]]);
      expect(at(state)).toEqual(['talk', 'watch']);
      expect(state?.workItems.map(({ stage, owner }) => [stage, owner])).toEqual([
        ['talk', 'cy'],
        ['watch', 'cy'],
      ]);
      expect(state?.timers).toEqual(expect.arrayContaining([...(before?.timers ?? [])]));
    });

    test('E8.6 ends by the outcome that its owner picks, and all that is in it with it', () => {
      const [command, asking] = itemAt(workflow, stopped, 'watch');
      const off: Asked = [command, { ...asking, outcome: 'off' }];
      given(workflow, stopped)
        .when(...off)
        .thenRejected('handoff-incomplete');
      const gone = after(workflow, [...stopped, changed({ count: 1 })], off).state;
      expect(at(gone)).toEqual(['mend']);
      expect(gone.workItems.map(({ stage }) => stage)).toEqual(['mend']);
      expect(gone.timers.every(({ purpose }) => purpose === 'review')).toBe(true);
    });

    test('E8.6 is not sent back: it ends by an outcome, or what is in it goes on', () => {
      const scene = given(workflow, stopped);
      const workItem = scene.state?.workItems.find(({ stage }) => stage === 'watch')?.workItem;
      scene
        .when('SendBack', { by: 'cy', to: 'talk', reason: 'Again', workItem })
        .thenRejected('move-not-allowed');
    });

    test('E8.6 leaves nobody work once all that was in it is done', () => {
      const { state } = given(workflow, [...stopped, itemAt(workflow, stopped, 'talk')]);
      expect(state).toMatchObject({
        status: 'closed',
        outcome: 'done',
        tokens: [],
        workItems: [],
        timers: [],
      });
    });
  });

  test('E8.1 a wait whose way on is barred waits no longer: its owner goes on', () => {
    const workflow = fromSource(
      `  pay: { kind: wait, owner: person cy, for: { paid: { message: paid }, late: { after: 9 days } }, outcomes: { paid: { to: mend, carries: [count] }, late: mend } }\n${works('mend', 'done')}${done}`,
    );
    const paid: Asked[] = [opened(), ['DeliverMessage', { name: 'paid' }]];
    const { state } = given(workflow, paid);
    expect(state?.timers.map(({ purpose }) => purpose)).toEqual(['review']);
    const [command, asking] = itemAt(workflow, paid, 'pay');
    const gone = after(workflow, [...paid, changed({ count: 1 })], [command, { ...asking, outcome: 'paid' }]);
    expect(at(gone.state)).toEqual(['mend']);
  });

  test('E8.7 a wait says what it waits for once, and settings of another type are told of', () => {
    const found = (settings: string) =>
      validate(
        fromSource(`  pay: { kind: wait, owner: person cy, ${settings}, next: [{ to: done }] }\n${done}`),
        office,
      );
    const message = (settings: string) =>
      found(settings).find(({ code }) => code === 'wait-for-what')?.message;
    expect(message('until: 3 days, message: paid')).toContain('says more than one thing');
    expect(message('until: 3 days, for: { a: { by: hand } }')).toContain('says more than one thing');
    expect(message('keep: true')).toContain('does not say what it waits for');
    expect(message('until: 3 days')).toBeUndefined();
    expect(found('until: 7').map(({ at: place }) => place)).toContain('stages.pay.settings.until');
  });
});
