import { describe, expect, test } from 'vitest';
import { patterns } from '../scripts/pattern-page.ts';
import { STAGE_KINDS, validate } from '../src/core/engine/index.ts';
import { readWorkflow } from '../src/core/model/index.ts';
import { goldenCases, goldenEvents, goldenSource, patternCases, replay } from './golden/replay.ts';

describe('golden histories', () => {
  test.each(goldenCases())('E1.1 %s replays to the same bytes', (name) => {
    expect(replay(name)).toBe(goldenEvents(name));
  });

  test('E1.1 every stage kind has one', () => {
    expect(goldenCases()).toEqual(expect.arrayContaining(STAGE_KINDS.map(({ kind }) => kind)));
  });

  test.each(patternCases())('E6.2 %s is in order', (name) => {
    const { workflow } = readWorkflow(goldenSource(name));
    expect(workflow === null ? null : validate(workflow)).toEqual([]);
  });

  test('the 43 workflow patterns are accounted for, the first 20 of them said', () => {
    const numbers = patternCases().map((name) => Number(/wcp-(\d+)/.exec(name)?.[1]));
    expect(numbers.filter((each) => each <= 20)).toHaveLength(20);
    const rows = (patterns('.')[0] ?? '').split('\n').slice(2);
    expect(rows.map((row) => Number(row.split('|')[1]))).toEqual(
      Array.from({ length: 43 }, (_, index) => index + 1),
    );
    expect(numbers.length).toBeGreaterThanOrEqual(38);
  });
});
