// What a few letters mean in the search.
import { expect, test } from 'vitest';
import { matches } from './matches.ts';

test('every typed word stands in the label, in any order and any capitals', () => {
  expect(matches('Expense approval: Board', 'board exp')).toBe(true);
  expect(matches('Expense approval: Board', 'board map')).toBe(false);
});

test('from three letters on, letters in their order are enough', () => {
  expect(matches('Settings', 'stg')).toBe(true);
  expect(matches('Settings', 'gts')).toBe(false);
  expect(matches('Settings', 'sg')).toBe(false);
});

test('nothing typed finds everything', () => {
  expect(matches('People', '  ')).toBe(true);
});
