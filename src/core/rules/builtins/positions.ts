// Which functions take part of a list, or change it at a place? Places count from 1, and from the end below 0 (DMN 1.5, 10.3.4.4).

import type { Place } from '../problem.ts';
import { joinTypes, MISSING, type RuleType, UNKNOWN } from '../scope.ts';
import { type Evaluation, spend } from '../values/evaluation.ts';
import { isList, type RuleValue } from '../values/value.ts';
import { itemOf } from './items.ts';
import { distinct, gather } from './lists.ts';
import { type Builtin, builtin, type Complaint, type Given } from './signature.ts';

const first = ([list]: readonly RuleType[]): RuleType => list ?? UNKNOWN;
/** The list's type, widened by what is put in. */
const widened = ([list = UNKNOWN, , item = MISSING]: readonly RuleType[]): RuleType => ({
  kind: 'list',
  of: joinTypes(itemOf(list), item),
});
const joined = (given: readonly RuleType[]): RuleType => ({
  kind: 'list',
  of: given.map(itemOf).reduce(joinTypes, MISSING),
});

const PLACED = { check: placeIsNotZero } as const;

export const POSITION_BUILTINS: readonly Builtin[] = [
  builtin('sublist([1, 2, 3], 1, 2)', ['list', 'number', 'number'], first, sublist, {
    optional: 1,
    ...PLACED,
  }),
  builtin('insert before([1, 3], 2, 2)', ['list', 'number', 'anything'], widened, insertBefore, {
    takesMissing: true,
    ...PLACED,
  }),
  builtin('remove([1, 2, 3], 2)', ['list', 'number'], first, remove, PLACED),
  builtin('list replace([1, 2, 3], 2, 5)', ['list', 'number', 'anything'], widened, replace, {
    takesMissing: true,
    ...PLACED,
  }),
  builtin(
    'union([1, 2], [2, 3])',
    ['list'],
    joined,
    (given, run, place) => {
      const all = gather(given, run, place);
      return isList(all) ? distinct(all, run, place) : null;
    },
    { repeats: true },
  ),
];

function placeIsNotZero([, place]: readonly Given[]): Complaint | undefined {
  if (place?.written === undefined || !/^-?0+(\.0*)?$/.test(place.written)) return undefined;
  return {
    at: 1,
    message: 'Places in a list count from 1.',
    remedy: 'Write 1 for the first, -1 for the last.',
  };
}

/** A list and a place in it, from 0; undefined where there is no such place. */
function placeIn(
  [list = null, place = null]: readonly RuleValue[],
  run: Evaluation,
  at: Place,
): { readonly items: readonly RuleValue[]; readonly index: number } | undefined {
  if (!isList(list) || typeof place !== 'number' || place === 0) return undefined;
  const index = place > 0 ? place - 1 : list.length + place;
  return index >= 0 && index < list.length && spend(run, list.length, at)
    ? { items: list, index }
    : undefined;
}

function sublist(given: readonly RuleValue[], run: Evaluation, at: Place): RuleValue {
  const found = placeIn(given, run, at);
  const [, , length] = given;
  if (found === undefined || (length !== undefined && (typeof length !== 'number' || length < 0)))
    return null;
  const { items, index } = found;
  return items.slice(index, length === undefined ? undefined : index + length);
}

/** One place behind the last is a place to insert at too. */
function insertBefore(given: readonly RuleValue[], run: Evaluation, at: Place): RuleValue {
  const [list = null, place = null, item = null] = given;
  if (isList(list) && place === list.length + 1) return spend(run, place, at) ? [...list, item] : null;
  const found = placeIn(given, run, at);
  return found === undefined ? null : found.items.toSpliced(found.index, 0, item);
}

function remove(given: readonly RuleValue[], run: Evaluation, at: Place): RuleValue {
  const found = placeIn(given, run, at);
  return found === undefined ? null : found.items.toSpliced(found.index, 1);
}

function replace(given: readonly RuleValue[], run: Evaluation, at: Place): RuleValue {
  const found = placeIn(given, run, at);
  return found === undefined ? null : found.items.with(found.index, given[2] ?? null);
}
