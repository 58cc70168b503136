// What does a function take and give? Every built-in function is one entry of this shape.

import type { Place } from '../problem.ts';
import { isNumeric, isOpen, isTextual, type RuleType } from '../scope.ts';
import type { RuleNumber } from '../values/decimal.ts';
import type { Evaluation } from '../values/evaluation.ts';
import { isList, isNumber, type RuleValue, tagOf } from '../values/value.ts';

export type Parameter =
  | 'text'
  | 'number'
  | 'yes-no'
  | 'list'
  | 'day'
  | 'duration'
  | 'date or text'
  | 'anything';

/** A built-in function. **shape**: the last `optional` parameters may be left out, or the last one `repeats`; `typeOfText`
 * tells at once what a text that is written out will give, undefined where it makes no sense; without `takesMissing` a missing value gives a missing one. */
export type Builtin = {
  readonly name: string;
  readonly example: string;
  readonly takes: readonly Parameter[];
  readonly optional: number;
  readonly repeats: boolean;
  readonly takesMissing: boolean;
  readonly gives: RuleType | ((given: readonly RuleType[]) => RuleType);
  readonly typeOfText?: (text: string) => RuleType | undefined;
  readonly call: (given: readonly RuleValue[], run: Evaluation, place: Place) => RuleValue;
};

type Options = Partial<Pick<Builtin, 'optional' | 'repeats' | 'takesMissing' | 'typeOfText'>>;

/** An entry; its example is its signature: `substring("abc", 1, 2)`. */
export function builtin(
  example: string,
  takes: readonly Parameter[],
  gives: Builtin['gives'],
  call: Builtin['call'],
  options: Options = {},
): Builtin {
  const name = example.slice(0, example.indexOf('('));
  return { name, example, takes, gives, call, optional: 0, repeats: false, takesMissing: false, ...options };
}

export function accepts(parameter: Parameter, type: RuleType): boolean {
  if (isOpen(type) || parameter === 'anything') return true;
  if (parameter === 'text') return isTextual(type);
  if (parameter === 'number') return isNumeric(type);
  if (parameter === 'day') return type.kind === 'date' || type.kind === 'date-time';
  if (parameter === 'date or text')
    return isTextual(type) || type.kind === 'date' || type.kind === 'date-time';
  if (parameter === 'duration') return type.kind === 'duration' || type.kind === 'calendar-duration';
  return type.kind === parameter;
}

/** The same question about a value, for arguments whose type was unknown. */
export function holds(parameter: Parameter, value: RuleValue): boolean {
  switch (parameter) {
    case 'text':
      return typeof value === 'string';
    case 'number':
      return isNumber(value);
    case 'yes-no':
      return typeof value === 'boolean';
    case 'list':
      return isList(value);
    case 'day':
      return tagOf(value) === 'date' || tagOf(value) === 'date-time';
    case 'date or text':
      return typeof value === 'string' || tagOf(value) === 'date' || tagOf(value) === 'date-time';
    case 'duration':
      return tagOf(value) === 'duration' || tagOf(value) === 'calendar-duration';
    case 'anything':
      return true;
  }
}

export const parameterWords = (parameter: Parameter): string =>
  ({
    text: 'a text',
    number: 'a number',
    'yes-no': 'yes or no',
    list: 'a list',
    day: 'a date',
    duration: 'a duration',
    'date or text': 'a date or a text',
    anything: 'a value',
  })[parameter];

/** Arguments whose kinds `holds` has vouched for. */
export const texts = (given: readonly RuleValue[]): readonly string[] => given as readonly string[];
export const amounts = (given: readonly RuleValue[]): readonly RuleNumber[] => given as readonly RuleNumber[];
export const listIn = (value: RuleValue | undefined): readonly RuleValue[] =>
  value !== undefined && isList(value) ? value : [];
