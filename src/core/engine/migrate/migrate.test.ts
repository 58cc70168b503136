import { describe, expect, test } from 'vitest';
import { canonicalJson, DAY_MS, HOUR_MS, type Json } from '../../base/index.ts';
import {
  blankField,
  blankOutcome,
  blankStage,
  blankTransition,
  type CaseEvent,
  type CaseState,
  edit,
  type Workflow,
} from '../../model/index.ts';
import { migrating } from '../commands/migrate-case.ts';
import { type Decision, decide } from '../decide.ts';
import { apply } from '../fold/apply.ts';
import { fromSource, works } from '../trial/from-source.ts';
import { type Asked, ask, given, ready } from '../trial/given.ts';
import { office } from '../trial/people.ts';
import { expense, finance, oneStage } from '../trial/workflows.ts';
import { replayOn } from './past.ts';
import { proposeMapping } from './propose.ts';
import { type StageMapping, type Verdict, verdictOf } from './verdict.ts';

const open: Asked = ['OpenCase', { by: 'ana', values: { amount: '400', category: 'meals' } }];
const tick = (task: number): Asked => ['TickTask', { by: 'cy', workItem: 'c/2', task }];
const bytes = (value: object | null): string => canonicalJson(value as unknown as Json);
/** A case without what tells how often it was touched. */
const standing = ({ seq: _, changedAt: __, nextId: ___, ...rest }: CaseState): string => bytes(rest);

type Options = { mapping?: StageMapping; values?: object; after?: number };

/** A case of one version that was asked to move to the other. */
function moving(
  was: Workflow,
  now: Workflow,
  asked: readonly Asked[],
  { mapping = {}, values = {}, after = 0 }: Options = {},
) {
  const { compiled: from, state, events: history } = given(was, asked);
  if (state === null) throw new Error('There is no case.');
  const to = ready(now, 2);
  const verdict = verdictOf(from, to, state, mapping);
  const decision = decide(
    migrating(from, to),
    state,
    ask('MigrateCase', { by: 'max', after, toVersion: 2, mapping, values }),
    office,
  );
  return { from, to, state, history, verdict, decision };
}

function accepted(decision: Decision): { events: readonly CaseEvent[]; state: CaseState } {
  if (!decision.ok) throw new Error(bytes(decision.rejection));
  return decision;
}

const types = (decision: Decision): string =>
  decision.ok ? decision.events.map(({ type }) => type).join() : 'refused';

const check = { ...expense.stages[0] };

describe('moving a running case to another version', () => {
  test('E17.1 a case whose stage is there lands: its token and half-done work stay as they are', () => {
    const now = edit(expense, { type: 'ChangeStage', stage: 'check', changes: { title: 'Check it well' } });
    const { state, verdict, decision } = moving(expense, now, [
      open,
      tick(0),
      ['StartWorkItem', { by: 'cy', workItem: 'c/2' }],
    ]);
    expect(verdict).toEqual({ verdict: 'lands' });
    expect(types(decision)).toBe('CaseMigrated');
    const after = accepted(decision).state;
    expect(after.version).toBe(2);
    expect(standing({ ...after, version: 1, beforeMigration: undefined })).toBe(standing(state));
  });

  test('E17.2 tasks come along by title: ticked ones stay ticked, new ones are open, others are dropped', () => {
    const now = edit(expense, {
      type: 'ChangeStage',
      stage: 'check',
      changes: { tasks: ['Stamp', 'Receipt readable'] },
    });
    const after = accepted(moving(expense, now, [open, tick(0), tick(1)]).decision).state;
    expect(after.workItems[0]?.tasks).toEqual([
      { title: 'Stamp', done: false },
      { title: 'Receipt readable', done: true },
    ]);
  });

  test('E17.3 a changed due rule counts from when the work was offered, and its ladder is set anew', () => {
    const now = edit(expense, {
      type: 'ChangeStage',
      stage: 'check',
      changes: { due: { kind: 'within', duration: '6h' } },
    });
    const { state, decision } = moving(expense, now, [open], { after: HOUR_MS });
    const after = accepted(decision).state;
    const offered = state.workItems[0]?.offeredAt ?? 0;
    expect(after.workItems[0]?.dueAt).toBe(offered + 6 * HOUR_MS);
    expect(after.timers.map(({ purpose, rung }) => [purpose, rung])).toEqual([
      ['late', 0],
      ['late', 1],
      ['late', 2],
    ]);
    expect(after.timers.every(({ dueAt }) => dueAt > offered + 4 * HOUR_MS)).toBe(true);
  });

  test('E17.3 lateness that nobody was told of is told once; whoever was told is not told again', () => {
    const changes = { due: { kind: 'within', duration: '1h' } } as const;
    const now = edit(expense, { type: 'ChangeStage', stage: 'check', changes });
    const late = accepted(moving(expense, now, [open], { after: 10 * DAY_MS }).decision);
    expect(late.state.timers.map(({ purpose, rung }) => [purpose, rung])).toEqual([['late', 2]]);
    const told: Asked = ['FireTimer', { timer: 'c/3', after: DAY_MS }];
    const again = accepted(moving(expense, now, [open, told], { after: 10 * DAY_MS }).decision);
    expect(again.state.timers.map(({ purpose }) => purpose)).toEqual(['review']);
  });

  test('E17.4 a stage that is gone must be mapped; its token keeps its id, its work its owner', () => {
    const now = edit(
      edit(expense, {
        type: 'AddStage',
        stage: blankStage('audit', {
          owner: finance,
          tasks: ['Category right'],
          next: [blankTransition('closed')],
        }),
      }),
      { type: 'RemoveStage', stage: 'check' },
    );
    const started = { ...now, intake: now.intake.map((each) => ({ ...each, starts: 'audit' })) };
    const asked = [open, tick(1)];
    const lost = moving(expense, started, asked);
    expect(lost.verdict).toMatchObject({
      verdict: 'cannot',
      because: [{ code: 'stage-gone', title: 'Check' }],
    });
    expect(lost.decision).toMatchObject({ ok: false, rejection: { code: 'migration-impossible' } });
    const { decision } = moving(expense, started, asked, { mapping: { check: 'audit' } });
    const after = accepted(decision).state;
    expect(after.tokens).toMatchObject([{ token: 'c/1', stage: 'audit', visit: 1 }]);
    expect(after.workItems).toMatchObject([
      {
        workItem: 'c/2',
        owner: 'cy',
        stage: 'audit',
        visit: 1,
        tasks: [{ title: 'Category right', done: true }],
      },
    ]);
    expect(after.visits).toMatchObject({ check: 1, audit: 1 });
  });

  test('E17.4 a mapping to nowhere, a dead end and branches that are gone are named', () => {
    const trap = {
      ...oneStage(),
      stages: [
        blankStage('check', { owner: finance, next: [blankTransition('check')] }),
        ...oneStage().stages.slice(1),
      ],
    };
    const small: Asked = ['OpenCase', { by: 'ana', values: { amount: '1' } }];
    expect(moving(oneStage(), trap, [small]).verdict).toMatchObject({ because: [{ code: 'no-end' }] });
    expect(moving(oneStage(), oneStage(), [small], { mapping: { check: 'x' } }).verdict).toMatchObject({
      because: [{ code: 'no-such-target', stage: 'x' }],
    });
  });

  test('E17.5 fields that nobody will be asked for any more are needed, and filling them lets the case land', () => {
    const record = { ...expense.record, reason: blankField('reason', { label: 'Reason' }) };
    const intake = expense.intake.map((each) => ({
      ...each,
      fields: [...each.fields, { field: 'reason', required: true }],
    }));
    const now = { ...expense, record, intake };
    const bare = moving(expense, now, [open]);
    expect(bare.verdict).toEqual({
      verdict: 'needs',
      fields: [{ field: 'reason', label: 'Reason', why: 'required' }],
    });
    expect(bare.decision).toMatchObject({ ok: false, rejection: { code: 'field-missing' } });
    const filled = moving(expense, now, [open], { values: { reason: 'Lunch' } });
    expect(types(filled.decision)).toBe('CaseMigrated,RecordChanged');
    const form = [{ field: 'reason', required: true }];
    const asksLater = edit(now, { type: 'ChangeStage', stage: 'check', changes: { form } });
    expect(moving(expense, asksLater, [open]).verdict).toEqual({ verdict: 'lands' });
  });

  test('E17.5 a value of another type, an option that is gone, and a date that is waited for are needed', () => {
    const why = (now: Workflow, was: Workflow = expense): unknown => {
      const { verdict } = moving(was, now, [
        was === expense ? open : ['OpenCase', { by: 'ana', values: { amount: '1' } }],
      ]);
      return verdict.verdict === 'needs' ? verdict.fields.map((each) => [each.field, each.why]) : verdict;
    };
    const { record } = expense;
    expect(why({ ...expense, record: { ...record, category: blankField('category') } })).toEqual([
      ['category', 'other-type'],
    ]);
    const options = ['travel', 'food'];
    const choice = blankField('category', { type: 'choice', options });
    expect(why({ ...expense, record: { ...record, category: choice } })).toEqual([
      ['category', 'not-an-option'],
    ]);
    const waits = oneStage({ kind: 'wait', settings: { until: { field: 'day' } } });
    expect(why(waits, oneStage())).toEqual([['day', 'waited-for']]);
    const first = (triggers: Json, outcomes = Object.keys(triggers as object)) =>
      oneStage({
        ...{ kind: 'wait', next: [], settings: { for: triggers } },
        outcomes: outcomes.map((outcome) => blankOutcome(outcome, 'done')),
      });
    expect(why(first({ come: { field: 'day' } }), oneStage())).toEqual([['day', 'waited-for']]);
    expect(why(first({ come: { field: 'day' }, late: { after: '3 days' } }), oneStage())).toEqual({
      verdict: 'lands',
    });
  });

  test('E17.6 a stage of another kind begins anew: work is taken back or offered, a wait is set, the machine begins a moment later', () => {
    const small: Asked = ['OpenCase', { by: 'ana', values: { amount: '1' } }];
    const waits = oneStage({ kind: 'wait', settings: { until: '2 days' } });
    expect(types(moving(oneStage(), waits, [small]).decision)).toBe(
      'CaseMigrated,WorkItemWithdrawn,TimerCancelled,TimerSet',
    );
    expect(types(moving(waits, oneStage(), [small]).decision)).toBe(
      'CaseMigrated,TimerCancelled,WorkItemOffered,TimerSet,Notified',
    );
    const pays = oneStage({ kind: 'automatic', settings: { do: [{ set: { note: 'paid' } }] } });
    const { decision, to } = moving(oneStage(), pays, [small]);
    const { state } = accepted(decision);
    expect(state).toMatchObject({
      status: 'open',
      tokens: [{ token: 'c/1' }],
      timers: [{ purpose: 'enter' }],
    });
    const fired = accepted(decide(to, state, ask('FireTimer', { timer: state.timers[0]?.timer }), office));
    expect(fired.state).toMatchObject({ status: 'closed', record: { note: 'paid' } });
  });

  test('E17.6 a wait keeps its timer, and gets another where its rule changed', () => {
    const small: Asked = ['OpenCase', { by: 'ana', values: { amount: '1' } }];
    const wait = (until: string) => oneStage({ kind: 'wait', settings: { until } });
    expect(types(moving(wait('2 days'), wait('2 days'), [small]).decision)).toBe('CaseMigrated');
    const later = accepted(moving(wait('2 days'), wait('3 days'), [small]).decision).state;
    expect((later.timers[0]?.dueAt ?? 0) - later.openedAt).toBe(3 * DAY_MS);
  });

  test('E17.7 what the machine is at stays where it is reported to', () => {
    const pays = oneStage({ kind: 'automatic', settings: { do: [{ 'open-case': { workflow: 'other' } }] } });
    const small: Asked = ['OpenCase', { by: 'ana', values: { amount: '1' } }];
    expect(moving(pays, oneStage(), [small]).verdict).toMatchObject({
      because: [{ code: 'machine-at-work' }],
    });
    const { decision, to } = moving(pays, pays, [small]);
    const { state } = accepted(decision);
    const reported = decide(to, state, ask('ReportEffect', { effect: 'c/2', outcome: 'applied' }), office);
    expect(accepted(reported).state.status).toBe('closed');
  });

  test('E17.8 branches come along together, and a join still waits for exactly them', () => {
    const was = fromSource(
      `  split: { kind: split, next: [{ to: a }, { to: b }] }\n${works('a', 'join')}${works('b', 'join')}  join: { kind: join, next: done }\n  done: { kind: end }\n`,
    );
    const now = edit(was, { type: 'ChangeStage', stage: 'a', changes: { title: 'First' } });
    const asked: Asked[] = [['OpenCase', { by: 'ana' }]];
    const { state, decision, to } = moving(was, now, asked);
    let after = accepted(decision).state;
    expect(after.tokens).toEqual(state.tokens);
    for (const { workItem } of after.workItems) {
      after = accepted(decide(to, after, ask('CompleteWorkItem', { by: 'cy', workItem }), office)).state;
    }
    expect(after).toMatchObject({ status: 'closed', tokens: [] });
    const straight = edit(was, {
      type: 'AddStage',
      stage: blankStage('after', { owner: finance, next: [blankTransition('done')] }),
    });
    const outside = moving(was, straight, asked, { mapping: { a: 'after' } }).verdict;
    expect(outside).toMatchObject({ verdict: 'cannot', because: [{ code: 'outside-branches', title: 'A' }] });
    const without = fromSource(`${works('a', 'b')}${works('b', 'done')}  done: { kind: end }\n`);
    expect(moving(was, without, asked).verdict).toMatchObject({ because: [{ code: 'branches-gone' }] });
  });

  test('E17.9 the next command makes a move final; until then undoing it leaves the case exactly as it was', () => {
    const now = edit(expense, {
      type: 'ChangeStage',
      stage: 'check',
      changes: { due: null, late: [], tasks: [] },
    });
    const { from, to, state, decision, history } = moving(expense, now, [open, tick(0)]);
    const moved = accepted(decision);
    const undo = decide(from, moved.state, ask('RevertMigration', { by: 'max' }), office);
    const back = accepted(undo);
    expect(standing(back.state)).toBe(standing(state));
    const all = [...history, ...moved.events, ...back.events];
    expect(bytes(all.reduce<CaseState | null>(apply, null))).toBe(bytes(back.state));
    const told = accepted(decide(to, moved.state, ask('AddComment', { by: 'ana', text: 'Hello' }), office));
    expect(told.state.beforeMigration).toBeUndefined();
    const late = decide(from, told.state, ask('RevertMigration', { by: 'max' }), office);
    expect(late).toMatchObject({ ok: false, rejection: { code: 'migration-final' } });
  });

  test('E17.9 what is paused comes along paused, and comes back paused', () => {
    const paused: Asked = ['PauseCase', { by: 'cy', workItem: 'c/2', reason: 'Waiting for the requester' }];
    const changes = { due: { kind: 'within', duration: '6h' } } as const;
    const now = edit(expense, { type: 'ChangeStage', stage: 'check', changes });
    const { from, state, decision } = moving(expense, now, [open, paused]);
    const after = accepted(decision).state;
    expect(after.workItems).toEqual(state.workItems);
    expect(after.pauses).toEqual(state.pauses);
    const undone = accepted(decide(from, after, ask('RevertMigration', { by: 'max' }), office));
    expect(standing(undone.state)).toBe(standing(state));
  });

  test('E17.10 a case is decided on by its own version alone, and moved only from the version it runs on', () => {
    const { state } = given(expense, [open]);
    const to = ready(expense, 2);
    expect(decide(to, state, ask('CancelCase', { by: 'ana', reason: 'x' }), office)).toMatchObject({
      rejection: { code: 'version-conflict' },
    });
    expect(decide(to, state, ask('MigrateCase', { by: 'max', toVersion: 2 }), office)).toMatchObject({
      rejection: { code: 'version-unknown' },
    });
  });

  test('E17.11 history explains: ways that are no more, stages that are gone or new before it', () => {
    const max = { by: 'max', workItem: 'c/8' };
    const asked: Asked[] = [
      open,
      tick(0),
      tick(1),
      ['CompleteWorkItem', { by: 'cy', workItem: 'c/2' }],
      ['CompleteWorkItem', { ...max, outcome: 'approved' }],
    ];
    const stages = expense.stages.map((stage) => {
      if (stage.id === 'approve')
        return { ...stage, outcomes: [blankOutcome('approved', 'second'), ...stage.outcomes.slice(1)] };
      return stage.id === 'route' ? { ...stage, next: [blankTransition('approve')] } : stage;
    });
    const second = blankStage('second', {
      title: 'Second look',
      owner: finance,
      next: [blankTransition('cool')],
    });
    const { from, to, history, verdict } = moving(
      expense,
      { ...expense, stages: [...stages, second] },
      asked,
    );
    expect(verdict.verdict).toBe('lands');
    expect(replayOn(from, to, { history, mapping: {} })).toEqual([
      { code: 'other-way', stage: 'approve', title: 'Approve', to: 'Cool' },
      { code: 'skipped', stage: 'second', title: 'Second look', to: null },
    ]);
    expect(replayOn(from, from, { history, mapping: {} })).toEqual([]);
  });

  test('E17.12 a stage that is gone is proposed one of a like name, and none where none is alike', () => {
    const renamed = {
      ...check,
      id: 'verify',
      title: 'Check receipt',
      observed: ['Check'],
    } as Workflow['stages'][number];
    const now = {
      ...expense,
      stages: [renamed, ...expense.stages.filter(({ id }) => id !== 'check' && id !== 'cool')],
    };
    expect(proposeMapping(expense, now)).toEqual({ check: 'verify' });
  });
});

export type { Verdict };
