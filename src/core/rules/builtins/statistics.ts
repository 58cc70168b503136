// Which functions say something about many numbers together? They take a list, or the values one by one (DMN 1.5, 10.3.4.4).

import type { Place } from '../problem.ts';
import { NUMBER, type RuleType } from '../scope.ts';
import { orderOf } from '../values/compare.ts';
import { compareNumbers, numbers, type RuleNumber } from '../values/decimal.ts';
import { type Evaluation, spend } from '../values/evaluation.ts';
import { squareRoot } from '../values/roots-and-logs.ts';
import { isNumber, type RuleValue } from '../values/value.ts';
import { areNumbers, itemType, over } from './items.ts';
import { type Builtin, builtin } from './signature.ts';

const OF_NUMBERS = { repeats: true, check: areNumbers } as const;

export const STATISTIC_BUILTINS: readonly Builtin[] = [
  builtin(
    'product([2, 3])',
    ['anything'],
    NUMBER,
    over((items) => ofNumbers(items, product)),
    OF_NUMBERS,
  ),
  builtin(
    'median([1, 2, 9])',
    ['anything'],
    itemType,
    over((items, run, place) => (paidSort(items, run, place) ? ofNumbers(items, median) : null)),
    OF_NUMBERS,
  ),
  builtin(
    'stddev([2, 4, 9])',
    ['anything'],
    NUMBER,
    over((items) => ofNumbers(items, deviation)),
    OF_NUMBERS,
  ),
  builtin(
    'mode([1, 2, 2])',
    ['anything'],
    (given): RuleType => ({ kind: 'list', of: itemType(given) }),
    over((items, run, place) => (paidSort(items, run, place) ? mode(items) : null)),
    OF_NUMBERS,
  ),
];

/** Sorting takes more than one step an item. */
const paidSort = (items: readonly RuleValue[], run: Evaluation, place: Place): boolean =>
  spend(run, items.length * Math.ceil(Math.log2(items.length + 1)), place);

/** Works on numbers alone: nothing comes of an empty list, or one in which something else stands. */
function ofNumbers(
  items: readonly RuleValue[],
  work: (all: readonly RuleNumber[]) => RuleNumber | undefined,
): RuleValue {
  const all = items.filter(isNumber);
  return all.length === 0 || all.length < items.length ? null : (work(all) ?? null);
}

const chain = (
  all: readonly RuleNumber[],
  start: RuleNumber,
  step: (sum: RuleNumber, next: RuleNumber) => RuleNumber | undefined,
): RuleNumber | undefined =>
  all.reduce<RuleNumber | undefined>((sum, next) => (sum === undefined ? undefined : step(sum, next)), start);

const product = (all: readonly RuleNumber[]) => chain(all, 1, numbers.multiply);

function median(all: readonly RuleNumber[]): RuleNumber | undefined {
  const sorted = [...all].sort(compareNumbers);
  const [below, above] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  if (below === undefined || above === undefined || sorted.length % 2 === 1) return below;
  const sum = numbers.add(below, above);
  return sum === undefined ? undefined : numbers.divide(sum, 2);
}

/** Of a sample: the squares of the distances from the mean, shared among one less than there are. */
function deviation(all: readonly RuleNumber[]): RuleNumber | undefined {
  const sum = chain(all, 0, numbers.add);
  const mean = sum === undefined ? undefined : numbers.divide(sum, all.length);
  if (mean === undefined) return undefined;
  const squares = chain(all, 0, (so, next) => {
    const apart = numbers.subtract(next, mean);
    const square = apart === undefined ? undefined : numbers.multiply(apart, apart);
    return square === undefined ? undefined : numbers.add(so, square);
  });
  const variance = squares === undefined ? undefined : numbers.divide(squares, all.length - 1);
  return variance === undefined ? undefined : squareRoot(variance);
}

/** The numbers that occur most often, the least first. */
function mode(items: readonly RuleValue[]): RuleValue {
  const all = items.filter(isNumber);
  if (all.length < items.length) return null;
  const runs: { readonly value: RuleNumber; count: number }[] = [];
  for (const value of [...all].sort(compareNumbers)) {
    const last = runs.at(-1);
    if (last !== undefined && orderOf(last.value, value) === 0) last.count++;
    else runs.push({ value, count: 1 });
  }
  const most = runs.reduce((so, { count }) => Math.max(so, count), 0);
  return runs.flatMap(({ value, count }) => (count === most ? [value] : []));
}
