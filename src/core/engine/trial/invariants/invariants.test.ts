// The invariants over random workflows of every kind and random commands; and that each of them notices what breaks it.
import { describe, expect, test } from 'vitest';
import { workflowOf } from '../../../../../test/arbitrary/block-workflow.ts';
import { type Block, blockFrom } from '../../../../../test/arbitrary/blocks.ts';
import { type Count, shrink, walk, walkFrom, walkSeed } from '../../../../../test/arbitrary/walk-blocks.ts';
import type { CaseEvent, CaseState } from '../../../model/index.ts';
import { validate } from '../../validate/validate.ts';
import { fromSource } from '../from-source.ts';
import { MACHINE } from '../given.ts';
import { accountable, ownsNothing } from './accountable.ts';
import { conserved } from './conserved.ts';
import { dueInTime } from './due-times.ts';
import { folded, numbered, repeatable } from './history.ts';
import type { Invariant, Step } from './invariant.ts';
import { fairCommands } from './moves-on.ts';
import { effectsOnce, timersOnce } from './once.ts';
import { permitted } from './permitted.ts';
import { sameCase, sameVersion } from './same-case.ts';
import { play, type Scene } from './scene.ts';
import { INVARIANTS } from './watch-all.ts';

const COMMANDS = 100_000;

describe('over random workflows of every kind, five deep, and random commands', () => {
  test('I1 to I14 hold after every command', { timeout: 300_000 }, () => {
    const count: Count = { asked: 0, accepted: 0 };
    const broken: string[] = [];
    for (let seed = 1; count.asked < COMMANDS && broken.length === 0; seed++) {
      const found = walkSeed(seed, count);
      if (found !== null) broken.push(found);
    }
    expect(broken).toEqual([]);
    expect(count.accepted).toBeGreaterThan(COMMANDS / 3);
  });

  test('I14 what is walked are workflows that validation passes, of every kind of stage', () => {
    const kinds = new Set<string>();
    for (let seed = 1; seed <= 60; seed++) {
      const workflow = workflowOf(blockFrom(seed));
      expect(validate(workflow).filter(({ severity }) => severity === 'error')).toEqual([]);
      for (const { kind } of workflow.stages) kinds.add(kind);
    }
    expect([...kinds].sort()).toEqual([
      'approval',
      'automatic',
      'decide',
      'end',
      'join',
      'scope',
      'split',
      'subflow',
      'wait',
      'work',
    ]);
  });

  test('I14 a failure is made as small as it can be', () => {
    const isLarge = ({ kind, parts }: Block): boolean => kind === 'split' || parts.some(isLarge);
    const seed =
      Array.from({ length: 100 }, (_, index) => index).find((each) => isLarge(blockFrom(each))) ?? 0;
    const forks = () => (step: Step) =>
      step.events.some(({ type }) => type === 'BranchesStarted') ? 'I2 planted' : null;
    const whole = walkFrom(seed);
    const broken = walk(whole, undefined, forks);
    if (broken === null) throw new Error('The planted fault was not found.');
    const { walk: small } = shrink(whole, broken, forks);
    expect(small.block).toMatchObject({ kind: 'split' });
    expect(small.block.parts.every(({ kind }) => kind === 'work')).toBe(true);
    expect(small.picks.length).toBeLessThan(4);
    expect(walk(small, undefined, forks)?.what).toBe('I2 planted');
  });
});

type Tampering = (step: Step) => Partial<Step>;

/** The scene as it was is fine; with its last step tampered with, the invariant says so. */
function notices(invariant: Invariant, scene: Scene, tamper: Tampering): void {
  const last = scene.at(-1);
  if (last === undefined) throw new Error('The scene is empty.');
  const [honest, watcher] = [invariant.watch(), invariant.watch()];
  for (const step of scene) expect(honest(step)).toBeNull();
  for (const step of scene.slice(0, -1)) watcher(step);
  expect(watcher({ ...last, ...tamper(last) })).not.toBeNull();
}

const stateWith =
  (more: (state: CaseState) => Partial<CaseState>): Tampering =>
  ({ state }) => ({ state: { ...state, ...more(state) } });
const eventsWith =
  (change: (events: readonly CaseEvent[]) => readonly unknown[]): Tampering =>
  ({ events }) => ({ events: change(events) as readonly CaseEvent[] });
const each = (type: CaseEvent['type'], more: object) =>
  eventsWith((events) => events.map((event) => (event.type === type ? { ...event, ...more } : event)));
const without = (type: CaseEvent['type']) =>
  eventsWith((events) => events.filter((event) => event.type !== type));
const twice = (type: CaseEvent['type']) =>
  eventsWith((events) => events.flatMap((event) => (event.type === type ? [event, event] : [event])));

const workflow = fromSource(
  '  both: { kind: split, owner: person cy, next: [{ to: a }, { to: b }] }\n' +
    '  a: { kind: work, owner: person cy, due: 1 business day, next: [{ to: pay }] }\n' +
    '  b: { kind: approval, owner: person bo, decides: { never: requester }, due: no deadline, outcomes: { yes: pay, no: pay } }\n' +
    '  pay: { kind: automatic, owner: person cy, do: [{ call-webhook: { url: "https://example.org" } }], next: [{ to: all }] }\n' +
    '  all: { kind: join, owner: person cy, next: [{ to: cool }] }\n' +
    '  cool: { kind: wait, owner: person cy, until: 1h, next: [{ to: done }] }\n' +
    '  watch: { kind: scope, owner: person cy, over: [cool], for: { gone: { after: 30 days } }, outcomes: { gone: done } }\n' +
    '  done: { kind: end }\n',
);
const opened = play(workflow, [['OpenCase', { by: 'ana' }]]);
const item = (scene: Scene, stage: string): string =>
  scene.at(-1)?.state.workItems.find((each) => each.stage === stage)?.workItem ?? '';
const first = play(workflow, [
  ['OpenCase', { by: 'ana' }],
  ['CompleteWorkItem', { by: 'cy', workItem: item(opened, 'a') }],
]);
const effect = first.at(-1)?.state.effects[0]?.effect;
const paid = play(workflow, [
  ['OpenCase', { by: 'ana' }],
  ['CompleteWorkItem', { by: 'cy', workItem: item(opened, 'a') }],
  ['ReportEffect', { effect, outcome: 'applied' }],
  ['CompleteWorkItem', { by: 'bo', workItem: item(opened, 'b'), outcome: 'yes' }],
]);
const decided = paid;
const second = paid.at(-1)?.state.effects[0]?.effect;
const upToWait = [
  ['OpenCase', { by: 'ana' }],
  ['CompleteWorkItem', { by: 'cy', workItem: item(opened, 'a') }],
  ['ReportEffect', { effect, outcome: 'applied' }],
  ['CompleteWorkItem', { by: 'bo', workItem: item(opened, 'b'), outcome: 'yes' }],
  ['ReportEffect', { effect: second, outcome: 'applied' }],
] as const;
const joined = play(workflow, upToWait);
const timer = joined.at(-1)?.state.timers.toSorted((one, other) => one.dueAt - other.dueAt)[0]?.timer;
const closed = play(workflow, [...upToWait, ['FireTimer', { timer, after: 3_600_000 }]]);
const failed = play(workflow, [
  ['OpenCase', { by: 'ana' }],
  ['CompleteWorkItem', { by: 'cy', workItem: item(opened, 'a') }],
  ['ReportEffect', { effect, outcome: 'failed', reason: 'broken' }],
]);

describe('a planted fault is caught', () => {
  test('I1 work of somebody who cannot sign in, of nobody, and a stage that nobody answers for', () => {
    const owned = (more: object) =>
      stateWith(({ workItems }) => ({ workItems: workItems.map((one) => ({ ...one, ...more })) }));
    notices(accountable, opened, owned({ owner: 'old' }));
    notices(accountable, opened, owned({ owner: null, candidates: [] }));
    notices(accountable, joined, ({ directory }) => ({ directory: { ...directory, people: {} } }));
  });

  test('I2 a token lost, made from nothing, in no fork, a fork without token, a join that miscounts, a scope left over', () => {
    notices(
      conserved,
      opened,
      stateWith(({ tokens }) => ({ tokens: tokens.slice(1) })),
    );
    notices(conserved, opened, twice('StageEntered'));
    notices(conserved, opened, without('BranchesStarted'));
    notices(
      conserved,
      opened,
      stateWith(() => ({ forks: undefined })),
    );
    notices(
      conserved,
      opened,
      stateWith(({ forks = [] }) => ({ forks: [...forks, { fork: 'c/99', stage: 'both' }] })),
    );
    notices(conserved, joined, each('BranchesJoined', { arrived: 3 }));
    notices(conserved, joined, without('StageLeft'));
    notices(conserved, joined, ({ compiled }) => ({ compiled: { ...compiled, guards: new Map() } }));
    notices(
      conserved,
      joined,
      stateWith(({ tokens }) => ({ tokens: [...tokens, ...tokens.slice(-1)] })),
    );
  });

  test('I3 a number missing, and a clock that goes back', () => {
    notices(
      numbered,
      opened,
      eventsWith((events) => events.slice(1)),
    );
    notices(numbered, paid, each('WorkItemCompleted', { at: 0 }));
    notices(
      numbered,
      opened,
      stateWith(({ seq }) => ({ seq: seq + 1 })),
    );
  });

  test('I4 a state that the history does not give', () => {
    notices(
      folded,
      opened,
      stateWith(() => ({ title: 'Another' })),
    );
    notices(folded, paid, without('WorkItemCompleted'));
  });

  test('I5 an effect asked for twice, reported twice, failed unseen, or forgotten', () => {
    notices(effectsOnce, first, twice('EffectRequested'));
    notices(effectsOnce, failed, twice('EffectFailed'));
    notices(effectsOnce, failed, without('IncidentRaised'));
    notices(
      effectsOnce,
      first,
      stateWith(() => ({ effects: [] })),
    );
  });

  test('I6 a timer that fires early or twice, ends without being set, or is lost', () => {
    notices(timersOnce, closed, each('TimerFired', { at: 0 }));
    notices(timersOnce, closed, twice('TimerFired'));
    notices(timersOnce, opened, without('TimerSet'));
    notices(
      timersOnce,
      opened,
      stateWith(() => ({ timers: [] })),
    );
    notices(timersOnce, closed, ({ before }) => ({
      before: before && {
        ...before,
        timers: before.timers.map((one) => ({ ...one, stopped: { kind: 'date' as const } })),
      },
    }));
  });

  test('I7 a finished case that owns something, and work, timers and children that belong to no place', () => {
    for (const kept of ['tokens', 'timers', 'workItems'] as const)
      notices(ownsNothing, closed, ({ state }) => ({
        state: { ...state, [kept]: joined.at(-1)?.state.tokens },
      }));
    notices(
      ownsNothing,
      opened,
      stateWith(() => ({ tokens: [] })),
    );
    notices(
      ownsNothing,
      opened,
      stateWith(() => ({ workItems: [] })),
    );
    notices(
      ownsNothing,
      opened,
      stateWith(() => ({ children: [{ child: 'd', token: 'c/99' }] })),
    );
  });

  test('I8 done by another than who asked, by who had it not, by who may not ask, and decided on their own', () => {
    notices(permitted, decided, each('WorkItemCompleted', { person: 'cy' }));
    notices(permitted, decided, each('WorkItemCompleted', { by: MACHINE }));
    notices(permitted, decided, ({ before }) => ({ before: before && { ...before, workItems: [] } }));
    notices(
      permitted,
      decided,
      stateWith(() => ({ requester: 'bo' })),
    );
    notices(permitted, closed, ({ command }) => ({
      command: { ...command, by: { kind: 'person', person: 'cy' } },
    }));
    notices(
      permitted,
      opened,
      stateWith(({ workItems }) => ({ workItems: workItems.map((one) => ({ ...one, owner: 'ana' })) })),
    );
  });

  test('I9 a case that becomes another', () => {
    notices(
      sameCase,
      paid,
      stateWith(() => ({ caseId: 'd' })),
    );
    notices(
      sameCase,
      paid,
      stateWith(() => ({ workflow: 'another' })),
    );
    notices(sameCase, paid, ({ command }) => ({ command: { ...command, caseId: 'd' } }));
  });

  test('I10 work that is due at another time', () => {
    notices(dueInTime, opened, each('WorkItemOffered', { dueAt: 1 }));
    notices(dueInTime, opened, each('WorkItemOffered', { dueAt: null }));
  });

  test('I11 a command that comes out differently the second time', () => {
    notices(repeatable, opened, each('CaseOpened', { title: 'Another' }));
    notices(repeatable, opened, ({ before: _, state }) => ({ before: state }));
  });

  test('I13 an event under another version', () => {
    notices(sameVersion, paid, each('WorkItemCompleted', { version: 2 }));
    notices(
      sameVersion,
      paid,
      stateWith(() => ({ version: 2 })),
    );
  });

  test('I14 a case that stands somewhere with nothing that could move it', () => {
    const { compiled, state } = joined.at(-1) ?? {};
    if (compiled === undefined || state === undefined) throw new Error('The scene is empty.');
    expect(fairCommands(compiled, state, 'max')).not.toEqual([]);
    const stuck = { ...state, timers: [], tokens: state.tokens.filter(({ stage }) => stage !== 'cool') };
    const record = { note: 'x', amount: '70', day: '2026-01-06', count: 5, urgent: true };
    expect(fairCommands(compiled, { ...stuck, record }, 'max')).toEqual([]);
  });

  test('I12 is the store’s; each of the others is watched here', () => {
    expect(INVARIANTS.map(({ id }) => id)).toEqual([
      'I1',
      'I2',
      'I3',
      'I4',
      'I5',
      'I6',
      'I7',
      'I8',
      'I9',
      'I10',
      'I11',
      'I13',
    ]);
  });
});
