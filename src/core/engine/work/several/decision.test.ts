import { describe, expect, test } from 'vitest';
import { DAY_MS, type Json } from '../../../base/index.ts';
import { approval, BO, decide, faults, opened, WHO } from '../../trial/approvals.ts';
import { given } from '../../trial/given.ts';

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
