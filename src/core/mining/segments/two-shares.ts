// Is the share of cases that do something different in two sets? Fisher's exact test or chi-square, with the interval of the
// difference after Newcombe (Interval estimation for the difference between independent proportions, 1998, method 10).
import { chiSquare, fisherGreater, type TwoByTwo } from '../statistics/two-by-two.ts';
import { wilson } from '../statistics/wilson.ts';
import type { Compared } from './compared.ts';

/** So many of so many. */
export type PartOf = { readonly hits: number; readonly of: number };

/** Below this many expected in any field the exact test is asked. */
const FEW = 5;

/** **units**: shares from 0 to 1; `effect` is Cohen's h as a share of the greatest there is. */
export function compareShares(first: PartOf, second: PartOf): Compared {
  const [a, b] = [wilson(first.hits, first.of), wilson(second.hits, second.of)];
  const difference = a.share - b.share;
  return {
    first: { cases: first.of, value: a.share },
    second: { cases: second.of, value: b.share },
    difference,
    low: difference - Math.hypot(a.share - a.low, b.high - b.share),
    high: difference + Math.hypot(a.high - a.share, b.share - b.low),
    effect: Math.abs(angle(a.share) - angle(b.share)) / Math.PI,
    pValue: test(first, second),
  };
}

/** The scale on which shares near none and near all count as far apart as they are (Cohen 1988, 6.2). */
const angle = (share: number): number => 2 * Math.asin(Math.sqrt(share));

function test(first: PartOf, second: PartOf): number {
  const table: TwoByTwo = {
    both: first.hits,
    onlyFirst: first.of - first.hits,
    onlySecond: second.hits,
    neither: second.of - second.hits,
  };
  const total = first.of + second.of;
  if (total === 0) return 1;
  const hits = first.hits + second.hits;
  const least = (Math.min(first.of, second.of) * Math.min(hits, total - hits)) / total;
  if (least >= FEW) return chiSquare(table);
  // The other tail: the second set has more than the first.
  const turned: TwoByTwo = {
    both: table.onlySecond,
    onlyFirst: table.neither,
    onlySecond: table.both,
    neither: table.onlyFirst,
  };
  return Math.min(1, 2 * Math.min(fisherGreater(table), fisherGreater(turned)));
}
