// Why the database cannot be opened, said to the person at the terminal: what is wrong, and what to do about it.

/** A start that failed for a reason somebody can mend. **shape**: `message` names the place, `remedy` says what to do. */
export class StartProblem extends Error {
  readonly remedy: string;

  constructor(message: string, remedy: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'StartProblem';
    this.remedy = remedy;
  }
}

/** The code of a system error (`ENOENT`, `EACCES` …), or an empty string. */
export const errorCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
