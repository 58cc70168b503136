// One log worked out by hand for each measure. Hours count from Monday the 5th of January 2026, 00:00 UTC.
import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../base/index.ts';
import { type LogRow, logOf } from '../../event-log/index.ts';
import {
  cycleTime,
  demand,
  MEASURES,
  rework,
  reworkedCases,
  sojournTime,
  throughput,
  waitingTime,
  workInProgress,
  workingTime,
} from './index.ts';
import { trendOf } from './trend.ts';

const MONDAY = Date.UTC(2026, 0, 5);
const at = (hour: number): number => MONDAY + hour * HOUR_MS;
const event = (name: string, activity: string, hour: number, lifecycle?: string): LogRow => ({
  case: name,
  activity,
  at: at(hour),
  lifecycle,
});

// Case 1: check is scheduled at 0, begun at 2, rests 3 to 5, is done at 6; pay is begun at 10, done at 11.
// Case 2: check is begun at 24, done at 25; check again begun at 30, done at 34.
const log = logOf([
  event('1', 'check', 0, 'schedule'),
  event('1', 'check', 2, 'start'),
  event('1', 'check', 3, 'suspend'),
  event('1', 'check', 5, 'resume'),
  event('1', 'check', 6, 'complete'),
  event('1', 'pay', 10, 'start'),
  event('1', 'pay', 11, 'complete'),
  event('2', 'check', 24, 'start'),
  event('2', 'check', 25, 'complete'),
  event('2', 'check', 30, 'start'),
  event('2', 'check', 34, 'complete'),
]);

const hours = (values: ReturnType<typeof waitingTime.compute>) =>
  values.activities.map(({ activity, summary }) => [
    activity,
    summary.count,
    summary.total / HOUR_MS,
    summary.median / HOUR_MS,
  ]);

describe('the measures', () => {
  it('MN-10 cycle time runs from the first event of a case to its last, open cases aside', () => {
    expect(Array.from(cycleTime.compute(log).perCase, (ms) => ms / HOUR_MS)).toEqual([11, 10]);
    const { perCase, summary } = cycleTime.compute(log, { open: Uint8Array.of(0, 1) });
    expect(Array.from(perCase)).toEqual([11 * HOUR_MS, Number.NaN]);
    expect(summary.count).toBe(1);
  });

  it('MN-10 waiting time runs from ready to begun', () => {
    // check: 2 (scheduled), 5 (since its first completion); case 2 began at once, so nothing tells. pay: 4.
    expect(hours(waitingTime.compute(log))).toEqual([
      ['check', 2, 7, 3.5],
      ['pay', 1, 4, 4],
    ]);
  });

  it('MN-10 working time leaves out what was suspended', () => {
    expect(hours(workingTime.compute(log))).toEqual([
      ['check', 3, 7, 2],
      ['pay', 1, 1, 1],
    ]);
  });

  it('MN-10 time in stage is waiting and working together', () => {
    // check: 6 (scheduled 0, done 6), 1 (begun 24, done 25), 9 (ready 25, done 34). pay: 5.
    expect(hours(sojournTime.compute(log))).toEqual([
      ['check', 3, 16, 6],
      ['pay', 1, 5, 5],
    ]);
  });

  it('MN-10 rework counts what was done again, a start and a completion being one', () => {
    const values = rework
      .compute(log)
      .activities.map(({ activity, summary }) => [activity, summary.count, summary.total]);
    expect(values).toEqual([
      ['check', 2, 1],
      ['pay', 1, 0],
    ]);
  });

  it('MN-10 cases with rework are those that do some work again', () => {
    const { perCase, summary } = reworkedCases.compute(log);
    expect(Array.from(perCase)).toEqual([0, 1]);
    expect(summary.mean).toBe(0.5);
  });

  it('MN-10 a trend summarises the cases that ended in each period, and says nothing where none did', () => {
    const { perCase } = cycleTime.compute(log);
    const days = trendOf(log, perCase, { period: 'day' });
    expect(days.map(({ summary }) => [summary.count, summary.median / HOUR_MS])).toEqual([
      [1, 11],
      [1, 10],
    ]);
    const open = trendOf(log, perCase, { period: 'day', open: Uint8Array.of(0, 1) });
    expect(open[1]?.summary).toMatchObject({ count: 0, median: Number.NaN });
  });

  it('MN-10 cases that no event tells of yet are counted as begun and under way', () => {
    const unseen = { beganAt: Float64Array.of(at(1), at(30)), endedAt: Float64Array.of(at(3), Number.NaN) };
    const options = { period: 'day', unseen, until: at(48) - 1 } as const;
    expect(demand.compute(log, options).periods.map(({ value }) => value)).toEqual([2, 2]);
    expect(throughput.compute(log, options).periods.map(({ value }) => value)).toEqual([2, 1]);
    const days = workInProgress.compute(log, options).periods.map(({ value }) => Math.round(value * 24));
    expect(days).toEqual([13, 28]);
  });

  it('MN-10 demand and throughput count cases that begin and end, by day, week and month', () => {
    expect(demand.compute(log, { period: 'day' }).periods).toEqual([
      { from: at(0), to: at(24), value: 1 },
      { from: at(24), to: at(48), value: 1 },
    ]);
    expect(throughput.compute(log, { period: 'week' }).periods).toEqual([
      { from: at(0), to: at(168), value: 2 },
    ]);
    expect(throughput.compute(log, { period: 'month' }).periods).toEqual([
      { from: Date.UTC(2026, 0, 1), to: Date.UTC(2026, 1, 1), value: 2 },
    ]);
    expect(throughput.compute(log, { period: 'week', open: Uint8Array.of(1, 0) }).periods[0]?.value).toBe(1);
  });

  it('MN-10 work in progress is averaged over the time of each period', () => {
    const days = workInProgress.compute(log, { period: 'day' }).periods.map(({ value }) => value * 24);
    expect(days).toEqual([11, 10]);
    const open = workInProgress.compute(log, { period: 'day', open: Uint8Array.of(1, 0), until: at(48) - 1 });
    expect(open.periods.map(({ value }) => Math.round(value * 24))).toEqual([24, 34]);
  });

  it('MN-8 knows no waiting and no working where only completions are logged', () => {
    const plain = logOf([event('1', 'a', 0), event('1', 'b', 3)]);
    expect(waitingTime.compute(plain).activities).toEqual([]);
    expect(workingTime.compute(plain).activities).toEqual([]);
    expect(hours(sojournTime.compute(plain))).toEqual([['b', 1, 3, 3]]);
  });

  it('MN-8 takes a start column, and when work was ready, as they are', () => {
    const told = logOf([{ case: '1', activity: 'a', at: at(9), startedAt: at(7), readyAt: at(2) }]);
    expect(hours(waitingTime.compute(told))).toEqual([['a', 1, 5, 5]]);
    expect(hours(workingTime.compute(told))).toEqual([['a', 1, 2, 2]]);
    expect(cycleTime.compute(told).summary.total).toBe(7 * HOUR_MS);
  });

  it('MN-10 each states its definition, unit and source, under a name of its own', () => {
    expect(new Set(MEASURES.map((measure) => measure.name)).size).toBe(MEASURES.length);
    for (const measure of MEASURES) {
      expect(measure.definition).toMatch(/\.$/);
      expect(measure.source.length).toBeGreaterThan(10);
    }
    expect(DAY_MS).toBe(24 * HOUR_MS);
  });
});
