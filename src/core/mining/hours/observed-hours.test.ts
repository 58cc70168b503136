import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, seededRandom, zoneNamed } from '../../base/index.ts';
import { type LogRow, logOf } from '../../event-log/index.ts';
import { hoursFrom, observedHours, roundTheClock } from './observed-hours.ts';
import { FIRST_MONDAY } from './week.ts';

const MONDAY = Date.UTC(2026, 0, 5);

/** Events at random moments of the given hours, over some weeks. */
function eventsIn(isOpen: (day: number, hour: number) => boolean, weeks: number, perHour: number): LogRow[] {
  const random = seededRandom(7);
  const rows: LogRow[] = [];
  for (let hour = 0; hour < weeks * 168; hour++) {
    if (!isOpen(Math.floor(hour / 24) % 7, hour % 24)) continue;
    for (let i = 0; i < perHour; i++)
      rows.push({
        case: `${rows.length % 90}`,
        activity: 'a',
        at: MONDAY + (hour + random.next()) * HOUR_MS,
      });
  }
  return rows;
}

const office = (day: number, hour: number): boolean => day < 5 && hour >= 8 && hour < 17;

describe('observed hours', () => {
  it('MN-W7 are those in which the log has events: an office works from 8 to 17 on weekdays', () => {
    const hours = observedHours(logOf(eventsIn(office, 8, 2)));
    expect(hours.learnt).toBe(true);
    expect(hours.dayMs).toBe(9 * HOUR_MS);
    const open = Array.from(hours.open, (bit, h) => [bit, office(Math.floor(h / 24), h % 24) ? 1 : 0]);
    expect(open.filter(([is, should]) => is !== should)).toEqual([]);
    // From Friday 16:00 to Monday 9:00 pass two working hours.
    expect(hours.workingMs(MONDAY + 4 * DAY_MS + 16 * HOUR_MS, MONDAY + 7 * DAY_MS + 9 * HOUR_MS)).toBe(
      2 * HOUR_MS,
    );
  });

  it('MN-W7 do not take one busy night for an open one', () => {
    const migration = Array.from({ length: 5000 }, (_, i) => ({
      ...{ case: `m${i}`, activity: 'a', at: MONDAY + 2 * DAY_MS + 3 * HOUR_MS + i },
    }));
    const hours = observedHours(logOf([...eventsIn(office, 8, 2), ...migration]));
    expect(hours.open[2 * 24 + 3]).toBe(0);
    expect(hours.dayMs).toBe(9 * HOUR_MS);
  });

  it('MN-W7 are all hours of a place that works round the clock, and where the log cannot tell', () => {
    const clinic = observedHours(logOf(eventsIn(() => true, 8, 1)));
    expect([clinic.learnt, roundTheClock(clinic)]).toEqual([true, true]);
    expect(clinic.workingMs(MONDAY, MONDAY + 7 * DAY_MS)).toBe(7 * DAY_MS);
    const few = observedHours(logOf(eventsIn(office, 1, 1)));
    expect([few.learnt, roundTheClock(few)]).toEqual([false, true]);
    expect(observedHours(logOf([])).learnt).toBe(false);
  });

  it('MN-W7 are not read from dates without a time of day', () => {
    const dates = Array.from({ length: 900 }, (_, i) => ({
      ...{ case: `${i % 50}`, activity: 'a', at: MONDAY + (i % 300) * DAY_MS },
    }));
    expect(observedHours(logOf(dates)).learnt).toBe(false);
  });

  it('MN-W7 follow the clock of a zone', () => {
    const zone = zoneNamed('Australia/Sydney');
    const rows = eventsIn(office, 8, 2).map((row) => ({ ...row, at: row.at - 11 * HOUR_MS }));
    const hours = observedHours(logOf(rows), zone);
    expect([hours.open[8], hours.open[16], hours.open[17]]).toEqual([1, 1, 0]);
  });

  it('MN-W8 give the working time between two instants that a walk minute by minute gives', () => {
    const minute = 60_000;
    const slow = (open: Uint8Array, from: number, to: number): number => {
      let total = 0;
      for (let at = from; at < to; at += minute) {
        const hour = Math.floor((at - FIRST_MONDAY) / HOUR_MS) % 168;
        if (open[(hour + 168) % 168] === 1) total += minute;
      }
      return total;
    };
    const week = fc
      .array(fc.boolean(), { minLength: 168, maxLength: 168 })
      .map((bits) => Uint8Array.from(bits, (bit) => (bit ? 1 : 0)))
      .filter((bits) => bits.includes(1));
    fc.assert(
      fc.property(week, fc.integer({ min: -30_000, max: 30_000 }), fc.nat(25_000), (open, start, length) => {
        const hours = hoursFrom(open);
        const from = start * minute;
        const to = from + length * minute;
        expect(hours.workingMs(from, to)).toBe(slow(open, from, to));
        expect(hours.workingMs(to, from)).toBe(0);
      }),
      { numRuns: 60 },
    );
    expect(hoursFrom(new Uint8Array(168)).workingMs(0, 5)).toBe(5);
    expect(hoursFrom(new Uint8Array(168)).workingMs(Number.NaN, 5)).toBeNaN();
  });
});
