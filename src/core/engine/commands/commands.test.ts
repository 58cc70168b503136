import { describe, expect, test } from 'vitest';
import { DAY_MS } from '../../base/index.ts';
import {
  blankAutomation,
  blankOutcome,
  blankStage,
  blankTransition,
  REJECTIONS,
  type RejectionCode,
  type Workflow,
} from '../../model/index.ts';
import { type Asked, type Asking, ask, given, MACHINE } from '../trial/given.ts';
import { MONDAY } from '../trial/people.ts';
import { END, expense, finance, oneStage } from '../trial/workflows.ts';
import { checkAccess } from './access.ts';
import { COMMAND_TYPES, type CommandType } from './index.ts';
import { parseCommand } from './parse-command.ts';

const small: Asked = ['OpenCase', { by: 'ana', values: { amount: '40' } }];
const open: Asked = ['OpenCase', { by: 'ana', values: { amount: '400', category: 'meals' } }];
const tick = (task: number): Asked => ['TickTask', { by: 'cy', workItem: 'c/2', task }];
const approval: readonly Asked[] = [
  open,
  tick(0),
  tick(1),
  ['CompleteWorkItem', { by: 'cy', workItem: 'c/2' }],
];
const pool = oneStage({ owner: { kind: 'team', team: 'finance', choose: 'pull' } });
const paying = oneStage({ kind: 'automatic', settings: { do: [{ 'open-case': { workflow: 'other' } }] } });
const vendor = { ...oneStage(), pauseReasons: ['Waiting for vendor'] };
const pausing: Asked = ['PauseCase', { by: 'cy', reason: 'Waiting for vendor' }];
const called: Asked = ['CancelCase', { by: 'ana', reason: 'Found the money' }];
const inBranch = (id: string) => blankStage(id, { owner: finance, next: [blankTransition('done')] });
const forked = oneStage(
  {},
  {
    stages: [
      blankStage('check', { kind: 'split', next: [blankTransition('one'), blankTransition('two')] }),
      inBranch('one'),
      inBranch('two'),
      END,
    ],
  },
);
const carrying = oneStage({ next: [blankTransition('done', { carries: ['note'] })] });
const stuck = oneStage({ next: [blankTransition('done', { when: 'amount > 100' })] });
const needing = oneStage({ outcomes: [blankOutcome('no', 'done', { needs: ['reason'] })], next: [] });
const circling = oneStage(
  {},
  {
    stages: [
      blankStage('check', { kind: 'decide', next: [blankTransition('again')] }),
      blankStage('again', { kind: 'decide', next: [blankTransition('check')] }),
      END,
    ],
  },
);

const waiting = oneStage({ kind: 'wait', settings: { message: 'paid' } });
const onDemand = oneStage({ settings: { 'on-demand': true } });
const calling = oneStage({ kind: 'subflow', settings: { workflow: 'other' } });
const work = (id: string, to: string, accept?: true) =>
  blankStage(id, { owner: finance, next: [blankTransition(to, accept === undefined ? {} : { accept })] });
const accepting = oneStage({}, { stages: [work('check', 'last', true), work('last', 'done'), END] });
const meeting = oneStage(
  {},
  {
    stages: [
      blankStage('check', { kind: 'split', next: [blankTransition('one'), blankTransition('two')] }),
      ...[work('one', 'last'), work('two', 'last'), work('last', 'done'), END],
    ],
  },
);
const daily = oneStage(
  {},
  {
    automations: [
      blankAutomation('daily', {
        on: 'schedule',
        schedule: { every: 'every day 09:00', calendar: null },
        do: [{ kind: 'set', settings: { priority: 'high' } }],
      }),
    ],
  },
);
const handed: readonly Asked[] = [small, ['CompleteWorkItem', { by: 'cy', workItem: 'c/2' }]];
const met: readonly Asked[] = [small, ['CompleteWorkItem', { by: 'cy', workItem: 'c/5' }]];

const crowded = oneStage(
  {},
  {
    stages: [
      blankStage('check', {
        kind: 'split',
        settings: { copies: 100 },
        next: [blankTransition('done'), blankTransition('done'), blankTransition('done')],
      }),
      END,
    ],
  },
);
const outcomes = [blankOutcome('approved', 'done'), blankOutcome('rejected', 'done', { needs: ['reason'] })];
const team = oneStage({
  kind: 'approval',
  outcomes,
  next: [],
  settings: { decides: { by: 'all', ask: true, more: true } },
});
const asked: Asked = [
  'AskForInformation',
  { by: 'cy', workItem: 'c/4', question: 'What for?', fields: ['note'] },
];
const answer = { workItem: 'c/6', answer: 'For the office' };
const onlyBo: Asked = ['CompleteWorkItem', { by: 'bo', workItem: 'c/2', outcome: 'approved' }];
const eachOf = (of: string | number, more: object = {}) => oneStage({ settings: { each: { of, ...more } } });

/** Two rows of a decision table that look at the amount. */
const tabled = (test: string) =>
  oneStage({
    kind: 'decide',
    owner: null,
    settings: {
      table: {
        inputs: ['amount'],
        outputs: ['note'],
        rules: [
          [test, 'a'],
          ['< 10', 'b'],
        ],
      },
    },
  });

type Scene = readonly [Workflow, readonly Asked[], Asking];
type Refusal = readonly [...Scene, RejectionCode];

const mine = { by: 'cy', workItem: 'c/2' };
const gone = { by: 'cy', workItem: 'c/99' };
const decided = { by: 'max', workItem: 'c/8' };

const table: { readonly [Type in CommandType]: { accepted: Scene; refused: readonly Refusal[] } } = {
  OpenCase: {
    accepted: [expense, [], { by: 'ana', values: { amount: '1' } }],
    refused: [
      [expense, [open], { by: 'ana', values: { amount: '1' } }, 'case-exists'],
      [expense, [], { by: 'ana' }, 'field-missing'],
      [expense, [], { by: 'ana', values: { amount: [], category: 'none' } }, 'field-invalid'],
      [expense, [], { by: 'ana', values: { amount: '1', paid: true } }, 'field-unknown'],
      [expense, [], { by: 'ana', intake: 1 }, 'intake-closed'],
      [expense, [], { via: 'api', starts: 'x', values: { amount: '1' } }, 'stage-unknown'],
      [circling, [], { by: 'ana', values: { amount: '1' } }, 'too-many-steps'],
      [crowded, [], { by: 'ana', values: { amount: '1' } }, 'too-many-branches'],
      [tabled('< 10'), [], { by: 'ana', values: { amount: '50' } }, 'no-row-fits'],
      [tabled('-'), [], { by: 'ana', values: { amount: '5' } }, 'rows-contradict'],
      [tabled('? ** 9999 > 1'), [], { by: 'ana', values: { amount: '50' } }, 'table-failed'],
      [eachOf('amount * 10'), [], { by: 'ana', values: { amount: '9000' } }, 'too-many-instances'],
      [eachOf('day'), [], { by: 'ana', values: { amount: '1', day: '2026-01-07' } }, 'instances-unknown'],
      [expense, [], { via: 'case', depth: 21, values: { amount: '1' } }, 'too-many-cases'],
    ],
  },
  ClaimWorkItem: {
    accepted: [pool, [small], { by: 'bo', workItem: 'c/2' }],
    refused: [
      [expense, [open], { by: 'bo', workItem: 'c/2' }, 'work-item-taken'],
      [expense, [open], gone, 'work-item-not-open'],
    ],
  },
  StartWorkItem: {
    accepted: [expense, [open], mine],
    refused: [
      [expense, [open], { by: 'bo', workItem: 'c/2' }, 'not-your-work'],
      [accepting, handed, { by: 'cy', workItem: 'c/5' }, 'handoff-not-accepted'],
    ],
  },
  CompleteWorkItem: {
    accepted: [expense, approval, { ...decided, outcome: 'approved' }],
    refused: [
      [expense, [open], mine, 'tasks-open'],
      [expense, approval, decided, 'outcome-missing'],
      [expense, approval, { ...decided, outcome: 'x' }, 'outcome-unknown'],
      [needing, [small], { ...mine, outcome: 'no' }, 'reason-missing'],
      [vendor, [small, pausing], mine, 'paused'],
      [expense, [open], { ...mine, seen: 99 }, 'seen-unknown'],
      [team, [small, asked], { by: 'ana', workItem: 'c/6' }, 'is-a-question'],
      [carrying, [small], mine, 'handoff-incomplete'],
      [stuck, [small], mine, 'no-way-on'],
    ],
  },
  TickTask: {
    accepted: [expense, [open], { ...mine, task: 1 }],
    refused: [[expense, [open], { ...mine, task: 2 }, 'task-unknown']],
  },
  ReassignWorkItem: {
    accepted: [expense, [open], { ...mine, to: 'bo' }],
    refused: [
      [expense, [open], { ...mine, to: 'old' }, 'person-unknown'],
      [expense, approval, { ...decided, to: 'ana' }, 'requester-may-not-decide'],
      [expense, [open], { ...gone, to: 'bo' }, 'work-item-not-open'],
    ],
  },
  ReleaseWorkItem: {
    accepted: [
      pool,
      [small, ['ClaimWorkItem', { by: 'bo', workItem: 'c/2' }]],
      { by: 'bo', workItem: 'c/2' },
    ],
    refused: [
      [expense, [open], mine, 'no-pool'],
      [team, [small, asked], { by: 'ana', workItem: 'c/6' }, 'is-a-question'],
      [expense, [open], gone, 'work-item-not-open'],
    ],
  },
  AskForInformation: {
    accepted: [team, [small], { by: 'cy', workItem: 'c/4', question: 'What for?' }],
    refused: [
      [expense, approval, { ...decided, question: 'What for?' }, 'asking-not-allowed'],
      [team, [small, asked], { by: 'cy', workItem: 'c/4', question: 'Again?' }, 'already-asked'],
      [
        team,
        [['OpenCase', { via: 'api', values: { amount: '1' } }]],
        { by: 'cy', workItem: 'c/4', question: 'What?' },
        'nobody-to-ask',
      ],
    ],
  },
  AnswerQuestion: {
    accepted: [team, [small, asked], { ...answer, by: 'ana', values: { note: 'Chairs' } }],
    refused: [
      [team, [small], { by: 'bo', workItem: 'c/2', answer: 'Yes' }, 'not-a-question'],
      [team, [small, asked], { ...answer, by: 'ana' }, 'field-missing'],
      [team, [small, asked], { ...answer, by: 'ana', values: { amount: '1' } }, 'field-unknown'],
    ],
  },
  AddInstance: {
    accepted: [team, [small], { by: 'bo', stage: 'check', person: 'max' }],
    refused: [
      [expense, [open], { by: 'cy', stage: 'check', label: 'More' }, 'instances-fixed'],
      [team, [small], { by: 'bo', stage: 'check', person: 'cy' }, 'may-not-decide'],
    ],
  },
  RecallDecision: {
    accepted: [team, [small, onlyBo], { by: 'bo', workItem: 'c/2' }],
    refused: [
      [team, [small], { by: 'bo', workItem: 'c/2' }, 'decision-final'],
      [team, [small, onlyBo], { by: 'cy', workItem: 'c/2' }, 'not-your-work'],
    ],
  },
  AcceptHandoff: {
    accepted: [accepting, handed, { by: 'cy', workItem: 'c/5' }],
    refused: [[expense, [open], { by: 'bo', workItem: 'c/2' }, 'not-your-work']],
  },
  ReturnHandoff: {
    accepted: [expense, approval, { ...decided, reason: 'No receipt' }],
    refused: [
      [expense, [open], { ...mine, reason: 'No receipt' }, 'nothing-to-return'],
      [expense, approval, decided, 'reason-missing'],
      [expense, approval, { ...decided, reason: 'x', missing: ['nosuch'] }, 'field-unknown'],
      [meeting, met, { by: 'cy', workItem: 'c/10', reason: 'x' }, 'return-to-which'],
    ],
  },
  SendBack: {
    accepted: [expense, approval, { by: 'max', to: 'check', reason: 'No receipt' }],
    refused: [
      [expense, approval, { by: 'max', to: 'closed', reason: 'No' }, 'not-an-earlier-stage'],
      [forked, [small], { by: 'cy', to: 'two', reason: 'x', restore: true }, 'nothing-to-restore'],
    ],
  },
  MoveCase: {
    accepted: [expense, approval, { by: 'max', to: 'cool' }],
    refused: [[expense, approval, { by: 'max', to: 'pay' }, 'move-not-allowed']],
  },
  ChooseWay: {
    accepted: [waiting, [small], { by: 'cy', stage: 'check', reason: 'They called' }],
    refused: [[waiting, [small], { by: 'cy', stage: 'check' }, 'reason-missing']],
  },
  StartStage: {
    accepted: [onDemand, [small], { by: 'cy', stage: 'check' }],
    refused: [[expense, [open], { by: 'cy', stage: 'check' }, 'stage-not-on-demand']],
  },
  DeliverMessage: {
    accepted: [waiting, [small], { name: 'paid' }],
    refused: [[waiting, [small], { name: 'unpaid' }, 'message-not-awaited']],
  },
  ReportChild: {
    accepted: [
      calling,
      [small, ['ReportEffect', { effect: 'c/2', outcome: 'applied', result: { caseId: 'd' } }]],
      { child: 'd', outcome: 'done' },
    ],
    refused: [[calling, [small], { child: 'd', outcome: 'done' }, 'child-not-awaited']],
  },
  UpdateRecord: {
    accepted: [expense, [open], { by: 'cy', values: { paid: true } }],
    refused: [[expense, [open], { by: 'cy', values: { paid: 'perhaps' } }, 'field-invalid']],
  },
  AddComment: {
    accepted: [expense, [open], { by: 'ana', text: 'Please hurry', mentions: ['cy'] }],
    refused: [[expense, [open], { by: 'ana', text: 'Hello', mentions: ['zoe'] }, 'person-unknown']],
  },
  SetPriority: {
    accepted: [expense, [open], { by: 'cy', priority: 'urgent' }],
    refused: [
      [expense, [], { by: 'cy', priority: 'low' }, 'case-not-found'],
      [expense, [open, ['CancelCase', { reason: 'x' }]], { by: 'cy', priority: 'low' }, 'case-not-open'],
    ],
  },
  PauseCase: {
    accepted: [vendor, [small], { by: 'cy', workItem: 'c/2', reason: 'Waiting for vendor' }],
    refused: [
      [vendor, [small], { by: 'cy' }, 'reason-missing'],
      [vendor, [small], { by: 'cy', reason: 'Lunch' }, 'pause-reason-unknown'],
      [vendor, [small], { by: 'cy', reason: 'Waiting for vendor', until: 1 }, 'until-past'],
      [vendor, [small, pausing], { by: 'cy', reason: 'Waiting for vendor' }, 'already-paused'],
      [vendor, [small], { ...gone, reason: 'Waiting for vendor' }, 'work-item-not-open'],
    ],
  },
  ResumeCase: {
    accepted: [vendor, [small, pausing], { by: 'cy' }],
    refused: [[vendor, [small, pausing], { by: 'cy', workItem: 'c/2' }, 'not-paused']],
  },
  SkipStage: {
    accepted: [expense, [open], { by: 'cy', stage: 'check', reason: 'Checked by phone' }],
    refused: [
      [expense, [open], { by: 'cy', stage: 'check' }, 'reason-missing'],
      [expense, [open], { by: 'cy', stage: 'nowhere', reason: 'x' }, 'stage-unknown'],
      [expense, [open], { by: 'cy', stage: 'pay', reason: 'x' }, 'work-item-not-open'],
      [expense, [open], { by: 'cy', stage: 'check', to: 'pay', reason: 'x' }, 'move-not-allowed'],
      [expense, approval, { by: 'max', stage: 'approve', reason: 'x' }, 'outcome-missing'],
      [stuck, [small], { by: 'cy', stage: 'check', reason: 'x' }, 'no-way-on'],
      [carrying, [small], { by: 'cy', stage: 'check', reason: 'x' }, 'handoff-incomplete'],
    ],
  },
  RecallSubmission: {
    accepted: [
      expense,
      [open],
      { by: 'ana', next: 'start', values: { amount: '30' }, reason: 'Typing error' },
    ],
    refused: [
      [expense, [open], { by: 'ana', next: 'cancel' }, 'reason-missing'],
      [expense, [open, ['StartWorkItem', mine]], { by: 'ana', next: 'cancel', reason: 'x' }, 'case-begun'],
      [expense, approval, { by: 'ana', next: 'cancel', reason: 'x' }, 'case-begun'],
      [expense, [open], { by: 'ana', next: 'start', values: { paid: true }, reason: 'x' }, 'field-unknown'],
      [expense, [open], { by: 'ana', next: 'start', values: { amount: null }, reason: 'x' }, 'field-missing'],
    ],
  },
  ReopenCase: {
    accepted: [expense, [open, called], { by: 'ana', to: 'check', reason: 'Needed after all' }],
    refused: [
      [expense, [open], { by: 'ana', to: 'check', reason: 'x' }, 'case-still-open'],
      [expense, [open, called], { by: 'ana', to: 'check' }, 'reason-missing'],
      [expense, [open, called], { by: 'ana', to: 'pay', reason: 'x' }, 'not-an-earlier-stage'],
      [expense, [open, called], { by: 'ana', to: 'x', reason: 'x' }, 'stage-unknown'],
    ],
  },
  CancelCase: {
    accepted: [expense, [open], { by: 'ana', reason: 'Found the money' }],
    refused: [[expense, [open], { by: 'ana' }, 'reason-missing']],
  },
  MigrateCase: {
    accepted: [expense, [open], { by: 'max', toVersion: 2 }],
    refused: [
      [expense, [open], { by: 'max', toVersion: 2, mapping: { check: 'x' } }, 'migration-impossible'],
      [expense, [open], { by: 'max', toVersion: 2, values: { paid: 'perhaps' } }, 'field-invalid'],
    ],
  },
  RevertMigration: {
    accepted: [expense, [open, ['MigrateCase', { by: 'max', toVersion: 2 }]], { by: 'max' }],
    refused: [[expense, [open], { by: 'max' }, 'migration-final']],
  },
  FireTimer: {
    accepted: [expense, [open], { timer: 'c/3', after: DAY_MS }],
    refused: [
      [expense, [open], { timer: 'c/3' }, 'timer-early'],
      [expense, [open], { timer: 'c/2' }, 'timer-not-set'],
    ],
  },
  RunSchedule: {
    accepted: [daily, [small], { automation: 'daily', due: 0 }],
    refused: [
      [daily, [small], { automation: 'weekly', due: 0 }, 'schedule-not-for-this'],
      [daily, [small, pausing], { automation: 'daily', due: 0 }, 'paused'],
    ],
  },
  ReportEffect: {
    accepted: [paying, [small], { effect: 'c/2', outcome: 'applied', result: { case: 'd' } }],
    refused: [[paying, [small], { effect: 'c/1', outcome: 'applied' }, 'effect-not-pending']],
  },
};

/** Codes that are not the engine's: access is refused by `checkAccess`, the rest by the shell. */
const ELSEWHERE = [
  'not-permitted',
  'version-conflict',
  'version-unknown',
  'key-reused',
  'workflow-not-found',
  'workflow-not-published',
  'workflow-has-errors',
];

describe('commands', () => {
  test.each(COMMAND_TYPES)('E1.7 %s is accepted once', (type) => {
    const [workflow, before, asking] = table[type].accepted;
    const { decision } = given(workflow, before).when(type, asking);
    expect(decision.ok && decision.events.length).toBeGreaterThan(0);
  });

  test.each(
    COMMAND_TYPES.flatMap((type) =>
      table[type].refused.map((refusal) => [type, refusal[3], refusal] as const),
    ),
  )('E1.7 %s is refused: %s', (type, code, [workflow, before, asking]) => {
    given(workflow, before).when(type, asking).thenRejected(code);
  });

  test('E1.7 every rejection of the engine is reached, and none is left to guess', () => {
    const reached = COMMAND_TYPES.flatMap((type) => table[type].refused.map((refusal) => refusal[3]));
    expect([...new Set(reached), ...ELSEWHERE].sort()).toEqual(Object.keys(REJECTIONS).sort());
    const command = ask('FireTimer', { by: 'ana', timer: 'c/1' });
    expect(checkAccess(null, command, { operator: true })?.code).toBe('not-permitted');
  });

  test('E1.7 what does not fit the shape of a command is turned away at the door, with its place', () => {
    const head = { caseId: 'c', at: MONDAY, by: MACHINE };
    expect(parseCommand('Dance', head, {})).toMatchObject({ ok: false, problem: [{ at: '' }] });
    expect(parseCommand('TickTask', head, { workItem: 'c/1', task: -1 })).toMatchObject({
      ok: false,
      problem: [{ at: 'task' }],
    });
    expect(parseCommand('CancelCase', head, { reason: 'x', extra: 1 }).ok).toBe(false);
  });
});
