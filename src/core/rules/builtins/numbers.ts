// Which functions work on numbers? All are exact; `round half up` takes halves away from 0 (DMN 1.5, 10.3.4.5).

import type { Place } from '../problem.ts';
import { NUMBER, type RuleType, YES_NO } from '../scope.ts';
import {
  compareNumbers,
  negate,
  numbers,
  type Rounding,
  type RuleNumber,
  readNumber,
  roundTo,
} from '../values/decimal.ts';
import { type Evaluation, spend, stop } from '../values/evaluation.ts';
import { naturalLog, powerOfE, squareRoot } from '../values/roots-and-logs.ts';
import { isNumber, type RuleValue } from '../values/value.ts';
import { amounts, type Builtin, builtin, texts } from './signature.ts';

const sameAs = ([first]: readonly RuleType[]): RuleType => first ?? NUMBER;

/** Roots and logarithms take much more than one step; where there is no answer it is missing. */
const costly =
  (steps: number, work: (value: RuleNumber) => RuleNumber | undefined): Builtin['call'] =>
  (given, run, place) =>
    spend(run, steps, place) ? (work(amounts(given)[0] ?? 0) ?? null) : null;

export const NUMBER_BUILTINS: readonly Builtin[] = [
  builtin('number("100")', ['text'], NUMBER, (given) => readNumber(texts(given)[0] ?? '') ?? null),
  builtin('number("1.234,5", ".", ",")', ['text', 'text', 'text'], NUMBER, separated, { takesMissing: true }),
  builtin('sqrt(16)', ['number'], NUMBER, costly(100, squareRoot)),
  builtin('log(10)', ['number'], NUMBER, costly(1_000, naturalLog)),
  builtin('exp(1)', ['number'], NUMBER, costly(300, powerOfE)),
  builtin('abs(-5)', ['anything'], sameAs, ([value = null]) => absolute(value)),
  rounded('floor(1.5)', 'floor', 1),
  rounded('ceiling(1.5)', 'ceiling', 1),
  rounded('round up(1.25, 1)', 'up', 0),
  rounded('round down(1.25, 1)', 'down', 0),
  rounded('round half up(1.25, 1)', 'half up', 0),
  rounded('round half down(1.25, 1)', 'half down', 0),
  rounded('decimal(1.25, 1)', 'half even', 0),
  builtin('modulo(7, 3)', ['number', 'number'], NUMBER, (given) => {
    const [one = 0, other = 0] = amounts(given);
    return numbers.modulo(one, other) ?? null;
  }),
  builtin('even(4)', ['number'], YES_NO, (given) => isMultipleOfTwo(amounts(given)[0] ?? 0)),
  builtin('odd(3)', ['number'], YES_NO, (given) => {
    const [one = 0] = amounts(given);
    const next = numbers.add(one, 1);
    return next !== undefined && isMultipleOfTwo(next);
  }),
];

function rounded(example: string, rounding: Rounding, optional: number): Builtin {
  const call = (given: readonly RuleValue[], run: Evaluation, place: Place): RuleValue => {
    const [value = 0, places = 0] = amounts(given);
    const result = typeof places === 'number' ? roundTo(value, places, rounding) : undefined;
    if (result !== undefined) return result;
    return stop(
      run,
      place,
      'wrong-value',
      'Decimal places are a whole number.',
      `Write for example ${example}.`,
    );
  };
  return builtin(example, ['number', 'number'], sameAs, call, { optional });
}

/** A number with a sign between its thousands, and another before its decimals (DMN 1.5, 10.3.4.1). */
function separated([text = null, thousands = null, point = null]: readonly RuleValue[]): RuleValue {
  if (typeof text !== 'string' || text.length > 7_000) return null;
  const grouped =
    thousands === null
      ? [text]
      : [' ', '.', ','].includes(String(thousands))
        ? text.split(String(thousands))
        : [];
  const decimal = point === null ? '.' : String(point);
  if (grouped.length === 0 || !['.', ','].includes(decimal) || thousands === decimal) return null;
  const digits = grouped.join('');
  if (decimal === ',' && digits.includes('.')) return null;
  return readNumber(digits.replace(decimal, '.')) ?? null;
}

function absolute(value: RuleValue): RuleValue {
  if (isNumber(value)) return compareNumbers(value, 0) < 0 ? negate(value) : value;
  if (value === null || typeof value !== 'object' || !('kind' in value)) return null;
  if (value.kind === 'duration') return { ...value, ms: Math.abs(value.ms) };
  return value.kind === 'calendar-duration' ? { ...value, months: Math.abs(value.months) } : null;
}

const isMultipleOfTwo = (value: RuleNumber): boolean => numbers.modulo(value, 2) === 0;
