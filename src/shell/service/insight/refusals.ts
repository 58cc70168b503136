// Why an import or a question about a log is refused, and what to do then.
import type { ReadingProblem } from '../../analysis/index.ts';
import type { Refusal } from '../refusal.ts';

/** A file that cannot be read, told with its remedy. */
export const unreadable = ({ code, message, remedy }: ReadingProblem): Refusal => ({
  kind: 'invalid',
  code,
  message: `${message} ${remedy}`,
});

/** Problems that other columns, or another kind of object, can mend; with all others the file itself must be taken again. */
export const canBeCorrected = (format: string, { code }: ReadingProblem): boolean =>
  format === 'csv' || format === 'xlsx' ? CORRECTABLE.has(code) : code === 'unknown-object-type';

const CORRECTABLE: ReadonlySet<ReadingProblem['code']> = new Set([
  'no-case-column',
  'no-activity-column',
  'no-time-column',
  'unknown-column',
  'no-usable-row',
] as const);

export const NO_LOG: Refusal = {
  kind: 'not-found',
  code: 'log-not-found',
  message: 'This log is not here any more. Somebody removed it; upload the file again to see it.',
};

export const NOT_READ_YET: Refusal = {
  kind: 'conflict',
  code: 'log-not-read',
  message: 'This file was uploaded but not read yet. Choose its columns first.',
};

export const NO_CASE: Refusal = {
  kind: 'not-found',
  code: 'case-not-in-log',
  message: 'The log has no case of that name.',
};

export const CUT_OFF: Refusal = {
  kind: 'invalid',
  code: 'upload-cut-off',
  message: 'The upload broke off before the end. Nothing was kept; send the file again.',
};

/** **units**: bytes. */
export const LOG_LIMIT = 512 * 1024 * 1024;

export const TOO_LARGE: Refusal = {
  kind: 'invalid',
  code: 'too-large',
  message: `A log may have at most ${LOG_LIMIT / 1024 / 1024} MB. Compress it with gzip, or export a shorter time.`,
};
