// Which functions work on lists? `min`, `max`, `sum`, `mean`, `all` and `any` take a list or the values one by one.

import type { Place } from '../problem.ts';
import { joinTypes, MISSING, NUMBER, type RuleType, UNKNOWN, YES_NO } from '../scope.ts';
import { areEqual, orderOf } from '../values/compare.ts';
import { numbers, type RuleNumber } from '../values/decimal.ts';
import { type Evaluation, spend } from '../values/evaluation.ts';
import { isList, isNumber, type RuleValue } from '../values/value.ts';
import { itemOf, itemType, over } from './items.ts';
import { type Builtin, builtin, listIn } from './signature.ts';

const MANY = { repeats: true } as const;

const firstType = ([first]: readonly RuleType[]): RuleType => first ?? UNKNOWN;
const joined = (given: readonly RuleType[]): RuleType => ({
  kind: 'list',
  of: given.map(itemOf).reduce(joinTypes, MISSING),
});

export const LIST_BUILTINS: readonly Builtin[] = [
  builtin(
    'count([1, 2])',
    ['list'],
    NUMBER,
    over((items) => items.length),
  ),
  builtin(
    'sum([1, 2])',
    ['anything'],
    itemType,
    over((items) => total(items)),
    MANY,
  ),
  builtin(
    'mean([1, 2])',
    ['anything'],
    itemType,
    over((items) => average(items)),
    MANY,
  ),
  builtin(
    'min([1, 2])',
    ['anything'],
    itemType,
    over((items) => extreme(items, -1)),
    MANY,
  ),
  builtin(
    'max([1, 2])',
    ['anything'],
    itemType,
    over((items) => extreme(items, 1)),
    MANY,
  ),
  builtin(
    'all([true, false])',
    ['anything'],
    YES_NO,
    over((items) => items.every((item) => item === true)),
    MANY,
  ),
  builtin(
    'any([true, false])',
    ['anything'],
    YES_NO,
    over((items) => items.some((item) => item === true)),
    MANY,
  ),
  builtin('list contains(["a"], "a")', ['list', 'anything'], YES_NO, contains, { takesMissing: true }),
  builtin('index of(["a"], "a")', ['list', 'anything'], { kind: 'list', of: NUMBER }, positions, {
    takesMissing: true,
  }),
  builtin(
    'reverse([1, 2])',
    ['list'],
    firstType,
    over((items) => [...items].reverse()),
  ),
  builtin('distinct values([1, 1])', ['list'], firstType, over(distinct)),
  builtin('concatenate([1], [2])', ['list'], joined, (given, run, place) => gather(given, run, place), MANY),
  builtin('append([1], 2)', ['list', 'anything'], joined, append, { repeats: true, takesMissing: true }),
  builtin('flatten([[1], [2]])', ['list'], { kind: 'list', of: UNKNOWN }, (given, run, place) =>
    flatten(listIn(given[0]), run, place),
  ),
];

function total(items: readonly RuleValue[]): RuleValue {
  if (items.length === 0) return null;
  let sum: RuleNumber | undefined = 0;
  for (const item of items) {
    if (!isNumber(item) || sum === undefined) return null;
    sum = numbers.add(sum, item);
  }
  return sum ?? null;
}

function average(items: readonly RuleValue[]): RuleValue {
  const sum = total(items);
  return isNumber(sum) ? (numbers.divide(sum, items.length) ?? null) : null;
}

/** The first of the least or greatest; nothing where the items have no order among them. */
function extreme(items: readonly RuleValue[], sign: 1 | -1): RuleValue {
  let best: RuleValue = items[0] ?? null;
  for (const item of items) {
    const order = orderOf(item, best);
    if (order === undefined) return null;
    if (order * sign > 0) best = item;
  }
  return best;
}

function contains(given: readonly RuleValue[], run: Evaluation, place: Place): RuleValue {
  const [list = null, wanted = null] = given;
  if (!isList(list)) return null;
  return list.some((item) => spend(run, 1, place) && areEqual(item, wanted, run, place));
}

function positions(given: readonly RuleValue[], run: Evaluation, place: Place): RuleValue {
  const [list = null, wanted = null] = given;
  if (!isList(list) || !spend(run, list.length, place)) return null;
  return list.flatMap((item, index) => (areEqual(item, wanted, run, place) ? [index + 1] : []));
}

/** Compares each with those kept: the square of the length, and paid for so. */
export function distinct(items: readonly RuleValue[], run: Evaluation, place: Place): RuleValue {
  const kept: RuleValue[] = [];
  for (const item of items) {
    if (!spend(run, kept.length, place)) return null;
    if (!kept.some((one) => areEqual(one, item, run, place))) kept.push(item);
  }
  return kept;
}

export function gather(lists: readonly RuleValue[], run: Evaluation, place: Place): RuleValue {
  const all: RuleValue[] = [];
  for (const list of lists) {
    const items = listIn(list);
    if (!spend(run, items.length, place)) return null;
    for (const item of items) all.push(item);
  }
  return all;
}

function append(given: readonly RuleValue[], run: Evaluation, place: Place): RuleValue {
  const [list = null, ...items] = given;
  return isList(list) ? gather([list, items], run, place) : null;
}

function flatten(items: readonly RuleValue[], run: Evaluation, place: Place): RuleValue {
  const flat: RuleValue[] = [];
  const visit = (item: RuleValue): void => {
    if (!spend(run, 1, place)) return;
    if (isList(item)) item.forEach(visit);
    else flat.push(item);
  };
  items.forEach(visit);
  return flat;
}
