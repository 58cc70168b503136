import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDuration, parseDuration } from './duration.ts';

const read = (text: string) => {
  const result = parseDuration(text);
  return result.ok ? result.value : result.problem.message;
};

describe('durations', () => {
  test.each([
    ['90m', { ms: 5_400_000 }],
    ['4h', { ms: 14_400_000 }],
    ['1.5h', { ms: 5_400_000 }],
    ['1h 30m', { ms: 5_400_000 }],
    ['1h30m', { ms: 5_400_000 }],
    ['3 days', { ms: 259_200_000 }],
    ['2 weeks and 1 day', { ms: 1_296_000_000 }],
    ['P3D', { ms: 259_200_000 }],
    ['PT4H', { ms: 14_400_000 }],
    ['P1DT2H', { ms: 93_600_000 }],
    ['PT0.5S', { ms: 500 }],
    ['1 business day', { businessDays: 1, businessMs: 0 }],
    ['2 Business Days', { businessDays: 2, businessMs: 0 }],
    ['4 business hours', { businessDays: 0, businessMs: 14_400_000 }],
    ['1 business day 30 business minutes', { businessDays: 1, businessMs: 1_800_000 }],
  ])('B3 %s is read', (text, expected) => expect(read(text)).toEqual(expected));

  test.each([
    '',
    ' ',
    'P',
    'PT',
    'P1M',
    'P1Y',
    'P1DT',
    '-4h',
    '-P1D',
    '4',
    'h',
    '4 fortnights',
    '1.5 business days',
    '1 business week',
    '1 day 2 business days',
    '1000000 days',
    '4h!',
    'P3D4',
  ])('B3 "%s" is refused with a remedy', (text) => {
    const result = parseDuration(text);
    expect(result.ok).toBe(false);
    if (!result.ok) expect(result.problem.remedy).toContain('2 business days');
  });

  test('B3 are read back as they were written', () => {
    const clock = fc.record({ ms: fc.nat(10 ** 10) });
    const business = fc.record({ businessDays: fc.nat(9_999), businessMs: fc.nat(10 ** 9) });
    fc.assert(
      fc.property(
        fc.oneof(clock, business),
        (duration) => void expect(read(formatDuration(duration))).toEqual(duration),
      ),
    );
  });

  test('B3 are written as people say them', () => {
    expect(formatDuration({ ms: 5_400_000 })).toBe('1h 30m');
    expect(formatDuration({ ms: 259_200_000 })).toBe('3 days');
    expect(formatDuration({ ms: 0 })).toBe('0m');
    expect(formatDuration({ businessDays: 1, businessMs: 0 })).toBe('1 business day');
    expect(formatDuration({ businessDays: 0, businessMs: 14_400_000 })).toBe('4 business hours');
  });
});
