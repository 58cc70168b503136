import { describe, expect, test } from 'vitest';
import { HOUR_MS } from '../../../base/index.ts';
import { type Automation, blankAutomation, readWorkflow, writeWorkflow } from '../../../model/index.ts';
import { type Asked, given, ready } from '../../trial/given.ts';
import { MONDAY, office } from '../../trial/people.ts';
import { oneStage } from '../../trial/workflows.ts';
import { validate } from '../../validate/validate.ts';
import { askedOnce } from './at-set-times.ts';
import { backTest } from './back-test.ts';

const every = (times: string, more: Partial<Automation> = {}) =>
  blankAutomation('hurry', {
    on: 'schedule',
    schedule: { every: times, calendar: null },
    if: 'amount > 50',
    do: [{ kind: 'set', settings: { priority: 'urgent' } }],
    ...more,
  });
const workflow = oneStage({}, { automations: [every('every day 09:00')] });
const opened = (amount: string): Asked => ['OpenCase', { by: 'ana', values: { amount } }];

describe('automations at set times', () => {
  test('E18.12 an open case is acted on where the rule holds, and says why', () => {
    const big = given(workflow, [opened('90')]).when('RunSchedule', { automation: 'hurry', due: MONDAY });
    expect(big.decision.ok && big.decision.state.priority).toBe('urgent');
    expect(big.decision.ok && big.decision.events.at(-1)).toMatchObject({
      type: 'AutomationRan',
      why: 'Every day 09:00 and Amount is more than 50',
      did: ['set priority'],
    });
    given(workflow, [opened('40')])
      .when('RunSchedule', { automation: 'hurry', due: MONDAY })
      .thenRejected('schedule-not-for-this');
  });

  test('E18.12 what runs late says so, and how many times were missed', () => {
    const asked = { automation: 'hurry', due: MONDAY - 3 * HOUR_MS, missed: 2 };
    const late = given(workflow, [opened('90')]).when('RunSchedule', asked).decision;
    expect(late.ok && late.events.at(-1)).toMatchObject({
      why: expect.stringMatching(/, 3 hours late; 2 earlier times were missed$/),
    });
  });

  test('E18.13 a schedule is written, read back, and refused where it says no times or there is no case', () => {
    const once = every('every month on day 1 08:00', {
      schedule: { every: 'every month on day 1 08:00', calendar: 'office', once: true },
      if: null,
      do: [{ kind: 'open-case', settings: { workflow: 'small', title: 'Report' } }],
    });
    const written = oneStage({}, { automations: [once] });
    expect(writeWorkflow(written)).toContain('schedule: every month on day 1 08:00');
    expect(readWorkflow(writeWorkflow(written)).workflow).toEqual(written);
    const read = readWorkflow(
      'workflow: w\nautomations: [{ on: { schedule: every monday 09:00, calendar: office } }]',
    );
    expect(read.workflow?.automations[0]).toMatchObject({
      on: 'schedule',
      title: 'Every Monday 09:00',
      schedule: { every: 'every monday 09:00', calendar: 'office' },
    });
    const codes = (automation: Automation) =>
      validate(oneStage({}, { automations: [automation] })).flatMap(({ code, at, severity }) =>
        severity === 'error' ? [[code, at]] : [],
      );
    expect(codes(once)).toEqual([]);
    expect(codes(every('every blue moon'))).toEqual([['schedule-unreadable', 'automations.hurry.on']]);
    expect(codes(every('every day 09:00', { stage: 'check' }))).toEqual([
      ['automation-never-runs', 'automations.hurry.stage'],
    ]);
    expect(
      codes({ ...once, if: 'amount > 1', do: [{ kind: 'notify', settings: { owner: true, text: 'x' } }] }),
    ).toEqual([
      ['schedule-without-case', 'automations.hurry.if'],
      ['schedule-without-case', 'automations.hurry.do[0]'],
    ]);
    expect(askedOnce(ready(written), { automation: 'hurry', at: MONDAY, directory: office })).toEqual([
      { workflow: 'small', title: 'Report', values: {} },
    ]);
  });

  test('E18.16 one that runs once gives the fields that the cases it opens are filled from', () => {
    const given: Automation = every('every day 08:00', {
      schedule: {
        ...{ every: 'every day 08:00', calendar: null, once: true },
        with: { amount: '12.50', note: 'Of {{string(now().year)}}' },
      },
      if: null,
      do: [
        {
          kind: 'open-case',
          settings: { workflow: 'small', title: '{{note}}', values: { much: 'amount', why: 'note' } },
        },
      ],
    });
    const written = oneStage({}, { automations: [given] });
    const errors = (workflow: typeof written) =>
      validate(workflow).filter(({ severity }) => severity === 'error');
    expect(errors(written)).toEqual([]);
    expect(readWorkflow(writeWorkflow(written)).workflow).toEqual(written);
    const [asked] = askedOnce(ready(written), { automation: 'hurry', at: MONDAY, directory: office });
    const year = new Date(MONDAY).getUTCFullYear();
    expect(asked).toMatchObject({ workflow: 'small', title: `Of ${year}`, values: { why: `Of ${year}` } });
    expect(Object.keys(asked?.values ?? {})).toEqual(['much', 'why']);
    const codes = (changes: Partial<Automation>) =>
      errors(oneStage({}, { automations: [{ ...given, ...changes }] })).map(({ code, at }) => [code, at]);
    expect(codes({ schedule: { every: 'every day 08:00', calendar: null, with: { note: 'x' } } })).toEqual([
      ['with-unused', 'automations.hurry.on'],
    ]);
    expect(
      codes({ schedule: { every: 'every day 08:00', calendar: null, once: true, with: { note: 'x' } } }),
    ).toContainEqual(['schedule-without-case', 'automations.hurry.do[0]']);
    expect(
      codes({
        schedule: {
          every: 'every day 08:00',
          calendar: null,
          once: true,
          with: { amount: 'much', note: 'x' },
        },
      }),
    ).toEqual([['value-invalid', 'automations.hurry.on.with.amount']]);
  });

  test('E18.14 a back-test fires at its times, on the case as it stood then', () => {
    const { events } = given(workflow, [
      opened('40'),
      ['UpdateRecord', { by: 'max', values: { amount: '90' }, after: 2 * HOUR_MS }],
      ['CancelCase', { by: 'ana', reason: 'x', after: 5 * HOUR_MS }],
    ]);
    const times = [-1, 1, 3, 4, 6].map((hours) => MONDAY + hours * HOUR_MS);
    const firings = backTest(
      { compiled: ready(workflow), automation: 'hurry', directory: office, times },
      events,
    );
    expect(firings.map(({ at, did }) => [(at - MONDAY) / HOUR_MS, did])).toEqual([
      [3, ['set priority']],
      [4, ['set priority']],
    ]);
  });
});
