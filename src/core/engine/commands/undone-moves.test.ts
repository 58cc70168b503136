import { describe, expect, test } from 'vitest';
import { canonicalJson, HOUR_MS, type Json } from '../../base/index.ts';
import type { CaseEvent, CaseState, Workflow } from '../../model/index.ts';
import { fromSource, works } from '../trial/from-source.ts';
import { type Asked, given } from '../trial/given.ts';

const OPEN: Asked = ['OpenCase', { by: 'ana' }];
const whole = (state: CaseState | null): string => {
  if (state === null) throw new Error('There is no case.');
  const { seq: _, changedAt: __, nextId: ___, version: ____, beforeMigration: _____, ...rest } = state;
  return canonicalJson(JSON.parse(JSON.stringify(rest)) as Json);
};

/** A case that is moved to the next version and back. */
function movedAndBack(
  workflow: Workflow,
  past: readonly Asked[],
  mapping: { readonly [from: string]: string },
) {
  const before = given(workflow, past);
  const moved: Asked = ['MigrateCase', { by: 'max', toVersion: 2, mapping, after: 5 * HOUR_MS }];
  const there = given(workflow, [...past, moved]);
  const back = given(workflow, [...past, moved, ['RevertMigration', { by: 'max', after: 6 * HOUR_MS }]]);
  expect(whole(back.state)).toBe(whole(before.state));
  return {
    before: before.state,
    there: there.state,
    events: back.events.slice(there.events.length),
  };
}

const reverted = (events: readonly CaseEvent[]) => events.find((event) => event.type === 'MigrationReverted');
const types = (events: readonly CaseEvent[]) => events.map(({ type }) => type);

describe('a move that is undone', () => {
  const workflow = fromSource(
    `  a: { kind: work, owner: person cy, due: 2 days, next: pay }\n  pay: { kind: wait, owner: person cy, for: { late: { after: 9 days }, paid: { message: paid } }, outcomes: { late: b, paid: b } }\n  b: { kind: work, owner: person cy, due: 3 days, next: done }\n  done: { kind: end }\n`,
  );

  test('E17.9 work that the move took away is there again with its clock, and what it began instead is over', () => {
    const { before, there, events } = movedAndBack(workflow, [OPEN], { a: 'pay' });
    expect(there?.workItems).toEqual([]);
    expect(types(events)).toContain('StageLeft');
    expect(events.filter(({ type }) => type === 'TimerCancelled')).toHaveLength(there?.timers.length ?? 0);
    expect(reverted(events)).toMatchObject({
      workItems: [{ workItem: before?.workItems[0]?.workItem, stage: 'a' }],
      timers: before?.timers.map(({ timer, dueAt }) => ({ timer, dueAt })),
      left: [{ stage: 'pay', visit: 1 }],
      back: [{ stage: 'a', visit: 1 }],
    });
  });

  test('E17.9 work that the move began is taken back', () => {
    const item = given(workflow, [OPEN]).state?.workItems[0]?.workItem;
    const past: Asked[] = [OPEN, ['CompleteWorkItem', { by: 'cy', workItem: item }]];
    const { before, there, events } = movedAndBack(workflow, past, { pay: 'b' });
    expect(before?.workItems).toEqual([]);
    const begun = there?.workItems.map(({ workItem }) => workItem) ?? [];
    expect(events.filter(({ type }) => type === 'WorkItemWithdrawn')).toMatchObject(
      begun.map((workItem) => ({ workItem, stage: 'b', reason: 'The move was undone' })),
    );
    expect(reverted(events)).toMatchObject({
      workItems: [],
      left: [{ stage: 'b' }],
      back: [{ stage: 'pay' }],
    });
  });

  test('E17.9 of several branches only the one that was moved comes back; the others never went', () => {
    const both = fromSource(
      `  split: { kind: split, next: [{ to: a }, { to: b }, { to: pay, when: urgent }] }\n  a: { kind: work, owner: person cy, due: 2 days, next: all }\n  b: { kind: work, owner: person bo, due: 3 days, next: all }\n  pay: { kind: wait, owner: person cy, message: paid, next: all }\n  all: { kind: join, owner: person cy, next: done }\n  done: { kind: end }\n`,
    );
    const { before, events } = movedAndBack(both, [OPEN], { a: 'pay' });
    const [a, b] = ['a', 'b'].map(
      (stage) => before?.workItems.find((item) => item.stage === stage)?.workItem,
    );
    expect(reverted(events)).toMatchObject({
      workItems: [{ workItem: a }, { workItem: b }],
      timers: before?.timers
        .filter(({ workItem }) => workItem === a)
        .map(({ timer, dueAt }) => ({ timer, dueAt })),
      left: [{ stage: 'pay', visit: 1 }],
      back: [{ stage: 'a', visit: 1 }],
    });
    expect(events.some(({ type }) => type === 'WorkItemWithdrawn')).toBe(false);
  });

  test('E17.9 what is paused comes back paused, and its clock goes on standing still', () => {
    const item = given(workflow, [OPEN]).state?.workItems[0]?.workItem;
    const past: Asked[] = [
      OPEN,
      ['PauseCase', { by: 'cy', workItem: item, reason: 'Waiting', after: HOUR_MS }],
    ];
    const { before, events } = movedAndBack(workflow, past, {});
    expect(before?.timers.some(({ stopped }) => stopped !== undefined)).toBe(true);
    expect(reverted(events)).toMatchObject({
      workItems: [{ workItem: item, paused: before?.workItems[0]?.paused?.since }],
      timers: [],
      left: [],
      back: [],
    });
  });

  test('E17.9 a move is undone once, and only to the version that it came from', () => {
    const moved: Asked[] = [OPEN, ['MigrateCase', { by: 'max', toVersion: 2 }]];
    given(workflow, moved)
      .when('RevertMigration', { by: 'max', toVersion: 3 })
      .thenRejected('version-unknown');
    given(workflow, [...moved, ['AddComment', { by: 'ana', text: 'Hello' }]])
      .when('RevertMigration', { by: 'max' })
      .thenRejected('migration-final');
  });
});

describe('a request that is taken back', () => {
  const two = fromSource(
    `${works('first', '[{ to: second }]')}${works('second', '[{ to: done }]')}  done: { kind: end }\n`,
  );
  const [form] = two.intake;
  if (form === undefined) throw new Error('It has a form.');
  const workflow = {
    ...two,
    intake: [
      { ...form, fields: [{ field: 'urgent', required: false }], starts: 'second', from: ['api' as const] },
      form,
    ],
  };
  const recall = { by: 'ana', next: 'start', reason: 'Wrong number' };

  test('E15.2 begins again where it began, with what its own form asks for', () => {
    const scene = given(workflow, [['OpenCase', { by: 'ana', values: { count: 1 } }]]);
    expect(scene.when('RecallSubmission', { ...recall, values: { count: 2 } }).decision).toMatchObject({
      ok: true,
      state: { record: { count: 2 }, tokens: [{ stage: 'first', visit: 2 }] },
    });
    scene
      .when('RecallSubmission', { ...recall, values: { day: '2026-01-01' } })
      .thenRejected('field-unknown');
  });

  test('E15.2 is not once somebody has begun, or has done one of several, or has it behind them', () => {
    const OPENED: Asked = ['OpenCase', { by: 'ana', values: {} }];
    const item = given(workflow, [OPENED]).state?.workItems[0]?.workItem;
    for (const begun of ['StartWorkItem', 'CompleteWorkItem'] as const)
      given(workflow, [OPENED, [begun, { by: 'cy', workItem: item }]])
        .when('RecallSubmission', recall)
        .thenRejected('case-begun');
    given(workflow, [OPENED, ['ClaimWorkItem', { by: 'cy', workItem: item }]])
      .when('RecallSubmission', { ...recall, reason: ' ' })
      .thenRejected('reason-missing');
    const each = fromSource(
      '  split: { kind: split, next: [{ to: a }, { to: b }] }\n  a: { kind: work, owner: person cy, due: no deadline, each: 2, next: done }\n  b: { kind: work, owner: person bo, due: no deadline, next: done }\n  done: { kind: end }\n',
    );
    const one = given(each, [OPENED]).state?.workItems.find(({ stage }) => stage === 'a')?.workItem;
    given(each, [OPENED, ['CompleteWorkItem', { by: 'cy', workItem: one }]])
      .when('RecallSubmission', recall)
      .thenRejected('case-begun');
    const other = given(each, [OPENED]).state?.workItems.find(({ stage }) => stage === 'b')?.workItem;
    given(each, [OPENED, ['StartWorkItem', { by: 'bo', workItem: other }]])
      .when('RecallSubmission', recall)
      .thenRejected('case-begun');
    expect(
      given(each, [OPENED, ['PauseCase', { by: 'cy', workItem: null, reason: 'x' }]]).when(
        'RecallSubmission',
        recall,
      ).decision.ok,
    ).toBe(true);
  });
});
