// How many small faults in a folder do the tests notice? Each is waked by itself, and the tests that come by it are run until one fails.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { modulesOf } from './modules.ts';
import { type Mutant, mutantsOf } from './mutants.ts';
import { planOf } from './plan.ts';
import type { Learnt } from './warm.ts';
import { createRunner, type Runner } from './watch.ts';

/** What is asked for. **units**: minutes; `sample` counts faults of each folder. */
export type Wish = {
  readonly root: string;
  readonly folder: string;
  readonly tests: string;
  readonly minutes: number;
  readonly sample: number;
  readonly seed: number;
  /** How much of the processor the tests of a fault may take, beside five times what they usually do. **units**: milliseconds */
  readonly patience?: number;
  /** Faults that nobody could see. */
  readonly harmless: (mutant: Mutant) => boolean;
  readonly tell: (tried: Tried, index: number, of: number) => void;
};

/** What became of a fault: a test failed, no test did, none comes by it, or the tests did not come back. */
export type Tried = {
  readonly mutant: Mutant;
  readonly as: 'noticed' | 'unnoticed' | 'unmet' | 'hung' | 'died';
};

export type Score = {
  readonly tried: readonly Tried[];
  /** How many there are, and how many of them the plan drew. */
  readonly all: number;
  readonly planned: number;
};

/** **units**: milliseconds of the processor, with all faults asleep. What takes longer is not asked about a single fault. */
const A_FAULT_MAY_TAKE = 5_000;
const QUICK = 200;
const TO_LEARN = 120_000;
const PATIENCE = 2_000;

/** Tries as many faults as there is time for. */
export async function scoreOf(wish: Wish): Promise<Score> {
  const until = performance.now() + wish.minutes * 60_000;
  const mutants = allMutants(wish);
  const plan = planOf(join(wish.root, wish.folder), mutants, wish.sample, wish.seed);
  const testFiles = globSync(wish.tests, { cwd: wish.root })
    .map((file) => join(wish.root, file))
    .sort();
  const runner = createRunner(modulesOf(testFiles, plan));
  try {
    const learnt = await learn(runner, testFiles);
    const by = testsByFault(learnt);
    const tried: Tried[] = [];
    for (const [index, mutant] of plan.entries()) {
      if (performance.now() > until) break;
      const ask = (tests: readonly Learnt[]) => wake(runner, mutant, tests, wish.patience ?? PATIENCE);
      const one = { mutant, as: await isNoticed(by.get(mutant.id) ?? [], ask) };
      tried.push(one);
      wish.tell(one, index, plan.length);
    }
    // Had one fault left a trace, something would fail now that all of them are asleep.
    await learn(runner, testFiles);
    return { tried, all: mutants.length, planned: plan.length };
  } finally {
    runner.end();
  }
}

function allMutants({ root, folder, harmless }: Wish): Mutant[] {
  const files = globSync(`${folder}/**/*.ts`, { cwd: root })
    .filter((file) => !/\.(test|test-data|bench)\.ts$/.test(file))
    .sort();
  const mutants: Mutant[] = [];
  for (const file of files) {
    const path = join(root, file);
    mutants.push(...mutantsOf(path, readFileSync(path, 'utf8'), mutants.length));
  }
  return mutants.filter((each) => !harmless(each));
}

async function learn(runner: Runner, files: readonly string[]): Promise<Learnt[]> {
  const all: Learnt[] = [];
  for (const file of files) {
    const said = await runner.ask({ ask: 'learn', file }, TO_LEARN);
    if (typeof said === 'string' || !('learnt' in said))
      throw new Error(`${file} did not come back: it ${said}.`);
    all.push(...said.learnt);
  }
  const failed = all.filter(({ failure }) => failure !== null);
  if (failed.length === 0) return all;
  const told = failed.slice(0, 5).map(({ file, title, failure }) => `${file}: ${title}\n  ${failure}`);
  throw new Error(`${failed.length} tests fail with all faults asleep:\n${told.join('\n')}`);
}

/** By fault, the tests that come by it, the quickest first, as many as there is time for. */
function testsByFault(learnt: readonly Learnt[]): Map<number, Learnt[]> {
  const by = new Map<number, Learnt[]>();
  const quickest = learnt.toSorted((a, b) => a.cpuMs - b.cpuMs);
  for (const test of quickest) for (const id of test.met) by.set(id, [...(by.get(id) ?? []), test]);
  for (const [id, tests] of by) by.set(id, within(A_FAULT_MAY_TAKE, tests));
  return by;
}

function within(most: number, tests: readonly Learnt[]): Learnt[] {
  let sum = 0;
  return tests.filter(({ cpuMs }) => {
    sum += cpuMs;
    return sum <= most;
  });
}

/** The quickest tests alone first: most faults are noticed there, and what hangs has not long to hang. */
async function isNoticed(
  tests: readonly Learnt[],
  ask: (tests: readonly Learnt[]) => Promise<Tried['as']>,
): Promise<Tried['as']> {
  if (tests.length === 0) return 'unmet';
  const quick = within(QUICK, tests).length || 1;
  const first = await ask(tests.slice(0, quick));
  return first === 'unnoticed' && quick < tests.length ? ask(tests.slice(quick)) : first;
}

async function wake(
  runner: Runner,
  { id }: Mutant,
  tests: readonly Learnt[],
  patience: number,
): Promise<Tried['as']> {
  const usual = tests.reduce((sum, { cpuMs }) => sum + cpuMs, 0);
  const asked = tests.map(({ file, test, whole }) => [file, test, whole] as const);
  const said = await runner.ask({ ask: 'wake', mutant: id, tests: asked }, patience + 5 * usual);
  if (typeof said === 'string') return said;
  return 'noticed' in said && said.noticed !== null ? 'noticed' : 'unnoticed';
}
