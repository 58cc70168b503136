// Workflows that are broken in one place each, as people break them: the fault is named, on its line, with a remedy.
import { describe, expect, test } from 'vitest';
import { checkSource } from '../src/core/engine/index.ts';

const WHOLE = `workflow: expense
title: Expense
case-title: "Expense of {{requester.name}}"
record:
  amount: { type: money, currency: EUR, required: true }
  category: { type: choice, options: [travel, meals] }
  trip: { type: date }
  approver: { type: person }
  iban: { type: text, personal: true }
  paid: { type: yes-no }
intake:
  - form: { fields: [amount, category, trip, approver, iban], from: [people, api] }
    starts: check
stages:
  check:
    kind: work
    owner: { team: finance, choose: least-loaded }
    form: { fields: [category] }
    tasks: [Receipt readable]
    due: 1 business day
    late:
      - { at: 80%, do: remind owner }
      - { after: 4h, do: reassign to person bo }
    next:
      - { to: approve, when: amount > 100, carries: [amount, category] }
      - { to: cool }
  approve:
    kind: approval
    owner: { field: approver }
    due: 2 business days
    decides: { by: any, never: requester }
    outcomes:
      approved: { to: cool }
      rejected: { to: refused, needs: [reason] }
      returned: { to: check, needs: [reason], rework: true }
  cool: { kind: wait, until: 2 days, next: [{ to: pay }] }
  pay:
    kind: automatic
    do: [{ set: { paid: true } }, { notify: { team: finance, text: "Paid {{case.title}}" } }]
    next: [{ to: done }]
  done: { kind: end }
  refused: { kind: end }
automations:
  - { id: large, on: case-opened, if: amount > 5000, do: [{ set: { priority: high } }] }
`;

type Broken = {
  readonly is: string;
  /** What was written, and what it was broken into. */
  readonly from: string;
  readonly to: string;
  /** The code, and where in the model. */
  readonly named: readonly [code: string, at: string];
  /** What stands on the line that is pointed at. */
  readonly on: string;
  readonly remedy: RegExp;
};
const broken = (is: string, from: string, to: string, more: Omit<Broken, 'is' | 'from' | 'to'>): Broken => ({
  ...{ is, from, to },
  ...more,
});
const WAY = 'stages.check.next[0]';
const RULE = 'when: amount > 100';

const BROKEN: readonly Broken[] = [
  // The source does not read.
  broken('a bracket that is left open', '[travel, meals]', '[travel, meals', {
    named: ['source-syntax', ''],
    on: 'options:',
    remedy: /Mend the indentation, the brackets/,
  }),
  broken('a key that stands twice', 'title: Expense\n', 'title: Expense\ntitle: Other\n', {
    named: ['source-key-twice', ''],
    on: 'title: Other',
    remedy: /Keep one of them/,
  }),
  broken('a key that is mistyped', 'starts: check', 'start: check', {
    named: ['unknown-key', 'intake[0].start'],
    on: 'start: check',
    remedy: /Did you mean "starts"/,
  }),
  broken('a type of field that does not exist', 'type: yes-no', 'type: bool', {
    named: ['unknown-word', 'record.paid.type'],
    on: 'paid:',
    remedy: /text, long-text, number/,
  }),
  broken('a choice without options', 'choice, options: [travel, meals]', 'choice', {
    named: ['options-missing', 'record.category'],
    on: 'category:',
    remedy: /Add options/,
  }),
  broken('an owner that reads as nobody', 'owner: { field: approver }', 'owner: the boss', {
    named: ['owner-rule', 'stages.approve.owner'],
    on: 'the boss',
    remedy: /requester\.manager/,
  }),
  broken('a trigger that does not exist', 'on: case-opened', 'on: case-open', {
    named: ['unknown-word', 'automations[0].on'],
    on: 'case-open,',
    remedy: /case-opened, case-moved/,
  }),
  broken('a rung that nobody understands', 'do: remind owner', 'do: shout', {
    named: ['late-rung', 'stages.check.late[0].do'],
    on: 'shout',
    remedy: /remind owner/,
  }),
  // The flow does not hold together.
  broken('a way to a stage that is not there', '- { to: cool }', '- { to: col }', {
    named: ['stage-unknown', 'stages.check.next[1].to'],
    on: 'to: col',
    remedy: /Name a stage of this workflow/,
  }),
  broken('a form that starts nowhere', 'starts: check', 'starts: chekc', {
    named: ['stage-unknown', 'intake[0].starts'],
    on: 'starts: chekc',
    remedy: /Name a stage of this workflow/,
  }),
  broken('a stage without a way on', '    next: [{ to: done }]\n', '', {
    named: ['dead-end', 'stages.pay'],
    on: 'pay:',
    remedy: /Lead a way from here towards an end/,
  }),
  broken('a stage that leads back to itself alone', '[{ to: done }]', '[{ to: pay }]', {
    named: ['dead-end', 'stages.pay'],
    on: 'pay:',
    remedy: /Lead a way from here towards an end/,
  }),
  broken('a stage that no way leads to', 'to: refused, needs', 'to: done, needs', {
    named: ['unreachable', 'stages.refused'],
    on: 'refused:',
    remedy: /Lead a transition here, or remove/,
  }),
  broken('a branch without an otherwise', '      - { to: cool }\n', '', {
    named: ['no-otherwise', 'stages.check.next'],
    on: 'next:',
    remedy: /Add a last transition without a rule/,
  }),
  broken('a way that is never taken', `, ${RULE}, carries: [amount, category]`, '', {
    named: ['never-taken', 'stages.check.next[1]'],
    on: 'to: cool',
    remedy: /Move the one without a rule to the end/,
  }),
  broken('an end with a way on', 'done: { kind: end }', 'done: { kind: end, next: [{ to: pay }] }', {
    named: ['end-with-ways', 'stages.done'],
    on: 'done: {',
    remedy: /choose another kind/,
  }),
  broken('a circle that the machine never leaves', 'until: 2 days, next: [{ to: pay }] }', circle(), {
    named: ['machine-circle', 'stages.one'],
    on: 'one: {',
    remedy: /Put a stage in between where somebody works/,
  }),
  // Nobody has it, or nobody knows until when.
  broken('a stage that nobody owns', '    owner: { field: approver }\n', '', {
    named: ['owner-missing', 'stages.approve.owner'],
    on: 'approve:',
    remedy: /Say who does it/,
  }),
  broken('an owner in a field of no person', '{ field: approver }', '{ field: category }', {
    named: ['owner-field-unknown', 'stages.approve.owner'],
    on: 'field: category',
    remedy: /field of type person/,
  }),
  broken('a due time that is no duration', 'due: 1 business day', 'due: tomorrow', {
    named: ['duration-invalid', 'stages.check.due'],
    on: 'tomorrow',
    remedy: /2 business days/,
  }),
  broken('a ladder without a due time', '    due: 1 business day\n', '', {
    named: ['late-without-due', 'stages.check.late'],
    on: 'late:',
    remedy: /Give the stage a due time/,
  }),
  broken('a wait for a field that is no date', 'until: 2 days', 'until: { field: category }', {
    named: ['wait-field-no-date', 'stages.cool.settings.until'],
    on: 'cool:',
    remedy: /field of type date/,
  }),
  broken('a wait that does not say until when', ', until: 2 days', '', {
    named: ['wait-for-what', 'stages.cool'],
    on: 'cool:',
    remedy: /until, message and when/,
  }),
  // Rules, contracts and texts speak of what is not there.
  broken('a rule about a field that is not there', RULE, 'when: amout > 100', {
    named: ['rule-unknown-name', `${WAY}.when`],
    on: 'amout',
    remedy: /Did you mean amount/,
  }),
  broken('a rule that compares unlike things', RULE, 'when: category > 100', {
    named: ['rule-wrong-type', `${WAY}.when`],
    on: 'category > 100',
    remedy: /Compare with a choice/,
  }),
  broken('a rule that asks for an option nobody can pick', RULE, 'when: category = "hotel"', {
    named: ['rule-unknown-option', `${WAY}.when`],
    on: 'hotel',
    remedy: /travel, meals/,
  }),
  broken('a rule that stops half-way', RULE, 'when: amount >', {
    named: ['rule-syntax', `${WAY}.when`],
    on: 'amount >',
    remedy: /for example amount > 100/,
  }),
  broken('a rule that reads a personal field', RULE, 'when: iban = "x"', {
    named: ['rule-personal-field', `${WAY}.when`],
    on: 'iban = ',
    remedy: /Use another field/,
  }),
  broken('a contract about a field that is not there', 'carries: [amount, category]', 'carries: [receipt]', {
    named: ['field-unknown', `${WAY}.carries`],
    on: 'receipt',
    remedy: /add it there/,
  }),
  broken('a text with a name that is not there', '{{case.title}}', '{{case.titel}}', {
    named: ['rule-unknown-name', 'stages.pay.settings.do[1].settings.text'],
    on: '{{case.titel}}',
    remedy: /Did you mean title/,
  }),
  broken('a form with a field that is not there', 'amount, category, trip', 'amount, categry, trip', {
    named: ['field-unknown', 'intake[0].form.fields[1]'],
    on: 'categry',
    remedy: /Name a field of the record/,
  }),
  broken('a form that asks twice', 'amount, category, trip', 'amount, amount, trip', {
    named: ['field-twice', 'intake[0].form.fields'],
    on: 'amount, amount',
    remedy: /Remove one of them/,
  }),
  broken('a choice that offers an option twice', '[travel, meals]', '[travel, travel]', {
    named: ['option-twice', 'record.category.options'],
    on: 'travel, travel',
    remedy: /Remove one of them/,
  }),
  broken('a field by a name that rules need', 'trip: { type: date }', 'trip: date\n  case: text', {
    named: ['field-name-taken', 'record.case'],
    on: 'case: text',
    remedy: /Call the field otherwise/,
  }),
  // What a stage or the machine should do cannot be done.
  broken('a kind of stage that does not exist', 'kind: wait', 'kind: sleep', {
    named: ['stage-kind-unknown', 'stages.cool.kind'],
    on: 'sleep',
    remedy: /Choose a kind/,
  }),
  broken('a setting that is mistyped', '    tasks:', '    task:', {
    named: ['settings-invalid', 'stages.check.settings.task'],
    on: 'task:',
    remedy: /how it is spelled/,
  }),
  broken('outcomes that nobody picks', 'next: [{ to: pay }] }', 'outcomes: { go: pay } }', {
    named: ['outcome-never-comes', 'stages.cool.outcomes.go'],
    on: 'go: pay',
    remedy: /for:/,
  }),
  broken('an action that does not exist', '{ notify: {', '{ mail: {', {
    named: ['action-unknown', 'stages.pay.settings.do[1]'],
    on: 'mail:',
    remedy: /set, notify, .* or send-mail/,
  }),
  broken('a notification that goes to nobody', 'team: finance, text', 'text', {
    named: ['notify-nobody', 'stages.pay.settings.do[1]'],
    on: 'notify:',
    remedy: /Name a person, a team/,
  }),
  broken('a value that its field cannot have', '{ paid: true }', '{ paid: perhaps }', {
    named: ['value-invalid', 'stages.pay.settings.do[0].settings.paid'],
    on: 'perhaps',
    remedy: /value of the field/,
  }),
  broken('an automation for a stage that is not there', 'on: case-opened', 'on: case-moved, stage: chek', {
    named: ['stage-unknown', 'automations.large.stage'],
    on: 'chek',
    remedy: /Name a stage/,
  }),
  broken(
    'an automation that waits for a stage too early',
    'on: case-opened',
    'on: case-opened, stage: check',
    {
      named: ['automation-never-runs', 'automations.large.stage'],
      on: 'stage: check',
      remedy: /Remove the stage/,
    },
  ),
  broken('an automation at a close that is none', 'on: case-opened', 'on: case-closed, stage: check', {
    named: ['automation-never-runs', 'automations.large.stage'],
    on: 'stage: check',
    remedy: /Name a stage of kind end/,
  }),
  broken('an automation for a field that nobody changes', 'on: case-opened', 'on: case-opened, field: paid', {
    named: ['automation-never-runs', 'automations.large.field'],
    on: 'field: paid',
    remedy: /field-changed/,
  }),
  broken('an automation that does nothing', 'do: [{ set: { priority: high } }]', 'do: []', {
    named: ['automation-does-nothing', 'automations.large.do'],
    on: 'do: []',
    remedy: /Add an action/,
  }),
  broken('an end that somebody should own', 'done: { kind: end }', 'done: { kind: end, owner: requester }', {
    named: ['end-ignores', 'stages.done.owner'],
    on: 'done: {',
    remedy: /Remove owner/,
  }),
];

function circle(): string {
  return `until: 2 days, next: [{ to: one }] }
  one: { kind: decide, next: [{ to: two, when: amount > 3 }, { to: pay }] }
  two: { kind: decide, next: [{ to: one, when: amount > 2 }, { to: pay }] }`;
}

describe('broken workflows', () => {
  test('E6.1 before it is broken, nothing is said about it', () => {
    expect(checkSource(WHOLE)).toEqual([]);
  });

  test.each(BROKEN)('E6.1 $is is named, on its line, with a remedy', ({ from, to, named, on, remedy }) => {
    expect(WHOLE).toContain(from);
    const source = WHOLE.replace(from, () => to);
    const found = checkSource(source);
    expect(found.map(({ code, at }) => [code, at])).toContainEqual(named);
    const fault = found.find(({ code, at }) => code === named[0] && at === named[1]);
    expect(source.split('\n')[(fault?.line ?? 0) - 1]).toContain(on);
    expect(fault?.remedy).toMatch(remedy);
    expect(fault?.message).toMatch(/^.{10,}\.$/);
  });
});
