// All measures of an open log at once: business time, parts of the cases, a value's cases alone, and the cases behind a figure.
import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../../core/base/index.ts';
import { describeCases, logOf } from '../../../core/event-log/index.ts';
import type { OpenLog } from '../open-log.ts';
import type { FoundCases, MeasuresAnswer, Question } from '../question.ts';
import { findCases } from './answer-cases.ts';
import { measureAll } from './answer-measures.ts';

const MONDAY = Date.UTC(2026, 0, 5);
const at = (hour: number): number => MONDAY + hour * HOUR_MS;

/** Three cases of ours: one ended, one under way at pay, one that has left no stage yet. */
function opened(): OpenLog {
  const log = describeCases(
    logOf([
      { case: 'a', activity: 'check', at: at(12), readyAt: at(8), startedAt: at(10) },
      { case: 'a', activity: 'pay', at: at(16), readyAt: at(12), startedAt: at(15) },
      { case: 'b', activity: 'check', at: at(20), readyAt: at(9), startedAt: at(19) },
    ]),
    [{ name: 'Version', kind: 'number' }],
    (name) => [name === 'a' ? '1' : '2'],
  );
  const unseen = { names: ['c'], beganAt: Float64Array.of(at(21)), endedAt: Float64Array.of(Number.NaN) };
  const places = {
    activities: ['pay', 'check'],
    activity: Int32Array.of(0, 1),
    caseOf: Int32Array.of(1, -1),
    beganAt: Float64Array.of(at(9), at(21)),
  };
  return { log, open: Uint8Array.of(0, 1), unseen, places };
}

const until = at(24);
const ask = (more: Partial<Extract<Question, { about: 'measures' }>> = {}, log = opened()): MeasuresAnswer =>
  measureAll(log, { about: 'measures', filters: [], period: 'day', until, ...more });
const summaryOf = ({ measures }: MeasuresAnswer, name: string) => {
  const values = measures.find((measure) => measure.name === name)?.values;
  return values?.grain === 'case' ? values.summary : undefined;
};
const behind = (figure: object, log = opened()): FoundCases =>
  findCases(log, {
    ...{ about: 'cases', filters: [], limit: 10, offset: 0 },
    figure: { measure: '', until, ...figure },
  });

describe('all measures of an open log', () => {
  it('count ended, open and unseen cases, and say how old the open ones are', () => {
    const answer = ask();
    expect(answer.counted).toMatchObject({ cases: 3, ended: 1, open: 2, to: until });
    expect(summaryOf(answer, 'cycle-time')).toMatchObject({ count: 1, median: 8 * HOUR_MS });
    expect(answer.ages.stages).toMatchObject([{ activity: 'check' }, { activity: 'pay' }]);
    expect(answer.distributions.find(({ measure }) => measure === 'cycle-time')?.steps.at(-1)?.count).toBe(1);
  });

  it('are business time where hours are given', () => {
    const hours = { zone: 'UTC', week: { mon: ['09:00-13:00'] } };
    expect(summaryOf(ask({ hours }), 'cycle-time')?.median).toBe(4 * HOUR_MS);
  });

  it('tell parts of the cases apart, and narrow to one of them', () => {
    const { split } = ask({ split: { of: 'case', name: 'Version' } });
    expect(split?.parts.map(({ value, cases, open }) => [value, cases, open])).toEqual([
      ['1', 1, 0],
      ['2', 1, 1],
    ]);
    expect(split?.parts[0]?.summaries['cycle-time']?.count).toBe(1);
    expect(ask({ split: { of: 'case', name: 'Colour' } }).split).toBeNull();
    const filters = [
      { keep: 'with', attribute: { of: 'case', name: 'Version' }, is: { anyOf: ['2'] } },
    ] as const;
    const narrowed = ask({ filters });
    expect(narrowed.counted).toMatchObject({ cases: 1, open: 1 });
    expect(narrowed.ages.stages).toEqual([{ activity: 'pay', counts: [1] }]);
  });

  it('of a history that is over know of nothing open', () => {
    expect(ask({ until: null }).counted).toMatchObject({ cases: 2, ended: 2, open: 0 });
  });

  it('are not worked out again for the same question within a minute', () => {
    const log = opened();
    expect(ask({ until: until + 1_000 }, log)).toBe(ask({}, log));
    expect(ask({ until: until + 120_000 }, log)).not.toBe(ask({}, log));
  });
});

describe('the cases behind a figure', () => {
  it('are the open ones, those of no stage left among them', () => {
    const found = behind({ measure: 'work-in-progress' });
    expect(found.total).toBe(2);
    expect(found.cases.map(({ name, events }) => [name, events])).toEqual([
      ['b', 1],
      ['c', 0],
    ]);
  });

  it('tell from when to when each was under way, as the figure counts it, the longest first', () => {
    const times = (figure: object) => behind(figure).cases.map(({ name, from, to }) => [name, from, to]);
    expect(times({ measure: 'work-in-progress' })).toEqual([
      ['b', at(9), null],
      ['c', at(21), null],
    ]);
    expect(times({ measure: 'cycle-time' })).toEqual([['a', at(8), at(16)]]);
    const kept = findCases(opened(), { about: 'cases', filters: [], limit: 10, offset: 0 });
    expect(kept.cases.map(({ from, to }) => [from, to])).toEqual([
      [at(8), at(16)],
      [at(9), null],
    ]);
  });

  it('are those of a stage where they grow old, and those with a value in between', () => {
    expect(behind({ measure: 'ageing', activity: 'check' }).cases.map(({ name }) => name)).toEqual(['c']);
    expect(behind({ measure: 'cycle-time', atLeast: HOUR_MS }).cases.map(({ name }) => name)).toEqual(['a']);
    expect(behind({ measure: 'cycle-time', below: HOUR_MS }).total).toBe(0);
  });
});
