// What a filter says, as one would say it: "Took 5 d or longer", "Region is North or South".

import type { TFunction } from 'i18next';
import type { AttributeFilter, PeriodOfTime, Range } from '../../../../core/mining/index.ts';
import { deviationOfKey, deviationText } from '../../../../core/mining/index.ts';
import { durationText } from '../duration.ts';
import type { Filter } from '../flow/flow-filter.ts';
import { columnText } from './subjects.ts';

export function filterText(t: TFunction, filter: Filter): string {
  if (filter.keep === 'finding') return t('flowFilter.text.finding');
  if (filter.keep === 'deviation')
    return t('conformance.filter.deviation', { what: deviationSaid(filter.key) });
  if (filter.keep === 'breaks') return t('conformance.filter.breaks', { rule: filter.rule });
  if ('activity' in filter) {
    const { keep, activity: name, times = 1 } = filter;
    return times > 1 && (keep === 'with' || keep === 'without')
      ? t(`flowFilter.text.times.${keep}`, { name, times })
      : t(`flowFilter.text.${keep}`, { name });
  }
  if ('variantKey' in filter) return t(`flowFilter.text.variant.${filter.keep}`);
  if ('path' in filter) {
    const { from, to } = filter.path;
    const names = { from: from ?? t('map.start'), to: to ?? t('map.end') };
    return withTime(t, t(`flowFilter.text.path.${filter.keep}`, names), filter.lasting);
  }
  if ('follows' in filter)
    return withTime(t, t(`flowFilter.text.follows.${filter.keep}`, filter.follows), filter.lasting);
  if ('period' in filter)
    return t(`flowFilter.text.period.${filter.keep}`, { when: whenText(t, filter.period) });
  if ('attribute' in filter) return attributeText(t, filter);
  if ('performer' in filter) {
    const names = anyText(t, filter.by);
    return filter.did === undefined
      ? t(`flowFilter.text.by.${filter.keep}`, { names })
      : t(`flowFilter.text.did.${filter.keep}`, { names, activity: filter.did });
  }
  return t('flowFilter.text.took', { range: spanText(t, filter.lasting) });
}

const withTime = (t: TFunction, what: string, lasting: Range | undefined): string =>
  lasting === undefined ? what : t('flowFilter.text.lasting', { what, range: spanText(t, lasting) });

function attributeText(t: TFunction, { keep, attribute, is }: AttributeFilter): string {
  const name = columnText(t, attribute.name);
  if ('missing' in is) return t(`flowFilter.text.missing.${keep}`, { name });
  const value = 'anyOf' in is ? anyText(t, is.anyOf) : rangeText(t, is.between);
  return t(`flowFilter.text.is.${keep}`, { name, value });
}

/** "North or South", and of many the first and how many more. */
export function anyText(t: TFunction, given: readonly string[]): string {
  const values = given.map((value) => (value === '' ? t('flowFilter.text.nothing') : value));
  const [first = '', second = ''] = values;
  if (values.length <= 1) return first;
  if (values.length === 2) return t('flowFilter.text.or', { most: first, last: second });
  return t('flowFilter.text.more', { first: `${first}, ${second}`, count: values.length - 2 });
}

const number = new Intl.NumberFormat('en', { maximumFractionDigits: 6 });

function rangeText(t: TFunction, range: Range): string {
  const least = number.format(range.atLeast ?? 0);
  const most = number.format(range.atMost ?? 0);
  return t(`flowFilter.text.range.${whichOf(range)}`, { least, most });
}

export function spanText(t: TFunction, range: Range): string {
  const least = durationText(range.atLeast ?? 0);
  const most = durationText(range.atMost ?? 0);
  return t(`flowFilter.text.longer.${whichOf(range)}`, { least, most });
}

const whichOf = ({ atLeast, atMost }: Range): 'both' | 'least' | 'most' =>
  atLeast === null ? 'most' : atMost === null ? 'least' : 'both';

const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });

/** The same as a name: "Jan 1 – Mar 31, 2026". */
export function daysText(t: TFunction, { from, to }: PeriodOfTime): string {
  if (from === null || to === null) return whenText(t, { from, to });
  return `${day.format(from)} – ${day.format(to - 1)}`;
}

/** The end of a period is outside: its last day is the one before. */
export function whenText(t: TFunction, { from, to }: PeriodOfTime): string {
  const begin = from === null ? '' : day.format(from);
  const end = to === null ? '' : day.format(to - 1);
  if (from === null) return t('flowFilter.text.until', { to: end });
  return to === null
    ? t('flowFilter.text.since', { from: begin })
    : t('flowFilter.text.fromTo', { from: begin, to: end });
}

/** The sentence that a deviation's key stands for. */
function deviationSaid(key: string): string {
  const departure = deviationOfKey(key);
  return departure === null ? '' : deviationText(departure);
}
