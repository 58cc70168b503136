// Rules in FEEL that go on for ever, grow without end, or lead where they should not.
import { VALUES } from '../hazards.ts';
import { each, type HostileInput, input } from '../hostile-input.ts';

const quoted = (value: string): string => JSON.stringify(value);
const WAYS = [
  (value: string) => `title = ${quoted(value)}`,
  (value: string) => `date and time(${quoted(value)}) > opened`,
  (value: string) => value,
  (value: string) => `number(${quoted(value)}) > 1`,
  (value: string) => `matches(title, ${quoted(value)})`,
];
const LOOPS = [
  'every a in 1..999999999 satisfies a > 0',
  'for a in 1..99999, b in 1..99999 return a * b',
  'sum(for a in 1..3000 return sum(for b in 1..3000 return a * b))',
  'for a in [1..1e300] return a',
  'count(for a in -1e9..1e9 return a)',
  'some a in 1..1000, b in 1..1000, c in 1..1000 satisfies a + b + c < 0',
  'list contains(for a in 1..90000 return a, 0)',
  'distinct values(for a in 1..20000 return a)',
  'sort(for a in 1..20000 return 20000 - a)',
  'concatenate(for a in 1..300 return for b in 1..300 return a)',
  'flatten(for a in 1..300 return for b in 1..300 return [[a]])',
  'string join(for a in 1..50000 return "0123456789")',
  'for a in 1..9999 return 9 ** 9',
  '9 ** 9 ** 9 ** 9',
  '(((9 ** 999) ** 999) ** 999)',
  '1e6144 * 1e6144',
  'exp(999999)',
  'sqrt(-1) + log(0) + 1 / 0',
  'modulo(1e300, 1e-300)',
  'decimal(1 / 3, 999999999)',
  'round up(1.5, -999999)',
  'substring("abc", -999999999999, 1e300)',
  'duration("P999999999999999999Y") + duration("P1D")',
  'date("9999-12-31") + duration("P9999999Y")',
  'date and time("2026-01-01T00:00:00@Nowhere/None")',
  'years and months duration(date("-9999-01-01"), date("9999-01-01"))',
  'date("2026-01-01") + duration("PT1e9S")',
];
const PATTERNS = [
  '(a+)+$',
  '(a|aa)*b',
  '((a*)*)*b',
  '(.*a){20}',
  'a{1000}{1000}',
  '(?=a)*',
  '\\',
  '[',
  '(',
  '[^]',
  '(a?){30}a{30}',
  '\\p{L}+$',
  '\\1',
  '(?<x>a)\\k<x>',
  'x{99999999}',
];

export const feelByHand = (): HostileInput[] => [
  ...VALUES.map((value, n) => input(`value ${value.slice(0, 20)}`, () => WAYS[n % 5]?.(value) ?? '')),
  ...each('loop', LOOPS, (rule) => rule),
  ...PATTERNS.flatMap((pattern) => [
    input(`matches ${pattern}`, () => `matches("${'a'.repeat(2_000)}!", ${quoted(pattern)})`),
    input(`replace ${pattern}`, () => `replace("${'a'.repeat(2_000)}!", ${quoted(pattern)}, "$1$1")`),
  ]),
  ...each('split', PATTERNS.slice(0, 5), (pattern) => `split("${'a'.repeat(1_500)}", ${quoted(pattern)})`),
  ...each(
    'deep',
    [
      '(',
      '[',
      '{a:',
      'not(',
      '-',
      'if true then ',
      'for a in ',
      '1 + ',
      'a.',
      '1 in ',
      '"\\',
      '/*',
      '//',
      '@"',
    ],
    (piece) => piece.repeat(Math.floor(3_999 / piece.length)),
  ),
  input('names of many words', () => 'a '.repeat(1_999)),
  input(
    'doubling lists',
    () =>
      `for a in [1], b in [[a, a, a]], ${'cdefghijklmnopq'
        .split('')
        .map((letter, n) => `${letter} in [[${'bcdefghijklmnop'[n]}, ${'bcdefghijklmnop'[n]}]]`)
        .join(', ')} return q`,
  ),
];
