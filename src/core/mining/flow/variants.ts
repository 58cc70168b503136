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
  const ranked = variants.counts
    .map((cases, variant) => ({ cases, variant }))
    .sort((a, b) => b.cases - a.cases);
  // Names are compared only among those that could be shown: a log of a million variants has them all at one case.
  const least = ranked[Math.min(limit, ranked.length) - 1]?.cases ?? 0;
  return ranked
    .filter(({ cases }) => cases >= least)
    .map(({ cases, variant }) => ({
      cases,
      activities: activitiesIn(log, variants.example[variant] as number),
    }))
    .sort((a, b) => b.cases - a.cases || inOrder(a.activities.join('\n'), b.activities.join('\n')))
    .slice(0, limit);
}

/** The activities of a case, in order. */
export function activitiesIn(log: EventLog, c: number): string[] {
  const codes = log.activity.subarray(log.caseStarts[c], log.caseStarts[c + 1]);
  return Array.from(codes, (code) => log.activities[code] ?? '');
}
