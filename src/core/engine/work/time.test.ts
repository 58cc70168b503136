import { describe, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../base/index.ts';
import type { LateRung, OwnerRule } from '../../model/index.ts';
import { type Asked, given } from '../trial/given.ts';
import { expense, oneStage } from '../trial/workflows.ts';

const opened: Asked = ['OpenCase', { by: 'ana', values: { amount: '40' } }];
const dueIn = (hours: number, late: readonly LateRung[] = []) =>
  oneStage({ due: { kind: 'within', duration: `${hours}h` }, late });

describe('time', () => {
  test('E4.1 a business day and its ladder keep to office hours', () => {
    const { state } = given(expense, [opened]);
    const after = state?.timers.map(({ dueAt }) => (dueAt - (state.openedAt ?? 0)) / HOUR_MS);
    // Opened Monday at nine: due Tuesday at nine, 80% of eight hours is 6.4 hours, then 4 hours and a business day more.
    expect(after).toEqual([6.4, 28, 48]);
    expect(state?.workItems[0]?.dueAt).toBe((state?.openedAt ?? 0) + DAY_MS);
  });

  test('E4.2 a timer fires when it is due, once, and not before', () => {
    const waiting = given(dueIn(2), [opened]);
    const facts = waiting
      .when('FireTimer', { timer: 'c/3', after: 2 * HOUR_MS - 1 })
      .thenRejected('timer-early');
    expect(facts).toMatchObject({ timer: 'c/3' });
    const fired: Asked = ['FireTimer', { timer: 'c/3', after: 2 * HOUR_MS }];
    given(dueIn(2), [opened, fired])
      .when(...fired)
      .thenRejected('timer-not-set');
  });

  test('E4.3 without a ladder the owner is reminded when the work is due, and reviews follow', () => {
    given(dueIn(2), [opened])
      .when('FireTimer', { timer: 'c/3', after: 2 * HOUR_MS })
      .thenHappened(
        'TimerFired',
        { type: 'LateRungReached', act: 'remind', whom: 'cy', rung: 0 },
        { type: 'Notified', people: ['cy'], reason: 'late' },
        { type: 'TimerSet', purpose: 'review' },
      );
  });

  test('E4.3 late work is reassigned, and escalated, rung by rung', () => {
    const late: LateRung[] = [
      {
        when: { kind: 'share', percent: 50 },
        act: { kind: 'reassign', to: { kind: 'person', person: 'bo' } },
      },
      {
        when: { kind: 'after', duration: '1h' },
        act: { kind: 'escalate', to: { kind: 'lead-of-team', team: 'finance' } },
      },
    ];
    const first: Asked = ['FireTimer', { timer: 'c/3', after: HOUR_MS }];
    given(dueIn(2, late), [opened])
      .when(...first)
      .thenHappened(
        'TimerFired',
        { type: 'LateRungReached', act: 'reassign', whom: 'bo' },
        { type: 'WorkItemDelegated', from: 'cy', to: 'bo', reason: 'It ran late' },
        'Notified',
      );
    const reassigned = given(dueIn(2, late), [opened, first]);
    expect(reassigned.state?.workItems[0]).toMatchObject({ owner: 'bo', status: 'offered' });
    reassigned
      .when('FireTimer', { timer: 'c/4', after: 3 * HOUR_MS })
      .thenHappened(
        'TimerFired',
        { type: 'LateRungReached', act: 'escalate', whom: 'cy' },
        { type: 'Notified', people: ['cy'], reason: 'escalated' },
        'TimerSet',
      );
  });

  test('E4.3 late work of a team goes to another of the team, and to whoever has it already as a reminder', () => {
    const reassign = (to: OwnerRule): LateRung => ({
      when: { kind: 'share', percent: 50 },
      act: { kind: 'reassign', to },
    });
    const fire: Asked = ['FireTimer', { timer: 'c/3', after: HOUR_MS }];
    given(dueIn(2, [reassign({ kind: 'team', team: 'finance', choose: 'pull' })]), [opened])
      .when(...fire)
      .thenHappened(
        'TimerFired',
        { type: 'LateRungReached', act: 'reassign', whom: 'bo' },
        'WorkItemDelegated',
        'Notified',
        'TimerSet',
      );
    given(dueIn(2, [reassign({ kind: 'person', person: 'cy' })]), [opened])
      .when(...fire)
      .thenHappened(
        'TimerFired',
        { type: 'LateRungReached', act: 'remind' },
        { type: 'Notified', text: 'Due soon at Check: Small #7' },
        'TimerSet',
      );
  });

  test('E4.4 what has no deadline is reviewed every thirty days', () => {
    const waiting = given(oneStage({ due: { kind: 'no-deadline' } }), [opened]);
    expect(waiting.state?.timers).toMatchObject([{ purpose: 'review' }]);
    const state = waiting
      .when('FireTimer', { timer: 'c/3', after: 30 * DAY_MS })
      .thenHappened('TimerFired', { type: 'Notified', reason: 'late' }, 'TimerSet');
    expect(state.timers[0]?.dueAt).toBe(state.openedAt + 60 * DAY_MS);
  });
});
