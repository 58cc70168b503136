// Which cells stand in the rows of a sheet? Told row by row, each cell with its column, its type and the bytes of its value.
import type { ZipEntry, ZipFault } from './read-zip.ts';
import { attributeAt, isNamed, textBytes, type XmlPiece, type XmlScanner } from './scan-xml.ts';
import { scanEntry, type Workbook } from './workbook.ts';

/** How a value is meant: n a number, s the number of a shared text, text the text itself, b a truth, d a date; e a fault. */
export type CellType = 'n' | 's' | 'text' | 'b' | 'd' | 'e';

/** The cells of one row: cell i is in column `columns[i]` and says bytes[starts[i], starts[i + 1]). */
export type Row = {
  number: number;
  cells: number;
  readonly columns: number[];
  readonly types: CellType[];
  readonly styles: number[];
  readonly starts: number[];
  bytes: Uint8Array;
};

// The last column of Excel is XFD.
const MOST_COLUMNS = 16_384;

type Reading = {
  readonly row: Row;
  column: number;
  put: number;
  inValue: boolean;
  type: CellType;
  style: number;
};

/** Reads a sheet until `take` says false. Rows without a cell that says something are passed over. */
export function readSheet(
  workbook: Workbook,
  sheet: ZipEntry,
  take: (row: Row) => boolean,
): ZipFault | undefined {
  const row: Row = {
    number: 0,
    cells: 0,
    columns: [],
    types: [],
    styles: [],
    starts: [0],
    bytes: new Uint8Array(1 << 12),
  };
  const reading: Reading = { row, column: -1, put: 0, inValue: false, type: 'n', style: 0 };
  return scanEntry(workbook, sheet, (scanner, piece) => takePiece(reading, scanner, piece, take));
}

function takePiece(
  reading: Reading,
  scanner: XmlScanner,
  piece: XmlPiece,
  take: (row: Row) => boolean,
): boolean {
  if (piece === 'text') {
    if (reading.inValue) addBytes(reading, textBytes(scanner, scanner.start, scanner.end));
    return true;
  }
  if (isNamed(scanner, 'c')) {
    if (piece === 'open') openCell(reading, scanner);
    else if (piece === 'close') closeCell(reading);
    else reading.column = columnOf(scanner, reading.column);
  } else if (isNamed(scanner, 'v') || isNamed(scanner, 't')) reading.inValue = piece === 'open';
  else if (isNamed(scanner, 'row')) {
    if (piece === 'close') return reading.row.cells === 0 || take(reading.row);
    openRow(reading, scanner);
  }
  return true;
}

function openRow(reading: Reading, scanner: XmlScanner): void {
  const { row } = reading;
  const told = attributeAt(scanner, 'r');
  const number = told ? numberIn(scanner.bytes, ...told) : 0;
  row.number = number > 0 ? number : row.number + 1;
  row.cells = reading.put = 0;
  reading.column = -1;
}

function openCell(reading: Reading, scanner: XmlScanner): void {
  reading.column = columnOf(scanner, reading.column);
  reading.put = reading.row.starts[reading.row.cells] ?? 0;
  const type = attributeAt(scanner, 't');
  reading.type = type ? typeIn(scanner.bytes, ...type) : 'n';
  const style = attributeAt(scanner, 's');
  reading.style = style ? numberIn(scanner.bytes, ...style) : 0;
}

function typeIn(bytes: Uint8Array, from: number, to: number): CellType {
  const first = bytes[from];
  if (first === 0x73) return to - from === 1 ? 's' : 'text';
  if (first === 0x69) return 'text';
  if (first === 0x62) return 'b';
  if (first === 0x64) return 'd';
  return first === 0x65 ? 'e' : 'n';
}

// A cell may leave its place out: then it stands behind the one before it.
function columnOf(scanner: XmlScanner, before: number): number {
  const told = attributeAt(scanner, 'r');
  if (!told) return before + 1;
  let column = 0;
  for (let at = told[0]; at < told[1]; at++) {
    const letter = ((scanner.bytes[at] as number) | 0x20) - 0x60;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
    if (column > MOST_COLUMNS) return MOST_COLUMNS;
  }
  return column === 0 ? before + 1 : column - 1;
}

function numberIn(bytes: Uint8Array, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to && at < from + 9; at++) {
    const digit = (bytes[at] as number) - 48;
    if (digit < 0 || digit > 9) return 0;
    value = value * 10 + digit;
  }
  return value;
}

function addBytes(reading: Reading, value: Uint8Array): void {
  const { row } = reading;
  if (reading.put + value.length > row.bytes.length) {
    const wider = new Uint8Array(Math.max(reading.put + value.length, row.bytes.length * 2));
    wider.set(row.bytes);
    row.bytes = wider;
  }
  row.bytes.set(value, reading.put);
  reading.put += value.length;
}

function closeCell(reading: Reading): void {
  const { row, column, put, type, style } = reading;
  reading.inValue = false;
  if (put === (row.starts[row.cells] ?? 0) || column >= MOST_COLUMNS || type === 'e') return;
  row.columns[row.cells] = column;
  row.types[row.cells] = type;
  row.styles[row.cells] = style;
  row.cells++;
  row.starts[row.cells] = put;
}
