import { describe, expect, it } from 'vitest';
import {
  blankOutcome,
  blankStage,
  blankTransition,
  blankWorkflow,
  type Stage,
  type Workflow,
} from '../../model/index.ts';
import { netOfWorkflow, soundnessOf, walkNet } from '../index.ts';

const to = (...stages: string[]) => ({ next: stages.map((stage) => blankTransition(stage)) });
const work = (id: string, target: string) => blankStage(id, to(target));
const flow = (...stages: Stage[]): Workflow =>
  blankWorkflow('flow', {
    intake: [{ title: 'Ask', fields: [], from: ['people'], starts: stages[0]?.id ?? '' }],
    stages: [...stages, blankStage('done', { kind: 'end' })],
  });
const parts = (...next: Stage['next']) => blankStage('parts', { kind: 'split', next });
const all = (settings: Stage['settings'] = {}) =>
  blankStage('all', { kind: 'join', settings, ...to('after') });
const ways = (...targets: string[]) => targets.map((target) => blankTransition(target));

/** Which of the traces, stages by title, the net allows from begin to end. */
function allowed(workflow: Workflow, ...traces: string[]): string[] {
  const net = netOfWorkflow(workflow);
  if (!net.ok) throw new Error(net.problem.message);
  expect(soundnessOf(net.value)).toMatchObject({ verdict: 'sound', faults: [] });
  const walk = walkNet(net.value);
  return traces.filter((trace) => {
    let marking = walk.start;
    for (const name of trace.split(' ')) {
      const [step] = walk.step(marking, walk.labels.indexOf(name));
      if (step === undefined) return false;
      marking = step.to;
    }
    return walk.end(marking) !== null;
  });
}
const refusal = (workflow: Workflow): string => {
  const net = netOfWorkflow(workflow);
  return net.ok ? 'none' : `${net.problem.stage}: ${net.problem.message}`;
};

describe('the net of branches', () => {
  it('NT-13 wants all branches before what follows their join, in any order', () => {
    const both = flow(
      parts(...ways('a', 'b')),
      work('a', 'all'),
      work('b', 'all'),
      all(),
      work('after', 'done'),
    );
    expect(allowed(both, 'A B After', 'B A After', 'A After', 'After', 'A B', 'A A B After')).toEqual([
      'A B After',
      'B A After',
    ]);
  });

  it('NT-13 lets a branch be left out that a rule decides on, and one that has nothing to do', () => {
    const next = [blankTransition('a'), blankTransition('b', { when: 'urgent' }), blankTransition('all')];
    const some = flow(parts(...next), work('a', 'all'), work('b', 'all'), all(), work('after', 'done'));
    expect(allowed(some, 'A After', 'B A After', 'B After')).toEqual(['A After', 'B A After']);
  });

  it('NT-13 takes branches within branches, choices and circles within them', () => {
    const nested = flow(
      ...[parts(...ways('a', 'inner')), work('a', 'all'), all(), work('after', 'done')],
      blankStage('inner', { kind: 'split', ...to('b', 'c') }),
      blankStage('b', { outcomes: [blankOutcome('again', 'b'), blankOutcome('on', 'some')] }),
      ...[work('c', 'some'), blankStage('some', { kind: 'join', ...to('all') })],
    );
    expect(allowed(nested, 'B A B C After', 'C B A After', 'C A After')).toEqual([
      'B A B C After',
      'C B A After',
    ]);
  });

  it('NT-13 says where branches have no net, and why', () => {
    const rest = [work('a', 'all'), work('b', 'all'), work('after', 'done')];
    const early = flow(parts(...ways('a', 'b')), ...rest, all({ needs: 1 }));
    expect(refusal(early)).toBe(
      'all: "All" goes on before all branches have come, and a history cannot be replayed on that yet.',
    );
    const apart = flow(parts(...ways('a', 'b')), work('a', 'done'), work('b', 'done'));
    expect(refusal(apart)).toMatch(/^parts: The branches of "Parts" do not come together at one join/);
    const left = flow(
      parts(...ways('a', 'b')),
      blankStage('a', { outcomes: [blankOutcome('on', 'all'), blankOutcome('stop', 'done')] }),
      ...[work('b', 'all'), all(), work('after', 'done')],
    );
    expect(refusal(left)).toMatch(/^parts: A branch of "Parts" may end, or lead back, before "All"/);
    const shared = flow(
      parts(...ways('a', 'b')),
      work('a', 'b'),
      work('b', 'all'),
      all(),
      work('after', 'done'),
    );
    expect(refusal(shared)).toMatch(/^parts: Several branches of "Parts" come through the same stage/);
  });

  it('NT-13 lets a scope around one token lead away from what it watches over', () => {
    const scope = blankStage('limit', {
      ...{ kind: 'scope', settings: { over: ['a', 'b'], for: { late: { after: '2 days' } } } },
      outcomes: [blankOutcome('late', 'c')],
    });
    const watched = flow(work('a', 'b'), work('b', 'done'), scope, work('c', 'done'));
    expect(allowed(watched, 'A B', 'A C', 'C', 'B C')).toEqual(['A B', 'A C', 'C']);
  });
});
