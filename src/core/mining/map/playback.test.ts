// What is told of cases that are watched again, worked out by hand.
import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../base/index.ts';
import { type LogRow, logOf } from '../../event-log/index.ts';
import { playbackOf } from './playback.ts';

type Step = readonly [activity: string, started: number | undefined, done: number];
const rows = (name: string, ...steps: Step[]): LogRow[] =>
  steps.map(([activity, started, done]) => ({
    case: name,
    activity,
    at: done * HOUR_MS,
    startedAt: started === undefined ? undefined : started * HOUR_MS,
  }));

const MANY = { cases: 100, steps: 1_000 };
const log = logOf([
  ...rows('late', ['ask', 10, 12], ['check', undefined, 15]),
  ...rows('early', ['ask', 4, 5], ['check', 6, 9], ['ship', 9, 11]),
]);

describe('what can be watched again', () => {
  it('MN-M9 tells when each case began and ended each activity, the first case first', () => {
    const { from, to, ofCases, activities, caseStarts, activity, beganMs, doneMs } = playbackOf(
      log,
      {},
      MANY,
    );
    expect([from, to, ofCases]).toEqual([4 * HOUR_MS, 15 * HOUR_MS, 2]);
    expect(caseStarts).toEqual([0, 3, 5]);
    expect(activity.map((code) => activities[code])).toEqual(['ask', 'check', 'ship', 'ask', 'check']);
    expect(beganMs.map((ms) => ms / HOUR_MS)).toEqual([0, 2, 5, 6, 11]);
    expect(doneMs.map((ms) => ms / HOUR_MS)).toEqual([1, 5, 7, 8, 11]);
  });

  it('MN-M9 takes only the cases looked at, and says which are still under way', () => {
    const { caseStarts, open, from } = playbackOf(
      log,
      { kept: Uint8Array.of(1, 0), open: Uint8Array.of(1, 0) },
      MANY,
    );
    expect([caseStarts, open, from]).toEqual([[0, 2], [1], 10 * HOUR_MS]);
  });

  it('MN-M9 takes cases evenly over time where there are too many, and never too many steps', () => {
    const many = logOf(
      Array.from({ length: 200 }, (_, n) =>
        rows(`${n}`, ['ask', undefined, n], ['check', undefined, n + 1]),
      ).flat(),
    );
    const few = playbackOf(many, {}, { cases: 10, steps: 1_000 });
    const begins = few.caseStarts.slice(0, -1).map((at) => (few.beganMs[at] as number) / HOUR_MS);
    expect([few.ofCases, begins]).toEqual([200, [0, 20, 40, 60, 80, 100, 120, 140, 160, 180]]);
    expect(playbackOf(many, {}, { cases: 200, steps: 99 }).activity.length).toBeLessThanOrEqual(99);
  });

  it('MN-M9 tells nothing of no cases', () => {
    expect(playbackOf(log, { kept: Uint8Array.of(0, 0) }, MANY)).toMatchObject({
      ofCases: 0,
      caseStarts: [0],
    });
  });
});
