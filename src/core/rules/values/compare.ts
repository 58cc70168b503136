// When are two values equal, and which comes first? Equality is total; order is only within one kind of value.

import type { Place } from '../problem.ts';
import { compareNumbers } from './decimal.ts';
import { type Evaluation, spend } from './evaluation.ts';
import { membersOf } from './members.ts';
import { isList, isNumber, type RuleValue, type Stretch, type Thing, tagOf } from './value.ts';

/** Whether two values are the same; a missing value equals only a missing one, persons and files are told by their id. */
export function areEqual(one: RuleValue, other: RuleValue, run: Evaluation, place: Place): boolean {
  if (one === other) return true;
  if (one === null || other === null || typeof one !== typeof other) return mixedNumbersEqual(one, other);
  if (isList(one) || isList(other)) return isList(one) && isList(other) && listsEqual(one, other, run, place);
  if (tagOf(one) === 'group' || tagOf(other) === 'group') return groupsEqual(one, other, run, place);
  if (tagOf(one) === 'range' && tagOf(other) === 'range')
    return rangesEqual(one as Stretch, other as Stretch, run, place);
  if (tagOf(one) === 'thing') return tagOf(other) === 'thing' && sameThing(one as Thing, other as Thing);
  return orderOf(one, other) === 0;
}

/** Below 0, 0 or above 0; undefined where the two have no order, missing values among them. */
export function orderOf(one: RuleValue, other: RuleValue): number | undefined {
  if (isNumber(one)) return isNumber(other) ? compareNumbers(one, other) : undefined;
  if (typeof one === 'string') return typeof other === 'string' ? compareTexts(one, other) : undefined;
  if (one === null || other === null || typeof one !== 'object' || typeof other !== 'object')
    return undefined;
  if (isList(one) || isList(other)) return undefined;
  if (one.kind === 'date') return other.kind === 'date' ? one.day - other.day : undefined;
  if (one.kind === 'date-time') return other.kind === 'date-time' ? one.at - other.at : undefined;
  if (one.kind === 'time') return other.kind === 'time' ? one.ms - other.ms : undefined;
  if (one.kind === 'duration') return other.kind === 'duration' ? one.ms - other.ms : undefined;
  if (one.kind === 'calendar-duration')
    return other.kind === 'calendar-duration' ? one.months - other.months : undefined;
  return undefined;
}

const compareTexts = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

const mixedNumbersEqual = (one: RuleValue, other: RuleValue): boolean =>
  isNumber(one) && isNumber(other) && compareNumbers(one, other) === 0;

function listsEqual(
  one: readonly RuleValue[],
  other: readonly RuleValue[],
  run: Evaluation,
  place: Place,
): boolean {
  if (one.length !== other.length) return false;
  return one.every((item, index) => spend(run, 1, place) && areEqual(item, other[index] ?? null, run, place));
}

function groupsEqual(one: RuleValue, other: RuleValue, run: Evaluation, place: Place): boolean {
  const [members, others] = [membersOf(one), membersOf(other)];
  if (members === undefined || others === undefined) return false;
  return [...new Set([...members.keys(), ...others.keys()])].every(
    (name) =>
      spend(run, 1, place) && areEqual(members.get(name) ?? null, others.get(name) ?? null, run, place),
  );
}

const rangesEqual = (one: Stretch, other: Stretch, run: Evaluation, place: Place): boolean =>
  one.lowOpen === other.lowOpen &&
  one.highOpen === other.highOpen &&
  areEqual(one.low, other.low, run, place) &&
  areEqual(one.high, other.high, run, place);

function sameThing(one: Thing, other: Thing): boolean {
  if (one.data === other.data) return true;
  const [id, otherId] = [one, other].map(({ data }) => (Object.hasOwn(data, 'id') ? data.id : undefined));
  return id !== undefined && id !== null && id === otherId;
}
