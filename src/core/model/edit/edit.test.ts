import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryWorkflow } from '../../../../test/arbitrary/workflow.ts';
import type { Directory } from '../directory.ts';
import type { Workflow } from '../workflow.ts';
import {
  blankAutomation,
  blankField,
  blankOutcome,
  blankStage,
  blankTransition,
  blankWorkflow,
} from './blank.ts';
import { compareWorkflows, diffWorkflows } from './compare/diff-workflows.ts';
import { type Edit, edit } from './edit.ts';

const expense: Workflow = blankWorkflow('expense', {
  caseTitle: 'Expense {{amount}} amount',
  record: { amount: blankField('amount', { type: 'money' }), note: blankField('note') },
  intake: [
    { title: 'Expense', fields: [{ field: 'amount', required: true }], from: ['people'], starts: 'check' },
  ],
  stages: [
    blankStage('check', {
      due: { kind: 'within', duration: '1 business day' },
      next: [
        blankTransition('approve', { when: 'amount > 100 and note != "amount"', carries: ['amount'] }),
        blankTransition('done'),
      ],
    }),
    blankStage('approve', {
      kind: 'approval',
      owner: { kind: 'owner-of-stage', stage: 'check' },
      outcomes: [blankOutcome('approved', 'done'), blankOutcome('returned', 'check', { rework: true })],
    }),
    blankStage('done', { kind: 'end' }),
  ],
  automations: [blankAutomation('big', { if: 'amount > 5000', stage: 'check' })],
  canvas: { check: { x: 1, y: 2 } },
});

const after = (...edits: Edit[]) => edits.reduce(edit, expense);

describe('an edit', () => {
  it('MODEL-E1 that removes a stage removes the ways to it and what stood on it', () => {
    const left = after({ type: 'RemoveStage', stage: 'check' });
    expect(left.stages.map(({ id }) => id)).toEqual(['approve', 'done']);
    expect(left.stages[0]?.owner).toBeNull();
    expect(left.stages[0]?.outcomes.map(({ name }) => name)).toEqual(['approved']);
    expect([left.automations, left.canvas, left.intake[0]?.starts]).toEqual([[], {}, 'approve']);
  });

  it('MODEL-E2 that renames a stage takes along all that points at it', () => {
    const text = JSON.stringify(after({ type: 'RenameStage', stage: 'check', id: 'verify' }));
    expect(text).not.toContain('"check"');
    expect(text.match(/"verify"/g)).toHaveLength(6);
  });

  it('MODEL-E3 that renames a field reaches forms, contracts and rules, but no quoted text', () => {
    const left = after({ type: 'RenameField', field: 'amount', id: 'total' });
    expect(left.stages[0]?.next[0]).toEqual(
      blankTransition('approve', { when: 'total > 100 and note != "amount"', carries: ['total'] }),
    );
    expect(left.caseTitle).toBe('Expense {{total}} amount');
    expect([left.automations[0]?.if, left.intake[0]?.fields[0]?.field]).toEqual(['total > 5000', 'total']);
    expect(Object.keys(left.record)).toEqual(['total', 'note']);
  });

  it('MODEL-E9 a form that is called as its workflow is renamed along with it, another is not', () => {
    const two = edit(expense, {
      type: 'AddIntake',
      intake: { title: 'By post', fields: [], from: ['api'], starts: 'check' },
    });
    const renamed = edit(two, { type: 'ChangeWorkflow', changes: { title: 'Travel' } });
    expect(renamed.intake.map(({ title }) => title)).toEqual(['Travel', 'By post']);
    expect(edit(two, { type: 'ChangeWorkflow', changes: { owner: 'ana' } }).intake).toEqual(two.intake);
  });

  it('MODEL-E4 of something that is not there, or to a name that is taken, changes nothing', () => {
    const edits: Edit[] = [
      { type: 'RemoveStage', stage: 'x' },
      { type: 'RenameStage', stage: 'check', id: 'done' },
      { type: 'RenameField', field: 'amount', id: 'note' },
      { type: 'AddStage', stage: blankStage('check') },
      { type: 'ChangeOutcome', stage: 'approve', outcome: 'approved', changes: { name: 'returned' } },
      { type: 'RemoveTransition', stage: 'check', index: 9 },
      { type: 'ChangeAutomation', automation: 'x', changes: { title: 'y' } },
    ];
    for (const each of edits) expect(after(each)).toEqual(expense);
  });

  it('MODEL-E5 never changes the workflow it was given, so that undo is the workflow before', () => {
    const anyEdit: fc.Arbitrary<Edit> = fc.constantFrom<Edit>(
      { type: 'RemoveStage', stage: 'check' },
      { type: 'RenameStage', stage: 'check', id: 'verify' },
      { type: 'MoveStage', stage: 'check', index: 1 },
      { type: 'RemoveField', field: 'amount' },
      { type: 'RenameField', field: 'amount', id: 'total' },
      { type: 'SetSetting', stage: 'check', setting: 'x', value: 1 },
      { type: 'AddTransition', stage: 'check', transition: blankTransition('a1') },
      { type: 'RemoveIntake', index: 0 },
    );
    fc.assert(
      fc.property(arbitraryWorkflow, fc.array(anyEdit), (workflow, edits) => {
        const kept = JSON.stringify(workflow);
        edits.reduce(edit, workflow);
        expect(JSON.stringify(workflow)).toBe(kept);
      }),
    );
  });
});

describe('a difference', () => {
  it('MODEL-D1 is said in plain words', () => {
    const changed = after(
      { type: 'ChangeStage', stage: 'check', changes: { due: { kind: 'within', duration: '4h' } } },
      {
        type: 'ChangeStage',
        stage: 'approve',
        changes: { owner: { kind: 'lead-of-team', team: 'finance' } },
      },
      { type: 'SetSetting', stage: 'approve', setting: 'decides', value: { by: 'all' } },
      { type: 'RemoveField', field: 'note' },
      { type: 'ToggleAutomation', automation: 'big' },
      { type: 'AddStage', stage: blankStage('pay') },
    );
    expect(diffWorkflows(expense, changed)).toEqual([
      'Field "Note" removed',
      'Check: due changed from 1 business day to 4h',
      'Approve: owner changed from whoever had Check to the lead of finance',
      'Stage "Pay" added',
      'Approve: decides changed from anyone to everyone',
      'When a case opens at Check: state changed from on to off',
    ]);
  });

  it('MODEL-D1 says where a stage leads way by way, with the titles that people know', () => {
    const changed = after(
      { type: 'AddTransition', stage: 'check', transition: blankTransition('check', { rework: true }) },
      {
        type: 'ChangeTransition',
        stage: 'check',
        index: 0,
        changes: { when: null, carries: ['amount', 'note'] },
      },
      { type: 'RemoveTransition', stage: 'check', index: 1 },
      { type: 'ChangeOutcome', stage: 'approve', outcome: 'approved', changes: { to: 'check' } },
      { type: 'ChangeIntake', index: 0, changes: { from: ['people', 'public', 'api'] } },
    );
    expect(diffWorkflows(expense, changed)).toEqual([
      'Expense: open to changed from everybody signed in to everybody signed in, anybody with the link, programs',
      'Check: the way to Approve changed: when amount > 100 and note != "amount" → nothing; carries Amount → carries Amount and Note',
      'Check leads to Check: back to earlier work',
      'Check no longer leads to Done',
      'Approve: outcome "Approved" changed: to Done → to Check',
    ]);
    const [first, ...rest] = expense.stages;
    const turned = { ...expense, stages: [{ ...first, next: [...(first?.next ?? [])].reverse() }, ...rest] };
    expect(diffWorkflows(expense, turned as Workflow)).toEqual(['Check tries its ways in another order']);
  });

  it('MODEL-D1 names people and teams as they are called, and says rules in words where somebody can', () => {
    const changed = after(
      { type: 'ChangeStage', stage: 'check', changes: { owner: { kind: 'person', person: 'ana' } } },
      {
        type: 'ChangeStage',
        stage: 'approve',
        changes: { owner: { kind: 'team', team: 'fin', choose: 'pull' } },
      },
      { type: 'ChangeTransition', stage: 'check', index: 0, changes: { when: 'amount > 5' } },
      {
        type: 'ChangeAutomation',
        automation: 'big',
        changes: {
          if: 'amount > 9',
          do: [
            { kind: 'move', settings: { to: 'approve' } },
            { kind: 'assign', settings: { rule: 'requester.manager' } },
            { kind: 'set', settings: { note: 'seen' } },
          ],
        },
      },
    );
    const person = { id: 'p1', key: 'ana', name: 'Ana Lopez' } as Directory['people'][string];
    const team = { key: 'fin', name: 'Finance' } as Directory['teams'][string];
    const directory = { people: { p1: person }, teams: { fin: team } };
    const rule = (text: string, fields: { readonly [id: string]: string }) => `${fields.amount}: ${text}`;
    expect(diffWorkflows(expense, changed, { directory, rule })).toEqual([
      'Check: owner changed from nobody to Ana Lopez',
      'Approve: owner changed from whoever had Check to team Finance (whoever takes it first)',
      'Check: the way to Approve changed: when Amount: amount > 100 and note != "amount" → when Amount: amount > 5',
      'When a case opens at Check: rule changed from Amount: amount > 5000 to Amount: amount > 9',
      'When a case opens at Check: actions changed from none to move (to Approve), assign (to the manager of whoever asked), set Note to "seen"',
    ]);
    // What reads alike is told as it is written.
    expect(diffWorkflows(expense, changed, { rule: () => 'so' })).toContain(
      'When a case opens at Check: rule changed from amount > 5000 to amount > 9',
    );
  });

  it('MODEL-D2 is empty exactly where two workflows say the same', () => {
    fc.assert(
      fc.property(arbitraryWorkflow, arbitraryWorkflow, (a, b) => {
        expect(diffWorkflows(a, structuredClone(a))).toEqual([]);
        if (JSON.stringify(a) !== JSON.stringify({ ...b, id: a.id })) {
          expect(diffWorkflows(a, b)).not.toEqual([]);
        }
      }),
    );
  });

  it('M20.1 A difference names what it is about, and says the same sentence', () => {
    const renamed = edit(expense, { type: 'ChangeStage', stage: 'check', changes: { title: 'Look' } });
    const now = edit(edit(renamed, { type: 'RemoveStage', stage: 'approve' }), {
      type: 'AddField',
      field: 'extra',
      definition: blankField('extra'),
    });
    const found = compareWorkflows(expense, now);
    expect(found.map(({ about, id, change }) => `${about} ${id} ${change}`)).toEqual(
      expect.arrayContaining(['field extra added', 'stage approve removed', 'stage check changed']),
    );
    expect(found.map(({ text }) => text)).toEqual(diffWorkflows(expense, now));
  });
});

describe('what several decide', () => {
  const together: Workflow = {
    ...expense,
    stages: expense.stages.map((stage) =>
      stage.id === 'approve'
        ? {
            ...stage,
            settings: {
              decides: {
                by: 'all',
                never: ['requester', 'owner of check'],
                who: [{ owner: { field: 'note' }, when: 'amount > 5' }, { everyone: 'finance' }],
              },
              each: { of: 'amount', enough: 'amount > 1' },
            },
          }
        : stage,
    ),
  };

  it('MODEL-E2 MODEL-E3 its rules, fields and stages follow when they are renamed', () => {
    const renamed = edit(edit(together, { type: 'RenameField', field: 'amount', id: 'total' }), {
      type: 'RenameStage',
      stage: 'check',
      id: 'look',
    });
    expect(renamed.stages[1]?.settings).toEqual({
      decides: {
        by: 'all',
        never: ['requester', 'owner of look'],
        who: [{ owner: { field: 'note' }, when: 'total > 5' }, { everyone: 'finance' }],
      },
      each: { of: 'total', enough: 'total > 1' },
    });
  });

  it('MODEL-D1 a change is said in words', () => {
    const [decides, each] = diffWorkflows(expense, together);
    expect(decides).toContain(
      'from anyone to everyone of whom Note names when amount > 5, everyone of finance; never whoever asked, whoever had Check',
    );
    expect(each).toContain('from once to each of Amount, enough with amount > 1');
  });
});

describe('decision tables', () => {
  const table = {
    inputs: ['amount'],
    outputs: ['note', 'to'],
    rules: [
      ['? > amount', '{{string(amount)}}', 'done'],
      ['-', 'amount', 'approve'],
    ],
  };
  const routed: Workflow = {
    ...expense,
    stages: [...expense.stages, blankStage('route', { kind: 'decide', settings: { table } })],
  };
  const settingsAfter = (change: Edit) => edit(routed, change).stages.at(-1)?.settings.table;

  it('MODEL-E6 follow a renamed field in what they read and fill', () => {
    expect(settingsAfter({ type: 'RenameField', field: 'amount', id: 'total' })).toMatchObject({
      inputs: ['total'],
      rules: [
        ['? > total', '{{string(total)}}', 'done'],
        ['-', 'amount', 'approve'],
      ],
    });
    expect(settingsAfter({ type: 'RenameField', field: 'note', id: 'text' })).toMatchObject({
      outputs: ['text', 'to'],
    });
  });

  it('MODEL-E6 follow a renamed stage', () => {
    const after = settingsAfter({ type: 'RenameStage', stage: 'done', id: 'over' });
    expect(after).toMatchObject({ rules: [['? > amount', '{{string(amount)}}', 'over'], table.rules[1]] });
  });

  it('MODEL-E6 say row by row what changed', () => {
    const value = { ...table, hit: 'first', rules: [...table.rules.slice(1), ['< 5', '', 'done']] };
    const after = edit(routed, { type: 'SetSetting', stage: 'route', setting: 'table', value });
    expect(diffWorkflows(routed, after)).toEqual([
      'Route: which row counts changed from unique to first',
      'Route: row removed: ? > amount | {{string(amount)}} | done',
      'Route: row added: < 5 |  | done',
    ]);
  });
});

describe('settings of what branches and waits', () => {
  const flow: Workflow = {
    ...expense,
    record: { ...expense.record, day: blankField('day', { type: 'date' }) },
    stages: [
      ...expense.stages,
      blankStage('both', {
        kind: 'join',
        settings: {
          of: 'fan',
          cancels: ['check'],
          while: { at: ['check', 'approve'], else: 'done' },
          repeat: 'amount > 1',
        },
      }),
      blankStage('fan', { kind: 'split', settings: { copies: { field: 'amount' } } }),
      blankStage('talks', {
        kind: 'scope',
        outcomes: [blankOutcome('late', 'done'), blankOutcome('off', 'approve')],
        settings: {
          over: ['check', 'approve'],
          for: { late: { field: 'day' }, off: { when: 'amount > 9' } },
        },
      }),
      blankStage('part', {
        kind: 'subflow',
        settings: {
          workflow: 'other',
          values: { amount: 'amount' },
          takes: { note: 'amount' },
          each: { field: 'note', as: 'x' },
        },
      }),
    ],
  };
  const settings = (stage: string, ...edits: Edit[]) =>
    edits.reduce(edit, flow).stages.find(({ id }) => id === stage)?.settings;

  it('MODEL-E7 follow a renamed stage', () => {
    const check: Edit = { type: 'RenameStage', stage: 'check', id: 'look' };
    const others: Edit[] = [
      { type: 'RenameStage', stage: 'fan', id: 'spread' },
      { type: 'RenameStage', stage: 'done', id: 'over' },
    ];
    expect(settings('both', check, ...others)).toEqual({
      of: 'spread',
      cancels: ['look'],
      while: { at: ['look', 'approve'], else: 'over' },
      repeat: 'amount > 1',
    });
    expect(settings('talks', check)?.over).toEqual(['look', 'approve']);
  });

  it('MODEL-E7 let a removed stage go, and the outcome that led to it', () => {
    const check: Edit = { type: 'RemoveStage', stage: 'check' };
    const fan: Edit = { type: 'RemoveStage', stage: 'fan' };
    const done: Edit = { type: 'RemoveStage', stage: 'done' };
    expect(settings('both', check, fan, done)).toEqual({ while: { at: ['approve'] }, repeat: 'amount > 1' });
    expect(settings('talks', check, done)).toEqual({
      over: ['approve'],
      for: { off: { when: 'amount > 9' } },
    });
  });

  it('MODEL-E7 follow a renamed field, in what is handed over and taken back too', () => {
    const rename: Edit = { type: 'RenameField', field: 'amount', id: 'total' };
    expect(settings('both', rename)?.repeat).toBe('total > 1');
    expect(settings('fan', rename)).toEqual({ copies: { field: 'total' } });
    expect(settings('talks', rename, { type: 'RenameField', field: 'day', id: 'date' })?.for).toEqual({
      late: { field: 'date' },
      off: { when: 'total > 9' },
    });
    expect(settings('part', rename, { type: 'RenameField', field: 'note', id: 'all' })).toEqual({
      workflow: 'other',
      values: { amount: 'total' },
      takes: { all: 'amount' },
      each: { field: 'all', as: 'x' },
    });
  });

  it('MODEL-E7 keep what leads to an outcome beside its name', () => {
    const rename: Edit = {
      type: 'ChangeOutcome',
      stage: 'talks',
      outcome: 'off',
      changes: { name: 'stopped' },
    };
    expect(settings('talks', rename)?.for).toEqual({
      late: { field: 'day' },
      stopped: { when: 'amount > 9' },
    });
    expect(settings('talks', { type: 'RemoveOutcome', stage: 'talks', outcome: 'off' })?.for).toEqual({
      late: { field: 'day' },
    });
  });
});
