// What differs between two sets of cases: hand-computed, against the literature, and on sets that differ by nothing.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../base/index.ts';
import { describeCases, groupEvents, logOf } from '../../event-log/index.ts';
import { caseColumns, searchValues } from './case-columns.ts';
import { compareCases } from './compare.ts';
import { timedThings } from './timed-things.ts';
import { compareShares } from './two-shares.ts';
import { compareTimes } from './two-times.ts';

/** Even cases wait a day for the approval, odd ones three; every fifth odd case is asked again. */
const log = logOf(
  Array.from({ length: 80 }, (_, n) => {
    const slow = n % 2 === 1;
    const at = n * DAY_MS;
    const step = (activity: string, hours: number) => ({ case: `c${n}`, activity, at: at + hours * HOUR_MS });
    // A spread of a few hours, the same on both sides.
    const wait = (slow ? 72 : 24) + (n % 7);
    const again = slow && n % 5 === 0 ? [step('ask', 2), step('ask', 3)] : [];
    return [step('ask', 0), ...again, step('approve', 3 + wait), step('pay', 4 + wait)];
  }).flat(),
);
const odd = Uint8Array.from({ length: 80 }, (_, n) => n % 2);
const even = odd.map((bit) => 1 - bit);

describe('two shares', () => {
  it('MN-M5 have the interval of Newcombe, method 10', () => {
    // 56 of 70 against 48 of 80: the worked example of the paper, 0.2 (0.0524 to 0.3339).
    const { difference, low, high } = compareShares({ hits: 56, of: 70 }, { hits: 48, of: 80 });
    expect(difference).toBeCloseTo(0.2, 12);
    expect(low).toBeCloseTo(0.0524, 4);
    expect(high).toBeCloseTo(0.3339, 4);
  });

  it('MN-M5 are tested exactly where they are few', () => {
    // Fisher's tea: 3 of 4 against 1 of 4, one-sided 0.242857.
    const { pValue } = compareShares({ hits: 3, of: 4 }, { hits: 1, of: 4 });
    expect(pValue).toBeCloseTo(2 * 0.242857, 5);
    expect(compareShares({ hits: 0, of: 0 }, { hits: 1, of: 4 }).pValue).toBe(1);
  });

  it('MN-M5 turn around with their sides', () => {
    const part = fc
      .integer({ min: 1, max: 60 })
      .chain((of) => fc.record({ of: fc.constant(of), hits: fc.nat({ max: of }) }));
    fc.assert(
      fc.property(part, part, (a, b) => {
        const [there, back] = [compareShares(a, b), compareShares(b, a)];
        expect(back.difference).toBeCloseTo(-there.difference, 12);
        expect(back.low).toBeCloseTo(-there.high, 12);
        expect(back.pValue).toBeCloseTo(there.pValue, 9);
        expect(there.low).toBeLessThanOrEqual(there.difference + 1e-12);
      }),
    );
  });
});

describe('two times', () => {
  it('MN-M5 differ by their medians, with an interval around it', () => {
    const times = (values: number[]) => ({
      all: Float64Array.from(values),
      byCase: Float64Array.from(values),
    });
    const far = compareTimes(times([5, 6, 7, 8, 9, 10, 11]), times([1, 2, 3, 4, 5, 6, 7]));
    expect(far).toMatchObject({
      difference: 4,
      first: { cases: 7, value: 8 },
      second: { cases: 7, value: 4 },
    });
    expect(far.low).toBeLessThan(4);
    expect(far.high).toBeGreaterThan(4);
    // 43 of 49 pairs are larger, ties half: 2 * 0.9388 - 1.
    expect(far.effect).toBeCloseTo((2 * 44.5) / 49 - 1, 1);
  });

  it('MN-M5 of one case are one witness: the interval does not shrink because a case passes often', () => {
    const values = Array.from({ length: 40 }, (_, i) => i);
    const alone = { all: Float64Array.from(values), byCase: Float64Array.from(values) };
    const often = {
      all: Float64Array.from([...values, ...values, ...values]).sort(),
      byCase: Float64Array.from(values),
    };
    const other = () => ({ all: Float64Array.from(values), byCase: Float64Array.from(values) });
    const width = ({ low, high }: { low: number; high: number }) => high - low;
    expect(width(compareTimes(often, other()))).toBeGreaterThan(width(compareTimes(alone, other())) * 0.8);
  });
});

describe('two sets of cases', () => {
  it('MN-M6 name the slower path and the repeated activity first, and nothing that is alike', () => {
    const { rows, overlap } = compareCases(log, { first: odd, second: even });
    const real = rows
      .filter((row) => row.real)
      .map(({ subject, aspect }) => [JSON.stringify(subject), aspect]);
    expect(overlap).toBe(0);
    expect(real).toContainEqual(['{"of":"path","from":"ask","to":"approve"}', 'wait']);
    expect(real).toContainEqual(['{"of":"case"}', 'time']);
    expect(real).toContainEqual(['{"of":"activity","activity":"ask"}', 'repeats']);
    expect(real).not.toContainEqual(['{"of":"path","from":"approve","to":"pay"}', 'wait']);
    // The middle is 77 h where it is slow (78 h, but for those asked again, who asked last an hour later), 30 h elsewhere.
    const wait = rows.find(
      ({ subject, aspect }) => aspect === 'wait' && subject.of === 'path' && subject.to === 'approve',
    );
    expect(Math.round((wait?.difference ?? 0) / HOUR_MS)).toBe(47);
    expect(rows.findIndex((row) => !row.real)).toBe(real.length);
  });

  it('MN-M6 say nothing of cases shuffled into two', () => {
    const told = [1, 2, 3, 4, 5, 6, 7, 8].flatMap((seed) => {
      const first = odd.map((_, n) => ((n * 7919 + seed * 104729) >>> 3) & 1);
      return compareCases(log, { first, second: first.map((bit) => 1 - bit) }).rows.filter((row) => row.real);
    });
    expect(told.length).toBeLessThanOrEqual(1);
  });

  it('MN-M6 count the cases that are in both, and tell of an empty set nothing', () => {
    const none = new Uint8Array(80);
    expect(compareCases(log, { first: odd, second: odd }).overlap).toBe(40);
    expect(compareCases(log, { first: odd, second: none })).toMatchObject({ rows: [], second: { cases: 0 } });
  });

  it('MN-M8 differ by the same, whether what takes time was put in order before or is now', () => {
    const things = [...timedThings(log, undefined)];
    const open = Uint8Array.from(odd, (_, n) => Number(n > 70));
    for (const options of [{}, { open }]) {
      const anew = compareCases(log, { first: odd, second: even }, options);
      expect(compareCases(log, { first: odd, second: even }, { ...options, things })).toEqual(anew);
    }
  });

  it('MN-M6 a case under way has taken no time yet', () => {
    const open = new Uint8Array(80).fill(1);
    const { rows } = compareCases(log, { first: odd, second: even }, { open });
    expect(rows.some(({ aspect }) => aspect === 'time')).toBe(false);
  });

  it('MN-M6 what a case under way has not come to yet is no difference', () => {
    const cut = logOf(
      Array.from({ length: 200 }, (_, n) => [
        { case: `${n}`, activity: 'ask', at: n * HOUR_MS },
        ...(n < 140 ? [{ case: `${n}`, activity: 'pay', at: (n + 1) * HOUR_MS }] : []),
      ]).flat(),
    );
    const halves = {
      first: Uint8Array.from({ length: 200 }, (_, n) => Number(n >= 100)),
      second: Uint8Array.from({ length: 200 }, (_, n) => Number(n < 100)),
    };
    const open = Uint8Array.from({ length: 200 }, (_, n) => Number(n >= 140));
    const paysIn = (options: object) =>
      compareCases(cut, halves, options).rows.find(
        ({ subject, aspect }) =>
          aspect === 'share' && subject.of === 'activity' && subject.activity === 'pay',
      );
    expect(paysIn({})).toMatchObject({ real: true });
    expect(paysIn({ open })).toMatchObject({ real: false, difference: 0, first: { cases: 40 } });
  });
});

describe('what cases can be told apart by', () => {
  const told = describeCases(
    groupEvents(
      logOf([
        { case: '1', activity: 'ask', at: 0, resource: 'Ana' },
        { case: '1', activity: 'pay', at: 9, resource: 'Ana' },
        { case: '2', activity: 'ask', at: 2, resource: 'Bo' },
        { case: '2', activity: 'pay', at: 3, resource: 'Ana' },
      ]),
      'Team',
      () => 'Desk',
    ),
    [
      { name: 'Amount', kind: 'text' },
      { name: 'Region', kind: 'text' },
    ],
    (name) => (name === '1' ? ['12.5', 'North'] : ['3', null]),
  );

  it('MN-M7 is its attributes with counts by case, ranges of numbers and what is missing', () => {
    const { attributes, people, groups, longestMs, span } = caseColumns(told);
    expect(attributes).toMatchObject([
      { of: 'event', name: 'Team', missing: 0, top: [{ value: 'Desk', cases: 2 }] },
      { of: 'case', name: 'Amount', range: { least: 3, most: 12.5 }, values: 2 },
      { of: 'case', name: 'Region', range: null, missing: 1, top: [{ value: 'North', cases: 1 }] },
    ]);
    expect(people).toEqual([
      { value: 'Ana', cases: 2 },
      { value: 'Bo', cases: 1 },
    ]);
    expect(groups).toEqual([{ value: 'Desk', cases: 2 }]);
    expect([longestMs, span]).toEqual([9, { from: 0, to: 9 }]);
  });

  it('MN-M7 has values that are found by a part of them', () => {
    expect(searchValues(told, { of: 'people', name: '' }, 'bO')).toEqual([{ value: 'Bo', cases: 1 }]);
    expect(searchValues(told, { of: 'case', name: 'Region' }, 'south')).toEqual([]);
    expect(searchValues(told, { of: 'case', name: 'Unheard of' }, '')).toEqual([]);
  });
});
