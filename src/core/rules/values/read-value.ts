// How does stored data become a value? Records hold plain JSON; the field's type says how to read it.
// Only own members are ever looked at, so `__proto__` and `constructor` lead nowhere.

import { zoneNamed } from '../../base/index.ts';
import { fieldsOf, type RuleFields, type RuleType, typeNamed, UNKNOWN } from '../scope.ts';
import { numberFrom, type RuleNumber, readNumber } from './decimal.ts';
import { readClock, readDate, readMoment, readSpan } from './moment.ts';
import type { RuleValue, Thing } from './value.ts';

/** Reads one member of stored data; undefined where it is there but not of its type. */
export function readMember(
  data: Readonly<Record<string, unknown>>,
  name: string,
  fields: RuleFields | undefined,
): RuleValue | undefined {
  if (!Object.hasOwn(data, name)) return null;
  const type = fields === undefined ? UNKNOWN : typeNamed(fields, name);
  return type === undefined ? null : readValue(data[name], type);
}

/** Reads stored data as a type; null where nothing is stored, undefined where it does not fit. */
export function readValue(raw: unknown, type: RuleType): RuleValue | undefined {
  if (raw === undefined || raw === null) return null;
  if (raw === '' && type.kind !== 'text' && type.kind !== 'unknown') return null;
  switch (type.kind) {
    case 'number':
    case 'money':
      return readAmount(raw);
    case 'text':
    case 'choice':
      return typeof raw === 'string' ? raw : undefined;
    case 'yes-no':
      return typeof raw === 'boolean' ? raw : undefined;
    case 'date':
      return typeof raw === 'string' ? readDate(raw.slice(0, 10)) : undefined;
    case 'date-time':
      return readInstant(raw);
    case 'time':
      return typeof raw === 'string' ? readClock(raw) : undefined;
    case 'duration':
    case 'calendar-duration':
      return readDuration(raw, type.kind);
    case 'list':
      return readList(raw, type.of);
    case 'unknown':
    case 'missing':
      return readUnknown(raw);
    default:
      return readThing(raw, fieldsOf(type));
  }
}

function readAmount(raw: unknown): RuleNumber | undefined {
  if (typeof raw === 'number') return numberFrom(raw);
  if (typeof raw === 'string') return readNumber(raw);
  return isData(raw) && Object.hasOwn(raw, 'amount') && !isData(raw.amount)
    ? readAmount(raw.amount)
    : undefined;
}

function readInstant(raw: unknown): RuleValue | undefined {
  if (typeof raw === 'number')
    return Number.isFinite(raw) ? { kind: 'date-time', at: Math.trunc(raw) } : undefined;
  const utc = zoneNamed('UTC');
  return typeof raw === 'string' && utc !== undefined ? readMoment(raw, utc) : undefined;
}

function readDuration(raw: unknown, kind: 'duration' | 'calendar-duration'): RuleValue | undefined {
  if (typeof raw === 'number')
    return kind === 'duration' ? { kind, ms: Math.trunc(raw) } : { kind, months: Math.trunc(raw) };
  const span = typeof raw === 'string' ? readSpan(raw) : undefined;
  return span?.kind === kind ? span : undefined;
}

function readList(raw: unknown, of: RuleType): RuleValue | undefined {
  if (!Array.isArray(raw)) return undefined;
  const items: RuleValue[] = [];
  for (const one of raw) {
    const item = readValue(one, of);
    if (item === undefined) return undefined;
    items.push(item);
  }
  return items;
}

/** A person or file may be stored as its id alone. */
function readThing(raw: unknown, fields: RuleFields | undefined): Thing | undefined {
  if (typeof raw === 'string') return { kind: 'thing', data: { id: raw }, fields };
  return isData(raw) ? { kind: 'thing', data: raw, fields } : undefined;
}

function readUnknown(raw: unknown): RuleValue | undefined {
  if (typeof raw === 'string' || typeof raw === 'boolean') return raw;
  if (typeof raw === 'number') return numberFrom(raw);
  if (Array.isArray(raw)) return readList(raw, UNKNOWN);
  return isData(raw) ? { kind: 'thing', data: raw, fields: undefined } : undefined;
}

const isData = (raw: unknown): raw is Readonly<Record<string, unknown>> =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw);
