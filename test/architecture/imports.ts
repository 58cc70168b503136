// The import rules: floors, roots, doors and loops.
import { CORE_LIBRARIES, placeOf, SQL_LIBRARIES, whyNot } from './places.ts';
import { type Import, importsOf } from './scan.ts';
import { type Breach, isCode, isTest, type Tree } from './tree.ts';

/** A page puts more parts together than a decision does. */
const MOST_IMPORTS = { core: 12, shell: 14, faces: 16 };

export function importBreaches(tree: Tree): Breach[] {
  const breaches: Breach[] = [];
  const arrows = new Map<string, string[]>();
  for (const [file, source] of tree) {
    if (!isCode(file) || isTest(file)) continue;
    const imports = importsOf(source);
    arrows.set(
      file,
      imports.flatMap(({ from }) => resolved(tree, file, from) ?? []),
    );
    for (const each of imports) {
      const says = wrongWith(tree, file, each);
      if (says !== null) breaches.push({ file, line: each.line, says });
    }
    const tooMany = tooManyImports(file, imports);
    if (tooMany !== null) breaches.push({ file, line: 1, says: tooMany });
  }
  return [...breaches, ...loopBreaches(arrows)];
}

function tooManyImports(file: string, imports: readonly Import[]): string | null {
  const place = placeOf(file);
  if (place.floor === 'main' || place.floor === 'outside' || /\/index\.tsx?$/.test(file)) return null;
  const count = new Set(imports.map(({ from }) => from).filter((from) => !isAsset(from))).size;
  const most = MOST_IMPORTS[place.floor];
  return count > most ? `imports from ${count} files; at most ${most} in ${place.floor}` : null;
}

function wrongWith(tree: Tree, file: string, { from, isStar }: Import): string | null {
  if (isStar) return 'exports everything; name what is exported';
  if (!from.startsWith('.')) return wrongLibrary(file, from);
  const target = resolved(tree, file, from);
  if (target === null) return isAsset(from) ? null : `imports ${from}, which is not there`;
  if (isTest(target)) return 'imports what only tests may use';
  const [here, there] = [placeOf(file), placeOf(target)];
  const floor = whyNot(here, there);
  if (floor !== null) return floor;
  if (
    here.floor === 'outside' ||
    there.floor === 'outside' ||
    here.floor === 'main' ||
    there.floor === 'main'
  ) {
    return null;
  }
  const isDoor = new RegExp(`^src/${there.floor}/${there.root}/index\\.tsx?$`).test(target);
  const isHome = here.floor === there.floor && here.root === there.root;
  if (isHome) return isDoor ? "goes through its own root's index; import the file" : null;
  return isDoor ? null : `reaches into ${there.floor}/${there.root}; go through its index.ts`;
}

function wrongLibrary(file: string, from: string): string | null {
  const place = placeOf(file);
  const library = from
    .split('/')
    .slice(0, from.startsWith('@') ? 2 : 1)
    .join('/');
  if (place.floor === 'core' && !CORE_LIBRARIES.includes(library)) return `core may not use "${from}"`;
  if (place.floor === 'faces' && place.root === 'web' && from.startsWith('node:')) {
    return `the web runs in browsers, which have no "${from}"`;
  }
  const isStore = place.floor === 'shell' && place.root === 'store';
  if (SQL_LIBRARIES.includes(library) && !isStore && place.floor !== 'outside')
    return 'only shell/store speaks SQL';
  return null;
}

const isAsset = (from: string): boolean => /\.(css|svg|png|json|woff2)(\?.*)?$/.test(from);

/** The path an import leads to; null where it leads to no file of the tree. */
function resolved(tree: Tree, file: string, from: string): string | null {
  if (!from.startsWith('.')) return null;
  const parts = file.split('/').slice(0, -1);
  for (const part of from.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  const path = parts.join('/');
  return tree.has(path) || !path.startsWith('src/') ? path : null;
}

/** Files that reach each other (strongly connected, Tarjan 1972): each loop is one breach, at its first file. */
function loopBreaches(arrows: ReadonlyMap<string, readonly string[]>): Breach[] {
  const order = new Map<string, { index: number; low: number; open: boolean }>();
  const stack: string[] = [];
  const breaches: Breach[] = [];
  const visit = (file: string): number => {
    const mark = { index: order.size, low: order.size, open: true };
    order.set(file, mark);
    stack.push(file);
    for (const next of arrows.get(file) ?? []) {
      const seen = order.get(next);
      if (seen === undefined) mark.low = Math.min(mark.low, visit(next));
      else if (seen.open) mark.low = Math.min(mark.low, seen.index);
    }
    if (mark.low === mark.index) {
      const loop = stack.splice(stack.indexOf(file));
      for (const each of loop) {
        const closed = order.get(each);
        if (closed !== undefined) closed.open = false;
      }
      if (loop.length > 1 || (arrows.get(file) ?? []).includes(file)) {
        const [first = file] = loop.sort();
        breaches.push({ file: first, line: 1, says: `stands in a loop of imports: ${loop.join(', ')}` });
      }
    }
    return mark.low;
  };
  for (const file of arrows.keys()) if (!order.has(file)) visit(file);
  return breaches;
}
