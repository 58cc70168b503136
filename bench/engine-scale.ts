// Does a decision cost the same in a long history and in a large workflow, and how long until a version is ready and judged?
import { type Compiled, compile, decide, validate } from '../src/core/engine/index.ts';
import {
  blankField,
  blankStage,
  blankTransition,
  blankWorkflow,
  type CaseState,
  type Directory,
  type Workflow,
} from '../src/core/model/index.ts';
import { type Figure, timed } from './figure.ts';

const START = Date.UTC(2026, 0, 5, 9);
const MOVES = 2_000;
const RUNS = 11;

const office: Directory = {
  people: {
    ana: {
      id: 'ana',
      key: 'ana',
      name: 'Ana',
      canSignIn: true,
      active: true,
      manager: null,
      deputy: null,
      absences: [],
    },
  },
  teams: {},
  fallback: 'ana',
  openWork: {},
  turns: {},
};

/** Stages of work in a row, the last of which leads back to the second: a case that never ends. */
function row(stages: number): Workflow {
  const ids = Array.from({ length: stages }, (_, index) => `s${index}`);
  return blankWorkflow('row', {
    record: { amount: blankField('amount', { type: 'number' }) },
    intake: [
      { title: 'Row', fields: [{ field: 'amount', required: false }], from: ['people'], starts: 's0' },
    ],
    stages: [
      ...ids.map((id, index) =>
        blankStage(id, {
          owner: { kind: 'person', person: 'ana' },
          due: { kind: 'within', duration: '2 business days' },
          next: [
            blankTransition('done', { when: `amount > ${index + 1_000}` }),
            blankTransition(ids[index + 1] ?? 's1', { rework: index + 1 === stages }),
          ],
        }),
      ),
      blankStage('done', { kind: 'end' }),
    ],
  });
}

export async function benchEngineScale(): Promise<readonly Figure[]> {
  const [short, long] = [moved(row(10), 10), moved(row(10), 10_000)];
  const large = moved(row(1_000), 10);
  const judged = row(200);
  return [
    await perDecision('a decision of a case of 10 events and 10 stages', short),
    await perDecision('the same after 10,000 events', long),
    await perDecision('the same in a workflow of 1,000 stages', large),
    await timed('200 stages made ready and judged', RUNS, () => {
      if (!compile(judged, 1).ok || validate(judged).some(({ severity }) => severity === 'error')) {
        throw new Error('The workflow of 200 stages is not in order.');
      }
    }),
  ];
}

type Moved = { readonly compiled: Compiled; readonly state: CaseState };

/** A case with at least so many events behind it. */
function moved(workflow: Workflow, events: number): Moved {
  const ready = compile(workflow, 1);
  if (!ready.ok) throw new Error(ready.problem.map(({ message }) => message).join('\n'));
  const compiled = ready.value;
  const head = { caseId: 'c', at: START, by: { kind: 'person', person: 'ana' } } as const;
  const opened = decide(
    compiled,
    null,
    { type: 'OpenCase', ...head, number: 1, values: {}, via: 'people', priority: 'normal' },
    office,
  );
  if (!opened.ok) throw new Error(opened.rejection.code);
  let { state } = opened;
  while (state.seq < events) state = move(compiled, state);
  return { compiled, state };
}

function move(compiled: Compiled, state: CaseState): CaseState {
  const head = { caseId: 'c', at: state.changedAt, by: { kind: 'person', person: 'ana' } } as const;
  const workItem = state.workItems[0]?.workItem ?? '';
  const decision = decide(
    compiled,
    state,
    { type: 'CompleteWorkItem', ...head, workItem, values: {} },
    office,
  );
  if (!decision.ok) throw new Error(decision.rejection.code);
  return decision.state;
}

/** The same decision over and over, each on the state as it was. **units**: microseconds. */
async function perDecision(name: string, { compiled, state }: Moved): Promise<Figure> {
  const { value, best } = await timed(name, RUNS, () => {
    for (let n = 0; n < MOVES; n++) move(compiled, state);
  });
  const each = (ms: number): number => (ms * 1_000) / MOVES;
  return { name, value: each(value), unit: 'µs', ...(best === undefined ? {} : { best: each(best) }) };
}
