// How are roots, powers of e and logarithms calculated to 34 digits? In whole numbers of 90 decimal places, so that what is
// rounded at the end is right to the last digit and the same on every machine.

import { type RuleNumber, readNumber, scientific } from './decimal.ts';

const PLACES = 90;
const ONE = 10n ** BigInt(PLACES);
/** Halvings before the series, and doublings after it: the fewer terms the smaller its argument. */
const HALVINGS = 10n;
const LARGEST_POWER_OF_E = 14_200;

/** The root of a number; undefined below 0. */
export function squareRoot(value: RuleNumber): RuleNumber | undefined {
  const { digits, exponent } = scientific(value);
  if (digits < 0n) return undefined;
  // Digits are shifted by an even number of places, so that the root has whole ones.
  const shift = PLACES + (exponent % 2 === 0 ? 0 : 1);
  return numberOf(wholeRoot(digits * 10n ** BigInt(shift)), (exponent - shift) / 2);
}

/** e to a power; undefined where the result is too large. One too small to hold is 0. */
export function powerOfE(value: RuleNumber): RuleNumber | undefined {
  const { digits, exponent } = scientific(value);
  if (exponent > 5) return digits > 0n ? undefined : 0;
  const fixed = shifted(digits, exponent + PLACES);
  if (fixed > ONE * BigInt(LARGEST_POWER_OF_E)) return undefined;
  if (fixed < -ONE * BigInt(LARGEST_POWER_OF_E)) return 0;
  const tens = fixed / LN10;
  return numberOf(expOf(fixed - tens * LN10), Number(tens) - PLACES);
}

/** The natural logarithm; undefined for 0 and below. */
export function naturalLog(value: RuleNumber): RuleNumber | undefined {
  const { digits, exponent } = scientific(value);
  if (digits <= 0n) return undefined;
  const tens = digits.toString().length - 1;
  return numberOf(logOf(shifted(digits, PLACES - tens)) + BigInt(tens + exponent) * LN10, -PLACES);
}

const numberOf = (digits: bigint, exponent: number): RuleNumber | undefined =>
  readNumber(`${digits}e${exponent}`);

const shifted = (digits: bigint, places: number): bigint =>
  places >= 0 ? digits * 10n ** BigInt(places) : digits / 10n ** BigInt(-places);

/** The largest whole number whose square is not larger, by Newton's steps from above. */
function wholeRoot(of: bigint): bigint {
  if (of < 2n) return of;
  let root = 10n ** BigInt(Math.ceil(of.toString().length / 2));
  for (;;) {
    const next = (root + of / root) / 2n;
    if (next >= root) return root;
    root = next;
  }
}

/** e to a fixed-point number between -3 and 3, by its series. */
function expOf(fixed: bigint): bigint {
  const small = fixed >> HALVINGS;
  let [sum, term] = [ONE, ONE];
  for (let count = 1n; term !== 0n && term !== -1n; count++) {
    term = (term * small) / ONE / count;
    sum += term;
  }
  for (let halving = 0n; halving < HALVINGS; halving++) sum = (sum * sum) / ONE;
  return sum;
}

/** The logarithm of a fixed-point number between 1 and 10: each of Halley's steps triples the digits that are right. */
function logOf(fixed: bigint): bigint {
  let log =
    BigInt(Math.round(Math.log(Number(fixed / 10n ** BigInt(PLACES - 15)) / 1e15) * 1e15)) *
    10n ** BigInt(PLACES - 15);
  for (let step = 0; step < 3; step++) {
    const power = expOf(log);
    log += (2n * ONE * (fixed - power)) / (fixed + power);
  }
  return log;
}

/** 1/x + 1/3x³ + 1/5x⁵ …, for a whole x. */
function inverseTangent(x: bigint): bigint {
  let [sum, power] = [0n, ONE / x];
  for (let odd = 1n; power !== 0n; odd += 2n) {
    sum += power / odd;
    power /= x * x;
  }
  return sum;
}

/** The logarithm of 10. **source**: ln 10 = 46 artanh(1/31) + 34 artanh(1/49) + 20 artanh(1/161). */
const LN10 = 46n * inverseTangent(31n) + 34n * inverseTangent(49n) + 20n * inverseTangent(161n);
