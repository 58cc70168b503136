import { describe, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../../base/index.ts';
import { checkAccess } from '../../commands/access.ts';
import { approval, BO, decide, opened, WHO } from '../../trial/approvals.ts';
import { type Asked, ask, given } from '../../trial/given.ts';

describe('asking first', () => {
  const asking = approval({ by: 'all', who: WHO.slice(0, 2), ask: true, never: 'requester' });
  const asked: Asked = [
    'AskForInformation',
    { by: 'bo', workItem: BO, question: 'What for?', fields: ['note'] },
  ];

  test('E10.6 the requester is asked, and the answer lands in the record', () => {
    const scene = given(asking, [opened, asked]);
    const question = scene.state?.workItems.find((item) => item.question !== undefined);
    expect(question).toMatchObject({
      owner: 'ana',
      question: { of: BO, text: 'What for?', fields: ['note'] },
    });
    expect(scene.state?.lastOwner.check).toBe('bo');
    scene
      .when('AnswerQuestion', {
        by: 'ana',
        workItem: question?.workItem,
        answer: 'A chair',
        values: { note: 'Chair' },
      })
      .thenHappened(
        { type: 'RecordChanged', stage: 'check' },
        { type: 'InformationGiven', person: 'ana', answer: 'A chair' },
        'TimerCancelled',
        { type: 'Notified', people: ['bo'], reason: 'answered' },
        'WorkItemResumed',
        'TimerCancelled',
        'TimerSet',
      );
  });

  test('E10.6 deciding without the answer takes the question back', () => {
    const { state, events } = given(asking, [opened, asked, decide('bo', BO)]);
    expect(state?.workItems).toMatchObject([{ owner: 'cy' }]);
    expect(events.some((event) => event.type === 'WorkItemWithdrawn' && event.workItem === 'c/6')).toBe(true);
  });

  test('E10.6 while it waits for the answer the clock stands still, and the decision has the time that was left', () => {
    const timed = approval(
      { by: 'all', who: WHO.slice(0, 2), ask: true, after: { time: '3 business days', outcome: 'later' } },
      { due: { kind: 'within', duration: '8h' } },
    );
    const ask3: Asked = ['AskForInformation', { by: 'bo', workItem: 'c/3', question: 'What for?' }];
    const asked = given(timed, [opened, ask3]);
    const opening = asked.state?.openedAt ?? 0;
    const question = asked.state?.workItems.find((item) => item.question !== undefined)?.workItem;
    expect(
      asked.state?.timers.filter(({ stopped }) => stopped !== undefined).map(({ purpose }) => purpose),
    ).toEqual(['time-out', 'late']);
    const answered = given(timed, [
      opened,
      ask3,
      ['AnswerQuestion', { by: 'ana', after: 2 * HOUR_MS, workItem: question, answer: 'A chair' }],
    ]);
    expect(answered.state?.workItems).toMatchObject([
      { owner: 'bo', dueAt: opening + 10 * HOUR_MS },
      { owner: 'cy', dueAt: opening + 8 * HOUR_MS },
    ]);
    const left = answered.state?.timers.map(({ purpose, dueAt, stopped }) => [
      purpose,
      dueAt - opening,
      stopped,
    ]);
    expect(left).toContainEqual(['time-out', 3 * DAY_MS + 2 * HOUR_MS, undefined]);
  });

  test('E10.6 who is asked has no hand in the decision', () => {
    const { state } = given(asking, [opened, asked]);
    const back = ask('SendBack', { by: 'ana', to: 'check', reason: 'x' });
    expect(checkAccess(state, back, { operator: false })?.code).toBe('not-your-work');
    expect(
      checkAccess(state, ask('AnswerQuestion', { by: 'ana', workItem: 'c/6', answer: 'x' }), {
        operator: false,
      }),
    ).toBeNull();
  });

  test('E10.6 whoever asks has taken the decision, and has not begun it yet; the question has a clock of its own', () => {
    const scene = given(asking, [opened, asked]);
    const [decision, question] = [
      BO,
      scene.state?.workItems.find((item) => item.question !== undefined)?.workItem,
    ];
    expect(scene.state?.workItems.find(({ workItem }) => workItem === decision)).toMatchObject({
      status: 'claimed',
      startedAt: null,
    });
    const clocks = scene.state?.timers.filter(({ workItem }) => workItem === question);
    expect(clocks).toMatchObject([{ purpose: 'review' }]);
    const ids = [
      ...(scene.state?.workItems ?? []).map(({ workItem }) => workItem),
      ...(scene.state?.timers ?? []).map(({ timer }) => timer),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });
});
