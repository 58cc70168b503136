// A span of time as somebody types it: "2 days", "1 h 30 min", "45". A number alone means hours.
const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(m|min|mins|minute|minutes)$/, 60_000],
  [/^(h|hr|hrs|hour|hours)$/, 3_600_000],
  [/^(d|day|days)$/, 86_400_000],
  [/^(w|wk|week|weeks)$/, 604_800_000],
  [/^(mo|month|months)$/, 30 * 86_400_000],
];

const PART = /(\d+(?:[.,]\d+)?)\s*([a-z]*)/g;

/** **units**: milliseconds. Null for nothing typed, undefined for what is no span of time. */
export function typedSpan(text: string): number | null | undefined {
  const plain = text.trim().toLowerCase();
  if (plain === '') return null;
  if (plain.replace(PART, '').replace(/[\s,]|and/g, '') !== '') return undefined;
  let total = 0;
  for (const [, figure = '', unit = ''] of plain.matchAll(PART)) {
    const ms = unit === '' ? 3_600_000 : UNITS.find(([name]) => name.test(unit))?.[1];
    if (ms === undefined) return undefined;
    total += Number(figure.replace(',', '.')) * ms;
  }
  return Math.round(total);
}
