// Spans of time as people type them.
import { expect, test } from 'vitest';
import { typedSpan } from './typed-span.ts';

const HOUR = 3_600_000;

test.each([
  ['2 days', 48 * HOUR],
  ['1 h 30 min', 1.5 * HOUR],
  ['1.5h', 1.5 * HOUR],
  ['1,5 hours', 1.5 * HOUR],
  ['3', 3 * HOUR],
  ['1 week and 1 day', 192 * HOUR],
  ['0 min', 0],
])('"%s" is a span of time', (text, ms) => {
  expect(typedSpan(text)).toBe(ms);
});

test('nothing typed is not known, and what is no span is told apart from it', () => {
  expect(typedSpan('  ')).toBeNull();
  for (const text of ['soon', '2 parsecs', '-3 h', '1 h later']) expect(typedSpan(text)).toBeUndefined();
});
