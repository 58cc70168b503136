// How much does a model allow that never happens? After every beginning that was seen, what could come next is held
// against what did. After Muñoz-Gama and Carmona, "A fresh look at precision in process conformance" (BPM 2010).
import type { NetWalk } from '../../net/index.ts';
import type { IntendedWalk } from './intended.ts';
import { knownOf, type Sequences } from './sequences.ts';

/**
 * Escaping-edges precision. **definition**: 1 − (sum of escaping) / (sum of allowed) over the beginnings of cases that go
 * on, each counted as often as it occurs: allowed are the activities that the model lets come next, escaping those of
 * them that never do. Beginnings that the model does not allow, and activities that it does not have, are left out.
 * 1 where it allows nothing; null where there is no case. **source**: Muñoz-Gama and Carmona, BPM 2010.
 */
export function precisionOf(intended: IntendedWalk, sequences: Sequences): number | null {
  const { variants, codes } = sequences;
  if (variants.count === 0) return null;
  const sorted = variants.counts
    .map((cases, variant) => ({ cases, labels: knownOf(intended, codes(variant)) }))
    .sort((a, b) => compare(a.labels, b.labels));
  const tally = { allowed: 0, escaping: 0 };
  const open: Beginning[] = [beginning([intended.walk.start])];
  let before: Int32Array = new Int32Array(0);
  for (const { cases, labels } of sorted) {
    close(intended.walk, open, commonLength(before, labels) + 1, tally);
    for (let i = open.length - 1; i < labels.length; i++) {
      open.push(beginning(steppedOn(intended.walk, (open[i] as Beginning).markings, labels[i] as number)));
    }
    for (const [i, label] of labels.entries()) {
      const at = open[i] as Beginning;
      at.cases += cases;
      at.next.add(label);
    }
    before = labels;
  }
  close(intended.walk, open, 0, tally);
  return tally.allowed === 0 ? 1 : 1 - tally.escaping / tally.allowed;
}

/** A beginning of cases: the markings it leads to (none where the model does not allow it), how many go on, and with what. */
type Beginning = { readonly markings: readonly number[]; cases: number; readonly next: Set<number> };

const MOST_READINGS = 16;

const beginning = (markings: readonly number[]): Beginning => ({ markings, cases: 0, next: new Set() });

const steppedOn = (walk: NetWalk, markings: readonly number[], label: number): number[] =>
  [...new Set(markings.flatMap((marking) => walk.step(marking, label).map(({ to }) => to)))].slice(
    0,
    MOST_READINGS,
  );

function close(
  walk: NetWalk,
  open: Beginning[],
  kept: number,
  tally: { allowed: number; escaping: number },
): void {
  while (open.length > kept) {
    const { markings, cases, next } = open.pop() as Beginning;
    if (cases === 0) continue;
    const allowed = new Set(markings.flatMap((marking) => walk.offered(marking)));
    let escaping = 0;
    for (const label of allowed) if (!next.has(label)) escaping++;
    tally.allowed += cases * allowed.size;
    tally.escaping += cases * escaping;
  }
}

function commonLength(a: Int32Array, b: Int32Array): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}

function compare(a: Int32Array, b: Int32Array): number {
  const length = commonLength(a, b);
  return (a[length] ?? -1) - (b[length] ?? -1);
}
