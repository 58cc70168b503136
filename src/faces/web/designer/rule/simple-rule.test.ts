import { describe, expect, test } from 'vitest';
import { blankField } from '../../../../core/model/index.ts';
import { readRule, writeRule } from './simple-rule.ts';

const record = {
  amount: blankField('amount', { type: 'money' }),
  category: blankField('category', { type: 'choice', options: ['travel', 'bread and butter'] }),
  urgent: blankField('urgent', { type: 'yes-no' }),
  spent_on: blankField('spent_on', { type: 'date' }),
  note: blankField('note', { type: 'long-text' }),
};

describe('A condition as a form', () => {
  test.each([
    'amount > 100',
    'amount >= 12.50 and category = "travel"',
    'category != "bread and butter"',
    'urgent = true',
    'spent_on < date("2026-01-31")',
    'contains(note, "a \\"quoted\\" word") and amount != null',
    'spent_on = null',
  ])('%s is read as comparisons and written back the same', (rule) => {
    const read = readRule(rule, record);
    expect(read).not.toBeNull();
    expect(writeRule(read ?? [], record)).toBe(rule);
  });

  test.each(['amount > 100 or urgent', 'amount * 2 > 100', 'unknown > 1', 'false', 'amount > case.number'])(
    '%s says more than a form can show',
    (rule) => expect(readRule(rule, record)).toBeNull(),
  );
});
