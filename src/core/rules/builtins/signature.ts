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
  | 'time'
  | 'group'
  | 'date or text'
  | 'time, date or text'
  | 'anything';

/** What stands for a parameter in a rule. **shape**: `written` is the text or the digits where one is written out. */
export type Given = { readonly type: RuleType; readonly written: string | undefined };

/** What a function finds wrong with what it is given, and with the how-manieth, before anything is evaluated. */
export type Complaint = { readonly at: number; readonly message: string; readonly remedy: string };

/** A built-in function. **shape**: the last `optional` parameters may be left out, or the last one `repeats`; `typeOfText`
 * tells at once what a text that is written out will give, undefined where it makes no sense; `check` looks at the rest; without `takesMissing` a missing value gives a missing one. */
export type Builtin = {
  readonly name: string;
  readonly example: string;
  readonly takes: readonly Parameter[];
  readonly optional: number;
  readonly repeats: boolean;
  readonly takesMissing: boolean;
  readonly gives: RuleType | ((given: readonly RuleType[], written: readonly Given[]) => RuleType);
  readonly typeOfText?: (text: string) => RuleType | undefined;
  readonly check?: (given: readonly Given[]) => Complaint | undefined;
  readonly call: (given: readonly RuleValue[], run: Evaluation, place: Place) => RuleValue;
};

type Options = Partial<Pick<Builtin, 'optional' | 'repeats' | 'takesMissing' | 'typeOfText' | 'check'>>;

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
  if (parameter === 'group') return GROUPS.has(type.kind);
  if (parameter === 'date or text' || parameter === 'time, date or text')
    return (
      isTextual(type) ||
      type.kind === 'date' ||
      type.kind === 'date-time' ||
      (type.kind === 'time' && parameter !== 'date or text')
    );
  if (parameter === 'duration') return type.kind === 'duration' || type.kind === 'calendar-duration';
  return type.kind === parameter;
}

const GROUPS: ReadonlySet<string> = new Set(['record', 'person', 'file']);

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
    case 'time':
      return tagOf(value) === 'time';
    case 'group':
      return tagOf(value) === 'group' || tagOf(value) === 'thing';
    case 'time, date or text':
      return tagOf(value) === 'time' || holds('date or text', value);
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
    time: 'a time of day',
    group: 'a group of values',
    'date or text': 'a date or a text',
    'time, date or text': 'a time, a date or a text',
    anything: 'a value',
  })[parameter];

/** Arguments whose kinds `holds` has vouched for. */
export const texts = (given: readonly RuleValue[]): readonly string[] => given as readonly string[];
export const amounts = (given: readonly RuleValue[]): readonly RuleNumber[] => given as readonly RuleNumber[];
export const listIn = (value: RuleValue | undefined): readonly RuleValue[] =>
  value !== undefined && isList(value) ? value : [];
