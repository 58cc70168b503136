// What can go wrong between us and the database that is nobody's decision: infrastructure throws, with its cause.

/**
 * `commit-unknown`: the answer of a commit was lost, ask again with the same key. `unstorable`: a value that the database
 * refuses. `defect`: a broken invariant.
 */
export type StoreFaultCode = 'commit-unknown' | 'unstorable' | 'defect';

export class StoreFault extends Error {
  readonly code: StoreFaultCode;

  constructor(code: StoreFaultCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'StoreFault';
    this.code = code;
  }
}
