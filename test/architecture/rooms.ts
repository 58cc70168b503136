// The rooms of the house: none empty, none too full, none with a name that says nothing, none too deep.
import { CATALOGUES, CORE, FACES, FORBIDDEN_FOLDERS, SHELL } from './places.ts';
import { type Breach, isTest, type Tree } from './tree.ts';

const MOST_ENTRIES = 12;
const MOST_DEPTH = 4;

export function roomBreaches(tree: Tree): Breach[] {
  const breaches: Breach[] = [];
  for (const [folder, entries] of foldersOf(tree)) {
    const say = (says: string) => breaches.push({ file: folder, line: 1, says });
    const parts = folder.split('/').slice(1);
    const name = parts.at(-1) ?? '';
    if (entries.size === 0) say('is empty; a room appears on the day it has something to hold');
    if (FORBIDDEN_FOLDERS.includes(name)) say(`"${name}" says nothing; name it for what it holds`);
    if (parts.length > MOST_DEPTH + 1)
      say(`lies ${parts.length} folders deep; at most ${MOST_DEPTH} under a floor`);
    const counted = [...entries].filter(
      (entry) => !/^(README|SPEC)\.md$|^index\.tsx?$/.test(entry) && !isTest(entry),
    );
    if (counted.length > MOST_ENTRIES && !Object.hasOwn(CATALOGUES, folder)) {
      say(`has ${counted.length} entries; at most ${MOST_ENTRIES}, unless it is a flat catalogue of peers`);
    }
    if (parts.length === 2 && !isKnownRoot(parts[0] ?? '', name))
      say('is no root that ARCHITECTURE.md knows');
  }
  return breaches;
}

function isKnownRoot(floor: string, root: string): boolean {
  if (floor === 'core') return Object.hasOwn(CORE, root);
  if (floor === 'shell') return Object.hasOwn(SHELL, root);
  return (FACES as readonly string[]).includes(root);
}

function foldersOf(tree: Tree): Map<string, Set<string>> {
  const folders = new Map<string, Set<string>>();
  for (const path of tree.keys()) {
    const parts = path.split('/');
    for (let depth = 1; depth < parts.length; depth++) {
      const folder = parts.slice(0, depth).join('/');
      const entries = folders.get(folder) ?? new Set();
      const entry = parts[depth] ?? '';
      if (entry !== '') entries.add(entry);
      folders.set(folder, entries);
    }
  }
  return folders;
}
