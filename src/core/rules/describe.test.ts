import { describe, expect, test } from 'vitest';
import { describeRule } from './describe.ts';

describe('R20 rules in plain words', () => {
  test.each([
    ['amount > 100', 'amount is more than 100'],
    ['amount >= 100', 'amount is at least 100'],
    ['amount < 100', 'amount is less than 100'],
    ['amount <= 100', 'amount is at most 100'],
    ['category = "travel"', 'category is "travel"'],
    ['category != "travel"', 'category is not "travel"'],
    ['cost_center = null', 'cost center is empty'],
    ['is defined(receipt)', 'receipt is filled in'],
    ['due < date("2026-01-01")', 'due is before 2026-01-01'],
    ['due >= today()', 'due is on or after today'],
    ['amount in [1..5]', 'amount is between 1 and 5'],
    ['amount between 1 and 5', 'amount is between 1 and 5'],
    ['category in ["travel", "meals"]', 'category is "travel" or "meals"'],
    ['category in ("a", "b", "c")', 'category is "a", "b" or "c"'],
    ['"a" in tags', '"a" is in tags'],
    ['urgent', 'urgent is yes'],
    ['not(urgent)', 'urgent is not yes'],
    ['requester.name = "Ann"', 'requester name is "Ann"'],
    ['contains(title, "x")', 'title contains "x"'],
    ['amount > 1 and urgent = true', 'amount is more than 1 and urgent is yes'],
    [
      'urgent and (amount > 1 or amount < 0)',
      'urgent is yes and (amount is more than 1 or amount is less than 0)',
    ],
    ['not(amount > 1 or urgent)', 'not (amount is more than 1 or urgent is yes)'],
    ['true', 'always'],
  ])('R20 %s', (text, words) => expect(describeRule(text)).toBe(words));

  test('R20 titles are used where they are given', () => {
    expect(describeRule('amount > 100', { amount: 'Total' })).toBe('Total is more than 100');
    expect(describeRule('constructor = 1', {})).toBe('constructor is 1');
  });

  test.each(['sum(lines.price) > 5', 'amount + 1 > 2', 'amount in (1..5]', 'amount >', ''])(
    'R20 "%s" comes back as written',
    (text) => expect(describeRule(` ${text} `)).toBe(text),
  );
});
