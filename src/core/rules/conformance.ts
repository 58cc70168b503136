// What of FEEL is there? Every line of docs/reference/feel.md is one of these: a test runs each, so the page cannot lie.

import { compileRule, evaluate } from './rule.ts';
import type { RuleFields } from './scope.ts';
import { textOf } from './values/write-value.ts';

/** The fields that the examples speak of, with what stands in them. */
export const EXAMPLE_FIELDS: RuleFields = {
  amount: { kind: 'money' },
  category: { kind: 'choice', options: ['travel', 'meals'] },
  day: { kind: 'date' },
  note: { kind: 'text' },
  sizes: { kind: 'list', of: { kind: 'number' } },
};
export const EXAMPLE_DATA = {
  amount: '120.50',
  category: 'travel',
  day: '2026-02-28',
  note: null,
  sizes: [3, 1, 2],
};
/** The time at which the examples are asked: Monday 2026-11-23, 09:30 UTC. */
export const EXAMPLE_AT = Date.UTC(2026, 10, 23, 9, 30);

/** One example: the section of DMN 1.5 it belongs to, what is written, and what comes of it; `refused` for what is not offered. */
export type FeelExample = { readonly of: string; readonly source: string; readonly gives: string };

/** What comes of an example: its value as FEEL writes it, or `refused` and why. */
export function exampleAnswer(source: string): string {
  const rule = compileRule(source, { fields: EXAMPLE_FIELDS });
  if (!rule.ok) return `refused: ${rule.problem[0]?.message ?? ''}`;
  const value = evaluate(rule.value, EXAMPLE_DATA, { at: EXAMPLE_AT });
  if (!value.ok) return `refused: ${value.problem.message}`;
  return typeof value.value === 'string' ? JSON.stringify(value.value) : textOf(value.value);
}

const examples = (of: string, rows: Readonly<Record<string, string>>): FeelExample[] =>
  Object.entries(rows).map(([source, gives]) => ({ of, source, gives }));

/** What of FEEL is not offered, and why. **shape**: pairs, as Markdown. */
export const FEEL_NOT_OFFERED: readonly (readonly [what: string, why: string])[] = [
  [
    'Functions of one’s own, `sort` with one',
    'A rule is one expression with a bounded cost; recursion would have none.',
  ],
  ['Named arguments', 'The order of the values says the same.'],
  ['`instance of`', 'Types are known when a rule is published.'],
  [
    'Times of day with a zone, `time(h, m, s, offset)`',
    'A time of day is meant on the wall of the workspace’s zone.',
  ],
  ['`string` with a mask', 'Join texts by `+`, with `round half up(…)` for the decimals.'],
  ['`list replace` with a function', 'Use `for … return if … then … else …`.'],
  [
    'In patterns: back references `\\1`, look-around `(?=…)`, named groups, the flag `x`',
    'What is left is matched in linear time, whatever the pattern and the text. It means what it means in ECMAScript with the flag `u`.',
  ],
];

/** Every example of the page, by section. **source**: OMG DMN 1.5, chapter 10.3. */
export const FEEL_EXAMPLES: readonly FeelExample[] = [
  ...examples('Numbers (10.3.2.3, 10.3.4.5)', {
    '0.1 + 0.2 = 0.3': 'true',
    '7 / 2': '3.5',
    '2 ** 10': '1024',
    '-(3)': '-3',
    '1 / 3': '0.3333333333333333333333333333333333',
    '5 / 0': 'null',
    'amount * 2': '241',
    'floor(1.5)': '1',
    'floor(-1.55, 1)': '-1.6',
    'ceiling(1.5)': '2',
    'round up(5.5, 0)': '6',
    'round down(-5.5, 0)': '-5',
    'round half up(5.5, 0)': '6',
    'round half down(5.5, 0)': '5',
    'decimal(2.5, 0)': '2',
    'abs(-10)': '10',
    'modulo(-12, 5)': '3',
    'even(5)': 'false',
    'odd(5)': 'true',
    'number("100.5")': '100.5',
    'number("x")': 'null',
    'number("1.234,5", ".", ",")': '1234.5',
    'sqrt(2)': '1.414213562373095048801688724209698',
    'sqrt(-1)': 'null',
    'log(10)': '2.302585092994045684017991454684364',
    'exp(1)': '2.718281828459045235360287471352662',
    'product(sizes)': '6',
    'median([6, 1, 2, 3])': '2.5',
    'stddev([2, 4, 7, 5])': '2.081665999466132735282297706979931',
    'mode([6, 3, 9, 6, 3])': '[3, 6]',
    'median(["a"])': 'refused: Numbers are needed here; this is a list (each text).',
  }),
  ...examples('Texts (10.3.4.3)', {
    '"a" + "b"': '"ab"',
    'substring("foobar", 3)': '"obar"',
    'substring("foobar", -2, 1)': '"a"',
    'string length("tes")': '3',
    'upper case("aBc4")': '"ABC4"',
    'lower case("aBc4")': '"abc4"',
    'substring before("foobar", "bar")': '"foo"',
    'substring after("foobar", "ob")': '"ar"',
    'contains("foobar", "of")': 'false',
    'starts with("foobar", "fo")': 'true',
    'ends with("foobar", "r")': 'true',
    'string(1.1)': '"1.1"',
    'string join(["a", "b"], " and ")': '"a and b"',
    'matches("foobar", "^fo*b")': 'true',
    'matches("Foobar", "^FO*B", "i")': 'true',
    'matches("DE89 3704", "^[A-Z]{2}\\\\d{2}( \\\\d{4})+$")': 'true',
    'replace("abcd", "b", "x")': '"axcd"',
    'replace("2026-11-23", "(\\\\d+)-(\\\\d+)-(\\\\d+)", "$3.$2.$1")': '"23.11.2026"',
    'split("a;b", ";")': '["a", "b"]',
    'split("a1b22c", "\\\\d+")': '["a", "b", "c"]',
    'matches("aa", "(a)\\\\1")': 'refused: Patterns cannot refer back to what a group matched.',
    'matches("a", "a(?=b)")': 'refused: Patterns cannot look ahead or behind.',
    'matches("a", "[b-a]")': 'refused: A stretch of characters is in the wrong order.',
  }),
  ...examples('Conditions (10.3.2.8, 10.3.2.9)', {
    'amount > 100': 'true',
    'amount between 100 and 200': 'true',
    'amount in [100..120.5)': 'false',
    'amount in (< 10, > 100)': 'true',
    'category = "travel"': 'true',
    'category = "travell"': 'refused: "travell" is not one of the options.',
    'not(amount > 100)': 'false',
    'amount > 100 and category != "meals"': 'true',
    'note = null': 'true',
    'note > "a"': 'false',
    'is defined(note)': 'false',
    'if amount > 100 then "high" else "low"': '"high"',
    'amount = "x"': 'refused: amount is an amount of money, "x" is text: they cannot be compared.',
    'amonut > 1': 'refused: There is no field called "amonut".',
    'amount instance of number': 'refused: "amount instance of number" cannot be used in a rule.',
  }),
  ...examples('Dates and durations (10.3.2.7, 10.3.4.1, 10.3.4.7)', {
    'now()': '2026-11-23T09:30:00Z',
    'today()': '2026-11-23',
    'date("2026-11-23")': '2026-11-23',
    '@"2026-11-23"': '2026-11-23',
    'date("2026-02-30")': 'refused: "2026-02-30" cannot be read by date(…).',
    'date and time("2026-11-23T09:30:00Z")': '2026-11-23T09:30:00Z',
    'duration("P3D")': 'P3D',
    'duration("P1Y2M")': 'P1Y2M',
    'day + duration("P1M")': '2026-03-28',
    'today() - day': 'P268D',
    'day < today()': 'true',
    'day.year': '2026',
    'day.weekday': '6',
    'now().hour': '9',
    'day of week(day)': '"Saturday"',
    'month of year(day)': '"February"',
    'day of year(day)': '59',
    'date(2026, 11, 23)': '2026-11-23',
    'date(2026, 2, 30)': 'refused: There is no such date.',
    'time("09:30:00")': '09:30:00',
    'time(9, 30, 0)': '09:30:00',
    'time(now()) > time("09:00")': 'true',
    'time("23:30:00") + duration("PT1H")': '00:30:00',
    'time("25:00:00")': 'refused: "25:00:00" cannot be read by time(…).',
    'date and time(day, time("09:30"))': '2026-02-28T09:30:00Z',
    'years and months duration(day, today())': 'P8M',
    'week of year(day)': '9',
    'duration("P1M").months': '1',
  }),
  ...examples('Lists (10.3.2.5, 10.3.2.10, 10.3.4.4)', {
    'sizes[1]': '3',
    'sizes[-1]': '2',
    'sizes[item > 1]': '[3, 2]',
    'count(sizes)': '3',
    'sum(sizes)': '6',
    'mean(sizes)': '2',
    'min(sizes)': '1',
    'max(1, 5, 3)': '5',
    'all([true, false])': 'false',
    'any([true, false])': 'true',
    'list contains(sizes, 3)': 'true',
    'append(sizes, 4)': '[3, 1, 2, 4]',
    'concatenate(sizes, [9])': '[3, 1, 2, 9]',
    'reverse(sizes)': '[2, 1, 3]',
    'index of(sizes, 1)': '[2]',
    'distinct values([1, 1, 2])': '[1, 2]',
    'flatten([[1, 2], [3]])': '[1, 2, 3]',
    'sublist(sizes, 2)': '[1, 2]',
    'sublist(sizes, -2, 1)': '[1]',
    'insert before(sizes, 1, 9)': '[9, 3, 1, 2]',
    'remove(sizes, 2)': '[3, 2]',
    'list replace(sizes, 2, 9)': '[3, 9, 2]',
    'remove(sizes, 0)': 'refused: Places in a list count from 1.',
    'remove(sizes, 4)': 'null',
    'union(sizes, [2, 9])': '[3, 1, 2, 9]',
    'sort(sizes)': 'refused: Lists are not sorted in rules.',
    'some s in sizes satisfies s > 2': 'true',
    'every s in sizes satisfies s > 2': 'false',
    'for s in sizes return s * 2': '[6, 2, 4]',
    'for i in 1..3 return i': '[1, 2, 3]',
    'sum(number: 1)': 'refused: "number: 1" cannot be used in a rule.',
    '(function(x) x)(1)': 'refused: "(function(x) x)" cannot be used in a rule.',
  }),
  ...examples('Groups (10.3.2.6, 10.3.4.8, 10.3.4.10)', {
    '{ net: amount, gross: net * 1.19 }.gross': '143.395',
    '{ a: 1 }': '{a: 1}',
    '{ a: 1 }.b': 'refused: A group of fields has no part called "b".',
    '{ a: 1, a: 2 }': 'refused: "a" stands twice in the group.',
    'for s in sizes return { size: s, twice: s * 2 }':
      '[{size: 3, twice: 6}, {size: 1, twice: 2}, {size: 2, twice: 4}]',
    '[{ a: 1 }, { a: 5 }][a > 2].a': '[5]',
    '{ a: 1 } = { a: 1.0 }': 'true',
    'get value({ a: 1 }, "a")': '1',
    'get value({ a: 1 }, "b")': 'refused: The group has no member called "b".',
    'get entries({ a: 1 })': '[{key: "a", value: 1}]',
    'context([{ key: "a", value: 1 }])': '{a: 1}',
    'context put({ a: 1 }, "b", 2)': '{a: 1, b: 2}',
    'context merge([{ a: 1 }, { a: 2, b: 3 }])': '{a: 2, b: 3}',
  }),
  ...examples('Ranges (10.3.2.7, 10.3.4.9)', {
    'before(1, 10)': 'true',
    'before([1..5), [5..9])': 'true',
    'after(today(), [day..day])': 'true',
    'meets([1..5], [5..10])': 'true',
    'met by([5..10], [1..5])': 'true',
    'overlaps([1..5], [3..8])': 'true',
    'overlaps([1..5), [5..8])': 'false',
    'overlaps before([1..5], [3..8])': 'true',
    'overlaps after([3..8], [1..5])': 'true',
    'finishes(10, [1..10])': 'true',
    'finished by([1..10], [5..10])': 'true',
    'includes([1..10], [4..6])': 'true',
    'during(amount, [100..200])': 'true',
    'starts([1..5], [1..10])': 'true',
    'started by([1..10], 1)': 'true',
    'coincides([1..5], [1..5))': 'false',
    '[1..5].end': '5',
    'before(1, "a")': 'refused: A number and text cannot be compared.',
  }),
];
