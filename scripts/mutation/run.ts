// `node scripts/mutation/run.ts src/core/engine/flow 10`: how many small faults in a folder do the tests notice? Every fault is
// waked by itself, and the tests that come by it are run until one fails. What nobody notices is told with its line.
//
// Why this and not Stryker: docs/decisions/0086-faults-that-tests-must-notice.md.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { createVitest, type TestModule, type Vitest } from 'vitest/node';
import { type Mutant, mutantsOf, withMutants } from './mutants.ts';

const [folder = 'src/core/engine/flow', minutes = '10', tests = 'src/core/engine/**/*.test.ts'] =
  process.argv.slice(2);
const root = resolve(import.meta.dirname, '../..');
/** Properties over random cases and state spaces: they take most of the time, and what they notice others mostly do first. */
const LONG = ['**/random-*.test.ts', '**/validate/**', '**/invariants.test.ts', '**/replay.test.ts'];
/** **units**: milliseconds. Properties over random cases take their time, and seldom notice first. */
const SLOWEST_TEST_FILE = 6_000;

const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !/\.(test|test-data|bench)\.ts$/.test(file))
  .map((file) => join(folder, file))
  .sort();
const mutants: Mutant[] = [];
const sources = new Map<string, string>();
for (const file of files) {
  const code = readFileSync(join(root, file), 'utf8');
  const own = mutantsOf(file, code, mutants.length);
  mutants.push(...own);
  sources.set(join(root, file), withMutants(code, own));
}

const place = mkdtempSync(join(tmpdir(), 'mutation-'));
const met = join(place, 'met.jsonl');
const vitest = await createVitest(
  'test',
  {
    root,
    config: false,
    watch: false,
    include: [tests],
    exclude: LONG,
    reporters: [{}],
    setupFiles: [join(import.meta.dirname, 'called.ts')],
    bail: 1,
    testTimeout: 60_000,
    isolate: false,
    maxWorkers: 2,
    coverage: { enabled: false },
  },
  {
    plugins: [
      {
        name: 'mutants',
        enforce: 'pre',
        transform: (_, id) => sources.get(id.split('?')[0] ?? ''),
      },
    ],
  },
);

const said = await baseline(vitest);
const result = await wakeEach(vitest, said);
await vitest.close();
rmSync(place, { recursive: true });
tell(result);

/** Runs everything with all faults asleep. **shape**: by fault, the test files that come by it, the quickest first. */
async function baseline(run: Vitest): Promise<Map<number, string[]>> {
  run.provide('mutant', -1);
  run.provide('met', met);
  const specs = await run.globTestSpecifications();
  const { testModules, unhandledErrors } = await run.runTestSpecifications(specs, true);
  const failed = testModules.filter((one) => !one.ok());
  if (failed.length > 0 || unhandledErrors.length > 0) {
    for (const one of failed.slice(0, 2))
      console.error(
        one.relativeModuleId,
        one.errors().map(({ message }) => message),
      );
    console.error(
      'The tests fail as they are:',
      failed.map(({ relativeModuleId }) => relativeModuleId).join(', '),
      unhandledErrors,
    );
    process.exit(1);
  }
  const times = new Map(testModules.map((one) => [one.moduleId, durationOf(one)]));
  const by = new Map<number, string[]>();
  for (const line of readFileSync(met, 'utf8').split('\n').filter(Boolean)) {
    const [file, ids] = JSON.parse(line) as [string, number[]];
    if ((times.get(file) ?? 0) > SLOWEST_TEST_FILE) continue;
    for (const id of ids) by.set(id, [...new Set([...(by.get(id) ?? []), file])]);
  }
  for (const [id, list] of by)
    by.set(
      id,
      list.sort((a, b) => (times.get(a) ?? 0) - (times.get(b) ?? 0)),
    );
  run.provide('met', '');
  return by;
}

function durationOf(one: TestModule): number {
  return one.diagnostic().duration;
}

type Result = { noticed: number; untested: Mutant[]; unnoticed: Mutant[]; left: number };

async function wakeEach(run: Vitest, by: Map<number, string[]>): Promise<Result> {
  const until = performance.now() + Number(minutes) * 60_000;
  const found: Result = { noticed: 0, untested: [], unnoticed: [], left: 0 };
  // In an order that is the same each time and goes over the whole folder, so that a part of it says something of all.
  const order = mutants.toSorted((a, b) => ((a.id * 7919) % 10_007) - ((b.id * 7919) % 10_007));
  for (const [index, mutant] of order.entries()) {
    if (performance.now() > until) {
      found.left = order.length - index;
      return found;
    }
    if (index % 25 === 0)
      console.error(`${index} of ${order.length}, ${Math.round(performance.now() / 1000)} s`);
    const testFiles = by.get(mutant.id);
    if (testFiles !== undefined && (await isNoticed(run, mutant, testFiles))) {
      found.noticed += 1;
      continue;
    }
    (testFiles === undefined ? found.untested : found.unnoticed).push(mutant);
    console.log(inWords(mutant));
  }
  return found;
}

/** The quickest file alone first: most faults are noticed there. */
async function isNoticed(run: Vitest, { id }: Mutant, testFiles: readonly string[]): Promise<boolean> {
  run.provide('mutant', id);
  for (const some of [testFiles.slice(0, 1), testFiles.slice(1)]) {
    if (some.length === 0) continue;
    const specs = some.flatMap((file) => run.getModuleSpecifications(file));
    run.state.filesMap.clear();
    const { testModules, unhandledErrors } = await run.runTestSpecifications(specs, false);
    if (unhandledErrors.length > 0 || testModules.some((one) => !one.ok())) return true;
  }
  return false;
}

function tell({ noticed, untested, unnoticed, left }: Result): void {
  const all = noticed + untested.length + unnoticed.length;
  const share = all === 0 ? 0 : Math.round((1000 * noticed) / all) / 10;
  console.log(
    `${folder}: ${share} % of ${all} faults were noticed; ${unnoticed.length} were not, ${untested.length} are met by no test; ${left} of ${mutants.length} were not tried.`,
  );
}

function inWords({ file, line, was, becomes }: Mutant): string {
  return `${relative(folder, file)}:${line}  ${oneLine(was)}  ->  ${oneLine(becomes)}`;
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 90 ? `${line.slice(0, 87)}…` : line;
}
