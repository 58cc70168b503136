// What is in a group: of one put together in a rule its members, of a stored one what its type declares.

import { readMember } from './read-value.ts';
import type { RuleValue } from './value.ts';

/** The members of a group, a person or a file; undefined for every other value. What is stored wrongly counts as missing. */
export function membersOf(value: RuleValue): ReadonlyMap<string, RuleValue> | undefined {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return undefined;
  if (value.kind === 'group') return value.members;
  if (value.kind !== 'thing') return undefined;
  const { data, fields } = value;
  const names =
    fields === undefined
      ? Object.keys(data)
      : Object.keys(fields).filter((name) => Object.hasOwn(data, name));
  return new Map(names.map((name) => [name, readMember(data, name, fields) ?? null]));
}
