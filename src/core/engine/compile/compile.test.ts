import { describe, expect, test } from 'vitest';
import {
  type Action,
  type Automation,
  blankAutomation,
  blankField,
  blankOutcome,
  blankStage,
  blankTransition,
  type CaseEvent,
  type Diagnostic,
  type Intake,
  type Workflow,
} from '../../model/index.ts';
import { type Asked, given, MACHINE } from '../trial/given.ts';
import { MONDAY, office } from '../trial/people.ts';
import { END, oneStage } from '../trial/workflows.ts';
import { validate } from '../validate/validate.ts';
import { compile } from './compile.ts';

const record: Workflow['record'] = {
  ...oneStage().record,
  choice: blankField('choice', { type: 'choice', options: ['a', 'b'], label: 'Choice' }),
  names: blankField('names', { type: 'list', label: 'Names' }),
  secret: blankField('secret', { personal: true, label: 'Secret' }),
  long: blankField('long', { type: 'long-text', label: 'Long' }),
  file: blankField('file', { type: 'file', label: 'File' }),
  other: blankField('other', { type: 'file', label: 'Other' }),
  whom: blankField('whom', { type: 'person', label: 'Whom' }),
};
const fields = Object.keys(record).map((field) => ({ field, required: false }));
const intake: Workflow['intake'] = [
  { title: 'Request', fields, from: ['people', 'public', 'api'], starts: 'check' },
];
const set = (settings: Action['settings']): Action => ({ kind: 'set', settings });
const on = (more: Partial<Automation>) => blankAutomation('it', { on: 'work-item-offered', ...more });
const receipt = { file: 'f1', name: 'a.pdf', mediaType: 'application/pdf', bytes: 7 };

const opening = (values: object, more: object = {}): Asked => ['OpenCase', { by: 'ana', values, ...more }];

function after(settings: Action['settings'], open: Asked) {
  const automations = [on({ do: [set(settings)] })];
  return given(oneStage({}, { record, intake, automations }), [open]).state?.record ?? {};
}
const written = (text: string, open: Asked = opening({ amount: '40', who: 'bo', names: ['x', 'y'] })) =>
  after({ note: text }, open).note;

/** What the shell leaves of a name, which it puts where it can be erased. */
const APART = { personal: 'r1', hash: 'ab' };

const faults = (more: Partial<Workflow>): [string, string, string][] => {
  const result = compile(oneStage({}, { record, intake, ...more }), 1);
  return result.ok ? [] : result.problem.map(({ code, at, message }: Diagnostic) => [code, at, message]);
};

describe('what rules and texts see of a case', () => {
  test.each([
    ['It is {{amount}}', 'It is 40'],
    ['{{amount * 2}} EUR', '80 EUR'],
    ['{{who.name}}', 'Bo Chen'],
    ['{{who.id}}', 'bo'],
    ['{{requester.name}} of {{requester.manager.name}}', 'Ana Lopez of Max Weber'],
    ['{{case.title}} {{case.priority}} {{case.number}}', 'Small #7 normal 7'],
    ['{{count(names)}} names', '2 names'],
    ['{{if who.manager = null then "none" else "some"}}', 'none'],
    ['{{if choice = null then "none" else choice}}', 'none'],
  ])('E5.6 %s', (text, words) => {
    expect(written(text)).toBe(words);
  });

  test('E5.6 a file by its name; who asked from outside by the name they gave', () => {
    expect(written('{{file.name}} {{file.size}} {{file.type}}', opening({ file: receipt }))).toBe(
      'a.pdf 7 application/pdf',
    );
    const outside = opening({ amount: '1' }, { via: 'public', by: MACHINE, requesterName: 'Eve' });
    expect(written('{{requester.name}}', outside)).toBe('Eve');
    const apart = opening({ amount: '1' }, { via: 'public', by: MACHINE, requesterName: APART });
    expect(written('Of {{requester.name}}', apart)).toBe('Of ');
    expect(written('{{if requester = null then "nobody" else "somebody"}}', apart)).toBe('somebody');
    const nobody = opening({ amount: '1' }, { via: 'api', by: MACHINE });
    expect(written('{{if requester = null then "nobody" else "somebody"}}', nobody)).toBe('nobody');
  });

  test('E5.6 a value that is worked out keeps its type, in a field of that type', () => {
    const open = opening({ amount: '40', who: 'bo', file: receipt, names: ['x'], long: 'Long' });
    expect(after({ whom: '{{who}}' }, open).whom).toBe('bo');
    expect(after({ other: '{{file}}' }, open).other).toEqual(receipt);
    expect(after({ whom: '{{requester.manager}}' }, open).whom).toBe('max');
    expect(after({ note: '{{long}}' }, open).note).toBe('Long');
    expect(after({ choice: 'b' }, open).choice).toBe('b');
    expect(after({ choice: '{{"c"}}' }, open).choice).toBeUndefined();
    expect(after({ names: ['p', 'q'] }, open).names).toEqual(['p', 'q']);
  });

  test('E5.6 a text that cannot be worked out stands as it was written', () => {
    expect(written('{{amount ** 9999}} EUR')).toBe('{{amount ** 9999}} EUR');
  });
});

describe('where the name of whoever asks is empty for people from outside', () => {
  const advised = (more: Partial<Workflow>) =>
    validate(oneStage({}, { record, intake, ...more }), office)
      .filter(({ code }) => code === 'rule-requester-name')
      .map(({ severity, at }) => `${severity} ${at}`);
  const mail = (subject: string): Action => ({
    kind: 'send-mail',
    settings: { to: 'bo@example.org', subject, text: 'For {{requester.name}}' },
  });
  test.each<[Partial<Workflow>, string[]]>([
    [{ caseTitle: 'Of {{requester.name}}' }, ['caseTitle']],
    [{ caseTitle: 'Of {{requester}}' }, ['caseTitle']],
    [{ caseTitle: '{{"requester.name"}} {{requester.manager.name}}' }, []],
    [{ caseTitle: 'Of {{requester.name}}', intake: [{ ...intake[0], from: ['people'] } as Intake] }, []],
    [{ automations: [on({ if: 'requester.name = "Bo"' })] }, ['automations.it.if']],
    [{ automations: [on({ if: 'requester = null' })] }, []],
    [{ automations: [on({ if: 'some requester in names satisfies requester.name = "x"' })] }, []],
    [
      { automations: [on({ do: [set({ note: '{{requester.name}}' })] })] },
      ['automations.it.do[0].settings.note'],
    ],
    [{ automations: [on({ do: [set({ whom: '{{requester}}' })] })] }, []],
    [{ automations: [on({ do: [mail('Of {{requester.name}}')] })] }, []],
    [
      { automations: [on({ do: [mail('{{upper case(requester.name)}}')] })] },
      ['automations.it.do[0].settings.subject'],
    ],
  ])('E18.18 %j', (more, places) => {
    expect(advised(more)).toEqual(places.map((at) => `advice ${at}`));
  });

  test('E18.18 and in a table', () => {
    const table = { inputs: ['requester.name'], outputs: ['to'], rules: [['"Bo"', 'done']] };
    const stage = blankStage('check', {
      kind: 'decide',
      settings: { table },
      next: [blankTransition('done')],
    });
    expect(advised({ stages: [stage, END] })).toEqual(['advice stages.check.settings.table']);
  });
});

describe('what is refused before anything runs', () => {
  test.each<[Partial<Automation>, [string, string, string]]>([
    [
      { if: 'secret = "x"' },
      [
        'rule-personal-field',
        'automations.it.if',
        'The field "secret" is personal, so rules and texts cannot read it.',
      ],
    ],
    [
      { do: [set({ note: 'Is {{secret}}' })] },
      [
        'rule-personal-field',
        'automations.it.do[0].settings.note',
        'The field "secret" is personal, so rules and texts cannot read it.',
      ],
    ],
    [
      { do: [set({ note: '{{secret}}' })] },
      [
        'rule-personal-field',
        'automations.it.do[0].settings.note',
        'The field "secret" is personal, so rules and texts cannot read it.',
      ],
    ],
    [
      { do: [set({ sum: 1 })] },
      ['field-unknown', 'automations.it.do[0].settings.sum', 'The record has no field "sum".'],
    ],
    [
      { do: [set({ day: 'soon' })] },
      ['value-invalid', 'automations.it.do[0].settings.day', '"soon" does not fit the field "day".'],
    ],
    [
      { do: [{ kind: 'fly', settings: {} }] },
      ['action-unknown', 'automations.it.do[0]', 'There is no action "fly".'],
    ],
    [
      { do: [{ kind: 'notify', settings: { text: 'x', owner: true, loud: true } }] },
      [
        'settings-invalid',
        'automations.it.do[0].settings.loud',
        '"loud" is not known at the action "notify".',
      ],
    ],
    [
      { do: [{ kind: 'notify', settings: { owner: true } }] },
      ['settings-invalid', 'automations.it.do[0].settings.text', '"text" is missing at the action "notify".'],
    ],
    [
      { do: [{ kind: 'create-tasks', settings: { tasks: [] } }] },
      [
        'settings-invalid',
        'automations.it.do[0].settings.tasks',
        expect.stringContaining('A setting of the action "create-tasks" does not fit') as never,
      ],
    ],
  ])('E6.1 %j', (more, fault) => {
    expect(faults({ automations: [on(more)] })).toEqual([fault]);
  });

  test('E6.1 rules that do not read, each at its place', () => {
    const places = (more: Partial<Workflow>) =>
      faults(more).map(([code, at]) => [code.startsWith('rule-'), at]);
    expect(places({ automations: [on({ if: 'amount >' })] })).toEqual([[true, 'automations.it.if']]);
    expect(places({ automations: [on({ do: [set({ note: 'Is {{amuont}}' })] })] })).toEqual([
      [true, 'automations.it.do[0].settings.note'],
    ]);
    expect(places({ automations: [on({ do: [set({ note: '{{amuont}}' })] })] })).toEqual([
      [true, 'automations.it.do[0].settings.note'],
    ]);
    expect(places({ caseTitle: '{{amuont}}' })).toEqual([[true, 'caseTitle']]);
    const rung = { when: { kind: 'after', duration: 'soon' }, act: { kind: 'remind' } } as const;
    const check = blankStage('check', {
      ...{
        owner: {
          kind: 'team',
          team: 'finance',
          choose: 'pull',
          within: 'soon',
          skill: '{{amuont}}',
        } as const,
      },
      ...{
        due: { kind: 'within', duration: 'whenever' } as const,
        late: [rung],
        next: [blankTransition('done', { when: 'amuont > 1' })],
      },
    });
    expect(
      faults({ stages: [check, END] })
        .map(([, at]) => at)
        .sort(),
    ).toEqual([
      'stages.check.due',
      'stages.check.late[0].after',
      'stages.check.next[0].when',
      'stages.check.owner.skill',
      'stages.check.owner.within',
    ]);
  });

  test('E6.1 a kind of stage that is none, and an action that a stage cannot do', () => {
    const [, last] = oneStage().stages;
    const stage = (more: object) => [
      blankStage('check', { next: [blankTransition('done')], ...more }),
      last ?? END,
    ];
    expect(faults({ stages: stage({ kind: 'dream' }) })).toEqual([
      [
        'stage-kind-unknown',
        'stages.check.kind',
        'The stage "Check" is of a kind that does not exist: dream.',
      ],
    ]);
    const does = (kind: string, settings: object) => ({
      kind: 'automatic',
      settings: { do: [{ [kind]: settings }] },
    });
    expect(faults({ stages: stage(does('move', { to: 'done' })) })).toEqual([
      ['action-not-here', 'stages.check.settings.do[0]', 'An automatic stage cannot do "move".'],
    ]);
    expect(faults({ stages: stage(does('set', { note: 'x' })) })).toEqual([]);
  });
});

describe('an automation as it is made ready', () => {
  const why = (
    more: Partial<Automation>,
    asked: readonly Asked[] = [
      opening({ amount: '40' }),
      ['UpdateRecord', { by: 'max', values: { note: 'x' } }],
    ],
  ) => {
    const automations = [on({ do: [set({ choice: 'a' })], ...more })];
    const { events } = given(oneStage({}, { record, intake, automations }), asked);
    return events.flatMap((event: CaseEvent) => (event.type === 'AutomationRan' ? [event.why] : []));
  };

  test.each<[Partial<Automation>, string]>([
    [{}, 'When work is offered'],
    [{ stage: 'check' }, 'When work is offered at Check'],
    [{ stage: 'check', if: 'amount > 10' }, 'When work is offered at Check and Amount is more than 10'],
    [{ on: 'field-changed', field: 'note' }, 'When a field changes (Note)'],
    [{ on: 'field-changed', field: 'note', if: 'note = "x"' }, 'When a field changes (Note) and Note is "x"'],
  ])('E5.4 says why: %j', (more, words) => {
    expect(why(more)).toEqual([words]);
  });

  test('E5.4 one that is switched off does not run', () => {
    expect(why({ enabled: false })).toEqual([]);
    expect(why({})).toHaveLength(1);
  });
});

describe('a stage as it is made ready', () => {
  const ready = (more: object) => {
    const result = compile(oneStage(more, { record, intake }), 1);
    if (!result.ok) throw new Error('It does not compile.');
    return result.value.stages.get('check');
  };

  test('E4.1 what has a due time and no ladder is reminded of when the time has come', () => {
    expect(ready({ due: { kind: 'within', duration: '4h' } })?.late).toMatchObject([
      { when: { percent: 100 }, act: { kind: 'remind' } },
    ]);
    const late = [{ when: { kind: 'share', percent: 50 }, act: { kind: 'remind' } }];
    expect(ready({ due: { kind: 'within', duration: '4h' }, late })?.late).toMatchObject([
      { when: { percent: 50, inBusinessTime: false } },
    ]);
    expect(ready({ due: { kind: 'within', duration: '2 business days' }, late })?.late).toMatchObject([
      { when: { inBusinessTime: true } },
    ]);
    expect(ready({ due: { kind: 'no-deadline' }, late })?.late).toEqual([]);
  });

  test('E3.2 what an outcome asks for is a reason, or fields', () => {
    const outcomes = [
      blankOutcome('no', 'done', { needs: ['reason', 'note'] }),
      blankOutcome('yes', 'done', { needs: ['day'] }),
    ];
    expect(ready({ outcomes, next: [] })?.outcomes).toMatchObject([
      { outcome: 'no', needsReason: true, needsFields: ['note'] },
      { outcome: 'yes', needsReason: false, needsFields: ['day'] },
    ]);
  });

  test('E1.1 a case that was opened has the title that the workflow says', () => {
    const title = (caseTitle: string | null) =>
      given(oneStage({}, { record, intake, caseTitle }), [opening({ amount: '40' })], office).state?.title;
    expect(title('{{amount}} of {{requester.name}}')).toBe('40 of Ana Lopez');
    expect(title(null)).toBe('Small #7');
    expect(MONDAY).toBeGreaterThan(0);
  });
});
