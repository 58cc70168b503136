// How long does work lie before each step, against the other steps and against the time a case takes in all?
import { HOUR_MS, type Milliseconds } from '../../../base/index.ts';
import { placesBy, valuesAt } from '../../statistics/order-by.ts';
import { membersOf } from '../columns.ts';
import type { FindingGround } from '../ground.ts';

/**
 * One step's pieces of work whose time is known, in the order they became ready. **shape**: `pieces` are places among the spans,
 * `values` their times; `share` of the time of all cases together. **units**: working time.
 */
export type StepWait = {
  readonly activity: number;
  readonly pieces: Uint32Array;
  readonly values: Float64Array;
  readonly totalMs: Milliseconds;
  readonly meanMs: Milliseconds;
  readonly share: number;
};

/** Fewer pieces than this say little. */
export const FEWEST_PIECES = 30;

/** The steps with enough pieces whose value is known, of `waited()` or `passing()`. */
export function stepWaits(ground: FindingGround, column: Float64Array): StepWait[] {
  const { spans, log } = ground;
  const groups = ground.byActivity();
  const steps: StepWait[] = [];
  for (let activity = 0; activity < log.activities.length; activity++) {
    const all = membersOf(groups, activity);
    if (all.length < FEWEST_PIECES) continue;
    const known = all.filter((i) => !Number.isNaN(column[i] as number));
    // Where hardly any piece tells, those that do are no fair sample.
    if (known.length < Math.max(FEWEST_PIECES, all.length * KNOWN_SHARE)) continue;
    const pieces = placesBy(known, spans.readyAt);
    const values = valuesAt(pieces, column);
    let totalMs = 0;
    for (const value of values) totalMs += value;
    const share = ground.totalMs() > 0 ? totalMs / ground.totalMs() : 0;
    steps.push({ activity, pieces, values, totalMs, meanMs: totalMs / values.length, share });
  }
  return steps;
}

const KNOWN_SHARE = 0.5;

/** What the other steps usually have: the median of their means, 0 where there is no other. */
export function usualOf(steps: readonly StepWait[], except: StepWait): Milliseconds {
  const means = steps
    .filter((step) => step !== except)
    .map(({ meanMs }) => meanMs)
    .sort((a, b) => a - b);
  const middle = means.length >> 1;
  const upper = means[middle] ?? 0;
  return means.length % 2 === 1 ? upper : ((means[middle - 1] ?? 0) + upper) / 2;
}

/** Nobody minds less than an hour, or a tenth of a case that takes less than ten. */
export const leastWait = (ground: FindingGround): Milliseconds =>
  Math.min(HOUR_MS, (0.1 * ground.totalMs()) / Math.max(1, ground.log.cases));
