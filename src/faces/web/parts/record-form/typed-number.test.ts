// Numbers and amounts as people type them.
import { expect, test } from 'vitest';
import { moneyText, readMoney, readNumber } from './typed-number.ts';

test('a number is read with either decimal sign and with grouped thousands', () => {
  expect(readNumber('1234.5')).toBe(1234.5);
  expect(readNumber('12,5')).toBe(12.5);
  expect(readNumber('1.234,5')).toBe(1234.5);
  expect(readNumber('1,234,567')).toBe(1_234_567);
  expect(readNumber('1 234')).toBe(1234);
  expect(readNumber('-3')).toBe(-3);
});

test('what is no number is refused, not guessed', () => {
  for (const text of ['', 'twelve', '1.2.3,4,5x', '--2', '12 €']) expect(readNumber(text)).toBeUndefined();
});

test('an amount becomes minor units without binary fractions', () => {
  expect(readMoney('0.29', 'EUR')).toEqual({ minor: 29, currency: 'EUR' });
  expect(readMoney('1.005,10 EUR', 'EUR')).toEqual({ minor: 100_510, currency: 'EUR' });
  expect(readMoney('12', 'EUR')).toEqual({ minor: 1200, currency: 'EUR' });
  expect(readMoney('500', 'JPY')).toEqual({ minor: 500, currency: 'JPY' });
  expect(readMoney('-12.5', 'EUR')).toEqual({ minor: -1250, currency: 'EUR' });
});

test('more decimals than the currency has are refused', () => {
  expect(readMoney('12.505', 'EUR')).toBeUndefined();
  expect(readMoney('5.5', 'JPY')).toBeUndefined();
});

test('an amount is written as one would type it', () => {
  for (const [minor, text] of [
    [1250, '12.50'],
    [5, '0.05'],
    [-1250, '-12.50'],
  ] as const) {
    expect(moneyText({ minor, currency: 'EUR' })).toBe(text);
  }
  expect(moneyText({ minor: 500, currency: 'JPY' })).toBe('500');
});
