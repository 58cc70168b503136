// Which two sets does the address ask for? By filters against the rest, by two periods, or by the values of one column.
import type { TFunction } from 'i18next';
import type { CaseColumns } from '../../wire.ts';
import type { CompareAsked, ValueColumn } from '../flow/flow-asking.ts';
import type { Filter } from '../flow/flow-filter.ts';
import { daysText, filterText } from '../flow-filter/filter-text.ts';
import { columnText, nameOfColumn } from '../flow-filter/subjects.ts';

/** As the address holds it: `a` and `b` are values, or periods as `from/to` in days; `b` empty is the rest. */
export type Comparing = { readonly by: string; readonly a: string; readonly b: string };
export type Sets = { readonly asked: CompareAsked; readonly first: string; readonly second: string };

const DAY_MS = 86_400_000;

/** What can be compared by: a column needs two values at least, and one that is not of a single case. */
export function columnsToCompare(
  t: TFunction,
  columns: CaseColumns,
): { name: string; label: string; column: ValueColumn }[] {
  return columns.attributes
    .filter(({ values, top }) => values > 1 && (top[0]?.cases ?? 0) > 1)
    .map((column) => ({ name: nameOfColumn(column), label: columnText(t, column.name), column }));
}

/** What is compared where the address says nothing. */
/** A value that nearly every case has leaves nothing to compare with. */
const NEARLY_ALL = 0.9;

type Known = CaseColumns & { readonly cases: number };

export function comparingAtFirst(asked: Comparing, filters: readonly Filter[], known: Known): Comparing {
  const by = asked.by !== '' ? asked.by : filters.length > 0 ? 'filters' : 'period';
  if (by === 'filters' && filters.length === 0)
    return comparingAtFirst({ ...asked, by: 'period' }, filters, known);
  if (by === 'filters' || asked.a !== '') return { ...asked, by };
  if (by === 'period') return { by, ...halvesOf(known) };
  const values = valuesAt(by, known);
  const telling = values.find(({ cases }) => cases <= known.cases * NEARLY_ALL) ?? values[0];
  return { by, a: telling?.value ?? '', b: asked.b };
}

/** The frequent values of what is compared by. */
function valuesAt(by: string, columns: CaseColumns) {
  const found =
    by === 'people'
      ? columns.people
      : by === 'groups'
        ? columns.groups
        : columns.attributes.find((column) => nameOfColumn(column) === by)?.top;
  return (found ?? []).filter(({ value }) => value !== '');
}

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

function halvesOf({ span }: CaseColumns): { a: string; b: string } {
  if (span === null) return { a: '', b: '' };
  const [from, to] = [Date.parse(span.from), Date.parse(span.to)];
  const middle = from + (to - from) / 2;
  return { a: `${dayOf(middle + DAY_MS)}/${dayOf(to)}`, b: `${dayOf(from)}/${dayOf(middle)}` };
}

/** The sets in filters and in words. */
export function setsOf(t: TFunction, { by, a, b }: Comparing, filters: readonly Filter[]): Sets {
  const rest = t('flowCompare.rest');
  if (by === 'filters') {
    const first = filters.map((filter) => filterText(t, filter)).join(', ');
    return { asked: { filters: [], first: filters, second: null }, first, second: rest };
  }
  const [one, other] = [filterFor(by, a), b === '' ? null : filterFor(by, b)];
  return {
    asked: { filters, first: one ? [one] : [], second: other && [other] },
    first: nameFor(t, by, a),
    second: b === '' ? rest : nameFor(t, by, b),
  };
}

function filterFor(by: string, value: string): Filter | null {
  if (by === 'period') {
    const period = periodIn(value);
    return period && { keep: 'started', period };
  }
  if (value === '') return null;
  if (by === 'people') return { keep: 'with', performer: 'resource', by: [value] };
  if (by === 'groups') return { keep: 'with', performer: 'group', by: [value] };
  const of = by.startsWith('event:') ? 'event' : 'case';
  return { keep: 'with', attribute: { of, name: by.slice(by.indexOf(':') + 1) }, is: { anyOf: [value] } };
}

/** The last day counts. */
function periodIn(text: string): { from: number | null; to: number | null } | null {
  const [from, last] = text.split('/').map((day) => Date.parse(`${day}T00:00:00Z`));
  const begin = from === undefined || Number.isNaN(from) ? null : from;
  const end = last === undefined || Number.isNaN(last) ? null : last + DAY_MS;
  return begin === null && end === null ? null : { from: begin, to: end };
}

function nameFor(t: TFunction, by: string, value: string): string {
  if (by !== 'period') return value;
  const period = periodIn(value);
  return period ? daysText(t, period) : value;
}
