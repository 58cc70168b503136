// What does the beginning of a CSV file show: delimiter, line ends, header, first rows?

import { legible } from '../../base/index.ts';
import { decodeText } from '../columns/utf8.ts';
import { append, createWindow } from '../columns/window.ts';
import { createTimeReader, readInstant } from '../time/read-instant.ts';
import { guardedStart } from './formula.ts';
import { createRowScanner, scanRow } from './scan-row.ts';

/** The look of a file, taken from its first bytes. **shape**: `rows` are the first rows below the header. */
export type CsvLook = {
  readonly delimiter: number;
  readonly lineEnd: number;
  readonly hasHeader: boolean;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const DELIMITERS = [',', ';', '\t', '|'].map((character) => character.charCodeAt(0));
const SAMPLE_ROWS = 200;
const LOOKED_AT = 2_000;
const LONGEST_TIME = 100;

/** Looks at the first bytes of a file. **shape**: pass at least some rows; 64 kB is plenty. */
export function lookAt(sample: Uint8Array): CsvLook {
  const lineEnd =
    sample.includes(LINE_FEED) || !sample.includes(CARRIAGE_RETURN) ? LINE_FEED : CARRIAGE_RETURN;
  const readings = DELIMITERS.map((delimiter) => ({
    delimiter,
    table: readTable(sample, delimiter, lineEnd),
  }));
  readings.sort((a, b) => agreement(b.table) - agreement(a.table));
  const { delimiter, table } = readings[0] ?? { delimiter: 0x2c, table: [] };
  const [first = [], ...rest] = table;
  const hasHeader = !first.slice(0, LOOKED_AT).some(isTime);
  const header = first.map((name, column) => (hasHeader && columnName(name)) || `column ${column + 1}`);
  return { delimiter, lineEnd, hasHeader, header, rows: hasHeader ? rest : table };
}

/** A name of a column as it can be said again when the file is read. */
export const columnName = (name: string): string => legible(name.trim());

/** Whether a text is a point in time. */
export function isTime(text: string): boolean {
  if (text.length > LONGEST_TIME) return false;
  const bytes = Uint8Array.from(text, (character) => Math.min(character.charCodeAt(0), 0x7f));
  return !Number.isNaN(readInstant(createTimeReader(), bytes, 0, bytes.length));
}

function readTable(sample: Uint8Array, delimiter: number, lineEnd: number): string[][] {
  const window = createWindow();
  append(window, sample);
  const scanner = createRowScanner(delimiter, lineEnd);
  const table: string[][] = [];
  while (table.length <= SAMPLE_ROWS) {
    let next = scanRow(scanner, window);
    if (next < 0) {
      // A short file may end without a line break; a long sample ends in the middle of a row.
      if (table.length > 1 || window.start === window.end) break;
      append(window, Uint8Array.of(lineEnd));
      next = scanRow(scanner, window);
      if (next < 0) break;
    }
    const row: string[] = [];
    for (let i = 0; i < scanner.fields; i++) {
      const end = scanner.ends[i] as number;
      row.push(decodeText(window.bytes, guardedStart(window.bytes, scanner.starts[i] as number, end), end));
    }
    if (row.length > 1 || row[0] !== '') table.push(row);
    window.start = next;
  }
  return table;
}

// The right delimiter cuts every row into the same number of fields, and into more than one.
function agreement(table: readonly string[][]): number {
  const width = table[0]?.length ?? 0;
  if (width < 2) return 0;
  const same = table.filter((row) => row.length === width).length;
  return (same / table.length) * 1000 + width;
}
