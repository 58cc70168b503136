// A header is taken as it was written, and nothing else is taken for one.
import { expect, test } from 'vitest';
import { readTraceparent, writeTraceparent } from './traceparent.ts';

const GOOD = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

test('comes back as it was read', () => {
  const read = readTraceparent(GOOD);
  expect(read).toEqual({
    traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
    spanId: '00f067aa0ba902b7',
    sampled: true,
  });
  expect(read && writeTraceparent(read)).toBe(GOOD);
  expect(readTraceparent(GOOD.replace(/01$/, '00'))?.sampled).toBe(false);
});

test('a later version is read by what is known of it', () => {
  expect(readTraceparent(`cc${GOOD.slice(2)}-more`)).toBeDefined();
});

test.each([
  null,
  '',
  'nothing',
  GOOD.toUpperCase(),
  `ff${GOOD.slice(2)}`,
  GOOD.replace(/-[0-9a-f]{32}-/, `-${'0'.repeat(32)}-`),
  GOOD.replace(/-00f067aa0ba902b7-/, `-${'0'.repeat(16)}-`),
  GOOD.slice(0, -1),
])('%s is none', (text) => {
  expect(readTraceparent(text)).toBeUndefined();
});
