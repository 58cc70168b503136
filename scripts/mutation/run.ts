// `node scripts/mutation/run.ts src/core/engine 10 --sample 100 --seed 7`: how many small faults in a folder do the tests notice, within
// ten minutes, of at most a hundred in each folder of it? What nobody notices is told with its line.
//
// Why this and not Stryker: docs/decisions/0086-faults-that-tests-must-notice.md.
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isHarmless } from './harmless.ts';
import type { Mutant } from './mutants.ts';
import { groupOf } from './plan.ts';
import { scoreOf, type Tried } from './score.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { sample: { type: 'string' }, seed: { type: 'string', default: '7' } },
});
const [folder = 'src/core/engine', minutes = '10', tests = 'src/core/engine/**/*.test.ts'] = positionals;
const root = resolve(import.meta.dirname, '../..');
const began = performance.now();

const { tried, all, planned } = await scoreOf({
  root,
  folder,
  tests,
  minutes: Number(minutes),
  sample: Number(values.sample ?? Number.POSITIVE_INFINITY),
  seed: Number(values.seed),
  harmless: (mutant) => isHarmless(root, mutant),
  tell: ({ mutant, as }, index, of) => {
    if (index % 100 === 0) console.error(`${index} of ${of}, ${seconds()} s`);
    if (as === 'unnoticed' || as === 'unmet') console.log(inWords(mutant, as));
    if (as === 'hung' || as === 'died') console.error(inWords(mutant, as));
  },
});
const groups = Map.groupBy(tried, ({ mutant }) => groupOf(join(root, folder), mutant.file));
for (const [group, some] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1)))
  console.log(share(join(folder, group), some));
console.log(share(folder, tried));
console.log(
  `Seed ${values.seed}, ${planned} drawn of ${all}, ${planned - tried.length} not tried for want of time; ${seconds()} s.`,
);

function share(name: string, some: readonly Tried[]): string {
  const count = (as: Tried['as']): number => some.filter((one) => one.as === as).length;
  const noticed = some.length - count('unnoticed') - count('unmet');
  const percent = some.length === 0 ? 0 : Math.round((1000 * noticed) / some.length) / 10;
  return `${name}: ${percent} % of ${some.length} noticed (${count('hung')} hung, ${count('died')} died); ${count('unnoticed')} not, ${count('unmet')} met by no test.`;
}

function seconds(): number {
  return Math.round((performance.now() - began) / 1000);
}

function inWords({ file, line, was, becomes }: Mutant, as: string): string {
  return `${relative(root, file)}:${line} ${as}  ${oneLine(was)}  ->  ${oneLine(becomes)}`;
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 90 ? `${line.slice(0, 87)}…` : line;
}
