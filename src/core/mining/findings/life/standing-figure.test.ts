import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../../base/index.ts';
import { type EventLog, type LogRow, logOf } from '../../../event-log/index.ts';
import { hoursFrom } from '../../hours/observed-hours.ts';
import type { FindingKindName, FindingPlace } from '../finding.ts';
import { effectOf } from './effect.ts';
import { type StandingFigure, standingFigure } from './standing-figure.ts';

const always = hoursFrom(new Uint8Array(168).fill(1));
const rows = (name: string, ...steps: [activity: string, hour: number, resource?: string][]): LogRow[] =>
  steps.map(([activity, hour, resource]) => ({ case: name, activity, at: hour * HOUR_MS, resource }));
const log = logOf([
  ...rows('1', ['open', 0, 'ana'], ['check', 2, 'ben'], ['close', 3, 'ana']),
  ...rows('2', ['open', 0, 'ana'], ['check', 4, 'ben'], ['check', 5, 'ben'], ['close', 9, 'ben']),
  ...rows('3', ['open', 0, 'ana'], ['close', 1, 'cem']),
]);
const figure = (kind: FindingKindName, at: FindingPlace, of: EventLog = log) => {
  const { name, value, count } = standingFigure(of, always, { kind, at });
  return [name, value, count];
};

describe('the figure by which a finding is measured again', () => {
  it('MN-L16 is the median wait at an activity or on a path, in working time', () => {
    expect(figure('bottleneck', { activity: 'check' })).toEqual(['wait', 2 * HOUR_MS, 3]);
    expect(figure('handoff', { from: 'check', to: 'close' })).toEqual(['gap', 2.5 * HOUR_MS, 2]);
  });

  it('MN-L16 is the share of cases that repeat, pass or take a path, and of work that somebody does', () => {
    expect(figure('rework', { activity: 'check' })).toEqual(['repeats', 1 / 3, 3]);
    expect(figure('gate', { activity: 'check' })).toEqual(['passes', 2 / 3, 3]);
    expect(figure('workaround', { from: 'open', to: 'close' })).toEqual(['takes-path', 1 / 3, 3]);
    expect(figure('drift', { from: null, to: 'open' })).toEqual(['takes-path', 1, 3]);
    expect(figure('overload', { performer: 'ben' })).toEqual(['work-share', 4 / 9, 9]);
  });

  it('MN-L16 is unknown, with no bounds, where nothing tells it', () => {
    const { value, low, high, count } = standingFigure(log, always, {
      ...{ kind: 'bottleneck', at: { activity: 'bake' } },
    });
    expect([value, low, high, count]).toEqual([Number.NaN, 0, Number.POSITIVE_INFINITY, 0]);
  });

  it('MN-L17 lies within its bounds, which narrow as cases come', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 80 }), (gaps) => {
        const many = logOf(gaps.flatMap((gap, c) => rows(String(c), ['a', 0], ['b', gap])));
        const { value, low, high } = standingFigure(many, always, {
          ...{ kind: 'handoff', at: { from: 'a', to: 'b' } },
        });
        expect(low).toBeLessThanOrEqual(value);
        expect(high).toBeGreaterThanOrEqual(value);
      }),
    );
    const even = (n: number) =>
      logOf(Array.from({ length: n }, (_, c) => rows(String(c), ['a', 0], ['b', c % 100])).flat());
    const width = (of: EventLog) => {
      const { low, high } = standingFigure(of, always, { kind: 'handoff', at: { from: 'a', to: 'b' } });
      return high - low;
    };
    expect(width(even(6))).toBe(Number.POSITIVE_INFINITY);
    expect(width(even(1000))).toBeLessThan(width(even(100)));
  });
});

describe('before and since a version', () => {
  const of = (value: number, low: number, high: number, count = 50): StandingFigure => ({
    ...{ name: 'wait', value, low, high, count },
  });
  const ground = { before: of(10, 8, 12), since: of(3, 2, 5), casesSince: 40, foundSince: false };

  it('MN-L18 says nothing while few cases have closed', () => {
    expect(effectOf({ ...ground, casesSince: 29 })).toBe('too-early');
    expect(effectOf({ ...ground, casesSince: 29, foundSince: true })).toBe('too-early');
    expect(effectOf({ ...ground, casesSince: 30 })).toBe('gone');
  });

  it('MN-L18 calls it gone only where the bounds do not touch, or nothing is left to measure', () => {
    expect(effectOf({ ...ground, since: of(7, 5, 8) })).toBe('too-early');
    expect(effectOf({ ...ground, since: of(Number.NaN, 0, Number.POSITIVE_INFINITY, 0) })).toBe('gone');
    expect(effectOf({ ...ground, since: of(0, 0, 11) })).toBe('gone');
    expect(effectOf({ ...ground, since: of(9, 7, 11), foundSince: true })).toBe('still-there');
    expect(effectOf({ ...ground, foundSince: true })).toBe('less');
  });
});
