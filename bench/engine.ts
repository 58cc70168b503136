// How many decisions does the pure core take in a second? An expense is opened, checked, routed by rule, approved, paid
// and closed, over and over; the same history replayed tells what folding alone costs.
import { apply, type Command, type Compiled, compile, decide } from '../src/core/engine/index.ts';
import {
  blankField,
  blankOutcome,
  blankStage,
  blankTransition,
  blankWorkflow,
  type CaseEvent,
  type CaseState,
  type Directory,
  type Person,
} from '../src/core/model/index.ts';
import type { Figure } from './figure.ts';

const PEOPLE = 200;
const CASES = 1_500;
const BATCHES = 41;
const START = Date.UTC(2026, 0, 5, 9);

const workflow = blankWorkflow('expense', {
  record: {
    amount: blankField('amount', { type: 'money', required: true }),
    category: blankField('category', { type: 'choice', options: ['travel', 'meals'] }),
    checked: blankField('checked', { type: 'yes-no' }),
  },
  intake: [
    {
      title: 'Expense',
      fields: [
        { field: 'amount', required: true },
        { field: 'category', required: false },
      ],
      from: ['people'],
      starts: 'check',
    },
  ],
  stages: [
    blankStage('check', {
      owner: { kind: 'team', team: 'finance', choose: 'least-loaded' },
      form: [{ field: 'checked', required: true }],
      due: { kind: 'within', duration: '1 business day' },
      next: [blankTransition('route', { carries: ['amount', 'category'] })],
    }),
    blankStage('route', {
      kind: 'decide',
      next: [blankTransition('approve', { when: 'amount > 100' }), blankTransition('closed')],
    }),
    blankStage('approve', {
      kind: 'approval',
      owner: { kind: 'manager-of-requester' },
      due: { kind: 'within', duration: '2 business days' },
      outcomes: [blankOutcome('approved', 'pay'), blankOutcome('rejected', 'closed', { needs: ['reason'] })],
    }),
    blankStage('pay', {
      kind: 'automatic',
      settings: { do: [{ set: { checked: true } }] },
      next: [blankTransition('closed')],
    }),
    blankStage('closed', { kind: 'end' }),
  ],
});

function officeOf(size: number): Directory {
  const ids = Array.from({ length: size }, (_, index) => `p${index}`);
  const people = Object.fromEntries(ids.map((id): [string, Person] => [id, personOf(id)]));
  const members = ids.slice(0, 20);
  return {
    people,
    teams: { finance: { key: 'finance', name: 'Finance', lead: 'p0', members } },
    fallback: 'p0',
    openWork: Object.fromEntries(ids.map((id, index) => [id, index % 7])),
    turns: {},
  };
}

const personOf = (id: string): Person => ({
  id,
  key: id,
  name: id,
  canSignIn: true,
  active: true,
  manager: 'p1',
  deputy: null,
  absences: [],
});

/** The commands that take one case from its form to its end. */
function* commandsOf(caseId: string, number: number, state: () => CaseState | null): Generator<Command> {
  const head = (person: string, minutes: number) =>
    ({ caseId, at: START + number * 1_000 + minutes * 60_000, by: { kind: 'person', person } }) as const;
  const values = { amount: { minor: 25_000, currency: 'EUR' }, category: 'travel' };
  yield { type: 'OpenCase', ...head('p9', 0), number, values, via: 'people', priority: 'normal' };
  const item = () => state()?.workItems[0];
  const mine = () => ({ workItem: item()?.workItem ?? '', values: {} });
  yield { type: 'StartWorkItem', ...head(item()?.owner ?? '', 5), workItem: item()?.workItem ?? '' };
  yield { type: 'CompleteWorkItem', ...head(item()?.owner ?? '', 9), ...mine(), values: { checked: true } };
  yield { type: 'StartWorkItem', ...head(item()?.owner ?? '', 20), workItem: item()?.workItem ?? '' };
  yield { type: 'CompleteWorkItem', ...head(item()?.owner ?? '', 21), ...mine(), outcome: 'approved' };
}

/** Measures one core. It throws where a command is refused, for then it would measure nothing. */
export function benchEngine(): readonly Figure[] {
  const compiled = compile(workflow, 1);
  if (!compiled.ok) throw new Error(compiled.problem.map(({ message }) => message).join('\n'));
  const decided: Decided = { compiled: compiled.value, directory: officeOf(PEOPLE), decisions: 0 };
  const last = decideCases(decided, CASES);
  const perCase = decided.decisions / CASES;
  return [
    rate('decisions of one core', perCase * CASES, () => decideCases(decided, CASES)),
    rate('events folded by one core', last.length * CASES, () => {
      for (let time = 0; time < CASES; time++) fold(last);
    }),
  ];
}

type Decided = { readonly compiled: Compiled; readonly directory: Directory; decisions: number };

/** Takes cases from their forms to their ends. **shape**: the history of the last one. */
function decideCases(decided: Decided, count: number): readonly CaseEvent[] {
  let history: CaseEvent[] = [];
  for (let number = 1; number <= count; number++) {
    let state: CaseState | null = null;
    history = [];
    for (const command of commandsOf(`c${number}`, number, () => state)) {
      const decision = decide(decided.compiled, state, command, decided.directory);
      if (!decision.ok) throw new Error(`${command.type} was refused: ${decision.rejection.code}`);
      state = decision.state;
      history.push(...decision.events);
      decided.decisions += 1;
    }
  }
  return history;
}

const fold = (events: readonly CaseEvent[]): CaseState | null =>
  events.reduce<CaseState | null>((state, event) => apply(state, event), null);

/** How much of `count` a second, over many short batches. */
function rate(name: string, count: number, work: () => void): Figure {
  const times = Array.from({ length: BATCHES }, () => timed(work)).sort((a, b) => a - b);
  const perSecond = (seconds: number | undefined): number => count / (seconds ?? Number.NaN);
  return { name, value: perSecond(times[BATCHES >> 1]), unit: '/s', best: perSecond(times[0]) };
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1_000;
}
