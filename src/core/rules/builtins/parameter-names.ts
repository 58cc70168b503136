// What are a function's parameters called? As in DMN 1.5, 10.3.4; of several spellings each, in the order of the values.

const LIST = [['list']];
const NUMBER = [['number']];
const SCALED = [['n', 'scale']];
const MATCHED = [['string', 'match']];

const NAMES: Readonly<Record<string, readonly (readonly string[])[]>> = {
  string: [['from']],
  substring: [['string', 'start position', 'length']],
  'string length': [['string']],
  'upper case': [['string']],
  'lower case': [['string']],
  'substring before': MATCHED,
  'substring after': MATCHED,
  contains: MATCHED,
  'starts with': MATCHED,
  'ends with': MATCHED,
  replace: [['input', 'pattern', 'replacement', 'flags']],
  matches: [['input', 'pattern', 'flags']],
  split: [['string', 'delimiter']],
  'string join': [['list', 'delimiter']],
  number: [['from', 'grouping separator', 'decimal separator']],
  decimal: SCALED,
  floor: SCALED,
  ceiling: SCALED,
  'round up': SCALED,
  'round down': SCALED,
  'round half up': SCALED,
  'round half down': SCALED,
  abs: [['n']],
  modulo: [['dividend', 'divisor']],
  sqrt: NUMBER,
  log: NUMBER,
  exp: NUMBER,
  odd: NUMBER,
  even: NUMBER,
  'list contains': [['list', 'element']],
  count: LIST,
  min: LIST,
  max: LIST,
  sum: LIST,
  mean: LIST,
  median: LIST,
  mode: LIST,
  stddev: LIST,
  product: LIST,
  all: LIST,
  any: LIST,
  reverse: LIST,
  flatten: LIST,
  'distinct values': LIST,
  'duplicate values': LIST,
  sublist: [['list', 'start position', 'length']],
  append: [['list', 'item']],
  'insert before': [['list', 'position', 'newItem']],
  remove: [['list', 'position']],
  'index of': [['list', 'match']],
  'get value': [['m', 'key']],
  'get entries': [['m']],
  context: [['entries']],
  'context merge': [['contexts']],
  date: [['from'], ['year', 'month', 'day']],
  time: [['from'], ['hour', 'minute', 'second']],
  'date and time': [['from'], ['date', 'time']],
  duration: [['from']],
  'years and months duration': [['from', 'to']],
  'day of year': [['date']],
  'day of week': [['date']],
  'week of year': [['date']],
  'month of year': [['date']],
  not: [['negand']],
  sort: [['list', 'precedes']],
};

/** The names of a function's parameters, by spelling; none where its values have no names. */
export const parameterNames = (name: string): readonly (readonly string[])[] =>
  Object.hasOwn(NAMES, name) ? (NAMES[name] ?? []) : [];

/** Where each named value stands. **shape**: null where a name is not known, stands twice, or leaves a gap before it. */
export function placesOf(name: string, given: readonly string[]): readonly number[] | null {
  for (const names of parameterNames(name)) {
    const places = given.map((one) => names.indexOf(one));
    const filled = new Set(places);
    if (filled.size === given.length && given.every((_, place) => filled.has(place))) return places;
  }
  return null;
}
