// What might be asked of a case next, sensible or not: the steps of the properties' random paths.
import fc from 'fast-check';
import { HOUR_MS, MINUTE_MS } from '../../src/core/base/index.ts';
import type { Command } from '../../src/core/engine/index.ts';
import { type Asked, ask, MACHINE } from '../../src/core/engine/trial/given.ts';
import type { CaseState } from '../../src/core/model/index.ts';

/** One step: which of the things that can be asked, how long after the last, and by whom where it is anybody. */
export type Step = { readonly pick: number; readonly wait: number; readonly who: string };

const STRANGERS = ['ana', 'bo', 'cy', 'max', 'old', 'nobody'];

export const casePath: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    pick: fc.nat(10_000),
    wait: fc.constantFrom(0, 0, MINUTE_MS, HOUR_MS, 60 * HOUR_MS),
    who: fc.constantFrom(...STRANGERS),
  }),
  { maxLength: 40 },
);

/** The command of a step, from where the case stands. **units**: `after` in milliseconds since the office opened. */
export function commandAt(state: CaseState | null, { pick, who }: Step, after: number): Command {
  const amount = pick % 2 === 0 ? '50' : '500';
  const values = { amount, note: pick % 3 === 0 ? 'x' : '', day: pick % 5 === 0 ? '2026-01-06' : '' };
  if (state === null) return ask('OpenCase', { by: who, after, values: { ...values, who: 'cy' } });
  const options = [...work(state, who), ...machine(state), ...anytime(state, who)];
  const [type, asking] = options[pick % options.length] ?? ['OpenCase', { values }];
  return ask(type, { after, ...asking });
}

function work({ workItems, visits, tokens }: CaseState, who: string): Asked[] {
  const places = [...Object.keys(visits), ...tokens.map(({ stage }) => stage), 'done'];
  return workItems.flatMap(({ workItem, owner, candidates, stage }): Asked[] => {
    const by = owner ?? candidates[0] ?? who;
    const mine = { by, workItem, values: { note: 'done' }, reason: 'because' };
    const outcomes = ['o0', 'o1', 'o2', 'o0', 'o1'];
    return [
      ['CompleteWorkItem', mine],
      ['CompleteWorkItem', { ...mine, by: who }],
      ...outcomes.map((outcome): Asked => ['CompleteWorkItem', { ...mine, outcome }]),
      ['StartWorkItem', { by, workItem }],
      ['ClaimWorkItem', { by: who, workItem }],
      ['TickTask', { by, workItem, task: 0 }],
      ['TickTask', { by, workItem, task: 0 }],
      ['ReassignWorkItem', { by, workItem, to: who }],
      ['ReleaseWorkItem', { by, workItem }],
      ['SkipStage', { by, stage, workItem, reason: 'Skip' }],
      ...places.map((to): Asked => ['SkipStage', { by, stage, workItem, to, reason: 'Skip' }]),
      ['PauseCase', { by, workItem, reason: 'Waiting' }],
      ['ResumeCase', { by, workItem }],
      ['AskForInformation', { by, workItem, question: 'Why?', whom: who, fields: ['note'] }],
      ['AnswerQuestion', { by, workItem, answer: 'So', values: { note: 'answered' } }],
      ['AddInstance', { by, stage, person: who }],
      ...places.flatMap((to): Asked[] => [
        ['SendBack', { by, workItem, to, reason: 'Again', restore: to.length % 2 === 0 }],
        ['MoveCase', { by: who, to, reason: 'Drag' }],
      ]),
    ];
  });
}

function machine({ timers, effects }: CaseState): Asked[] {
  return [
    ...timers.flatMap(({ timer }): Asked[] => [
      ['FireTimer', { timer, by: MACHINE }],
      ['FireTimer', { timer, by: MACHINE, after: 1e9 }],
    ]),
    ...effects.flatMap(({ effect }): Asked[] => [
      ['ReportEffect', { effect, outcome: 'applied' }],
      ['ReportEffect', { effect, outcome: 'failed', reason: 'broken' }],
    ]),
  ];
}

function anytime({ caseId, tokens, visits }: CaseState, who: string): Asked[] {
  const done = tokens.flatMap(({ instances = [] }) => instances.filter(({ person }) => person !== undefined));
  return [
    ...done.map(
      ({ workItem, person }): Asked => ['RecallDecision', { by: person ?? who, workItem: workItem ?? '' }],
    ),
    ['UpdateRecord', { by: who, values: { note: 'changed', day: '2026-01-08' } }],
    ['UpdateRecord', { by: who, values: { note: null, day: null } }],
    ['AddComment', { by: who, text: 'Hello', mentions: ['bo'] }],
    ['SetPriority', { by: who, priority: 'urgent' }],
    ['PauseCase', { by: who, reason: 'Waiting' }],
    ['ResumeCase', { by: who }],
    ['ResumeCase', { by: who }],
    ...Object.keys(visits).flatMap((to): Asked[] => [
      ['ReopenCase', { by: who, to, reason: 'Again' }],
      ['SkipStage', { by: who, stage: to, reason: 'Skip' }],
    ]),
    ['RecallSubmission', { by: who, next: 'start', reason: 'Oh' }],
    ['RecallSubmission', { by: who, next: 'cancel', reason: 'Oh' }],
    ['CancelCase', { by: who, reason: who === 'nobody' ? 'Enough' : '' }],
    ['FireTimer', { timer: `${caseId}/1` }],
  ];
}
