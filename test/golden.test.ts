import { describe, expect, test } from 'vitest';
import { STAGE_KINDS } from '../src/core/engine/index.ts';
import { goldenCases, goldenEvents, replay } from './golden/replay.ts';

describe('golden histories', () => {
  test.each(goldenCases())('E1.1 %s replays to the same bytes', (name) => {
    expect(replay(name)).toBe(goldenEvents(name));
  });

  test('E1.1 every stage kind has one', () => {
    expect(goldenCases()).toEqual(expect.arrayContaining(STAGE_KINDS.map(({ kind }) => kind)));
  });
});
