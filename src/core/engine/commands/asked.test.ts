import { describe, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../base/index.ts';
import {
  blankStage,
  blankTransition,
  type CaseEvent,
  type OwnerRule,
  type Workflow,
} from '../../model/index.ts';
import { decide } from '../decide.ts';
import { fromSource, works } from '../trial/from-source.ts';
import { type Asked, ask, given, MACHINE, ready } from '../trial/given.ts';
import { office } from '../trial/people.ts';
import { END, finance, form, oneStage } from '../trial/workflows.ts';
import { migrating } from './migrate-case.ts';
import { lateWords } from './run-schedule.ts';

const opened: Asked = ['OpenCase', { by: 'ana', values: { amount: '40' } }];
const OPEN: Asked = ['OpenCase', { by: 'ana' }];
const done = '  done: { kind: end }\n';
const told = (events: readonly CaseEvent[]) =>
  events.flatMap((event) => (event.type === 'Notified' ? [[event.reason, event.people, event.text]] : []));
const person = (id: string): OwnerRule => ({ kind: 'person', person: id });
const complete: Asked = ['CompleteWorkItem', { by: 'cy', workItem: 'c/2' }];
const stage = (id: string, to: string, owner: OwnerRule = finance) =>
  blankStage(id, { owner, next: [blankTransition(to)] });
const staged = (...stages: Workflow['stages']) => oneStage({}, { stages: [...stages, END] });

describe('moving a case on the board', () => {
  const approval = oneStage({
    kind: 'approval',
    outcomes: [{ ...blankOutcomeTo('done') }],
    next: [],
    settings: { decides: { by: 'any' } },
  });
  function blankOutcomeTo(to: string) {
    return { name: 'ok', title: 'Ok', to, needs: [], carries: [], rework: false };
  }
  const move = (workflow: Workflow, asked: object) =>
    given(workflow, [opened]).when('MoveCase', { to: 'done', ...asked });

  test('E3.8 whoever has the work moves it without a word, another takes it over first', () => {
    const mine = move(oneStage(), { by: 'cy' }).decision;
    expect(mine.ok && mine.events.some(({ type }) => type === 'WorkItemDelegated')).toBe(false);
    const theirs = move(oneStage(), { by: 'max' }).decision;
    expect(theirs.ok && theirs.events[0]).toMatchObject({
      type: 'WorkItemDelegated',
      from: 'cy',
      to: 'max',
      reason: 'Moved on the board',
      why: 'Taken over by Max Weber',
    });
    const pool = move(oneStage({ owner: { kind: 'team', team: 'finance', choose: 'pull' } }), {
      by: 'bo',
    }).decision;
    expect(pool.ok && pool.events.some(({ type }) => type === 'WorkItemDelegated')).toBe(false);
  });

  test('E3.8 a decision is nobody else’s, and no machine moves anything', () => {
    move(approval, { by: 'max' }).thenRejected('not-your-work');
    expect(move(approval, { by: 'cy' }).decision.ok).toBe(true);
    move(oneStage(), { by: MACHINE }).thenRejected('not-your-work');
    move(oneStage(), { by: 'cy', to: 'nowhere' }).thenRejected('stage-unknown');
    move(oneStage(), { by: 'cy', to: 'check' }).thenRejected('move-not-allowed');
    move(oneStage(), { by: 'cy', workItem: 'c/9' }).thenRejected('move-not-allowed');
  });
});

describe('taking a request back', () => {
  test('E15.2 whoever had the work is told, of a pool everybody', () => {
    const recall = (owner: OwnerRule) => {
      const { decision } = given(oneStage({ owner }), [opened]).when('RecallSubmission', {
        by: 'ana',
        next: 'cancel',
        reason: 'A mistake',
      });
      return decision.ok ? told(decision.events) : decision.rejection.code;
    };
    expect(recall(person('bo'))).toEqual([['closed', ['bo'], 'Small #7 was taken back. A mistake']]);
    expect(recall({ kind: 'team', team: 'finance', choose: 'pull' })).toEqual([
      ['closed', ['bo', 'cy'], 'Small #7 was taken back. A mistake'],
    ]);
  });

  test('E15.2 not once somebody has begun, or has done their part', () => {
    const recall = ['RecallSubmission', { by: 'ana', next: 'start', reason: 'x' }] as const;
    given(oneStage(), [opened, ['StartWorkItem', { by: 'cy', workItem: 'c/2' }]])
      .when(...recall)
      .thenRejected('case-begun');
    given(staged(stage('check', 'second'), stage('second', 'done')), [opened, complete])
      .when(...recall)
      .thenRejected('case-begun');
    const several = oneStage({ settings: { each: 2 }, owner: person('cy') });
    given(several, [opened, complete])
      .when(...recall)
      .thenRejected('case-begun');
    expect(
      given(oneStage(), [opened, ['ClaimWorkItem', { by: 'cy', workItem: 'c/2' }]]).when(...recall).decision
        .ok,
    ).toBe(true);
  });

  test('E15.2 only what the form shows is corrected, and only to start anew', () => {
    const recall = (asked: object) =>
      given(oneStage({}, { intake: form(['amount', 'note'], 'check') }), [opened]).when('RecallSubmission', {
        by: 'ana',
        reason: 'x',
        ...asked,
      });
    recall({ next: 'start', values: { day: '2026-02-01' } }).thenRejected('field-unknown');
    recall({ next: 'start', values: { amount: null } }).thenRejected('field-missing');
    recall({ next: 'start', reason: ' ' }).thenRejected('reason-missing');
    const cancelled = recall({ next: 'cancel', values: { note: 'y' } }).decision;
    expect(cancelled.ok && cancelled.state).toMatchObject({ status: 'cancelled' });
    expect(cancelled.ok && cancelled.state.record.note).toBeUndefined();
    const again = recall({ next: 'start', values: { note: 'y' } }).decision;
    expect(again.ok && again.state).toMatchObject({
      record: { note: 'y' },
      tokens: [{ stage: 'check', visit: 2 }],
    });
  });
});

describe('undoing a move to another version', () => {
  const [was, now] = [
    ready(staged(stage('check', 'done')), 1),
    ready(staged(stage('other', 'done', person('bo')), stage('check', 'other')), 2),
  ];
  const moved = () => {
    const { state } = given(was.workflow, [opened]);
    if (state === null) throw new Error('The case was opened.');
    const decision = decide(
      migrating(was, now),
      state,
      ask('MigrateCase', { by: 'max', toVersion: 2, mapping: { check: 'other' } }),
      office,
    );
    if (!decision.ok) throw new Error(decision.rejection.code);
    return { state, moved: decision.state };
  };

  test('E17.9 what it began ends, and what was comes back', () => {
    const { state, moved: there } = moved();
    expect(there.tokens).toMatchObject([{ stage: 'other' }]);
    const back = decide(was, there, ask('RevertMigration', { by: 'max', toVersion: 1 }), office);
    expect(back.ok && back.state).toMatchObject({
      tokens: state.tokens,
      workItems: state.workItems,
      timers: state.timers,
    });
    const reverted = back.ok ? back.events.find(({ type }) => type === 'MigrationReverted') : undefined;
    expect(reverted).toMatchObject({
      fromVersion: 2,
      toVersion: 1,
      left: [{ stage: 'other', visit: 1 }],
      back: [{ stage: 'check', visit: 1 }],
    });
    expect(back.ok && back.events.some(({ type }) => type === 'StageLeft')).toBe(true);
  });

  test('E17.9 to the version it ran on before, and to no other', () => {
    const { moved: there } = moved();
    const revert = (compiled: typeof was, more: object) =>
      decide(compiled, there, ask('RevertMigration', { by: 'max', ...more }), office);
    expect(revert(was, { toVersion: 3 })).toMatchObject({
      ok: false,
      rejection: { code: 'version-unknown' },
    });
    expect(revert(ready(was.workflow, 5), {})).toMatchObject({ ok: false });
    expect(revert(was, {}).ok).toBe(true);
  });
});

describe('what the world reports', () => {
  const sub = fromSource(`  sub: { kind: subflow, owner: person cy, workflow: other, next: done }\n${done}`);
  const effect = given(sub, [OPEN]).state?.effects[0]?.effect;
  const applied = (result: object): Asked => ['ReportEffect', { effect, outcome: 'applied', result }];

  test('E9.6 a case that was opened for nobody any more is called off', () => {
    const skipped: Asked = ['SkipStage', { by: 'max', stage: 'sub', reason: 'Not needed' }];
    const asked = given(sub, [OPEN, skipped]).when(...applied({ caseId: 'child' })).decision;
    expect(asked.ok && asked.events.at(-1)).toMatchObject({
      type: 'EffectRequested',
      settings: { case: 'child', reason: 'Nothing waits for it any more' },
    });
    const nothing = given(sub, [OPEN, skipped]).when(...applied({})).decision;
    expect(nothing.ok && nothing.events.map(({ type }) => type)).toEqual(['EffectApplied']);
    const awaited = given(sub, [OPEN]).when(...applied({ caseId: 'child' })).decision;
    expect(awaited.ok && awaited.state.children).toEqual([{ child: 'child', token: 'c/1' }]);
  });

  test('E5.3 what failed says why', () => {
    const failed = given(sub, [OPEN]).when('ReportEffect', {
      effect,
      outcome: 'failed',
      reason: 'No such workflow',
    }).decision;
    expect(failed.ok && failed.events.find(({ type }) => type === 'IncidentRaised')).toMatchObject({
      text: '“Open a case” failed. No such workflow',
      owner: 'cy',
    });
    expect(failed.ok && failed.state.effects).toEqual([]);
  });
});

describe('what runs late says so', () => {
  test.each<[number, number, string]>([
    [0, 0, ''],
    [5 * MINUTE_MS - 1, 0, ''],
    [5 * MINUTE_MS, 0, ', 5 minutes late'],
    [2 * HOUR_MS - 1, 0, ', 120 minutes late'],
    [2 * HOUR_MS, 0, ', 2 hours late'],
    [48 * HOUR_MS - 1, 0, ', 48 hours late'],
    [48 * HOUR_MS, 0, ', 2 days late'],
    [5 * DAY_MS, 1, ', 5 days late; an earlier time was missed'],
    [0, 3, '; 3 earlier times were missed'],
  ])('E18.12 %i ms, and %i missed', (late, missed, words) => {
    expect(lateWords(late, missed)).toBe(words);
  });
});

describe('back and over', () => {
  const two = fromSource(
    `  split: { kind: split, next: [{ to: a }, { to: b }] }\n${works('a', 'join')}${works('b', 'join')}  join: { kind: join, owner: person cy, next: done }\n${done}`,
  );

  test('E15.1 what is skipped must be there, be somebody’s to do, and have a way', () => {
    const skip = (workflow: Workflow, asked: object, before = opened) =>
      given(workflow, [before]).when('SkipStage', { by: 'max', reason: 'x', ...asked });
    skip(oneStage(), { stage: 'nowhere' }).thenRejected('stage-unknown');
    expect(skip(oneStage(), { stage: 'done' }).thenRejected('work-item-not-open')).toEqual({
      stage: 'done',
      workItem: null,
    });
    expect(skip(oneStage(), { stage: 'check', workItem: 'c/9' }).thenRejected('work-item-not-open')).toEqual({
      stage: 'check',
      workItem: 'c/9',
    });
    skip(oneStage(), { stage: 'check', reason: ' ' }).thenRejected('reason-missing');
    skip(oneStage(), { stage: 'check', to: 'nowhere' }).thenRejected('move-not-allowed');
    const [first] = given(two, [OPEN]).state?.workItems ?? [];
    const joined = given(two, [OPEN, ['CompleteWorkItem', { by: 'cy', workItem: first?.workItem }]]);
    joined.when('SkipStage', { by: 'max', stage: 'join', reason: 'x' }).thenRejected('move-not-allowed');
  });

  test('E3.7 work is sent back where the case has been, with a reason', () => {
    const workflow = staged(
      stage('check', 'second'),
      stage('second', 'done', person('bo')),
      stage('third', 'done'),
    );
    const there = given(workflow, [opened, complete]);
    const back = (asked: object) =>
      there.when('SendBack', { by: 'bo', reason: 'No receipt', to: 'check', ...asked });
    back({ to: 'nowhere' }).thenRejected('stage-unknown');
    expect(back({ to: 'third' }).thenRejected('not-an-earlier-stage')).toEqual({
      stage: 'third',
      earlier: ['check', 'second'],
    });
    back({ to: 'second' }).thenRejected('not-an-earlier-stage');
    back({ to: 'done' }).thenRejected('not-an-earlier-stage');
    back({ reason: '' }).thenRejected('reason-missing');
    back({ workItem: 'c/9' }).thenRejected('work-item-not-open');
    const { decision } = back({});
    expect(decision.ok && told(decision.events)).toEqual([
      ['returned', ['cy'], 'Back at Check: Small #7. No receipt'],
    ]);
  });

  test('E15.3 a case is opened again where it has been, and not at its end', () => {
    const closed = given(oneStage(), [opened, complete]);
    const again = (asked: object) =>
      closed.when('ReopenCase', { by: 'ana', to: 'check', reason: 'x', ...asked });
    again({ to: 'done' }).thenRejected('not-an-earlier-stage');
    again({ to: 'nowhere' }).thenRejected('stage-unknown');
    again({ reason: ' ' }).thenRejected('reason-missing');
    given(oneStage(), [opened])
      .when('ReopenCase', { by: 'ana', to: 'check', reason: 'x' })
      .thenRejected('case-still-open');
    const { decision } = again({});
    expect(decision.ok && decision.state).toMatchObject({
      status: 'open',
      outcome: null,
      closedAt: null,
      tokens: [{ stage: 'check', visit: 2 }],
    });
    expect(decision.ok && decision.state.workItems).toMatchObject([{ owner: 'cy', why: 'Had it before' }]);
  });

  test('E2.1 whoever gives work away is named, and nobody is given what they have', () => {
    const give = (asked: object) =>
      given(oneStage(), [opened]).when('ReassignWorkItem', {
        by: 'max',
        workItem: 'c/2',
        to: 'bo',
        ...asked,
      });
    const { decision } = give({ reason: 'Holiday' });
    expect(decision.ok && decision.events[0]).toMatchObject({
      from: 'cy',
      to: 'bo',
      reason: 'Holiday',
      why: 'Given by Max Weber',
    });
    expect(decision.ok && told(decision.events)).toEqual([['offered', ['bo'], 'Check: Small #7']]);
    const same = give({ to: 'cy' }).decision;
    expect(same.ok && same.events).toEqual([]);
    const machine = give({ by: MACHINE }).decision;
    expect(machine.ok && machine.events[0]).toMatchObject({ why: 'Reassigned' });
    give({ to: 'old' }).thenRejected('person-unknown');
    give({ to: 'zoe' }).thenRejected('person-unknown');
    give({ workItem: 'c/9' }).thenRejected('work-item-not-open');
  });

  test('E3.4 a task is ticked once, may be opened again, and must be there; also while the case is paused', () => {
    const workflow = oneStage({ tasks: ['Look'] });
    const tick = (before: readonly Asked[], asked: object = {}) =>
      given(workflow, [opened, ...before]).when('TickTask', { by: 'cy', workItem: 'c/2', task: 0, ...asked });
    const ticked: Asked = ['TickTask', { by: 'cy', workItem: 'c/2', task: 0 }];
    expect(tick([ticked]).decision).toMatchObject({ ok: true, events: [] });
    const opened2 = tick([ticked], { done: false }).decision;
    expect(opened2.ok && opened2.state.workItems[0]?.tasks).toEqual([{ title: 'Look', done: false }]);
    tick([], { task: 1 }).thenRejected('task-unknown');
    expect(tick([['PauseCase', { by: 'cy', reason: 'x' }]]).decision.ok).toBe(true);
  });

  test('E1.7 a case that is called off tells whoever had its work and who asked for it', () => {
    const cancelled = given(staged(stage('check', 'done')), [opened]).when('CancelCase', {
      by: 'max',
      reason: 'Too late',
    }).decision;
    expect(cancelled.ok && told(cancelled.events)).toEqual([
      ['closed', ['cy', 'ana'], 'Small #7 was cancelled. Too late'],
    ]);
  });
});
