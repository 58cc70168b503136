import { describe, expect, test } from 'vitest';
import { holidaysInIcs } from './holidays-in-ics.ts';

const years = { from: 2026, to: 2028 };
const file = (...events: string[][]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...events.flatMap((event) => ['BEGIN:VEVENT', ...event, 'END:VEVENT']),
    'END:VCALENDAR',
  ].join('\r\n');
const read = (...events: string[][]) => {
  const found = holidaysInIcs(file(...events), years);
  return found.ok ? found.value : found.problem.message;
};
const dates = (...event: string[]) => {
  const found = read(['SUMMARY:Off', ...event]);
  return typeof found === 'string' ? found : found.holidays.map(({ date }) => date);
};

describe('holidays in a calendar file', () => {
  test('B12 whole days are taken with their names, in order, once', () => {
    expect(
      read(
        ['DTSTART;VALUE=DATE:20261225', 'DTEND;VALUE=DATE:20261227', 'SUMMARY:Christmas\\, both', '  days'],
        ['DTSTART;VALUE=DATE:20260101', 'SUMMARY:New Year', 'BEGIN:VALARM', 'SUMMARY:Wake', 'END:VALARM'],
        ['DTSTART;VALUE=DATE:20261226', 'SUMMARY:Again'],
      ),
    ).toEqual({
      holidays: [
        { date: '2026-01-01', name: 'New Year' },
        { date: '2026-12-25', name: 'Christmas, both days' },
        { date: '2026-12-26', name: 'Christmas, both days' },
      ],
      notTaken: [],
    });
  });

  test.each([
    [['RRULE:FREQ=YEARLY'], ['2026-05-01', '2027-05-01', '2028-05-01']],
    [['RRULE:FREQ=YEARLY;COUNT=2'], ['2026-05-01', '2027-05-01']],
    [['RRULE:FREQ=YEARLY;INTERVAL=2'], ['2026-05-01', '2028-05-01']],
    [['RRULE:FREQ=YEARLY;UNTIL=20270501T000000Z'], ['2026-05-01', '2027-05-01']],
    [
      ['RRULE:FREQ=YEARLY', 'EXDATE;VALUE=DATE:20270501'],
      ['2026-05-01', '2028-05-01'],
    ],
    [['RDATE;VALUE=DATE:20260504,20260505'], ['2026-05-01', '2026-05-04', '2026-05-05']],
    [['DURATION:P2D'], ['2026-05-01', '2026-05-02']],
    [['RRULE:FREQ=YEARLY;BYMONTH=9;BYDAY=1MO'], ['2026-09-07', '2027-09-06', '2028-09-04']],
    [['RRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO'], ['2026-05-25', '2027-05-31', '2028-05-29']],
  ])('B12 what comes every year is worked out: %j', (more, expected) => {
    expect(dates('DTSTART;VALUE=DATE:20260501', ...more)).toEqual(expected);
  });

  test('B12 a leap day comes in leap years alone, and what began long ago still comes', () => {
    expect(dates('DTSTART;VALUE=DATE:20240229', 'RRULE:FREQ=YEARLY')).toEqual(['2028-02-29']);
    expect(dates('DTSTART;VALUE=DATE:19700102', 'RRULE:FREQ=YEARLY')).toHaveLength(3);
  });

  test.each([
    [['DTSTART:20261225T090000Z'], 'time of day'],
    [['DTSTART;VALUE=DATE:20260230'], 'no date'],
    [['DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=WEEKLY'], 'not read'],
    [['DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=YEARLY;BYWEEKNO=20'], 'not read'],
    [['DTSTART;VALUE=DATE:20260101', 'RRULE:FREQ=YEARLY;COUNT=x'], 'cannot be read'],
    [['DTSTART;VALUE=DATE:20260101', 'DTEND:20260101T100000'], 'end'],
    [['DTSTART;VALUE=DATE:20260101', 'STATUS:CANCELLED'], 'cancelled'],
  ])('B12 what cannot be taken is named with the reason: %j', (event, why) => {
    const found = read(['SUMMARY:Odd', ...event]);
    expect(found).toMatchObject({
      holidays: [],
      notTaken: [{ name: 'Odd', why: expect.stringContaining(why) }],
    });
  });

  test('B12 what begins long ago and lasts a year, two thousand times over, is read at once', () => {
    const begun = performance.now();
    const entry = (more: string[]) => ['DTSTART:00010101', 'DTEND:00020101', 'RRULE:FREQ=YEARLY', ...more];
    const found = read(...Array.from({ length: 2_000 }, () => entry(['RDATE:20260101,20260102'])));
    expect(found).toMatchObject({ notTaken: [] });
    expect(typeof found === 'string' ? 0 : found.holidays.length).toBe(3 * 365);
    expect(performance.now() - begun).toBeLessThan(3_000);
    expect(read(...Array.from({ length: 2_001 }, () => entry([])))).toContain('2,000');
  });

  test('B12 a rule that counts since before any holiday is not followed', () => {
    expect(dates('DTSTART:17000101', 'RRULE:FREQ=YEARLY;INTERVAL=2')).toEqual(['2026-01-01', '2028-01-01']);
    expect(read(['DTSTART:17000101', 'RRULE:FREQ=YEARLY;COUNT=999'])).toMatchObject({
      holidays: [],
      notTaken: [{ why: expect.stringContaining('cannot be read') }],
    });
  });

  test('B12 what is no calendar is refused', () => {
    expect(holidaysInIcs('<html>', years)).toMatchObject({
      ok: false,
      problem: { message: expect.stringContaining('.ics') },
    });
  });
});
