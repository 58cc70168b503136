// The record that the tests of rules try things on: an expense with every type of field.

import type { EvaluationOptions } from './rule.ts';
import { compileRule, evaluate } from './rule.ts';
import type { RuleScope } from './scope.ts';
import { plainValue, textOf } from './values/write-value.ts';

export const EXPENSE_SCOPE: RuleScope = {
  fields: {
    amount: { kind: 'money' },
    quantity: { kind: 'number' },
    title: { kind: 'text' },
    category: { kind: 'choice', options: ['travel', 'meals', 'equipment'] },
    urgent: { kind: 'yes-no' },
    due: { kind: 'date' },
    opened: { kind: 'date-time' },
    receipt: { kind: 'file' },
    requester: { kind: 'person' },
    approver: { kind: 'person' },
    tags: { kind: 'list', of: { kind: 'text' } },
    prices: { kind: 'list', of: { kind: 'number' } },
    lines: {
      kind: 'list',
      of: { kind: 'record', fields: { price: { kind: 'money' }, count: { kind: 'number' } } },
    },
    case: {
      kind: 'record',
      fields: { title: { kind: 'text' }, priority: { kind: 'choice', options: ['normal', 'high'] } },
    },
  },
};

const ANN = { id: 'p-1', name: 'Ann', email: 'ann@example.org' };

export const EXPENSE = {
  amount: '120.50',
  quantity: 3,
  title: 'Trip to Bremen',
  category: 'travel',
  urgent: true,
  due: '2026-12-01',
  opened: '2026-11-20T08:00:00Z',
  receipt: { id: 'f-1', name: 'receipt.pdf', type: 'application/pdf', size: 52_000 },
  requester: { id: 'p-2', name: 'Bo', manager: ANN },
  approver: ANN,
  tags: ['train', 'hotel'],
  prices: [1, 2.5, 10],
  lines: [
    { price: '10.10', count: 2 },
    { price: 5, count: 1 },
  ],
  case: { title: 'Bremen', priority: 'high' },
};

const OPTIONS: EvaluationOptions = { at: Date.UTC(2026, 10, 23, 23, 30), zone: 'Europe/Berlin' };

/** The answer as plain JSON, or the codes of what is wrong. */
export function answer(
  text: string,
  data: object = EXPENSE,
  options: Partial<EvaluationOptions> = {},
): unknown {
  const rule = compileRule(text, EXPENSE_SCOPE);
  if (!rule.ok) return rule.problem.map((problem) => problem.code).join(', ');
  const value = evaluate(rule.value, { ...data }, { ...OPTIONS, ...options });
  return value.ok ? plainValue(value.value) : value.problem.code;
}

/** The answer as text. */
export function answerText(text: string): string {
  const rule = compileRule(text, EXPENSE_SCOPE);
  const value = rule.ok ? evaluate(rule.value, EXPENSE, OPTIONS) : undefined;
  return value?.ok ? textOf(value.value) : 'refused';
}
