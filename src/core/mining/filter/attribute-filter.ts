// Cases by what else is known of them or of their events: equal to any of some values, in a range of numbers, or missing.
import { type Attribute, type EventLog, nameAt } from '../../event-log/index.ts';
import {
  type FilterKind,
  isName,
  isNames,
  isRaw,
  oneOf,
  type Range,
  readRange,
  within,
} from './filter-kind.ts';

/** **shape**: of an event, some event of the case has it; `missing` is a case, or all its events, without a value. */
export type AttributeFilter = {
  readonly keep: 'with' | 'without';
  readonly attribute: { readonly of: 'case' | 'event'; readonly name: string };
  readonly is:
    | { readonly anyOf: readonly string[] }
    | { readonly between: Range }
    | { readonly missing: true };
};

export const attributeFilter: FilterKind<AttributeFilter> = {
  key: 'attribute',
  read: (raw) => {
    const keep = oneOf(raw.keep, ['with', 'without']);
    const is = readTest(raw.is);
    if (keep === undefined || is === undefined || !isRaw(raw.attribute)) return undefined;
    const of = oneOf(raw.attribute.of, ['case', 'event']);
    const { name } = raw.attribute;
    return of !== undefined && isName(name) ? { keep, attribute: { of, name }, is } : undefined;
  },
  passing: ({ log }, { attribute: asked, is }) => {
    const attribute = attributeOf(log, asked);
    const missing = 'missing' in is;
    if (attribute === undefined) return () => missing;
    const { codes } = attribute;
    const fits = missing ? undefined : fitting(attribute, is);
    const passes = (place: number): boolean => {
      const code = codes[place] as number;
      return code >= 0 && (fits === undefined || fits[code] === 1);
    };
    if (attribute.of === 'case') return (_start, _end, c) => passes(c) !== missing;
    return (start, end) => {
      for (let i = start; i < end; i++) if (passes(i)) return !missing;
      return missing;
    };
  },
};

function readTest(raw: unknown): AttributeFilter['is'] | undefined {
  if (!isRaw(raw)) return undefined;
  if (raw.missing === true) return { missing: true };
  if (isNames(raw.anyOf)) return { anyOf: raw.anyOf };
  const between = readRange(raw.between);
  return between && { between };
}

/** The column of that name; undefined where the log has none. */
export const attributeOf = (
  log: EventLog,
  { of, name }: AttributeFilter['attribute'],
): Attribute | undefined =>
  log.attributes.find((attribute) => attribute.of === of && attribute.name === name);

/** 1 for each value that fits. What is no number lies in no range. */
function fitting({ values }: Attribute, is: Exclude<AttributeFilter['is'], { missing: true }>): Uint8Array {
  const fits = new Uint8Array(values.size);
  const wanted = 'anyOf' in is ? new Set(is.anyOf) : undefined;
  for (let code = 0; code < values.size; code++) {
    const text = nameAt(values, code);
    const passes = 'between' in is ? within(numberIn(text), is.between) : wanted?.has(text);
    if (passes === true) fits[code] = 1;
  }
  return fits;
}

const numberIn = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text));
