import { describe, expect, test } from 'vitest';
import {
  type Automation,
  blankAutomation,
  blankOutcome,
  blankStage,
  blankTransition,
  type Directory,
  edit,
  type OwnerRule,
  type Stage,
  type Workflow,
} from '../../model/index.ts';
import { office, officeWith } from '../trial/people.ts';
import { END, oneStage } from '../trial/workflows.ts';
import { validate } from './validate.ts';

const team = (more: object = {}): OwnerRule =>
  ({ kind: 'team', team: 'finance', choose: 'least-loaded', ...more }) as OwnerRule;
const person = (id: string): OwnerRule => ({ kind: 'person', person: id });
const ofOwner = (workflow: Workflow, directory: Directory | undefined = office) =>
  validate(workflow, directory)
    .filter(({ at }) => /owner|else/.test(at))
    .map(({ code, severity, message }) => [code, severity, message]);
const owned = (owner: OwnerRule | null, directory?: Directory, more: Partial<Stage> = {}) =>
  ofOwner(oneStage({ owner, ...more }), directory);

describe('who owns a stage', () => {
  const codes = (...args: Parameters<typeof owned>) => owned(...args).map(([code]) => code);
  const german = { choose: 'by-skill', skill: 'German' };

  test.each<[OwnerRule | null, string[]]>([
    [team(), []],
    [null, ['owner-missing']],
    [person('bo'), []],
    [person('zoe'), ['person-unknown']],
    [person('old'), ['unowned']],
    [team({ team: 'ghosts' }), ['team-unknown']],
    [team({ team: 'seen' }), ['unowned']],
    [{ kind: 'lead-of-team', team: 'finance' }, []],
    [{ kind: 'lead-of-team', team: 'seen' }, ['unowned']],
    [{ kind: 'lead-of-team', team: 'ghosts' }, ['team-unknown']],
    [{ kind: 'field', field: 'who' }, []],
    [{ kind: 'field', field: 'note' }, ['owner-field-unknown']],
    [{ kind: 'owner-of-stage', stage: 'done' }, []],
    [{ kind: 'owner-of-stage', stage: 'gone' }, ['stage-unknown']],
    [{ kind: 'requester' }, []],
    [team({ choose: 'by-skill' }), ['skill-missing']],
    [team({ skill: 'German' }), ['skill-unused', 'skill-unknown']],
    [team({ within: '4h' }), ['within-unused']],
    [team({ choose: 'pull', within: '4h' }), []],
    [team(german), ['skill-unknown']],
    [team({ choose: 'by-skill', skill: '{{note}}' }), []],
    [team({ ...german, team: 'seen' }), ['unowned']],
  ])('E6.1 %j: %j', (owner, expected) => {
    expect(codes(owner)).toEqual(expected);
  });

  test('E6.1 a skill that somebody of the team has, however it is written', () => {
    expect(codes(team(german), officeWith('bo', { skills: ['french', ' german '] }))).toEqual([]);
    expect(codes(team(german), officeWith('ana', { skills: ['german'] }))).toEqual(['skill-unknown']);
  });

  test('E6.1 each finding says of whom', () => {
    expect(owned(person('old'))).toEqual([
      ['unowned', 'error', 'Nobody can do "Check": Only In A Log cannot sign in.'],
    ]);
    expect(owned(team({ team: 'seen' }))[0]?.[2]).toBe(
      'Nobody can do "Check": nobody of Seen in the log can sign in.',
    );
    expect(owned({ kind: 'lead-of-team', team: 'seen' })[0]?.[2]).toBe(
      'Nobody can do "Check": Seen in the log has no lead who can sign in.',
    );
    expect(owned(team(german))).toEqual([
      ['skill-unknown', 'advice', 'Nobody of Finance has the skill "German" yet.'],
    ]);
  });

  test('E6.1 whoever was invited is waited for, and who left is nobody', () => {
    const invited = officeWith('old', { invited: true });
    expect(owned(person('old'), invited)).toEqual([
      ['owner-awaited', 'advice', '"Check" waits for Only In A Log to accept the invitation.'],
    ]);
    expect(codes(person('old'), officeWith('old', { invited: true, active: false }))).toEqual(['unowned']);
    expect(codes(person('bo'), officeWith('bo', { active: false }))).toEqual(['unowned']);
    expect(codes(team(), officeWith('bo', { active: false }))).toEqual([]);
  });

  test('E6.1 without a directory only what the workflow says is judged', () => {
    const judged = (owner: OwnerRule) =>
      validate(oneStage({ owner }))
        .filter(({ at }) => at === 'stages.check.owner')
        .map(({ code }) => code);
    expect(judged(person('zoe'))).toEqual([]);
    expect(judged(team({ within: '4h' }))).toEqual(['within-unused']);
  });

  test('E6.1 the owner of the workflow, and who comes after the owner of a stage', () => {
    expect(ofOwner(oneStage({}, { owner: 'zoe' })).map(([code]) => code)).toEqual(['person-unknown']);
    expect(ofOwner(oneStage({}, { owner: 'old' }))[0]?.[2]).toContain('Nobody can do "Small"');
    expect(ofOwner(oneStage({}, { owner: 'bo' }))).toEqual([]);
    expect(ofOwner(oneStage({ else: [person('bo'), person('zoe')] })).map(([code]) => code)).toEqual([
      'person-unknown',
    ]);
  });

  test('E6.1 what the machine does needs no owner', () => {
    expect(codes(null, office, { kind: 'automatic', settings: { do: [] } })).toEqual([]);
  });
});

describe('automations that never run', () => {
  const open = { kind: 'open-case', settings: { workflow: 'other' } };
  const set = { kind: 'set', settings: { note: 'x' } };
  const once = {
    on: 'schedule',
    schedule: { every: 'every day 09:00', calendar: null, once: true },
    do: [open],
  } as const;
  const found = (more: Partial<Automation>) =>
    validate(oneStage({}, { automations: [blankAutomation('it', { do: [set], ...more })] }), office)
      .filter(({ at }) => at.startsWith('automations.'))
      .map(({ code, at }) => `${code} ${at.replace('automations.it.', '')}`);

  test.each<[Partial<Automation>, string[]]>([
    [{}, []],
    [{ do: [] }, ['automation-does-nothing do']],
    [{ on: 'field-changed', field: 'note' }, []],
    [{ on: 'case-moved', field: 'note' }, ['automation-never-runs field']],
    [{ on: 'message-received', message: 'storm' }, []],
    [{ on: 'case-moved', message: 'storm' }, ['automation-never-runs message']],
    [{ on: 'message-received', stage: 'check' }, ['automation-never-runs stage']],
    [{ on: 'case-opened', stage: 'check' }, ['automation-never-runs stage']],
    [{ on: 'case-closed', stage: 'check' }, ['automation-never-runs stage']],
    [{ on: 'case-closed', stage: 'done' }, []],
    [{ on: 'case-closed', stage: 'gone' }, ['stage-unknown stage']],
    [{ on: 'work-item-offered', stage: 'check' }, []],
    [{ on: 'work-item-offered', stage: 'gone' }, ['stage-unknown stage']],
    [{ on: 'field-changed', field: 'gone' }, ['field-unknown field']],
    [{ on: 'case-moved', schedule: once.schedule }, ['automation-never-runs on']],
    [{ ...once, do: [set], schedule: { every: 'every day 09:00', calendar: null } }, []],
    [once, []],
    [{ ...once, if: 'amount > 1' }, ['schedule-without-case if']],
    [{ ...once, do: [open, set] }, ['schedule-without-case do[1]']],
    [{ ...once, do: [{ kind: 'open-case', settings: { workflow: 'other', values: {} } }] }, []],
    [
      { ...once, do: [{ kind: 'open-case', settings: { workflow: 'other', values: { a: 'note' } } }] },
      ['schedule-without-case do[0]'],
    ],
  ])('E6.5 %j: %j', (more, expected) => {
    expect(found(more)).toEqual(expected);
  });
});

describe('what can be mended at once', () => {
  const check = (more: Partial<Stage>): Stage =>
    blankStage('check', {
      owner: team(),
      due: { kind: 'no-deadline' },
      next: [blankTransition('done')],
      ...more,
    });
  const other = blankStage('other', {
    title: 'The other',
    owner: person('bo'),
    due: { kind: 'no-deadline' },
    next: [blankTransition('done')],
  });
  const fixOf = (workflow: Workflow, code: string) => {
    const finding = validate(workflow, office).find((each) => each.code === code);
    if (finding === undefined) throw new Error(`${code} is not found.`);
    return finding.fix;
  };
  const mended = (workflow: Workflow, code: string) => {
    const fix = fixOf(workflow, code);
    if (fix === undefined) return null;
    const now = fix.edits.reduce(edit, workflow);
    return { words: fix.words, now, stage: now.stages.find(({ id }) => id === 'check') };
  };
  const flow = (first: Partial<Stage>, more: Partial<Workflow> = {}) =>
    oneStage({}, { stages: [check(first), other, END], ...more });

  test('E6.12 no due time: none is said', () => {
    expect(mended(flow({ due: null }), 'no-due')).toMatchObject({
      words: 'Say that it has no deadline',
      stage: { due: { kind: 'no-deadline' } },
    });
  });

  test('E6.12 no owner: the owner of the workflow, where there is one', () => {
    expect(mended(flow({ owner: null }, { owner: 'max' }), 'owner-missing')).toMatchObject({
      stage: { owner: { kind: 'person', person: 'max' } },
    });
    expect(mended(flow({ owner: null }), 'owner-missing')).toBeNull();
  });

  test('E6.12 no way where no rule holds: the last one, whatever holds', () => {
    const next = [
      blankTransition('done', { when: 'amount > 9' }),
      blankTransition('other', { when: 'amount > 5', carries: ['note'] }),
    ];
    expect(mended(flow({ next }), 'no-otherwise')).toMatchObject({
      words: 'Otherwise go to The other',
      stage: {
        next: [
          { to: 'done' },
          { to: 'other', when: 'amount > 5' },
          { to: 'other', when: null, carries: ['note'] },
        ],
      },
    });
  });

  test('E6.12 a dead end: to the first end; not where ways are there already', () => {
    const ends = { stages: [check({ next: [] }), END, blankStage('also', { kind: 'end' })] };
    expect(mended(oneStage({}, ends), 'dead-end')).toMatchObject({
      words: 'Lead it to Done',
      stage: { next: [{ to: 'done' }] },
    });
    const circle = { stages: [check({ next: [blankTransition('check')] }), END] };
    expect(mended(oneStage({}, circle), 'dead-end')).toBeNull();
  });

  test('E6.12 a bare handoff: what the form of the stage asks for, or what opened the case', () => {
    const form = [
      { field: 'note', required: true },
      { field: 'day', required: false },
    ];
    const to = [blankTransition('done', { when: 'amount > 9' }), blankTransition('other')];
    expect(mended(flow({ form, next: to }), 'handoff-without-contract')).toMatchObject({
      words: 'Carry Note, Day',
      stage: { next: [{ carries: [] }, { to: 'other', carries: ['note', 'day'] }] },
    });
    expect(mended(flow({ next: to }), 'handoff-without-contract')?.stage?.next[1]?.carries).toEqual([
      'amount',
      'note',
      'day',
      'who',
    ]);
    const outcomes = [blankOutcome('yes', 'done'), blankOutcome('no', 'other')];
    expect(
      mended(flow({ form, next: [], outcomes }), 'handoff-without-contract')?.stage?.outcomes,
    ).toMatchObject([{ carries: [] }, { carries: ['note', 'day'] }]);
  });

  test('E6.12 a handoff between the same owners, to the machine or back needs no contract', () => {
    const codes = (first: Partial<Stage>, second: Partial<Stage> = {}) =>
      validate(
        oneStage(
          {},
          { stages: [check({ next: [blankTransition('other')], ...first }), { ...other, ...second }, END] },
        ),
        office,
      ).map(({ code }) => code);
    expect(codes({})).toContain('handoff-without-contract');
    expect(codes({ owner: person('bo') })).not.toContain('handoff-without-contract');
    expect(codes({ next: [blankTransition('other', { carries: ['note'] })] })).not.toContain(
      'handoff-without-contract',
    );
    expect(codes({ next: [blankTransition('other', { rework: true })] })).not.toContain(
      'handoff-without-contract',
    );
    expect(codes({}, { kind: 'wait', settings: { until: '2 days' } })).not.toContain(
      'handoff-without-contract',
    );
    expect(codes({ kind: 'wait', settings: { until: '2 days' } })).not.toContain('handoff-without-contract');
  });

  test('E6.12 an automation that never runs: what keeps it from running is taken away', () => {
    const automated = (more: Partial<Automation>) =>
      oneStage(
        {},
        { automations: [blankAutomation('it', { do: [{ kind: 'set', settings: { note: 'x' } }], ...more })] },
      );
    const now = (more: Partial<Automation>, code = 'automation-never-runs') =>
      mended(automated(more), code)?.now.automations[0];
    expect(now({ on: 'case-opened', stage: 'check' })).toMatchObject({ stage: null });
    expect(now({ on: 'case-moved', field: 'note' })).toMatchObject({ field: null });
    expect(now({ on: 'case-moved', message: 'storm' })).toMatchObject({ message: null });
    expect(now({ on: 'case-moved', schedule: { every: 'every day 09:00', calendar: null } })).toBeUndefined();
    const once = {
      on: 'schedule',
      if: 'amount > 1',
      schedule: { every: 'every day 09:00', calendar: null, once: true },
    } as const;
    expect(now(once, 'schedule-without-case')?.schedule).toEqual({
      every: 'every day 09:00',
      calendar: null,
    });
  });

  test('E6.13 a calendar that is not there: the hours of the workspace, or of the workflow', () => {
    const judged = (workflow: Workflow) =>
      validate(workflow, office, undefined, ['office']).filter(({ code }) => code === 'calendar-unknown');
    const automations = [
      blankAutomation('it', {
        on: 'schedule',
        do: [{ kind: 'set', settings: { note: 'x' } }],
        schedule: { every: 'every day 09:00', calendar: 'moon' },
      }),
    ];
    expect(judged(oneStage({}, { calendar: 'office' }))).toEqual([]);
    const [own] = judged(oneStage({}, { calendar: 'mars' }));
    expect(own?.fix).toMatchObject({
      words: 'Use the hours of the workspace',
      edits: [{ type: 'ChangeWorkflow', changes: { calendar: null } }],
    });
    const [its] = judged(oneStage({}, { automations }));
    expect(its?.fix).toMatchObject({
      words: 'Use the hours of the workflow',
      edits: [{ type: 'ChangeAutomation', automation: 'it', changes: { schedule: { calendar: null } } }],
    });
  });
});
