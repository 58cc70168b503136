import { describe, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../base/index.ts';
import { type Asked, given, MACHINE } from '../trial/given.ts';
import { oneStage } from '../trial/workflows.ts';
import type { CommandType } from './index.ts';

const opened: Asked = ['OpenCase', { by: 'ana', values: { amount: '40' } }];
const workflow = oneStage({
  tasks: ['Look'],
  settings: { each: 2 },
  owner: { kind: 'person', person: 'cy' },
  due: { kind: 'within', duration: '10h' },
});
const [first, second] = given(workflow, [opened]).state?.workItems.map(({ workItem }) => workItem) ?? [];
const pause = (more: object = {}): Asked => ['PauseCase', { by: 'cy', reason: 'Waiting', ...more }];

/** Whether each of these may be asked by a person while that is paused. */
function refused(pauses: readonly Asked[], type: CommandType, asked: object): string {
  const { decision } = given(workflow, [opened, ...pauses]).when(type, { by: 'cy', ...asked });
  return decision.ok ? 'goes on' : decision.rejection.code;
}

describe('while a case is paused', () => {
  test.each<[CommandType, object, string]>([
    ['ClaimWorkItem', { workItem: first }, 'goes on'],
    ['StartWorkItem', { workItem: first }, 'paused'],
    ['CompleteWorkItem', { workItem: first }, 'paused'],
    ['UpdateRecord', { values: { note: 'x' } }, 'goes on'],
    ['SkipStage', { by: 'max', stage: 'check', reason: 'x' }, 'paused'],
    ['AddComment', { text: 'Hello' }, 'goes on'],
    ['SetPriority', { by: 'max', priority: 'high' }, 'goes on'],
    ['AddInstance', { stage: 'check' }, 'paused'],
    ['SendBack', { to: 'check', reason: 'x', workItem: first }, 'paused'],
    ['TickTask', { workItem: first, task: 0 }, 'goes on'],
    ['ReassignWorkItem', { workItem: first, to: 'bo' }, 'goes on'],
    ['ReleaseWorkItem', { workItem: first }, 'paused'],
    ['CancelCase', { by: 'ana', reason: 'x' }, 'goes on'],
    ['ReassignWorkItem', { by: MACHINE, workItem: first, to: 'bo' }, 'goes on'],
  ])('E14.2 %s by %j: %s', (type, asked, expected) => {
    expect(refused([pause()], type, asked)).toBe(expected);
    expect(refused([], type, asked)).not.toBe('paused');
  });

  test('E14.2 of work that is paused alone, only that waits', () => {
    const alone = [pause({ workItem: first })];
    expect(refused(alone, 'StartWorkItem', { workItem: first })).toBe('paused');
    expect(refused(alone, 'StartWorkItem', { workItem: second })).toBe('goes on');
    expect(refused(alone, 'SkipStage', { by: 'max', stage: 'check', reason: 'x' })).toBe('goes on');
  });

  test('E14.2 the refusal says why, and until when', () => {
    const until = given(workflow, [opened]).state?.openedAt ?? 0;
    const paused = given(workflow, [opened, pause({ until: until + DAY_MS })]);
    expect(paused.when('StartWorkItem', { by: 'cy', workItem: first }).thenRejected('paused')).toEqual({
      reason: 'Waiting',
      workItem: null,
      until: until + DAY_MS,
    });
  });

  test('E14.1 clocks stand still at once, and go on at once', () => {
    const { state } = given(workflow, [opened, pause({ workItem: first })]);
    expect(state?.workItems.map(({ paused }) => paused === undefined)).toEqual([false, true]);
    expect(
      state?.timers.filter(({ stopped }) => stopped !== undefined).map(({ workItem }) => workItem),
    ).toEqual([first]);
    const resumed = given(workflow, [
      opened,
      pause({ workItem: first }),
      ['ResumeCase', { by: 'cy', workItem: first, after: 2 * HOUR_MS }],
    ]).state;
    expect(resumed?.workItems.map(({ dueAt }) => ((dueAt ?? 0) - (resumed.openedAt ?? 0)) / HOUR_MS)).toEqual(
      [12, 10],
    );
    expect(resumed?.timers.every(({ stopped, purpose }) => stopped === undefined && purpose === 'late')).toBe(
      true,
    );
  });

  test('E14.2 what must be said of a pause', () => {
    const asked = (more: object, before: readonly Asked[] = []) =>
      given(workflow, [opened, ...before]).when('PauseCase', { by: 'cy', reason: 'Waiting', ...more });
    asked({ reason: ' ' }).thenRejected('reason-missing');
    asked({ workItem: 'c/99' }).thenRejected('work-item-not-open');
    asked({}, [pause()]).thenRejected('already-paused');
    expect(asked({ workItem: first }, [pause()]).decision.ok).toBe(true);
    asked({ until: 1 }).thenRejected('until-past');
    const named = { ...workflow, pauseReasons: ['Waiting for the vendor'] };
    given(named, [opened])
      .when('PauseCase', { by: 'cy', reason: 'Lunch' })
      .thenRejected('pause-reason-unknown');
    const { decision } = given(named, [opened]).when('PauseCase', {
      by: 'cy',
      reason: ' Waiting for the vendor ',
      workItem: first,
      note: 'x',
    });
    expect(decision.ok && decision.state.pauses).toMatchObject([
      { workItem: first, reason: 'Waiting for the vendor', note: 'x', until: null },
    ]);
    expect(decision.ok && decision.events[0]).toMatchObject({ type: 'CasePaused', stage: 'check' });
  });
});
