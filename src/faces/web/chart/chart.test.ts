// Charts: round figures on the axis, and a file whose figures add up to what is shown.
import { describe, expect, it } from 'vitest';
import { type ChartData, totalOf } from './figures.ts';
import { namedPlaces, ticks } from './scale.ts';
import { csvOf, written } from './written.ts';

const HOUR = 3_600_000;

describe('the axis of a chart', () => {
  it('carries round figures from nothing to beyond the highest', () => {
    expect(ticks(37, 4, 'count')).toEqual([0, 10, 20, 30, 40]);
    expect(ticks(2, 4, 'count')).toEqual([0, 1, 2]);
    expect(ticks(0, 4, 'count')).toEqual([0, 1]);
    expect(ticks(0.83, 4, 'share').at(-1)).toBeCloseTo(1);
  });

  it('counts time in hours and days, never in tens of milliseconds', () => {
    expect(ticks(50 * HOUR, 4, 'duration').map((tick) => tick / HOUR)).toEqual([0, 24, 48, 72]);
  });

  it('names as many places as there is room for, the last always', () => {
    expect(namedPlaces(5, 1000, 60)).toEqual([0, 1, 2, 3, 4]);
    expect(namedPlaces(52, 400, 60).at(-1)).toBe(51);
    expect(namedPlaces(52, 400, 60).length).toBeLessThanOrEqual(7);
  });
});

describe('the figures of a chart', () => {
  const data: ChartData = {
    title: 'Time per stage',
    unit: 'hours',
    period: 'last 30 days',
    sample: 12,
    measure: 'duration',
    places: [
      { id: 'a', title: 'Check, "first"' },
      { id: 'b', title: '=SUM(A1)' },
    ],
    series: [
      { id: 'w', title: 'Waiting', tone: 'warm', values: [1.5 * HOUR, null] },
      { id: 'k', title: 'Working', tone: 'deep', values: [20 * 60_000, 1] },
    ],
  };

  it('stand in the file unrounded, with quotes doubled and no formula made of a name', () => {
    expect(csvOf(data, 'Stage').split('\r\n')).toEqual([
      'Stage,Waiting (ms),Working (ms)',
      '"Check, ""first""",5400000,1200000',
      "'=SUM(A1),,1",
      '',
    ]);
  });

  it('add up in the file to what the table says of them together', () => {
    const counted: ChartData = { ...data, measure: 'count', adds: true };
    const rows = csvOf(counted, 'Stage').trim().split('\r\n').slice(1);
    const sums = [1, 2].map((column) =>
      rows.reduce(
        (sum, row) =>
          sum + Number(row.match(/(?:^"(?:[^"]|"")*"|[^,]*)(?:,|$)/g)?.[column]?.replace(',', '') ?? 0),
        0,
      ),
    );
    expect(sums).toEqual(counted.series.map(totalOf));
  });

  it('are written in hours where business time is meant', () => {
    expect(written(29.5 * HOUR, 'work-time')).toBe('29 h');
    expect(written(12.5 * HOUR, 'work-time')).toBe('12 h 30 min');
    expect(written(29.5 * HOUR, 'duration')).toBe('1 d 5 h');
  });

  it('are written for a reader', () => {
    expect(written(1.5 * HOUR, 'duration')).toBe('1 h 30 min');
    expect(written(0.125, 'share')).toBe('12.5%');
    expect(written(null, 'count')).toBe('–');
  });
});
