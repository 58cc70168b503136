import { describe, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../base/index.ts';
import {
  blankOutcome,
  blankStage,
  blankTransition,
  type CaseEvent,
  type LateAct,
  type OwnerRule,
  type Stage,
  type Workflow,
} from '../../model/index.ts';
import { type Asked, given } from '../trial/given.ts';
import { MONDAY, office } from '../trial/people.ts';
import { END, finance, oneStage } from '../trial/workflows.ts';

const opened: Asked = ['OpenCase', { by: 'ana', values: { amount: '40' } }];
const pool: OwnerRule = { kind: 'team', team: 'finance', choose: 'pull' };
const person = (id: string): OwnerRule => ({ kind: 'person', person: id });
const told = (events: readonly CaseEvent[]) =>
  events.flatMap((event) => (event.type === 'Notified' ? [[event.reason, event.people, event.text]] : []));
const timer = (workflow: Workflow, purpose: string, asked: readonly Asked[] = [opened]) =>
  given(workflow, asked).state?.timers.find((each) => each.purpose === purpose);
const fired = (workflow: Workflow, purpose: string, after: number, asked: readonly Asked[] = [opened]) => {
  const { decision } = given(workflow, asked).when('FireTimer', {
    timer: timer(workflow, purpose, asked)?.timer,
    after,
  });
  if (!decision.ok) throw new Error(decision.rejection.code);
  return decision;
};

describe('what whoever gets work is told', () => {
  test('E2.1 its owner alone, or everybody of a pool', () => {
    expect(told(given(oneStage(), [opened]).events)).toEqual([['offered', ['cy'], 'Check: Small #7']]);
    expect(told(given(oneStage({ owner: pool }), [opened]).events)).toEqual([
      ['offered', ['bo', 'cy'], 'Check: Small #7'],
    ]);
  });

  test('E11.4 of several pieces, which', () => {
    const each = oneStage({ settings: { each: 2 }, owner: person('bo') });
    expect(given(each, [opened]).state?.workItems.map(({ instance, label }) => [instance, label])).toEqual([
      [1, undefined],
      [2, undefined],
    ]);
    const named = oneStage({ settings: { each: 'split("Chair,Desk", ",")' }, owner: person('bo') });
    expect(told(given(named, [opened]).events)).toEqual([
      ['offered', ['bo'], 'Check (Chair): Small #7'],
      ['offered', ['bo'], 'Check (Desk): Small #7'],
    ]);
  });

  test('E3.7 where it comes back, that it does, and why', () => {
    const second = blankStage('second', {
      owner: person('bo'),
      outcomes: [blankOutcome('ok', 'done'), blankOutcome('again', 'check', { rework: true })],
    });
    const workflow = oneStage(
      {},
      { stages: [blankStage('check', { owner: finance, next: [blankTransition('second')] }), second, END] },
    );
    const there: Asked[] = [opened, ['CompleteWorkItem', { by: 'cy', workItem: 'c/2' }]];
    const workItem = given(workflow, there).state?.workItems[0]?.workItem;
    const back = (reason: string | null) => {
      const { decision } = given(workflow, there).when('CompleteWorkItem', {
        by: 'bo',
        workItem,
        outcome: 'again',
        reason,
      });
      return decision.ok ? told(decision.events) : decision.rejection.code;
    };
    expect(back('No receipt')).toEqual([['returned', ['cy'], 'Back at Check: Small #7. No receipt']]);
    expect(back(null)).toEqual([['returned', ['cy'], 'Back at Check: Small #7']]);
  });

  test('E2.3 where nobody can have it, an incident', () => {
    const nobody = { ...office, people: {}, teams: {}, fallback: null };
    const open: Asked = ['OpenCase', { by: 'ana', values: { amount: '1' } }];
    const { events } = given(oneStage(), [open], nobody);
    expect(told(events)).toEqual([]);
    expect(events.at(-1)).toMatchObject({ type: 'IncidentRaised', owner: null });
  });
});

describe('what is late', () => {
  const late = (owner: OwnerRule, act: LateAct, percent = 100): Workflow =>
    oneStage({
      owner,
      due: { kind: 'within', duration: '10h' },
      late: [{ when: { kind: 'share', percent }, act }],
    });
  const rung = (workflow: Workflow, after = 10 * HOUR_MS, asked: readonly Asked[] = [opened]) =>
    fired(workflow, 'late', after, asked);

  test.each<[OwnerRule, LateAct, number, unknown]>([
    [finance, { kind: 'remind' }, 100, ['late', ['cy'], 'Overdue at Check: Small #7']],
    [finance, { kind: 'remind' }, 80, ['late', ['cy'], 'Due soon at Check: Small #7']],
    [pool, { kind: 'remind' }, 100, ['late', ['bo', 'cy'], 'Overdue at Check: Small #7']],
    [
      finance,
      { kind: 'escalate', to: person('max') },
      100,
      ['escalated', ['max'], 'Late at Check and shown to you: Small #7'],
    ],
    [
      finance,
      { kind: 'reassign', to: person('max') },
      100,
      ['offered', ['max'], 'Late and now yours, Check: Small #7'],
    ],
    [finance, { kind: 'reassign', to: person('cy') }, 100, ['late', ['cy'], 'Overdue at Check: Small #7']],
    [
      finance,
      { kind: 'reassign', to: finance },
      100,
      ['offered', ['bo'], 'Late and now yours, Check: Small #7'],
    ],
    [
      finance,
      { kind: 'reassign', to: pool },
      100,
      ['offered', ['bo'], 'Late and now yours, Check: Small #7'],
    ],
    [pool, { kind: 'reassign', to: pool }, 100, ['offered', ['cy'], 'Late and now yours, Check: Small #7']],
  ])('E4.3 of %j, %j', (owner, act, percent, words) => {
    const { events } = rung(late(owner, act, percent), (percent / 10) * HOUR_MS);
    expect(told(events)).toEqual([words]);
  });

  test('E4.3 work of a pool that is given to somebody is nobody else’s, and no clock waits for a taker', () => {
    const { state, events } = rung(late(pool, { kind: 'reassign', to: person('max') }));
    expect(state.workItems).toMatchObject([{ owner: 'max', candidates: [] }]);
    expect(state.timers.map(({ purpose }) => purpose)).toEqual(['review']);
    expect(events.find(({ type }) => type === 'WorkItemDelegated')).toMatchObject({
      from: null,
      reason: 'It ran late',
    });
  });

  test('E4.3 half of the time counts business hours where the due time does, and the clock where it does not', () => {
    const half = (duration: string) =>
      ((timer(
        oneStage({
          due: { kind: 'within', duration },
          late: [{ when: { kind: 'share', percent: 50 }, act: { kind: 'remind' } }],
        }),
        'late',
      )?.dueAt ?? 0) -
        MONDAY) /
      HOUR_MS;
    expect(half('10h')).toBe(5);
    expect(half('2 business days')).toBe(8);
    expect(half('2 days')).toBe(24);
  });
});

describe('what is looked at again', () => {
  const open: Partial<Stage> = { due: { kind: 'no-deadline' } };

  test('E4.4 work of one, and of a pool', () => {
    const one = fired(oneStage({ ...open, owner: person('bo') }), 'review', 30 * DAY_MS);
    expect(told(one.events)).toEqual([['late', ['bo'], 'Still open at Check: Small #7']]);
    expect(one.state.timers).toMatchObject([{ purpose: 'review', workItem: 'c/2' }]);
    const many = fired(oneStage({ ...open, owner: pool }), 'review', 30 * DAY_MS);
    expect(told(many.events)).toEqual([['late', ['bo', 'cy'], 'Still open at Check: Small #7']]);
  });

  test('E4.4 a wait, by whoever answers for it', () => {
    const wait = oneStage({
      kind: 'wait',
      owner: person('bo'),
      due: { kind: 'no-deadline' },
      settings: { message: 'paid' },
    });
    const { events, state } = fired(wait, 'review', 30 * DAY_MS);
    expect(told(events)).toEqual([['late', ['bo'], 'Still waiting at Check: Small #7']]);
    expect(state.timers).toMatchObject([{ purpose: 'review', workItem: null }]);
  });
});

describe('what is paused', () => {
  const pause = (more: object = {}): Asked => ['PauseCase', { by: 'cy', reason: 'Waiting', ...more }];
  const two = oneStage({
    settings: { each: 2 },
    owner: { kind: 'team', team: 'finance', choose: 'round-robin' },
    due: { kind: 'within', duration: '10h' },
  });

  test('E14.2 whoever has the work is told as it goes on, of what was paused alone', () => {
    const workItems = given(two, [opened]).state?.workItems.map(({ workItem }) => workItem) ?? [];
    const resumed = (pausing: Asked, resuming: object) => {
      const { decision } = given(two, [opened, pausing]).when('ResumeCase', { by: 'max', ...resuming });
      return decision.ok ? told(decision.events).map(([, people]) => people) : decision.rejection.code;
    };
    expect(workItems).toHaveLength(2);
    expect(resumed(pause(), {})).toEqual([['bo', 'cy']]);
    expect(resumed(pause({ by: 'bo', workItem: workItems[0] }), { workItem: workItems[0] })).toEqual([
      ['bo'],
    ]);
  });

  test('E14.2 a pool is told as well', () => {
    const { decision } = given(oneStage({ owner: pool }), [opened, pause({ by: 'max' })]).when('ResumeCase', {
      by: 'max',
    });
    expect(decision.ok && told(decision.events).map(([, people]) => people)).toEqual([['bo', 'cy']]);
  });
});

describe('values that are sent', () => {
  const update = (values: object) => given(oneStage(), [opened]).when('UpdateRecord', { by: 'max', values });

  test('E1.7 of several problems the gravest names the refusal, and each its field', () => {
    expect(update({ sum: 1, day: 'soon' }).thenRejected('field-unknown')).toMatchObject({
      fields: [{ field: 'sum', code: 'unknown', message: 'This workflow has no field "sum".' }],
    });
    expect(update({ day: 'soon' }).thenRejected('field-invalid')).toMatchObject({
      fields: [{ field: 'day' }],
    });
    const checked = oneStage({
      form: [
        { field: 'note', required: true },
        { field: 'day', required: true },
      ],
    });
    const facts = given(checked, [opened])
      .when('CompleteWorkItem', { by: 'cy', workItem: 'c/2' })
      .thenRejected('field-missing');
    expect(facts).toMatchObject({ fields: [{ field: 'note' }, { field: 'day', code: 'missing' }] });
    given(checked, [opened])
      .when('CompleteWorkItem', { by: 'cy', workItem: 'c/2', values: { day: 'soon' } })
      .thenRejected('field-invalid');
  });

  test('E1.7 at opening, what is missing is less grave than what does not fit', () => {
    const open = (values: object) => given(oneStage()).when('OpenCase', { by: 'ana', values });
    open({}).thenRejected('field-missing');
    open({ day: 'soon' }).thenRejected('field-invalid');
    open({ sum: 1 }).thenRejected('field-unknown');
  });
});
