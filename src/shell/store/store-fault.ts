// What can go wrong between us and the database that is nobody's decision: infrastructure throws, with its cause.

/**
 * `commit-unknown`: the answer of a commit was lost, ask again with the same key. `unstorable`: a value that the database
 * refuses. `disk-full`: nothing was written. `files-away`: the storage of files does not do its part just now. `file-lost`: what it
 * holds is not what was put there. `defect`: a broken invariant.
 */
export type StoreFaultCode =
  | 'commit-unknown'
  | 'unstorable'
  | 'disk-full'
  | 'files-away'
  | 'file-lost'
  | 'defect';

export class StoreFault extends Error {
  readonly code: StoreFaultCode;

  constructor(code: StoreFaultCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'StoreFault';
    this.code = code;
  }
}

/** Did the connection or the server go away? Then nobody knows here what became of the statement. */
export function isConnectionLoss(error: unknown): boolean {
  if (isFilesAway(error)) return false;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  // Class 08 and 57P come from the server; the rest from the socket itself.
  if (code === 'commit-unknown' || /^(08|57P)/.test(code) || /^E[A-Z]+$/.test(code)) return true;
  if (!(error instanceof Error)) return false;
  // The sign-in library wraps what it met.
  return (
    (/connection|terminat|timeout expired/i.test(error.message) && code === '') ||
    isConnectionLoss(error.cause)
  );
}

/** Was there no room to write it? Then nothing was changed. */
export const isDiskFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'disk-full' || error.code === '53100');

/** Did the storage of files not do its part? Nothing was changed, and all that needs no file goes on. */
export const isFilesAway = (error: unknown): error is StoreFault =>
  error instanceof StoreFault && error.code === 'files-away';

/** Is a file not what was put into the storage, or not there at all? */
export const isFileLost = (error: unknown): error is StoreFault =>
  error instanceof StoreFault && error.code === 'file-lost';
