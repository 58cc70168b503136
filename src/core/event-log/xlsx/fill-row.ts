// A row of a sheet as the fields of a table: values as text, in the order of the header's columns.
import type { Names } from '../columns/dictionary.ts';
import type { RowScanner } from '../csv/scan-row.ts';
import { dateText, numberText, truthText } from './cell-text.ts';
import type { Row } from './read-sheet.ts';
import type { Workbook } from './workbook.ts';

const NOTHING = new Uint8Array(0);

/** What cell `i` of a row says, as bytes of text. */
export function cellBytes(row: Row, i: number, workbook: Workbook, strings: Names): Uint8Array {
  const value = row.bytes.subarray(row.starts[i], row.starts[i + 1]);
  const type = row.types[i];
  if (type === 's') {
    const code = sharedNumber(value);
    return code < strings.size
      ? strings.bytes.subarray(strings.offsets[code], strings.offsets[code + 1])
      : NOTHING;
  }
  if (type === 'b') return truthText(value);
  if (type !== 'n') return value;
  const isDate = workbook.dates[row.styles[i] as number] === 1;
  return isDate ? dateText(value, workbook.since1904) : numberText(value);
}

/** The number of a shared text. */
export function sharedNumber(value: Uint8Array): number {
  let code = 0;
  for (const byte of value)
    code = byte >= 0x30 && byte <= 0x39 ? code * 10 + byte - 48 : Number.POSITIVE_INFINITY;
  return code;
}

/** Puts the cells of a row into the fields of `scanner`. **units**: bytes put, 0 for a row that says nothing in any of them. */
export function fillRow(
  scanner: RowScanner,
  row: Row,
  fieldOf: (column: number) => number,
  bytesOf: (i: number) => Uint8Array,
): number {
  scanner.starts.fill(0);
  scanner.ends.fill(0);
  let put = 0;
  for (let i = 0; i < row.cells; i++) {
    const field = fieldOf(row.columns[i] as number);
    if (field < 0) continue;
    const bytes = bytesOf(i);
    if (put + bytes.length > scanner.bytes.length) {
      const wider = new Uint8Array(Math.max(put + bytes.length, scanner.bytes.length * 2));
      wider.set(scanner.bytes);
      scanner.bytes = wider;
    }
    scanner.bytes.set(bytes, put);
    scanner.starts[field] = put;
    put += bytes.length;
    scanner.ends[field] = put;
  }
  return put;
}

/** A scanner for rows of `width` fields that are filled rather than scanned. */
export const createFilledRow = (width: number): RowScanner => ({
  delimiter: 0,
  lineEnd: 0,
  bytes: new Uint8Array(1 << 12),
  starts: new Int32Array(width),
  ends: new Int32Array(width),
  fields: width,
  lineBreaks: 0,
  doubledQuotes: false,
});
