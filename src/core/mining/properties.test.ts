import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LogRow, logOf } from '../event-log/index.ts';
import {
  drawMap,
  MEASURES,
  type Measure,
  processMap,
  surveyFlow,
  surveyPaths,
  variantsOf,
  workSpans,
} from './index.ts';

const history: fc.Arbitrary<LogRow[]> = fc.array(
  fc.record({
    case: fc.constantFrom('1', '2', '3', '4', '5'),
    activity: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    at: fc.integer({ min: 0, max: 40 }).map((hours) => hours * 3_600_000),
    resource: fc.constantFrom('Ana', 'Ben', undefined),
    lifecycle: fc.constantFrom('schedule', 'start', 'suspend', 'resume', 'complete', undefined),
  }),
  { minLength: 1, maxLength: 60 },
);

const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('any log', () => {
  it('MN-2 has as many paths into an activity as out of it, and as many as its events', () => {
    fc.assert(
      fc.property(history, (rows) => {
        const log = logOf(rows);
        const paths = surveyPaths(log);
        const sum = (of: typeof paths) => of.reduce((total, path) => total + path.times.count, 0);
        for (let a = 0; a < log.activities.length; a++) {
          const events = log.activity.filter((code) => code === a).length;
          expect(sum(paths.filter((path) => path.to === a))).toBe(events);
          expect(sum(paths.filter((path) => path.from === a))).toBe(events);
        }
        expect(sum(paths)).toBe(log.events + log.cases);
      }),
    );
  });

  it('MN-4 has each case in exactly one variant', () => {
    fc.assert(
      fc.property(history, (rows) => {
        const log = logOf(rows);
        const { counts, ofCase } = variantsOf(log);
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(log.cases);
        expect(ofCase.every((variant) => variant >= 0)).toBe(true);
      }),
    );
  });

  it('MN-6 has every shown activity joined to the start and the end, at any sliders', () => {
    fc.assert(
      fc.property(history, share, share, (rows, activities, paths) => {
        const map = processMap(logOf(rows), { activities, paths });
        for (const backwards of [false, true]) {
          const reached = new Set<string | null>([null]);
          for (let before = -1; before !== reached.size; ) {
            before = reached.size;
            for (const path of map.paths) {
              const [source, target] = backwards ? [path.to, path.from] : [path.from, path.to];
              if (reached.has(source)) reached.add(target);
            }
          }
          for (const activity of map.activities) expect(reached.has(activity.name)).toBe(true);
        }
        expect(map.shown).toMatchObject({ activities: map.activities.length, paths: map.paths.length });
      }),
    );
  });

  it('MN-6 is shown whole with both sliders up, and never less at a higher slider', () => {
    fc.assert(
      fc.property(history, share, share, (rows, one, other) => {
        const survey = surveyFlow(logOf(rows));
        const whole = drawMap(survey, { activities: 1, paths: 1 });
        expect([whole.activities.length, whole.paths.length]).toEqual([
          survey.activities.length,
          survey.paths.length,
        ]);
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        const few = drawMap(survey, { activities: low, paths: 1 });
        const many = drawMap(survey, { activities: high, paths: 1 });
        expect(few.activities.every((activity) => many.activities.includes(activity))).toBe(true);
      }),
    );
  });

  it('MN-8 never works longer than it takes, nor a negative time', () => {
    fc.assert(
      fc.property(history, (rows) => {
        const spans = workSpans(logOf(rows));
        for (let i = 0; i < spans.count; i++) {
          const working = spans.workingMs[i] ?? 0;
          if (Number.isNaN(working)) continue;
          expect(working).toBeGreaterThanOrEqual(0);
          expect(working).toBeLessThanOrEqual((spans.endedAt[i] ?? 0) - (spans.startedAt[i] ?? 0));
        }
      }),
    );
  });

  it('MN-9 gives the same measures in any order of its cases', () => {
    fc.assert(
      fc.property(history, (rows) => {
        const byCase = (order: readonly string[]) =>
          order.flatMap((name) => rows.filter((row) => row.case === name));
        const forwards = logOf(byCase(['1', '2', '3', '4', '5']));
        const backwards = logOf(byCase(['5', '3', '4', '1', '2']));
        for (const measure of MEASURES)
          expect(figures(measure, backwards)).toEqual(figures(measure, forwards));
        expect(surveyFlow(backwards)).toEqual(surveyFlow(forwards));
      }),
    );
  });

  it("MN-11 obeys Little's law: work in progress over time is the sum of the cycle times", () => {
    fc.assert(
      fc.property(
        history,
        fc.constantFrom('day' as const, 'week' as const, 'month' as const),
        (rows, period) => {
          const log = logOf(rows);
          let area = 0;
          let cycles = 0;
          for (const measure of MEASURES) {
            const values = measure.compute(log, { period });
            if (measure.name === 'cycle-time' && values.grain === 'case') cycles = values.summary.total;
            if (measure.name !== 'work-in-progress' || values.grain !== 'period') continue;
            area = values.periods.reduce((sum, { from, to, value }) => sum + value * (to - from), 0);
          }
          expect(area).toBeCloseTo(cycles, 3);
        },
      ),
    );
  });
});

// Sums of the same numbers in another order may differ in the last bit.
function figures(measure: Measure, log: Parameters<Measure['compute']>[0]) {
  const values = measure.compute(log, { period: 'day' });
  if (values.grain === 'case') return { ...values.summary, mean: 0 };
  if (values.grain === 'activity')
    return values.activities.map(({ activity, summary }) => ({ activity, ...summary, mean: 0 }));
  if (values.grain === 'flow') return values.bands;
  return values.periods.map((period) => ({ ...period, value: Math.round(period.value * 1e9) }));
}
