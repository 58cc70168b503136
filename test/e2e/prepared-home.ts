// A data home whose database is made and migrated, once for a whole run; a walk begins with a copy of it. That takes a third of
// what a new one does. Whoever walks as a newcomer, or looks at how a program starts, makes one from nothing.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { type Database, openDatabase } from '../../src/shell/store/index.ts';

declare module 'vitest' {
  interface ProvidedContext {
    preparedHome: string;
  }
}

/** Makes it; it is stopped in order, so that each copy is whole. **shape**: where it lies, and what takes it away. */
export async function prepareHome(): Promise<{ home: string; remove: () => void }> {
  const directory = reachableDirectory(mkdtempSync(join(tmpdir(), 'millrace-prepared-')));
  const home = join(directory, 'data');
  const database = await openDatabase({ directory: home });
  await database.close();
  return { home, remove: () => rmSync(directory, { recursive: true, force: true }) };
}

/** A copy within the directory. **shape**: where it lies, as `--data` names it. */
export function preparedHomeIn(directory: string): string {
  const home = join(reachableDirectory(directory), 'data');
  // The files of the database belong to the account that runs it, and have to in the copy: `cp -a` keeps that.
  execFileSync('cp', ['-a', inject('preparedHome'), home]);
  return home;
}

/** A database of a walk's own, in a copy within its directory. */
export const preparedDatabase = (directory: string): Promise<Database> =>
  openDatabase({ directory: preparedHomeIn(directory) });

/** Another account runs the database for root, and must get in; else the data would lie apart and outlive the test. */
export function reachableDirectory(directory: string): string {
  chmodSync(directory, 0o755);
  return directory;
}
