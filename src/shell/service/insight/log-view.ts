// An imported log as the pages show it: which file, how it was read, what was found and what was rejected.
import type { Instant, Json } from '../../../core/base/index.ts';
import {
  type ImportOptions,
  type ImportWarning,
  LOG_FORMATS,
  type LogFormat,
  type ObjectTypeCount,
  type RejectedRow,
  type UsedColumns,
} from '../../../core/event-log/index.ts';
import type { Reading } from '../../analysis/index.ts';
import type { LogRow } from '../../store/index.ts';

/** What was found in a log. **units**: instants. **shape**: `rejected` holds the first of `rejectedCount`. */
export type LogReading = {
  readonly cases: number;
  readonly events: number;
  readonly activities: number;
  readonly resources: number;
  readonly from: Instant | null;
  readonly to: Instant | null;
  readonly rejectedCount: number;
  readonly rejected: readonly RejectedRow[];
  readonly warnings: readonly ImportWarning[];
};

/** How far reading is. **units**: bytes of the file as it lies. */
export type ReadingProgress = { readonly read: number; readonly of: number };

/** `columns` are those used, or said so far; `reading` is null until the log was read. */
export type LogView = {
  readonly id: string;
  readonly name: string;
  readonly format: LogFormat;
  readonly bytes: number;
  /** The same for files that hold the same. */
  readonly content: string;
  readonly columns: Partial<UsedColumns> | null;
  readonly dateOrder: DateOrder | null;
  /** The kind of object that is the case in an object-centric log, and all kinds; none in other logs. */
  readonly objectType: string | null;
  readonly objectTypes: readonly ObjectTypeCount[];
  readonly reading: LogReading | null;
  readonly progress: ReadingProgress | null;
  readonly workflowId: string | null;
  readonly importedAt: Instant;
};

export type DateOrder = NonNullable<ImportOptions['dateOrder']>;

/** What a person says about the file beforehand. */
export type Mapping = {
  readonly columns?: Partial<UsedColumns> | undefined;
  readonly dateOrder?: DateOrder | undefined;
  readonly objectType?: string | undefined;
};

type Counts = Omit<LogReading, 'rejected' | 'rejectedCount' | 'warnings'>;
type Kept = {
  readonly bytes: number;
  readonly found: Counts | null;
  readonly objectTypes?: readonly ObjectTypeCount[];
};
type Rejected = Pick<LogReading, 'rejected' | 'rejectedCount' | 'warnings'>;

const SHOWN_REJECTIONS = 100;

/** What of a reading is kept in the row of its log. */
export function keptReading(bytes: number, mapping: Mapping, reading: Reading | null) {
  const { columns, dateOrder } = mapping;
  const objectType = reading?.objectType ?? mapping.objectType ?? null;
  const used = reading?.columns ?? columns ?? null;
  const found: Counts | null = reading && {
    cases: reading.cases,
    events: reading.events,
    activities: reading.activities,
    resources: reading.resources.length,
    from: reading.from,
    to: reading.to,
  };
  const rejected: Rejected = {
    rejectedCount: reading?.rejectedCount ?? 0,
    rejected: reading?.rejected.slice(0, SHOWN_REJECTIONS) ?? [],
    warnings: reading?.warnings ?? [],
  };
  return {
    mapping: { columns: used, dateOrder: dateOrder ?? null, objectType } as Json,
    counts: { bytes, found, objectTypes: reading?.objectTypes ?? [] } as unknown as Json,
    rejected: rejected as unknown as Json,
  };
}

export function viewOfLog(row: LogRow, progress: ReadingProgress | null): LogView {
  const { columns, dateOrder, objectType } = mappingOf(row);
  const { bytes, found, objectTypes = [] } = row.counts as unknown as Kept;
  const rejected = row.rejected as unknown as Rejected;
  return {
    id: row.logId,
    name: row.name,
    format: LOG_FORMATS.find((format) => format === row.format) ?? 'csv',
    bytes,
    content: row.fileHash,
    columns: columns ?? null,
    dateOrder: dateOrder ?? null,
    objectType: objectType ?? null,
    objectTypes,
    reading: found === null ? null : { ...found, ...rejected },
    progress,
    workflowId: row.workflowId,
    importedAt: row.importedAt,
  };
}

/** How the log was read the last time. */
export function mappingOf(row: LogRow): Mapping {
  const { columns, dateOrder, objectType } = row.mapping as unknown as {
    columns: Mapping['columns'] | null;
    dateOrder: DateOrder | null;
    objectType?: string | null;
  };
  return {
    columns: columns ?? undefined,
    dateOrder: dateOrder ?? undefined,
    objectType: objectType ?? undefined,
  };
}

export const bytesOf = (row: LogRow): number => (row.counts as unknown as Kept).bytes;
