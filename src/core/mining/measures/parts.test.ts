// How values are spread, how cases are split, and how old the open ones are: every case is counted, none twice.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../base/index.ts';
import { describeCases, groupEvents, logOf } from '../../event-log/index.ts';
import { summariseKnown } from '../statistics/order-statistics.ts';
import { ageBands } from './age-bands.ts';
import { distributionOf } from './distribution.ts';
import { splitCases, summariesBy } from './split.ts';

const anyValue = fc.oneof(fc.constant(Number.NaN), fc.integer({ min: 0, max: 400 * DAY_MS }), fc.constant(0));
const known = (values: Float64Array) => values.filter((value) => !Number.isNaN(value)).length;

describe('the spread of values', () => {
  it('MN-R6 counts each value once, in steps that follow on each other and stay few', () => {
    fc.assert(
      fc.property(fc.array(anyValue, { maxLength: 200 }), (list) => {
        const values = Float64Array.from(list);
        const steps = distributionOf(values, 'ms');
        expect(steps.reduce((sum, { count }) => sum + count, 0)).toBe(known(values));
        expect(steps.length).toBeLessThan(30);
        for (const [i, { from }] of steps.entries()) if (i > 0) expect(from).toBe(steps[i - 1]?.to);
        for (const { from, to, count } of steps) {
          const inside = values.filter((value) => value >= from && (to === null || value < to)).length;
          expect(count).toBe(inside);
        }
      }),
    );
  });

  it('MN-R6 takes steps that a person would take', () => {
    const days = distributionOf(
      Float64Array.from({ length: 40 }, (_, i) => (i % 12) * DAY_MS),
      'ms',
    );
    expect(days[0]).toEqual({ from: 0, to: DAY_MS, count: 4 });
    expect(distributionOf(Float64Array.of(5 * MINUTE_MS), 'ms')[0]?.to).toBe(MINUTE_MS);
    expect(distributionOf(Float64Array.of(0.05, 0.95), 'share').map(({ count }) => count)).toEqual([
      1, 0, 0, 0, 0, 0, 0, 0, 0, 1,
    ]);
    expect(distributionOf(Float64Array.of(), 'ms')).toEqual([]);
  });
});

const log = describeCases(
  groupEvents(
    logOf([
      { case: '1', activity: 'ask', at: 0, resource: 'Ana' },
      { case: '1', activity: 'pay', at: HOUR_MS, resource: 'Bo' },
      { case: '2', activity: 'ask', at: 0 },
      { case: '2', activity: 'pay', at: 2 * HOUR_MS, resource: 'Bo' },
      { case: '3', activity: 'ask', at: 0 },
    ]),
    'Team',
    (person) => (person === 'Ana' ? 'Desk' : 'Back office'),
  ),
  [{ name: 'Version', kind: 'number' }],
  (name) => [name === '3' ? null : name],
);

describe('a split', () => {
  it('MN-R6 puts each case under one value, the others, or none', () => {
    const split = splitCases(log, { of: 'case', name: 'Version' });
    expect(split).toEqual({ values: ['1', '2'], others: 0, of: Int32Array.of(0, 1, 3) });
    expect(splitCases(log, { of: 'event', name: 'Team' })?.values).toEqual(['Desk', 'Back office']);
    expect(splitCases(log, { of: 'case', name: 'Colour' })).toBeUndefined();
    const rest = splitCases(log, { of: 'case', name: 'Version' }, 0);
    expect(rest).toEqual({ values: [], others: 2, of: Int32Array.of(0, 0, 1) });
  });

  it('MN-R6 tells of each part what the measure tells of its cases alone', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyValue, fc.nat({ max: 3 })), { maxLength: 60 }), (drawn) => {
        const perCase = Float64Array.from(drawn, ([value]) => value);
        const of = Int32Array.from(drawn, ([, part]) => part);
        const parts = summariesBy(perCase, { values: ['a', 'b'], others: 1, of });
        for (const [part, summary] of parts.entries())
          expect(summary).toEqual(summariseKnown(perCase.filter((_, c) => of[c] === part)));
      }),
    );
  });
});

describe('bands of ages', () => {
  const standing = {
    activities: ['ask', 'pay'],
    activity: Int32Array.of(0, 0, 1),
    caseOf: Int32Array.of(0, 1, 2),
    beganAt: Float64Array.of(0, 9 * HOUR_MS, 4 * HOUR_MS),
  };
  const cycle = summariseKnown(Float64Array.of(2 * HOUR_MS, 2 * HOUR_MS, 5 * HOUR_MS, 5 * HOUR_MS));

  it('MN-R6 compare open cases with what ended ones took', () => {
    const { bounds, stages } = ageBands(log, { standing, until: 10 * HOUR_MS }, cycle);
    expect(bounds).toEqual([3.5 * HOUR_MS, 5 * HOUR_MS]);
    // One hour old at ask is young; ten hours at ask and six at pay are older than nearly all.
    expect(stages).toEqual([
      { activity: 'ask', counts: [1, 0, 1] },
      { activity: 'pay', counts: [0, 0, 1] },
    ]);
  });

  it('MN-R3 have nothing to compare with where no case has ended, and nothing to tell of where none is open', () => {
    const none = summariseKnown(new Float64Array(0));
    expect(ageBands(log, { standing, until: 10 * HOUR_MS }, none)).toMatchObject({
      bounds: [],
      stages: [{ counts: [2] }, { counts: [1] }],
    });
    expect(ageBands(log, {}, cycle).stages).toEqual([]);
  });
});
