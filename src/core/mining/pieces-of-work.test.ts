import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../base/index.ts';
import { type LogRow, logOf } from '../event-log/index.ts';
import { surveyPaths } from './flow/directly-follows.ts';
import { piecesOfWork } from './pieces-of-work.ts';
import { waitingMs, workSpans } from './work-spans.ts';

const told = (...steps: [activity: string, lifecycle: string, hours: number][]): LogRow[] =>
  steps.map(([activity, lifecycle, hours]) => ({ case: '1', activity, lifecycle, at: hours * HOUR_MS }));

const log = logOf(
  told(
    ['Check', 'schedule', 0],
    ['Check', 'start', 2],
    ['Check', 'suspend', 3],
    ['Check', 'resume', 4],
    ['Check', 'complete', 6],
    ['Pay', 'start', 7],
    ['Pay', 'complete', 8],
    ['Pay', 'start', 9],
    ['Pay', 'complete', 10],
    ['File', 'start', 11],
    ['Ask', 'schedule', 12],
    ['Ask', 'withdraw', 13],
  ),
);

describe('the pieces of work of a log', () => {
  const pieces = piecesOfWork(log);
  const names = Array.from(pieces.activity, (code) => pieces.activities[code]);

  it('MN-I1 are one event each: a step follows itself only where it was done again', () => {
    expect(names).toEqual(['Check', 'Pay', 'Pay', 'File']);
    const loops = surveyPaths(pieces).filter(({ from, to }) => from === to && from >= 0);
    expect(loops.map(({ from, cases }) => [pieces.activities[from], cases])).toEqual([['Pay', 1]]);
  });

  it('MN-I2 know when they were ready, begun, suspended and done, as the events told it', () => {
    const [before, after] = [workSpans(log), workSpans(pieces)];
    for (const column of ['readyAt', 'startedAt', 'endedAt', 'workingMs', 'pausedMs'] as const) {
      expect(after[column]?.slice(0, 3), column).toEqual(before[column]?.slice(0, 3));
    }
    expect(waitingMs(after)[0]).toBe(2 * HOUR_MS);
    expect(after.workingMs[0]).toBe(3 * HOUR_MS);
  });

  it('MN-I3 never completed stand at their last event, and withdrawn ones are gone', () => {
    expect(pieces.at.at(-1)).toBe(11 * HOUR_MS);
    expect(names).not.toContain('Ask');
  });

  it('MN-I4 are the events themselves where a log names no states of work', () => {
    const plain = logOf([
      { case: '1', activity: 'a', at: 0 },
      { case: '1', activity: 'b', at: 1, lifecycle: 'complete' },
    ]);
    expect(piecesOfWork(plain)).toBe(plain);
  });
});
