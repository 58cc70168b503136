import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logOf } from '../../event-log/index.ts';
import { blankStage, blankTransition, blankWorkflow, type Workflow } from '../../model/index.ts';
import { type ProcessTree, parseTree } from '../../net/index.ts';
import { type Conformance, conform, type IntendedModel } from '../index.ts';
import { distinctTree, traceOf } from './trial/traces-of.ts';

const DAY = 86_400_000;

/** A log of cases written as `a b c`; each event a day after the one before, or at the days given behind it: `a b@5`. */
function logFrom(...cases: string[]) {
  return logOf(
    cases.flatMap((written, c) => {
      let day = -1;
      return written
        .split(' ')
        .filter(Boolean)
        .map((event) => {
          const [activity = '', at] = event.split('@');
          day = at === undefined ? day + 1 : Number(at);
          return { case: String(c), activity, at: day * DAY };
        });
    }),
  );
}
const treeOf = (text: string): IntendedModel => {
  const parsed = parseTree(text);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return { tree: parsed.value };
};
function held(
  cases: readonly string[],
  model: IntendedModel | string,
  open?: readonly number[],
): Conformance {
  const log = logFrom(...cases);
  const intended = typeof model === 'string' ? treeOf(model) : model;
  const mask = open && Uint8Array.from({ length: log.cases }, (_, c) => (open.includes(c) ? 1 : 0));
  const answer = conform(log, intended, { open: mask });
  if (!answer.ok) throw new Error(answer.problem.message);
  return answer.value;
}
const said = (given: Conformance) => given.deviations.map(({ text, cases }) => `${cases} ${text}`).sort();

const PATH = "->( 'a', 'b', 'c', 'd' )";

describe('fitness', () => {
  // One token to begin with and three by a, b and d are produced; a, b, d and the end consume four. c is left out, so d
  // misses its token, and the one before c remains: ½(1 − 1/4) + ½(1 − 1/4).
  it('MN-C1 is half of what is not missing and half of what does not remain, by tokens', () => {
    const { fitness, replay } = held(['a b d'], PATH);
    expect(replay).toMatchObject({ produced: 4, consumed: 4, missing: 1, remaining: 1, fittingCases: 0 });
    expect(fitness).toBeCloseTo(0.75, 12);
  });

  it('MN-C1 is summed over cases, not averaged', () => {
    const { replay } = held(['a b c d', 'a b d', 'a b d'], PATH);
    expect(replay).toMatchObject({ produced: 13, consumed: 13, missing: 2, remaining: 2, fittingCases: 1 });
  });

  it('MN-C1 passes over what the model does not have, and knows nothing where there is no case', () => {
    expect(held(['a x b c d'], PATH).fitness).toBe(1);
    expect(held([], PATH)).toMatchObject({ fitness: null, precision: null, deviations: [] });
  });

  it('MN-C2 of a history that a model makes is 1, without a deviation', () => {
    fc.assert(
      fc.property(
        distinctTree,
        fc.array(fc.infiniteStream(fc.nat(1_000)), { maxLength: 5 }),
        (tree, choices) => {
          const cases = choices.map((each) => traceOf(tree, each).join(' ')).filter(Boolean);
          const { fitness, deviations, conformingCases } = held(cases, { tree });
          expect([fitness ?? 1, deviations, conformingCases]).toEqual([1, [], cases.length]);
        },
      ),
    );
  });

  it('MN-C3 and precision lie between 0 and 1 and do not depend on the order of cases', () => {
    const trace = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(distinctTree, fc.array(trace, { minLength: 1, maxLength: 6 }), (tree, traces) => {
        const cases = traces.map((each) => each.join(' '));
        const [one, other] = [held(cases, { tree }), held(cases.toReversed(), { tree })];
        for (const share of [one.fitness, one.precision]) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
        expect([other.fitness, other.precision, said(other)]).toEqual([
          one.fitness,
          one.precision,
          said(one),
        ]);
        expect(one.conformingCases === cases.length).toBe(one.deviations.length === 0);
      }),
    );
  });
});

describe('precision', () => {
  // After nothing: a allowed and done (2 cases). After a: b and c allowed, only b done (2 cases): one of two escapes.
  it('MN-C4 is the share of what a model allows next that is done', () => {
    expect(held(['a b', 'a b'], "->( 'a', X( 'b', 'c' ) )").precision).toBeCloseTo(1 - 2 / 6, 12);
  });

  it('MN-C4 of a model that allows anything is low, of one that allows just this is 1', () => {
    const cases = ['a b c d', 'a b c d'];
    expect(held(cases, "*( tau, 'a', 'b', 'c', 'd' )").precision).toBeCloseTo(0.25, 12);
    expect(held(cases, PATH).precision).toBe(1);
  });
});

describe('a deviation', () => {
  it.each([
    ['a b d', '1 “c” is skipped.'],
    ['a b b c d', '1 “b” is done again, more often than intended.'],
    ['a c b d', '1 “c” is done before “b”, and should come after it.'],
    ['b c d', '1 The case starts with “b” instead of “a”.'],
    ['a b', '1 The case ends after “b”, while “c” is still due.'],
    ['a b x c d', '1 “x” is done, which the intended flow does not have.'],
    ['d a b c', '1 “d” is done before “c”, and should come after it.'],
  ])('MN-C5 of %s is said in a sentence: %s', (trace, sentence) => {
    expect(said(held([trace], PATH))).toEqual([sentence]);
  });

  it('MN-C5 is where an activity has its place on another branch', () => {
    expect(said(held(['a c'], "->( 'a', X( 'b', ->( tau, 'b' ) ), 'd' )"))).toEqual([
      '1 The case ends after “c”, while “b” is still due.',
      '1 “c” is done, which the intended flow does not have.',
    ]);
    expect(said(held(['a b c'], "->( 'a', X( 'b', 'c' ) )"))).toEqual([
      '1 “c” is done where it is not intended.',
    ]);
  });

  it('MN-C6 keeps its cases, counted once each', () => {
    const { deviations, conformingCases } = held(['a b d', 'a b c d', 'a b d', 'a b b b c d'], PATH);
    expect(deviations.map(({ kind, caseNumbers }) => [kind, ...caseNumbers])).toEqual(
      expect.arrayContaining([
        ['skipped', 0, 2],
        ['repeated', 3],
      ]),
    );
    expect(conformingCases).toBe(1);
  });

  // The two that conform take 3 and 5 days, 4 in the median; those that repeat b take 10 and 12, 11 in the median: 2 × 7.
  it('MN-C7 costs what its cases take longer than those that conform, times its cases; never less than nothing', () => {
    const cases = ['a b c d', 'a b c d@5', 'a b b c d@10', 'a b b c d@12', 'a b d'];
    const costs = held(cases, PATH).deviations.map(({ kind, costMs }) => [kind, costMs / DAY]);
    expect(costs).toEqual([
      ['repeated', 14],
      ['skipped', 0],
    ]);
  });

  it('MN-C8 is no early end where a case is still under way', () => {
    expect(said(held(['a b', 'a b c d', 'a c'], PATH, [0, 2]))).toEqual(['1 “b” is skipped.']);
    expect(held(['a b', 'a b c d'], PATH, [0])).toMatchObject({ fitness: 1, cases: 2, underWay: 1 });
  });
});

describe('a workflow', () => {
  const to = (...ids: string[]) => ids.map((id) => blankTransition(id));
  const workflow: Workflow = {
    ...blankWorkflow('claim'),
    intake: [{ title: 'Claim', fields: [], from: ['people'], starts: 'check-it' }],
    stages: [
      blankStage('check-it', { observed: ['look', 'glance'], next: to('large') }),
      blankStage('large', { kind: 'decide', next: to('approve', 'pay') }),
      blankStage('approve', { next: to('pay', 'check-it') }),
      blankStage('pay', { kind: 'automatic', next: to('closed') }),
      blankStage('closed', { kind: 'end' }),
    ],
  };

  it('MN-C9 accepts a stage under any of its names, capitals and dashes aside', () => {
    expect(held(['look approve glance PAY', 'check-it PAY'], { workflow })).toMatchObject({
      fitness: 1,
      deviations: [],
    });
    expect(said(held(['glance approve', 'look pay approve pay'], { workflow }))).toEqual([
      '1 The case ends after “approve”, while “pay” is still due.',
      '1 “pay” is done again, more often than intended.',
    ]);
  });

  it('MN-C9 follows two stages of one name, whichever a case is in', () => {
    const twice: Workflow = {
      ...workflow,
      stages: [
        blankStage('start', { title: 'Check', next: to('left', 'right') }),
        blankStage('left', { title: 'Review', next: to('paid') }),
        blankStage('right', { title: 'Review', next: to('refused') }),
        blankStage('paid', { next: to('closed') }),
        blankStage('refused', { next: to('closed') }),
        blankStage('closed', { kind: 'end' }),
      ],
      intake: [{ title: 'Claim', fields: [], from: ['people'], starts: 'start' }],
    };
    const cases = ['Check Review Paid', 'Check Review Refused'];
    expect(held(cases, { workflow: twice })).toMatchObject({ fitness: 1, precision: 1, deviations: [] });
  });
});

describe('branches of a workflow', () => {
  const claim = (settings = {}): IntendedModel => ({
    workflow: {
      ...blankWorkflow('claim'),
      intake: [{ title: 'Claim', fields: [], from: ['people'], starts: 'both' }],
      stages: [
        blankStage('both', {
          kind: 'split',
          next: [blankTransition('a'), blankTransition('b', { when: 'urgent' })],
        }),
        blankStage('a', { title: 'a', next: [blankTransition('all')] }),
        blankStage('b', { title: 'b', next: [blankTransition('all')] }),
        blankStage('all', { kind: 'join', settings, next: [blankTransition('c')] }),
        blankStage('c', { title: 'c', next: [blankTransition('closed')] }),
        blankStage('closed', { kind: 'end' }),
      ],
    },
  });

  it('MN-C14 are wanted in any order, and those that a rule decides on may be left out', () => {
    expect(held(['a b c', 'b a c', 'a c'], claim())).toMatchObject({ fitness: 1, deviations: [] });
    expect(said(held(['b c', 'a b c', 'a b c'], claim()))).toEqual(['1 “a” is skipped.']);
  });

  it('MN-C14 are refused in words where they cannot be replayed', () => {
    const answer = conform(logFrom('a b c'), claim({ needs: 1 }));
    expect(answer.ok ? null : answer.problem.message).toMatch(/^"All" goes on before all branches have come/);
  });
});

describe('a hostile log', () => {
  it('MN-C10 of very long and very different cases is answered within bounds', () => {
    const long = Array.from({ length: 10_000 }, (_, i) => 'abcdx'[(i * 7) % 5]).join(' ');
    const model: ProcessTree = { kind: 'parallel', children: 'abcd'.split('').map(optional) };
    const { fitness, guessed } = held([long, 'a b', 'd c b a'], { tree: model });
    expect(fitness).toBeGreaterThan(0);
    expect(guessed).toBeLessThanOrEqual(1);
  });
});

const optional = (name: string): ProcessTree => ({
  kind: 'choice',
  children: [{ kind: 'activity', name }, { kind: 'tau' }],
});
