import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CaseState, Workflow } from '../../../model/index.ts';
import { exploreFlow, type FlowSpace, netOfWorkflow, walkNet } from '../../../net/index.ts';
import { compile } from '../../compile/compile.ts';
import type { Compiled } from '../../compile/compiled.ts';
import { decide } from '../../decide.ts';
import { chainOf } from '../../flow/branches/chain.ts';
import { anyBlocks, anyDrawing, anyMeeting, rulesIn } from '../../trial/any-branches.ts';
import { type Asked, ask } from '../../trial/given.ts';
import { office } from '../../trial/people.ts';

const MOST = 400;

/** Where the tokens of each state of the space lie. */
function placesOf({ plan, states }: FlowSpace): Set<string> {
  const ids = plan.workflow.stages.map(({ id }) => id);
  return new Set(states.slice(1).map(({ tokens }) => sorted(tokens.map(({ stage }) => ids[stage] ?? ''))));
}

const sorted = (names: readonly string[]): string => [...names].sort().join(' ');

/** The same of a case; stages that but follow another are not told apart from it. */
function placeOf({ plan }: FlowSpace, { tokens }: CaseState): string {
  const { stages } = plan.workflow;
  const number = new Map(stages.map(({ id }, at) => [id, at]));
  return sorted(tokens.map(({ stage }) => stages[plan.standsFor[number.get(stage) ?? -1] ?? -1]?.id ?? ''));
}

type Rules = readonly boolean[];

/** Does one thing to a case; null where it is refused, or the machine could not go on and handed over to a person. */
function step(compiled: Compiled, state: CaseState | null, asked: Asked): CaseState | null {
  const decision = decide(compiled, state, ask(...asked), office);
  if (!decision.ok || decision.events.some(({ type }) => type === 'IncidentRaised')) return null;
  return decision.state;
}

const valuesOf = (workflow: Workflow, rules: Rules): { [field: string]: boolean } =>
  Object.fromEntries(rulesIn(workflow).map((rule, at) => [rule, rules[at % rules.length] ?? false]));

const opened = (compiled: Compiled, rules: Rules): CaseState | null =>
  step(compiled, null, ['OpenCase', { by: 'ana', values: valuesOf(compiled.workflow, rules) }]);

/** Completes a piece of work by one of its ways, after the rules' fields have changed. */
function completed(compiled: Compiled, state: CaseState, item: number, way: number, rules: Rules) {
  const work = state.workItems[item % state.workItems.length];
  const stage = compiled.workflow.stages.find(({ id }) => id === work?.stage);
  if (work === undefined || stage === undefined) return null;
  const { name: outcome } = stage.outcomes[way % Math.max(1, stage.outcomes.length)] ?? {};
  const values = valuesOf(compiled.workflow, rules);
  const changed = step(compiled, state, ['UpdateRecord', { by: 'max', values }]) ?? state;
  const input = outcome === undefined ? {} : { outcome };
  return step(compiled, changed, ['CompleteWorkItem', { by: 'cy', workItem: work.workItem, ...input }]);
}

/** Every place that cases of the engine get to, all combinations of rules tried; null where they are too many. */
function everyPlace(compiled: Compiled, space: FlowSpace): Set<string> | null {
  const fields = rulesIn(compiled.workflow).length;
  if (fields > 4) return null;
  const combinations = Array.from({ length: 2 ** fields }, (_, bits) =>
    Array.from({ length: Math.max(1, fields) }, (__, at) => ((bits >> at) & 1) === 1),
  );
  const seen = new Map<string, CaseState>();
  const queue: CaseState[] = [];
  const see = (state: CaseState | null): void => {
    if (state === null) return;
    const key = sorted(
      state.tokens.map(({ stage, fork }) =>
        [stage, ...chainOf(state, fork).map((each) => `${each.stage}(${sorted(each.joined ?? [])})`)].join(
          '<',
        ),
      ),
    );
    if (seen.has(key)) return;
    seen.set(key, state);
    queue.push(state);
  };
  for (const rules of combinations) see(opened(compiled, rules));
  for (const state of queue) {
    if (queue.length > 150) return null;
    const items = state.status === 'open' ? state.workItems : [];
    items.forEach((item, at) => {
      const ways = compiled.stages.get(item.stage)?.outcomes.length ?? 0;
      for (let way = 0; way < Math.max(1, ways); way++)
        for (const rules of combinations) see(completed(compiled, state, at, way, rules));
    });
  }
  return new Set([...seen.values()].map((state) => placeOf(space, state)));
}

const anyWalk = fc.array(
  fc.tuple(fc.nat(9), fc.nat(2), fc.array(fc.boolean(), { minLength: 5, maxLength: 5 })),
  { minLength: 1, maxLength: 14 },
);

/** Walks a case along; answers whether the space was whole, so that it could be compared. */
function walksWithin(workflow: Workflow, walk: readonly [number, number, Rules][]): boolean {
  const space = exploreFlow(workflow, MOST);
  const made = compile(workflow, 1);
  if (!made.ok || !space.complete) return false;
  const places = placesOf(space);
  let state = opened(made.value, walk[0]?.[2] ?? [true]);
  for (const [item, way, rules] of walk) {
    if (state === null) return true;
    expect([...places]).toContain(placeOf(space, state));
    if (state.workItems.length === 0) return true;
    state = completed(made.value, state, item, way, rules);
  }
  return true;
}

describe('the states of a workflow with branches', () => {
  test.each([
    ['blocks', anyBlocks, 200],
    ['drawing', anyDrawing, 300],
  ] as const)('E6.6 a case gets only into states that the space has, whatever the %s', (_, any, numRuns) => {
    let compared = 0;
    fc.assert(
      fc.property(any, anyWalk, (workflow, walk) => {
        if (walksWithin(workflow, walk)) compared += 1;
      }),
      { numRuns },
    );
    expect(compared).toBeGreaterThan(numRuns * 0.8);
  });

  // Of joins that wait for each other alone the engine lets that go on which came first; the space lets any.
  test.each([
    ['blocks', anyBlocks, 60],
    ['drawing', anyDrawing, 150],
  ] as const)(
    'E6.6 the space has only states that some case gets into, where the %s is small',
    (_, any, numRuns) => {
      let compared = 0;
      fc.assert(
        fc.property(any, (workflow) => {
          const space = exploreFlow(workflow, 100);
          const made = compile(workflow, 1);
          if (!made.ok || !space.complete || space.notes.some(({ kind }) => kind === 'waiting')) return;
          const places = everyPlace(made.value, space);
          if (places === null) return;
          compared += 1;
          expect([...placesOf(space)].sort()).toEqual([...places].sort());
        }),
        { numRuns },
      );
      expect(compared).toBeGreaterThan(numRuns * 0.3);
    },
  );

  test('E6.9 the net of a workflow allows whatever a case does, and offers whatever work is open', () => {
    let [compared, parallel] = [0, 0];
    fc.assert(
      fc.property(anyMeeting, anyWalk, (workflow, walk) => {
        const net = netOfWorkflow(workflow);
        const made = compile(workflow, 1);
        if (!net.ok || !made.ok) return;
        const along = walkNet(net.value);
        let marking = along.start;
        let state = opened(made.value, walk[0]?.[2] ?? [true]);
        for (const [item, way, rules] of walk) {
          if (state === null) return;
          const open = state.workItems.map(({ stage }) => made.value.stages.get(stage)?.title ?? '');
          const offered = along.offered(marking).map((label) => along.labels[label]);
          expect(offered).toEqual(expect.arrayContaining(open));
          if (open.length > 1) parallel += 1;
          if (state.status !== 'open') break;
          const done = open[item % open.length] ?? '';
          const steps = along.step(marking, along.labels.indexOf(done));
          expect(steps.length).toBe(1);
          marking = steps[0]?.to ?? -1;
          state = completed(made.value, state, item, way, rules);
        }
        if (state?.status === 'closed') expect(along.end(marking)).not.toBeNull();
        compared += 1;
      }),
      { numRuns: 300 },
    );
    expect(compared).toBeGreaterThan(60);
    expect(parallel).toBeGreaterThan(60);
  });
});
