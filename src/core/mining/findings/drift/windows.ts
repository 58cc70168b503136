// How many cases of each stretch of time had each step and each arrow? Windows of equally many cases, in the order in which the
// cases began; cases that may not have ended are left out, for their ways look shorter than they will be.
import type { Instant } from '../../../base/index.ts';
import type { FindingGround } from '../ground.ts';

/** A step, or an arrow between two. **shape**: `by[w]` cases of window w have it, `cases` in all. */
export type Feature = {
  readonly from: number | null;
  readonly activity: number;
  readonly by: Float64Array;
  readonly cases: number;
};

/** **shape**: `cases[w]` and `begins[w]` of each window; `order` the cases looked at, as they began. */
export type Windows = {
  readonly cases: Float64Array;
  readonly begins: Float64Array;
  readonly order: Int32Array;
  readonly features: readonly Feature[];
};

const WINDOWS = 20;
/** A beginning is thin where cases come this many times more slowly than usual; the last cases may be unfinished. */
const [THIN, LATE] = [4, 0.2];
/** An arrow or step that fewer cases have is no feature; and so many arrows are enough. */
const [LEAST_SHARE, MOST_FEATURES] = [0.05, 300];

export function windowsOf(ground: FindingGround): Windows {
  const order = endedInOrder(ground);
  const windows = Math.min(WINDOWS, Math.max(1, order.length));
  const windowOf = (place: number): number => Math.floor((place * windows) / order.length);
  const [cases, begins] = [new Float64Array(windows), new Float64Array(windows).fill(Number.NaN)];
  const counts = new Map<number, { by: Float64Array; last: number }>();
  for (const [place, c] of order.entries()) {
    const window = windowOf(place);
    cases[window] = (cases[window] as number) + 1;
    if (Number.isNaN(begins[window]))
      begins[window] = ground.log.at[ground.log.caseStarts[c] as number] as number;
    countCase(ground, c, window, counts, windows);
  }
  return { cases, begins, order, features: featuresOf(ground, counts, order.length) };
}

/**
 * Cases by their first event, without those that are open or may be; and without a thin beginning, in which a log of closed
 * cases holds only the longest.
 */
function endedInOrder(ground: FindingGround): Int32Array {
  const { log, open, until } = ground;
  const began = (c: number): Instant => log.at[log.caseStarts[c] as number] as number;
  const lasted = Float64Array.from(
    { length: log.cases },
    (_, c) => (log.at[(log.caseStarts[c + 1] as number) - 1] as number) - began(c),
  ).sort();
  const latest = until - (lasted[Math.floor(lasted.length * 0.9)] ?? 0);
  const order = Int32Array.from({ length: log.cases }, (_, c) => c)
    .filter((c) => open?.[c] !== 1 && began(c) <= latest)
    .sort((a, b) => began(a) - began(b) || a - b);
  return withoutUnfinished(ground, order.subarray(thinBeginning(order, began)));
}

/** How many cases of the beginning came much more slowly than usual. */
function thinBeginning(order: Int32Array, began: (c: number) => Instant): number {
  const step = Math.max(1, Math.floor(order.length / WINDOWS));
  const gapAt = (place: number): number =>
    began(order[place + step] as number) - began(order[place] as number);
  const gaps = Array.from({ length: Math.floor(order.length / step) - 1 }, (_, n) => gapAt(n * step));
  const usual = gaps.toSorted((a, b) => a - b)[gaps.length >> 1] ?? 0;
  const thin = gaps.findIndex((gap) => gap <= usual * THIN);
  return Math.max(0, thin) * step;
}

/** Of the last fifth, only cases that end with a step with which cases usually end: the others may go on. */
function withoutUnfinished({ log }: FindingGround, order: Int32Array): Int32Array {
  const ends = new Float64Array(log.activities.length);
  const endOf = (c: number): number => log.activity[(log.caseStarts[c + 1] as number) - 1] as number;
  const early = Math.floor(order.length / 2);
  for (const c of order.subarray(0, early)) ends[endOf(c)] = (ends[endOf(c)] as number) + 1;
  const late = Math.floor(order.length * (1 - LATE));
  return order.filter((c, place) => place < late || (ends[endOf(c)] as number) >= early * LEAST_SHARE);
}

function countCase(
  ground: FindingGround,
  c: number,
  window: number,
  counts: Map<number, { by: Float64Array; last: number }>,
  windows: number,
): void {
  const { spans, log } = ground;
  const first = ground.spansOf();
  const many = log.activities.length;
  const add = (key: number) => {
    const count = counts.get(key) ?? { by: new Float64Array(windows), last: -1 };
    counts.set(key, count);
    if (count.last === c) return;
    count.last = c;
    count.by[window] = (count.by[window] as number) + 1;
  };
  for (let i = first[c] as number; i < (first[c + 1] as number); i++) {
    add(spans.activity[i] as number);
    if (i > (first[c] as number))
      add(((spans.activity[i - 1] as number) + 1) * many + (spans.activity[i] as number));
  }
}

function featuresOf(
  { log }: FindingGround,
  counts: ReadonlyMap<number, { by: Float64Array }>,
  cases: number,
): Feature[] {
  const many = log.activities.length;
  return (
    [...counts]
      .map(([key, { by }]): Feature => {
        const total = by.reduce((sum, count) => sum + count, 0);
        const from = key < many ? null : Math.floor(key / many) - 1;
        return { from, activity: key % many, by, cases: total };
      })
      .filter((feature) => feature.cases >= cases * LEAST_SHARE)
      // Steps stand first: of a step and an arrow that tell the same, the step is easier to say.
      .sort((a, b) => Number(a.from !== null) - Number(b.from !== null) || b.cases - a.cases)
      .slice(0, MOST_FEATURES)
  );
}
