// What do functions share that take a list, or its values one by one?

import type { Place } from '../problem.ts';
import { isNumeric, isOpen, joinTypes, MISSING, type RuleType, typeWords, UNKNOWN } from '../scope.ts';
import { type Evaluation, spend } from '../values/evaluation.ts';
import { isList, type RuleValue } from '../values/value.ts';
import type { Builtin, Complaint, Given } from './signature.ts';

type Work = (items: readonly RuleValue[], run: Evaluation, place: Place) => RuleValue;

/** Work through a list, given as one or value by value; each item is a step. */
export const over =
  (work: Work): Builtin['call'] =>
  (given, run, place) => {
    const [first = null] = given;
    const items = given.length === 1 && isList(first) ? first : given;
    return spend(run, items.length, place) ? work(items, run, place) : null;
  };

export const itemOf = (type: RuleType): RuleType => (type.kind === 'list' ? type.of : type);

export const itemType = (given: readonly RuleType[]): RuleType =>
  given.length === 1 ? itemOf(given[0] ?? UNKNOWN) : given.reduce(joinTypes, MISSING);

/** Complains of the first that can be no number. */
export function areNumbers(given: readonly Given[]): Complaint | undefined {
  const at = given.findIndex(({ type }) => {
    const item = given.length === 1 ? itemOf(type) : type;
    return !isOpen(item) && !isNumeric(item);
  });
  const type = given[at]?.type;
  if (type === undefined) return undefined;
  return {
    at,
    message: `Numbers are needed here; this is ${typeWords(type)}.`,
    remedy: 'Give a list of numbers.',
  };
}
