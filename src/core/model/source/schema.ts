// What a workflow's source may look like, as JSON Schema (draft 2020-12): for editors that complete and check as one types.
// It is no second reader: it says nothing that `readWorkflow` would not also say, and leaves stage settings to their kinds.
import type { Json } from '../../base/index.ts';
import { FIELD_TYPES } from '../record.ts';
import { AUTOMATION_TRIGGERS, INTAKE_SOURCES, TEAM_CHOICES } from '../workflow.ts';

type Schema = { readonly [key: string]: Json };

const text: Schema = { type: 'string', minLength: 1 };
/** Bare numbers and yes or no are taken as they are written. */
const words: Schema = { type: ['string', 'number', 'boolean'], minLength: 1 };
const flag: Schema = { type: 'boolean' };
const number: Schema = { type: 'number' };
const oneOf = (values: readonly string[]): Schema => ({ type: 'string', enum: values });
const either = (...schemas: Schema[]): Schema => ({ anyOf: schemas });
const list = (items: Schema): Schema => ({ type: 'array', items });
const one = (items: Schema): Schema => either(items, list(items));
const said = (schema: Schema, description: string): Schema => ({ ...schema, description });
const map = (values: Schema): Schema => ({ type: 'object', additionalProperties: values });
const members = (
  properties: { readonly [key: string]: Schema },
  required: readonly string[] = [],
): Schema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

const owner = either(
  said(text, 'requester, requester.manager, owner of STAGE, lead of TEAM, team TEAM or person KEY'),
  members({ person: words }, ['person']),
  members(
    {
      team: words,
      choose: oneOf(TEAM_CHOICES),
      skill: said(words, 'Of by-skill: the skill, or a text with {{expressions}}'),
      within: said(words, 'Of pull: how long it may wait for somebody to take it, such as 4h'),
    },
    ['team'],
  ),
  members({ rule: said(words, 'A rule that gives a person, or the key of a person or team') }, ['rule']),
  members({ field: words }, ['field']),
  members({ 'owner-of': words }, ['owner-of']),
  members({ 'lead-of': words }, ['lead-of']),
);

const field = either(
  oneOf(FIELD_TYPES),
  members(
    {
      type: oneOf(FIELD_TYPES),
      label: words,
      help: words,
      required: flag,
      options: one(words),
      currency: said(text, 'ISO 4217, such as EUR'),
      personal: said(flag, 'Kept apart, so that it can be erased'),
    },
    ['type'],
  ),
);

const formFields = list(either(words, members({ field: words, required: flag }, ['field'])));
const form = either(formFields, members({ fields: formFields }));

const rung = members({
  at: said(text, 'A share of the due time, such as 80%'),
  after: said(text, 'Time after it was due, such as 4h'),
  do: either(
    said(text, 'remind owner, reassign to OWNER or escalate to OWNER'),
    members({ reassign: owner }, ['reassign']),
    members({ escalate: owner }, ['escalate']),
  ),
});

const way = {
  to: said(words, 'The next stage'),
  carries: said(one(words), 'What must be there when work changes hands'),
  rework: said(flag, 'True where it leads back'),
  accept: said(flag, 'True where whoever receives it must accept it first'),
};
const transition = either(
  words,
  members({ ...way, when: said(words, 'A rule; without one it always holds') }, ['to']),
);
const outcome = either(
  words,
  members({ ...way, title: words, needs: said(one(words), 'reason, or fields') }, ['to']),
);

const action: Schema = {
  type: 'object',
  additionalProperties: { type: 'object' },
  minProperties: 1,
  maxProperties: 1,
};

const decider = members({
  owner: said(owner, 'One person, or one of a team'),
  everyone: said(words, 'Everyone of this team'),
  when: said(words, 'Only where this rule holds'),
  weight: said(number, 'How much this decision counts'),
});

const decides = members({
  by: said(oneOf(['any', 'all', 'quorum', 'in order', 'weighted']), 'How they decide together'),
  quorum: said(number, 'How many, or how much weight, must agree'),
  never: said(one(owner), 'Who may never decide here'),
  once: said(flag, 'Whoever decided at another stage of the case does not decide here'),
  ask: said(flag, 'Whoever decides may ask somebody first'),
  more: said(flag, 'More deciders may be added while it runs'),
  who: list(decider),
  after: said(
    members({ time: text, outcome: words }, ['time', 'outcome']),
    'What it ends with when nobody decides in time',
  ),
});

const each = either(
  said(words, 'A list field, a number, or an expression'),
  members(
    {
      of: said(words, 'A list field, a number, or an expression'),
      run: oneOf(['parallel', 'in order']),
      enough: said(words, 'all, a number, or a rule'),
      rest: oneOf(['withdrawn', 'left']),
      more: said(flag, 'More may be added while it runs'),
    },
    ['of'],
  ),
);

const cell: Schema = { type: ['string', 'number', 'boolean', 'null'] };
const table = members(
  {
    hit: said(
      oneOf(['unique', 'first', 'priority', 'any', 'collect', 'rule-order', 'output-order']),
      'Which of the rows that fit counts; unique where it is not said',
    ),
    collect: said(oneOf(['sum', 'min', 'max', 'count']), 'What collect makes of the rows; a list without it'),
    inputs: list(either(text, members({ expression: text, title: text }, ['expression']))),
    outputs: said(
      list(either(text, members({ name: text, values: list(cell) }, ['name']))),
      'Fields, or to for the way; values: the most important first',
    ),
    rules: said(list(list(cell)), 'A row each: one test for each input, then one value for each output'),
    otherwise: said(list(cell), 'The values where no row fits'),
  },
  ['inputs', 'outputs', 'rules'],
);

const stage: Schema = {
  type: 'object',
  properties: {
    kind: said(
      words,
      'work, approval, automatic, decide, split, join, wait, end and others; work where it is not said',
    ),
    title: words,
    description: words,
    observed: said(one(words), 'The names this stage has in imported logs'),
    owner,
    else: said(one(owner), 'Who has it where the owner rule ends in nobody, in order'),
    tasks: said(one(words), 'Ticked before the work is done'),
    form,
    due: said(text, 'Such as 4h, 2 business days or no deadline'),
    late: one(rung),
    next: said(one(transition), 'Tried in order; the first whose rule holds is taken'),
    outcomes: said(map(outcome), 'Ways that the owner picks by name'),
    decides: said(decides, 'Who decides, of an approval'),
    each: said(each, 'A piece of work for each, of a work stage'),
    table: said(table, 'Of a decide stage: a decision table'),
    skippable: said(flag, 'True where whoever has the work may pass the stage over'),
  },
};

const intake = members({
  title: words,
  form: either(formFields, members({ fields: formFields, from: one(oneOf(INTAKE_SOURCES)) })),
  from: one(oneOf(INTAKE_SOURCES)),
  starts: said(words, 'The first stage'),
});

const automation = members(
  {
    id: words,
    title: words,
    on: either(
      oneOf(AUTOMATION_TRIGGERS),
      members(
        {
          schedule: said(words, 'Such as every day 09:00, every monday 09:00 or every 2 business hours'),
          calendar: said(
            words,
            'Key of the calendar whose zone and hours count; the workflow’s where none is named',
          ),
          once: said(flag, 'True where the actions run once each time, and not for each open case'),
          with: said(
            map({}),
            'Of once: fields and their values, from which the cases that it opens are filled',
          ),
        },
        ['schedule'],
      ),
    ),
    stage: words,
    field: words,
    message: said(words, 'Of message-received: only the message of this name'),
    if: said(words, 'A rule; without one it always holds'),
    do: one(action),
    enabled: flag,
  },
  ['on'],
);

/** The shape of a workflow's source. **source**: JSON Schema 2020-12. */
export const workflowJsonSchema: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Millrace workflow',
  ...members(
    {
      workflow: said(words, 'Its key: letters, digits, - and _'),
      title: words,
      description: words,
      owner: said(words, 'Key of the person who takes what nobody else has'),
      'case-title': said(words, 'What a case is called; may hold {{expressions}}'),
      calendar: said(words, 'Key of a business calendar'),
      'pause-reasons': said(one(words), 'Why cases may be paused; any reason where none is named'),
      record: said(map(field), 'The typed fields that travel with a case'),
      intake: one(intake),
      stages: map(stage),
      automations: list(automation),
      canvas: map(members({ x: number, y: number })),
    },
    ['workflow'],
  ),
};
