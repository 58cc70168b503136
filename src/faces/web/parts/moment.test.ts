// How points and spans of time are told.
import { expect, test } from 'vitest';
import { durationText } from './duration.ts';
import { momentText } from './moment.tsx';

const NOW = Date.UTC(2026, 10, 23, 12);
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

test('what is near is told from now, what is far by its date', () => {
  expect(momentText(NOW - 20_000, NOW)).toBe('now');
  expect(momentText(NOW - 5 * MINUTE, NOW)).toBe('5 minutes ago');
  expect(momentText(NOW + 3 * 60 * MINUTE, NOW)).toBe('in 3 hours');
  expect(momentText(NOW - DAY, NOW)).toBe('yesterday');
  expect(momentText(NOW - 40 * DAY, NOW)).toContain('14');
  expect(momentText(NOW - 400 * DAY, NOW)).toContain('2025');
});

test('a span shows its two largest units', () => {
  expect(durationText(0)).toBe('0 s');
  expect(durationText(400)).toBe('under 1 s');
  expect(durationText(8_000)).toBe('8 s');
  expect(durationText(35 * MINUTE)).toBe('35 min');
  expect(durationText(2 * DAY + 4 * 60 * MINUTE)).toBe('2 d 4 h');
  expect(durationText(-90_000)).toBe('−1 min 30 s');
  expect(durationText(250 * DAY + 5 * 60 * MINUTE)).toBe('250 d');
});
