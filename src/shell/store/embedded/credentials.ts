// Passwords of the embedded server's two roles: made once, kept beside the database, readable by its owner alone.
import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { errorCode, StartProblem } from '../start-problem.ts';

/** `owner` owns the schema and migrates it; `runtime` is what requests run as. */
export type Credentials = { owner: string; runtime: string };

export function readCredentials(path: string): Credentials | null {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (isCredentials(value)) return value;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
  }
  throw new StartProblem(
    `The file with the passwords of the database cannot be read: ${path}`,
    'Restore it from a backup of the data directory; without it the database does not open.',
  );
}

export function makeCredentials(path: string): Credentials {
  const made = {
    owner: randomBytes(24).toString('base64url'),
    runtime: randomBytes(24).toString('base64url'),
  };
  writeFileSync(`${path}.new`, `${JSON.stringify(made)}\n`, { mode: 0o600, flush: true });
  renameSync(`${path}.new`, path);
  return made;
}

const isCredentials = (value: unknown): value is Credentials =>
  typeof value === 'object' &&
  value !== null &&
  'owner' in value &&
  typeof value.owner === 'string' &&
  'runtime' in value &&
  typeof value.runtime === 'string';
