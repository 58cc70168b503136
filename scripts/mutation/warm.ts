// A process that has all code at hand, compiled, and runs single tests with one fault awake. It is told what to do by watch.ts, which
// ends it where it does not come back.
import { createRequire } from 'node:module';
import { compileFunction } from 'node:vm';
import { collecting, type Test } from './collect.ts';
import type { Module } from './modules.ts';

/** What a process is asked for: to read the code, to try a file with all faults asleep, or some tests with one awake. */
export type Ask =
  | { readonly ask: 'load'; readonly modules: readonly Module[] }
  | { readonly ask: 'learn'; readonly file: string }
  | { readonly ask: 'wake'; readonly mutant: number; readonly tests: readonly Asked[] };

/** A test by its file and its place there, and whether its properties need all their cases. */
export type Asked = readonly [file: string, test: number, whole: boolean];

/** What a test is like with all faults asleep: what it takes, which faults it comes by, and whether it fails even so. */
export type Learnt = {
  readonly file: string;
  readonly test: number;
  readonly title: string;
  readonly whole: boolean;
  /** What it takes of the processor, which does not grow where others are busy on it. **units**: milliseconds */
  readonly cpuMs: number;
  readonly met: readonly number[];
  readonly failure: string | null;
};
export type Answer =
  | { readonly loaded: number }
  | { readonly learnt: readonly Learnt[] }
  | { readonly noticed: string | null };

type Wrapped = (
  require: (name: string) => unknown,
  exports: object,
  module: { exports: object },
  mutant: (id: number) => boolean,
) => void;

const outside = createRequire(import.meta.url);
const checks = outside('fast-check') as typeof import('fast-check');
/**
 * A property over random cases takes part with a few, unless it says that it needs more: the same for each fault, and no search
 * for the smallest one that fails.
 */
const FEW_CASES = 10;
let most = FEW_CASES;
const few = {
  ...checks,
  assert: ((property, given) =>
    checks.assert(property, {
      ...given,
      numRuns: Math.min(most, given?.numRuns ?? 100),
      seed: 1,
      endOnFailure: true,
    })) as typeof checks.assert,
};
const compiled = new Map<string, Module & { readonly wrapped: Wrapped }>();
const kept = new Map<string, object>();
let awake = -1;
let met: Set<number> | null = null;

function mutant(id: number): boolean {
  met?.add(id);
  return id === awake;
}

function load(modules: readonly Module[]): number {
  for (const each of modules) {
    const wrapped = compileFunction(each.code, ['require', 'exports', 'module', '__mutant'], {
      filename: each.path,
    });
    compiled.set(each.path, { ...each, wrapped: wrapped as Wrapped });
  }
  return compiled.size;
}

/** Evaluates a test file and what it imports: anew where a fault could have left a trace, once and for all elsewhere. */
function evaluate(file: string): Test[] {
  const list: Test[] = [];
  const anew = new Map<string, object>();
  const vitest = collecting(list);
  const at = (path: string): object => {
    const found = kept.get(path) ?? anew.get(path);
    if (found !== undefined) return found;
    const source = compiled.get(path);
    if (source === undefined) throw new Error(`Not read: ${path}`);
    const module = { exports: {} };
    (source.fresh ? anew : kept).set(path, module.exports);
    source.wrapped(
      (name) => {
        if (name === 'vitest') return vitest;
        if (name === 'fast-check') return { ...few, default: few };
        const inside = source.imports[name];
        return inside === undefined ? outside(name) : at(inside);
      },
      module.exports,
      module,
      mutant,
    );
    (source.fresh ? anew : kept).set(path, module.exports);
    return module.exports;
  };
  at(file);
  return list;
}

async function learn(file: string): Promise<Learnt[]> {
  awake = -1;
  const learnt: Learnt[] = [];
  met = new Set();
  evaluate(file);
  // Once more, now that what is kept is there: only what each fault will come by again counts.
  met = new Set();
  const list = evaluate(file);
  const before = met;
  for (const [test, { title, run }] of list.entries()) {
    for (const whole of [false, true]) {
      met = new Set(before);
      const used = process.cpuUsage();
      const failure = await failureOf(run, whole);
      if (failure !== null && !whole) continue;
      const { user, system } = process.cpuUsage(used);
      const cpuMs = (user + system) / 1000;
      learnt.push({ file, test, title, whole, cpuMs, met: [...met], failure });
      break;
    }
  }
  met = null;
  return learnt;
}

async function failureOf(run: () => unknown, whole: boolean): Promise<string | null> {
  most = whole ? Number.POSITIVE_INFINITY : FEW_CASES;
  try {
    await run();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The title of the first test that fails with a fault awake, or null. */
async function wake(id: number, tests: readonly Asked[]): Promise<string | null> {
  awake = id;
  const lists = new Map<string, Test[]>();
  for (const [file, place, whole] of tests) {
    let list = lists.get(file);
    if (list === undefined) {
      try {
        list = evaluate(file);
      } catch {
        return `${file} cannot be read`;
      }
      lists.set(file, list);
    }
    const test = list[place];
    if (test === undefined || (await failureOf(test.run, whole)) !== null)
      return test?.title ?? `${file} has fewer`;
  }
  return null;
}

async function answer(ask: Ask): Promise<Answer> {
  switch (ask.ask) {
    case 'load':
      return { loaded: load(ask.modules) };
    case 'learn':
      return { learnt: await learn(ask.file) };
    case 'wake':
      return { noticed: await wake(ask.mutant, ask.tests) };
  }
}

process.on('message', (ask: Ask) => void answer(ask).then((said) => process.send?.(said)));
