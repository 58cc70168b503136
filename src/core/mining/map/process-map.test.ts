import { describe, expect, it } from 'vitest';
import { logOf } from '../../event-log/index.ts';
import { processMap } from './process-map.ts';

const cases = (times: number, prefix: string, ...activities: string[]) =>
  Array.from({ length: times }, (_, c) =>
    activities.map((activity, i) => ({ case: `${prefix}${c}`, activity, at: i * 1000 })),
  ).flat();

// Ten cases take the main path, two go round by a rare stage, one ends in a rare end that only it reaches.
const log = logOf([
  ...cases(10, 'm', 'open', 'check', 'close'),
  ...cases(2, 'r', 'open', 'ask', 'check', 'close'),
  ...cases(1, 'x', 'open', 'check', 'escalate', 'drop'),
]);

const names = (map: ReturnType<typeof processMap>) => map.activities.map((activity) => activity.name);
const arrows = (map: ReturnType<typeof processMap>) =>
  map.paths.map((path) => `${path.from ?? 'START'} ${path.to ?? 'END'}`);

describe('a process map', () => {
  it('MN-6 shows the main path at the lowest sliders', () => {
    const map = processMap(log, { activities: 0, paths: 0 });
    expect(names(map)).toEqual(['check', 'open', 'close']);
    expect(arrows(map)).toEqual(['START open', 'check close', 'close END', 'open check']);
    expect(map.shown).toEqual({ activities: 3, ofActivities: 6, paths: 4, ofPaths: 9 });
  });

  it('MN-6 draws a rare activity with the ways it needs, with the figures of the whole log', () => {
    const map = processMap(log, { activities: 0.6, paths: 0 });
    expect(names(map)).toEqual(['check', 'open', 'close', 'ask']);
    expect(arrows(map)).toContain('open ask');
    expect(map.paths.find((path) => path.from === 'open' && path.to === 'check')).toMatchObject({
      count: 11,
      cases: 11,
      medianMs: 1000,
      totalMs: 11_000,
    });
  });

  it('MN-6 shows everything with both sliders up', () => {
    const map = processMap(log, { activities: 1, paths: 1 });
    expect(map.shown).toEqual({ activities: 6, ofActivities: 6, paths: 9, ofPaths: 9 });
  });

  it('MN-6 draws loops and repeats', () => {
    const map = processMap(logOf(cases(1, 'c', 'a', 'a', 'b', 'a')), { activities: 1, paths: 1 });
    expect(arrows(map).sort()).toEqual(['START a', 'a END', 'a a', 'a b', 'b a']);
  });
});
