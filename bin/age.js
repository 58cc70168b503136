// Is what was built older than what it was built of? Plain JavaScript, so that any Node can read it.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Whether `built` is missing, or one of the sources, or anything below it, was changed, added or taken away since. */
export function isOlder(built, sources) {
  const at = changedAt(built);
  const wasChanged = (path) => changedAt(path) > at || (statSync(path).isDirectory() && hasChanges(path));
  // What is added to a folder or taken away changes the folder; tests are no part of what is built.
  const hasChanges = (folder) =>
    readdirSync(folder, { withFileTypes: true }).some((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return changedAt(path) > at || hasChanges(path);
      return !entry.name.endsWith('.test.ts') && changedAt(path) > at;
    });
  return sources.some(wasChanged);
}

const changedAt = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
