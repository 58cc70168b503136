// The source as the checker sees it: paths and texts, read from disk or made up by a test.
import { readdirSync, readFileSync } from 'node:fs';

/** Texts by path from the repository's root: `src/core/model/index.ts`. A folder without files has a path ending in `/`. */
export type Tree = ReadonlyMap<string, string>;

/** One breach of a rule: where, and what to do about it. */
export type Breach = { readonly file: string; readonly line: number; readonly says: string };

const root = new URL('../../', import.meta.url);

export function readTree(folder: string): Tree {
  const tree = new Map<string, string>();
  const visit = (path: string): void => {
    const entries = readdirSync(new URL(`${path}/`, root), { withFileTypes: true });
    if (entries.length === 0) tree.set(`${path}/`, '');
    for (const entry of entries) {
      const inner = `${path}/${entry.name}`;
      if (entry.isDirectory()) visit(inner);
      else tree.set(inner, readFileSync(new URL(inner, root), 'utf8'));
    }
  };
  visit(folder);
  return tree;
}

export const isCode = (path: string): boolean => /\.tsx?$/.test(path) && !path.endsWith('.d.ts');
/** Tests, and what only they use: a `trial` folder. */
export const isTest = (path: string): boolean => /\.(test|e2e)\.tsx?$|\/trial\//.test(path);
