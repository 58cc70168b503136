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
/** An arrow or step that fewer cases have is no feature; and so many are enough. */
const [LEAST_SHARE, MOST_STEPS, MOST_FEATURES] = [0.05, 100, 300];

export function windowsOf(ground: FindingGround): Windows {
  const { at, caseStarts } = ground.log;
  const order = endedInOrder(ground);
  const windows = Math.min(WINDOWS, Math.max(1, order.length));
  const [cases, begins] = [new Float64Array(windows), new Float64Array(windows).fill(Number.NaN)];
  const counts: Counts = { windows, by: new Map(), frequent: frequentIn(ground, order) };
  for (const [place, c] of order.entries()) {
    const window = Math.floor((place * windows) / order.length);
    cases[window] = (cases[window] as number) + 1;
    if (Number.isNaN(begins[window])) begins[window] = at[caseStarts[c] as number] as number;
    countCase(ground, c, window, counts);
  }
  return { cases, begins, order, features: featuresOf(ground, counts, order.length) };
}

type Count = { readonly by: Float64Array; last: number };
type Counts = { readonly windows: number; readonly by: Map<number, Count>; readonly frequent: Uint8Array };

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

/** The activities done most, if enough cases may have them to be features: of a million names hardly any. */
function frequentIn(ground: FindingGround, order: Int32Array): Uint8Array {
  const { starts } = ground.byActivity();
  const timesOf = (a: number): number => (starts[a + 1] as number) - (starts[a] as number);
  const frequent = new Uint8Array(ground.log.activities.length);
  const enough = Array.from(frequent, (_, a) => a).filter((a) => timesOf(a) >= order.length * LEAST_SHARE);
  for (const a of enough.sort((x, y) => timesOf(y) - timesOf(x) || x - y).slice(0, MOST_STEPS))
    frequent[a] = 1;
  return frequent;
}

function countCase(ground: FindingGround, c: number, window: number, counts: Counts): void {
  const { spans, log } = ground;
  const starts = ground.spansOf();
  const [first, next] = [starts[c] as number, starts[c + 1] as number];
  for (let i = first; i < next; i++) {
    const activity = spans.activity[i] as number;
    if (counts.frequent[activity] !== 1) continue;
    count(counts, activity, c, window);
    const before = i > first ? (spans.activity[i - 1] as number) : -1;
    if (before >= 0 && counts.frequent[before] === 1)
      count(counts, (before + 1) * log.activities.length + activity, c, window);
  }
}

function count({ by, windows }: Counts, key: number, c: number, window: number): void {
  const known = by.get(key) ?? { by: new Float64Array(windows), last: -1 };
  by.set(key, known);
  if (known.last === c) return;
  known.last = c;
  known.by[window] = (known.by[window] as number) + 1;
}

function featuresOf({ log }: FindingGround, { by: counts }: Counts, cases: number): Feature[] {
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
