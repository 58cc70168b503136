import { describe, expect, test } from 'vitest';
import { HOUR_MS } from '../../base/index.ts';
import {
  blankField,
  blankOutcome,
  blankStage,
  blankTransition,
  type CaseState,
  type LateRung,
  type Stage,
  type Workflow,
} from '../../model/index.ts';
import { migrating } from '../commands/migrate-case.ts';
import { decide } from '../decide.ts';
import { fromSource, works } from '../trial/from-source.ts';
import { type Asked, ask, given, ready } from '../trial/given.ts';
import { MONDAY, office } from '../trial/people.ts';
import { END, finance, oneStage } from '../trial/workflows.ts';
import { type StageMapping, verdictOf } from './verdict.ts';

const opened: Asked = ['OpenCase', { by: 'ana', values: { amount: '40' } }];
const passed: Asked = ['CompleteWorkItem', { by: 'cy', workItem: 'c/2' }];

function stood(was: Workflow, asked: readonly Asked[]) {
  const { compiled, state, events } = given(was, asked);
  if (state === null) throw new Error('The case was opened.');
  return { from: compiled, state, events };
}

/** What becomes of a case: its verdict, in short. */
function verdict(was: Workflow, now: Workflow, asked: readonly Asked[], mapping: StageMapping = {}) {
  const { from, state } = stood(was, asked);
  const found = verdictOf(from, ready(now, 2), state, mapping);
  if (found.verdict === 'needs') return found.fields.map(({ field, why }) => `${field} ${why}`);
  return found.verdict === 'cannot' ? found.because.map(({ code, title }) => `${code} ${title}`) : 'lands';
}

type Options = { mapping?: StageMapping; values?: object; after?: number };

function moved(
  was: Workflow,
  now: Workflow,
  asked: readonly Asked[],
  { mapping = {}, values = {}, after = 0 }: Options = {},
) {
  const { from, state } = stood(was, asked);
  const to = ready(now, 2);
  const command = ask('MigrateCase', { by: 'max', after, toVersion: 2, mapping, values });
  const decision = decide(migrating(from, to), state, command, office);
  if (!decision.ok) throw new Error(decision.rejection.code);
  return {
    before: state,
    after: decision.state,
    types: decision.events.map(({ type }) => type),
    events: decision.events,
  };
}

const stage = (id: string, to: string, more: Partial<Stage> = {}) =>
  blankStage(id, {
    owner: { kind: 'person', person: 'cy' },
    due: { kind: 'no-deadline' },
    next: [blankTransition(to)],
    ...more,
  });
const staged = (stages: readonly Stage[], more: Partial<Workflow> = {}): Workflow =>
  oneStage({}, { stages: [...stages, END], ...more });
const asks = (field: string, required = true) => ({ form: [{ field, required }] });

describe('which fields a case needs on another version', () => {
  const was = staged([stage('check', 'second'), stage('second', 'done')]);
  const needs = (now: Workflow, asked: readonly Asked[] = [opened, passed]) => verdict(was, now, asked);

  test('E17.5 what a stage that it has passed requires now, and nobody asks for later', () => {
    const second = stage('second', 'done');
    expect(needs(staged([stage('check', 'second', asks('note')), second]))).toEqual(['note required']);
    expect(needs(staged([stage('check', 'second', asks('note', false)), second]))).toBe('lands');
    expect(needs(staged([stage('check', 'second', asks('note')), second]), [opened])).toBe('lands');
    const asksAgain = stage('second', 'third', {});
    expect(
      needs(
        staged([stage('check', 'second', asks('note')), asksAgain, stage('third', 'done', asks('note'))]),
      ),
    ).toBe('lands');
  });

  test('E17.5 what it has a value for is not needed', () => {
    const noted: Asked = ['UpdateRecord', { by: 'max', values: { note: 'x' } }];
    const now = staged([stage('check', 'second', asks('note')), stage('second', 'done')]);
    expect(needs(now, [opened, noted, passed])).toBe('lands');
  });

  test('E17.5 what was missing before just the same is not needed because of the move', () => {
    const lax = staged([stage('check', 'second', asks('note')), stage('second', 'done')]);
    const skipped: Asked[] = [opened, ['SkipStage', { by: 'cy', stage: 'check', reason: 'Known' }]];
    expect(verdict(lax, lax, skipped)).toBe('lands');
    const now = staged([
      stage('check', 'second', {
        form: [
          { field: 'note', required: true },
          { field: 'day', required: true },
        ],
      }),
      stage('second', 'done'),
    ]);
    expect(verdict(lax, now, skipped)).toEqual(['day required']);
  });

  test('E17.5 of several forms that open a case, what all of them ask for', () => {
    const [form] = oneStage().intake;
    if (form === undefined) throw new Error('There is a form.');
    const withFields = (...fields: string[]) => ({
      ...form,
      fields: fields.map((field) => ({ field, required: true })),
    });
    const now = { ...was, intake: [withFields('amount', 'note', 'day'), withFields('amount', 'day')] };
    expect(needs(now)).toEqual(['day required']);
  });

  test('E17.5 what every way here carries now, ways back aside', () => {
    const carries = (...fields: string[]) => ({ next: [blankTransition('second', { carries: fields })] });
    const second = stage('second', 'done', {
      next: [blankTransition('done'), blankTransition('check', { rework: true, when: 'amount > 100' })],
    });
    expect(needs(staged([stage('check', 'second', carries('note')), second]))).toEqual(['note carried']);
    expect(needs(staged([stage('check', 'second', carries('note')), second]), [opened])).toBe('lands');
    const two = {
      next: [
        blankTransition('second', { carries: ['note', 'day'], when: 'amount > 100' }),
        blankTransition('second', { carries: ['day'] }),
      ],
    };
    expect(needs(staged([stage('check', 'second', two), second]))).toEqual(['day carried']);
    const rework = { next: [blankTransition('second', { carries: ['note'], rework: true })] };
    expect(needs(staged([stage('check', 'second', rework), second]))).toBe('lands');
  });

  test('E17.5 a choice that neither version has stays; a field that is new is no misfit', () => {
    const choice = (...options: string[]) => ({
      record: { ...was.record, note: blankField('note', { type: 'choice', options }) },
    });
    const before = staged([stage('check', 'done')], choice('a', 'b'));
    const asked: Asked = ['OpenCase', { by: 'ana', values: { amount: '1', note: 'a' } }];
    expect(verdict(before, staged([stage('check', 'done')], choice('b')), [asked])).toEqual([
      'note not-an-option',
    ]);
    expect(verdict(before, staged([stage('check', 'done')], choice('a', 'c')), [asked])).toBe('lands');
    expect(verdict(before, staged([stage('check', 'done')], choice('b')), [opened])).toBe('lands');
    const fresh = { record: { ...before.record, fresh: blankField('fresh', { type: 'number' }) } };
    expect(verdict(before, staged([stage('check', 'done')], fresh), [asked])).toBe('lands');
  });

  test('E17.5 a date that is waited for, unless the case stands elsewhere or has it', () => {
    const wait = stage('second', 'done', { kind: 'wait', settings: { until: { field: 'day' } } });
    const now = staged([stage('check', 'second'), wait]);
    expect(needs(now)).toEqual(['day waited-for']);
    expect(needs(now, [opened])).toBe('lands');
    expect(
      needs(now, [['OpenCase', { by: 'ana', values: { amount: '1', day: '2026-02-01' } }], passed]),
    ).toBe('lands');
  });
});

describe('whether a case may be moved', () => {
  test('E17.1 a case that is finished stays where it is', () => {
    expect(verdict(oneStage(), oneStage(), [opened, passed])).toEqual(['not-open Small #7']);
    expect(verdict(oneStage(), oneStage(), [opened, ['CancelCase', { by: 'ana', reason: 'x' }]])).toEqual([
      'not-open Small #7',
    ]);
  });

  test('E17.4 a stage may go on at the end', () => {
    const { after } = moved(
      oneStage(),
      staged([stage('other', 'done')], {
        intake: oneStage().intake.map((each) => ({ ...each, starts: 'other' })),
      }),
      [opened],
      { mapping: { check: 'done' } },
    );
    expect(after).toMatchObject({
      tokens: [{ stage: 'done' }],
      workItems: [],
      timers: [{ purpose: 'enter' }],
    });
  });

  test('E17.4 every stage that is gone is named, each by the title it had', () => {
    const was = fromSource(
      `  split: { kind: split, next: [{ to: a }, { to: b }] }\n${works('a', 'join')}${works('b', 'join')}  join: { kind: join, next: done }\n  done: { kind: end }\n`,
    );
    const now = fromSource(
      `  split: { kind: split, next: [{ to: c }, { to: d }] }\n${works('c', 'join')}${works('d', 'join')}  join: { kind: join, next: done }\n  done: { kind: end }\n`,
    );
    const asked: Asked[] = [['OpenCase', { by: 'ana' }]];
    expect(verdict(was, now, asked)).toEqual(['stage-gone A', 'stage-gone B']);
    expect(verdict(was, now, asked, { a: 'c' })).toEqual(['stage-gone B']);
    expect(verdict(was, now, asked, { a: 'c', b: 'd' })).toBe('lands');
    const both = moved(was, now, asked, { mapping: { a: 'c', b: 'c' } });
    expect(both.after.tokens.map(({ stage, visit }) => [stage, visit])).toEqual([
      ['c', 1],
      ['c', 2],
    ]);
    expect(both.after.forks).toEqual(both.before.forks);
    expect(both.after.tokens.map(({ fork }) => fork)).toEqual(both.before.tokens.map(({ fork }) => fork));
  });

  test('E17.8 a join that waits looks again a moment after others were moved, and not where nothing was', () => {
    const branches = (a: string, b: string, title = 'Join') =>
      fromSource(
        `  split: { kind: split, next: [{ to: ${a} }, { to: ${b} }] }\n${works(a, 'join')}${works(b, 'join')}  join: { kind: join, title: ${title}, next: done }\n  done: { kind: end }\n`,
      );
    const was = branches('a', 'b');
    const { state } = given(was, [['OpenCase', { by: 'ana' }]]);
    const [first] = state?.workItems ?? [];
    const asked: Asked[] = [
      ['OpenCase', { by: 'ana' }],
      ['CompleteWorkItem', { by: 'cy', workItem: first?.workItem }],
    ];
    const same = moved(was, branches('a', 'b', 'Together'), asked);
    expect(same.types).toEqual(['CaseMigrated']);
    const other = moved(was, branches('a', 'c'), asked, { mapping: { b: 'c' } });
    expect(other.after.timers.map(({ purpose }) => purpose)).toContain('enter');
    expect(other.after.tokens.map(({ stage }) => stage).sort()).toEqual(['c', 'join']);
  });
});

describe('what comes along', () => {
  const due = (hours: number, late: readonly LateRung[] = []): Partial<Stage> => ({
    due: { kind: 'within', duration: `${hours}h` },
    late,
  });
  const rung = (hours: number): LateRung => ({
    when: { kind: 'after', duration: `${hours}h` },
    act: { kind: 'remind' },
  });
  const clocks = ({ timers }: CaseState) =>
    timers.map(({ purpose, dueAt, rung: at }) => [purpose, (dueAt - MONDAY) / HOUR_MS, at]);

  test('E17.3 only the clocks of the work whose rule changed are set anew', () => {
    const two = (hours: number) =>
      ({
        ...fromSource(
          `  split: { kind: split, next: [{ to: a }, { to: b }] }\n${works('a', 'join')}${works('b', 'join')}  join: { kind: join, next: done }\n  done: { kind: end }\n`,
        ),
      }).stages.map((each): Stage => {
        if (each.id === 'a') return { ...each, ...due(hours, [rung(1), rung(2)]) };
        return each.id === 'b' ? { ...each, ...due(8, [rung(3)]) } : each;
      });
    const base = fromSource(`${works('a', 'done')}  done: { kind: end }\n`);
    const workflow = (hours: number): Workflow => ({
      ...base,
      intake: base.intake.map((each) => ({ ...each, starts: 'split' })),
      stages: two(hours),
    });
    const { before, after } = moved(workflow(4), workflow(6), [['OpenCase', { by: 'ana' }]], {
      after: HOUR_MS,
    });
    expect(clocks(before)).toEqual([
      ['late', 5, 0],
      ['late', 6, 1],
      ['late', 11, 0],
    ]);
    expect(clocks(after)).toEqual([
      ['late', 11, 0],
      ['late', 7, 0],
      ['late', 8, 1],
    ]);
    expect(after.workItems.map(({ dueAt }) => ((dueAt ?? 0) - MONDAY) / HOUR_MS)).toEqual([6, 8]);
  });

  test('E17.3 whoever was told already is not told again by the rungs that are over', () => {
    const fired: Asked = ['FireTimer', { timer: 'c/3', after: 2 * HOUR_MS }];
    const was = oneStage(due(1, [rung(1), rung(5)]));
    const told = moved(was, oneStage(due(1, [rung(0.5 * 2), rung(2), rung(8)])), [opened, fired], {
      after: 4 * HOUR_MS,
    });
    expect(clocks(told.after)).toEqual([['late', 9, 2]]);
    const untold = moved(was, oneStage(due(1, [rung(1), rung(2), rung(8)])), [opened], {
      after: 4 * HOUR_MS,
    });
    expect(clocks(untold.after)).toEqual([
      ['late', 9, 2],
      ['late', 4, 1],
    ]);
  });

  test('E17.3 what has no deadline any more is reviewed, and what gets one is not', () => {
    const none = moved(oneStage(due(4, [rung(1)])), oneStage({ due: { kind: 'no-deadline' } }), [opened]);
    expect(none.after.workItems[0]?.dueAt).toBeNull();
    expect(clocks(none.after)).toEqual([['review', 30 * 24, null]]);
    const some = moved(oneStage({ due: { kind: 'no-deadline' } }), oneStage(due(4, [rung(1)])), [opened]);
    expect(clocks(some.after)).toEqual([['late', 5, 0]]);
  });

  test('E17.3 another calendar is another rule', () => {
    const was = oneStage({ due: { kind: 'within', duration: '1 business day' } });
    expect(moved(was, was, [opened], { after: HOUR_MS }).types).toEqual(['CaseMigrated']);
    expect(moved(was, oneStage({ ...was.stages[0], title: 'Other' }), [opened]).types).toEqual([
      'CaseMigrated',
    ]);
  });

  test('E17.6 work becomes an approval, whoever has it; or begins anew where they may not decide on it', () => {
    const approval = (never: 'requester' | null) =>
      oneStage({
        ...{ kind: 'approval', owner: finance, next: [], outcomes: [blankOutcome('approved', 'done')] },
        settings: { decides: { by: 'any', ...(never === null ? {} : { never }) } },
      });
    const byCy: Asked = ['OpenCase', { by: 'cy', values: { amount: '1' } }];
    const may = moved(oneStage(), approval(null), [byCy]);
    expect(may.after.workItems).toMatchObject([{ workItem: 'c/2', owner: 'cy' }]);
    const mayNot = moved(oneStage(), approval('requester'), [byCy]);
    expect(mayNot.after.workItems).toMatchObject([{ owner: 'bo' }]);
    expect(mayNot.events).toContainEqual(
      expect.objectContaining({ type: 'WorkItemWithdrawn', reason: 'Whoever had it may not decide on it' }),
    );
  });

  test('E17.6 a wait for the record looks again where a field was filled on the way', () => {
    const wait = (title: string) =>
      oneStage({ kind: 'wait', title, owner: null, settings: { when: 'note = "go"' } });
    const waiting = { by: 'ana', values: { amount: '1' } };
    expect(moved(wait('Wait'), wait('Other'), [['OpenCase', waiting]]).types).toEqual(['CaseMigrated']);
    const filled = moved(wait('Wait'), wait('Other'), [['OpenCase', waiting]], { values: { note: 'go' } });
    expect(filled.types.slice(0, 2)).toEqual(['CaseMigrated', 'RecordChanged']);
    expect(filled.after.timers.map(({ purpose }) => purpose)).toContain('enter');
  });

  test('E17.2 tasks of a question, and of work that a machine gave away, stay as they are', () => {
    const was = oneStage({ tasks: ['Look'] });
    const same = moved(was, oneStage({ tasks: ['Look'], title: 'Other' }), [opened]);
    expect(same.after.workItems[0]?.tasks).toEqual([{ title: 'Look', done: false }]);
    const none = moved(was, oneStage({ tasks: [] }), [opened]);
    expect(none.after.workItems[0]?.tasks).toEqual([]);
  });
});
