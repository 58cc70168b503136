import { describe, expect, it } from 'vitest';
import { keepCases, keepLifecycle, logOf, textsOf } from './index.ts';

const log = logOf([
  { case: '1', activity: 'a', at: 1, lifecycle: 'START' },
  { case: '1', activity: 'a', at: 2, lifecycle: 'COMPLETE' },
  { case: '2', activity: 'b', at: 3, lifecycle: 'START' },
  { case: '3', activity: 'c', at: 4, startedAt: 3, readyAt: 2 },
]);

describe('a part of a log', () => {
  it('EL-14 of some cases keeps order and codes', () => {
    const part = keepCases(log, Uint8Array.of(0, 1, 1));
    expect(textsOf(part.caseNames)).toEqual(['2', '3']);
    expect(Array.from(part.caseStarts)).toEqual([0, 1, 2]);
    expect(Array.from(part.activity, (code) => part.activities[code])).toEqual(['b', 'c']);
    expect([part.startedAt?.[1], part.readyAt?.[1]]).toEqual([3, 2]);
  });

  it('EL-14 of one life-cycle state takes capitals as equal, and an event without a state as complete', () => {
    const part = keepLifecycle(log, 'complete');
    expect(textsOf(part.caseNames)).toEqual(['1', '3']);
    expect(Array.from(part.at)).toEqual([2, 4]);
  });
});
