// Is what was built older than what it was built of? Plain JavaScript, so that any Node can read it.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Whether `built` is missing, or one of the sources, or anything below it, was changed, added or taken away since. */
export function isOlder(built, sources) {
  const at = timeOf(built)?.mtimeMs ?? 0;
  const isNewer = (path) => {
    const found = timeOf(path);
    return found !== undefined && (found.mtimeMs > at || (found.isDirectory() && hasNewer(path)));
  };
  // What is added to a folder or taken away changes the folder; tests are no part of what is built.
  const hasNewer = (folder) =>
    readdirSync(folder).some((name) => !name.endsWith('.test.ts') && isNewer(join(folder, name)));
  return sources.some(isNewer);
}

const timeOf = (path) => statSync(path, { throwIfNoEntry: false });
