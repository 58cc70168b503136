// Which cases pass which filter, worked out by hand: four claims, in hours after the first of January 2026.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../base/index.ts';
import { describeCases, groupEvents, logOf } from '../../event-log/index.ts';
import { type AskedFilter, casesOf, numbersIn, readFilter } from './cases-of.ts';

const BEGIN = Date.UTC(2026, 0, 1);
const at = (hour: number) => BEGIN + hour * HOUR_MS;
const steps = (name: string, ...events: [hour: number, activity: string, person?: string][]) =>
  events.map(([hour, activity, resource]) => ({ case: name, activity, at: at(hour), resource }));

const told = new Map([
  ['1', ['100', 'North', '3']],
  ['2', ['250', 'South', null]],
  ['3', ['unknown', 'North', '5']],
  ['4', [null, 'East', '']],
]);
const columns = ['Amount', 'Region', 'Score'].map((name) => ({ name, kind: 'text' as const }));
const log = describeCases(
  groupEvents(
    logOf([
      ...steps('1', [0, 'ask', 'Ana'], [1, 'check', 'Bo'], [4, 'pay', 'Ana']),
      ...steps('2', [10, 'ask', 'Ana'], [12, 'check', 'Bo'], [13, 'check', 'Cem'], [40, 'pay', 'Bo']),
      ...steps('3', [20, 'ask'], [21, 'reject', 'Cem']),
      ...steps('4', [30, 'ask', 'Ana'], [31, 'check', 'Ana'], [32, 'ask', 'Bo'], [90, 'pay', 'Cem']),
    ]),
    'Team',
    (person) => ({ Ana: 'Desk', Bo: 'Desk', Cem: 'Back office' })[person],
  ),
  columns,
  (name) => told.get(name),
);

const cases = (...filters: AskedFilter[]) => numbersIn(casesOf(log, filters)).map((c) => c + 1);
const ofCase = (name: string) => ({ of: 'case' as const, name });

describe('filters', () => {
  it('MN-M2 keep cases with an activity at least so many times, or fewer', () => {
    expect(cases({ keep: 'with', activity: 'check', times: 2 })).toEqual([2]);
    expect(cases({ keep: 'without', activity: 'ask', times: 2 })).toEqual([1, 2, 3]);
  });

  it('MN-M2 keep cases by a path and how long it took', () => {
    const path = { from: 'ask', to: 'check' };
    expect(cases({ keep: 'with', path, lasting: { atLeast: 2 * HOUR_MS, atMost: null } })).toEqual([2]);
    expect(cases({ keep: 'with', path, lasting: { atLeast: null, atMost: HOUR_MS } })).toEqual([1, 4]);
  });

  it('MN-M2 keep cases in which one activity follows another, whatever lies between', () => {
    const follows = { from: 'ask', to: 'pay' };
    expect(cases({ keep: 'with', follows })).toEqual([1, 2, 4]);
    // The time runs to the next payment from any time of asking: in case 4 from the second, too.
    expect(
      cases({ keep: 'with', follows, lasting: { atLeast: 58 * HOUR_MS, atMost: 59 * HOUR_MS } }),
    ).toEqual([4]);
    expect(cases({ keep: 'with', follows: { from: 'check', to: 'ask' } })).toEqual([4]);
    expect(cases({ keep: 'with', follows: { from: 'check', to: 'check' } })).toEqual([2]);
    expect(cases({ keep: 'without', follows: { from: 'pay', to: 'ask' } })).toEqual([1, 2, 3, 4]);
  });

  it('MN-M2 keep cases by when they started, ended, were under way or lay; the end of a period is outside', () => {
    const period = { from: at(10), to: at(40) };
    expect(cases({ keep: 'started', period })).toEqual([2, 3, 4]);
    expect(cases({ keep: 'ended', period })).toEqual([3]);
    expect(cases({ keep: 'within', period })).toEqual([3]);
    expect(cases({ keep: 'active', period: { from: at(2), to: at(11) } })).toEqual([1, 2]);
    expect(cases({ keep: 'started', period: { from: null, to: at(10) } })).toEqual([1]);
  });

  it('MN-M2 keep cases by an attribute: any of some values, a range of numbers, or missing', () => {
    const region = ofCase('Region');
    expect(cases({ keep: 'with', attribute: region, is: { anyOf: ['North', 'East'] } })).toEqual([1, 3, 4]);
    expect(cases({ keep: 'without', attribute: region, is: { anyOf: ['North'] } })).toEqual([2, 4]);
    const amount = ofCase('Amount');
    expect(
      cases({ keep: 'with', attribute: amount, is: { between: { atLeast: 100, atMost: null } } }),
    ).toEqual([1, 2]);
    expect(cases({ keep: 'with', attribute: amount, is: { missing: true } })).toEqual([4]);
    expect(cases({ keep: 'without', attribute: amount, is: { missing: true } })).toEqual([1, 2, 3]);
    // An empty text is a value, and no number.
    const score = ofCase('Score');
    expect(cases({ keep: 'with', attribute: score, is: { between: { atLeast: null, atMost: 3 } } })).toEqual([
      1,
    ]);
    expect(cases({ keep: 'with', attribute: ofCase('Unheard of'), is: { anyOf: [''] } })).toEqual([]);
  });

  it('MN-M2 keep cases by an attribute of any of their events', () => {
    const team = { of: 'event' as const, name: 'Team' };
    expect(cases({ keep: 'with', attribute: team, is: { anyOf: ['Back office'] } })).toEqual([2, 3, 4]);
    expect(cases({ keep: 'with', attribute: team, is: { missing: true } })).toEqual([]);
  });

  it('MN-M2 keep cases by how long they took, which a case under way does not tell', () => {
    const long: AskedFilter = { keep: 'with', lasting: { atLeast: 30 * HOUR_MS, atMost: null } };
    expect(cases(long)).toEqual([2, 4]);
    expect(numbersIn(casesOf(log, [long], Uint8Array.of(0, 1, 0, 0)))).toEqual([3]);
  });

  it('MN-M2 keep cases by who worked on them, or which group, at all or at one activity', () => {
    expect(cases({ keep: 'with', performer: 'resource', by: ['Cem'] })).toEqual([2, 3, 4]);
    expect(cases({ keep: 'with', performer: 'resource', by: ['Ana', 'Cem'], did: 'check' })).toEqual([2, 4]);
    expect(cases({ keep: 'without', performer: 'group', by: ['Back office'] })).toEqual([1]);
    expect(cases({ keep: 'with', performer: 'group', by: ['Desk'], did: 'pay' })).toEqual([1, 2]);
  });

  const anyFilter: fc.Arbitrary<AskedFilter> = fc.oneof(
    fc.record({
      keep: fc.constantFrom('with', 'without'),
      activity: fc.constantFrom('ask', 'check', 'pay', 'none'),
      times: fc.integer({ min: 1, max: 3 }),
    }),
    fc.record({
      keep: fc.constantFrom('started', 'ended', 'active', 'within'),
      period: fc.record({ from: fc.integer({ min: at(0), max: at(95) }), to: fc.constant(null) }),
    }),
    fc.record({
      keep: fc.constantFrom('with', 'without'),
      follows: fc.record({ from: fc.constantFrom('ask', 'check'), to: fc.constantFrom('pay', 'check') }),
    }),
    fc.record({
      keep: fc.constantFrom('with', 'without'),
      attribute: fc.constant(ofCase('Region')),
      is: fc.record({ anyOf: fc.constantFrom(['North'], ['South', 'East']) }),
    }),
    fc.record({ keep: fc.constant('with'), lasting: fc.constant({ atLeast: HOUR_MS, atMost: null }) }),
  ) as fc.Arbitrary<AskedFilter>;

  it('MN-M3 compose in any order, each leaving at most what the others leave', () => {
    fc.assert(
      fc.property(fc.array(anyFilter, { maxLength: 4 }), (filters) => {
        const all = cases(...filters);
        expect(cases(...filters.toReversed())).toEqual(all);
        for (const filter of filters) expect(cases(filter)).toEqual(expect.arrayContaining(all));
      }),
    );
  });

  it('MN-M3 with and without one thing part the cases in two', () => {
    fc.assert(
      fc.property(anyFilter, (filter) => {
        if (filter.keep !== 'with' || 'lasting' in filter) return;
        const without = { ...filter, keep: 'without' } as AskedFilter;
        expect([...cases(filter), ...cases(without)].sort()).toEqual([1, 2, 3, 4]);
      }),
    );
  });

  it('MN-M4 are read back from text as they were, and nothing else is a filter', () => {
    fc.assert(
      fc.property(anyFilter, (filter) => {
        expect(readFilter(JSON.parse(JSON.stringify(filter)))).toEqual(filter);
        expect(readFilter({ ...filter, besides: 1 })).toBeUndefined();
      }),
    );
    const nothing = [
      ...[null, 7, 'with', [], {}, { keep: 'with' }, { keep: 'with', activity: 7 }],
      ...[
        { keep: 'with', activity: 'a', times: 0 },
        { keep: 'with', lasting: {} },
      ],
      ...[
        { keep: 'with', path: { from: 'a' } },
        { keep: 'with', variant: ['a'] },
      ],
      ...[{ keep: 'with', attribute: { of: 'log', name: 'a' }, is: { missing: true } }],
      { keep: 'with', attribute: { of: 'case', name: 'a' }, is: { anyOf: [] } },
    ];
    for (const raw of nothing) expect(readFilter(raw), JSON.stringify(raw)).toBeUndefined();
    fc.assert(fc.property(fc.anything(), (raw) => void readFilter(raw)));
  });
});
