// The built pages for browser tests: built before them when any source of theirs is newer than the last build.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { makePages } from '../../scripts/build.ts';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'dist/web');

/** The folder to serve. */
export const builtPages = (): string => folder;

/** Once for a whole run: who walks beside another must not pull the pages away. */
export async function makePagesWhereOld(): Promise<void> {
  if (newest(join(root, 'src/faces/web')) > builtAt() || newest(join(root, 'src/core')) > builtAt())
    await makePages();
}

function builtAt(): number {
  try {
    return statSync(join(folder, 'index.html')).mtimeMs;
  } catch {
    return 0;
  }
}

const newest = (directory: string): number =>
  readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(tsx?|css|html|svg)$/.test(file))
    .reduce((latest, file) => Math.max(latest, statSync(join(directory, file)).mtimeMs), 0);
