// What does one CSV row add to the log? Its codes and its instant, or a rejection that names the line and the remedy.
import {
  type GrowingAttribute,
  growAttribute,
  MOST_ATTRIBUTES,
  setAttribute,
} from '../columns/attributes.ts';
import { codeOf, createDictionary, type Dictionary } from '../columns/dictionary.ts';
import { addRow, createRows, type Rows, setReady, setStart } from '../columns/rows.ts';
import { decodeText } from '../columns/utf8.ts';
import type { RejectedRow } from '../import.ts';
import { createTimeReader, readInstant, type TimeReader } from '../time/read-instant.ts';
import type { ChosenColumns } from './choose-columns.ts';
import { guardedStart } from './formula.ts';
import { isConventional } from './guess-columns.ts';
import type { CsvLook } from './look.ts';
import type { RowScanner } from './scan-row.ts';

/** Everything a CSV file has given so far. */
export type CsvTable = {
  readonly columns: ChosenColumns;
  readonly width: number;
  /** Whether the header follows the convention of XES tools, which mark columns of cases by `case:`. */
  readonly conventional: boolean;
  readonly rows: Rows;
  readonly times: TimeReader;
  readonly cases: Dictionary;
  readonly activities: Dictionary;
  readonly resources: Dictionary;
  readonly lifecycles: Dictionary;
  readonly others: readonly { readonly column: number; readonly attribute: GrowingAttribute }[];
  /** There were more further columns than are kept. */
  readonly tooMany: boolean;
};

export function createTable(look: CsvLook, columns: ChosenColumns, keepOthers: boolean): CsvTable {
  const used = new Set(Object.values(columns));
  const others = look.header.flatMap((name, column) =>
    keepOthers && !used.has(column) ? [{ name, column }] : [],
  );
  return {
    columns,
    width: look.header.length,
    conventional: isConventional(look),
    rows: createRows(),
    times: createTimeReader(),
    cases: createDictionary(),
    activities: createDictionary(),
    resources: createDictionary(),
    lifecycles: createDictionary(),
    others: others
      .slice(0, MOST_ATTRIBUTES)
      .map(({ name, column }) => ({ column, attribute: growAttribute(name, 'event') })),
    tooMany: others.length > MOST_ATTRIBUTES,
  };
}

/** Adds the row that was scanned last, which began on `line`; returns why not, if it cannot be used. */
export function takeRow(table: CsvTable, scanner: RowScanner, line: number): RejectedRow | undefined {
  const { columns, rows } = table;
  if (scanner.fields !== table.width) {
    if (isBlank(scanner)) return undefined;
    if (widthIsWrong(table, scanner)) return wrongWidth(table, scanner.fields, line);
  }
  if (!has(scanner, columns.case)) return empty('case', line);
  if (!has(scanner, columns.activity)) return empty('activity', line);
  if (!has(scanner, columns.time)) return empty('time', line);
  const at = instantIn(scanner, table.times, columns.time);
  if (Number.isNaN(at)) return notATime(scanner, columns.time, line);
  const row = addRow(
    rows,
    codeIn(scanner, table.cases, columns.case),
    codeIn(scanner, table.activities, columns.activity),
    codeIn(scanner, table.resources, columns.resource),
    codeIn(scanner, table.lifecycles, columns.lifecycle),
    at,
  );
  if (has(scanner, columns.start)) setStart(rows, row, instantIn(scanner, table.times, columns.start));
  if (has(scanner, columns.ready)) setReady(rows, row, instantIn(scanner, table.times, columns.ready));
  if (table.others.length > 0) takeOthers(table, scanner, row);
  return undefined;
}

function takeOthers(table: CsvTable, scanner: RowScanner, row: number): void {
  const { bytes, starts, ends } = scanner;
  for (const { column, attribute } of table.others) {
    if (!has(scanner, column)) continue;
    const end = ends[column] as number;
    setAttribute(attribute, row, bytes, guardedStart(bytes, starts[column] as number, end), end);
  }
}

const has = (scanner: RowScanner, column: number): boolean =>
  column >= 0 && column < scanner.fields && scanner.ends[column] !== scanner.starts[column];

const isBlank = (scanner: RowScanner): boolean => scanner.fields === 1 && !has(scanner, 0);

const instantIn = ({ bytes, starts, ends }: RowScanner, times: TimeReader, column: number): number =>
  readInstant(times, bytes, starts[column] as number, ends[column] as number);

function codeIn(scanner: RowScanner, names: Dictionary, column: number): number {
  if (!has(scanner, column)) return -1;
  const { bytes, starts, ends } = scanner;
  const end = ends[column] as number;
  return codeOf(names, bytes, guardedStart(bytes, starts[column] as number, end), end);
}

// Delimiters too many at the end of a row are common and harm nothing; missing ones only matter where a value is needed.
function widthIsWrong(table: CsvTable, scanner: RowScanner): boolean {
  const { columns } = table;
  if (scanner.fields < table.width) {
    return scanner.fields <= Math.max(columns.case, columns.activity, columns.time);
  }
  for (let i = table.width; i < scanner.fields; i++) if (scanner.ends[i] !== scanner.starts[i]) return true;
  return false;
}

const wrongWidth = (table: CsvTable, fields: number, line: number) => ({
  line,
  reason: `The row has ${fields} fields, the header ${table.width}.`,
  remedy: 'Put text that contains the delimiter in double quotes.',
});

const empty = (what: string, line: number) => ({
  line,
  reason: `The row has no ${what}.`,
  remedy: `Fill in the ${what}, or leave the row out if it is no event.`,
});

function notATime(scanner: RowScanner, column: number, line: number) {
  const from = scanner.starts[column] as number;
  const text = decodeText(scanner.bytes, from, Math.min(scanner.ends[column] as number, from + 40));
  return {
    line,
    reason: `"${text}" is not a date and time.`,
    remedy: 'Write times like 2026-11-23T14:05:00+01:00, 2026-11-23 14:05 or 23/11/2026 14:05.',
  };
}
