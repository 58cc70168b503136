import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../base/index.ts';
import { logOf } from '../../event-log/index.ts';
import { type ProcessTree, parseTree, printTree } from '../../net/index.ts';
import { discoverTree, MOST_ACTIVITIES } from './discover.ts';
import { reduceTree } from './reduce-tree.ts';
import { allows } from './trial/allows.ts';
import { logOfCases, logOfWords } from './trial/log-of-words.ts';
import { playOut } from './trial/play-out.ts';
import { loopsAreApart, relationsOf, uniqueTree } from './trial/unique-tree.ts';

const found = (cases: readonly string[], noise = 0): string =>
  printTree(discoverTree(logOfCases(...cases), { noise }).tree);

const parsed = (text: string): ProcessTree => {
  const read = parseTree(text);
  if (!read.ok) throw new Error(read.problem.message);
  return read.value;
};

describe('a discovered model', () => {
  // The book's logs L1 and L2 (van der Aalst, Process Mining, chapter 6), and each operator alone.
  it.each([
    [['abcd*3', 'acbd*2', 'aed'], "->( 'a', X( +( 'b', 'c' ), 'e' ), 'd' )"],
    [
      ['abcd*3', 'acbd*4', 'abcefbcd*2', 'abcefcbd', 'acbefbcd*2', 'acbefbcefcbd'],
      "->( 'a', *( +( 'b', 'c' ), ->( 'e', 'f' ) ), 'd' )",
    ],
    [['ab', 'cd'], "X( ->( 'a', 'b' ), ->( 'c', 'd' ) )"],
    [['abc', 'acb', 'bac', 'bca', 'cab', 'cba'], "+( 'a', 'b', 'c' )"],
    [['a', 'aba', 'ababa'], "*( 'a', 'b' )"],
    [['ab', 'abcab', 'abdab', 'abcabdab'], "*( ->( 'a', 'b' ), X( 'c', 'd' ) )"],
    [['ac', 'abc'], "->( 'a', X( 'b', tau ), 'c' )"],
    [['xaby', 'xy'], "->( 'x', X( ->( 'a', 'b' ), tau ), 'y' )"],
  ])('MN-D1 of %j is %s', (cases, tree) => {
    expect(found(cases)).toBe(tree);
  });

  it.each([
    ['nothing but empty cases', [], 'tau'],
    ['one activity', ['a*4'], "'a'"],
    ['one activity again and again', ['a', 'aaa'], "*( 'a', tau )"],
    [
      'an activity that each case has once, anywhere',
      ['xabab', 'abxba', 'babax'],
      "+( *( 'a', tau ), *( 'b', tau ), 'x' )",
    ],
    [
      'an activity beside a rest in order',
      ['ab', 'xab', 'axbx', 'abx'],
      "+( ->( 'a', 'b' ), *( tau, 'x' ) )",
    ],
    ['a loop seen at its ends', ['abab', 'ab'], "*( ->( 'a', 'b' ), tau )"],
    ['a loop seen at its starts', ['aab', 'abab', 'a'], "*( ->( 'a', X( 'b', tau ) ), tau )"],
  ])('MN-D1 falls through where there is no cut: %s', (_, cases, tree) => {
    expect(found(cases)).toBe(tree);
  });

  it('MN-D1 without noise allows every case of any log', () => {
    const word = fc.array(fc.constantFrom(...'abcdef'), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), (words) => {
        const { tree } = discoverTree(logOfWords(words));
        expect(words.filter((each) => !allows(tree, each))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('MN-D2 is the very model that made the log, where the log shows all of its steps', () => {
    let compared = 0;
    fc.assert(
      fc.property(uniqueTree(false).filter(loopsAreApart), fc.nat(), (tree, seed) => {
        const random = seededRandom(seed);
        const words = Array.from({ length: 400 }, () => playOut(tree, random));
        const seen = new Set(words.flatMap((word) => word.slice(1).map((name, i) => `${word[i]}${name}`)));
        const { starts, ends, follows } = relationsOf(tree);
        fc.pre(follows.every((step) => seen.has(step)));
        fc.pre(starts.every((name) => words.some(([first]) => first === name)));
        fc.pre(ends.every((name) => words.some((word) => word.at(-1) === name)));
        compared++;
        expect(printTree(discoverTree(logOfWords(words)).tree)).toBe(printTree(reduceTree(tree)));
      }),
      { numRuns: 150 },
    );
    expect(compared).toBeGreaterThan(100);
  });

  it('MN-D4 with noise leaves out what is rarer, and keeps what is usual', () => {
    const usual = ['abcd*60', 'acbd*40'];
    expect(found([...usual, 'adbc*3', 'cabd*2'], 0.2)).toBe("->( 'a', +( 'b', 'c' ), 'd' )");
    expect(found(['abc*95', 'ac*3', 'abbc*2'], 0.2)).toBe("->( 'a', 'b', 'c' )");
    expect(found(['abc*70', 'ac*30'], 0.2)).toBe("->( 'a', X( 'b', tau ), 'c' )");
    expect(found(['ab*50', 'cd*50', 'ad*1'], 0.2)).toBe("X( ->( 'a', 'b' ), ->( 'c', 'd' ) )");
  });

  it('MN-D5 does not depend on the order of the cases', () => {
    const word = fc.array(fc.constantFrom(...'abcde'), { minLength: 1, maxLength: 7 });
    const twice = fc
      .array(word, { minLength: 1, maxLength: 9 })
      .chain((words) =>
        fc.tuple(
          fc.constant(words),
          fc.shuffledSubarray(words, { minLength: words.length, maxLength: words.length }),
          fc.constantFrom(0, 0.2, 0.5),
        ),
      );
    fc.assert(
      fc.property(twice, ([words, shuffled, noise]) => {
        const print = (log: string[][]) => printTree(discoverTree(logOfWords(log), { noise }).tree);
        expect(print(shuffled)).toBe(print(words));
      }),
    );
  });

  it('MN-D5 has no more activities than one can read, and says how many it leaves out', () => {
    const rows = Array.from({ length: MOST_ACTIVITIES * 2 + 50 }, (_, i) => ({
      case: `${i % 7}`,
      activity: i < MOST_ACTIVITIES ? `often ${i}` : `${i % 2 ? 'often' : 'rare'} ${i - MOST_ACTIVITIES}`,
      at: i,
    }));
    const { leftOut, tree } = discoverTree(logOf(rows));
    const names = new Set(rows.map(({ activity }) => activity));
    expect(leftOut).toBe(names.size - MOST_ACTIVITIES);
    expect(printTree(tree)).toContain('often 1');
  });

  it('MN-D5 says so where its budget of steps ends before the structure is found, and still allows every case', () => {
    const random = seededRandom(7);
    const words = Array.from({ length: 40 }, () => Array.from({ length: 12 }, () => `a${random.below(9)}`));
    const asked = (pass: number, trial: number) =>
      discoverTree(logOfWords(words), { budget: { pass, trial } });
    const any = asked(100, 0);
    expect([any.isCutShort, printTree(any.tree)]).toEqual([
      true,
      "*( X( 'a0', 'a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7', 'a8' ), tau )",
    ]);
    expect(asked(1e9, 1e9).isCutShort).toBe(false);
    for (const { tree } of [any, asked(20_000, 3_000), asked(60_000, 0)]) {
      expect(words.filter((word) => !allows(tree, word))).toEqual([]);
    }
  });

  it('MN-D5 takes a case of ten thousand events as any other', () => {
    const long = Array.from({ length: 10_000 }, (_, i) => 'abcd'[i % 4] ?? 'a');
    expect(printTree(discoverTree(logOfWords([long])).tree)).toBe("*( ->( 'a', 'b', 'c', 'd' ), tau )");
  });
});

describe('the normal form of a model', () => {
  it.each([
    ["->( 'a', ->( 'b', tau ), X( 'c' ) )", "->( 'a', 'b', 'c' )"],
    ["X( tau, X( 'b', 'a' ), tau )", "X( 'a', 'b', tau )"],
    ["X( tau, *( 'a', tau ) )", "*( tau, 'a' )"],
    ["*( *( 'a', 'b' ), tau, 'c' )", "*( 'a', X( 'b', 'c', tau ) )"],
    ["*( tau, X( *( 'a', tau ), tau ) )", "*( tau, 'a' )"],
    ["X( 'a', 'a' )", "'a'"],
    ['*( tau, tau )', 'tau'],
  ])('MN-D3 of %s is %s', (text, reduced) => {
    expect(printTree(reduceTree(parsed(text)))).toBe(reduced);
  });

  it('MN-D3 allows exactly the same, and is its own normal form', () => {
    const word = fc.array(fc.constantFrom(...'abcdefgh'), { maxLength: 6 });
    fc.assert(
      fc.property(uniqueTree(true), fc.array(word, { maxLength: 30 }), fc.nat(), (tree, words, seed) => {
        const reduced = reduceTree(tree);
        const random = seededRandom(seed);
        const own = Array.from({ length: 20 }, (_, i) => playOut(i % 2 ? tree : reduced, random));
        for (const each of [...words, ...own.filter(({ length }) => length < 16)]) {
          expect([each, allows(reduced, each)]).toEqual([each, allows(tree, each)]);
        }
        expect(printTree(reduceTree(reduced))).toBe(printTree(reduced));
      }),
      { numRuns: 300 },
    );
  });
});
