// What kind of log is this file, and, where it is a table, which columns does it seem to have? Told from its beginning.
import { fail, type Result, succeed } from '../../../../core/base/index.ts';
import {
  type CsvPreview,
  formatOf,
  type LogFormat,
  previewCsv,
  type UsedColumns,
} from '../../../../core/event-log/index.ts';
import type { Analyst } from '../../../analysis/index.ts';
import { beginningOf } from '../../../log-file/index.ts';
import type { Refusal } from '../../refusal.ts';
import { LOG_LIMIT, unreadable } from '../refusals.ts';

/** `preview` is null where the file says by itself what is what. */
export type LogLook = { readonly format: LogFormat; readonly preview: CsvPreview | null };

export async function lookAtLog(
  analyst: Pick<Analyst, 'look'>,
  piecesOf: () => AsyncIterable<Uint8Array>,
  given: Partial<UsedColumns> = {},
): Promise<Result<LogLook, Refusal>> {
  try {
    const beginning = await beginningOf(piecesOf());
    if (isBlank(beginning)) return fail(EMPTY);
    const format = formatOf(beginning);
    if (format === 'xlsx') return await lookAtWorkbook(analyst, piecesOf(), given);
    if (format !== 'csv') return succeed({ format, preview: null });
    const preview = previewCsv(beginning, given);
    return preview.ok ? succeed({ format, preview: preview.value }) : fail(unreadable(preview.problem));
  } catch (error) {
    if (isBrokenZip(error)) return fail(BROKEN_ZIP);
    throw error;
  }
}

// A workbook says only at its end what is in it, so it is taken whole; of what it holds, the first rows are unpacked.
async function lookAtWorkbook(
  analyst: Pick<Analyst, 'look'>,
  pieces: AsyncIterable<Uint8Array>,
  given: Partial<UsedColumns>,
): Promise<Result<LogLook, Refusal>> {
  const preview = await analyst.look(await beginningOf(pieces, LOG_LIMIT), given);
  return preview.ok ? succeed({ format: 'xlsx', preview: preview.value }) : fail(unreadable(preview.problem));
}

const isBlank = (beginning: Uint8Array): boolean =>
  beginning.every((byte) => byte === 0 || byte === 0x20 || (byte >= 0x09 && byte <= 0x0d));

const isBrokenZip = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');

const EMPTY: Refusal = {
  kind: 'invalid',
  code: 'empty-file',
  message: 'The file is empty. Export the history again, and check that the export has finished.',
};
const BROKEN_ZIP: Refusal = {
  kind: 'invalid',
  code: 'broken-gzip',
  message: 'The gzip file is damaged or was cut off while it was copied. Take it again.',
};
