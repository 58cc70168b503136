// Which names may a rule use, and of what type is each?

/** The type of a value in a rule. `calendar-duration` counts months; `unknown` is checked only when evaluated. */
export type RuleType =
  | { readonly kind: SimpleKind }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'list'; readonly of: RuleType }
  | { readonly kind: 'range'; readonly of: RuleType }
  | { readonly kind: 'record'; readonly fields: RuleFields };

export type SimpleKind =
  | 'text'
  | 'number'
  | 'money'
  | 'date'
  | 'date-time'
  | 'time'
  | 'duration'
  | 'calendar-duration'
  | 'yes-no'
  | 'person'
  | 'file'
  | 'missing'
  | 'unknown';

export type RuleFields = Readonly<Record<string, RuleType>>;

/** The names that a rule may use: the fields of the record, and what else is at hand, such as `case` and `requester`. */
export type RuleScope = { readonly fields: RuleFields };

const simple = <Kind extends SimpleKind>(kind: Kind): { readonly kind: Kind } => ({ kind });

export const TEXT = simple('text');
export const NUMBER = simple('number');
export const MONEY = simple('money');
export const DATE = simple('date');
export const DATE_TIME = simple('date-time');
export const TIME = simple('time');
export const DURATION = simple('duration');
export const CALENDAR_DURATION = simple('calendar-duration');
export const YES_NO = simple('yes-no');
export const PERSON = simple('person');
export const MISSING = simple('missing');
export const UNKNOWN = simple('unknown');

const PERSON_FIELDS: RuleFields = { id: TEXT, name: TEXT, email: TEXT, manager: PERSON };
const FILE_FIELDS: RuleFields = { id: TEXT, name: TEXT, type: TEXT, size: NUMBER };
const DATE_PARTS: RuleFields = { year: NUMBER, month: NUMBER, day: NUMBER, weekday: NUMBER };
const CLOCK_PARTS: RuleFields = { hour: NUMBER, minute: NUMBER, second: NUMBER };
const TIME_PARTS: RuleFields = { ...DATE_PARTS, ...CLOCK_PARTS };
const DURATION_PARTS: RuleFields = { days: NUMBER, hours: NUMBER, minutes: NUMBER, seconds: NUMBER };
const MONTH_PARTS: RuleFields = { years: NUMBER, months: NUMBER };

const PARTS: ReadonlyMap<string, RuleFields> = new Map([
  ['person', PERSON_FIELDS],
  ['file', FILE_FIELDS],
  ['date', DATE_PARTS],
  ['date-time', TIME_PARTS],
  ['time', CLOCK_PARTS],
  ['duration', DURATION_PARTS],
  ['calendar-duration', MONTH_PARTS],
]);

/** What can stand after a dot behind a value of this type; undefined where nothing can. */
export function fieldsOf(type: RuleType): RuleFields | undefined {
  if (type.kind === 'range') return { start: type.of, end: type.of };
  return type.kind === 'record' ? type.fields : PARTS.get(type.kind);
}

/** The type of a name; only own names count, so `constructor` is as unknown as any other. */
export function typeNamed(fields: RuleFields, name: string): RuleType | undefined {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

const FIELD_ID = /^[A-Za-z_][A-Za-z0-9_]*$/;
const TAKEN = new Set(
  'true false null if then else for in return some every satisfies and or not between instance of function item partial external'.split(
    ' ',
  ),
);

/** Whether a field may be called so: letters, digits and `_`, no digit first, and no word of the rule language. */
export const isFieldId = (name: string): boolean => FIELD_ID.test(name) && !TAKEN.has(name);

export const isNumeric = (type: RuleType): boolean => type.kind === 'number' || type.kind === 'money';
export const isTextual = (type: RuleType): boolean => type.kind === 'text' || type.kind === 'choice';
/** Types about which nothing can be said before the rule is evaluated. */
export const isOpen = (type: RuleType): boolean => type.kind === 'unknown' || type.kind === 'missing';

/** Whether a value of one type can equal a value of the other. */
export function areAlike(one: RuleType, other: RuleType): boolean {
  if (isOpen(one) || isOpen(other)) return true;
  if (isNumeric(one)) return isNumeric(other);
  if (isTextual(one)) return isTextual(other);
  if (one.kind === 'list' && other.kind === 'list') return areAlike(one.of, other.of);
  if (one.kind === 'range' && other.kind === 'range') return areAlike(one.of, other.of);
  return one.kind === other.kind;
}

/** The type of a value that is of the one or of the other type. */
export function joinTypes(one: RuleType, other: RuleType): RuleType {
  if (one.kind === 'missing') return other;
  if (other.kind === 'missing') return one;
  if (!areAlike(one, other) || isOpen(one) || isOpen(other)) return UNKNOWN;
  if (one.kind === 'list' && other.kind === 'list') return { kind: 'list', of: joinTypes(one.of, other.of) };
  if (one.kind === 'record' && other.kind === 'record')
    return { kind: 'record', fields: joinFields(one.fields, other.fields) };
  if (one.kind === 'choice' || one.kind === 'money') return one.kind === other.kind ? one : other;
  return one;
}

/** Two groups have the fields of both; one that the other lacks may be missing. */
export function joinFields(one: RuleFields, other: RuleFields): RuleFields {
  if (one === other) return one;
  const joined = Object.entries(one).map(([name, type]): [string, RuleType] => {
    const more = typeNamed(other, name);
    return [name, more === undefined ? type : joinTypes(type, more)];
  });
  return { ...other, ...Object.fromEntries(joined) };
}

/** A type as a reader says it. */
export function typeWords(type: RuleType): string {
  switch (type.kind) {
    case 'list':
      return type.of.kind === 'unknown' ? 'a list' : `a list (each ${typeWords(type.of)})`;
    case 'range':
      return 'a range';
    case 'choice':
      return 'a choice';
    case 'record':
      return 'a group of fields';
    default:
      return SIMPLE_WORDS[type.kind];
  }
}

const SIMPLE_WORDS: Readonly<Record<SimpleKind, string>> = {
  text: 'text',
  number: 'a number',
  money: 'an amount of money',
  date: 'a date',
  'date-time': 'a date with a time',
  time: 'a time of day',
  duration: 'a duration',
  'calendar-duration': 'a duration in months',
  'yes-no': 'yes or no',
  person: 'a person',
  file: 'a file',
  missing: 'nothing',
  unknown: 'something unknown',
};
