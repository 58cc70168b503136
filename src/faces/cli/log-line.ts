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
 * are left out; addresses behind their host, mail addresses, passwords and values that somebody sent are covered.
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

/** What a database says about a value that it could not read ends with that value. */
const ABOUT_A_VALUE = new RegExp(
  `^(${[
    'invalid input syntax for [^:]+',
    'malformed [^:]+',
    'invalid byte sequence for [^:]+',
    'invalid regular expression',
    'date/time field value out of range',
  ].join('|')}): .*`,
  's',
);

const COVERS: readonly (readonly [RegExp, string])[] = [
  [ABOUT_A_VALUE, '$1'],
  [/^value ".*" (is out of range)/s, 'value … $1'],
  // What a parser quotes is what somebody sent.
  [/".*"\.{0,3} is not valid JSON/s, '… is not valid JSON'],
  [/(:\/\/[^:/@\s]+:)[^@\s]+@/g, '$1…@'],
  // Behind the host of an address may stand tokens and names.
  [/(\bhttps?:\/\/[^\s/?#"'<>]+)[/?#][^\s"'<>]*/g, '$1/…'],
  [/[^\s"'<>@:/]+@[\w.-]+\.[a-z]{2,}/gi, '…@…'],
  [/\bwhsec_[\w+/=-]+/g, 'whsec_…'],
];

const covered = (text: string): string =>
  COVERS.reduce((left, [found, cover]) => left.replace(found, cover), text);
