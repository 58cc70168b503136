import { describe, expect, test } from 'vitest';
import { DAY_MS, type Json } from '../../base/index.ts';
import type { CaseEvent, OwnerRule, Workflow } from '../../model/index.ts';
import { approval, opened as asked, decide } from '../trial/approvals.ts';
import { fromSource, works } from '../trial/from-source.ts';
import { type Asked, given } from '../trial/given.ts';
import { oneStage } from '../trial/workflows.ts';
import { permittedMoves } from './moves.ts';

const done = '  done: { kind: end }\n';
const opened = (values: object = {}): Asked => ['OpenCase', { by: 'ana', values }];
const pool: OwnerRule = { kind: 'team', team: 'finance', choose: 'pull' };
const item = (workflow: Workflow, past: readonly Asked[], stage: string, nth = 0): string =>
  given(workflow, past).state?.workItems.filter((each) => each.stage === stage)[nth]?.workItem ?? '';
const after = (workflow: Workflow, past: readonly Asked[], last: Asked) => {
  const { decision } = given(workflow, past).when(...last);
  if (!decision.ok) throw new Error(decision.rejection.code);
  return decision;
};

describe('stages that are done in several pieces side by side', () => {
  const both = fromSource(
    `  fork: { kind: split, next: [{ to: one }, { to: two }] }\n  one: { kind: work, owner: person cy, due: 1 day, each: { of: 2, enough: 1 }, next: done }\n  two: { kind: work, owner: person cy, due: 1 day, each: 2, next: done }\n${done}`,
  );

  test('E11.2 what is enough at one takes back what is left of it, and nothing of the other', () => {
    const { state, events } = after(
      both,
      [opened()],
      ['CompleteWorkItem', { by: 'cy', workItem: item(both, [opened()], 'one') }],
    );
    expect(state.workItems.map(({ stage, instance }) => [stage, instance])).toEqual([
      ['two', 1],
      ['two', 2],
    ]);
    expect(state.timers).toHaveLength(2);
    expect(events.find(({ type }) => type === 'InstancesEnded')).toMatchObject({
      why: '1 of 2 are enough',
      rest: 'withdrawn',
    });
  });

  test('E11.2 the history says that all are done where all are', () => {
    const past: Asked[] = [opened()];
    for (const _ of [1, 2]) past.push(['CompleteWorkItem', { by: 'cy', workItem: item(both, past, 'two') }]);
    expect(given(both, past).events.find(({ type }) => type === 'InstancesEnded')).toMatchObject({
      why: 'All 2 are done',
      rest: 'none',
    });
  });

  test('E11.4 each piece is called by what its element says of itself, or by what it is', () => {
    const labels = (of: string) =>
      given(oneStage({ settings: { each: { of } } }), [
        ['OpenCase', { by: 'ana', values: { amount: '3' } }],
      ]).state?.workItems.map(({ label }) => label ?? null);
    expect(
      labels(
        '[{ name: "Chair", id: 1 }, { title: "Desk" }, { label: "Lamp" }, { id: 7 }, { size: 2 }, 5, "x"]',
      ),
    ).toEqual(['Chair', 'Desk', 'Lamp', '7', '{"size":2}', '5', 'x']);
    expect(labels('[null, "y"]')).toEqual(['null', 'y']);
    expect(labels('"2"')).toEqual([null, null]);
  });
});

describe('who may not decide', () => {
  test('E10.4 a team that never decides leaves all of its members out', () => {
    const workflow = approval({ never: { team: 'finance' } } as Json, {
      owner: { kind: 'person', person: 'bo' },
    });
    const { state } = given(workflow, [asked]);
    expect(state?.workItems).toMatchObject([{ owner: 'max' }]);
    for (const person of ['bo', 'cy'])
      given(workflow, [asked])
        .when('ReassignWorkItem', { by: 'max', workItem: 'c/2', to: person })
        .thenRejected('may-not-decide');
  });

  test('E10.1 what weighs more counts for more only where it is decided by weight', () => {
    const who = [
      { owner: 'person bo', weight: 3 },
      { owner: 'person cy', weight: 1 },
    ];
    const weighs = (by: string) =>
      given(approval({ by, quorum: 2, who } as Json), [asked]).state?.tokens[0]?.instances?.map(
        ({ weight }) => weight,
      );
    expect(weighs('weighted')).toEqual([3, undefined]);
    expect(weighs('quorum')).toEqual([undefined, undefined]);
    const approved = after(
      approval({ by: 'weighted', quorum: 2, who } as Json),
      [asked],
      decide('bo', 'c/2'),
    );
    expect(approved.state.status).toBe('closed');
  });
});

describe('work that comes to somebody', () => {
  const pooled = oneStage({ owner: pool });
  const past: Asked[] = [['OpenCase', { by: 'ana', values: { amount: '40' } }]];
  const purposes = (workflow: Workflow, last: Asked) =>
    after(workflow, past, last)
      .state.timers.map(({ purpose }) => purpose)
      .sort();

  test('E2.4 from a pool, to whoever takes it or gets it, has no clock of the pool any more', () => {
    const workItem = item(pooled, past, 'check');
    expect(given(pooled, past).state?.timers.map(({ purpose }) => purpose)).toContain('unclaimed');
    expect(purposes(pooled, ['ReassignWorkItem', { by: 'cy', workItem, to: 'max' }])).not.toContain(
      'unclaimed',
    );
    expect(purposes(pooled, ['ClaimWorkItem', { by: 'bo', workItem }])).not.toContain('unclaimed');
  });

  test('E2.4 put back into its pool waits for the first who takes it, under its clock, and is told to nobody again', () => {
    const workItem = item(pooled, past, 'check');
    const claim: Asked = ['ClaimWorkItem', { by: 'bo', workItem }];
    const { events, state } = after(pooled, [...past, claim], ['ReleaseWorkItem', { by: 'bo', workItem }]);
    expect(events[0]).toMatchObject({
      type: 'WorkItemReleased',
      from: 'bo',
      why: expect.stringContaining('first'),
    });
    expect(events.map(({ type }) => type)).not.toContain('Notified');
    expect(state.timers.map(({ purpose }) => purpose)).toContain('unclaimed');
    expect(state.workItems).toEqual(given(pooled, past).state?.workItems);
  });

  test('E2.4 and is taken over by another leaves the clocks of the case as they are', () => {
    const workItem = item(oneStage(), past, 'check');
    const { events } = after(oneStage(), past, ['ReassignWorkItem', { by: 'cy', workItem, to: 'bo' }]);
    expect(events.map(({ type }) => type)).toEqual(['WorkItemDelegated', 'Notified']);
  });

  test('E3.8 may be moved by the first way whose rule holds', () => {
    const workflow = fromSource(
      `  look: { kind: work, owner: person cy, due: no deadline, next: [{ to: a, when: count > 1 }, { to: b, when: count > 2 }, { to: done }] }\n${works('a', 'done')}${works('b', 'done')}${done}`,
    );
    const moves = (count: number) => {
      const { compiled, state } = given(workflow, [opened({ count })]);
      return state === null ? [] : permittedMoves(compiled, state).map(({ to }) => to);
    };
    expect([moves(5), moves(2), moves(1)]).toEqual([['a'], ['a'], ['done']]);
  });

  test('E10.5 says what had been seen before it was completed only where that was told', () => {
    const workItem = item(oneStage(), past, 'check');
    const completed = (more: object): CaseEvent | undefined =>
      after(oneStage(), past, ['CompleteWorkItem', { by: 'cy', workItem, ...more }]).events.find(
        ({ type }) => type === 'WorkItemCompleted',
      );
    expect(completed({ seen: 2 })).toMatchObject({ seenSeq: 2 });
    expect(completed({})).not.toHaveProperty('seenSeq');
  });

  test('E14.2 that is paused by itself says at which stage, as it stops and as it goes on', () => {
    const workItem = item(oneStage(), past, 'check');
    const paused: Asked = ['PauseCase', { by: 'cy', workItem, reason: 'Waiting' }];
    const stages = given(oneStage(), [
      ...past,
      paused,
      ['ResumeCase', { by: 'cy', workItem, after: DAY_MS }],
    ]).events.flatMap((event) =>
      event.type === 'CasePaused' || event.type === 'CaseResumed' ? [[event.type, event.stage]] : [],
    );
    expect(stages).toEqual([
      ['CasePaused', 'check'],
      ['CaseResumed', 'check'],
    ]);
  });
});

describe('fields that go back with the case', () => {
  test('E15.4 are as they were when it first left the stage, with what had been changed there', () => {
    const workflow = fromSource(`${works('look', 'check')}${works('check', 'done')}${done}`);
    const changed = (count: number): Asked => ['UpdateRecord', { by: 'cy', values: { count } }];
    const start: Asked[] = [opened({ count: 1 }), changed(2)];
    const past: Asked[] = [
      ...start,
      ['CompleteWorkItem', { by: 'cy', workItem: item(workflow, start, 'look') }],
      changed(3),
    ];
    const back = after(workflow, past, [
      'SendBack',
      { by: 'cy', to: 'look', reason: 'Again', restore: true, workItem: item(workflow, past, 'check') },
    ]);
    expect(back.state.record.count).toBe(2);
  });
});
