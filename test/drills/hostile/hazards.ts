// What is dangerous whatever the format: values that stand where a value stands, and what may be done to a whole document.
import { each, type HostileInput, input } from './hostile-input.ts';

/** Values that somebody might be made to type. */
export const VALUES: readonly string[] = [
  ...[
    '__proto__',
    'constructor',
    'prototype',
    'hasOwnProperty',
    '__defineGetter__',
    'toString',
    'valueOf',
    'then',
  ],
  ...[
    '1e999999',
    '-1e999999',
    '1e-999999',
    '9'.repeat(5_000),
    '-0',
    'NaN',
    'Infinity',
    '0x10',
    '1_000',
    '00012',
    '.',
  ],
  ...[
    '0000-00-00',
    '9999-12-31T23:59:59Z',
    '+275760-09-13T00:00:00Z',
    '-271821-04-20',
    '2026-02-30T25:61:61Z',
  ],
  ...[
    '2026-01-01T00:00:00+99:99',
    '99999999999999',
    '-62135596800000',
    '1/1/1',
    '2026-W54-8',
    '2026-01-01T24:00:00Z',
  ],
  ...[
    '\u0000',
    'a\u0000b',
    '\ud800',
    '\udfff\ud800',
    '\ufeff',
    '\u202eabc',
    '\u0301'.repeat(5_000),
    '👩‍👩‍👧‍👦'.repeat(500),
  ],
  ...[
    '\u2028',
    'a\rb',
    '\u0085',
    '٣٤٥',
    'İı',
    'ﷺ'.repeat(1_000),
    '#{7*7}',
    '{{case}}',
    '=cmd|"/c calc"!A1',
    '../../../etc/passwd',
  ],
  ...[
    'a'.repeat(100_000),
    `${'a'.repeat(30_000)}!`,
    `${'0 '.repeat(20_000)}x`,
    `${'-'.repeat(50_000)}>`,
    '\\'.repeat(20_001),
  ],
];

const BOMS = { 'utf-16le': [0xff, 0xfe], 'utf-16be': [0xfe, 0xff] } as const;

function utf16(text: string, order: keyof typeof BOMS, mark = true): Uint8Array {
  const little = Buffer.from(text, 'utf16le');
  const body = order === 'utf-16le' ? little : little.swap16();
  return mark ? Buffer.concat([Buffer.from(BOMS[order]), body]) : body;
}

/** What may be done to any document. */
export const documents = (text: string): HostileInput[] => [
  input('nothing', () => ''),
  ...each('blank', [' ', '\n', '\t', '\r', '\u0000', '\ufeff'], (sign) => sign.repeat(300_000)),
  input('a mark before it', () => `\ufeff${text}`),
  input('ten marks before it', () => `${'\ufeff'.repeat(10)}${text}`),
  ...each('as', ['utf-16le', 'utf-16be'] as const, (order) => utf16(text, order)),
  ...each('unmarked, as', ['utf-16le', 'utf-16be'] as const, (order) => utf16(text, order, false)),
  input('half of a utf-16', () => utf16(text, 'utf-16le').subarray(0, 33)),
  input('lone carriage returns', () => text.replaceAll('\n', '\r')),
  input('mixed ends of lines', () => text.replace(/\n/g, (_, at: number) => (at % 2 === 0 ? '\r' : '\r\n'))),
  input('twice', () => text + text),
  input('a zero behind each sign', () => text.split('').join('\u0000')),
  input('zeros behind it', () => text + '\u0000'.repeat(100_000)),
  input('in capitals', () => text.toUpperCase()),
  input('backwards', () => text.split('').reverse().join('')),
  input('bytes that are no text', () => Buffer.alloc(200_000, 0xff)),
  input('every byte there is', () => Buffer.from(Array.from({ length: 65_536 }, (_, at) => (at * 7) & 255))),
  ...each('a million of', ['[', '{', '(', '<', '"', "'", '&', ',', ';', ':', '-', '#', '|', '='], (sign) =>
    sign.repeat(1_000_000),
  ),
];
