// A workbook (XLSX) becomes columns: the first sheet with a table in which a case, an activity and a time are found is read as a
// CSV file would be. It is held whole while it arrives, for a zip archive says only at its end what is in it.
import { fail, type Result, succeed } from '../base/index.ts';
import { usedColumns } from './csv/choose-columns.ts';
import { logOfTable, warningsOf } from './csv/finish-table.ts';
import { type CsvTable, createTable, takeRow } from './csv/take-row.ts';
import * as Import from './import.ts';
import { cellBytes, createFilledRow, fillRow } from './xlsx/fill-row.ts';
import { tableIn, workbookIn } from './xlsx/find-table.ts';
import { readSheet } from './xlsx/read-sheet.ts';
import { sharedStrings } from './xlsx/strings.ts';
import {
  LARGEST_WORKBOOK,
  MOST_UNPACKED,
  PROTECTED,
  problemOf,
  TOO_LARGE,
} from './xlsx/workbook-problems.ts';

type Answer = Result<Import.ImportedLog, Import.ImportProblem>;

/** Reads an XLSX file. **rejects**: protected, damaged and overlarge workbooks; as the reader of CSV does, else. */
export function xlsxReader(options: Import.ImportOptions = {}): Import.LogReader {
  const chunks: Uint8Array[] = [];
  let length = 0;
  return {
    push: (chunk) => {
      chunks.push(chunk.slice());
      length += chunk.length;
      return length <= LARGEST_WORKBOOK;
    },
    finish: () =>
      length > LARGEST_WORKBOOK ? fail(TOO_LARGE) : read(joined(chunks.splice(0), length), options),
  };
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const file = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    file.set(chunk, at);
    at += chunk.length;
  }
  return file;
}

function read(file: Uint8Array, options: Import.ImportOptions): Answer {
  if (file[0] !== 0x50) return fail(PROTECTED);
  const opened = workbookIn(file, MOST_UNPACKED);
  if (!opened.ok) return opened;
  const workbook = opened.value;
  const strings = sharedStrings(workbook);
  if (typeof strings === 'string') return fail(problemOf(strings));
  const found = tableIn(workbook, () => strings, options.columns);
  if (!found.ok) return found;
  const { look, chosen, header, columns, sheet } = found.value;
  if (!chosen.ok) return chosen;
  const table = createTable(look, chosen.value, options.attributes !== false);
  const rejections = Import.createRejections();
  const fields = new Map(columns.map((column, field) => [column, field]));
  const scanner = createFilledRow(columns.length);
  const texts = { bytes: 0, cells: 0 };
  const fault = readSheet(workbook, sheet, (row) => {
    if (row.number <= header) return true;
    const bytesOf = (i: number) => cellBytes(row, i, workbook, strings);
    const put = fillRow(scanner, row, (column) => fields.get(column) ?? -1, bytesOf);
    if (put === 0) return true;
    texts.bytes += put;
    texts.cells += row.cells;
    const rejected = takeRow(table, scanner, row.number);
    if (rejected) Import.reject(rejections, rejected);
    return !areBlownUp(texts);
  });
  if (areBlownUp(texts)) return fail(TOO_LARGE);
  return fault ? fail(problemOf(fault)) : answer(table, rejections, options, usedColumns(look, chosen.value));
}

// Cells name their texts by number, so that a page of text can stand in each at the price of a digit. Those of a real history
// say some ten bytes each, one of them perhaps a page.
const HARMLESS = 1 << 25;
const LONG_ON_AVERAGE = 500;

const areBlownUp = ({ bytes, cells }: { readonly bytes: number; readonly cells: number }): boolean =>
  bytes > HARMLESS && bytes > cells * LONG_ON_AVERAGE;

function answer(
  table: CsvTable,
  rejections: Import.Rejections,
  options: Import.ImportOptions,
  columns: Import.UsedColumns,
): Answer {
  if (table.rows.count === 0) return fail(Import.noUsableRow(rejections));
  return succeed({
    log: logOfTable(table, options),
    format: 'xlsx',
    columns,
    rejected: rejections.kept,
    rejectedCount: rejections.count,
    warnings: warningsOf(table, options),
  });
}
