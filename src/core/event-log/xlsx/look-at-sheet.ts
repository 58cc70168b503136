// Where in a sheet does its table begin, and which columns does it have? The first row of names below which case, activity and
// time are found; titles and blank rows may stand above it.
import type { Result } from '../../base/index.ts';
import type { Names } from '../columns/dictionary.ts';
import { decodeText } from '../columns/utf8.ts';
import { type ChosenColumns, chooseColumns } from '../csv/choose-columns.ts';
import { type CsvLook, columnName, isTime } from '../csv/look.ts';
import type { ImportProblem, UsedColumns } from '../import.ts';
import { cellBytes, sharedNumber } from './fill-row.ts';
import { type Row, readSheet } from './read-sheet.ts';
import type { ZipEntry, ZipFault } from './read-zip.ts';
import type { Workbook } from './workbook.ts';

/** The table of a sheet. **shape**: its rows lie below row `header` (0 for none); `columns` are those of the sheet. */
export type SheetTable = {
  readonly sheet: ZipEntry;
  readonly look: CsvLook;
  readonly chosen: Result<ChosenColumns, ImportProblem>;
  readonly header: number;
  readonly columns: readonly number[];
};

/** The texts of a workbook, at least the first `most`. */
export type TextsUpTo = (most: number) => Names | ZipFault;

const LOOKED_AT = 200;
// The least that a history has: a case, an activity and a time.
const LEAST_COLUMNS = 3;
const DEEPEST_HEADER = 30;

/** A row as texts by column. */
type Held = { readonly number: number; readonly texts: ReadonlyMap<number, string> };

/** The table of a sheet; undefined where no row has enough cells. */
export function lookAtSheet(
  workbook: Workbook,
  sheet: ZipEntry,
  textsUpTo: TextsUpTo,
  given: Partial<UsedColumns> | undefined,
): SheetTable | ZipFault | undefined {
  const rows = firstRows(workbook, sheet, textsUpTo);
  if (typeof rows === 'string') return rows;
  const candidates = rows
    .slice(0, DEEPEST_HEADER)
    .flatMap((row, at) =>
      row.texts.size < LEAST_COLUMNS ? [] : tableBelow(sheet, row, rows.slice(at + 1), given),
    );
  const bare = rows.find(({ texts }) => texts.size >= LEAST_COLUMNS);
  const headless = bare && tableWithout(sheet, bare, rows, given);
  return (
    candidates.find(({ chosen }) => chosen.ok) ??
    (headless?.chosen.ok ? headless : undefined) ??
    candidates[0] ??
    headless
  );
}

function tableBelow(
  sheet: ZipEntry,
  head: Held,
  below: readonly Held[],
  given: Partial<UsedColumns> | undefined,
): SheetTable[] {
  if ([...head.texts.values()].some(isTime)) return [];
  const columns = [...head.texts.keys()].sort((a, b) => a - b);
  const header = columns.map((column) => columnName(head.texts.get(column) ?? ''));
  const look = lookOf(header, columns, below, true);
  return [{ sheet, look, chosen: chooseColumns(look, given), header: head.number, columns }];
}

function tableWithout(
  sheet: ZipEntry,
  first: Held,
  rows: readonly Held[],
  given: Partial<UsedColumns> | undefined,
): SheetTable {
  const columns = [...first.texts.keys()].sort((a, b) => a - b);
  const header = columns.map((_, i) => `column ${i + 1}`);
  const look = lookOf(header, columns, rows.slice(rows.indexOf(first)), false);
  return { sheet, look, chosen: chooseColumns(look, given), header: first.number - 1, columns };
}

const lookOf = (
  header: string[],
  columns: readonly number[],
  rows: readonly Held[],
  hasHeader: boolean,
): CsvLook => ({
  delimiter: 0,
  lineEnd: 0,
  hasHeader,
  header,
  rows: rows.map(({ texts }) => columns.map((column) => texts.get(column) ?? '')),
});

/** A cell that is held until the texts it may name are known. */
type Waiting = { readonly number: number; readonly row: Row };

function firstRows(workbook: Workbook, sheet: ZipEntry, textsUpTo: TextsUpTo): Held[] | ZipFault {
  const waiting: Waiting[] = [];
  let most = 0;
  const fault = readSheet(workbook, sheet, (row) => {
    waiting.push({ number: row.number, row: copyOf(row) });
    for (let i = 0; i < row.cells; i++) {
      if (row.types[i] === 's')
        most = Math.max(most, 1 + sharedNumber(row.bytes.subarray(row.starts[i], row.starts[i + 1])));
    }
    return waiting.length <= LOOKED_AT;
  });
  if (fault) return fault;
  const strings = textsUpTo(most);
  if (typeof strings === 'string') return strings;
  return waiting.map(({ number, row }) => ({ number, texts: textsIn(row, workbook, strings) }));
}

const copyOf = (row: Row): Row => ({
  number: row.number,
  cells: row.cells,
  columns: row.columns.slice(0, row.cells),
  types: row.types.slice(0, row.cells),
  styles: row.styles.slice(0, row.cells),
  starts: row.starts.slice(0, row.cells + 1),
  bytes: row.bytes.slice(0, row.starts[row.cells]),
});

function textsIn(row: Row, workbook: Workbook, strings: Names): Map<number, string> {
  const texts = new Map<number, string>();
  for (let i = 0; i < row.cells; i++) {
    const bytes = cellBytes(row, i, workbook, strings);
    const text = decodeText(bytes, 0, bytes.length);
    if (text.trim() !== '') texts.set(row.columns[i] as number, text);
  }
  return texts;
}
