// Does everything answer within bounds, whatever the log is like? Logs that are large in one way each, and logs that are odd.
import { describe, expect, it } from 'vitest';
import { type EventLog, encodeText, type LogRow, logOf, readLog } from '../../src/core/event-log/index.ts';
import {
  boundedSurvey,
  drawMap,
  MEASURES,
  surveyFlow,
  topVariants,
  variantsOf,
} from '../../src/core/mining/index.ts';
import { jsonPieces } from '../../src/faces/cli/json-pieces.ts';
import { mineReport } from '../../src/faces/cli/mine-report.ts';

const MANY = 80_000;
const rows = (count: number, row: (i: number) => LogRow): LogRow[] =>
  Array.from({ length: count }, (_, i) => row(i));

function everythingOf(log: EventLog) {
  const imported = { log, format: 'csv', rejected: [], rejectedCount: 0, warnings: [] } as const;
  let length = 0;
  for (const piece of jsonPieces(mineReport(log, imported, 10))) length += piece.length;
  const survey = boundedSurvey(surveyFlow(log));
  const map = drawMap(survey, { activities: 0.5, paths: 0.5 });
  for (const measure of MEASURES) measure.compute(log, { period: 'month' });
  return { length, survey, map };
}

describe('a log of any shape', () => {
  it.each([
    ['every event another activity', rows(MANY, (i) => ({ case: `${i >> 2}`, activity: `a${i}`, at: i }))],
    ['every event another case', rows(MANY, (i) => ({ case: `${i}`, activity: `a${i % 9}`, at: i }))],
    ['one case of all events', rows(MANY, (i) => ({ case: '1', activity: `a${i % 50}`, at: i }))],
    [
      'every event by another person',
      rows(MANY, (i) => ({ case: `${i >> 2}`, activity: 'a', resource: `p${i}`, at: i })),
    ],
    [
      'the same event again and again',
      rows(MANY, () => ({ case: '1', activity: 'a', at: 0, resource: 'p' })),
    ],
  ])('is mined and drawn: %s', (_, events) => {
    const { length, survey, map } = everythingOf(logOf(events));
    expect(length).toBeGreaterThan(100);
    expect(survey.activities.length).toBeLessThanOrEqual(2_000);
    expect(survey.paths.length).toBeLessThanOrEqual(20_000);
    expect(map.activities.length).toBeGreaterThan(0);
  });

  it('has its first variants found among as many as there are cases', () => {
    const log = logOf(
      rows(MANY, (i) => ({ case: `${i >> 1}`, activity: i & 1 ? `b${MANY - i}` : 'a', at: i })),
    );
    const top = topVariants(log, variantsOf(log), 3);
    expect(top.map(({ activities }) => activities[1])).toEqual(
      [...log.activities]
        .filter((name) => name !== 'a')
        .sort()
        .slice(0, 3),
    );
  });

  it('keeps the frequent activities of too many, with the paths between them', () => {
    const log = logOf(
      rows(9_000, (i) => ({ case: `${i >> 1}`, activity: i % 3 === 0 ? 'often' : `a${i}`, at: i })),
    );
    const whole = surveyFlow(log);
    const { activities, paths } = boundedSurvey(whole);
    expect(whole.activities.length).toBe(6_001);
    expect(activities.length).toBe(2_000);
    expect(activities.map(({ name }) => name)).toContain('often');
    const known = new Set<string | null>([null, ...activities.map(({ name }) => name)]);
    expect(paths.every(({ from, to }) => known.has(from) && known.has(to))).toBe(true);
    const small = surveyFlow(logOf(rows(10, (i) => ({ case: '1', activity: `a${i % 3}`, at: i }))));
    expect(boundedSurvey(small)).toBe(small);
  });

  it('EL-22 says that so many activities are hardly activities', () => {
    const text = rows(5_000, (i) => ({ case: `${i >> 1}`, activity: `a${i}`, at: 0 }));
    const csv = text.map(({ case: c, activity }) => `${c},${activity},2026-01-01`).join('\n');
    const read = readLog(encodeText(`case,activity,time\n${csv}`));
    expect(read.ok && read.value.warnings.map(({ code }) => code)).toEqual(['many-activities']);
  });

  it.each([
    ['before 1970 and far ahead', '1,a,1801-01-01T00:00:00Z\n1,b,2999-12-31T23:59:59Z'],
    ['of one event', '1,a,2026-01-01'],
    ['without a person', '1,a,2026-01-01\n1,b,2026-01-02'],
  ])('is mined where it has events %s', (_, text) => {
    const read = readLog(encodeText(`case,activity,time\n${text}\n`));
    if (!read.ok) throw new Error(read.problem.message);
    const { map } = everythingOf(read.value.log);
    expect(map.cases).toBe(1);
    const at = Array.from(read.value.log.at);
    expect(at).toEqual([...at].sort((a, b) => a - b));
  });
});
