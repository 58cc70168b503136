// A real input, spoiled: bits flipped, pieces cut out, repeated or swapped, brackets without end, numbers without measure,
// characters that are none. By chance that can be repeated.
import type { Random } from '../../../src/core/base/index.ts';

/** What stays bearable to send a thousand times. **units**: bytes. */
const MOST_BYTES = 2_000_000;

type Spoil = (bytes: Buffer, random: Random) => Buffer;

const below = (random: Random, most: number): number => Math.floor(random.next() * most);
export const oneOf = <T>(random: Random, of: readonly T[]): T => of[below(random, of.length)] as T;

/** A stretch of the input, short ones more often. */
function stretch(bytes: Buffer, random: Random): [from: number, to: number] {
  const from = below(random, bytes.length);
  return [from, Math.min(bytes.length, from + 1 + below(random, oneOf(random, [4, 40, 400])))];
}

const spliced = (bytes: Buffer, [from, to]: readonly [number, number], put: Buffer): Buffer =>
  Buffer.concat([bytes.subarray(0, from), put, bytes.subarray(to)]);

const inserted = (bytes: Buffer, random: Random, text: string): Buffer => {
  const at = below(random, bytes.length);
  return spliced(bytes, [at, at], Buffer.from(text));
};

const NESTS = [
  '[',
  '{"a":',
  '(',
  '<a>',
  '- ',
  '{a: ',
  'not(',
  '"',
  '&a [*a, ',
  '?',
  '>',
  '\n ',
  '"",',
  'BEGIN:VEVENT\n',
];
const NUMBERS = [
  '1e999999',
  '-0',
  '9'.repeat(400),
  '1e-999999',
  'NaN',
  '0x7fffffffffffffff',
  '1.7976931348623159e308',
  '-1',
];
const WORDS = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'null',
  'true',
  '<<',
  '!!js/function',
  '*a',
  '&a',
];
const SIGNS = [
  ...[
    '\u0000',
    '\ufeff',
    '\\ud800',
    '\u202e',
    '\u2028',
    '\u0301'.repeat(300),
    '👩‍👩‍👧‍👦',
    '\r',
    '\v',
    '\u0085',
  ],
  ...['%00', '&#0;', '&#x110000;', '\\u0000', '\u{10ffff}', 'İ', 'ſ', '٣', '\u200b'],
];
/** Bytes that no text has: half a pair, an overlong zero, the beginning of what never ends. */
const BROKEN = [
  [0xed, 0xa0, 0x80],
  [0xc0, 0x80],
  [0xf4, 0x90, 0x80, 0x80],
  [0xff, 0xfe],
  [0xe2, 0x82],
];

const SPOILS: readonly Spoil[] = [
  (bytes, random) => {
    const flipped = Buffer.from(bytes);
    for (let n = oneOf(random, [1, 3, 30]); n > 0; n--) {
      const at = below(random, flipped.length);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << below(random, 8));
    }
    return flipped;
  },
  (bytes, random) => bytes.subarray(0, below(random, bytes.length)),
  (bytes, random) => spliced(bytes, stretch(bytes, random), Buffer.alloc(0)),
  (bytes, random) => {
    const [from, to] = stretch(bytes, random);
    const piece = bytes.subarray(from, to);
    const times = Math.min(oneOf(random, [2, 50, 3_000]), Math.floor(MOST_BYTES / piece.length));
    return spliced(bytes, [from, to], Buffer.concat(Array.from({ length: times }, () => piece)));
  },
  (bytes, random) => {
    const [[a, b], [c, d]] = [stretch(bytes, random), stretch(bytes, random)].sort((x, y) => x[0] - y[0]) as [
      [number, number],
      [number, number],
    ];
    if (b > c) return bytes.subarray(c);
    const [head, tail] = [bytes.subarray(0, a), bytes.subarray(d)];
    return Buffer.concat([head, bytes.subarray(c, d), bytes.subarray(b, c), bytes.subarray(a, b), tail]);
  },
  (bytes, random) =>
    inserted(bytes, random, oneOf(random, NESTS).repeat(oneOf(random, [3, 60, 1_000, 100_000]))),
  (bytes, random) => spliced(bytes, numberIn(bytes, random), Buffer.from(oneOf(random, NUMBERS))),
  (bytes, random) => spliced(bytes, wordIn(bytes, random), Buffer.from(oneOf(random, WORDS))),
  (bytes, random) => inserted(bytes, random, oneOf(random, SIGNS)),
  (bytes, random) => {
    const at = below(random, bytes.length);
    return spliced(bytes, [at, at], Buffer.from(oneOf(random, BROKEN)));
  },
  (bytes, random) => spliced(bytes, stretch(bytes, random), Buffer.alloc(oneOf(random, [1, 8, 4_096]))),
];

const numberIn = (bytes: Buffer, random: Random) =>
  runFrom(bytes, random, (byte) => byte >= 0x30 && byte <= 0x39);
const wordIn = (bytes: Buffer, random: Random) =>
  runFrom(bytes, random, (byte) => (byte | 32) >= 97 && (byte | 32) <= 122);

/** The first run of such bytes behind a place; the place itself where there is none. */
function runFrom(bytes: Buffer, random: Random, is: (byte: number) => boolean): [number, number] {
  const start = below(random, bytes.length);
  let from = start;
  while (from < bytes.length && !is(bytes[from] ?? 0)) from++;
  if (from === bytes.length) return [start, start];
  let to = from;
  while (to < bytes.length && is(bytes[to] ?? 0)) to++;
  return [from, to];
}

/** Spoils an input in one to three ways. */
export function mutated(original: Uint8Array, random: Random): Buffer {
  let bytes: Buffer = Buffer.from(original);
  for (let n = 1 + below(random, 3); n > 0; n--)
    if (bytes.length > 0) bytes = Buffer.from(oneOf(random, SPOILS)(bytes, random).subarray(0, MOST_BYTES));
  return bytes;
}
