// Random workflows in every shape that the model can take: they need not make sense, only be sayable.
import * as fc from 'fast-check';
import {
  AUTOMATION_TRIGGERS,
  type Automation,
  FIELD_TYPES,
  type Field,
  type FormField,
  INTAKE_SOURCES,
  type LateRung,
  type Outcome,
  type OwnerRule,
  type Stage,
  TEAM_CHOICES,
  type Workflow,
} from '../../src/core/model/index.ts';

const word = fc.stringMatching(/^[a-z][a-z0-9]{0,7}$/);
const id = fc.oneof(fc.constantFrom('check', 'pay-out', 'Größe', 'a1'), word);
const fieldId = fc.oneof(fc.constantFrom('amount', 'costCentre', 'toString', 'on'), word);
const text = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 24 }),
  fc.constantFrom(
    'yes',
    '12',
    '1e3',
    'null',
    '- a',
    'a: b',
    '# no',
    ' ',
    "it's",
    '{{x}}',
    'two\nlines\n',
    '~',
  ),
);
const texts = fc.uniqueArray(text, { maxLength: 3 });
const json = fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.parse(JSON.stringify(value)));
const settingKey = word.filter(
  (key) => !['kind', 'title', 'owner', 'form', 'due', 'late', 'next'].includes(key),
);
const settings = fc
  .dictionary(settingKey, json, { maxKeys: 3 })
  .map((each) => Object.fromEntries(Object.entries(each).map(([key, value]) => [`x${key}`, value])));
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });

const owner: fc.Arbitrary<OwnerRule> = fc.oneof(
  fc.record({ kind: fc.constant('person' as const), person: text }),
  fc.record(
    {
      kind: fc.constant('team' as const),
      team: text,
      choose: fc.constantFrom(...TEAM_CHOICES),
      skill: text,
      within: text,
    },
    { requiredKeys: ['kind', 'team', 'choose'] },
  ),
  fc.record({ kind: fc.constant('requester' as const) }),
  fc.record({ kind: fc.constant('manager-of-requester' as const) }),
  fc.record({ kind: fc.constant('owner-of-stage' as const), stage: id }),
  fc.record({ kind: fc.constant('lead-of-team' as const), team: text }),
  fc.record({ kind: fc.constant('field' as const), field: fieldId }),
  fc.record({ kind: fc.constant('rule' as const), rule: text }),
);

const field: fc.Arbitrary<Field> = fc.constantFrom(...FIELD_TYPES).chain((type) =>
  fc.record({
    type: fc.constant(type),
    label: text,
    help: optional(text),
    required: fc.boolean(),
    options:
      type === 'choice'
        ? fc.uniqueArray(text, { minLength: 1, maxLength: 3 })
        : type === 'list'
          ? texts
          : fc.constant([]),
    currency: fc.constantFrom(...(type === 'money' ? ['EUR', 'JPY'] : [''])),
    personal: fc.boolean(),
  }),
);

const form: fc.Arbitrary<FormField[]> = fc.array(fc.record({ field: fieldId, required: fc.boolean() }), {
  maxLength: 3,
});
const duration = fc.constantFrom('4h', '2 business days', 'P3D', '90m');
const rung: fc.Arbitrary<LateRung> = fc.record({
  when: fc.oneof(
    fc.record({ kind: fc.constant('share' as const), percent: fc.integer({ min: 1, max: 200 }) }),
    fc.record({ kind: fc.constant('after' as const), duration }),
  ),
  act: fc.oneof(
    fc.record({ kind: fc.constant('remind' as const) }),
    fc.record({ kind: fc.constantFrom('reassign' as const, 'escalate' as const), to: owner }),
  ),
});
const outcome: fc.Arbitrary<Outcome> = fc.record({
  name: text,
  title: text,
  to: id,
  needs: texts,
  carries: texts,
  rework: fc.boolean(),
});

const plainStage: fc.Arbitrary<Stage> = fc.record({
  id,
  kind: fc.constantFrom('work', 'approval', 'wait', 'end', 'made-up'),
  title: text,
  description: optional(text),
  observed: texts,
  owner: optional(owner),
  else: fc.array(owner, { minLength: 1, maxLength: 2 }),
  tasks: texts,
  form,
  due: optional(
    fc.oneof(
      fc.record({ kind: fc.constant('within' as const), duration }),
      fc.record({ kind: fc.constant('no-deadline' as const) }),
    ),
  ),
  late: fc.array(rung, { maxLength: 2 }),
  next: fc.array(fc.record({ to: id, when: optional(text), carries: texts, rework: fc.boolean() }), {
    maxLength: 3,
  }),
  outcomes: fc.uniqueArray(outcome, { maxLength: 3, selector: (each) => each.name }),
  settings,
});
/** Some of them may be skipped, and some have owners who come after the first. */
const stage: fc.Arbitrary<Stage> = fc
  .tuple(plainStage, fc.boolean(), fc.array(owner, { maxLength: 2 }))
  .map(([plain, skippable, others]) => ({
    ...plain,
    ...(skippable ? { skippable } : {}),
    ...(others.length === 0 ? {} : { else: others }),
  }));

const plainWorkflow: fc.Arbitrary<Workflow> = fc.record({
  id,
  title: text,
  description: optional(text),
  owner: optional(text),
  caseTitle: optional(text),
  calendar: optional(text),
  record: fc.dictionary(fieldId, field, { maxKeys: 4, noNullPrototype: true }),
  intake: fc.array(
    fc.record({
      title: text,
      fields: form,
      from: fc.uniqueArray(fc.constantFrom(...INTAKE_SOURCES), { minLength: 1 }),
      starts: id,
    }),
    { maxLength: 2 },
  ),
  stages: fc.uniqueArray(stage, { maxLength: 5, selector: (each) => each.id }),
  automations: fc.uniqueArray(
    fc
      .record({
        id: word,
        title: text,
        on: fc.constantFrom(...AUTOMATION_TRIGGERS),
        schedule: fc.record({ every: text, calendar: optional(word) }),
        stage: optional(id),
        field: optional(fieldId),
        if: optional(text),
        do: fc.array(fc.record({ kind: word, settings }), { maxLength: 2 }),
        enabled: fc.boolean(),
      })
      .map(({ schedule, ...rest }): Automation => (rest.on === 'schedule' ? { ...rest, schedule } : rest)),
    { maxLength: 2, selector: (each) => each.id },
  ),
  canvas: fc.dictionary(id, fc.record({ x: fc.integer(), y: fc.integer() }), {
    maxKeys: 3,
    noNullPrototype: true,
  }),
});

/** What may be left out is left out where it says nothing. */
export const arbitraryWorkflow: fc.Arbitrary<Workflow> = fc
  .tuple(plainWorkflow, texts)
  .map(([plain, pauseReasons]) => (pauseReasons.length > 0 ? { ...plain, pauseReasons } : plain));
