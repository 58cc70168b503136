// How do values and ranges lie to each other (DMN 1.5, 10.3.4.9, table 78)? A value is a range that begins and ends with it.

import { ORDERED } from '../constructs/comparison-check.ts';
import { areAlike, isOpen, type RuleType, typeWords, YES_NO } from '../scope.ts';
import { orderOf } from '../values/compare.ts';
import { isList, type RuleValue, type Stretch } from '../values/value.ts';
import { type Builtin, builtin, type Complaint, type Given } from './signature.ts';

/** One side and the other. **shape**: `a` and `b` compare an end of each; they are 0 where the ends are of the same value. */
type Relation = (one: Stretch, other: Stretch, at: (a: RuleValue, b: RuleValue) => number) => boolean;

const before: Relation = (one, other, at) => {
  const order = at(one.high, other.low);
  return order < 0 || (order === 0 && (one.highOpen || other.lowOpen));
};
const meets: Relation = (one, other, at) => at(one.high, other.low) === 0 && !one.highOpen && !other.lowOpen;
const sameStart: Relation = (one, other, at) => at(one.low, other.low) === 0 && one.lowOpen === other.lowOpen;
const sameEnd: Relation = (one, other, at) =>
  at(one.high, other.high) === 0 && one.highOpen === other.highOpen;
/** Whether the one begins before the other, or both where they begin alike. */
const startsFirst: Relation = (one, other, at) => {
  const order = at(one.low, other.low);
  return order < 0 || (order === 0 && (!one.lowOpen || other.lowOpen));
};
const endsLast: Relation = (one, other, at) => {
  const order = at(one.high, other.high);
  return order > 0 || (order === 0 && (!one.highOpen || other.highOpen));
};
const includes: Relation = (one, other, at) => startsFirst(one, other, at) && endsLast(one, other, at);
const overlaps: Relation = (one, other, at) => !before(one, other, at) && !before(other, one, at);
const overlapsBefore: Relation = (one, other, at) =>
  overlaps(one, other, at) &&
  startsFirst(one, other, at) &&
  !sameStart(one, other, at) &&
  endsLast(other, one, at);
const starts: Relation = (one, other, at) => sameStart(one, other, at) && endsLast(other, one, at);
const finishes: Relation = (one, other, at) => sameEnd(one, other, at) && startsFirst(other, one, at);

const turned =
  (relation: Relation): Relation =>
  (one, other, at) =>
    relation(other, one, at);

export const RANGE_BUILTINS: readonly Builtin[] = [
  related('before(1, [5..9])', before),
  related('after([5..9], 1)', turned(before)),
  related('meets([1..5], [5..9])', meets),
  related('met by([5..9], [1..5])', turned(meets)),
  related('overlaps([1..5], [3..9])', overlaps),
  related('overlaps before([1..5], [3..9])', overlapsBefore),
  related('overlaps after([3..9], [1..5])', turned(overlapsBefore)),
  related('finishes(5, [1..5])', finishes),
  related('finished by([1..5], 5)', turned(finishes)),
  related('includes([1..5], 3)', includes),
  related('during(3, [1..5])', turned(includes)),
  related('starts(1, [1..5])', starts),
  related('started by([1..5], 1)', turned(starts)),
  related(
    'coincides([1..5], [1..5])',
    (one, other, at) => sameStart(one, other, at) && sameEnd(one, other, at),
  ),
];

function related(example: string, relation: Relation): Builtin {
  const call = ([one = null, other = null]: readonly RuleValue[]): RuleValue => {
    const sides = [stretch(one), stretch(other)] as const;
    if (!comparable(...sides)) return null;
    return relation(...sides, (a, b) => orderOf(a, b) ?? 0);
  };
  return builtin(example, ['anything', 'anything'], YES_NO, call, { check: haveOrder });
}

function stretch(value: RuleValue): Stretch {
  if (value !== null && typeof value === 'object' && !isList(value) && value.kind === 'range') return value;
  return { kind: 'range', low: value, high: value, lowOpen: false, highOpen: false };
}

const comparable = (one: Stretch, other: Stretch): boolean =>
  [one.low, one.high, other.low, other.high].every((end) => orderOf(one.low, end) !== undefined);

function haveOrder(given: readonly Given[]): Complaint | undefined {
  const [one, other] = given.map(({ type }): RuleType => (type.kind === 'range' ? type.of : type));
  if (one === undefined || other === undefined) return undefined;
  const at = [one, other].findIndex((type) => !isOpen(type) && !ORDERED.has(type.kind));
  if (at !== -1)
    return {
      at,
      message: `One of them is ${typeWords(at === 0 ? one : other)}, which has no order.`,
      remedy: 'Give numbers, dates, times or texts, or ranges of them such as [1..5].',
    };
  if (areAlike(one, other)) return undefined;
  const message = `${typeWords(one)} and ${typeWords(other)} cannot be compared.`;
  return {
    at: 1,
    message: message.charAt(0).toUpperCase() + message.slice(1),
    remedy: 'Give two of one kind.',
  };
}
