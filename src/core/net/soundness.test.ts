import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  blankOutcome,
  blankStage,
  blankTransition,
  blankWorkflow,
  type Stage,
  type Workflow,
} from '../model/index.ts';
import {
  exploreNet,
  namesOfStage,
  netOfTree,
  netOfWorkflow,
  type PetriNet,
  parseTree,
  soundnessOf,
} from './index.ts';
import { anyTree } from './trial/any-tree.ts';

function netFor(...given: Parameters<typeof netOfWorkflow>) {
  const net = netOfWorkflow(...given);
  if (!net.ok) throw new Error(net.problem.message);
  return net.value;
}

/** A net from lines such as `i -> a -> p q`: places by name; i is the source, o the sink; `.` is silent. */
function net(...lines: string[]): PetriNet {
  const places = ['i', 'o'];
  const numbers = (text: string): number[] =>
    text.split(' ').map((name) => (places.includes(name) ? places.indexOf(name) : places.push(name) - 1));
  const transitions = lines.map((line) => {
    const [takes = '', label = '', gives = ''] = line.split(' -> ');
    return { label: label === '.' ? null : label, takes: numbers(takes), gives: numbers(gives) };
  });
  return { places: places.length, transitions, source: 0, sink: 1 };
}
const kindsOf = (given: PetriNet) => soundnessOf(given).faults.map(({ kind }) => kind);
const pathOf = (given: PetriNet) => {
  const [first] = soundnessOf(given).faults;
  return first !== undefined && 'path' in first ? first.path.map((t) => given.transitions[t]?.label) : null;
};

describe('a workflow net', () => {
  it('NT-5 is sound where two branches are split and joined alike', () => {
    const given = net('i -> split -> a b', 'a -> x -> c', 'b -> y -> d', 'c d -> join -> o');
    expect(soundnessOf(given)).toEqual({ verdict: 'sound', faults: [], states: 6 });
  });

  it('NT-5 cannot end where a choice meets a join that waits for both', () => {
    const given = net('i -> left -> a', 'i -> right -> b', 'a b -> join -> o');
    expect(soundnessOf(given)).toMatchObject({ verdict: 'unsound' });
    expect(kindsOf(given)).toEqual(['cannot-end', 'dead']);
    expect(pathOf(given)).toEqual(['left']);
  });

  it('NT-5 leaves something over where branches that are split are merged one by one', () => {
    const given = net('i -> split -> a b', 'a -> x -> o', 'b -> y -> o');
    expect(kindsOf(given)).toContain('left-over');
    expect(pathOf(given)).toEqual(['split', 'x']);
  });

  it('NT-5 has a wrong turn where one way leads into a circle without a way out', () => {
    const given = net('i -> a -> p', 'p -> good -> o', 'p -> wrong -> q', 'q -> x -> r', 'r -> y -> q');
    expect(kindsOf(given)).toEqual(['cannot-end']);
    expect(pathOf(given)).toEqual(['a', 'wrong']);
  });

  it('NT-5 has a dead transition where nothing ever leads to it', () => {
    const given = net('i -> a -> o', 'p -> never -> o');
    expect(soundnessOf(given).faults).toEqual([{ kind: 'dead', transition: 1 }]);
  });

  it('NT-4 that piles up tokens is found out, with the way', () => {
    const given = net('i -> a -> p', 'p -> more -> p q', 'p q -> b -> o');
    expect(soundnessOf(given).verdict).toBe('unsound');
    expect(kindsOf(given)).toContain('unbounded');
    expect(exploreNet(given)).toMatchObject({ complete: false });
  });

  it('NT-4 with more states than may be looked at is answered as unknown', () => {
    const branches = Array.from({ length: 16 }, (_, i) => `'${i}'`).join(', ');
    const parsed = parseTree(`+( ${branches} )`);
    if (!parsed.ok) throw new Error(parsed.problem.message);
    expect(soundnessOf(netOfTree(parsed.value), 5_000)).toMatchObject({ verdict: 'unknown', faults: [] });
  });

  it('NT-3 of a tree is always sound, and no place of it ever has two tokens', () => {
    fc.assert(
      fc.property(anyTree(fc.constantFrom('a', 'b', 'c')), (tree) => {
        const given = netOfTree(tree);
        expect(soundnessOf(given, 5_000).verdict).not.toBe('unsound');
        for (const marking of exploreNet(given, 500).markings) {
          expect(new Set(marking).size).toBe(marking.length);
        }
      }),
    );
  });
});

describe('the net of a workflow', () => {
  const stage = (id: string, kind: string, over: Partial<Stage> = {}): Stage => ({
    ...blankStage(id, { kind, ...over }),
  });
  const to = (...ids: string[]) => ids.map((id) => blankTransition(id));
  const claim: Workflow = {
    ...blankWorkflow('claim'),
    intake: [{ title: 'Claim', fields: [], from: ['people'], starts: 'check' }],
    stages: [
      stage('check', 'work', { observed: ['look', 'check it'], next: to('large') }),
      stage('large', 'decide', { next: to('approve', 'pay') }),
      stage('approve', 'approval', {
        outcomes: [blankOutcome('yes', 'pay'), blankOutcome('no', 'closed'), blankOutcome('back', 'check')],
      }),
      stage('pay', 'automatic', { next: to('closed') }),
      stage('closed', 'end'),
    ],
  };
  const labelsOf = (given: PetriNet) => given.transitions.flatMap(({ label }) => label ?? []);

  it('NT-6 has a transition for each name of a stage, and silent ones for decisions, ends and ways', () => {
    const given = netFor(claim);
    expect(labelsOf(given)).toEqual(['Check', 'look', 'check it', 'Approve', 'Pay']);
    expect(given.transitions).toHaveLength(given.stageOf.length);
    expect(soundnessOf(given).verdict).toBe('sound');
  });

  it('NT-6 shows, in a history from elsewhere, no machine that the history does not name', () => {
    const has = (name: string) => ['look', 'x'].includes(name);
    expect(labelsOf(netFor(claim, (each) => namesOfStage(each, has)))).toEqual(['look', 'Approve']);
  });

  it('NT-6 says which stage is in the way where a case cannot end', () => {
    const stuck = {
      ...claim,
      stages: claim.stages.map((each) => (each.id === 'pay' ? { ...each, next: to('pay') } : each)),
    };
    const given = netFor(stuck);
    const [first] = soundnessOf(given).faults;
    const path = first !== undefined && 'path' in first ? first.path : [];
    expect(first?.kind).toBe('cannot-end');
    expect(path.map((t) => given.stageOf[t])).toEqual([null, 'check', 'check', 'large', 'large']);
  });
});
