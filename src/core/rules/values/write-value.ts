// How does a value leave a rule: as JSON for the record, or as words in a text?

import { formatCivilDate, type Json } from '../../base/index.ts';
import { numberText, type RuleNumber } from './decimal.ts';
import { formatClock, formatMoment, formatMonths, formatSpan } from './moment.ts';
import { isList, type RuleValue, type Thing } from './value.ts';

/** A value as JSON that a field of its type takes. **shape**: numbers that JSON would round are decimal texts. */
export function plainValue(value: RuleValue): Json {
  if (value === null || typeof value !== 'object') return value;
  if (isList(value)) return value.map(plainValue);
  if (value.kind === 'thing') return value.data as { readonly [key: string]: Json | undefined };
  if (value.kind === 'group')
    return Object.fromEntries([...value.members].map(([name, member]) => [name, plainValue(member)]));
  return value.kind === 'decimal' ? plainNumber(value) : textOf(value);
}

/** A value as FEEL's `string()` writes it: ISO dates, plain digits, true or false. A person or file is its name. */
export function textOf(value: RuleValue): string {
  if (value === null) return 'null';
  if (typeof value !== 'object') return String(value);
  if (isList(value)) return `[${value.map(innerText).join(', ')}]`;
  switch (value.kind) {
    case 'decimal':
      return numberText(value);
    case 'date':
      return formatCivilDate(value.day);
    case 'date-time':
      return formatMoment(value.at);
    case 'time':
      return formatClock(value.ms);
    case 'duration':
      return formatSpan(value.ms);
    case 'calendar-duration':
      return formatMonths(value.months);
    case 'thing':
      return nameOf(value);
    case 'group':
      return `{${[...value.members].map(([name, member]) => `${name}: ${innerText(member)}`).join(', ')}}`;
    case 'range':
      return `${value.lowOpen ? '(' : '['}${innerText(value.low)}..${innerText(value.high)}${value.highOpen ? ')' : ']'}`;
  }
}

/** A value as words in a letter: nothing where it is missing, yes or no, lists with commas. */
export function wordsOf(value: RuleValue): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (isList(value)) return value.map(wordsOf).join(', ');
  if (typeof value === 'object' && value.kind === 'group')
    return [...value.members].map(([name, member]) => `${name}: ${wordsOf(member)}`).join(', ');
  return textOf(value);
}

const innerText = (value: RuleValue): string =>
  typeof value === 'string' ? JSON.stringify(value) : textOf(value);

function nameOf({ data }: Thing): string {
  for (const key of ['name', 'title', 'email', 'id']) {
    const member = Object.hasOwn(data, key) ? data[key] : undefined;
    if (typeof member === 'string' && member !== '') return member;
  }
  return '';
}

function plainNumber(value: RuleNumber): Json {
  const text = numberText(value);
  const rounded = Number(text);
  return String(rounded) === text ? rounded : text;
}
