// How do numbers stay exact? Whole numbers that JavaScript holds exactly stay plain; everything else is a decimal of
// 34 digits, rounded half to even as IEEE 754 decimal128 and DMN 1.5 (10.3.2.3) ask. No binary fractions anywhere.

import Big from 'big.js';

/** A number in a rule. **shape**: a plain number when it is a whole one up to 2^53, a decimal otherwise; never both. */
export type RuleNumber = number | Decimal;
export type Decimal = { readonly kind: 'decimal'; readonly big: Big };

const DIGITS = 34;
/** Powers of ten beyond this would let a short rule fill the memory with zeros. */
const LARGEST_EXPONENT = 6_144;
const LARGEST_POWER = 9_999;
const HALF_EVEN = 2;
const DECIMAL_TEXT = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,5})?$/;

// A constructor of our own: its settings cannot be changed by anybody else. It cuts quotients well behind our 34 digits.
const Exact = Big();
Exact.DP = DIGITS + 8;
Exact.RM = 0;

/** Reads a decimal as it is written in texts and JSON; undefined where it is none, or too large or small to hold. */
export function readNumber(text: string): RuleNumber | undefined {
  return DECIMAL_TEXT.test(text) && text.length <= 7_000 ? settle(Exact(plainSpelling(text))) : undefined;
}

export function numberFrom(value: number): RuleNumber | undefined {
  if (Number.isSafeInteger(value)) return value === 0 ? 0 : value;
  return Number.isFinite(value) ? settle(Exact(value)) : undefined;
}

/** Sum, difference, product, quotient, power; undefined where it is too large, or a divisor is 0. */
export const numbers = {
  add(one: RuleNumber, other: RuleNumber): RuleNumber | undefined {
    if (typeof one === 'number' && typeof other === 'number') {
      const sum = one + other;
      if (Number.isSafeInteger(sum)) return sum;
    }
    return settle(bigOf(one).plus(bigOf(other)));
  },
  subtract(one: RuleNumber, other: RuleNumber): RuleNumber | undefined {
    return numbers.add(one, negate(other));
  },
  multiply(one: RuleNumber, other: RuleNumber): RuleNumber | undefined {
    if (typeof one === 'number' && typeof other === 'number') {
      const product = one * other;
      if (Number.isSafeInteger(product)) return product === 0 ? 0 : product;
    }
    return settle(bigOf(one).times(bigOf(other)));
  },
  divide(one: RuleNumber, other: RuleNumber): RuleNumber | undefined {
    return isZero(other) ? undefined : settle(quotient(bigOf(one), bigOf(other)));
  },
  power(base: RuleNumber, exponent: RuleNumber): RuleNumber | undefined {
    if (typeof exponent !== 'number' || Math.abs(exponent) > LARGEST_POWER) return undefined;
    const power = wholePower(base, Math.abs(exponent));
    return exponent >= 0 || power === undefined ? power : numbers.divide(1, power);
  },
  /** What is left after whole divisions; it has the sign of the divisor (DMN 1.5, modulo). */
  modulo(one: RuleNumber, other: RuleNumber): RuleNumber | undefined {
    const times = numbers.divide(one, other);
    const whole = times === undefined ? undefined : roundTo(times, 0, 'floor');
    const product = whole === undefined ? undefined : numbers.multiply(whole, other);
    return product === undefined ? undefined : numbers.subtract(one, product);
  },
};

export function negate(value: RuleNumber): RuleNumber {
  if (typeof value === 'number') return value === 0 ? 0 : -value;
  return { kind: 'decimal', big: value.big.times(-1) };
}

/** Below 0, 0, or above 0 as one is less than, equal to or more than the other. */
export function compareNumbers(one: RuleNumber, other: RuleNumber): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return bigOf(one).cmp(bigOf(other));
}

export type Rounding = 'floor' | 'ceiling' | 'up' | 'down' | 'half up' | 'half down' | 'half even';

/** Rounds to a number of decimal places, negative ones too; halves go as named, `half up` away from 0. */
export function roundTo(value: RuleNumber, places: number, rounding: Rounding): RuleNumber | undefined {
  if (typeof value === 'number' && places >= 0) return value;
  if (Math.abs(places) > LARGEST_EXPONENT) return undefined;
  // big.js rounds before the decimal point too (negative places), in its modes: 0 down, 1 half up, 2 half even, 3 up.
  const big = bigOf(value);
  if (rounding === 'half down') return settle(halfDown(big, places));
  return settle(big.round(places, roundingMode(rounding, big.s < 0)));
}

/** A number as whole digits and a power of ten. */
export function scientific(value: RuleNumber): { readonly digits: bigint; readonly exponent: number } {
  const { s, c, e } = bigOf(value);
  return { digits: BigInt(s) * BigInt(c.join('')), exponent: e - c.length + 1 };
}

/** Plain digits, never an exponent. */
export const numberText = (value: RuleNumber): string =>
  typeof value === 'number' ? String(value) : value.big.toFixed();

function roundingMode(rounding: Exclude<Rounding, 'half down'>, negative: boolean): 0 | 1 | 2 | 3 {
  switch (rounding) {
    case 'floor':
      return negative ? 3 : 0;
    case 'ceiling':
      return negative ? 0 : 3;
    case 'up':
      return 3;
    case 'down':
      return 0;
    case 'half up':
      return 1;
    case 'half even':
      return 2;
  }
}

function halfDown(big: Big, places: number): Big {
  const up = big.round(places, 1);
  const half = Exact(`5e${-places - 1}`);
  return up.minus(big).abs().eq(half) ? big.round(places, 0) : up;
}

const isZero = (value: RuleNumber): boolean => (typeof value === 'number' ? value === 0 : value.big.eq(0));

const bigOf = (value: RuleNumber): Big => (typeof value === 'number' ? Exact(value) : value.big);

/** big.js wants digits on both sides of the point and no plus sign. */
function plainSpelling(text: string): string {
  return text
    .replace(/^\+/, '')
    .replace(/^(-?)\./, '$10.')
    .replace(/\.(?=$|[eE])/, '');
}

/** big.js divides to decimal places, not digits: so divide what stands before the exponents, then put those back. */
function quotient(one: Big, other: Big): Big {
  const [top, bottom] = [Exact(one), Exact(other)];
  const exponent = top.e - bottom.e;
  top.e = 0;
  bottom.e = 0;
  const result = top.div(bottom);
  if (!result.eq(0)) result.e += exponent;
  return result;
}

function wholePower(base: RuleNumber, exponent: number): RuleNumber | undefined {
  let [result, square]: [RuleNumber | undefined, RuleNumber | undefined] = [1, base];
  for (let left = exponent; left > 0; left >>= 1) {
    if (result === undefined || square === undefined) return undefined;
    if (left & 1) result = numbers.multiply(result, square);
    if (left > 1) square = numbers.multiply(square, square);
  }
  return result;
}

/** Rounds to 34 digits and makes small whole numbers plain again; undefined beyond what we hold. */
function settle(big: Big): RuleNumber | undefined {
  const rounded = big.c.length > DIGITS ? big.prec(DIGITS, HALF_EVEN) : big;
  if (rounded.e > LARGEST_EXPONENT || rounded.e < -LARGEST_EXPONENT) return undefined;
  if (rounded.e < 16 && rounded.c.length <= rounded.e + 1) {
    const whole = rounded.toNumber();
    if (Number.isSafeInteger(whole)) return whole === 0 ? 0 : whole;
  }
  return { kind: 'decimal', big: rounded };
}
