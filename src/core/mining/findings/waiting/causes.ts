// Why does work wait? The time from ready to begun is split by what was the matter with whoever then did it, after Lashkevich,
// Milani, Chapela-Campa, Suvorau, Dumas, "Why am I waiting? Data-driven analysis of waiting times in business processes"
// (CAiSE 2023). Ours: all in the working time of the place; batches are those of the step and not of one person; absence is
// a whole day without a sign of that person.
import { DAY_MS, type Instant, type Milliseconds } from '../../../base/index.ts';
import type { FindingGround } from '../ground.ts';
import type { Batches } from './batches.ts';
import { firstNotBelow } from './timelines.ts';

/**
 * - `contention` whoever did it was busy with work that had been ready before
 * - `prioritisation` was busy with work that became ready later
 * - `batching` the work was gathered, to be done together with other pieces
 * - `absence` did nothing at all on those days
 * - `outside` none of these: the log does not show what it waited for
 */
export const CAUSES = ['contention', 'batching', 'prioritisation', 'absence', 'outside'] as const;
export type Cause = (typeof CAUSES)[number];

/** **units**: working time by cause, over the pieces looked at. **shape**: `looked` of `pieces`; those by nobody known are left out. */
export type Causes = {
  readonly totalMs: Milliseconds;
  readonly ms: { readonly [cause in Cause]: Milliseconds };
  readonly looked: number;
};

/** So many pieces, evenly taken, tell as much as all of them. */
const MOST_LOOKED = 1500;
const MOST_OVERLAPS = 400;
const MOST_DAYS = 100;

export function causesOf(ground: FindingGround, pieces: Uint32Array, batches: Batches | undefined): Causes {
  const ms = { contention: 0, batching: 0, prioritisation: 0, absence: 0, outside: 0 };
  const { of } = ground.performers();
  const step = Math.max(1, Math.floor(pieces.length / MOST_LOOKED));
  let looked = 0;
  for (let k = 0; k < pieces.length; k += step) {
    const piece = pieces[k] as number;
    if ((of[piece] as number) < 0) continue;
    looked++;
    split(ground, piece, batches, ms);
  }
  const totalMs = CAUSES.reduce((sum, cause) => sum + ms[cause], 0);
  return { totalMs, ms, looked };
}

type Split = { [cause in Cause]: Milliseconds };

function split(ground: FindingGround, piece: number, batches: Batches | undefined, ms: Split): void {
  const { spans, hours } = ground;
  const ready = spans.readyAt[piece] as number;
  const begun = spans.startedAt[piece] as number;
  const batchStart = batches ? batches.startOf(piece) : Number.NaN;
  // Within its batch it waits for the pieces before it: that, too, comes of gathering.
  const end = Number.isNaN(batchStart) ? begun : Math.min(begun, Math.max(ready, batchStart));
  const within = hours.workingMs(end, begun);
  const all = hours.workingMs(ready, end);
  const gathered = batches ? batches.gathering(ready, end) : 0;
  const busy = busyIn(ground, piece, ready, end, batches);
  const batching = Math.max(0, gathered - busy.earlierWhileGathering);
  const prioritisation = Math.max(0, busy.later - busy.laterWhileGathering);
  const rest = Math.max(0, all - batching - busy.earlier - prioritisation);
  const absence = Math.min(rest, awayIn(ground, piece, ready, end, batches));
  ms.batching += within + batching;
  ms.contention += busy.earlier;
  ms.prioritisation += prioritisation;
  ms.absence += absence;
  ms.outside += rest - absence;
}

/** How long whoever did a piece was busy meanwhile, with work that was ready earlier and with work that was ready later. */
function busyIn(
  ground: FindingGround,
  piece: number,
  from: Instant,
  to: Instant,
  batches: Batches | undefined,
) {
  const { spans, hours } = ground;
  const { starts, order, latestEnd } = ground.timelines();
  const p = ground.performers().of[piece] as number;
  const first = starts[p] as number;
  const startAt = (place: number): number => spans.startedAt[order[place] as number] as number;
  const behind = firstNotBelow(startAt, first, starts[p + 1] as number, to);
  let ahead = behind;
  while (ahead > first && behind - ahead < MOST_OVERLAPS && (latestEnd[ahead - 1] as number) > from) ahead--;
  const busy = { earlier: 0, later: 0, earlierWhileGathering: 0, laterWhileGathering: 0 };
  let done = from;
  for (let place = ahead; place < behind; place++) {
    const other = order[place] as number;
    const begin = Math.max(done, spans.startedAt[other] as number);
    const end = Math.min(to, spans.endedAt[other] as number);
    if (end <= begin || other === piece) continue;
    const time = hours.workingMs(begin, end);
    const gathering = batches ? batches.gathering(begin, end) : 0;
    if ((spans.readyAt[other] as number) > from) {
      busy.later += time;
      busy.laterWhileGathering += gathering;
    } else {
      busy.earlier += time;
      busy.earlierWhileGathering += gathering;
    }
    done = end;
  }
  return busy;
}

/** Working time on whole days without a sign of whoever did it, unless work was being gathered. */
function awayIn(
  ground: FindingGround,
  piece: number,
  from: Instant,
  to: Instant,
  batches: Batches | undefined,
) {
  const { hours } = ground;
  const { isActive } = ground.timelines();
  const p = ground.performers().of[piece] as number;
  let away = 0;
  for (let day = Math.floor(from / DAY_MS), n = 0; day * DAY_MS < to && n < MOST_DAYS; day++, n++) {
    if (isActive(p, day * DAY_MS)) continue;
    const begin = Math.max(from, day * DAY_MS);
    const end = Math.min(to, (day + 1) * DAY_MS);
    away += Math.max(0, hours.workingMs(begin, end) - (batches ? batches.gathering(begin, end) : 0));
  }
  return away;
}
