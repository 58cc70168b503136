// What is asked of a case next, sensible or not? Half of it moves the case on, half is whatever anybody might think of.
import { DAY_MS, HOUR_MS, MINUTE_MS, type Random } from '../../src/core/base/index.ts';
import type { Compiled } from '../../src/core/engine/compile/compiled.ts';
import type { Asked } from '../../src/core/engine/trial/given.ts';
import { fairCommands } from '../../src/core/engine/trial/invariants/moves-on.ts';
import { MONDAY } from '../../src/core/engine/trial/people.ts';
import type { CaseState } from '../../src/core/model/index.ts';

/** One step: which of the things that can be asked, how long after the last, and by whom where it is anybody. */
export type Pick = { readonly pick: number; readonly wait: number; readonly who: string };

const PEOPLE = ['ana', 'bo', 'cy', 'max', 'old', 'nobody'];
const WAITS = [0, 0, 0, MINUTE_MS, 7 * MINUTE_MS, HOUR_MS, 20 * HOUR_MS];

/** When Cy is away, in one of the offices that are walked. */
export const HOLIDAYS = { from: MONDAY + DAY_MS, to: MONDAY + 4 * DAY_MS };

export const picksFrom = (random: Random, count: number): Pick[] =>
  Array.from({ length: count }, () => ({
    pick: random.below(1_000_000),
    wait: random.pick(WAITS),
    who: random.pick(PEOPLE),
  }));

export type ByChance = { readonly asked: Asked; readonly operator: boolean };
type Chance = { readonly roll: number; readonly who: string };
type Seen = { readonly compiled: Compiled; readonly state: CaseState };

/** What is asked at a step, from where the case stands; whoever asks may be an operator or not. */
export function askedBy(compiled: Compiled, state: CaseState | null, { pick, who }: Pick): ByChance {
  const operator = pick % 2 === 0;
  const roll = Math.floor(pick / 20);
  const by = ['ana', 'bo', 'cy', 'max'].includes(who) ? who : 'ana';
  if (state === null) return { asked: ['OpenCase', { by, values: recordBy(roll) }], operator };
  if (state.status === 'open' && pick % 20 < 9) {
    const fair = fairCommands(compiled, state, by).filter(({ at }) => at < MONDAY + 1e12);
    const chosen = fair[roll % Math.max(1, fair.length)];
    if (chosen !== undefined) return { asked: bent(chosen, roll), operator: true };
  }
  const kinds = state.status === 'open' ? OPEN : OVER;
  const kind = kinds[roll % kinds.length] ?? anytime;
  const options = kind({ compiled, state }, { roll: Math.floor(roll / kinds.length), who });
  const asked = options[Math.floor(roll / 37) % Math.max(1, options.length)];
  return { asked: asked ?? ['AddComment', { by, text: 'Hello' }], operator };
}

const recordBy = (roll: number): object => ({
  amount: roll % 2 === 0 ? '50' : '500',
  note: roll % 3 === 0 ? 'x' : '',
  day: roll % 5 === 0 ? '2026-01-06' : '',
  who: 'cy',
  count: roll % 4,
  urgent: roll % 7 < 3,
  names: ['a', 'b', 'c'].slice(0, roll % 4),
});

/** The same with another outcome or another value, now and then; timers come due as late as they are asked for. */
function bent({ asked: [type, asking], at }: ReturnType<typeof fairCommands>[number], roll: number): Asked {
  if (type === 'FireTimer') return [type, { ...asking, after: Math.max(0, at - MONDAY) }];
  if (type !== 'CompleteWorkItem' || roll % 3 === 0) return [type, asking];
  const outcome = asking?.outcome === undefined ? {} : { outcome: `o${roll % 3}` };
  return [type, { ...asking, ...outcome, values: roll % 2 === 0 ? { count: roll % 6 } : {} }];
}

type Kind = (seen: Seen, chance: Chance) => Asked[];

const item =
  (options: (item: CaseState['workItems'][number], chance: Chance, seen: Seen) => Asked[]): Kind =>
  (seen, chance) => {
    const { workItems } = seen.state;
    const found = workItems[chance.roll % Math.max(1, workItems.length)];
    return found === undefined ? [] : options(found, chance, seen);
  };

const placesIn = ({ state: { visits, tokens } }: Seen): string[] => [
  ...new Set([...Object.keys(visits), ...tokens.map(({ stage }) => stage), 'done']),
];

const others: Kind = item(({ workItem, stage, owner, candidates }, { who }) => {
  const by = owner ?? candidates[0] ?? who;
  return [
    ['ClaimWorkItem', { by: who, workItem }],
    ['ClaimWorkItem', { by, workItem }],
    ['StartWorkItem', { by, workItem }],
    ['CompleteWorkItem', { by: who, workItem, outcome: 'o1' }],
    ['CompleteWorkItem', { by, workItem, outcome: 'o1', reason: 'No' }],
    ['TickTask', { by, workItem, task: 0, done: false }],
    ['ReassignWorkItem', { by, workItem, to: who }],
    ['ReleaseWorkItem', { by, workItem }],
    ['AskForInformation', { by, workItem, question: 'Why?', whom: who, fields: ['note'] }],
    ['AnswerQuestion', { by, workItem, answer: 'So', values: { note: 'answered' } }],
    ['AddInstance', { by, stage, person: who }],
    ['AddInstance', { by, stage, label: 'one more' }],
  ];
});

const elsewhere: Kind = item(({ workItem, stage, owner, candidates }, { roll, who }, seen) => {
  const by = owner ?? candidates[0] ?? who;
  const places = placesIn(seen);
  const to = places[roll % places.length] ?? 'home';
  const ways = seen.compiled.stages.get(stage);
  const onward = [...(ways?.next ?? []), ...(ways?.outcomes ?? [])][0]?.to ?? 'done';
  return [
    ['SendBack', { by, workItem, to, reason: 'Again', restore: roll % 2 === 0 }],
    ['SendBack', { by, to: 'home', reason: 'Again' }],
    ['MoveCase', { by: who, to: onward, reason: 'Drag' }],
    ['SkipStage', { by, stage, workItem, reason: 'Skip' }],
    ['SkipStage', { by, stage, to: onward, reason: 'Skip' }],
    ['SkipStage', { by, stage: to, reason: 'Skip' }],
  ];
});

const pauses: Kind = ({ state }, { roll, who }) => {
  const found = state.workItems[roll % Math.max(1, state.workItems.length)];
  const workItem = found?.workItem ?? null;
  return [
    ['PauseCase', { by: who, workItem, reason: 'Waiting' }],
    ['PauseCase', { by: who, reason: 'Waiting' }],
    ['PauseCase', { by: who, workItem, reason: 'Waiting', until: MONDAY + (roll % 40) * DAY_MS }],
    ['ResumeCase', { by: who, workItem }],
    ['ResumeCase', { by: who }],
    ['ResumeCase', { by: who }],
  ];
};

const machine: Kind = ({ state }, { roll }) => {
  const { timers, effects, children = [] } = state;
  const timer = timers[roll % Math.max(1, timers.length)];
  const effect = effects[roll % Math.max(1, effects.length)]?.effect;
  const child = children[roll % Math.max(1, children.length)]?.child;
  return [
    ['DeliverMessage', { name: 'ping' }],
    ['DeliverMessage', { name: 'pong', values: { count: roll % 6 } }],
    ['DeliverMessage', { name: 'stop' }],
    ...(timer === undefined ? [] : ([['FireTimer', { timer: timer.timer }]] as Asked[])),
    ...(effect === undefined ? [] : failing(effect)),
    ...(child === undefined ? [] : ended(child)),
  ];
};

const failing = (effect: string): Asked[] => [
  ['ReportEffect', { effect, outcome: 'failed', reason: 'broken' }],
  ['ReportEffect', { effect, outcome: 'failed', reason: 'broken' }],
  ['ReportEffect', { effect, outcome: 'applied', result: { caseId: `again-${effect}` } }],
];

const ended = (child: string): Asked[] => [
  ['ReportChild', { child, outcome: null }],
  ['ReportChild', { child, outcome: 'passed', values: { risky: true } }],
];

const anytime: Kind = ({ state, compiled }, { roll, who }) => {
  const decided = state.tokens.flatMap(({ instances = [] }) => instances).find(({ person }) => person);
  const stage = state.tokens[roll % Math.max(1, state.tokens.length)]?.stage ?? 'home';
  const [outcome] = compiled.stages.get(stage)?.outcomes ?? [];
  return [
    ['RecallDecision', { by: decided?.person ?? who, workItem: decided?.workItem ?? '' }],
    ['UpdateRecord', { by: who, values: { note: 'changed', day: '2026-01-08', count: roll % 6 } }],
    ['UpdateRecord', { by: who, values: { note: null, day: null, urgent: roll % 2 === 0 } }],
    ['ChooseWay', { by: who, stage, reason: 'By hand', ...(outcome && { outcome: outcome.outcome }) }],
    ['ChooseWay', { by: who, stage, reason: 'By hand', outcome: 'o1' }],
    ['StartStage', { by: who, stage: 'aside' }],
    ['AddComment', { by: who, text: 'Hello', mentions: ['bo'] }],
    ['SetPriority', { by: who, priority: 'urgent' }],
  ];
};

const endings: Kind = (_, { who, roll }) =>
  roll % 4 > 0
    ? []
    : [
        ['RecallSubmission', { by: who, next: 'start', reason: 'Oh' }],
        ['RecallSubmission', { by: who, next: 'cancel', reason: 'Oh' }],
        ['CancelCase', { by: who, reason: 'Enough' }],
      ];

const again: Kind = (seen, { roll, who }) => {
  const places = placesIn(seen);
  const to = places[roll % places.length] ?? 'home';
  return [
    ['ReopenCase', { by: who, to, reason: 'Again', restore: roll % 2 === 0 }],
    ['ReopenCase', { by: 'ana', to, reason: 'Again' }],
  ];
};

const OPEN: readonly Kind[] = [
  others,
  others,
  elsewhere,
  pauses,
  machine,
  machine,
  anytime,
  anytime,
  endings,
];
const OVER: readonly Kind[] = [again, again, anytime, machine];
