// A number or an amount as people type it, and back.
import type { MoneyValue } from '../../../../core/model/index.ts';

/** How many decimals a currency has: two for most, none for yen. */
export const decimalsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

/** "1 234,5" and "1,234.5" and "1234.5"; undefined for what is no number. The last separator is the decimal one. */
export function readNumber(text: string): number | undefined {
  const plain = plainNumber(text);
  return plain === undefined ? undefined : Number(plain);
}

/** An amount in minor units, by digits and never by binary fractions; undefined where it has too many decimals. */
export function readMoney(text: string, currency: string): MoneyValue | undefined {
  const plain = plainNumber(text.replace(currency, ''));
  if (plain === undefined) return undefined;
  const decimals = decimalsOf(currency);
  const [whole = '0', fraction = ''] = plain.split('.');
  if (fraction.length > decimals) return undefined;
  const minor = Number(`${whole}${fraction.padEnd(decimals, '0')}`);
  return Number.isSafeInteger(minor) ? { minor, currency } : undefined;
}

/** An amount as one would type it: 1250 EUR cents are "12.50". */
export function moneyText({ minor, currency }: MoneyValue): string {
  const decimals = decimalsOf(currency);
  const digits = String(Math.abs(minor)).padStart(decimals + 1, '0');
  const sign = minor < 0 ? '-' : '';
  return decimals === 0
    ? `${sign}${digits}`
    : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

function plainNumber(text: string): string | undefined {
  const tight = text.replace(/[\s\u00a0\u202f'’_]/g, '');
  const last = Math.max(tight.lastIndexOf(','), tight.lastIndexOf('.'));
  const separators = tight.replace(/[^.,]/g, '');
  const onlyGroups = separators.length > 1 && new Set(separators).size === 1;
  // "1,234" may be either; a lone comma followed by three digits groups thousands, as "1,234" is written far more often.
  const groups = onlyGroups || (separators === ',' && /,\d{3}$/.test(tight) && !/^-?0,/.test(tight));
  const plain =
    groups || last < 0
      ? tight.replace(/[.,]/g, '')
      : `${tight.slice(0, last).replace(/[.,]/g, '')}.${tight.slice(last + 1)}`;
  return /^-?\d+(\.\d+)?$/.test(plain) ? plain : undefined;
}
