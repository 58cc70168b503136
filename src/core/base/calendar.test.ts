import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import {
  addDuration,
  type BusinessCalendar,
  type BusinessHours,
  businessCalendar,
  businessMsBetween,
  isBusinessTime,
  WEEKDAYS,
} from './calendar.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const office: BusinessHours = {
  zone: 'Europe/Berlin',
  week: {
    mon: ['09:00-17:00'],
    tue: ['09:00-17:00'],
    wed: ['09:00-17:00'],
    thu: ['09:00-17:00'],
    fri: ['09:00-15:00'],
  },
  holidays: ['2026-12-25', '2027-01-01'],
};

const calendarOf = (hours: BusinessHours): BusinessCalendar => {
  const result = businessCalendar(hours);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
};
const berlin = (text: string) => Temporal.ZonedDateTime.from(`${text}[Europe/Berlin]`).epochMilliseconds;

/** The slow answer: is the wall clock, asked of Temporal at this very minute, within the hours? */
function openAtMinute(hours: BusinessHours, at: number): boolean {
  const wall = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(hours.zone);
  if (hours.holidays?.includes(wall.toPlainDate().toString())) return false;
  const weekday = WEEKDAYS[wall.dayOfWeek - 1];
  const minute = wall.hour * 60 + wall.minute;
  return (weekday === undefined ? [] : (hours.week[weekday] ?? [])).some((text) => {
    const [from = 0, to = 0] = text
      .split('-')
      .map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)));
    return minute >= from && minute < to;
  });
}

const time = (quarter: number) =>
  `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;
const anyDayHours = fc
  .uniqueArray(fc.integer({ min: 0, max: 96 }), { minLength: 0, maxLength: 4 })
  .map((marks) => {
    const sorted = [...marks].sort((a, b) => a - b);
    const hours: string[] = [];
    for (let i = 0; i + 1 < sorted.length; i += 2)
      hours.push(`${time(sorted[i] ?? 0)}-${time(sorted[i + 1] ?? 0)}`);
    return hours;
  });
const anyHours: fc.Arbitrary<BusinessHours> = fc.record({
  zone: fc.constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata'),
  week: fc.record({
    mon: anyDayHours,
    tue: fc.constant(['08:00-16:00']),
    sat: anyDayHours,
    sun: anyDayHours,
  }),
  holidays: fc.constantFrom([], ['2026-03-29'], ['2026-03-31', '2026-10-27']),
});
// Starts close before the clocks are changed in Berlin, New York and Lord Howe, spring and autumn.
const changes = [
  Date.UTC(2026, 2, 29),
  Date.UTC(2026, 9, 25),
  Date.UTC(2026, 2, 8),
  Date.UTC(2026, 10, 1),
  Date.UTC(2026, 3, 4),
  Date.UTC(2026, 9, 3),
];
const anyStart = fc
  .tuple(fc.constantFrom(...changes), fc.integer({ min: -1_440, max: 1_440 }))
  .map(([day, minutes]) => day + minutes * MINUTE);

describe('business calendars', () => {
  test('B4 measure what counting minute by minute measures, also when the clock is changed', () => {
    fc.assert(
      fc.property(anyHours, anyStart, fc.nat(3_000), (hours, from, minutes) => {
        const to = from + minutes * MINUTE;
        let slow = 0;
        for (let at = from; at < to; at += MINUTE) if (openAtMinute(hours, at)) slow += MINUTE;
        expect(businessMsBetween(calendarOf(hours), from, to)).toBe(slow);
        expect(isBusinessTime(calendarOf(hours), from)).toBe(openAtMinute(hours, from));
      }),
      { numRuns: 60 },
    );
  });

  test('B5 add what they measure, and no longer than needed', () => {
    fc.assert(
      fc.property(anyHours, anyStart, fc.integer({ min: 1, max: 40 * HOUR }), (hours, at, businessMs) => {
        const calendar = calendarOf(hours);
        const end = addDuration(calendar, at, { businessDays: 0, businessMs });
        expect(businessMsBetween(calendar, at, end)).toBe(businessMs);
        expect(businessMsBetween(calendar, at, end - 1)).toBe(businessMs - 1);
      }),
    );
  });

  test('B5 adding twice is adding the sum', () => {
    fc.assert(
      fc.property(anyHours, anyStart, fc.nat(9 * HOUR), fc.nat(9 * HOUR), (hours, at, one, two) => {
        const calendar = calendarOf(hours);
        const add = (from: number, businessMs: number) =>
          addDuration(calendar, from, { businessDays: 0, businessMs });
        expect(add(add(at, one), two)).toBe(add(at, one + two));
      }),
    );
  });

  test('B4 measuring is additive and never negative', () => {
    fc.assert(
      fc.property(anyHours, anyStart, fc.nat(90 * HOUR), fc.nat(90 * HOUR), (hours, at, one, two) => {
        const between = (from: number, to: number) => businessMsBetween(calendarOf(hours), from, to);
        expect(between(at, at + one) + between(at + one, at + one + two)).toBe(between(at, at + one + two));
        expect(between(at + one, at)).toBe(0);
      }),
    );
  });

  test('B6 a later start never ends earlier, in business days either', () => {
    fc.assert(
      fc.property(fc.nat(400 * 24 * 60), fc.nat(3_000), fc.nat(9), (minute, more, businessDays) => {
        const calendar = calendarOf(office);
        const at = Date.UTC(2026, 0) + minute * MINUTE;
        const add = (from: number) => addDuration(calendar, from, { businessDays, businessMs: 0 });
        expect(add(at + more * MINUTE)).toBeGreaterThanOrEqual(add(at));
      }),
    );
  });

  test.each([
    ['in the afternoon', '2026-11-23T15:00', 1, '2026-11-24T15:00'],
    ['over the weekend', '2026-11-27T10:00', 1, '2026-11-30T10:00'],
    ['from a Saturday', '2026-11-28T10:00', 1, '2026-12-01T09:00'],
    ['to a Friday that closes earlier', '2026-11-26T16:30', 1, '2026-11-27T15:00'],
    ['over Christmas and New Year', '2026-12-24T11:00', 5, '2027-01-04T11:00'],
    ['over the change to summer time', '2026-03-27T10:00', 1, '2026-03-30T10:00'],
    ['at closing time', '2026-11-23T17:00', 1, '2026-11-25T09:00'],
  ])('B6 business days %s keep the wall clock where they can', (_, from, businessDays, to) => {
    const end = addDuration(calendarOf(office), berlin(from), { businessDays, businessMs: 0 });
    expect(Temporal.Instant.fromEpochMilliseconds(end).toString()).toBe(
      Temporal.Instant.fromEpochMilliseconds(berlin(to)).toString(),
    );
  });

  test('B7 clock time passes at night too', () => {
    expect(addDuration(calendarOf(office), 0, { ms: 5 })).toBe(5);
  });

  test('B8 unusable hours are refused, each with its place and a remedy', () => {
    const result = businessCalendar({
      zone: 'Europe/Atlantis',
      week: { mon: ['9-17', '22:00-06:00'], tue: ['09:00-12:00', '11:00-13:00'], wed: ['09:00-24:30'] },
      holidays: ['2026-02-30'],
    });
    expect(result.ok ? [] : result.problem.map((problem) => problem.at)).toEqual([
      'zone',
      'week.mon[0]',
      'week.mon[1]',
      'week.tue[1]',
      'week.wed[0]',
      'holidays[0]',
    ]);
    expect(businessCalendar({ zone: 'UTC', week: {} }).ok).toBe(false);
  });
});
