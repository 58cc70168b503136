import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { civilDate, epochDayOf, formatCivilDate, parseCivilDate, weekdayOf } from './civil-date.ts';

const anyDay = fc.integer({ min: -200_000, max: 200_000 });

describe('civil dates', () => {
  test('B1 agree with the platform on year, month, day and weekday', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const platform = new Date(day * 86_400_000);
        const { year, month, day: dayOfMonth } = civilDate(day);
        expect([year, month, dayOfMonth]).toEqual([
          platform.getUTCFullYear(),
          platform.getUTCMonth() + 1,
          platform.getUTCDate(),
        ]);
        expect(weekdayOf(day)).toBe(platform.getUTCDay() || 7);
        expect(epochDayOf(year, month, dayOfMonth)).toBe(day);
      }),
    );
  });

  test('B1 are read back as they were written', () => {
    fc.assert(fc.property(anyDay, (day) => void expect(parseCivilDate(formatCivilDate(day))).toBe(day)));
  });

  test('B1 that do not exist are refused', () => {
    for (const text of ['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '26-01-01', '2026-1-1', ''])
      expect(parseCivilDate(text)).toBeUndefined();
    expect(parseCivilDate('2028-02-29')).toBeDefined();
  });
});
