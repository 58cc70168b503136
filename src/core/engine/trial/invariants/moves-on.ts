// Does a case end once nothing is in its way any more? Everybody does their work, timers come due, effects are applied,
// cases that are waited for end, messages come: then every case is over within a bound, or something in it is stuck.
import { type CaseState, isEmptyValue, type StageId, type WorkItem } from '../../../model/index.ts';
import type { Compiled } from '../../compile/compiled.ts';
import type { Asked } from '../given.ts';

/** I14. Commands within which a case has to end. */
export const MOST_TO_END = 2_000;

export const movesOn = {
  id: 'I14',
  holds: 'once faults stop, all that can move does',
} as const;

type Seen = { readonly compiled: Compiled; readonly state: CaseState; readonly operator: string };

/** What may be done next by whoever means well. **shape**: `at` is how late it has to be, where it is a timer's time. */
export type Fair = { readonly asked: Asked; readonly at: number };

/** Everything that goes on from here, each time; empty only where the case is over, or stuck. */
export function fairCommands(compiled: Compiled, state: CaseState, operator: string): Fair[] {
  const seen = { compiled, state, operator };
  const asked = [
    ...resumed(seen),
    ...filled(seen),
    ...state.workItems.flatMap((item) => done(seen, item)),
    ...state.effects.map(applied),
    ...(state.children ?? []).map(({ child }): Asked => ['ReportChild', { child, outcome: 'passed' }]),
    ...state.tokens.flatMap(({ stage }) => byHand(seen, stage)),
    ...state.workItems.flatMap((item) => passedOver(seen, item)),
  ];
  const timers = state.timers
    .filter(({ stopped }) => stopped === undefined)
    .toSorted((one, other) => one.dueAt - other.dueAt)
    .map(({ timer, dueAt }): Fair => ({ asked: ['FireTimer', { timer }], at: dueAt }));
  return [...asked.map((each) => ({ asked: each, at: 0 })), ...timers];
}

const resumed = ({ state: { pauses = [] }, operator }: Seen): Asked[] =>
  pauses.map(({ workItem }): Asked => ['ResumeCase', { by: operator, workItem }]);

const applied = ({ effect, kind }: CaseState['effects'][number]): Asked => [
  'ReportEffect',
  { effect, outcome: 'applied', result: kind === 'open-subflow' ? { caseId: `child-of-${effect}` } : null },
];

/** Whatever a stage may ask for. */
const VALUES = { amount: '70', note: 'done', day: '2026-01-06', count: 5, urgent: true };

/** What a way carries, or a wait waits for, may have to be filled by hand. */
const filled = ({ state, operator }: Seen): Asked[] =>
  Object.keys(VALUES).some((field) => isEmptyValue(state.record[field]))
    ? [['UpdateRecord', { by: operator, values: VALUES }]]
    : [];

function done({ compiled, operator }: Seen, item: WorkItem): Asked[] {
  const { workItem, owner, candidates, stage, tasks, question } = item;
  const by = owner ?? candidates[0];
  if (by === undefined) return [['ReassignWorkItem', { by: operator, workItem, to: operator }]];
  if (question !== undefined) return [['AnswerQuestion', { by, workItem, answer: 'So', values: VALUES }]];
  const task = tasks.findIndex((each) => !each.done);
  if (task >= 0) return [['TickTask', { by, workItem, task }]];
  const [first] = compiled.stages.get(stage)?.outcomes ?? [];
  const outcome = first === undefined ? {} : { outcome: first.outcome };
  return [['CompleteWorkItem', { by, workItem, values: VALUES, reason: 'Done', ...outcome }]];
}

/** What nobody is left who may do it, such as a decision of whoever has decided already, an operator passes over. */
function passedOver({ compiled, operator }: Seen, { workItem, stage, question, left }: WorkItem): Asked[] {
  const found = compiled.stages.get(stage);
  const to = [...(found?.outcomes ?? []), ...(found?.next ?? [])][0]?.to;
  if (question !== undefined || left === true) return [];
  return [['SkipStage', { by: operator, stage, workItem, to, reason: 'Nobody may do it' }]];
}

/** What only waits goes on by hand. */
function byHand({ compiled, operator }: Seen, stage: StageId): Asked[] {
  const found = compiled.stages.get(stage);
  if (found?.kind !== 'wait') return [];
  const [first] = found.outcomes;
  const outcome = first === undefined ? {} : { outcome: first.outcome };
  return [['ChooseWay', { by: operator, stage, reason: 'Go on', ...outcome }]];
}
