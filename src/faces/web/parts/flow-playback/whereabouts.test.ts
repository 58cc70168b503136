// Where cases are at a moment, and the line that they travel along.
import { describe, expect, it } from 'vitest';
import type { Playback } from '../../wire.ts';
import { pointAlong, waterLine } from './water-line.ts';
import { countUnderWay, type Whereabouts, watchCases } from './whereabouts.ts';

/** One case asks (0 to 100), waits, checks (500 to 600); one that is open asks at 1,000. */
const played: Playback = {
  from: '2026-01-01T00:00:00.000Z',
  to: '2026-01-01T00:00:01.000Z',
  ofCases: 2,
  activities: ['ask', 'check'],
  caseStarts: [0, 2, 3],
  open: [0, 1],
  activity: [0, 1, 0],
  beganMs: [0, 500, 1_000],
  doneMs: [100, 600, 1_000],
};

function whereAt(nowMs: number, glideMs = 50): Record<number, Whereabouts> {
  const found: Record<number, Whereabouts> = {};
  watchCases(played, glideMs)(nowMs, (c, where) => {
    found[c] = where;
  });
  return found;
}

describe('the whereabouts of cases', () => {
  it('come in from the start, are at an activity, wait on the way, and go out to the end', () => {
    expect(whereAt(-60)).toEqual({});
    expect(whereAt(-25)).toEqual({ 0: { at: 'path', from: null, to: 0, share: 0.5 } });
    expect(whereAt(99)).toEqual({ 0: { at: 'activity', activity: 0 } });
    expect(whereAt(300)).toEqual({ 0: { at: 'path', from: 0, to: 1, share: 0.5 } });
    expect(whereAt(550)).toEqual({ 0: { at: 'activity', activity: 1 } });
    expect(whereAt(625)).toEqual({ 0: { at: 'path', from: 1, to: null, share: 0.5 } });
    expect(whereAt(700)).toEqual({});
  });

  it('stay where a case was seen last while it is under way', () => {
    expect(whereAt(50_000)).toEqual({ 1: { at: 'activity', activity: 0 } });
  });

  it('can be followed: a way takes at least so long, and what follows comes later by that', () => {
    expect(whereAt(650, 600)[0]).toEqual({ at: 'path', from: 0, to: 1, share: 550 / 600 });
    expect(whereAt(701, 600)[0]).toMatchObject({ from: 1, to: null });
  });

  it('are counted by what really was', () => {
    const count = countUnderWay(played);
    expect([-1, 0, 599, 600, 999, 1_000, 9_999].map(count)).toEqual([0, 1, 1, 0, 0, 1, 1]);
  });
});

describe('the line of a channel', () => {
  const line = waterLine({
    start: { x: 0, y: 0 },
    pieces: [
      { via: null, to: { x: 100, y: 0 } },
      { via: null, to: { x: 100, y: 300 } },
    ],
  });

  it('is travelled evenly, also round a corner', () => {
    expect(pointAlong(line, 0, 0)).toEqual({ x: 0, y: 0 });
    expect(pointAlong(line, 0.125, 0)).toEqual({ x: 50, y: 0 });
    expect(pointAlong(line, 0.5, 0)).toEqual({ x: 100, y: 100 });
    expect(pointAlong(line, 1, 0)).toEqual({ x: 100, y: 300 });
  });

  it('is kept to one side where that is asked', () => {
    expect(pointAlong(line, 0.125, 4)).toEqual({ x: 50, y: 4 });
    expect(pointAlong(line, 0.5, 4)).toEqual({ x: 96, y: 100 });
  });

  it('follows a curve to its end', () => {
    const curve = waterLine({
      start: { x: 0, y: 0 },
      pieces: [
        {
          via: [
            { x: 0, y: 50 },
            { x: 50, y: 100 },
          ],
          to: { x: 100, y: 100 },
        },
      ],
    });
    expect(pointAlong(curve, 1, 0)).toEqual({ x: 100, y: 100 });
    const { x, y } = pointAlong(curve, 0.5, 0);
    expect(x).toBeGreaterThan(20);
    expect(y).toBeLessThan(90);
  });
});
