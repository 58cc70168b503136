import { describe, expect, test } from 'vitest';
import type { Json } from '../../base/index.ts';
import type { Workflow } from '../../model/index.ts';
import { approval, opened as asked, BO, decide, WHO } from '../trial/approvals.ts';
import { fromSource, works } from '../trial/from-source.ts';
import { type Asked, given, MACHINE } from '../trial/given.ts';
import { oneStage } from '../trial/workflows.ts';

const done = '  done: { kind: end }\n';
const opened = (values: object = {}): Asked => ['OpenCase', { by: 'ana', values }];
const item = (workflow: Workflow, past: readonly Asked[], stage: string): string =>
  given(workflow, past).state?.workItems.find((each) => each.stage === stage)?.workItem ?? '';

describe('what comes from outside', () => {
  test('E8.2 a message whose values do not fit is refused, and the wait goes on waiting', () => {
    const workflow = fromSource(
      `  pay: { kind: wait, owner: person cy, message: paid, next: done }\n${done}`,
    );
    const waiting = given(workflow, [opened()]);
    waiting.when('DeliverMessage', { name: 'paid', values: { count: 'many' } }).thenRejected('field-invalid');
    waiting.when('DeliverMessage', { name: 'paid', values: { sum: 1 } }).thenRejected('field-unknown');
  });

  test('E8.2 a wait that may not begin yet hears no message', () => {
    const workflow = fromSource(
      `  both: { kind: split, next: [{ to: busy }, { to: pay }] }\n  busy: { kind: work, owner: person cy, due: no deadline, alone: desk, next: done }\n  pay: { kind: wait, owner: person cy, message: paid, alone: desk, next: done }\n${done}`,
    );
    const held = given(workflow, [opened()]);
    expect(held.state?.tokens.map(({ stage, held: by }) => [stage, by])).toEqual([
      ['busy', undefined],
      ['pay', 'alone'],
    ]);
    held.when('DeliverMessage', { name: 'paid' }).thenRejected('message-not-awaited');
    const past: Asked[] = [
      opened(),
      ['CompleteWorkItem', { by: 'cy', workItem: item(workflow, [opened()], 'busy') }],
    ];
    expect(given(workflow, past).when('DeliverMessage', { name: 'paid' }).decision).toMatchObject({
      ok: true,
      state: { status: 'closed' },
    });
  });

  test('E9.7 how deep cases open one another is kept of those alone that another case opens', () => {
    const depth = (asking: object) =>
      given(oneStage(), [['OpenCase', { by: MACHINE, values: { amount: '1' }, ...asking }]]).state?.depth;
    expect(depth({ via: 'case', depth: 3 })).toBe(3);
    expect(depth({ via: 'api', depth: 3 })).toBeUndefined();
    expect(depth({ via: 'case' })).toBeUndefined();
  });

  test('E9.6 what a case within did not find out leaves the fields here as they are', () => {
    const workflow = fromSource(
      `  sub: { kind: subflow, owner: person cy, workflow: other, takes: { count: sum, urgent: hurry }, next: [{ to: rest }] }\n${works('rest', 'done')}${done}`,
    );
    const start = [opened({ count: 3, urgent: false })];
    const effect = given(workflow, start).state?.effects[0]?.effect;
    const { state } = given(workflow, [
      ...start,
      ['ReportEffect', { effect, outcome: 'applied', result: { caseId: 'child' } }],
      ['ReportChild', { child: 'child', outcome: 'ended', values: { hurry: true } }],
    ]);
    expect(state?.record).toMatchObject({ count: 3, urgent: true });
  });
});

describe('what goes back', () => {
  test('E3.7 a handoff that came from one stage goes back to none but that', () => {
    const workflow = fromSource(
      `${works('first', 'second')}${works('second', 'third')}${works('third', 'done')}${done}`,
    );
    const past: Asked[] = [opened()];
    for (const stage of ['first', 'second'])
      past.push(['CompleteWorkItem', { by: 'cy', workItem: item(workflow, past, stage) }]);
    const back = { by: 'cy', workItem: item(workflow, past, 'third'), reason: 'Not yet' };
    const here = given(workflow, past);
    expect(here.when('ReturnHandoff', { ...back, to: 'first' }).thenRejected('not-an-earlier-stage')).toEqual(
      {
        stage: 'first',
        earlier: ['second'],
      },
    );
    expect(here.when('ReturnHandoff', { ...back, to: 'second' }).decision).toMatchObject({
      ok: true,
      state: { tokens: [{ stage: 'second' }] },
    });
  });

  test('E10.7 a decision of somebody else is not taken back, and whose it is is told', () => {
    const workflow = approval({ by: 'all', who: WHO } as Json);
    const scene = given(workflow, [asked, decide('bo', BO)]);
    expect(scene.when('RecallDecision', { by: 'cy', workItem: BO }).thenRejected('not-your-work')).toEqual({
      workItem: BO,
      owner: 'bo',
    });
    expect(scene.when('RecallDecision', { by: 'bo', workItem: BO }).decision.ok).toBe(true);
  });

  test('E10.7 where they decide one after another, a decision that is taken back takes back the next alone', () => {
    const workflow = fromSource(
      `  both: { kind: split, next: [{ to: check }, { to: other }] }\n  check: { kind: approval, owner: person cy, decides: { by: in order, who: [{ owner: person bo }, { owner: person cy }, { owner: person max }] }, due: no deadline, outcomes: { yes: done, no: done } }\n  other: { kind: work, owner: person cy, due: no deadline, each: 3, next: done }\n${done}`,
    );
    const past: Asked[] = [opened()];
    for (const by of ['bo', 'cy'])
      past.push(['CompleteWorkItem', { by, workItem: item(workflow, past, 'check'), outcome: 'yes' }]);
    const before = given(workflow, past);
    const decided = before.state?.tokens.find(({ stage }) => stage === 'check')?.instances?.[1]?.workItem;
    const { decision } = before.when('RecallDecision', { by: 'cy', workItem: decided });
    if (!decision.ok) throw new Error(decision.rejection.code);
    const open = decision.state.workItems.map(({ stage, owner }) => `${stage} ${owner}`).sort();
    expect(open).toEqual(['check cy', 'other cy', 'other cy', 'other cy']);
  });
});

describe('a case that is moved to another version', () => {
  const workflow = fromSource(
    `  split: { kind: split, next: [{ to: a }, { to: b }] }\n${works('a', 'all')}${works('b', 'all')}${works('c', 'all')}  all: { kind: join, owner: person cy, next: done }\n  more: { kind: split, next: [{ to: c }, { to: all }] }\n${done}`,
  );
  const linear = fromSource(`${works('a', 'c')}${works('b', 'c')}${works('c', 'done')}${done}`);

  test('E17.10 the version that it has already changes nothing', () => {
    const { decision } = given(linear, [opened()]).when('MigrateCase', { by: 'max', toVersion: 1 });
    expect(decision).toMatchObject({ ok: true, events: [] });
  });

  test('E17.9 and back has left only where it was moved to, and is back only where it was', () => {
    const { events } = given(linear, [
      opened(),
      ['MigrateCase', { by: 'max', toVersion: 2, mapping: { a: 'b' } }],
      ['RevertMigration', { by: 'max' }],
    ]);
    expect(events.find(({ type }) => type === 'MigrationReverted')).toMatchObject({
      left: [{ stage: 'b', visit: 1 }],
      back: [{ stage: 'a', visit: 1 }],
    });
    const same = given(linear, [
      opened(),
      ['MigrateCase', { by: 'max', toVersion: 2 }],
      ['RevertMigration', { by: 'max' }],
    ]);
    expect(same.events.find(({ type }) => type === 'MigrationReverted')).toMatchObject({
      left: [],
      back: [],
    });
    const both = given(workflow, [
      opened(),
      ['MigrateCase', { by: 'max', toVersion: 2 }],
      ['RevertMigration', { by: 'max' }],
    ]);
    expect(both.events.find(({ type }) => type === 'MigrationReverted')).toMatchObject({
      left: [],
      back: [],
    });
  });
});

describe('what somebody may not do', () => {
  test('E3.2 tasks of somebody else are not ticked', () => {
    const workflow = oneStage({ tasks: ['Look'] });
    const past: Asked[] = [['OpenCase', { by: 'ana', values: { amount: '1' } }]];
    const scene = given(workflow, past);
    const workItem = item(workflow, past, 'check');
    scene.when('TickTask', { by: 'max', workItem, task: 0 }).thenRejected('not-your-work');
    scene.when('TickTask', { by: 'cy', workItem: 'c/99', task: 0 }).thenRejected('work-item-not-open');
  });

  test('E14.2 work that is paused by itself and with its case tells why it was paused first', () => {
    const past: Asked[] = [['OpenCase', { by: 'ana', values: { amount: '1' } }]];
    const workItem = item(oneStage(), past, 'check');
    const paused: Asked[] = [
      ...past,
      ['PauseCase', { by: 'cy', workItem, reason: 'Waiting for a call' }],
      ['PauseCase', { by: 'cy', workItem: null, reason: 'Holidays' }],
    ];
    expect(
      given(oneStage(), paused).when('CompleteWorkItem', { by: 'cy', workItem }).thenRejected('paused'),
    ).toMatchObject({ reason: 'Waiting for a call' });
  });

  test('E10.7 whoever takes a decision back may decide again, and the others have decided still', () => {
    const workflow = approval({ by: 'all', who: WHO, once: true } as Json);
    const both = [asked, decide('bo', BO), decide('cy', 'c/4')];
    expect(given(workflow, both).state?.deciders).toEqual({ check: ['bo', 'cy'] });
    const recalled = given(workflow, [...both, ['RecallDecision', { by: 'bo', workItem: BO }]]);
    expect(recalled.state?.deciders).toEqual({ check: ['cy'] });
  });
});

describe('what happens while a case is paused', () => {
  const paused = (past: readonly Asked[]): Asked[] => [
    ...past,
    ['PauseCase', { by: 'cy', workItem: null, reason: 'Waiting' }],
  ];

  test('E14.5 what an automation starts has a clock that stands still', () => {
    const workflow = fromSource(
      `${works('look', '[{ to: pay, when: urgent }, { to: done }]')}  pay: { kind: work, owner: person cy, due: 2 days, next: done }\n${done}`,
      'automations:\n  - { id: hurry, on: field-changed, field: count, do: [{ move: { to: pay } }] }',
    );
    const changed: Asked = ['UpdateRecord', { by: 'cy', values: { count: 1 } }];
    const { state } = given(workflow, [...paused([opened()]), changed]);
    expect(state?.tokens).toMatchObject([{ stage: 'pay' }]);
    expect(state?.workItems).toMatchObject([{ stage: 'pay', paused: expect.anything() }]);
    for (const { purpose, stopped } of state?.timers ?? [])
      expect([purpose, stopped !== undefined]).toEqual([purpose, purpose !== 'pause']);
  });

  test('E14.4 a wait whose date came meanwhile ends as the case is resumed, and automations answer it', () => {
    const workflow = fromSource(
      `  pay: { kind: wait, owner: person cy, for: { on: { field: day }, off: { by: hand } }, outcomes: { on: done, off: done } }\n${done}`,
      'automations:\n  - { id: ended, on: case-closed, do: [{ set: { count: 7 } }] }',
    );
    const dated: Asked = ['UpdateRecord', { by: 'cy', values: { day: '2026-02-01' } }];
    const past: Asked[] = [
      ...paused([opened(), dated]),
      ['UpdateRecord', { by: 'cy', values: { day: '2026-01-01' } }],
      ['ResumeCase', { by: 'cy', workItem: null }],
    ];
    const { state, events } = given(workflow, past);
    expect(state?.status).toBe('closed');
    expect(events.some(({ type }) => type === 'AutomationRan')).toBe(true);
  });
});
