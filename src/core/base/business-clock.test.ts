import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { businessCalendar } from './calendar.ts';
import { businessClock, businessMsBetween, DAY_MS, HOUR_MS } from './index.ts';

const made = businessCalendar({
  zone: 'Europe/Berlin',
  week: { mon: ['09:00-12:30', '13:00-17:00'], tue: ['00:00-24:00'], sun: ['01:00-04:00'] },
  holidays: ['2026-03-31'],
});
if (!made.ok) throw new Error('The hours of this test are wrong.');
const calendar = made.value;
const from = Date.UTC(2026, 2, 1);
const to = Date.UTC(2026, 10, 15);
const instant = fc.integer({ min: from, max: to });

describe('a business clock', () => {
  it('reads between any two instants what the calendar counts, changes of the clock included', () => {
    const clock = businessClock(calendar, from, to);
    fc.assert(
      fc.property(instant, instant, (a, b) => {
        const [first, last] = [Math.min(a, b), Math.max(a, b)];
        expect(clock(last) - clock(first)).toBe(businessMsBetween(calendar, first, last));
      }),
    );
  });

  it('stands still before and after the time it was made for', () => {
    const clock = businessClock(calendar, from, to);
    expect(clock(from - 40 * DAY_MS)).toBe(clock(from - 90 * DAY_MS));
    expect(clock(to + 400 * DAY_MS)).toBe(clock(to + 500 * DAY_MS));
  });

  it('is made at once for a history of thousands of years, and counts its end', () => {
    const clock = businessClock(calendar, Date.UTC(1, 0, 1), Date.UTC(9999, 0, 1));
    const monday = Date.UTC(9998, 0, 5);
    expect(clock(monday + DAY_MS) - clock(monday)).toBe(businessMsBetween(calendar, monday, monday + DAY_MS));
    expect(clock(HOUR_MS)).toBe(0);
  });
});
