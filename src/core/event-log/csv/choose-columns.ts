// Which columns of this file make the log? What the caller named, else the guess; a column that is missing is a problem.
import { fail, type Result, succeed } from '../../base/index.ts';
import { emptyFile, type ImportProblem, listed, type UsedColumns } from '../import.ts';
import { columnNamed, guessColumns } from './guess-columns.ts';
import type { CsvLook } from './look.ts';

export type ChosenColumns = ReturnType<typeof guessColumns>;

export function chooseColumns(
  look: CsvLook,
  given: Partial<UsedColumns> | undefined,
): Result<ChosenColumns, ImportProblem> {
  if (look.header.length === 0) return fail(emptyFile());
  for (const name of Object.values(given ?? {})) {
    if (name === undefined || columnNamed(look, name) >= 0) continue;
    return fail({
      code: 'unknown-column',
      message: `The file has no column "${name}".`,
      remedy: `Its columns are: ${listed(look.header)}.`,
    });
  }
  const columns = guessColumns(look, given);
  if (columns.time < 0) return fail(missing(look, 'time', 'the time of each event'));
  if (columns.case < 0) return fail(missing(look, 'case', 'the case (ticket, order, request) of each event'));
  if (columns.activity < 0) return fail(missing(look, 'activity', 'the activity that was done'));
  return succeed(columns);
}

/** The names of the chosen columns. */
export function usedColumns(look: CsvLook, columns: ChosenColumns): UsedColumns {
  const name = (column: number): string => look.header[column] ?? '';
  const optional = (column: number): string | undefined => (column < 0 ? undefined : name(column));
  return {
    case: name(columns.case),
    activity: name(columns.activity),
    time: name(columns.time),
    start: optional(columns.start),
    ready: optional(columns.ready),
    resource: optional(columns.resource),
    lifecycle: optional(columns.lifecycle),
  };
}

function missing(look: CsvLook, what: 'time' | 'case' | 'activity', meaning: string): ImportProblem {
  return {
    code: `no-${what}-column`,
    message: `No column of the file looks like ${meaning}.`,
    remedy: `Say which column is the ${what}. The columns are: ${listed(look.header)}.`,
  };
}
