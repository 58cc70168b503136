import { expect, test } from 'vitest';
import { reasonsOf } from './in-words.ts';

test('A reason for which several kinds of finding could not be looked for is told once', () => {
  const few = 'The log has 12 cases.';
  expect(
    reasonsOf([
      { kind: 'bottleneck', why: few },
      { kind: 'handoff', why: 'The log does not say who did the work.' },
      { kind: 'rework', why: few },
    ]),
  ).toEqual([
    { why: few, kinds: ['bottleneck', 'rework'] },
    { why: 'The log does not say who did the work.', kinds: ['handoff'] },
  ]);
});
