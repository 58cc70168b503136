// Into which stretches do the values that are named cut an input? One example of each, and how it reads.

import type { Compiled } from '../constructs/compiling.ts';
import type { RuleType } from '../scope.ts';
import { compareNumbers, numbers, type RuleNumber, roundTo } from '../values/decimal.ts';
import type { Evaluation } from '../values/evaluation.ts';
import { isNumber, type RuleValue, tagOf } from '../values/value.ts';
import { wordsOf } from '../values/write-value.ts';

export type Region = { readonly value: RuleValue; readonly words: string };

const region = (value: RuleValue): Region => ({ value, words: wordsOf(value) });

/** The stretches of an input of this type; null where there is no saying. */
export function regionsOf(
  type: RuleType,
  marks: readonly Compiled[],
  run: Evaluation,
  places: number | undefined,
): Region[] | null {
  const values = marks.map((mark) => mark.run(run));
  switch (type.kind) {
    case 'yes-no':
      return [region(true), region(false)];
    case 'choice':
      return type.options.map(region);
    case 'text':
      return textRegions(values);
    case 'number':
    case 'money':
      return numberRegions(values.filter(isNumber), places);
    case 'date':
      return dayRegions(
        values.flatMap((value) => (tagOf(value) === 'date' ? [(value as { day: number }).day] : [])),
      );
    default:
      return null;
  }
}

/** Texts are told apart by being equal or not; all that are not named are alike. */
function textRegions(values: readonly RuleValue[]): Region[] {
  const named = [...new Set(values.filter((value) => typeof value === 'string'))];
  return [
    ...named.map(region),
    { value: '\u{10FFFF}', words: named.length === 0 ? 'anything' : 'anything else' },
  ];
}

function numberRegions(values: readonly RuleNumber[], places: number | undefined): Region[] {
  const sorted = [...values].sort(compareNumbers);
  const bounds = sorted.filter((value, at) => at === 0 || compareNumbers(value, sorted[at - 1] ?? 0) !== 0);
  const [first, last] = [bounds[0], bounds.at(-1)];
  if (first === undefined || last === undefined) return [region(0)];
  const found: (RuleNumber | undefined)[] = [numbers.subtract(first, 1)];
  for (const [at, bound] of bounds.entries()) {
    const next = bounds[at + 1];
    found.push(bound);
    if (next !== undefined) found.push(between(bound, next, places));
  }
  found.push(numbers.add(last, 1));
  return found.filter((value) => value !== undefined).map(region);
}

/** A value in between, as round as there is one; undefined where none can be. */
function between(low: RuleNumber, high: RuleNumber, places: number | undefined): RuleNumber | undefined {
  const sum = numbers.add(low, high);
  const middle = sum === undefined ? undefined : numbers.divide(sum, 2);
  if (middle === undefined) return undefined;
  const inside = (value: RuleNumber | undefined) =>
    value !== undefined && compareNumbers(value, low) > 0 && compareNumbers(value, high) < 0;
  for (const digits of [0, 1, 2, 3, 4]) {
    if (places !== undefined && digits > places) return undefined;
    const rounded = roundTo(middle, digits, 'floor');
    if (inside(rounded)) return rounded;
  }
  return middle;
}

function dayRegions(days: readonly number[]): Region[] {
  const bounds = [...new Set(days)].sort((one, other) => one - other);
  const [first, last] = [bounds[0], bounds.at(-1)];
  if (first === undefined || last === undefined) return [region({ kind: 'date', day: 20_000 })];
  const all = bounds.flatMap((day, at) => {
    const next = bounds[at + 1];
    return next !== undefined && next - day > 1 ? [day, day + 1] : [day];
  });
  return [first - 1, ...all, last + 1].map((day) => region({ kind: 'date', day }));
}
