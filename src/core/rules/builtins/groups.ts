// Which functions look into groups of values and put them together (DMN 1.5, 10.3.4.8, 10.3.4.10)? Of what is stored they see
// what its type declares, and nothing else.

import type { Place } from '../problem.ts';
import {
  areAlike,
  fieldsOf,
  joinFields,
  joinTypes,
  MISSING,
  type RuleFields,
  type RuleType,
  TEXT,
  typeNamed,
  UNKNOWN,
} from '../scope.ts';
import { type Evaluation, spend } from '../values/evaluation.ts';
import { membersOf } from '../values/members.ts';
import { isList, type RuleValue } from '../values/value.ts';
import { type Builtin, builtin, type Complaint, type Given } from './signature.ts';

const fieldsIn = (given: readonly Given[], index: number): RuleFields | undefined => {
  const type = given[index]?.type;
  return type === undefined ? undefined : fieldsOf(type);
};

export const GROUP_BUILTINS: readonly Builtin[] = [
  builtin('get value({ a: 1 }, "a")', ['group', 'text'], valueType, getValue, { check: isMember }),
  builtin('get entries({ a: 1 })', ['group'], entriesType, getEntries),
  builtin('context([{ key: "a", value: 1 }])', ['list'], UNKNOWN, fromEntries),
  builtin('context put({ a: 1 }, "b", 2)', ['group', 'text', 'anything'], putType, put, {
    takesMissing: true,
  }),
  builtin('context merge([{ a: 1 }, { b: 2 }])', ['list'], mergedType, merge, { check: areGroups }),
];

function isMember(given: readonly Given[]): Complaint | undefined {
  const [fields, name] = [fieldsIn(given, 0), given[1]?.written];
  if (fields === undefined || name === undefined || typeNamed(fields, name) !== undefined) return undefined;
  const message = `The group has no member called "${name}".`;
  return { at: 1, message, remedy: `It has ${Object.keys(fields).join(', ') || 'none'}.` };
}

function valueType(_: readonly RuleType[], given: readonly Given[]): RuleType {
  const [fields, name] = [fieldsIn(given, 0), given[1]?.written];
  if (fields === undefined) return UNKNOWN;
  if (name !== undefined) return typeNamed(fields, name) ?? UNKNOWN;
  return anyOf(fields);
}

const anyOf = (fields: RuleFields): RuleType => {
  const type = Object.values(fields).reduce(joinTypes, MISSING);
  return type.kind === 'missing' ? UNKNOWN : type;
};

function entriesType(_: readonly RuleType[], given: readonly Given[]): RuleType {
  const fields = fieldsIn(given, 0);
  const value = fields === undefined ? UNKNOWN : anyOf(fields);
  return { kind: 'list', of: { kind: 'record', fields: { key: TEXT, value } } };
}

function putType([, , value = UNKNOWN]: readonly RuleType[], given: readonly Given[]): RuleType {
  const [fields, name] = [fieldsIn(given, 0), given[1]?.written];
  if (fields === undefined || name === undefined) return UNKNOWN;
  return { kind: 'record', fields: { ...fields, ...Object.fromEntries([[name, value]]) } };
}

function mergedType([list = UNKNOWN]: readonly RuleType[]): RuleType {
  if (list.kind !== 'list' || list.of.kind !== 'record') return UNKNOWN;
  return { kind: 'record', fields: joinFields(list.of.fields, {}) };
}

const SOME_GROUP: RuleType = { kind: 'record', fields: {} };

function areGroups([list]: readonly Given[]): Complaint | undefined {
  if (list?.type.kind !== 'list' || areAlike(list.type.of, SOME_GROUP)) return undefined;
  return {
    at: 0,
    message: 'Only groups can be merged.',
    remedy: 'Give a list of groups: [{ a: 1 }, { b: 2 }].',
  };
}

function paidMembers(
  value: RuleValue,
  run: Evaluation,
  place: Place,
): ReadonlyMap<string, RuleValue> | undefined {
  const members = membersOf(value);
  return members !== undefined && spend(run, members.size, place) ? members : undefined;
}

function getValue(
  [group = null, name = null]: readonly RuleValue[],
  run: Evaluation,
  place: Place,
): RuleValue {
  return typeof name === 'string' ? (paidMembers(group, run, place)?.get(name) ?? null) : null;
}

const entry = (key: string, value: RuleValue): RuleValue => ({
  kind: 'group',
  members: new Map<string, RuleValue>([
    ['key', key],
    ['value', value],
  ]),
});

function getEntries([group = null]: readonly RuleValue[], run: Evaluation, place: Place): RuleValue {
  const members = paidMembers(group, run, place);
  return members === undefined ? null : [...members].map(([name, value]) => entry(name, value));
}

/** Nothing where an entry has no key, or two have the same. */
function fromEntries([list = null]: readonly RuleValue[], run: Evaluation, place: Place): RuleValue {
  if (!isList(list)) return null;
  const members = new Map<string, RuleValue>();
  for (const one of list) {
    const read = paidMembers(one, run, place);
    const key = read?.get('key');
    if (read === undefined || typeof key !== 'string' || members.has(key)) return null;
    members.set(key, read.get('value') ?? null);
  }
  return { kind: 'group', members };
}

function put(given: readonly RuleValue[], run: Evaluation, place: Place): RuleValue {
  const [group = null, name = null, value = null] = given;
  const members = paidMembers(group, run, place);
  if (members === undefined || typeof name !== 'string') return null;
  return { kind: 'group', members: new Map([...members, [name, value]]) };
}

/** Of members that are called the same the last counts. */
function merge([list = null]: readonly RuleValue[], run: Evaluation, place: Place): RuleValue {
  if (!isList(list)) return null;
  const merged = new Map<string, RuleValue>();
  for (const one of list) {
    const members = paidMembers(one, run, place);
    if (members === undefined) return null;
    for (const [name, value] of members) merged.set(name, value);
  }
  return { kind: 'group', members: merged };
}
