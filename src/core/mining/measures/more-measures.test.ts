// The measures of flow, promises and cost, each worked out by hand. Hours count from Monday the 5th of January 2026, 00:00 UTC.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { businessCalendar, DAY_MS, HOUR_MS } from '../../base/index.ts';
import { type EventLog, type LogRow, logOf, readLog } from '../../event-log/index.ts';
import { workSpans } from '../work-spans.ts';
import { casesOfFigure } from './behind.ts';
import {
  ageing,
  caseWaiting,
  cost,
  cumulativeFlow,
  cycleTime,
  demand,
  firstPass,
  flowEfficiency,
  MEASURES,
  onTime,
  onTimeWork,
  rework,
  throughput,
  waitingTime,
  workInProgress,
  workingTime,
} from './index.ts';

const MONDAY = Date.UTC(2026, 0, 5);
const at = (hour: number): number => MONDAY + hour * HOUR_MS;
const row = (name: string, activity: string, ready: number, began: number, done: number): LogRow => ({
  case: name,
  activity,
  readyAt: at(ready),
  startedAt: at(began),
  at: at(done),
});

// Case 1: check waits 8 to 10, is worked on 10 to 12; pay waits 12 to 16, is worked on 16 to 17.
// Case 2 (Tuesday): check 32 to 33, worked to 35; check again, waits 35 to 40, worked to 41.
const log = logOf([
  row('1', 'check', 8, 10, 12),
  row('1', 'pay', 12, 16, 17),
  row('2', 'check', 32, 33, 35),
  row('2', 'check', 35, 40, 41),
]);

const made = businessCalendar({ zone: 'UTC', week: { mon: ['09:00-13:00'], tue: ['09:00-17:00'] } });
if (!made.ok) throw new Error('The hours of this test are wrong.');
const calendar = made.value;
const inHours = (values: Float64Array) => Array.from(values, (ms) => ms / HOUR_MS);
const withDue = (due: readonly number[]): EventLog => ({ ...log, dueAt: Float64Array.from(due) });

describe('measures of flow', () => {
  it('MN-10 a cumulative flow counts cases begun, first done at each activity, and ended', () => {
    const { periods, bands } = cumulativeFlow.compute(log, { period: 'day' });
    expect(periods).toEqual([
      { from: at(0), to: at(24) },
      { from: at(24), to: at(48) },
    ]);
    expect(bands).toEqual([
      { counts: 'began', activity: null, values: [1, 2] },
      { counts: 'done', activity: 'check', values: [1, 2] },
      { counts: 'done', activity: 'pay', values: [1, 1] },
      { counts: 'ended', activity: null, values: [1, 2] },
    ]);
  });

  it('MN-R2 never falls, and ends with what demand and throughput count together', () => {
    const anyRow = fc.record({
      case: fc.constantFrom('1', '2', '3', '4'),
      activity: fc.constantFrom('a', 'b'),
      at: fc.integer({ min: 0, max: 60 * DAY_MS }),
    });
    fc.assert(
      fc.property(fc.array(anyRow, { minLength: 1 }), fc.nat(), (rows, seed) => {
        const some = logOf(rows);
        const open = Uint8Array.from({ length: some.cases }, (_, c) => (seed >> c) & 1);
        const options = { period: 'week', open } as const;
        const { bands } = cumulativeFlow.compute(some, options);
        for (const { values } of bands)
          for (const [i, value] of values.entries()) expect(value).toBeGreaterThanOrEqual(values[i - 1] ?? 0);
        const total = (measure: typeof demand) =>
          measure.compute(some, options).periods.reduce((sum, { value }) => sum + value, 0);
        expect(bands[0]?.values.at(-1)).toBe(total(demand));
        expect(bands.at(-1)?.values.at(-1)).toBe(total(throughput));
      }),
    );
  });

  it('MN-10 ageing is the time since open cases began, at the stages where they stand', () => {
    const places = {
      activities: ['check', 'pay'],
      activity: Int32Array.of(1, 0),
      caseOf: Int32Array.of(1, -1),
      beganAt: Float64Array.of(at(24), at(40)),
    };
    const { activities } = ageing.compute(log, { standing: places, until: at(48) });
    expect(
      activities.map(({ activity, summary }) => [activity, summary.count, summary.total / HOUR_MS]),
    ).toEqual([
      ['check', 1, 8],
      ['pay', 1, 24],
    ]);
    expect(ageing.compute(log).activities).toEqual([]);
  });

  it('MN-10 a case waits as long as its work together; open cases aside', () => {
    expect(inHours(caseWaiting.compute(log).perCase)).toEqual([6, 6]);
    expect(caseWaiting.compute(log, { open: Uint8Array.of(1, 0) }).summary.count).toBe(1);
  });

  it('MN-10 flow efficiency is working time over cycle time', () => {
    // Case 1: 3 of 9 hours; case 2: 3 of 9.
    const { perCase } = flowEfficiency.compute(log);
    expect(Array.from(perCase)).toEqual([3 / 9, 3 / 9]);
    // Work that only tells when it was done adds nothing: 2 of 5 hours.
    const partly = logOf([row('1', 'check', 0, 1, 3), { case: '1', activity: 'file', at: at(5) }]);
    expect(Array.from(flowEfficiency.compute(partly).perCase)).toEqual([2 / 5]);
  });

  it('MN-10 first-pass yield is the share of ended cases without anything done again', () => {
    expect(Array.from(firstPass.compute(log).perCase)).toEqual([1, 0]);
    expect(firstPass.compute(log, { open: Uint8Array.of(0, 1) }).summary).toMatchObject({
      count: 1,
      mean: 1,
    });
    const broken = logOf([{ case: '1', activity: 'a', at: at(1), lifecycle: 'ate_abort' }]);
    expect(firstPass.compute(broken).summary.mean).toBe(0);
  });

  it('MN-10 a case is on time when none of its work with a due time was late', () => {
    const due = withDue([at(12), Number.NaN, at(36), at(40)]);
    expect(Array.from(onTime.compute(due).perCase)).toEqual([1, 0]);
    expect(onTimeWork.compute(due).activities).toMatchObject([
      { activity: 'check', summary: { count: 3, total: 2 } },
    ]);
  });

  it('MN-10 costs are those of the events of a case, or its hours at a rate', () => {
    const csv =
      'case,activity,time,Costs\n1,a,2026-01-05 08:00,50\n1,b,2026-01-05 09:00,400.5\n2,a,2026-01-06 08:00,\n';
    const read = readLog(new TextEncoder().encode(csv));
    if (!read.ok) throw new Error(read.problem.message);
    expect(Array.from(cost.compute(read.value.log).perCase)).toEqual([450.5, Number.NaN]);
    expect(Array.from(cost.compute(log, { ratePerHour: 60 }).perCase)).toEqual([180, 180]);
  });

  it('MN-R1 with a calendar times are business time, and counts stay', () => {
    // Case 1 lies within Monday 08:00 to 17:00, of which 09:00 to 13:00 is worked; case 2 in Tuesday 08:00 to 17:00.
    const options = { calendar, period: 'day' } as const;
    expect(inHours(cycleTime.compute(log, options).perCase)).toEqual([4, 8]);
    expect(inHours(caseWaiting.compute(log, options).perCase)).toEqual([2, 5]);
    const totals = (measure: typeof waitingTime) =>
      measure
        .compute(log, options)
        .activities.map(({ activity, summary }) => [activity, summary.total / HOUR_MS]);
    expect(totals(waitingTime)).toEqual([
      ['check', 6],
      ['pay', 1],
    ]);
    expect(totals(workingTime)).toEqual([
      ['check', 5],
      ['pay', 0],
    ]);
    expect(throughput.compute(log, options)).toEqual(throughput.compute(log, { period: 'day' }));
  });

  it('MN-R3 what is not recorded has no value', () => {
    const plain = logOf([
      { case: '1', activity: 'a', at: at(0) },
      { case: '1', activity: 'b', at: at(3) },
    ]);
    for (const measure of [flowEfficiency, onTime, cost, caseWaiting]) {
      expect(measure.compute(plain).summary.count).toBe(0);
      expect(cost.compute(plain, { ratePerHour: 10 }).summary.count).toBe(0);
    }
    expect(onTimeWork.compute(plain).activities).toEqual([]);
  });

  it('MN-R5 one wrong date does not cut a log into millions of periods', () => {
    const wide = logOf([
      { case: '1', activity: 'a', at: Date.UTC(1, 0, 1) },
      { case: '1', activity: 'b', at: Date.UTC(9000, 0, 1) },
      { case: '2', activity: 'a', at: Date.UTC(9001, 0, 1) },
      { case: '2', activity: 'b', at: Date.UTC(9002, 0, 1) },
    ]);
    const { periods } = workInProgress.compute(wide, { period: 'day' });
    expect(periods.length).toBeLessThan(20_000);
    const spent = periods.reduce((sum, { from, to, value }) => sum + value * (to - from), 0);
    const took = cycleTime.compute(wide).summary.total;
    expect(Math.abs(spent / took - 1)).toBeLessThan(1e-9);
  });
});

describe('pieces of work', () => {
  it('MN-R7 are the same where no event names a state and where all are completions', () => {
    const time = fc.integer({ min: 0, max: 40 });
    const anyRow = fc.record({
      case: fc.constantFrom('1', '2', '3'),
      activity: fc.constantFrom('a', 'b'),
      at: time,
      startedAt: fc.option(time, { nil: undefined }),
      readyAt: fc.option(time, { nil: undefined }),
      resource: fc.option(fc.constant('Ana'), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(anyRow), (rows) => {
        const plain = workSpans(logOf(rows));
        expect(plain).toEqual(workSpans(logOf(rows.map((each) => ({ ...each, lifecycle: 'complete' })))));
      }),
    );
  });
});

describe('the cases behind a figure', () => {
  const behind = (part: Parameters<typeof casesOfFigure>[1], options?: Parameters<typeof casesOfFigure>[2]) =>
    Array.from(casesOfFigure(log, part, options).seen);

  it('MN-R4 are those that began, ended or were under way in its period', () => {
    const day = { from: at(24), to: at(48) };
    expect(behind({ measure: 'demand', ...day })).toEqual([0, 1]);
    expect(behind({ measure: 'throughput', from: at(0), to: at(24) })).toEqual([1, 0]);
    expect(behind({ measure: 'work-in-progress', ...day })).toEqual([0, 1]);
    expect(behind({ measure: 'work-in-progress' }, { open: Uint8Array.of(0, 1) })).toEqual([0, 1]);
    const unseen = { beganAt: Float64Array.of(at(30)), endedAt: Float64Array.of(Number.NaN) };
    expect(Array.from(casesOfFigure(log, { measure: 'demand', ...day }, { unseen }).unseen)).toEqual([1]);
  });

  it('MN-R4 are those with a value in between, or with the activity done', () => {
    expect(behind({ measure: 'first-pass', below: 1 })).toEqual([0, 1]);
    expect(behind({ measure: 'cycle-time', atLeast: 10 * HOUR_MS })).toEqual([0, 0]);
    expect(behind({ measure: 'cycle-time' })).toEqual([1, 1]);
    expect(behind({ measure: 'waiting-time', activity: 'pay' })).toEqual([1, 0]);
    expect(behind({ measure: 'rework', activity: 'check' })).toEqual([0, 1]);
    expect(behind({ measure: 'nothing of that name' })).toEqual([0, 0]);
  });

  it('MN-R4 are as many as the measure counts, for every measure of cases and of activities', () => {
    for (const measure of MEASURES) {
      const values = measure.compute(log);
      if (values.grain === 'case')
        expect(behind({ measure: measure.name }).filter((bit) => bit === 1)).toHaveLength(
          values.summary.count,
        );
    }
    for (const { activity, summary } of rework.compute(log).activities) {
      const cases = behind({ measure: 'rework', activity }).filter((bit) => bit === 1).length;
      expect(cases).toBeLessThanOrEqual(summary.total);
    }
  });
});
