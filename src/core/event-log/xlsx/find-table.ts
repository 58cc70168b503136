// Opens a workbook and finds the table in it that is the history.
import { fail, type Result, succeed } from '../../base/index.ts';
import type { ImportProblem, UsedColumns } from '../import.ts';
import { lookAtSheet, type SheetTable, type TextsUpTo } from './look-at-sheet.ts';
import { zipEntries } from './read-zip.ts';
import { openWorkbook, type Workbook } from './workbook.ts';
import { brokenWorkbook, NO_TABLE, NO_WORKBOOK, problemOf } from './workbook-problems.ts';

/** The workbook in the bytes of a file, of which at most `most` bytes are unpacked. */
export function workbookIn(file: Uint8Array, most: number): Result<Workbook, ImportProblem> {
  const entries = zipEntries(file);
  if (entries === undefined) return fail(brokenWorkbook());
  const workbook = openWorkbook(file, entries, { left: most });
  if (typeof workbook === 'string') return fail(problemOf(workbook));
  return workbook === undefined ? fail(NO_WORKBOOK) : succeed(workbook);
}

/** The first table with a case, an activity and a time; else the problem of the first table there is. */
export function tableIn(
  workbook: Workbook,
  textsUpTo: TextsUpTo,
  given: Partial<UsedColumns> | undefined,
): Result<SheetTable, ImportProblem> {
  let first: SheetTable | undefined;
  for (const sheet of workbook.sheets) {
    const table = lookAtSheet(workbook, sheet, textsUpTo, given);
    if (typeof table === 'string') return fail(problemOf(table));
    if (table?.chosen.ok) return succeed(table);
    first ??= table;
  }
  return first ? succeed(first) : fail(NO_TABLE);
}
