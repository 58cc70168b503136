// The truths below were worked out by hand. The log: four requests in hours after the first of January 2026.
import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../base/index.ts';
import { type LogRow, logOf } from '../event-log/index.ts';
import {
  activitiesOf,
  casesOf,
  directlyFollows,
  drawMap,
  endsOf,
  handoversOf,
  numbersIn,
  startsOf,
  summarise,
  surveyFlow,
  surveyPaths,
  topVariants,
  variantsOf,
} from './index.ts';

const BEGIN = Date.UTC(2026, 0, 1);

const steps = (name: string, ...events: [hour: number, activity: string, person?: string][]): LogRow[] =>
  events.map(([hour, activity, resource]) => ({
    case: name,
    activity,
    at: BEGIN + hour * HOUR_MS,
    resource,
  }));

const log = logOf([
  ...steps('1', [0, 'register', 'Ana'], [1, 'check', 'Ben'], [4, 'decide', 'Ana'], [5, 'pay', 'Ana']),
  ...steps(
    '2',
    [0, 'register', 'Ana'],
    [3, 'check', 'Ben'],
    [4, 'decide', 'Ana'],
    [8, 'check'],
    [9, 'decide', 'Ana'],
    [9, 'reject', 'Ana'],
  ),
  ...steps('3', [2, 'register'], [7, 'check', 'Ben'], [7, 'decide', 'Ben'], [17, 'pay', 'Ana']),
  ...steps(
    '4',
    [0, 'register', 'Ana'],
    [8, 'check', 'Cem'],
    [9, 'check', 'Ben'],
    [10, 'decide', 'Ana'],
    [12, 'pay', 'Ana'],
  ),
]);

describe('what follows what', () => {
  it('MN-1 counts pairs with mean, median, least and greatest time', () => {
    const hours = directlyFollows(log).map(({ from, to, count, meanMs, medianMs, minMs, maxMs }) => [
      `${from} ${to}`,
      count,
      ...[meanMs, medianMs, minMs, maxMs].map((ms) => ms / HOUR_MS),
    ]);
    expect(hours).toEqual([
      ['check decide', 5, 1.2, 1, 0, 3],
      ['register check', 4, 4.25, 4, 1, 8],
      ['decide pay', 3, 13 / 3, 2, 1, 10],
      ['check check', 1, 1, 1, 1, 1],
      ['decide check', 1, 4, 4, 4, 4],
      ['decide reject', 1, 0, 0, 0, 0],
    ]);
  });

  it('MN-1 counts the cases of a path once each, gates included', () => {
    const paths = surveyPaths(log);
    const cases = (from: string, to: string) =>
      paths.find((p) => p.from === log.activities.indexOf(from) && p.to === log.activities.indexOf(to))
        ?.cases;
    expect(cases('check', 'decide')).toBe(4);
    expect(cases('', 'register')).toBe(4);
    expect(cases('pay', '')).toBe(3);
  });

  it('MN-1 takes the middle two of an even number, and the nearest rank for the 90th percentile', () => {
    expect(summarise(Float64Array.of(4, 1, 3, 2))).toMatchObject({
      median: 2.5,
      p90: 4,
      mean: 2.5,
      min: 1,
      max: 4,
      total: 10,
    });
    expect(summarise(Float64Array.from({ length: 10 }, (_, i) => 10 - i))).toMatchObject({
      median: 5.5,
      p90: 9,
    });
    expect(summarise(Float64Array.of(7))).toMatchObject({ median: 7, p90: 7 });
    expect(summarise(new Float64Array(0)).count).toBe(0);
  });
});

describe('what is there', () => {
  it('MN-3 counts events, cases and repeats of each activity, starts and ends', () => {
    expect(activitiesOf(log)).toEqual([
      { name: 'check', events: 6, cases: 4, repeats: 2, casesWithRepeats: 2 },
      { name: 'decide', events: 5, cases: 4, repeats: 1, casesWithRepeats: 1 },
      { name: 'register', events: 4, cases: 4, repeats: 0, casesWithRepeats: 0 },
      { name: 'pay', events: 3, cases: 3, repeats: 0, casesWithRepeats: 0 },
      { name: 'reject', events: 1, cases: 1, repeats: 0, casesWithRepeats: 0 },
    ]);
    expect(startsOf(log)).toEqual([{ name: 'register', cases: 4 }]);
    expect(endsOf(log)).toEqual([
      { name: 'pay', cases: 3 },
      { name: 'reject', cases: 1 },
    ]);
  });

  it('MN-4 groups cases by their sequence of activities', () => {
    const variants = variantsOf(log);
    expect(variants.count).toBe(3);
    expect(Array.from(variants.ofCase)).toEqual([0, 1, 0, 2]);
    expect(topVariants(log, variants, 2)).toEqual([
      { cases: 2, activities: ['register', 'check', 'decide', 'pay'] },
      { cases: 1, activities: ['register', 'check', 'check', 'decide', 'pay'] },
    ]);
  });

  it('MN-5 counts handovers between people known, to oneself too, and bridges nobody', () => {
    expect(handoversOf(log)).toEqual([
      { from: 'Ben', to: 'Ana', count: 4 },
      { from: 'Ana', to: 'Ana', count: 3 },
      { from: 'Ana', to: 'Ben', count: 2 },
      { from: 'Ana', to: 'Cem', count: 1 },
      { from: 'Ben', to: 'Ben', count: 1 },
      { from: 'Cem', to: 'Ben', count: 1 },
    ]);
  });
});

describe('which cases pass here', () => {
  const cases = (...filters: Parameters<typeof casesOf>[1]) =>
    numbersIn(casesOf(log, filters)).map((c) => c + 1);

  it('MN-7 selects by activity, path and variant, with and without, starting and ending', () => {
    expect(cases({ keep: 'with', activity: 'reject' })).toEqual([2]);
    expect(cases({ keep: 'without', activity: 'reject' })).toEqual([1, 3, 4]);
    expect(cases({ keep: 'ending', activity: 'pay' })).toEqual([1, 3, 4]);
    expect(cases({ keep: 'starting', activity: 'check' })).toEqual([]);
    expect(cases({ keep: 'with', path: { from: 'check', to: 'check' } })).toEqual([4]);
    expect(cases({ keep: 'with', path: { from: 'reject', to: null } })).toEqual([2]);
    expect(cases({ keep: 'without', path: { from: null, to: 'register' } })).toEqual([]);
    expect(cases({ keep: 'with', variant: ['register', 'check', 'decide', 'pay'] })).toEqual([1, 3]);
    expect(
      cases({ keep: 'with', activity: 'pay' }, { keep: 'without', path: { from: 'check', to: 'check' } }),
    ).toEqual([1, 3]);
    expect(cases({ keep: 'with', activity: 'unheard of' })).toEqual([]);
    expect(cases()).toEqual([1, 2, 3, 4]);
  });

  it('MN-7 a case under way has ended nowhere, on the map and for its filters', () => {
    const open = Uint8Array.of(1, 0, 0, 0);
    const pays = (filter: Parameters<typeof casesOf>[1][number]) =>
      numbersIn(casesOf(log, [filter], open)).map((c) => c + 1);
    expect(pays({ keep: 'ending', activity: 'pay' })).toEqual([3, 4]);
    expect(pays({ keep: 'with', path: { from: 'pay', to: null } })).toEqual([3, 4]);
    expect(pays({ keep: 'without', path: { from: 'pay', to: null } })).toEqual([1, 2]);
    const ends = surveyFlow(log, { open }).paths.filter(({ to }) => to === null);
    expect(ends.map(({ from, count, cases }) => [from, count, cases])).toEqual([
      ['pay', 2, 2],
      ['reject', 1, 1],
    ]);
    const all = surveyFlow(log, { open: Uint8Array.of(1, 1, 1, 1) });
    expect(all.paths.some(({ to }) => to === null)).toBe(false);
    expect(drawMap(all, { activities: 0.4, paths: 0.2 }).activities.length).toBeGreaterThan(0);
  });
});
