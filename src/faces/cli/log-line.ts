// What the server tells its log: one JSON line each, with what is needed to find the place and nothing that people typed.

/** Writes a line to standard error. `about` holds names and numbers, never values of people. */
export function tellLog(
  level: 'warning' | 'error',
  event: string,
  about: { readonly [name: string]: unknown } = {},
): void {
  const line = { at: new Date().toISOString(), level, event, ...about };
  process.stderr.write(`${JSON.stringify(line)}\n`);
}

/**
 * An error as the log may keep it. What a database says in its detail (`Key (name)=(Ana) …`) and the values of its parameters
 * are left out, and whatever looks like a password in a URL is covered.
 */
export function errorForLog(error: unknown): { readonly [name: string]: unknown } {
  if (!(error instanceof Error)) return { message: covered(String(error)) };
  const code = 'code' in error ? { code: String(error.code) } : {};
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const cause = error.cause === undefined ? {} : { cause: errorForLog(error.cause) };
  return {
    name: error.name,
    ...code,
    message: covered(error.message),
    stack: frames.map((line) => line.trim()),
    ...cause,
  };
}

const covered = (text: string): string =>
  text
    .replace(/(:\/\/[^:/@\s]+:)[^@\s]+@/g, '$1…@')
    .replace(/invalid input syntax for ([^:]+):.*/s, 'invalid input syntax for $1');
