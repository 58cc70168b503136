// By what can the cases of a log be told apart? Its attributes with their frequent values, its people and groups, its span.
import type { Instant, Milliseconds } from '../../base/index.ts';
import { type Attribute, type AttributeKind, type EventLog, nameAt, spanOf } from '../../event-log/index.ts';
import { groupsOf } from '../filter/performer-filter.ts';
import { beganAt } from '../filter/period-filter.ts';

/** A value and in how many cases it is found. */
export type ValueCount = { readonly value: string; readonly cases: number };

/** **shape**: `range` is given where every value is a number; `missing` cases have no value; `top` the most frequent ones. */
export type CaseColumn = {
  readonly of: 'case' | 'event';
  readonly name: string;
  readonly kind: AttributeKind;
  readonly values: number;
  readonly missing: number;
  readonly range: { readonly least: number; readonly most: number } | null;
  readonly top: readonly ValueCount[];
};

/** **units**: instants; `longestMs` is the longest case in milliseconds. */
export type CaseColumns = {
  readonly attributes: readonly CaseColumn[];
  readonly people: readonly ValueCount[];
  readonly groups: readonly ValueCount[];
  readonly span: { readonly from: Instant; readonly to: Instant } | null;
  readonly longestMs: Milliseconds;
};

const MOST = 50;

/** All columns, each with at most fifty values: the others are found by `searchValues`. */
export function caseColumns(log: EventLog): CaseColumns {
  const groups = groupsOf(log);
  let longestMs = 0;
  for (let c = 0; c < log.cases; c++) {
    const end = (log.caseStarts[c + 1] as number) - 1;
    longestMs = Math.max(longestMs, (log.at[end] as number) - beganAt(log, log.caseStarts[c] as number));
  }
  return {
    attributes: log.attributes.map((attribute) => columnOf(log, attribute)),
    people: topOf(peopleIn(log), (code) => log.resources[code] ?? '', MOST),
    groups: groups ? topOf(casesWith(log, groups).cases, (code) => nameAt(groups.values, code), MOST) : [],
    span: spanOf(log) ?? null,
    longestMs,
  };
}

function columnOf(log: EventLog, attribute: Attribute): CaseColumn {
  const { cases, missing } = casesWith(log, attribute);
  const { name, of, kind, values } = attribute;
  const top = topOf(cases, (code) => nameAt(values, code), MOST);
  return { of, name, kind, values: values.size, missing, range: rangeOf(attribute), top };
}

/** The frequent values that contain a text, capitals aside. **shape**: of people or groups where `of` says so. */
export function searchValues(
  log: EventLog,
  asked: { readonly of: 'case' | 'event' | 'people' | 'groups'; readonly name: string },
  text: string,
): ValueCount[] {
  const wanted = text.toLowerCase();
  const fits = (value: string): boolean => value.toLowerCase().includes(wanted);
  if (asked.of === 'people') return topOf(peopleIn(log), (code) => log.resources[code] ?? '', MOST, fits);
  const attribute =
    asked.of === 'groups'
      ? groupsOf(log)
      : log.attributes.find(({ of, name }) => of === asked.of && name === asked.name);
  if (attribute === undefined) return [];
  return topOf(casesWith(log, attribute).cases, (code) => nameAt(attribute.values, code), MOST, fits);
}

/** In how many cases each value is found, and in how many none. */
function casesWith(log: EventLog, { of, codes, values }: Attribute): { cases: Uint32Array; missing: number } {
  if (of === 'event') return countByCase(log, codes, values.size);
  const cases = new Uint32Array(values.size);
  let missing = 0;
  for (const code of codes) {
    if (code < 0) missing++;
    else cases[code] = (cases[code] as number) + 1;
  }
  return { cases, missing };
}

const peopleIn = (log: EventLog): Uint32Array => countByCase(log, log.resource, log.resources.length).cases;

function countByCase(
  log: EventLog,
  codes: Int32Array,
  size: number,
): { cases: Uint32Array; missing: number } {
  const cases = new Uint32Array(size);
  const lastCase = new Int32Array(size).fill(-1);
  let missing = 0;
  for (let c = 0; c < log.cases; c++) {
    let any = false;
    const end = log.caseStarts[c + 1] as number;
    for (let i = log.caseStarts[c] as number; i < end; i++) {
      const code = codes[i] as number;
      if (code < 0) continue;
      any = true;
      if (lastCase[code] === c) continue;
      lastCase[code] = c;
      cases[code] = (cases[code] as number) + 1;
    }
    if (!any) missing++;
  }
  return { cases, missing };
}

function topOf(
  cases: Uint32Array,
  nameOf: (code: number) => string,
  most: number,
  fits?: (value: string) => boolean,
): ValueCount[] {
  const order = Uint32Array.from(cases, (_, code) => code).sort(
    (a, b) => (cases[b] as number) - (cases[a] as number) || a - b,
  );
  const top: ValueCount[] = [];
  for (const code of order) {
    if (top.length === most || cases[code] === 0) break;
    const value = nameOf(code);
    if (fits === undefined || fits(value)) top.push({ value, cases: cases[code] as number });
  }
  return top;
}

/** The least and greatest number; null where any value is none. */
function rangeOf({ values, kind }: Attribute): CaseColumn['range'] {
  if (kind === 'time' || kind === 'boolean' || values.size === 0) return null;
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let code = 0; code < values.size; code++) {
    const text = nameAt(values, code);
    const number = text.trim() === '' ? Number.NaN : Number(text);
    if (!Number.isFinite(number)) return null;
    if (number < least) least = number;
    if (number > most) most = number;
  }
  return { least, most };
}
