// What rules know of a case: which names there are and of what type, and how the record's values read as theirs.
import {
  type CaseRecord,
  type Directory,
  type Field,
  type FieldValue,
  isPersonalValue,
  moneyToText,
  type PersonId,
  PRIORITIES,
  type Workflow,
} from '../../model/index.ts';
import type { RuleFields, RuleScope, RuleType } from '../../rules/index.ts';
import type { Facts } from './compiled.ts';

/** Names that rules have for something else, so that no field may be called so. */
export const TAKEN_NAMES = ['case', 'requester', 'outcome'] as const;

const CASE_FIELDS: RuleFields = {
  title: { kind: 'text' },
  priority: { kind: 'choice', options: PRIORITIES },
  number: { kind: 'number' },
};

/** The names that a workflow's rules may use. */
export function scopeOf({ record }: Workflow): RuleScope {
  const fields: [string, RuleType][] = Object.entries(record).map(([id, field]) => [id, typeOf(field)]);
  return {
    fields: {
      ...Object.fromEntries(fields),
      case: { kind: 'record', fields: CASE_FIELDS },
      requester: { kind: 'person' },
      outcome: { kind: 'text' },
    },
  };
}

/** A personal value is put apart, so a rule can tell only whether there is one. */
function typeOf({ type, options, personal }: Field): RuleType {
  if (personal) return { kind: 'unknown' };
  if (type === 'choice') return { kind: 'choice', options };
  if (type === 'list') return { kind: 'list', of: { kind: 'text' } };
  return { kind: type === 'long-text' ? 'text' : type };
}

type RuleData = { readonly [name: string]: unknown };

/** The data of the names that a rule reads, and of no others. */
export function dataFor(names: readonly string[], facts: Facts, { record }: Workflow): RuleData {
  const data: { [name: string]: unknown } = {};
  for (const name of names) {
    if (name === 'case') data.case = { title: facts.title, priority: facts.priority, number: facts.number };
    else if (name === 'requester') data.requester = requesterData(facts);
    else if (name === 'outcome') data.outcome = facts.outcome;
    else data[name] = fieldData(record[name], held(facts.record, name), facts.people);
  }
  return data;
}

const held = (record: CaseRecord, name: string): FieldValue =>
  (Object.hasOwn(record, name) ? record[name] : null) ?? null;

function fieldData(field: Field | undefined, value: FieldValue, people: Directory['people']): unknown {
  if (value === null || isPersonalValue(value)) return value;
  if (field?.type === 'person' && typeof value === 'string') return personData(value, people);
  if (typeof value !== 'object') return value;
  if ('minor' in value) return moneyToText(value);
  if ('file' in value) return { id: value.file, name: value.name, type: value.mediaType, size: value.bytes };
  return value;
}

function personData(id: PersonId, people: Directory['people']): RuleData {
  const person = people[id];
  if (person === undefined) return { id };
  const manager = person.manager === null ? undefined : people[person.manager];
  return {
    id,
    name: person.name,
    manager: manager === undefined ? null : { id: manager.id, name: manager.name },
  };
}

function requesterData({ requester, requesterName, people }: Facts): RuleData | null {
  if (requester !== null) return personData(requester, people);
  if (requesterName === null) return null;
  // What is kept apart is not read: there is somebody, and their name is not known.
  return { name: typeof requesterName === 'string' ? requesterName : null };
}

/** A rule's answer as a value that the field could be sent. */
export function sentValue(field: Field | undefined, plain: unknown): unknown {
  if (typeof plain !== 'object' || plain === null || !('id' in plain)) return plain;
  if (field?.type === 'person') return plain.id;
  const { id, name, type, size } = plain as RuleData;
  return field?.type === 'file' ? { file: id, name, mediaType: type, bytes: size } : plain;
}
