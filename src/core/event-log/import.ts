// What comes of reading a file: a log with what was rejected on the way, or the one reason why there is none.
import type { Result } from '../base/index.ts';
import type { EventLog } from './event-log.ts';

/** A row or event that was left out. **units**: `line` counts from 1, as an editor does. */
export type RejectedRow = { readonly line: number; readonly reason: string; readonly remedy: string };

/** Something that was read, but that the reader of the map should know. */
export type ImportWarning = {
  readonly code:
    | 'mixed-time-zones'
    | 'day-or-month'
    | 'mixed-date-order'
    | 'empty-cases'
    | 'many-activities'
    | 'object-types'
    | 'other-objects'
    | 'too-many-attributes';
  readonly message: string;
};

/** Why a whole file gives no log. */
export type ImportProblem = {
  readonly code:
    | 'empty-file'
    | 'no-case-column'
    | 'no-activity-column'
    | 'no-time-column'
    | 'unknown-column'
    | 'no-usable-row'
    | 'row-too-long'
    | 'not-a-log'
    | 'document-type'
    | 'too-deep'
    | 'cut-off'
    | 'broken-xml'
    | 'broken-json'
    | 'unknown-object-type'
    | 'unknown-encoding'
    | 'too-large'
    | 'protected-workbook'
    | 'broken-workbook'
    | 'broken-gzip'
    | 'unreadable-file';
  readonly message: string;
  readonly remedy: string;
};

/** Which columns of a CSV file were used, by name. */
export type UsedColumns = {
  readonly case: string;
  readonly activity: string;
  readonly time: string;
  readonly start?: string | undefined;
  readonly ready?: string | undefined;
  readonly resource?: string | undefined;
  readonly lifecycle?: string | undefined;
};

/** The kinds of file that are read. */
export const LOG_FORMATS = ['csv', 'xlsx', 'xes', 'ocel'] as const;
export type LogFormat = (typeof LOG_FORMATS)[number];

/** A kind of object in a file that tells of several: how many there are, and how many events touch one. */
export type ObjectTypeCount = { readonly name: string; readonly objects: number; readonly events: number };

/** A file read. `objectType` is the kind of object that was read as the case, where the file knows several. `rejected` holds the first 10,000 of `rejectedCount`. */
export type ImportedLog = {
  readonly log: EventLog;
  readonly format: LogFormat;
  readonly columns?: UsedColumns | undefined;
  readonly objectType?: string | undefined;
  readonly objectTypes?: readonly ObjectTypeCount[] | undefined;
  readonly rejected: readonly RejectedRow[];
  readonly rejectedCount: number;
  readonly warnings: readonly ImportWarning[];
};

/** What the reader of a file may be told beforehand. */
export type ImportOptions = {
  readonly columns?: Partial<UsedColumns> | undefined;
  readonly dateOrder?: 'day-first' | 'month-first' | undefined;
  /** Which kind of object is the case, in a file that tells of several (OCEL). */
  readonly objectType?: string | undefined;
  /** Keep the other columns and attributes too (default true). */
  readonly attributes?: boolean | undefined;
};

/** Takes a file chunk by chunk. `push` says false once more bytes cannot change the answer. */
export type LogReader = {
  push(chunk: Uint8Array): boolean;
  finish(): Result<ImportedLog, ImportProblem>;
};

const KEPT_REJECTIONS = 10_000;

/** The rows left out so far. */
export type Rejections = { count: number; kept: RejectedRow[] };

export const createRejections = (): Rejections => ({ count: 0, kept: [] });

export function reject(rejections: Rejections, row: RejectedRow): void {
  rejections.count++;
  if (rejections.kept.length < KEPT_REJECTIONS) rejections.kept.push(row);
}

/** A file of which every row was rejected, or that has none, gives no map: say why with the first one. */
export function noUsableRow(rejections: Rejections): ImportProblem {
  const first = rejections.kept[0];
  const message = first
    ? `None of the ${rejections.count} rows could be used. Line ${first.line}: ${first.reason}`
    : 'The file has no rows below its header.';
  return {
    code: 'no-usable-row',
    message,
    remedy: first?.remedy ?? 'Export the history again with its events.',
  };
}

/** A file of no bytes, or of nothing but blanks. */
export const emptyFile = (): ImportProblem => ({
  code: 'empty-file',
  message: 'The file is empty.',
  remedy: 'Export the history again, and check that the export has finished before the file is taken.',
});

/** More kinds of attribute than a log has columns for. */
export const TOO_MANY_ATTRIBUTES: ImportWarning = {
  code: 'too-many-attributes',
  message: 'The log has more than 256 kinds of attribute; the first 256 were kept.',
};

const [MOST_LISTED, LONGEST_LISTED] = [40, 60];

/** Names that a file gives: short enough to be read, whatever it holds. */
export function listed(all: readonly string[]): string {
  const names = all.slice(0, MOST_LISTED).map((name) => {
    const shown = name.replace(/\p{Cc}/gu, '\uFFFD');
    return `"${shown.length > LONGEST_LISTED ? `${shown.slice(0, LONGEST_LISTED)}…` : shown}"`;
  });
  const more = all.length - names.length;
  return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ');
}
