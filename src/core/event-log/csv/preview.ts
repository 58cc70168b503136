// What will a CSV file be read as? Its columns, the guess and the first rows, for a person to correct before the import.
import { fail, type Result, succeed } from '../../base/index.ts';
import { encodingOf, transcoder } from '../columns/encoding.ts';
import { noHistory } from '../columns/no-history.ts';
import type { ImportProblem, UsedColumns } from '../import.ts';
import { guessColumns, MOST_GUESSED } from './guess-columns.ts';
import { type CsvLook, lookAt } from './look.ts';

/** **shape**: `delimiter` is empty for a sheet; `guess` names columns, leaving out what no column fits; `rows` are the first twenty below the header. */
export type CsvPreview = {
  readonly delimiter: string;
  readonly columns: readonly string[];
  readonly guess: Partial<UsedColumns>;
  readonly rows: readonly (readonly string[])[];
};

const SHOWN_ROWS = 20;

/** The preview of a file from its first bytes (64 kB is plenty), unzipped. **rejects** what is no table. */
export function previewCsv(
  sample: Uint8Array,
  given: Partial<UsedColumns> = {},
): Result<CsvPreview, ImportProblem> {
  const problem = noHistory(sample);
  if (problem !== undefined) return fail(problem);
  const found = encodingOf(sample);
  const known = 'unknown' in found ? { encoding: 'utf-8' as const, mark: 0 } : found;
  const look = lookAt(transcoder(known.encoding)(sample.subarray(known.mark)));
  return succeed(previewOf(look, String.fromCharCode(look.delimiter), given));
}

/** The preview of a table that was looked at. */
export function previewOf(look: CsvLook, delimiter: string, given: Partial<UsedColumns>): CsvPreview {
  const guess = Object.entries(guessColumns(look, given)).flatMap(([role, column]) => {
    const name = look.header[column];
    return name === undefined ? [] : [[role, name] as const];
  });
  return {
    delimiter,
    columns: look.header.slice(0, MOST_GUESSED),
    guess: Object.fromEntries(guess),
    rows: look.rows.slice(0, SHOWN_ROWS).map((row) => row.slice(0, MOST_GUESSED)),
  };
}
