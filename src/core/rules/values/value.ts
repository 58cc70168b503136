// What can a rule's name, part or answer be? Plain values where JavaScript has exact ones, tagged ones otherwise.

import type { EpochDay, Instant, Milliseconds } from '../../base/index.ts';
import type { RuleFields } from '../scope.ts';
import type { RuleNumber } from './decimal.ts';

/** A value in a rule. **shape**: null is a missing value; text, yes or no, and whole numbers are plain. **units**: see each tag. */
export type RuleValue =
  | null
  | boolean
  | string
  | RuleNumber
  | CivilDay
  | Moment
  | Span
  | Months
  | TimeOfDay
  | Thing
  | Group
  | Stretch
  | readonly RuleValue[];

/** A date. **units**: days since 1970-01-01. */
export type CivilDay = { readonly kind: 'date'; readonly day: EpochDay };
/** A date with a time: an instant. */
export type Moment = { readonly kind: 'date-time'; readonly at: Instant };
/** A duration on the clock; may be negative. */
export type Span = { readonly kind: 'duration'; readonly ms: Milliseconds };
/** A duration in whole months; may be negative. */
export type Months = { readonly kind: 'calendar-duration'; readonly months: number };
/** A time of day, in no zone. */
export type TimeOfDay = { readonly kind: 'time'; readonly ms: Milliseconds };
/** A group of values that a rule itself has put together. */
export type Group = { readonly kind: 'group'; readonly members: ReadonlyMap<string, RuleValue> };
/** All values between two; ends that are open do not belong to it. */
export type Stretch = {
  readonly kind: 'range';
  readonly low: RuleValue;
  readonly high: RuleValue;
  readonly lowOpen: boolean;
  readonly highOpen: boolean;
};
/** A person, a file or a group of fields: read only through names that its type declares. */
export type Thing = {
  readonly kind: 'thing';
  readonly data: Readonly<Record<string, unknown>>;
  readonly fields: RuleFields | undefined;
};

export const isList = (value: RuleValue): value is readonly RuleValue[] => Array.isArray(value);

export const isNumber = (value: RuleValue): value is RuleNumber =>
  typeof value === 'number' || tagOf(value) === 'decimal';

export type Tag =
  | 'decimal'
  | 'date'
  | 'date-time'
  | 'time'
  | 'duration'
  | 'calendar-duration'
  | 'thing'
  | 'group'
  | 'range';

/** The tag of a tagged value. */
export function tagOf(value: RuleValue): Tag | undefined {
  return typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined;
}
