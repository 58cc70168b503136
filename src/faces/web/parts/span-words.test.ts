import type { TFunction } from 'i18next';
import { describe, expect, test } from 'vitest';
import { frame } from '../words/en/frame.ts';
import { spanWords } from './span-words.ts';

/** The words themselves, with what they are told put in. */
const t = ((key: string, told: Record<string, string> = {}) => {
  const words = frame.span[key.split('.').at(-1) as keyof typeof frame.span];
  return words.replaceAll(/\{\{(\w+)\}\}/g, (_, name) => told[name] ?? '');
}) as unknown as TFunction;

describe('The days of a history', () => {
  test('are two where it lasted longer', () => {
    expect(spanWords(t, '2026-01-03T09:00:00', '2026-03-09T17:00:00')).toBe(
      'from Jan 3, 2026 to Mar 9, 2026',
    );
  });

  test('are one where it began and ended on the same day', () => {
    expect(spanWords(t, '2026-01-03T09:00:00', '2026-01-03T17:00:00')).toBe('on Jan 3, 2026');
  });

  test('are none where numbers stood in place of times', () => {
    expect(spanWords(t, 1, 3)).toBe('without dates');
    expect(spanWords(t, '1970-01-01T00:00:00.001Z', '1970-01-01T00:00:09.000Z')).toBe('without dates');
  });
});
