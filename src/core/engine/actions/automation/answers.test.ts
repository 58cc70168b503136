import { describe, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../../base/index.ts';
import {
  type Action,
  type Automation,
  blankAutomation,
  blankOutcome,
  type LateRung,
} from '../../../model/index.ts';
import { type Asked, given, ready } from '../../trial/given.ts';
import { MONDAY, office } from '../../trial/people.ts';
import { oneStage } from '../../trial/workflows.ts';
import { actsOn, askedOnce } from './at-set-times.ts';
import { backTest } from './back-test.ts';

const opened: Asked = ['OpenCase', { by: 'ana', values: { amount: '40' } }];
const noted: Asked = ['UpdateRecord', { by: 'max', values: { note: 'x' }, after: 1 }];
const on =
  (trigger: Automation['on'], ...does: Action[]) =>
  (id: string) =>
    blankAutomation(id, { on: trigger, do: does });
const does = (kind: string, settings: Action['settings']): Action => ({ kind, settings });
const urgent = does('set', { priority: 'urgent' });

/** Which events of a case an automation answers: as it runs, and as a back-test of the case without it says. */
function answered(automation: Automation, asked: readonly Asked[], stage = {}) {
  const [without, live] = [oneStage(stage), oneStage(stage, { automations: [automation] })];
  const ran = given(live, asked).events.filter(({ type }) => type === 'AutomationRan');
  const past = given(without, asked).events;
  const firings = backTest({ compiled: ready(live), automation: automation.id, directory: office }, past);
  expect(ran).toHaveLength(firings.length);
  return firings.map(({ seq }) => past.find((event) => event.seq === seq)?.type);
}

describe('what automations answer', () => {
  test.each<[Automation['on'], string[]]>([
    ['case-opened', ['CaseOpened']],
    ['case-moved', ['StageEntered']],
    ['work-item-offered', ['WorkItemOffered', 'WorkItemOffered']],
    ['work-item-completed', ['WorkItemCompleted', 'WorkItemCompleted']],
    ['field-changed', ['RecordChanged']],
    ['case-closed', ['CaseClosed']],
  ])('E5.4 %s, where a case comes to its first stage, to it again, and to its end', (trigger, types) => {
    const outcomes = [blankOutcome('yes', 'done'), blankOutcome('again', 'check')];
    const noting = on(trigger, does('notify', { team: 'finance', text: 'Look' }))('it');
    const found = answered(
      noting,
      [
        opened,
        noted,
        ['CompleteWorkItem', { by: 'cy', workItem: 'c/2', outcome: 'again' }],
        ['CompleteWorkItem', { by: 'cy', workItem: 'c/5', outcome: 'yes' }],
      ],
      { outcomes, next: [] },
    );
    // Coming to the end is a move as well.
    expect(found).toEqual(trigger === 'case-moved' ? [...types, 'StageEntered'] : types);
  });

  test('E5.4 work becomes late once, at the first rung that it reaches', () => {
    const rung = (hours: number): LateRung => ({
      when: { kind: 'after', duration: `${hours}h` },
      act: { kind: 'remind' },
    });
    const due = { due: { kind: 'within', duration: '1h' }, late: [rung(1), rung(2)] };
    const late = on('work-item-late', does('notify', { team: 'finance', text: 'Late' }))('it');
    const { state } = given(oneStage(due as object), [opened]);
    const fired = (state?.timers ?? []).map(
      ({ timer, dueAt }): Asked => ['FireTimer', { timer, after: dueAt - MONDAY }],
    );
    expect(fired).toHaveLength(2);
    expect(answered(late, [opened, ...fired], due)).toEqual(['LateRungReached']);
  });

  test('E18.11 an automation that names its message answers no other', () => {
    const message = (id: string, name: string | null, note: string) => ({
      ...on('message-received', does('set', { note }))(id),
      message: name,
    });
    const automations = [message('storm', 'storm', 'Storm'), message('sun', 'sun', 'Sun')];
    const { events } = given(oneStage({}, { automations }), [opened, ['DeliverMessage', { name: 'sun' }]]);
    expect(events.filter(({ type }) => type === 'AutomationRan')).toMatchObject([{ automation: 'sun' }]);
  });
});

describe('what a back-test says of automations that meet', () => {
  const meetings = (own: Action, other: Action, asked: readonly Asked[] = [opened, noted]) => {
    const automations = [on('field-changed', own)('own'), on('field-changed', other)('other')];
    const compiled = ready(oneStage({}, { automations }));
    const { events } = given(oneStage(), asked);
    const [firing] = backTest({ compiled, automation: 'own', directory: office }, events);
    return firing?.meetings.map(({ about, kind }) => [about, kind]);
  };
  const assign = (person: string) => does('assign', { person });
  const set = (values: Action['settings']) => does('set', values);

  test.each<[Action, Action, unknown]>([
    [assign('cy'), assign('cy'), [['#owner', 'overlap']]],
    [assign('cy'), assign('bo'), [['#owner', 'contradiction']]],
    [does('move', { to: 'check' }), does('move', { to: 'check' }), [['#stage', 'overlap']]],
    [does('move', { to: 'check' }), does('move', { to: 'done' }), [['#stage', 'contradiction']]],
    [set({ note: 'x' }), set({ note: 'x' }), [['note', 'overlap']]],
    [set({ note: 'x' }), set({ note: 'y' }), [['note', 'contradiction']]],
    [set({ day: null }), set({ day: null }), [['day', 'overlap']]],
    [set({ priority: 'normal' }), set({ priority: 'normal' }), [['priority', 'overlap']]],
    [set({ priority: 'normal' }), urgent, [['priority', 'contradiction']]],
    [set({ note: 'y' }), set({ day: '2026-02-01' }), []],
    [assign('bo'), does('move', { to: 'done' }), []],
    [does('move', { to: 'done' }), does('move', { to: 'done' }), [['#stage', 'overlap']]],
  ])('E18.8 %o and %o, of a case that cy has, with the note "x"', (own, other, expected) => {
    expect(meetings(own, other)).toEqual(expected);
  });

  test('E18.6 an automation that is not in the version would have done nothing', () => {
    const { events } = given(oneStage(), [opened, noted]);
    const compiled = ready(oneStage({}, { automations: [on('field-changed', urgent)('it')] }));
    expect(backTest({ compiled, automation: 'another', directory: office }, events)).toEqual([]);
  });

  test('E18.6 what one command did is seen whole; what the next did is not there yet', () => {
    const bo = on('case-opened', assign('bo'))('bo');
    const high = { ...on('field-changed', does('set', { priority: 'high' }))('high'), if: 'note = "x"' };
    const live = oneStage({}, { automations: [bo, high] });
    const asked: Asked[] = [
      opened,
      ['UpdateRecord', { by: 'max', after: 1, values: { note: 'x' } }],
      ['UpdateRecord', { by: 'max', after: HOUR_MS, values: { note: 'y' } }],
    ];
    for (const past of [given(oneStage(), asked).events, given(live, asked).events]) {
      const did = (automation: string) =>
        backTest({ compiled: ready(live), automation, directory: office }, past).map((each) => each.did);
      expect(did('bo')).toEqual([['assigned to Bo Chen']]);
      expect(did('high')).toEqual([['set priority']]);
    }
  });
});

describe('automations at set times', () => {
  const at = (id: string, more: Partial<Automation>): Automation =>
    blankAutomation(id, { on: 'schedule', schedule: { every: 'every day 09:00', calendar: null }, ...more });
  const open = (workflow: string) => does('open-case', { workflow });
  const automations = [
    at('first', { do: [open('report')], schedule: { every: 'every day 09:00', calendar: null, once: true } }),
    at('second', {
      do: [
        open('audit'),
        does('call-webhook', { url: 'https://x.org/' }),
        does('open-case', { workflow: 'bill', title: 'Bill' }),
      ],
      schedule: { every: 'every day 09:00', calendar: null, once: true },
    }),
    at('third', { if: 'amount > 50', do: [urgent] }),
    at('fourth', { do: [urgent] }),
  ];
  const compiled = ready(oneStage({}, { automations }));
  const when = (automation: string) => ({ automation, at: MONDAY + DAY_MS, directory: office });

  test('E18.13 what runs once opens the cases that it names, and no other automation’s', () => {
    expect(askedOnce(compiled, when('first'))).toEqual([{ workflow: 'report', title: null, values: {} }]);
    expect(askedOnce(compiled, when('second'))).toEqual([
      { workflow: 'audit', title: null, values: {} },
      { workflow: 'bill', title: 'Bill', values: {} },
    ]);
    expect(askedOnce(compiled, when('none'))).toEqual([]);
    expect(askedOnce(ready(oneStage()), when('first'))).toEqual([]);
  });

  test.each<[string, string, readonly Asked[], boolean]>([
    ['third', '90', [], true],
    ['third', '40', [], false],
    ['fourth', '40', [], true],
    ['none', '90', [], false],
    ['third', '90', [['CancelCase', { by: 'ana', reason: 'x' }]], false],
    ['third', '90', [['PauseCase', { by: 'cy', reason: 'x' }]], false],
    [
      'third',
      '90',
      [
        ['PauseCase', { by: 'cy', reason: 'x' }],
        ['ResumeCase', { by: 'cy' }],
      ],
      true,
    ],
  ])('E18.12 whether %s would act on a case of %s', (automation, amount, asked, acts) => {
    const { state } = given(oneStage({}, { automations }), [
      ['OpenCase', { by: 'ana', values: { amount } }],
      ...asked,
    ]);
    if (state === null) throw new Error('The case was opened.');
    expect(actsOn(compiled, state, when(automation))).toBe(acts);
  });
});
