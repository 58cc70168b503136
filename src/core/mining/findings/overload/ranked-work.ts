// How long does each piece of work lie, among all of its step? By rank, from 0 (the shortest) to 1, where several share a step.
import type { Milliseconds } from '../../../base/index.ts';
import { orderBy, valuesAt } from '../../statistics/order-by.ts';
import { membersOf } from '../columns.ts';
import type { FindingGround } from '../ground.ts';

/**
 * **shape**: `rank` and `values` by piece, NaN where unknown or where nobody else does the step; `usualOfOthers` the average of the
 * others at that step; `peersOf` who does the same steps. **units**: working time, waiting where starts are told, else until done.
 */
export type RankedWork = {
  readonly measured: 'waits' | 'passes';
  readonly rank: Float64Array;
  readonly values: Float64Array;
  usualOfOthers(piece: number): Milliseconds;
  peersOf(performer: number): readonly number[];
};

const FEWEST_PIECES = 60;
/** Somebody with less than this share of a step only helps out there. */
const FAIR_PART = 0.05;

export function rankWork(ground: FindingGround): RankedWork {
  const { spans, log } = ground;
  const { of, names } = ground.performers();
  const measured = spans.startsKnown ? 'waits' : 'passes';
  const values = measured === 'waits' ? ground.waited() : ground.passing();
  const rank = new Float64Array(spans.count).fill(Number.NaN);
  const othersMean = new Float64Array(spans.count);
  const peers = new Map<number, Set<number>>();
  const groups = ground.byActivity();
  for (let a = 0; a < log.activities.length; a++) {
    const all = membersOf(groups, a);
    if (all.length < FEWEST_PIECES) continue;
    const pieces = all.filter((i) => !Number.isNaN(values[i] as number) && (of[i] as number) >= 0);
    const sums = sumsOf(pieces, values, of);
    const regular = [...sums].filter(([, { count }]) => count >= pieces.length * FAIR_PART).map(([p]) => p);
    if (regular.length < 2) continue;
    for (const p of regular) {
      const known = peers.get(p) ?? new Set<number>();
      for (const q of regular) if (q !== p) known.add(q);
      peers.set(p, known);
    }
    setRanks(pieces, values, rank);
    setMeans(pieces, of, sums, othersMean);
  }
  return {
    ...{ measured, rank, values },
    usualOfOthers: (piece) => othersMean[piece] as number,
    peersOf: (p) => (names[p] === undefined ? [] : [...(peers.get(p) ?? [])]),
  };
}

type Sum = { count: number; total: number };

function sumsOf(pieces: Uint32Array, values: Float64Array, of: Int32Array): Map<number, Sum> {
  const sums = new Map<number, Sum>();
  for (const i of pieces) {
    const sum = sums.get(of[i] as number) ?? { count: 0, total: 0 };
    sum.count++;
    sum.total += values[i] as number;
    sums.set(of[i] as number, sum);
  }
  return sums;
}

function setRanks(pieces: Uint32Array, values: Float64Array, rank: Float64Array): void {
  const { order, same } = orderBy(valuesAt(pieces, values));
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && same(to)) to++;
    for (let k = from; k < to; k++)
      rank[pieces[order[k] as number] as number] = (from + to) / 2 / order.length;
    from = to;
  }
}

function setMeans(
  pieces: Uint32Array,
  of: Int32Array,
  sums: Map<number, Sum>,
  othersMean: Float64Array,
): void {
  let [count, total] = [0, 0];
  for (const sum of sums.values()) {
    count += sum.count;
    total += sum.total;
  }
  for (const i of pieces) {
    const own = sums.get(of[i] as number) ?? { count: 0, total: 0 };
    othersMean[i] = count > own.count ? (total - own.total) / (count - own.count) : Number.NaN;
  }
}
