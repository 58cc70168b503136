import { describe, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../base/index.ts';
import { blankStage, blankTransition, type CaseState, type LateRung } from '../../model/index.ts';
import { type Asked, given } from '../trial/given.ts';
import { MONDAY } from '../trial/people.ts';
import { END, expense, oneStage } from '../trial/workflows.ts';

const opened: Asked = ['OpenCase', { by: 'ana', values: { amount: '40' } }];
const remind = { kind: 'remind' } as const;
const late: LateRung[] = [
  { when: { kind: 'share', percent: 50 }, act: remind },
  { when: { kind: 'after', duration: '2h' }, act: remind },
  { when: { kind: 'after', duration: '2 business hours' }, act: remind },
];
const dueIn = (duration: string) => oneStage({ due: { kind: 'within', duration }, late });
const pause = (after: number, more: object = {}): Asked => [
  'PauseCase',
  { by: 'cy', after, reason: 'Waiting for vendor', ...more },
];
const resume = (after: number, more: object = {}): Asked => ['ResumeCase', { by: 'cy', after, ...more }];

/** Hours from the opening on Monday at nine. */
const hours = (state: CaseState | null) => ({
  due: state?.workItems.map(({ dueAt }) => dueAt && (dueAt - MONDAY) / HOUR_MS),
  timers: state?.timers.map(({ dueAt }) => (dueAt - MONDAY) / HOUR_MS),
});

describe('pauses', () => {
  test('E14.1 business time goes on with what was left of it', () => {
    // Due in 8 business hours: Monday at 17. Paused at 12 with 5 left, resumed Tuesday at 10: due Tuesday at 15.
    const scene = given(dueIn('8 business hours'), [opened, pause(3 * HOUR_MS), resume(25 * HOUR_MS)]);
    expect(hours(given(dueIn('8 business hours'), [opened]).state)).toEqual({
      due: [8],
      timers: [4, 10, 26],
    });
    expect(hours(scene.state)).toEqual({ due: [30], timers: [26, 32, 32] });
    expect(scene.state).toMatchObject({ pauses: undefined, workItems: [{ workItem: 'c/2' }] });
    expect(scene.state?.workItems[0]).not.toHaveProperty('paused');
  });

  test('E14.1 time on the clock goes on with what was left of it', () => {
    // Due in 10 hours, half of it at 5; the rung two business hours after 19 o'clock is Tuesday at 11.
    expect(hours(given(dueIn('10h'), [opened]).state)).toEqual({ due: [10], timers: [5, 12, 26] });
    const { state } = given(dueIn('10h'), [opened, pause(4 * HOUR_MS), resume(7 * HOUR_MS)]);
    expect(hours(state)).toEqual({ due: [13], timers: [8, 15, 26] });
  });

  test('E14.1 what was late already stays as late as it was, and the rungs to come wait', () => {
    const fired: Asked = ['FireTimer', { timer: 'c/3', after: 11 * HOUR_MS }];
    const paused = given(dueIn('10h'), [opened, fired, pause(11 * HOUR_MS)]);
    expect(paused.state?.timers.map(({ stopped }) => stopped)).toEqual([
      { kind: 'clock', ms: HOUR_MS },
      { kind: 'business', ms: 2 * HOUR_MS },
      undefined,
    ]);
    paused.when('FireTimer', { timer: 'c/4', after: 12 * HOUR_MS }).thenRejected('timer-not-set');
    const state = paused
      .when(...resume(24 * HOUR_MS))
      .thenHappened(
        'CaseResumed',
        { type: 'WorkItemResumed', dueAt: MONDAY + 10 * HOUR_MS },
        { type: 'TimerCancelled', timer: 'c/4' },
        { type: 'TimerSet', dueAt: MONDAY + 25 * HOUR_MS, rung: 1 },
        { type: 'TimerCancelled', timer: 'c/5' },
        { type: 'TimerSet', dueAt: MONDAY + 26 * HOUR_MS, rung: 2 },
        { type: 'TimerCancelled', timer: 'c/7' },
      );
    expect(state.timers).toHaveLength(2);
  });

  test('E14.1 work and case may be paused both, and go on when neither is', () => {
    const both = given(dueIn('10h'), [opened, pause(HOUR_MS), pause(2 * HOUR_MS, { workItem: 'c/2' })]);
    const one = both.when(...resume(3 * HOUR_MS)).thenHappened('CaseResumed', 'TimerCancelled');
    expect(one.workItems[0]).toHaveProperty('paused');
    const all = [opened, pause(HOUR_MS), pause(2 * HOUR_MS, { workItem: 'c/2' }), resume(3 * HOUR_MS)];
    const { state } = given(dueIn('10h'), [...all, resume(5 * HOUR_MS, { workItem: 'c/2' })]);
    expect(hours(state)).toEqual({ due: [14], timers: [9, 16, 26] });
  });

  test('E14.2 paused work waits for its resuming, and nothing else is refused for it', () => {
    const paused = given(dueIn('10h'), [opened, pause(HOUR_MS, { workItem: 'c/2', note: 'Mailed them' })]);
    const mine = { by: 'cy', workItem: 'c/2' };
    for (const command of ['CompleteWorkItem', 'StartWorkItem'] as const)
      expect(paused.when(command, mine).thenRejected('paused')).toMatchObject({
        reason: 'Waiting for vendor',
      });
    expect(paused.when('MoveCase', { by: 'cy', to: 'done' }).thenRejected('paused')).toEqual({
      workItem: 'c/2',
    });
    expect(paused.when('AddComment', { by: 'cy', text: 'Any news?' }).decision.ok).toBe(true);
    expect(paused.when('ReassignWorkItem', { ...mine, to: 'bo' }).decision.ok).toBe(true);
    const over = paused.when('CancelCase', { by: 'ana', reason: 'Enough' });
    expect(over.decision).toMatchObject({ state: { status: 'cancelled', timers: [], pauses: undefined } });
  });

  test('E14.3 a pause ends at its time by itself, and whoever has the work is told', () => {
    const paused = given(dueIn('10h'), [opened, pause(HOUR_MS, { until: MONDAY + 5 * HOUR_MS })]);
    const timer = paused.state?.timers.find(({ purpose }) => purpose === 'pause');
    expect(timer).toMatchObject({ token: null, dueAt: MONDAY + 5 * HOUR_MS });
    const ended: Asked = ['FireTimer', { timer: timer?.timer, after: 5 * HOUR_MS }];
    const { state, events } = given(dueIn('10h'), [
      opened,
      pause(HOUR_MS, { until: MONDAY + 5 * HOUR_MS }),
      ended,
    ]);
    expect(hours(state)).toEqual({ due: [14], timers: [9, 16, 26] });
    expect(events.findLast(({ type }) => type === 'Notified')).toMatchObject({ people: ['cy'] });
  });

  test('E14.3 a pause without an end comes up again, and none is left when the case is over', () => {
    const paused = given(dueIn('10h'), [opened, pause(0)]);
    const timer = paused.state?.timers.find(({ purpose }) => purpose === 'pause')?.timer;
    const state = paused
      .when('FireTimer', { timer, after: 30 * DAY_MS })
      .thenHappened(
        'TimerFired',
        { type: 'Notified', people: ['cy'] },
        { type: 'TimerSet', purpose: 'pause' },
      );
    expect(state.pauses).toHaveLength(1);
    const cancel: Asked = ['CancelCase', { by: 'ana', reason: 'Enough' }];
    expect(given(dueIn('10h'), [opened, pause(0), cancel]).state).toMatchObject({ timers: [] });
    const own = given(dueIn('10h'), [opened, pause(0, { workItem: 'c/2' }), cancel]);
    expect(own.state).toMatchObject({ timers: [], pauses: undefined });
  });

  const waiting = oneStage({ kind: 'wait', settings: { until: '2 days' } });
  const byDate = oneStage({ kind: 'wait', settings: { until: { field: 'day' } } });

  test('E14.4 the end of a wait is not moved by a pause, and comes with the resuming at the earliest', () => {
    const ask = { by: 'ana' };
    const paused = given(waiting, [opened, pause(HOUR_MS, ask)]);
    paused.when('FireTimer', { timer: 'c/2', after: 3 * DAY_MS }).thenRejected('timer-not-set');
    const early = paused.when(...resume(DAY_MS, ask)).decision;
    expect(early.ok && hours(early.state).timers).toEqual([48]);
    const overdue = given(waiting, [opened, pause(HOUR_MS, ask), resume(3 * DAY_MS, ask)]);
    const [timer] = overdue.state?.timers ?? [];
    expect(overdue.when('FireTimer', { timer: timer?.timer, after: 3 * DAY_MS }).decision).toMatchObject({
      state: { status: 'closed' },
    });
  });

  test('E14.4 a date that was changed meanwhile counts when the case is resumed', () => {
    const open: Asked = ['OpenCase', { by: 'ana', values: { amount: '40', day: '2026-03-01' } }];
    const change: Asked = ['UpdateRecord', { by: 'ana', after: HOUR_MS, values: { day: '2026-01-01' } }];
    const paused = given(byDate, [open, pause(0, { by: 'ana' }), change]);
    expect(paused.state).toMatchObject({ status: 'open', tokens: [{ stage: 'check' }] });
    const resumed = paused.when(...resume(DAY_MS, { by: 'ana' })).decision;
    expect(resumed).toMatchObject({ state: { status: 'closed', timers: [] } });
  });

  test('E14.5 what the machine goes on to while the case is paused begins with its clock standing still', () => {
    const paying = oneStage(
      {
        kind: 'automatic',
        settings: { do: [{ 'open-case': { workflow: 'other' } }] },
        next: [blankTransition('file')],
      },
      {
        stages: [
          blankStage('check', {
            kind: 'automatic',
            settings: { do: [{ 'open-case': { workflow: 'other' } }] },
            next: [blankTransition('file')],
          }),
          blankStage('file', {
            owner: { kind: 'person', person: 'cy' },
            due: { kind: 'within', duration: '4h' },
            next: [blankTransition('done')],
          }),
          END,
        ],
      },
    );
    const reported: Asked = ['ReportEffect', { effect: 'c/2', outcome: 'applied', after: 2 * HOUR_MS }];
    const { state } = given(paying, [opened, pause(HOUR_MS), reported]);
    expect(state?.workItems).toMatchObject([
      { stage: 'file', paused: { left: { kind: 'clock', ms: 4 * HOUR_MS } } },
    ]);
    expect(
      state?.timers.filter(({ stopped, purpose }) => stopped === undefined && purpose !== 'pause'),
    ).toEqual([]);
    expect(hours(given(paying, [opened, pause(HOUR_MS), reported, resume(6 * HOUR_MS)]).state)).toEqual({
      due: [10],
      timers: [10],
    });
  });

  test('E14.1 a ladder climbs once, whatever was paused in between', () => {
    const climbed = given(expense, [
      ['OpenCase', { by: 'ana', values: { amount: '400', category: 'meals' } }],
      pause(HOUR_MS),
      resume(2 * HOUR_MS),
      pause(3 * HOUR_MS),
      resume(4 * HOUR_MS),
    ]);
    expect(climbed.state?.timers.map(({ rung }) => rung)).toEqual([0, 1, 2]);
  });
});
