// Random workflows, random cases in them, random edits: whatever is moved, nothing is lost, nothing is there twice.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { casePath, commandAt, type Step } from '../../../../test/arbitrary/case-path.ts';
import { runnableWorkflow } from '../../../../test/arbitrary/runnable-workflow.ts';
import { canonicalJson, type Json } from '../../base/index.ts';
import {
  blankField,
  blankStage,
  blankTransition,
  type CaseEvent,
  type CaseState,
  type Edit,
  edit,
  type Workflow,
} from '../../model/index.ts';
import { migrating } from '../commands/migrate-case.ts';
import { compile } from '../compile/compile.ts';
import type { Compiled } from '../compile/compiled.ts';
import { decide } from '../decide.ts';
import { apply } from '../fold/apply.ts';
import { ask, ready } from '../trial/given.ts';
import { office } from '../trial/people.ts';
import { END, finance, form, oneStage } from '../trial/workflows.ts';
import { goneStages } from './propose.ts';
import { type StageMapping, verdictOf } from './verdict.ts';

const stage = fc.constantFrom('s0', 's1', 's2', 's3', 'done');

const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  stage.map((id): Edit => ({ type: 'RemoveStage', stage: id })),
  fc.tuple(stage, stage).map(([id, to]): Edit => {
    return { type: 'AddTransition', stage: id, transition: blankTransition(to) };
  }),
  stage.map((to): Edit => {
    const added = blankStage('new', {
      owner: finance,
      tasks: ['Look', 'Stamp'],
      next: [blankTransition(to)],
    });
    return { type: 'AddStage', stage: added };
  }),
  fc
    .tuple(
      stage,
      fc.constantFrom<(Edit & { type: 'ChangeStage' })['changes']>(
        { kind: 'work', settings: {} },
        { kind: 'approval', settings: { decides: { never: 'requester' } } },
        { kind: 'wait', settings: { until: '1h' } },
        { kind: 'wait', settings: { until: { field: 'day' } } },
        { kind: 'automatic', settings: { do: [{ set: { note: 'moved' } }] } },
        { kind: 'decide', settings: {} },
        { kind: 'split', settings: {} },
        { tasks: ['Stamp', 'Look'] },
        { due: { kind: 'within', duration: '30m' } },
        { due: null, late: [] },
        { form: [{ field: 'note', required: true }] },
        { title: 'Another name' },
      ),
    )
    .map(([id, changes]): Edit => ({ type: 'ChangeStage', stage: id, changes })),
  fc.constant<Edit>({ type: 'AddField', field: 'extra', definition: blankField('extra') }),
  fc.constant<Edit>({ type: 'ChangeField', field: 'note', changes: { type: 'number' } }),
  fc.constant<Edit>({
    type: 'ChangeIntake',
    index: 0,
    changes: { fields: [{ field: 'note', required: true }] },
  }),
);

const works = (id: string, to: string) => blankStage(id, { owner: finance, next: [blankTransition(to)] });

/** Two branches that come together: cases of it stand in several places at once. */
const branching = oneStage(
  {},
  {
    intake: form(['amount', 'note', 'day', 'who'], 's0'),
    stages: [
      blankStage('s0', { kind: 'split', next: [blankTransition('s1'), blankTransition('s2')] }),
      works('s1', 's3'),
      works('s2', 's3'),
      blankStage('s3', { kind: 'join', next: [blankTransition('s4')] }),
      works('s4', 'done'),
      END,
    ],
  },
);

const workflows = fc.oneof(
  { weight: 3, arbitrary: runnableWorkflow },
  { weight: 1, arbitrary: fc.constant(branching) },
);

const edits = fc.array(anyEdit, { minLength: 1, maxLength: 5 });
const goals = fc.array(stage, { minLength: 1, maxLength: 4 });

type Scene = {
  from: Compiled;
  to: Compiled;
  state: CaseState;
  history: readonly CaseEvent[];
  mapping: StageMapping;
};

/** A case of a random workflow, and another version; null where that cannot be, or the case is over. */
function sceneOf(
  workflow: Workflow,
  path: readonly Step[],
  changes: readonly Edit[],
  goals: readonly string[],
): Scene | null {
  const from = ready(workflow);
  const now = changes.reduce(edit, workflow);
  const to = compile(now, 2);
  const { state, history } = walk(from, null, path);
  if (!to.ok || state === null || state.status !== 'open') return null;
  const gone = goneStages(workflow, now).map(({ id }, index) => [id, goals[index % goals.length] ?? 'done']);
  return { from, to: to.value, state, history, mapping: Object.fromEntries(gone) };
}

function walk(compiled: Compiled, from: CaseState | null, path: readonly Step[], began = 0) {
  const history: CaseEvent[] = [];
  let state = from;
  let after = began;
  for (const step of path) {
    after += step.wait;
    const decision = decide(compiled, state, commandAt(state, step, after), office);
    if (!decision.ok) continue;
    state = decision.state;
    history.push(...decision.events);
  }
  return { state, history };
}

const bytes = (value: object | null): string => canonicalJson(value as unknown as Json);
const standing = ({ seq: _, changedAt: __, nextId: ___, ...rest }: CaseState): string => bytes(rest);

function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

/** Everything open belongs to where the case stands, but what it went on without; and something will move every token on. */
function mustBeWhole({ tokens, workItems, timers, effects }: CaseState, { stages }: Compiled): void {
  const standing = workItems.filter(({ left }) => left !== true);
  const ids = new Set(tokens.map(({ token }) => token));
  must(ids.size === tokens.length, 'a token is there twice');
  const items = new Set(workItems.map(({ workItem }) => workItem));
  must(items.size === workItems.length, 'a work item is there twice');
  must(
    standing.every(({ token }) => ids.has(token)),
    'a work item is left over',
  );
  must(
    timers.every(({ workItem }) => workItem === null || items.has(workItem)),
    'a clock outlived its work',
  );
  for (const { token, stage } of tokens) {
    // A join waits for the other branches.
    if (stages.get(stage)?.kind === 'join' && tokens.length > 1) continue;
    const of = (each: { token: string | null }): boolean => each.token === token;
    must(workItems.some(of) || timers.some(of) || effects.some(of), `nothing moves the token at ${stage}`);
  }
  for (const item of standing) {
    must(
      tokens.some(
        ({ token, stage, visit }) => token === item.token && stage === item.stage && visit === item.visit,
      ),
      'work lies elsewhere',
    );
    must(
      timers.some(({ workItem }) => workItem === item.workItem),
      'work has no clock',
    );
  }
}

/** Moves the case, asking for what is needed. */
function move({ from, to, state, mapping }: Scene) {
  const verdict = verdictOf(from, to, state, mapping);
  const asked = { by: 'max', toVersion: 2, mapping, after: state.changedAt - 1_767_603_600_000 };
  const values = verdict.verdict === 'needs' ? { note: 7, day: '2026-01-09' } : {};
  return {
    verdict,
    decision: decide(migrating(from, to), state, ask('MigrateCase', { ...asked, values }), office),
  };
}

describe('moving random cases to random other versions', () => {
  test('E17.13 every case gets a verdict, and what lands keeps its tokens, is whole, can be undone to the byte, and runs on', () => {
    let landed = 0;
    fc.assert(
      fc.property(workflows, casePath, edits, goals, casePath, (workflow, path, changes, where, onward) => {
        const scene = sceneOf(workflow, path, changes, where);
        if (scene === null) return;
        const { verdict, decision } = move(scene);
        must(['lands', 'needs', 'cannot'].includes(verdict.verdict), 'no verdict');
        must(verdict.verdict !== 'cannot' || !decision.ok, 'it moved though it cannot');
        if (verdict.verdict === 'lands')
          must(decision.ok, `it lands, yet: ${decision.ok ? '' : bytes(decision.rejection)}`);
        if (!decision.ok) return;
        landed += 1;
        const { state: after, events } = decision;
        const tokensOf = ({ tokens }: CaseState) =>
          tokens
            .map(({ token }) => token)
            .sort()
            .join();
        must(tokensOf(after) === tokensOf(scene.state), 'a token was lost or doubled');
        must(
          after.tokens.every(({ stage }) => scene.to.stages.has(stage)),
          'a token stands nowhere',
        );
        mustBeWhole(after, scene.to);
        const undone = decide(scene.from, after, ask('RevertMigration', { by: 'max' }), office);
        must(undone.ok && standing(undone.state) === standing(scene.state), 'undoing leaves something else');
        if (undone.ok) {
          const all = [...scene.history, ...events, ...undone.events];
          must(bytes(all.reduce<CaseState | null>(apply, null)) === bytes(undone.state), 'the fold differs');
        }
        const later = walk(scene.to, after, onward, after.changedAt - 1_767_603_600_000);
        const all = [...scene.history, ...events, ...later.history];
        must(
          bytes(all.reduce<CaseState | null>(apply, null)) === bytes(later.state),
          'the fold differs as it runs on',
        );
        must(
          later.history.every(({ version }) => version === 2),
          'it runs on under the old version',
        );
      }),
      { numRuns: 500 },
    );
    expect(landed).toBeGreaterThan(60);
  });
});
