// A CSV export becomes columns: streamed, delimiter and columns guessed, rejected rows named by line.
import { fail, type Result, succeed } from '../base/index.ts';
import { append, createWindow, inPieces, type Window } from './columns/window.ts';
import { chooseColumns, usedColumns } from './csv/choose-columns.ts';
import { logOfTable, warningsOf } from './csv/finish-table.ts';
import { type CsvLook, lookAt } from './csv/look.ts';
import { createRowScanner, type RowScanner, scanRow } from './csv/scan-row.ts';
import { type CsvTable, createTable, takeRow } from './csv/take-row.ts';
import * as Import from './import.ts';

const LINE_FEED = 0x0a;
const SAMPLE = 1 << 16;
// A row longer than this is a quote that nobody closed.
const LONGEST_ROW = 1 << 20;

type Open = { look: CsvLook; scanner: RowScanner; table: CsvTable; headerAhead: boolean };

type CsvImport = {
  readonly options: Import.ImportOptions;
  readonly window: Window;
  readonly rejections: Import.Rejections;
  line: number;
  open: Open | undefined;
  problem: Import.ImportProblem | undefined;
};

/** Reads a CSV file given as UTF-8 bytes. **rejects**: rows without case, activity or time; files without such columns. */
export function csvReader(options: Import.ImportOptions = {}): Import.LogReader {
  const state: CsvImport = {
    options,
    window: createWindow(),
    rejections: Import.createRejections(),
    line: 1,
    open: undefined,
    problem: undefined,
  };
  return {
    push: (chunk) => inPieces(chunk, (piece) => take(state, piece)),
    finish: () => finish(state),
  };
}

function take(state: CsvImport, piece: Uint8Array): boolean {
  append(state.window, piece);
  if (!state.open && state.window.end - state.window.start < SAMPLE) return true;
  return openFile(state) && readRows(state);
}

function openFile(state: CsvImport): boolean {
  if (state.open) return true;
  if (state.problem) return false;
  const { window, options } = state;
  const look = lookAt(window.bytes.subarray(window.start, Math.min(window.end, window.start + SAMPLE)));
  const chosen = chooseColumns(look, options.columns);
  if (!chosen.ok) {
    state.problem = chosen.problem;
    return false;
  }
  const scanner = createRowScanner(look.delimiter, look.lineEnd);
  const table = createTable(look, chosen.value, options.attributes !== false);
  state.open = { look, scanner, table, headerAhead: look.hasHeader };
  return true;
}

// Blank lines may stand above the header.
function skipHeader(state: CsvImport, open: Open): void {
  const { window } = state;
  const { scanner } = open;
  while (open.headerAhead) {
    const next = scanRow(scanner, window);
    if (next < 0) return;
    open.headerAhead = scanner.fields === 1 && scanner.starts[0] === scanner.ends[0];
    state.line += 1 + scanner.lineBreaks;
    window.start = next;
  }
}

function readRows(state: CsvImport): boolean {
  const { window, open, rejections } = state;
  if (!open) return false;
  skipHeader(state, open);
  const { scanner, table } = open;
  for (let next = scanRow(scanner, window); next >= 0; next = scanRow(scanner, window)) {
    const rejected = takeRow(table, scanner, state.line);
    if (rejected) Import.reject(rejections, rejected);
    state.line += 1 + scanner.lineBreaks;
    window.start = next;
  }
  if (window.end - window.start <= LONGEST_ROW) return true;
  state.problem = {
    code: 'row-too-long',
    message: `The row that begins on line ${state.line} does not end.`,
    remedy:
      'A double quote in it is opened and never closed. Close it, or double it where it is part of the text.',
  };
  return false;
}

function finish(state: CsvImport): Result<Import.ImportedLog, Import.ImportProblem> {
  const { window } = state;
  if (!state.problem && window.end > window.start && openFile(state)) {
    // The last row may lack its line break.
    append(window, Uint8Array.of(state.open?.look.lineEnd ?? LINE_FEED));
    readRows(state);
  }
  if (state.problem) return fail(state.problem);
  if (!state.open) return fail(Import.emptyFile());
  if (window.end > window.start) rejectUnclosed(state);
  const { look, table } = state.open;
  if (table.rows.count === 0) return fail(Import.noUsableRow(state.rejections));
  return succeed({
    log: logOfTable(table, state.options),
    format: 'csv',
    columns: usedColumns(look, table.columns),
    rejected: state.rejections.kept,
    rejectedCount: state.rejections.count,
    warnings: warningsOf(table, state.options),
  });
}

function rejectUnclosed(state: CsvImport): void {
  Import.reject(state.rejections, {
    line: state.line,
    reason: 'A double quote is opened here and never closed, so the rest of the file is one row.',
    remedy: 'Close the quote, or double it where it is part of the text.',
  });
}
