// A mined map as a drawing: widths, warmth, one number a path, and ids that lead back to the log.
import { describe, expect, it } from 'vitest';
import type { ProcessMap } from '../../../core/mining/index.ts';
import { activityOfId, drawingOfProcessMap, pathOfId, START } from './drawing-of-process-map.ts';

const HOUR = 3_600_000;
const times = (hours: number) => ({
  medianMs: hours * HOUR,
  meanMs: hours * HOUR,
  p90Ms: hours * 2 * HOUR,
  minMs: 0,
  maxMs: hours * 4 * HOUR,
  totalMs: hours * 10 * HOUR,
});
const activity = (name: string) => ({
  name,
  events: 12,
  cases: 10,
  repeats: 2,
  casesWithRepeats: 1,
  waiting: null,
  working: times(1),
});
const map: ProcessMap = {
  cases: 10,
  events: 24,
  activities: [activity('start'), activity('pay "now"')],
  paths: [
    { from: null, to: 'start', count: 10, cases: 10, ...times(0) },
    { from: 'start', to: 'pay "now"', count: 11, cases: 10, ...times(3) },
    { from: 'pay "now"', to: 'start', count: 1, cases: 1, ...times(30) },
    { from: 'pay "now"', to: null, count: 10, cases: 10, ...times(0) },
  ],
  shown: { activities: 2, ofActivities: 2, paths: 4, ofPaths: 4 },
};

describe('drawingOfProcessMap', () => {
  it('shows cases on every path, and the measure asked for where time passes', () => {
    expect(drawingOfProcessMap(map, { show: 'cases' }).edges.map(({ label }) => label)).toEqual([
      '10',
      '10',
      '1',
      '10',
    ]);
    const labels = drawingOfProcessMap(map, { show: 'p90' }).edges.map(({ label }) => label);
    expect(labels).toEqual(['10', '6 h', '2 d 12 h', '10']);
  });

  it('warms the longest wait fully and a gate not at all', () => {
    const heats = drawingOfProcessMap(map, { show: 'median' }).edges.map(({ heat }) => heat);
    expect(heats[0]).toBeNull();
    expect(heats[2]).toBe(1);
    expect(heats[1]).toBeGreaterThan(0);
    expect(heats[1]).toBeLessThan(0.5);
  });

  it('takes the warmth from the whole flow where that is given, and calls no short wait long', () => {
    const slow = { from: 'start', to: 'slow', count: 20, cases: 10, ...times(300) };
    const cooled = drawingOfProcessMap(map, { show: 'median', scale: [...map.paths, slow] }).edges.map(
      ({ heat }) => heat ?? 0,
    );
    expect(cooled[1]).toBeLessThan(0.1);
    const quick = { ...map, paths: map.paths.map((path) => ({ ...path, ...times(0.01) })) };
    expect(drawingOfProcessMap(quick, { show: 'median' }).edges[1]?.heat).toBeLessThan(0.2);
  });

  it('keeps an activity called start apart from the start gate, and ids lead back to names', () => {
    const { nodes, edges } = drawingOfProcessMap(map, { show: 'cases' });
    expect(new Set(nodes.map(({ id }) => id)).size).toBe(4);
    expect(activityOfId(nodes[2]?.id ?? '')).toBe('pay "now"');
    expect(activityOfId(START)).toBeNull();
    expect(pathOfId(edges[3]?.id ?? '')).toEqual({ from: 'pay "now"', to: null });
  });
});
