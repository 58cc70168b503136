import { describe, expect, test } from 'vitest';
import {
  blankAutomation,
  blankField,
  blankOutcome,
  blankStage,
  blankTransition,
  blankWorkflow,
  type Stage,
  type Workflow,
} from '../../model/index.ts';
import { office } from '../trial/people.ts';
import { END, expense, finance, form, oneStage } from '../trial/workflows.ts';
import { validate } from './validate.ts';

const found = (workflow: Workflow, severity = 'error'): [code: string, at: string][] =>
  validate(workflow, office)
    .filter((each) => each.severity === severity)
    .map(({ code, at }) => [code, at]);

const stage = (more: Partial<Stage>): Workflow => oneStage(more);
const to = blankTransition;

describe('validation', () => {
  test('E6.1 the sample of every stage kind has no errors, and one piece of advice', () => {
    expect(found(expense)).toEqual([]);
    expect(found(expense, 'advice')).toEqual([['rule-requester-name', 'caseTitle']]);
  });

  test('E6.1 an empty workflow lacks a beginning and an end', () => {
    expect(found(blankWorkflow('empty'))).toEqual([
      ['no-intake', 'intake'],
      ['no-end', 'stages'],
    ]);
  });

  test.each<[string, Workflow, string, string]>([
    ['a kind that does not exist', stage({ kind: 'magic' }), 'stage-kind-unknown', 'stages.check.kind'],
    [
      'a setting that does not fit',
      stage({ settings: { speed: 3 } }),
      'settings-invalid',
      'stages.check.settings.speed',
    ],
    ['nobody', stage({ owner: null }), 'owner-missing', 'stages.check.owner'],
    [
      'a stranger',
      stage({ owner: { kind: 'person', person: 'zoe' } }),
      'person-unknown',
      'stages.check.owner',
    ],
    [
      'one who cannot sign in',
      stage({ owner: { kind: 'person', person: 'old' } }),
      'unowned',
      'stages.check.owner',
    ],
    [
      'a team that nobody signs in for',
      stage({ owner: { ...finance, team: 'seen' } }),
      'unowned',
      'stages.check.owner',
    ],
    [
      'a team that is not there',
      stage({ owner: { ...finance, team: 'gone' } }),
      'team-unknown',
      'stages.check.owner',
    ],
    [
      'a field of no person',
      stage({ owner: { kind: 'field', field: 'note' } }),
      'owner-field-unknown',
      'stages.check.owner',
    ],
    [
      'a stage nobody knows',
      stage({ owner: { kind: 'owner-of-stage', stage: 'x' } }),
      'stage-unknown',
      'stages.check.owner',
    ],
    ['a way to nowhere', stage({ next: [to('x')] }), 'stage-unknown', 'stages.check.next[0].to'],
    ['no way on', stage({ next: [] }), 'dead-end', 'stages.check'],
    ['a circle', stage({ next: [to('check')] }), 'dead-end', 'stages.check'],
    ['an end nobody comes to', stage({ next: [to('check')] }), 'unreachable', 'stages.done'],
    [
      'no otherwise',
      stage({ next: [to('done', { when: 'amount > 1' })] }),
      'no-otherwise',
      'stages.check.next',
    ],
    ['a way never taken', stage({ next: [to('done'), to('done')] }), 'never-taken', 'stages.check.next[1]'],
    [
      'outcomes and ways',
      stage({ outcomes: [blankOutcome('a', 'done')] }),
      'outcomes-and-next',
      'stages.check.next',
    ],
    [
      'an unknown field in a rule',
      stage({ next: [to('done', { when: 'amout > 1' }), to('done')] }),
      'rule-unknown-name',
      'stages.check.next[0].when',
    ],
    [
      'a text compared with a number',
      stage({ next: [to('done', { when: 'note > 1' }), to('done')] }),
      'rule-wrong-type',
      'stages.check.next[0].when',
    ],
    [
      'a rule that is no condition',
      stage({ next: [to('done', { when: 'note' }), to('done')] }),
      'rule-not-a-condition',
      'stages.check.next[0].when',
    ],
    [
      'an unknown field in a form',
      stage({ form: [{ field: 'x', required: true }] }),
      'field-unknown',
      'stages.check.form[0]',
    ],
    [
      'an unknown field carried',
      stage({ next: [to('done', { carries: ['x'] })] }),
      'field-unknown',
      'stages.check.next[0].carries',
    ],
    [
      'an approval without outcomes',
      stage({ kind: 'approval' }),
      'approval-without-outcomes',
      'stages.check.outcomes',
    ],
    [
      'a duration that does not read',
      stage({ due: { kind: 'within', duration: 'soon' } }),
      'duration-invalid',
      'stages.check.due',
    ],
    [
      'a ladder without a due time',
      stage({ late: [{ when: { kind: 'share', percent: 50 }, act: { kind: 'remind' } }] }),
      'late-without-due',
      'stages.check.late',
    ],
    [
      'a wait for no date',
      stage({ kind: 'wait', settings: { until: { field: 'note' } } }),
      'wait-field-no-date',
      'stages.check.settings.until',
    ],
    [
      'an unknown action',
      stage({ kind: 'automatic', settings: { do: [{ dance: {} }] } }),
      'action-unknown',
      'stages.check.settings.do[0]',
    ],
    [
      'an unknown field set',
      stage({ kind: 'automatic', settings: { do: [{ set: { x: 1 } }] } }),
      'field-unknown',
      'stages.check.settings.do[0].settings.x',
    ],
    [
      'a value that does not fit',
      stage({ kind: 'automatic', settings: { do: [{ set: { amount: 'lots' } }] } }),
      'value-invalid',
      'stages.check.settings.do[0].settings.amount',
    ],
    [
      'a priority that is none',
      stage({ kind: 'automatic', settings: { do: [{ set: { priority: 'top' } }] } }),
      'priority-unknown',
      'stages.check.settings.do[0].settings.priority',
    ],
    [
      'a notification to nobody',
      stage({ kind: 'automatic', settings: { do: [{ notify: { text: 'hi' } }] } }),
      'notify-nobody',
      'stages.check.settings.do[0]',
    ],
    [
      'outcomes that nobody picks',
      stage({ kind: 'decide', outcomes: [blankOutcome('a', 'done')], next: [] }),
      'outcomes-without-owner',
      'stages.check.outcomes',
    ],
    [
      'an end with ways',
      oneStage({}, { stages: [blankStage('check', { kind: 'end', next: [to('check')] })] }),
      'end-with-ways',
      'stages.check',
    ],
    [
      'one id twice',
      oneStage({}, { stages: [END, END], intake: form([], 'done') }),
      'stage-id-twice',
      'stages.done',
    ],
    [
      'an automation for no stage',
      oneStage({}, { automations: [blankAutomation('a', { stage: 'x' })] }),
      'stage-unknown',
      'automations.a.stage',
    ],
    [
      'an automation twice',
      oneStage({}, { automations: [blankAutomation('a'), blankAutomation('a')] }),
      'automation-id-twice',
      'automations.a',
    ],
    [
      'a form that starts nowhere',
      oneStage({}, { intake: form([], 'x') }),
      'stage-unknown',
      'intake[0].starts',
    ],
    ['an owner who is not there', oneStage({}, { owner: 'zoe' }), 'person-unknown', 'owner'],
  ])('E6.1 %s is an error, with its place', (_, workflow, code, at) => {
    expect(found(workflow)).toContainEqual([code, at]);
  });

  test('E6.1 rules and texts that would quote a personal value are refused', () => {
    const workflow = oneStage(
      { next: [to('done', { when: 'note = "x"' }), to('done')] },
      {
        caseTitle: 'For {{note}}',
        record: {
          amount: blankField('amount', { type: 'money' }),
          note: blankField('note', { personal: true }),
        },
        intake: form(['amount', 'note'], 'check'),
      },
    );
    expect(found(workflow)).toEqual([
      ['rule-personal-field', 'caseTitle'],
      ['rule-personal-field', 'stages.check.next[0].when'],
    ]);
  });

  test('E6.1 a dead end shows the path to it', () => {
    const stages = [
      blankStage('check', { owner: finance, next: [to('trap', { when: 'amount > 1' }), to('done')] }),
      blankStage('trap', { owner: finance }),
      END,
    ];
    const dead = validate(oneStage({}, { stages })).find(({ code }) => code === 'dead-end');
    expect(dead?.message).toContain('Check → Trap');
  });

  test('E6.1 no due time and a bare handoff are advice, which does not block', () => {
    const stages = [
      blankStage('check', { owner: finance, next: [to('next')] }),
      blankStage('next', { owner: { kind: 'requester' }, due: { kind: 'no-deadline' }, next: [to('done')] }),
      END,
    ];
    const workflow = oneStage({}, { stages });
    expect(found(workflow)).toEqual([]);
    expect(found(workflow, 'advice')).toEqual([
      ['no-due', 'stages.check.due'],
      ['handoff-without-contract', 'stages.check.next[0]'],
    ]);
  });

  test('E6.1 every finding says what to do', () => {
    const broken = oneStage({ owner: null, next: [to('x', { when: '1 +' })], kind: 'work' });
    for (const { message, remedy } of validate(broken, office)) {
      expect(message.length).toBeGreaterThan(10);
      expect(remedy.length).toBeGreaterThan(10);
    }
  });
});
