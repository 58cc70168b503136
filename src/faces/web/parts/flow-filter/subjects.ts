// By what can one filter? The case as a whole and its path, who worked on it, and whatever else is known.
import type { TFunction } from 'i18next';
import type { CaseColumns } from '../../wire.ts';

export const GENERAL = ['period', 'duration', 'activity', 'follows', 'people', 'groups'] as const;
export type General = (typeof GENERAL)[number];

/** The name of a column in a list of choices. */
export const nameOfColumn = ({ of, name }: { of: 'case' | 'event'; name: string }): string => `${of}:${name}`;

/** What the columns that the standard of event logs knows are called by their readers; every other by its own name. */
const STANDARD = {
  'concept:name': 'name',
  'concept:instance': 'instance',
  'org:group': 'group',
  'org:role': 'role',
  'org:resource': 'resource',
  'cost:total': 'cost',
  'cost:currency': 'currency',
  'cost:drivers': 'drivers',
  'lifecycle:state': 'state',
  'lifecycle:transition': 'transition',
  'time:timestamp': 'timestamp',
} as const;

/** The name of a column as it is read. */
export const columnText = (t: TFunction, name: string): string =>
  Object.hasOwn(STANDARD, name) ? t(`flowFilter.standard.${STANDARD[name as keyof typeof STANDARD]}`) : name;

/** **shape**: groups for a searchable choice; what a history does not tell is not offered. */
export function subjectsIn(t: TFunction, columns: CaseColumns) {
  const offered = GENERAL.filter(
    (subject) =>
      (subject !== 'people' || columns.people.length > 0) &&
      (subject !== 'groups' || columns.groups.length > 0),
  );
  const columnsOf = (of: 'case' | 'event') =>
    columns.attributes
      .filter((column) => column.of === of)
      .map((column) => ({ value: nameOfColumn(column), label: columnText(t, column.name) }))
      .sort((a, b) => a.label.localeCompare(b.label));
  const general = offered.map((value) => ({ value, label: t(`flowFilter.subject.${value}`) }));
  return [
    { group: t('flowFilter.general'), items: general },
    { group: t('flowFilter.ofCase'), items: columnsOf('case') },
    { group: t('flowFilter.ofEvent'), items: columnsOf('event') },
  ].filter(({ items }) => items.length > 0);
}
