import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { type BusinessCalendar, businessCalendar } from './calendar.ts';
import { formatRecurrence, parseRecurrence, type Recurrence, timesAfter, timesUntil } from './recurrence.ts';

const day = ['09:00-12:30', '13:30-17:00'];
const calendarIn = (zone: string): BusinessCalendar => {
  const week = { mon: day, tue: day, wed: day, thu: day, fri: ['09:00-12:00'] };
  const made = businessCalendar({ zone, week, holidays: ['2026-12-25'] });
  if (!made.ok) throw new Error(zone);
  return made.value;
};
const berlin = calendarIn('Europe/Berlin');
const read = (text: string): Recurrence => {
  const parsed = parseRecurrence(text);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  return parsed.value;
};
const after = (text: string, from: string, most = 3, calendar = berlin) =>
  timesAfter(read(text), calendar, { after: Date.parse(from), most }).map((at) =>
    Temporal.Instant.fromEpochMilliseconds(at)
      .toZonedDateTimeISO(calendar.zone.name)
      .toString({ timeZoneName: 'never' }),
  );

describe('what comes round', () => {
  test('B13 is read as people write it, and written back', () => {
    const said = [
      ['every day 09:00', 'every day 09:00'],
      ['Every Monday at 9:05', 'every monday 09:05'],
      ['every thursday, monday and friday 23:59', 'every monday, thursday and friday 23:59'],
      ['every weekday 07:00', 'every weekday 07:00'],
      ['every business day 00:00', 'every business day 00:00'],
      ['every month on the last day at 18:00', 'every month on the last day 18:00'],
      ['every month day 31 08:00', 'every month on day 31 08:00'],
      ['every business hour', 'every 1 business hours'],
      ['every 90 business minutes', 'every 1 business hours 30 business minutes'],
    ] as const;
    for (const [text, written] of said) {
      expect(formatRecurrence(read(text))).toBe(written);
      expect(read(written)).toEqual(read(text));
    }
  });

  test.each([
    'every',
    'monday 09:00',
    'every moonday 09:00',
    'every day 24:00',
    'every day',
    'every month on day 32 09:00',
    'every month on day 0 09:00',
    'every 2 hours',
    'every 1 business minute',
    'every business day',
  ])('B13 refuses "%s", and says what to write', (text) => {
    const parsed = parseRecurrence(text);
    expect(parsed.ok ? null : parsed.problem.remedy).toContain('every monday 09:00');
  });

  test('B14 keeps the time on the wall when the clock is changed', () => {
    expect(after('every day 09:00', '2026-03-28T00:00Z')).toEqual([
      '2026-03-28T09:00:00+01:00',
      '2026-03-29T09:00:00+02:00',
      '2026-03-30T09:00:00+02:00',
    ]);
    expect(after('every day 02:30', '2026-03-28T12:00Z', 1)).toEqual(['2026-03-29T03:30:00+02:00']);
    expect(after('every day 02:30', '2026-10-24T12:00Z', 2)).toEqual([
      '2026-10-25T02:30:00+02:00',
      '2026-10-26T02:30:00+01:00',
    ]);
  });

  test('B14 keeps to business days, to the days a month has, and to opening hours', () => {
    expect(after('every business day 09:00', '2026-12-24T12:00Z', 1)).toEqual(['2026-12-28T09:00:00+01:00']);
    expect(after('every month on day 31 08:00', '2026-01-31T12:00Z', 2)).toEqual([
      '2026-02-28T08:00:00+01:00',
      '2026-03-31T08:00:00+02:00',
    ]);
    expect(after('every month on the last day 08:00', '2028-02-01T00:00Z', 1)).toEqual([
      '2028-02-29T08:00:00+01:00',
    ]);
    expect(after('every 2 business hours', '2026-11-26T06:00Z', 6)).toEqual([
      '2026-11-26T09:00:00+01:00',
      '2026-11-26T11:00:00+01:00',
      '2026-11-26T14:00:00+01:00',
      '2026-11-26T16:00:00+01:00',
      '2026-11-27T09:00:00+01:00',
      '2026-11-27T11:00:00+01:00',
    ]);
  });

  test('B14 agrees with Temporal on every wall, and looks back on what it looked forward to', () => {
    const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata'].map(
      calendarIn,
    );
    const at = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2030, 0) });
    const minute = fc.nat(24 * 60 - 1);
    fc.assert(
      fc.property(fc.constantFrom(...zones), at, minute, (calendar, from, minutes) => {
        const recurrence: Recurrence = { kind: 'week', weekdays: [2, 7], time: minutes * 60_000 };
        const times = timesAfter(recurrence, calendar, { after: from, most: 5 });
        const start = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(calendar.zone.name);
        const plain = Temporal.PlainTime.from('00:00').add({ minutes });
        const wanted = Array.from({ length: 24 }, (_, index) => start.toPlainDate().add({ days: index - 1 }))
          .filter(({ dayOfWeek }) => dayOfWeek === 2 || dayOfWeek === 7)
          .map(
            (date) =>
              date.toZonedDateTime({ timeZone: calendar.zone.name, plainTime: plain }).epochMilliseconds,
          )
          .filter((each) => each > from);
        expect(times).toEqual(wanted.slice(0, 5));
        const until = times.at(-1) ?? from;
        expect(timesUntil(recurrence, calendar, { after: from, until, most: 9 })).toEqual(times);
        expect(timesUntil(recurrence, calendar, { after: from, until, most: 2 })).toEqual(times.slice(-2));
      }),
      { numRuns: 300 },
    );
  });
});
