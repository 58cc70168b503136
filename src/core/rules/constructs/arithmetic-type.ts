// Of what type is a sum, a difference, a product? One table, read from both sides.

import type { ArithmeticOperator } from '../parsing/expression.ts';
import { isOpen, isTextual, type RuleType, type SimpleKind, TEXT, UNKNOWN } from '../scope.ts';

/** `left operator right = result`; sums and products hold in the other order too. */
const TABLE: readonly string[] = [
  'number + number = number',
  'money + number = money',
  'money + money = money',
  'number - number = number',
  'money - number = money',
  'number - money = money',
  'money - money = money',
  'number * number = number',
  'money * number = money',
  'money * money = number',
  'number / number = number',
  'money / number = money',
  'number / money = number',
  'money / money = number',
  'number ** number = number',
  'money ** number = number',
  'date + duration = date',
  'date + calendar-duration = date',
  'date - duration = date',
  'date - calendar-duration = date',
  'date - date = duration',
  'date-time + duration = date-time',
  'date-time + calendar-duration = date-time',
  'date-time - duration = date-time',
  'date-time - calendar-duration = date-time',
  'date-time - date-time = duration',
  'time + duration = time',
  'time - duration = time',
  'time - time = duration',
  'duration + duration = duration',
  'duration - duration = duration',
  'duration * number = duration',
  'duration / number = duration',
  'duration / duration = number',
  'calendar-duration + calendar-duration = calendar-duration',
  'calendar-duration - calendar-duration = calendar-duration',
  'calendar-duration * number = calendar-duration',
  'calendar-duration / number = calendar-duration',
  'calendar-duration / calendar-duration = number',
];

const RESULTS = new Map<string, SimpleKind>();
for (const line of TABLE) {
  const [left = '', operator = '', right = '', , result = ''] = line.split(' ');
  RESULTS.set(`${left} ${operator} ${right}`, result as SimpleKind);
  if (operator === '+' || operator === '*') RESULTS.set(`${right} ${operator} ${left}`, result as SimpleKind);
}

/** The type of what is calculated; undefined where it cannot be. */
export function arithmeticType(
  operator: ArithmeticOperator,
  left: RuleType,
  right: RuleType,
): RuleType | undefined {
  if (operator === '+' && isTextual(left) && isTextual(right)) return TEXT;
  if (isOpen(left) || isOpen(right)) return openType(operator, isOpen(left) ? right : left);
  const kind = RESULTS.get(`${left.kind} ${operator} ${right.kind}`);
  return kind === undefined ? undefined : { kind };
}

/** With one side unknown, refuse only what no other side could mend. */
function openType(operator: ArithmeticOperator, known: RuleType): RuleType | undefined {
  if (isOpen(known)) return UNKNOWN;
  if (isTextual(known)) return operator === '+' ? TEXT : undefined;
  const possible = [...RESULTS.keys()].some((key) => {
    const [left, sign, right] = key.split(' ');
    return sign === operator && (left === known.kind || right === known.kind);
  });
  return possible ? UNKNOWN : undefined;
}
