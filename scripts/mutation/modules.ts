// Which files do the tests need, and as what are they handed to a runner? All of it is read once, before the first fault is waked:
// what is changed in the tree meanwhile is no part of the run, and nothing is ever written there.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { transformSync } from 'esbuild';
import { type Mutant, withMutants } from './mutants.ts';

/** A file as a runner evaluates it. `fresh`: it or something that it imports can be faulty, so each fault has it evaluated anew. */
export type Module = {
  readonly path: string;
  readonly code: string;
  readonly imports: Readonly<Record<string, string>>;
  readonly fresh: boolean;
};

/** The test files and all that they import from the tree, with the faults planted, each asleep. */
export function modulesOf(testFiles: readonly string[], mutants: readonly Mutant[]): Module[] {
  const planted = Map.groupBy(mutants, ({ file }) => file);
  const read = new Map<string, Omit<Module, 'fresh'>>();
  const waiting = [...testFiles];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (read.has(path)) continue;
    const module = moduleAt(path, planted.get(path) ?? []);
    read.set(path, module);
    waiting.push(...Object.values(module.imports));
  }
  const fresh = reaching(read, planted);
  return [...read.values()].map((each) => ({ ...each, fresh: fresh.has(each.path) }));
}

function moduleAt(path: string, mutants: readonly Mutant[]): Omit<Module, 'fresh'> {
  const source = withMutants(readFileSync(path, 'utf8'), mutants);
  const { code } = transformSync(source, {
    loader: 'ts',
    format: 'cjs',
    target: 'node24',
    sourcefile: path,
    define: {
      'import.meta.url': JSON.stringify(pathToFileURL(path).href),
      'import.meta.dirname': JSON.stringify(dirname(path)),
    },
  });
  const named = [...code.matchAll(/require\("(\.[^"]+)"\)/g)].map(([, name = '']) => name);
  return { path, code, imports: Object.fromEntries(named.map((name) => [name, join(dirname(path), name)])) };
}

function reaching(
  read: ReadonlyMap<string, Omit<Module, 'fresh'>>,
  planted: ReadonlyMap<string, unknown>,
): Set<string> {
  const fresh = new Set([...read.keys()].filter((path) => planted.has(path)));
  for (let before = -1; before !== fresh.size; ) {
    before = fresh.size;
    for (const { path, imports } of read.values())
      if (Object.values(imports).some((each) => fresh.has(each))) fresh.add(path);
  }
  return fresh;
}
