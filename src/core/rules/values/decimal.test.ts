import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compareNumbers,
  negate,
  numbers,
  numberText,
  type RuleNumber,
  readNumber,
  roundTo,
} from './decimal.ts';

/** Up to 12 digits with up to 4 places: sums and products of three stay below 34 digits. */
const cents = fc.tuple(fc.integer({ min: -(10 ** 11), max: 10 ** 11 }), fc.nat(4));
const amount = cents.map(([digits, places]) => read(`${digits}e-${places}`));

function read(text: string): RuleNumber {
  const value = readNumber(text);
  if (value === undefined) throw new Error(text);
  return value;
}
const equal = (one: RuleNumber | undefined, other: RuleNumber | undefined) =>
  one !== undefined && other !== undefined && compareNumbers(one, other) === 0;
const { add, subtract, multiply, divide } = numbers;

describe('R1 decimals', () => {
  test('R1 keep the laws of arithmetic exactly', () => {
    fc.assert(
      fc.property(amount, amount, amount, (a, b, c) => {
        expect(equal(add(add(a, b) ?? 0, c), add(a, add(b, c) ?? 0))).toBe(true);
        expect(equal(multiply(a, add(b, c) ?? 0), add(multiply(a, b) ?? 0, multiply(a, c) ?? 0))).toBe(true);
        expect(equal(subtract(add(a, b) ?? 0, b), a)).toBe(true);
        expect(equal(add(a, negate(a)), 0)).toBe(true);
      }),
    );
  });

  test('R1 agree with whole numbers of any size', () => {
    const whole = fc.bigInt({ min: -(10n ** 16n), max: 10n ** 16n });
    fc.assert(
      fc.property(whole, whole, (a, b) => {
        expect(numberText(add(read(String(a)), read(String(b))) ?? 0)).toBe(String(a + b));
        expect(numberText(multiply(read(String(a)), read(String(b))) ?? 0)).toBe(String(a * b));
      }),
    );
  });

  test('R1 have one spelling for one value: whole numbers are plain, and are read back as written', () => {
    fc.assert(
      fc.property(amount, (a) => {
        expect(read(numberText(a))).toEqual(a);
        if (/^-?\d{1,15}$/.test(numberText(a))) expect(typeof a).toBe('number');
      }),
    );
    for (const text of ['1.0', '+1', '1.', '10e-1', '0.1e1', '1.000']) expect(readNumber(text)).toBe(1);
    for (const text of ['', '.', '1 000', '0x10', 'Infinity', 'NaN', '--1', '1e999999'])
      expect(readNumber(text)).toBeUndefined();
  });

  test('R1 divide to 34 digits, rounded half to even', () => {
    expect(numberText(divide(2, 3) ?? 0)).toBe(`0.${'6'.repeat(33)}7`);
    expect(numberText(divide(1, read('3e20')) ?? 0)).toBe(`0.${'0'.repeat(20)}${'3'.repeat(34)}`);
    expect(divide(6, 3)).toBe(2);
    expect(divide(1, 0)).toBeUndefined();
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        fc.pre(compareNumbers(b, 0) !== 0);
        const product = multiply(a, b) ?? 0;
        expect(equal(divide(product, b), a)).toBe(true);
      }),
    );
  });

  test('R1 round to the named side', () => {
    fc.assert(
      fc.property(amount, fc.nat(3), (a, places) => {
        const [floor, ceiling, nearest] = (['floor', 'ceiling', 'half even'] as const).map(
          (mode) => roundTo(a, places, mode) ?? 0,
        );
        expect(compareNumbers(floor ?? 0, a) <= 0 && compareNumbers(ceiling ?? 0, a) >= 0).toBe(true);
        expect(equal(nearest, floor) || equal(nearest, ceiling)).toBe(true);
      }),
    );
  });
});
