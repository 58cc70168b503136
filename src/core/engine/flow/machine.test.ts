import { describe, expect, test } from 'vitest';
import { DAY_MS } from '../../base/index.ts';
import {
  type Automation,
  blankAutomation,
  blankStage,
  blankTransition,
  type CaseEvent,
  type Stage,
  type Workflow,
} from '../../model/index.ts';
import { type Asked, given, type Outcome } from '../trial/given.ts';
import { END, finance, oneStage } from '../trial/workflows.ts';

const opened = (values: object = {}): Asked => [
  'OpenCase',
  { by: 'ana', values: { amount: '40', ...values } },
];

/** A case that goes straight to the machine, or waits. */
const starting = (stage: Partial<Stage>, more: Partial<Workflow> = {}): Workflow =>
  oneStage({ owner: null, ...stage }, more);

const opens = { 'open-case': { workflow: 'other', values: { total: 'amount' } } };
const paying = starting({ kind: 'automatic', settings: { do: [opens, { set: { note: 'paid' } }] } });

const happened = ({ decision }: Outcome): readonly CaseEvent[] => (decision.ok ? decision.events : []);
const types = (outcome: Outcome): string[] => happened(outcome).map(({ type }) => type);

describe('automatic stages', () => {
  test('E5.1 pure actions run in one decision, up to the end', () => {
    const automatic = starting({
      kind: 'automatic',
      settings: { do: [{ set: { note: '{{"for " + requester.name}}', priority: 'high' } }] },
    });
    const { state } = given(automatic, [opened()]);
    expect(state).toMatchObject({ status: 'closed', priority: 'high', record: { note: 'for Ana Lopez' } });
  });

  test('E5.2 an effect is asked for, and what follows runs when it was applied', () => {
    const { state, events } = given(paying, [opened()]);
    expect(state).toMatchObject({ status: 'open', effects: [{ effect: 'c/2', kind: 'open-case' }] });
    expect(events.find(({ type }) => type === 'EffectRequested')).toMatchObject({
      source: 'stage check',
      action: 0,
      settings: {
        workflow: 'other',
        values: { total: { minor: 4000, currency: 'EUR' } },
        parent: 'c',
        requester: 'ana',
      },
    });
    const applied = given(paying, [opened(), ['ReportEffect', { effect: 'c/2', outcome: 'applied' }]]);
    expect(applied.state).toMatchObject({ status: 'closed', record: { note: 'paid' }, effects: [] });
  });

  test('E5.3 a failed effect becomes work, and completing it lets the case go on after it', () => {
    const failed: Asked = ['ReportEffect', { effect: 'c/2', outcome: 'failed', reason: 'No such workflow' }];
    const stalled = given(paying, [opened(), failed]);
    expect(stalled.state?.workItems[0]).toMatchObject({ stage: 'check', owner: 'max' });
    expect(stalled.events).toContainEqual(
      expect.objectContaining({
        type: 'IncidentRaised',
        text: '“Open a case” failed. No such workflow',
        owner: 'max',
      }),
    );
    const { decision } = stalled.when('CompleteWorkItem', { by: 'max', workItem: 'c/3' });
    expect(decision.ok && decision.state).toMatchObject({ status: 'closed', record: { note: 'paid' } });
  });

  test('E5.2 an effect is reported once', () => {
    const report: Asked = ['ReportEffect', { effect: 'c/2', outcome: 'applied' }];
    given(paying, [opened(), report])
      .when(...report)
      .thenRejected('effect-not-pending');
  });

  test('E5.3 an effect that fails after the case has gone on is an incident that somebody owns', () => {
    const cancelled: Asked = ['CancelCase', { by: 'ana', reason: 'Changed my mind' }];
    given(paying, [opened(), cancelled])
      .when('ReportEffect', { effect: 'c/2', outcome: 'failed', reason: 'gone' })
      .thenHappened('EffectFailed', { type: 'IncidentRaised', owner: 'max' }, 'Notified');
  });
});

describe('waiting', () => {
  const waiting = (until: unknown, more: Partial<Stage> = {}) =>
    starting({ kind: 'wait', settings: { until }, ...more } as Partial<Stage>);

  test('E5.2 the case goes on when the time has passed', () => {
    const asked = given(waiting('2 days'), [opened()]);
    expect(asked.state?.timers).toMatchObject([
      { purpose: 'wait', dueAt: (asked.state?.openedAt ?? 0) + 2 * DAY_MS },
    ]);
    const { decision } = asked.when('FireTimer', { timer: 'c/2', after: 2 * DAY_MS });
    expect(decision.ok && decision.state.status).toBe('closed');
  });

  test('E5.2 a date of the record ends the wait, and may be changed', () => {
    const until = waiting({ field: 'day' });
    const asked = given(until, [opened({ day: '2026-01-10' })]);
    expect(asked.state?.timers[0]?.dueAt).toBe(Date.UTC(2026, 0, 10));
    asked
      .when('UpdateRecord', { by: 'max', values: { day: '2026-01-12' } })
      .thenHappened('RecordChanged', 'TimerCancelled', {
        type: 'TimerSet',
        dueAt: Date.UTC(2026, 0, 12),
      } as const);
    asked.when('UpdateRecord', { by: 'max', values: { note: 'x' } }).thenHappened('RecordChanged');
    expect(given(until, [opened({ day: '2026-01-01' })]).state?.status).toBe('closed');
  });

  test('E5.2 a wait for a date that is not known is refused while somebody can fill it', () => {
    given(waiting({ field: 'day' }))
      .when(...opened())
      .thenRejected('field-missing');
  });

  test('E5.3 where a wait ends and there is no way on, its owner takes over', () => {
    const stuck = waiting('1h', {
      owner: finance,
      next: [blankTransition('done', { carries: ['note'] })],
    });
    const fired = given(stuck, [opened()]).when('FireTimer', { timer: 'c/2', after: DAY_MS });
    expect(types(fired)).toEqual(['TimerFired', 'WorkItemOffered', 'TimerSet', 'Notified', 'IncidentRaised']);
    expect(happened(fired).at(-1)).toMatchObject({ owner: 'cy' });
    const stalled = given(stuck, [opened(), ['FireTimer', { timer: 'c/2', after: DAY_MS }]]);
    const mended = { by: 'cy', workItem: 'c/3', values: { note: 'now' }, after: DAY_MS };
    expect(types(stalled.when('CompleteWorkItem', mended))).toContain('CaseClosed');
  });
});

describe('automations', () => {
  const large = blankAutomation('large', {
    if: 'amount > 100',
    do: [
      { kind: 'set', settings: { priority: 'high' } },
      { kind: 'notify', settings: { team: 'finance', text: 'Large: {{case.title}}' } },
    ],
  });
  const withAutomations = (...automations: Automation[]) => oneStage({}, { automations });

  test('E5.4 an automation answers in the same decision, and says why and what it did', () => {
    const { events } = given(withAutomations(large), [opened({ amount: '500' })]);
    const ran = events.find(({ type }) => type === 'AutomationRan');
    expect(ran).toMatchObject({
      automation: 'large',
      why: 'When a case opens and Amount is more than 100',
      did: ['set priority', 'notified Finance'],
      cause: '#1',
    });
    expect(events).toContainEqual(expect.objectContaining({ text: 'Large: Small #7', people: ['bo', 'cy'] }));
    const small = given(withAutomations(large), [opened()]);
    expect(small.events.map(({ type }) => type)).not.toContain('AutomationRan');
  });

  test.each([
    ['case-moved', { stage: 'done' }],
    ['case-closed', {}],
    ['work-item-completed', { stage: 'check', if: 'outcome = null' }],
    ['field-changed', { field: 'note' }],
  ] as const)('E5.4 %s sets an automation off', (on, more) => {
    const automation = blankAutomation('it', {
      on,
      do: [{ kind: 'set', settings: { priority: 'low' } }],
      ...more,
    });
    const complete: Asked = ['CompleteWorkItem', { by: 'cy', workItem: 'c/2', values: { note: 'x' } }];
    const { state } = given(withAutomations(automation), [opened(), complete]);
    expect(state?.priority).toBe('low');
  });

  test('E5.4 work that becomes late sets an automation off once', () => {
    const automation = blankAutomation('late', {
      on: 'work-item-late',
      do: [{ kind: 'set', settings: { priority: 'urgent' } }],
    });
    const workflow = oneStage({ due: { kind: 'within', duration: '1h' } }, { automations: [automation] });
    const late = given(workflow, [opened(), ['FireTimer', { timer: 'c/3', after: DAY_MS }]]);
    expect(late.state?.priority).toBe('urgent');
  });

  test('E5.4 an automation that is switched off, or for another stage, does nothing', () => {
    const off = { ...large, enabled: false };
    const other = { ...large, id: 'other', on: 'work-item-offered', stage: 'done' } as const;
    expect(given(withAutomations(off, other), [opened({ amount: '500' })]).state?.priority).toBe('normal');
  });

  test('E5.4 an automation may fill what a wait is waiting for', () => {
    const stages = [
      blankStage('check', {
        kind: 'wait',
        settings: { until: { field: 'day' } },
        next: [blankTransition('done')],
      }),
      END,
    ];
    const hurry = blankAutomation('hurry', {
      on: 'field-changed',
      field: 'note',
      do: [{ kind: 'set', settings: { day: '2026-01-01' } }],
    });
    const workflow = oneStage({}, { stages, automations: [hurry] });
    const noted: Asked = ['UpdateRecord', { by: 'max', values: { note: 'now' } }];
    expect(given(workflow, [opened({ day: '2027-01-01' }), noted]).state?.status).toBe('closed');
  });

  test('E5.5 automations that set each other off are stopped with an incident', () => {
    const grow = blankAutomation('grow', {
      on: 'field-changed',
      do: [{ kind: 'set', settings: { note: '{{note + "x"}}' } }],
    });
    const { state, events } = given(withAutomations(grow), [
      opened({ note: 'x' }),
      ['UpdateRecord', { by: 'cy', values: { note: 'y' } }],
    ]);
    expect(String(state?.record.note)).toHaveLength(51);
    expect(events.filter(({ type }) => type === 'IncidentRaised')).toHaveLength(1);
  });
});
