// Conditions that a form can show: fields compared with values, all of which must hold. Anything else stays a formula.
import type { Field } from '../../../../core/model/index.ts';

export const OPERATORS = [
  ...['=', '!=', '>', '>=', '<', '<='],
  ...['contains', 'filled', 'empty', 'before', 'after'],
] as const;
export type Operator =
  | '='
  | '!='
  | '>'
  | '>='
  | '<'
  | '<='
  | 'contains'
  | 'filled'
  | 'empty'
  | 'before'
  | 'after';

/** **shape**: `value` as a person types it: `100`, `travel`, `2026-01-31`, `true`. */
export type Comparison = { readonly field: string; readonly operator: Operator; readonly value: string };

type Record = { readonly [field: string]: Field };

export function operatorsFor({ type, personal }: Field): readonly Operator[] {
  if (personal) return ['filled', 'empty'];
  switch (type) {
    case 'number':
    case 'money':
      return ['>', '>=', '<', '<=', '=', '!=', 'filled', 'empty'];
    case 'choice':
      return ['=', '!=', 'filled', 'empty'];
    case 'yes-no':
      return ['='];
    case 'date':
      return ['before', 'after', '=', 'filled', 'empty'];
    case 'text':
    case 'long-text':
      return ['=', '!=', 'contains', 'filled', 'empty'];
    default:
      return ['filled', 'empty'];
  }
}

/** What a new comparison of a field begins with. */
export function firstComparison(field: string, definition: Field): Comparison {
  const operator = operatorsFor(definition)[0] ?? 'filled';
  const value =
    definition.type === 'choice'
      ? (definition.options[0] ?? '')
      : definition.type === 'yes-no'
        ? 'true'
        : definition.type === 'number' || definition.type === 'money'
          ? '0'
          : '';
  return { field, operator, value };
}

export function writeRule(comparisons: readonly Comparison[], record: Record): string {
  return comparisons.map((each) => writeOne(each, record)).join(' and ');
}

function writeOne({ field, operator, value }: Comparison, record: Record): string {
  if (operator === 'filled') return `${field} != null`;
  if (operator === 'empty') return `${field} = null`;
  const written = literal(value, record[field]);
  if (operator === 'contains') return `contains(${field}, ${written})`;
  if (operator === 'before') return `${field} < ${written}`;
  if (operator === 'after') return `${field} > ${written}`;
  return `${field} ${operator} ${written}`;
}

function literal(value: string, field: Field | undefined): string {
  const type = field?.type;
  if (type === 'number' || type === 'money') return /^-?\d+(\.\d+)?$/.test(value.trim()) ? value.trim() : '0';
  if (type === 'yes-no') return value === 'false' ? 'false' : 'true';
  if (type === 'date') return `date(${JSON.stringify(value)})`;
  return JSON.stringify(value);
}

const NAME = '([A-Za-z_][A-Za-z0-9_]*)';
const FORMS: readonly [RegExp, (match: RegExpExecArray) => Comparison][] = [
  [new RegExp(`^${NAME}\\s*!=\\s*null$`), ([, field = '']) => ({ field, operator: 'filled', value: '' })],
  [new RegExp(`^${NAME}\\s*=\\s*null$`), ([, field = '']) => ({ field, operator: 'empty', value: '' })],
  [
    new RegExp(`^contains\\(\\s*${NAME}\\s*,\\s*("(?:[^"\\\\]|\\\\.)*")\\s*\\)$`),
    ([, field = '', text = '""']) => ({ field, operator: 'contains', value: plain(text) }),
  ],
  [
    new RegExp(`^${NAME}\\s*(<|>|=)\\s*date\\(\\s*("[^"]*")\\s*\\)$`),
    ([, field = '', sign, text = '""']) => ({
      field,
      operator: sign === '<' ? 'before' : sign === '>' ? 'after' : '=',
      value: plain(text),
    }),
  ],
  [
    new RegExp(`^${NAME}\\s*(>=|<=|!=|=|>|<)\\s*("(?:[^"\\\\]|\\\\.)*"|-?\\d+(?:\\.\\d+)?|true|false)$`),
    ([, field = '', operator = '=', value = '']) => ({
      field,
      operator: operator as Operator,
      value: value.startsWith('"') ? plain(value) : value,
    }),
  ],
];

function plain(quoted: string): string {
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted.slice(1, -1);
  }
}

/** The comparisons a rule consists of; null where it says more than that, or of fields that are not there. */
export function readRule(rule: string, record: Record): readonly Comparison[] | null {
  const parts = splitAtAnd(rule.trim());
  const comparisons = parts.map((part) => readOne(part.trim(), record));
  return comparisons.every((each) => each !== null) ? comparisons : null;
}

function readOne(part: string, record: Record): Comparison | null {
  for (const [form, make] of FORMS) {
    const match = form.exec(part);
    if (match === null) continue;
    const made = make(match);
    const field = Object.hasOwn(record, made.field) ? record[made.field] : undefined;
    return field !== undefined && operatorsFor(field).includes(made.operator) ? made : null;
  }
  return null;
}

/** Splits at `and` outside of quotes. */
const splitAtAnd = (rule: string): string[] =>
  rule.match(/(?:"(?:[^"\\]|\\.)*"|(?!\sand\s)[\s\S])+/g)?.map((part) => part.replace(/^\s*and\s+/, '')) ??
  [];
