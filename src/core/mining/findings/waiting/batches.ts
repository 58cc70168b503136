// Is work gathered and done in batches? A step is done in runs: one piece after the other by anybody, until nobody does it for a
// while. Where several pieces lay through that while and were then done together, they waited to be gathered.
import { type Instant, MINUTE_MS, type Milliseconds } from '../../../base/index.ts';
import { placesBy } from '../../statistics/order-by.ts';
import type { FindingGround } from '../ground.ts';
import { firstNotBelow } from './timelines.ts';

/**
 * **shape**: `of(i)` is the start of the batch in which piece i was done, NaN where it was in none; `gathering` the working time
 * between two instants in which work was gathered. `size` and `everyMs` are those of the middle batch.
 */
export type Batches = {
  readonly count: number;
  readonly size: number;
  readonly everyMs: Milliseconds;
  startOf(piece: number): Instant;
  gathering(from: Instant, to: Instant): Milliseconds;
};

const LEAST_SIZE = 3;
const FEWEST_BATCHES = 5;
/** Batches are how a step works only where they hold at least this share of its pieces. */
const LEAST_SHARE = 0.4;

type Run = { from: number; to: number; gapFrom: Instant; start: Instant };

/** The batches of a step, whose pieces are given; undefined where it is not worked in batches. */
export function batchesIn(
  ground: FindingGround,
  pieces: Uint32Array,
  workMs: Milliseconds,
): Batches | undefined {
  const { spans, hours } = ground;
  const order = placesBy(pieces, spans.startedAt);
  const pause = Math.max(30 * MINUTE_MS, hours.dayMs / 4, workMs);
  const batches: Run[] = [];
  const sizes: number[] = [];
  for (const run of runsOf(ground, order, pause)) {
    let gathered = 0;
    for (let k = run.from; k < run.to; k++)
      if ((spans.readyAt[order[k] as number] as number) < run.start) gathered++;
    if (gathered < LEAST_SIZE || gathered * 2 < run.to - run.from) continue;
    batches.push(run);
    sizes.push(gathered);
  }
  const inBatches = sizes.reduce((sum, size) => sum + size, 0);
  if (batches.length < FEWEST_BATCHES || inBatches < pieces.length * LEAST_SHARE) return undefined;
  return askable(ground, order, batches, sizes);
}

/** Runs after a pause; the first one follows none that is known. */
function runsOf({ spans, hours }: FindingGround, order: Uint32Array, pause: Milliseconds): Run[] {
  const runs: Run[] = [];
  let latest = Number.NaN;
  for (let k = 0; k < order.length; k++) {
    const start = spans.startedAt[order[k] as number] as number;
    const run = runs.at(-1);
    if (Number.isNaN(latest) || hours.workingMs(latest, start) > pause) {
      if (!Number.isNaN(latest)) runs.push({ from: k, to: k + 1, gapFrom: latest, start });
    } else if (run) run.to = k + 1;
    const end = spans.endedAt[order[k] as number] as number;
    latest = Number.isNaN(latest) ? end : Math.max(latest, end);
  }
  return runs;
}

function askable(
  ground: FindingGround,
  order: Uint32Array,
  batches: readonly Run[],
  sizes: number[],
): Batches {
  const { spans, hours } = ground;
  const startOf = new Map<number, Instant>();
  const before = new Float64Array(batches.length + 1);
  for (const [b, run] of batches.entries()) {
    before[b + 1] = (before[b] as number) + hours.workingMs(run.gapFrom, run.start);
    for (let k = run.from; k < run.to; k++) {
      const piece = order[k] as number;
      if ((spans.readyAt[piece] as number) < run.start) startOf.set(piece, run.start);
    }
  }
  // Working time spent gathering before an instant.
  const until = (at: Instant): Milliseconds => {
    const b = firstNotBelow((place) => batches[place]?.start ?? 0, 0, batches.length, at);
    const run = batches[b];
    return (before[b] as number) + (run ? hours.workingMs(run.gapFrom, at) : 0);
  };
  const every = batches.slice(1).map((run, b) => hours.workingMs(batches[b]?.start ?? 0, run.start));
  return {
    count: batches.length,
    size: middle(sizes),
    everyMs: middle(every),
    startOf: (piece) => startOf.get(piece) ?? Number.NaN,
    gathering: (from, to) => (to <= from ? 0 : until(to) - until(from)),
  };
}

function middle(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
