// What may be added, taken away, multiplied and divided, and what comes of it?

import { DAY_MS } from '../../base/index.ts';
import type { ArithmeticOperator, ExpressionOf } from '../parsing/expression.ts';
import type { Place } from '../problem.ts';
import { isNumeric, isTextual, type RuleType, typeNamed, typeWords, UNKNOWN } from '../scope.ts';
import { negate, numbers, type RuleNumber } from '../values/decimal.ts';
import { type Evaluation, spendOnText, stop } from '../values/evaluation.ts';
import { isNumber, type RuleValue } from '../values/value.ts';
import { arithmeticType } from './arithmetic-type.ts';
import { type Compiled, type Compiling, complain, expectType } from './compiling.ts';
import { addTime, scaleTime, subtractTime } from './time-arithmetic.ts';

export function compileArithmetic(expression: ExpressionOf<'arithmetic'>, at: Compiling): Compiled {
  const { operator } = expression;
  if (dashedName(expression, at)) return { type: UNKNOWN, cost: 1, run: () => null };
  const left = at.compile(expression.left, at);
  const right = at.compile(expression.right, at);
  const type = arithmeticType(operator, left.type, right.type);
  if (type === undefined) complainOfTypes(expression, left.type, right.type, at);
  const calculate = OPERATIONS[operator];
  return {
    type: type ?? UNKNOWN,
    cost: left.cost + right.cost + 1,
    run: (run) => {
      const [one, other] = [left.run(run), right.run(run)];
      return one === null || other === null ? null : calculate(one, other, run, expression);
    },
  };
}

export function compileNegation(expression: ExpressionOf<'negation'>, at: Compiling): Compiled {
  const of = at.compile(expression.of, at);
  const fits = (type: RuleType) => isNumeric(type) || type.kind.endsWith('duration');
  expectType(at, expression, of, fits, ['a number', 'Take the minus away.']);
  return {
    type: of.type,
    cost: of.cost + 1,
    run: (run) => {
      const value = of.run(run);
      return isNumber(value) ? negate(value) : scaleTime(value, -1);
    },
  };
}

/** `first-name` reads as a difference; where neither side is known, a name was meant. */
function dashedName({ operator, left, right, ...place }: ExpressionOf<'arithmetic'>, at: Compiling): boolean {
  if (operator !== '-' || left.kind !== 'name' || right.kind !== 'name' || left.to + 1 !== right.from)
    return false;
  const names = [left.name, right.name];
  const known = (name: string) =>
    typeNamed(at.fields, name) !== undefined || at.locals.some((local) => local.name === name);
  if (names.some(known)) return false;
  const remedy = 'A field is named by its id: letters, digits and _, without spaces or dashes.';
  complain(at, place, 'unknown-name', `There is no field called "${names.join('-')}".`, remedy);
  return true;
}

function complainOfTypes(
  { operator, left, right, ...place }: ExpressionOf<'arithmetic'>,
  one: RuleType,
  other: RuleType,
  at: Compiling,
): void {
  const message = `${typeWords(one)} ${operator} ${typeWords(other)} cannot be calculated.`;
  const mixed = operator === '+' && (isTextual(one) || isTextual(other));
  const numeric = [left, right].some((side) => side.kind === 'text' && /^[\d.]+$/.test(side.text));
  const remedy = numeric
    ? 'Write the number without quotes.'
    : mixed
      ? 'Turn the other side into text with string(…).'
      : 'Calculate with two numbers, or a date and a duration such as duration("P3D").';
  complain(at, place, 'wrong-type', message.charAt(0).toUpperCase() + message.slice(1), remedy);
}

type Operation = (one: RuleValue, other: RuleValue, run: Evaluation, place: Place) => RuleValue;

const OPERATIONS: Readonly<Record<ArithmeticOperator, Operation>> = {
  '+': (one, other, run, place) => {
    if (isNumber(one) && isNumber(other)) return held(numbers.add(one, other), run, place);
    if (typeof one !== 'string' || typeof other !== 'string') return addTime(one, other);
    const text = one + other;
    return spendOnText(run, text, place) ? text : null;
  },
  '-': (one, other, run, place) =>
    isNumber(one) && isNumber(other)
      ? held(numbers.subtract(one, other), run, place)
      : subtractTime(one, other),
  '*': (one, other, run, place) => {
    if (isNumber(one))
      return isNumber(other) ? held(numbers.multiply(one, other), run, place) : scaleTime(other, one);
    return isNumber(other) ? scaleTime(one, other) : null;
  },
  '/': (one, other, run, place) => {
    if (isNumber(other)) {
      if (other === 0) return null;
      if (isNumber(one)) return held(numbers.divide(one, other), run, place);
      const share = numbers.divide(1, other);
      return share === undefined ? null : scaleTime(one, share);
    }
    return ratio(one, other);
  },
  '**': (one, other, run, place) => {
    if (!isNumber(one) || !isNumber(other) || (one === 0 && typeof other === 'number' && other < 0))
      return null;
    if (typeof other !== 'number')
      return stop(run, place, 'wrong-value', 'A power is a whole number.', 'Use a whole number after **.');
    return held(numbers.power(one, other), run, place);
  },
};

/** How often one duration fits into another of its kind. */
function ratio(one: RuleValue, other: RuleValue): RuleValue {
  const [top, bottom] = [one, other].map((value) =>
    typeof value !== 'object' || value === null || !('kind' in value)
      ? undefined
      : value.kind === 'duration'
        ? value.ms
        : value.kind === 'calendar-duration'
          ? value.months * DAY_MS
          : undefined,
  );
  return top === undefined || bottom === undefined || bottom === 0
    ? null
    : (numbers.divide(top, bottom) ?? null);
}

function held(value: RuleNumber | undefined, run: Evaluation, place: Place): RuleValue {
  if (value !== undefined) return value;
  return stop(
    run,
    place,
    'number-too-large',
    'The result is too large a number.',
    'Calculate with smaller numbers.',
  );
}
