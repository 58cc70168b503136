// How figures are written on a chart, in its table and in its file.
import { durationText, workTimeText } from '../parts/duration.ts';
import type { ChartData, Measure } from './figures.ts';
import { valueAt } from './figures.ts';

const count = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
const share = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 });

export function written(value: number | null, measure: Measure): string {
  if (value === null) return '–';
  if (measure === 'duration') return durationText(value);
  if (measure === 'work-time') return workTimeText(value);
  return measure === 'share' ? share.format(value) : count.format(value);
}

const UNITS_OF_FILES: { readonly [measure in Measure]: string } = {
  count: '',
  duration: ' (ms)',
  'work-time': ' (ms)',
  share: ' (0 to 1)',
};

/** The figures as CSV (RFC 4180), unrounded, so that they add up to what is shown. */
export function csvOf({ places, series, measure }: ChartData, nameTitle: string): string {
  const head = [nameTitle, ...series.map(({ title }) => `${title}${UNITS_OF_FILES[measure]}`)];
  const rows = places.map((place, index) => [
    place.title,
    ...series.map((each) => valueAt(each, index) ?? ''),
  ]);
  return csvRows([head, ...rows]);
}

/** Rows as CSV. */
export const csvRows = (rows: readonly (readonly (string | number)[])[]): string =>
  `${rows.map((row) => row.map(field).join(',')).join('\r\n')}\r\n`;

function field(value: string | number): string {
  const text = String(value);
  // A leading sign would make a formula of a name in a spreadsheet.
  const safe = typeof value === 'string' && /^[=+\-@\t]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
