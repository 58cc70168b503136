// How is a gate shown: the rows of evidence that both ways of telling of it share, and the cases behind it.
import type { Evidence } from '../finding.ts';
import { grouped, percent } from '../words.ts';
import { EFFECTS, type Passages } from './passages.ts';

export const interval = ({ low, high }: { low: number; high: number }): string =>
  `95% interval ${low < 0.0005 ? '0%' : percent(low)} to ${percent(high)}`;

/** How often the gate did what. */
export function effectsOf({ effect }: Passages): readonly Evidence[] {
  return EFFECTS.flatMap((label, place) => {
    const count = effect.filter((each) => each === place).length;
    return count === 0 ? [] : [{ label: label[0]?.toUpperCase() + label.slice(1), value: grouped(count) }];
  });
}

/** The cases of the passages that count. */
export function casesOf(
  { cases, effect }: Passages,
  counts: (effect: number, n: number) => boolean,
): Uint32Array {
  const found = new Set<number>();
  for (const [n, c] of cases.entries()) if (counts(effect[n] as number, n)) found.add(c);
  return Uint32Array.from(found);
}
