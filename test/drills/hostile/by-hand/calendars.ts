// Calendar files with holidays that never end, or that do not begin.
import { documents, VALUES } from '../hazards.ts';
import { each, type HostileInput, input } from '../hostile-input.ts';

export const entry = (lines: string): string => `BEGIN:VEVENT\nSUMMARY:Day\n${lines}\nEND:VEVENT\n`;
export const calendar = (inside: string): string => `BEGIN:VCALENDAR\nVERSION:2.0\n${inside}END:VCALENDAR\n`;
const starting = (more: string, day = '20260101'): string =>
  calendar(entry(`DTSTART;VALUE=DATE:${day}\n${more}`));
const PLACES = [
  (value: string) => calendar(`BEGIN:VEVENT\nSUMMARY:${value}\nDTSTART:20260101\nEND:VEVENT\n`),
  (value: string) => starting(`DTEND:${value}`),
  (value: string) => starting(`RRULE:${value}`),
  (value: string) => starting(`X;A="${value}":b`),
];

export const icalByHand = (): HostileInput[] => [
  ...documents(starting('RRULE:FREQ=YEARLY')),
  ...VALUES.map((value, n) => input(`value ${value.slice(0, 20)}`, () => PLACES[n % 4]?.(value) ?? '')),
  ...each(
    'every year',
    [
      'INTERVAL=0',
      'INTERVAL=-1',
      'INTERVAL=1e-9',
      'INTERVAL=1.0001',
      'COUNT=99999999999',
      'COUNT=-1',
      'UNTIL=99991231',
      'UNTIL=x',
      'BYMONTH=13',
      'BYMONTHDAY=99',
      'BYDAY=9MO',
      '__proto__=1',
    ],
    (part) => starting(`RRULE:FREQ=YEARLY;${part}`),
  ),
  ...each('begins', ['00000101', '00010101', '99991231', '20260230', '-0010101'], (day) =>
    starting('RRULE:FREQ=YEARLY', day),
  ),
  input('a year long, every year since the first, again and again', () =>
    calendar(entry('DTSTART:00010101\nDTEND:00020101\nRRULE:FREQ=YEARLY').repeat(40_000)),
  ),
  input('a year long, again and again', () =>
    calendar(entry('DTSTART:20260101\nDTEND:20270101').repeat(60_000)),
  ),
  input('a month of years', () =>
    calendar(entry('DTSTART:20260101\nDURATION:P366D\nRRULE:FREQ=YEARLY;BYDAY=1MO;BYMONTH=1').repeat(20_000)),
  ),
  input('further dates', () => starting(`RDATE:${'20260102,'.repeat(400_000)}20260103`)),
  input('left out dates', () => starting(`EXDATE:20260101\n`.repeat(200_000))),
  input('folded without end', () => starting(`X:${'\n a'.repeat(1_000_000)}`)),
  ...each('parameters', [';A="b"', ';A=b', '"', '";"', ';'], (piece) =>
    starting(`X${piece.repeat(Math.floor(4_000_000 / piece.length))}`),
  ),
  input('begun in begun', () => calendar('BEGIN:VEVENT\n'.repeat(300_000))),
  input('ended without begin', () => calendar('END:VEVENT\n'.repeat(300_000))),
  input('escapes', () =>
    calendar(`BEGIN:VEVENT\nSUMMARY:${'\\'.repeat(3_000_000)}\nDTSTART:20260101\nEND:VEVENT\n`),
  ),
  input('spaces', () =>
    calendar(
      `BEGIN:VEVENT\nSUMMARY:${' '.repeat(300_000)}x${' '.repeat(300_000)}y\nDTSTART:20260101\nEND:VEVENT\n`,
    ),
  ),
  input('too large', () => calendar(entry('DTSTART:20260101').repeat(120_000))),
];
