// Which different ways do cases take? Cases with the same sequence of activities are one variant.
import type { EventLog } from '../../event-log/index.ts';
import { inOrder } from './directly-follows.ts';

/** **shape**: `ofCase[c]` is the variant of case c (-1 for one left out); `counts[v]` its cases; `example[v]` one of them. */
export type Variants = {
  readonly count: number;
  readonly ofCase: Int32Array;
  readonly counts: readonly number[];
  readonly example: readonly number[];
};

/** Groups the cases of the log, or those for which `kept` is 1. */
export function variantsOf(log: EventLog, kept?: Uint8Array): Variants {
  const ofCase = new Int32Array(log.cases).fill(-1);
  const counts: number[] = [];
  const example: number[] = [];
  // A power of two, at least twice the cases: the table is never more than half full.
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(log.cases * 2 + 2))).fill(-1);
  for (let c = 0; c < log.cases; c++) {
    if (kept && kept[c] !== 1) continue;
    let slot = hashOf(log, c) & (slots.length - 1);
    let variant = slots[slot] as number;
    while (variant >= 0 && !sameWay(log, c, example[variant] as number)) {
      slot = (slot + 1) & (slots.length - 1);
      variant = slots[slot] as number;
    }
    if (variant < 0) {
      variant = counts.length;
      slots[slot] = variant;
      counts.push(0);
      example.push(c);
    }
    ofCase[c] = variant;
    counts[variant] = (counts[variant] as number) + 1;
  }
  return { count: counts.length, ofCase, counts, example };
}

function hashOf(log: EventLog, c: number): number {
  const end = log.caseStarts[c + 1] as number;
  let hash = 0x811c9dc5;
  for (let i = log.caseStarts[c] as number; i < end; i++) {
    hash = Math.imul(hash ^ (log.activity[i] as number), 0x01000193);
    hash ^= hash >>> 13;
  }
  return Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) >>> 1;
}

function sameWay(log: EventLog, a: number, b: number): boolean {
  const startA = log.caseStarts[a] as number;
  const startB = log.caseStarts[b] as number;
  const length = (log.caseStarts[a + 1] as number) - startA;
  if ((log.caseStarts[b + 1] as number) - startB !== length) return false;
  for (let i = 0; i < length; i++) if (log.activity[startA + i] !== log.activity[startB + i]) return false;
  return true;
}

/** One variant by name. */
export type Variant = { readonly cases: number; readonly activities: readonly string[] };

/** The most frequent variants, at most `limit`; where they are equally frequent, in the order of their names. */
export function topVariants(log: EventLog, variants: Variants, limit: number): Variant[] {
  const { counts, example } = variants;
  const rank = ranksOf(log.activities);
  const before = (a: number, b: number): number =>
    (counts[b] as number) - (counts[a] as number) ||
    compareWays(log, rank, example[a] as number, example[b] as number);
  return firstOf(counts.length, limit, before).map((variant) => ({
    cases: counts[variant] as number,
    activities: activitiesIn(log, example[variant] as number),
  }));
}

/** The place of each name among all names in order, so that ways are compared without making texts of them. */
function ranksOf(names: readonly string[]): Uint32Array {
  const sorted = Uint32Array.from(names.keys()).sort((a, b) => inOrder(names[a] ?? '', names[b] ?? ''));
  const rank = new Uint32Array(names.length);
  sorted.forEach((name, place) => {
    rank[name] = place;
  });
  return rank;
}

function compareWays(log: EventLog, rank: Uint32Array, a: number, b: number): number {
  const [fromA, fromB] = [log.caseStarts[a] as number, log.caseStarts[b] as number];
  const lengthA = (log.caseStarts[a + 1] as number) - fromA;
  const lengthB = (log.caseStarts[b + 1] as number) - fromB;
  for (let i = 0; i < lengthA && i < lengthB; i++) {
    const [here, there] = [log.activity[fromA + i] as number, log.activity[fromB + i] as number];
    if (here !== there) return (rank[here] as number) - (rank[there] as number);
  }
  return lengthA - lengthB;
}

// A log may have a million variants of one case each, of which a few hundred are wanted: those found so far are kept in
// order, and most of the others fall short of the last of them.
function firstOf(count: number, limit: number, before: (a: number, b: number) => number): number[] {
  const first: number[] = [];
  if (limit <= 0) return first;
  for (let each = 0; each < count; each++) {
    if (first.length === limit && before(each, first[limit - 1] as number) >= 0) continue;
    let [low, high] = [0, first.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (before(each, first[middle] as number) < 0) high = middle;
      else low = middle + 1;
    }
    first.splice(low, 0, each);
    if (first.length > limit) first.pop();
  }
  return first;
}

/** The activities of a case, in order. */
export function activitiesIn(log: EventLog, c: number): string[] {
  const codes = log.activity.subarray(log.caseStarts[c], log.caseStarts[c + 1]);
  return Array.from(codes, (code) => log.activities[code] ?? '');
}
