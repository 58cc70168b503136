// Can these two be compared at all? A comparison that could never hold is a mistake, and is told with its remedy.

import { nearest } from '../../base/index.ts';
import type { Expression } from '../parsing/expression.ts';
import { areAlike, isOpen, type RuleType, typeWords } from '../scope.ts';
import { type Compiled, type Compiling, complain } from './compiling.ts';

type Side = { readonly expression: Expression; readonly compiled: Compiled };

/** The types of which one value is more or less than another. */
export const ORDERED: ReadonlySet<string> = new Set([
  'number',
  'money',
  'text',
  'date',
  'date-time',
  'time',
  'duration',
  'calendar-duration',
]);

/** Complains where two sides can never be equal. */
export function checkEquality(left: Side, right: Side, at: Compiling): void {
  if (!areAlike(left.compiled.type, right.compiled.type)) complainOfMismatch(left, right, at);
  else {
    checkOption(left.compiled.type, right.expression, at);
    checkOption(right.compiled.type, left.expression, at);
  }
}

/** Complains where two sides have no order. */
export function checkOrder(left: Side, right: Side, at: Compiling): void {
  if (!areAlike(left.compiled.type, right.compiled.type)) {
    complainOfMismatch(left, right, at);
    return;
  }
  for (const { expression, compiled } of [left, right]) {
    const { type } = compiled;
    if (type.kind === 'missing') {
      const message = 'Nothing is more or less than a missing value.';
      complain(at, expression, 'wrong-type', message, 'Write = null or != null.');
    } else if (!isOpen(type) && !ORDERED.has(type.kind)) {
      const remedy = type.kind === 'choice' ? 'List the options: in ("…", "…").' : 'Write = or != instead.';
      complain(
        at,
        expression,
        'wrong-type',
        `One of ${plural(type)} is not more or less than another.`,
        remedy,
      );
      return;
    }
  }
}

function complainOfMismatch(left: Side, right: Side, at: Compiling): void {
  const [one, other] = [left.compiled.type, right.compiled.type];
  const message = `${label(left)} is ${typeWords(one)}, ${label(right)} is ${typeWords(other)}: they cannot be compared.`;
  const remedy =
    mismatchRemedy(left, right) ?? mismatchRemedy(right, left) ?? `Compare with ${typeWords(one)}.`;
  complain(at, right.expression, 'wrong-type', message, remedy);
}

/** What to write where the other side is a text that should have been something else. */
function mismatchRemedy({ compiled: { type }, expression }: Side, other: Side): string | undefined {
  const kinds = `${type.kind} ${other.compiled.type.kind}`;
  if (kinds === 'date date-time') return 'Take the date of the other side: date(…).';
  if (type.kind === 'list') return 'Ask whether the list holds it: list contains(…, …).';
  if (other.expression.kind !== 'text') return undefined;
  const { text } = other.expression;
  switch (type.kind) {
    case 'number':
    case 'money':
      return /^-?[\d.]+$/.test(text) ? `Write ${text} without quotes.` : 'Compare it with a number.';
    case 'date':
    case 'duration':
    case 'calendar-duration':
      return `Write ${type.kind === 'date' ? 'date' : 'duration'}("${text}").`;
    case 'date-time':
      return `Write date and time("${text}").`;
    case 'yes-no':
      return 'Write true or false.';
    case 'person':
      return expression.kind === 'name'
        ? `Compare ${expression.name}.email or ${expression.name}.name.`
        : 'Compare .email or .name.';
    default:
      return undefined;
  }
}

function checkOption(type: RuleType, expression: Expression, at: Compiling): void {
  if (type.kind !== 'choice' || expression.kind !== 'text' || type.options.includes(expression.text)) return;
  const near = nearest(expression.text, type.options);
  const remedy =
    near === undefined ? `The options are ${type.options.join(', ')}.` : `Did you mean "${near}"?`;
  complain(at, expression, 'unknown-option', `"${expression.text}" is not one of the options.`, remedy);
}

function label({ expression }: Side): string {
  if (expression.kind === 'name') return expression.name;
  if (expression.kind === 'text') return `"${expression.text.slice(0, 30)}"`;
  return expression.kind === 'number' ? expression.digits : 'what stands here';
}

const plural = (type: RuleType): string =>
  ({
    choice: 'the options',
    'yes-no': 'yes and no',
    list: 'two lists',
    person: 'two persons',
    file: 'two files',
  })[type.kind as string] ?? 'these';
