// What can go wrong between us and the database that is nobody's decision: infrastructure throws, with its cause.

/**
 * `commit-unknown`: the answer of a commit was lost, ask again with the same key. `unstorable`: a value that the database
 * refuses. `disk-full`: nothing was written. `defect`: a broken invariant.
 */
export type StoreFaultCode = 'commit-unknown' | 'unstorable' | 'disk-full' | 'defect';

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
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  // Class 08 and 57P come from the server; the rest from the socket itself.
  if (code === 'commit-unknown' || /^(08|57P)/.test(code) || /^E[A-Z]+$/.test(code)) return true;
  if (!(error instanceof Error)) return false;
  // The sign-in library wraps what it met.
  return (/connection|terminat/i.test(error.message) && code === '') || isConnectionLoss(error.cause);
}

/** Was there no room to write it? Then nothing was changed. */
export const isDiskFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'disk-full' || error.code === '53100');
