// How an amount of money is written and read: decimal text at the edges, integer minor units inside (ISO 4217 exponents).
import type { MoneyValue } from '../record.ts';

const NO_DECIMALS = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF';
const THREE_DECIMALS = 'BHD IQD JOD KWD LYD OMR TND';
const FOUR_DECIMALS = 'CLF UYW';

const exponents: ReadonlyMap<string, number> = new Map([
  ...NO_DECIMALS.split(' ').map((code) => [code, 0] as const),
  ...THREE_DECIMALS.split(' ').map((code) => [code, 3] as const),
  ...FOUR_DECIMALS.split(' ').map((code) => [code, 4] as const),
]);

/** How many decimals a currency has. **units**: digits. **source**: ISO 4217; two for a code that is not listed. */
export const currencyDecimals = (currency: string): number => exponents.get(currency) ?? 2;

/**
 * Reads an amount such as `12.50` or `-3`; null where it is none, or has more decimals than the currency.
 * A comma is taken as the decimal sign only where it cannot be a thousands separator (`12,50`, but never `1,234`).
 */
export function moneyFromText(text: string, currency: string): MoneyValue | null {
  const decimals = currencyDecimals(currency);
  const plain = decimals === 2 ? text.trim().replace(/^(-?\d+),(\d{1,2})$/, '$1.$2') : text.trim();
  const parts = /^(-?)(\d{1,15})(?:\.(\d{1,4}))?$/.exec(plain);
  if (parts === null) return null;
  const [, sign = '', whole = '', fraction = ''] = parts;
  if (fraction.length > decimals) return null;
  const minor = Number(sign + whole + fraction.padEnd(decimals, '0'));
  return Number.isSafeInteger(minor) ? { minor: minor === 0 ? 0 : minor, currency } : null;
}

/** Writes the amount alone, with all its decimals: `12.50`. */
export function moneyToText(money: MoneyValue): string {
  const decimals = currencyDecimals(money.currency);
  const digits = String(Math.abs(money.minor)).padStart(decimals + 1, '0');
  const sign = money.minor < 0 ? '-' : '';
  if (decimals === 0) return sign + digits;
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
