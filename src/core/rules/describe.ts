// How does a person say this rule? Simple conditions in plain words; anything else as it was written.

import type { Expression, ExpressionOf, Test } from './parsing/expression.ts';
import { parseExpression } from './parsing/parse.ts';

/** What fields are called on the screen, by their id. */
export type FieldTitles = Readonly<Record<string, string>>;

/** A condition in plain words: `amount > 100` is "amount is more than 100". What is not simple comes back as written. */
export function describeRule(text: string, titles: FieldTitles = {}): string {
  const parsed = parseExpression(text);
  return (parsed.ok ? conditionWords(parsed.value, titles) : undefined) ?? text.trim();
}

function conditionWords(expression: Expression, titles: FieldTitles): string | undefined {
  switch (expression.kind) {
    case 'comparison':
      return comparisonWords(expression, titles);
    case 'between':
      return joined(
        [expression.subject, expression.low, expression.high],
        titles,
        ([subject, low, high]) => `${subject} is between ${low} and ${high}`,
      );
    case 'in':
      return membershipWords(expression, titles);
    case 'logic':
      return logicWords(expression, titles);
    case 'name':
    case 'path':
      return suffixed(expression, 'is yes', titles);
    case 'yes-no':
      return expression.value ? 'always' : 'never';
    case 'call':
      return callWords(expression, titles);
    default:
      return undefined;
  }
}

const SIGNS = {
  '=': 'is',
  '!=': 'is not',
  '>': 'is more than',
  '>=': 'is at least',
  '<': 'is less than',
  '<=': 'is at most',
} as const;
const DATE_SIGNS = {
  '=': 'is',
  '!=': 'is not',
  '>': 'is after',
  '>=': 'is on or after',
  '<': 'is before',
  '<=': 'is on or before',
} as const;

function comparisonWords(
  { operator, left, right }: ExpressionOf<'comparison'>,
  titles: FieldTitles,
): string | undefined {
  if (right.kind === 'null') {
    if (operator === '=') return suffixed(left, 'is empty', titles);
    return operator === '!=' ? suffixed(left, 'is filled in', titles) : undefined;
  }
  const words = isDate(right) || isDate(left) ? DATE_SIGNS : SIGNS;
  return joined([left, right], titles, ([one, other]) => `${one} ${words[operator]} ${other}`);
}

function membershipWords({ subject, tests }: ExpressionOf<'in'>, titles: FieldTitles): string | undefined {
  const [only, second] = tests;
  if (only?.kind === 'range' && second === undefined) {
    if (only.lowOpen || only.highOpen) return undefined;
    return joined(
      [subject, only.low, only.high],
      titles,
      ([one, low, high]) => `${one} is between ${low} and ${high}`,
    );
  }
  if (only?.kind === 'value' && second === undefined && isNamed(only.value))
    return joined([subject, only.value], titles, ([one, other]) => `${one} is in ${other}`);
  const values =
    only?.kind === 'value' && only.value.kind === 'list' && second === undefined
      ? only.value.items
      : plainValues(tests);
  if (values === undefined || values.length === 0) return undefined;
  return joined([subject, ...values], titles, ([one, ...others]) => `${one} is ${listWords(others)}`);
}

function plainValues(tests: readonly Test[]): Expression[] | undefined {
  const values: Expression[] = [];
  for (const test of tests) {
    if (test.kind !== 'value') return undefined;
    values.push(test.value);
  }
  return values;
}

function logicWords(expression: ExpressionOf<'logic'>, titles: FieldTitles): string | undefined {
  const sides = [expression.left, expression.right].map((side) => {
    const words = conditionWords(side, titles);
    // A mixture of "and" and "or" needs brackets in words too.
    return side.kind === 'logic' && side.operator !== expression.operator && words !== undefined
      ? `(${words})`
      : words;
  });
  return sides.includes(undefined) ? undefined : sides.join(` ${expression.operator} `);
}

const CALLS: Readonly<Record<string, string>> = {
  contains: 'contains',
  'starts with': 'starts with',
  'ends with': 'ends with',
  'list contains': 'includes',
};

function callWords({ name, given }: ExpressionOf<'call'>, titles: FieldTitles): string | undefined {
  const [first, second] = given;
  if (first === undefined) return undefined;
  if (name === 'is defined') return suffixed(first, 'is filled in', titles);
  const verb = Object.hasOwn(CALLS, name) ? CALLS[name] : undefined;
  if (verb !== undefined && second !== undefined)
    return joined([first, second], titles, ([one, other]) => `${one} ${verb} ${other}`);
  if (name !== 'not') return undefined;
  if (first.kind === 'name' || first.kind === 'path') return suffixed(first, 'is not yes', titles);
  const words = conditionWords(first, titles);
  return words === undefined ? undefined : `not (${words})`;
}

function valueWords(expression: Expression, titles: FieldTitles): string | undefined {
  switch (expression.kind) {
    case 'text':
      return `"${expression.text}"`;
    case 'number':
      return expression.digits;
    case 'yes-no':
      return expression.value ? 'yes' : 'no';
    case 'name':
      return titleOf(expression.name, titles);
    case 'path': {
      const of = valueWords(expression.of, titles);
      return of === undefined ? undefined : `${of} ${titleOf(expression.name, {})}`;
    }
    case 'call':
      return dateWords(expression);
    default:
      return undefined;
  }
}

function dateWords({ name, given }: ExpressionOf<'call'>): string | undefined {
  if (name === 'today' || name === 'now')
    return given.length === 0 ? (name === 'now' ? 'now' : 'today') : undefined;
  const [only, second] = given;
  if (only?.kind !== 'text' || second !== undefined) return undefined;
  return /^\d/.test(only.text) ? only.text : undefined;
}

const isDate = (expression: Expression): boolean =>
  expression.kind === 'call' && dateWords(expression) !== undefined;

const isNamed = ({ kind }: Expression): boolean => kind === 'name' || kind === 'path';

const titleOf = (name: string, titles: FieldTitles): string =>
  (Object.hasOwn(titles, name) ? titles[name] : undefined) ?? name.replace(/_/g, ' ');

function suffixed(expression: Expression, words: string, titles: FieldTitles): string | undefined {
  const value = valueWords(expression, titles);
  return value === undefined ? undefined : `${value} ${words}`;
}

function joined(
  expressions: readonly Expression[],
  titles: FieldTitles,
  say: (words: readonly string[]) => string,
): string | undefined {
  const words = expressions.map((expression) => valueWords(expression, titles));
  return words.every((word) => word !== undefined) ? say(words) : undefined;
}

const listWords = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
