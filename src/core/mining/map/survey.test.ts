// What a survey tells of waiting, working and paths, worked out by hand.
import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../base/index.ts';
import { type LogRow, logOf } from '../../event-log/index.ts';
import { workSpans } from '../work-spans.ts';
import { surveyFlow } from './survey.ts';

type Step = readonly [activity: string, ready: number | undefined, started: number | undefined, done: number];
const rows = (name: string, ...steps: Step[]): LogRow[] =>
  steps.map(([activity, ready, started, done]) => ({
    case: name,
    activity,
    at: done * HOUR_MS,
    startedAt: started === undefined ? undefined : started * HOUR_MS,
    readyAt: ready === undefined ? undefined : ready * HOUR_MS,
  }));

const log = logOf([
  ...rows('1', ['ask', 0, 0, 1], ['check', 1, 3, 4], ['ship', undefined, undefined, 9]),
  ...rows('2', ['ask', 0, 0, 3], ['check', 3, 11, 12]),
  ...rows('3', ['ask', 0, 1, 2], ['check', 2, 2, 7]),
]);
const hours = (
  times: { medianMs: number; meanMs: number; p90Ms: number; minMs: number; maxMs: number } | null,
) => times && [times.medianMs, times.meanMs, times.p90Ms, times.minMs, times.maxMs].map((ms) => ms / HOUR_MS);

describe('a survey', () => {
  const survey = surveyFlow(log);
  const of = (name: string) => survey.activities.find((activity) => activity.name === name);

  it('MN-M1 tells waiting and working of an activity apart, with median, mean, p90, least and most', () => {
    expect(hours(of('check')?.waiting ?? null)).toEqual([2, 10 / 3, 8, 0, 8]);
    expect(hours(of('check')?.working ?? null)).toEqual([1, 7 / 3, 5, 1, 5]);
    expect(of('check')?.waiting?.totalMs).toBe(10 * HOUR_MS);
  });

  it('MN-M1 tells nothing of an activity whose starts are not in the log', () => {
    expect(of('ship')).toMatchObject({ events: 1, waiting: null, working: null });
    const plain = surveyFlow(logOf([{ case: '1', activity: 'ask', at: 0 }]));
    expect(plain.activities[0]).toMatchObject({ waiting: null, working: null });
  });

  it('MN-M1 tells least, most and total of a path', () => {
    const path = survey.paths.find(({ from, to }) => from === 'ask' && to === 'check');
    expect(path && hours(path)).toEqual([5, 17 / 3, 9, 3, 9]);
    expect(path?.totalMs).toBe(17 * HOUR_MS);
  });

  it('MN-M1 counts only the cases looked at, whether the pieces of work are given or not', () => {
    const kept = Uint8Array.of(0, 1, 1);
    const some = surveyFlow(log, { kept });
    const check = some.activities.find(({ name }) => name === 'check');
    expect(hours(check?.working ?? null)).toEqual([3, 3, 5, 1, 5]);
    expect(some.activities.some(({ name }) => name === 'ship')).toBe(false);
    expect(surveyFlow(log, { kept, spans: workSpans(log) })).toEqual(some);
  });
});
