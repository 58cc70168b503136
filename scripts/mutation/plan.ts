// Which faults are tried, and in what order? The same for the same seed; evenly over the folders, so that a part says something of all.
import { dirname, relative } from 'node:path';
import type { Mutant } from './mutants.ts';

/** The folder within `root` that a fault is counted with: the first below it, or '.' for a file that lies in `root` itself. */
export function groupOf(root: string, file: string): string {
  return relative(root, dirname(file)).split('/')[0] || '.';
}

/** At most `sample` faults of each group, drawn by `seed`; one of each group after the other. */
export function planOf(root: string, mutants: readonly Mutant[], sample: number, seed: number): Mutant[] {
  const groups = Map.groupBy(mutants, ({ file }) => groupOf(root, file));
  const drawn = [...groups.values()].map((each) => shuffled(each, seed).slice(0, sample));
  const longest = Math.max(0, ...drawn.map(({ length }) => length));
  return Array.from({ length: longest }, (_, turn) => drawn.flatMap((each) => each[turn] ?? [])).flat();
}

function shuffled<T>(list: readonly T[], seed: number): T[] {
  const all = [...list];
  let state = seed >>> 0;
  // A linear congruential generator, of which the upper bits are taken.
  const below = (most: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
  for (let at = all.length - 1; at > 0; at--) {
    const other = below(at + 1);
    [all[at], all[other]] = [all[other] as T, all[at] as T];
  }
  return all;
}
