import { describe, expect, test } from 'vitest';
import { slipsBetween, slipsForgiven } from './slips.ts';

describe('B15 a slip of the hand is forgiven', () => {
  test.each([
    ['a letter left out', 'recipt', 'receipt', 1],
    ['a letter too many', 'receiipt', 'receipt', 1],
    ['a letter typed twice at the beginning', 'rrent', 'rent', 1],
    ['another letter', 'receopt', 'receipt', 1],
    ['two neighbours swapped', 'recepit', 'receipt', 1],
    ['two slips in a long word', 'recpeit', 'receipt', 2],
    ['an accent', 'muller', 'müller', 1],
    ['the word as it is', 'receipt', 'receipt', 0],
  ])('%s: %s for %s', (_, typed, word, slips) => {
    expect(slipsBetween(typed, word)).toBe(slips);
  });

  test.each([
    ['rec', 'receipt', 0.5],
    ['recie', 'receipts', 1.5],
    ['approvla', 'approvals', 1.5],
  ])('in a word that is still being typed: %s for %s', (typed, word, slips) => {
    expect(slipsBetween(typed, word)).toBe(slips);
  });

  test.each([
    ['a word of three letters', 'cat', 'car'],
    ['a second slip in a word of six letters', 'recpit', 'receipt'],
    ['a third slip in a long word', 'rcpeitx', 'receipt'],
    ['another first letter of a short word', 'board', 'hoard'],
    ['a first letter swapped away in a short word', 'obard', 'board'],
    ['a word that is much shorter', 'receipts', 'rec'],
  ])('but not %s: %s for %s', (_, typed, word) => {
    expect(slipsBetween(typed, word)).toBeUndefined();
  });

  test('another first letter of a long word takes all that is forgiven', () => {
    expect(slipsBetween('teceipt', 'receipt')).toBe(2);
    expect(slipsBetween('teciept', 'receipt')).toBeUndefined();
  });

  test('nothing in three letters, one slip in six, two beyond', () => {
    expect([3, 4, 6, 7, 30].map(slipsForgiven)).toEqual([0, 1, 1, 2, 2]);
  });
});
