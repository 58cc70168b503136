import { describe, expect, test } from 'vitest';
import { EXPENSE_SCOPE } from './expense.test-data.ts';
import { compileCondition, compileRule } from './rule.ts';
import { isFieldId } from './scope.ts';

/** The first problem as `the text it stands at | what to do`. */
function firstProblem(text: string): string {
  const result = compileCondition(text, EXPENSE_SCOPE);
  const problem = result.ok ? undefined : result.problem[0];
  return problem === undefined
    ? 'none'
    : `${problem.code} | ${text.slice(problem.from, problem.to)} | ${problem.remedy}`;
}

describe('problems', () => {
  test.each([
    ['R10 amont > 100', 'unknown-name | amont | Did you mean amount?'],
    [
      'R10 first-name = "x"',
      'unknown-name | first-name | A field is named by its id: letters, digits and _, without spaces or dashes.',
    ],
    [
      'R10 cost center > 5',
      'unknown-name | cost center | A field is named by its id: letters, digits and _, without spaces or dashes.',
    ],
    ['R10 category = travel', 'unknown-name | travel | Put a text in quotes: "travel".'],
    ['R10 urgent = yes', 'unknown-name | yes | Write true.'],
    ['R10 case.titel = "x"', 'unknown-name | case.titel | Did you mean title?'],
    ['R10 amount.x = 1', 'unknown-name | amount.x | Take the part away.'],
    ['R10 contans(title, "x")', 'unknown-function | contans(title, "x") | Did you mean contains(…)?'],
    ['R11 amount > "100"', 'wrong-type | "100" | Write 100 without quotes.'],
    ['R11 due > "2026-01-01"', 'wrong-type | "2026-01-01" | Write date("2026-01-01").'],
    ['R11 requester = "Ann"', 'wrong-type | "Ann" | Compare requester.email or requester.name.'],
    ['R11 urgent = "yes"', 'wrong-type | "yes" | Write true or false.'],
    ['R11 amount in [1, "a"]', 'wrong-type | "a" | Compare it with a number.'],
    ['R11 title + 1 = "x"', 'wrong-type | title + 1 | Turn the other side into text with string(…).'],
    ['R11 tags = "train"', 'wrong-type | "train" | Ask whether the list holds it: list contains(…, …).'],
    ['R11 contains(title, 5)', 'wrong-type | 5 | Write for example contains("abc", "b").'],
    ['R11 contains(title)', 'wrong-arguments | contains(title) | Write contains("abc", "b").'],
    ['R11 amount > null', 'wrong-type | null | Write = null or != null.'],
    ['R12 category = "travl"', 'unknown-option | "travl" | Did you mean "travel"?'],
    [
      'R12 category in ["meals", "rent"]',
      'unknown-option | "rent" | The options are travel, meals, equipment.',
    ],
    ['R12 case.priority > "normal"', 'wrong-type | case.priority | List the options: in ("…", "…").'],
    ['R13 amount', 'not-a-condition | amount | Compare it with something, for example amount > 100.'],
    [
      'R13 urgent and amount',
      'not-a-condition | amount | Compare it with something, for example amount > 100.',
    ],
    [
      'R13 if title then true else false',
      'not-a-condition | title | Compare it with something, for example amount > 100.',
    ],
    [
      'R14 due > date("2026-02-30")',
      'wrong-arguments | "2026-02-30" | Write for example date("2026-11-23").',
    ],
    [
      'R14 opened + duration("3 days") > now()',
      'wrong-arguments | "3 days" | Write for example duration("P3D").',
    ],
    [
      'R22 matches(title, "(a+b")',
      'wrong-arguments | "(a+b" | Close it, or write \\\\( for the sign itself.',
    ],
    [
      'R22 matches(title, "a", "g")',
      'wrong-arguments | "g" | Write "i" to take upper and lower case alike, "s", "m", or several: "im".',
    ],
    ['R14 due = date(2026, 2, 30)', 'wrong-arguments | 2026 | Write for example date(2026, 11, 23).'],
    ['R14 sublist(tags, 0) = tags', 'wrong-arguments | 0 | Write 1 for the first, -1 for the last.'],
    ['R11 median(tags) > 1', 'wrong-arguments | tags | Give a list of numbers.'],
    ['R11 before(due, amount)', 'wrong-arguments | amount | Give two of one kind.'],
    ['R11 time("09:30") > now()', 'wrong-type | now() | Compare with a time of day.'],
    ['R10 {a: 1}.b = 1', 'unknown-name | {a: 1}.b | Did you mean a?'],
    ['R10 get value(case, "titel") = "x"', 'wrong-arguments | "titel" | It has title, priority.'],
    [
      'R22 contains(text: title, match: "x")',
      'wrong-arguments | contains(text: title, match: "x") | Its values are called: string, match.',
    ],
    [
      'R22 substring(string: title, length: 2) = "x"',
      'wrong-arguments | substring(string: title, length: 2) | Its values are called: string, start position, length.',
    ],
    [
      'R22 union(lists: [1]) = [1]',
      'wrong-arguments | union(lists: [1]) | Give the values in their order, without names.',
    ],
    [
      'R23 title instance of words',
      'not-supported | title instance of words | Write one of: string, number, boolean, date, time, date and time, days and time duration, years and months duration, list, context, Any.',
    ],
    [
      'R21 sort([1], function(a) a > 1) = [1]',
      'not-supported | function(a) a > 1 | Use the built-in functions instead; only sort(…) takes one, of two items.',
    ],
    [
      'R21 sort([1], function(a, b) a) = [1]',
      'not-a-condition | a | Compare it with something, for example amount > 100.',
    ],
    ['R15 > 5', 'not-supported | > 5 | Name what is compared, for example amount > 100 or amount in [1..5].'],
    ['R9 amount == 5', 'syntax | = | Write = or !=.'],
    ['R9 urgent && urgent', 'syntax | && | Write and, or.'],
    ["R9 title = 'x'", 'syntax | \' | Write "like this".'],
    ['R9 title = "x', 'syntax | " | Put a " at its end.'],
    ['R9 amount is not null', 'syntax | null | Write = null or != null.'],
    ['R9 amount > 1,000', 'syntax | ,000 | Write 1000.'],
    ['R9 (amount > 5', 'syntax |  | Close it, or take it away.'],
    ['R9 amount >', 'syntax |  | Finish it, for example amount > 100.'],
    ['R9 ', 'syntax |  | Write for example amount > 100.'],
  ])('%s', (title, expected) => expect(firstProblem(title.slice(title.indexOf(' ') + 1))).toBe(expected));

  test('R9 all problems come at once', () => {
    const result = compileRule('amont > 1 and category = "x" and urgent > 5', EXPENSE_SCOPE);
    expect(result.ok ? [] : result.problem.map((problem) => problem.code)).toEqual([
      'unknown-name',
      'unknown-option',
      'wrong-type',
    ]);
  });

  test('R10 field ids are letters, digits and _, and no words of the language', () => {
    expect(['amount', 'cost_center', 'A1', '_x', 'date', 'case'].filter((name) => !isFieldId(name))).toEqual(
      [],
    );
    expect(['first-name', 'cost center', '1a', '', 'and', 'item', 'ä'].filter(isFieldId)).toEqual([]);
  });
});
